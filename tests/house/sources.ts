/** The project's own files, and what each imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders that are made, not written, or that hold what others wrote. */
const passedOver = new Set([
  'node_modules',
  'dist',
  'release',
  'coverage',
  'test-results',
  'playwright-report',
  '.git',
]);

/** Every written file, as a path relative to the root with forward slashes. */
export function writtenFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (passedOver.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return writtenFiles(path);
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

/** The text of a file given relative to the root. */
export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

export interface Import {
  /** The importing file. */
  readonly from: string;
  /** A path relative to the root, or the name of a package or of a module of Node. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** The imports and re-exports of a TypeScript or JavaScript text standing in `from`. */
export function importsIn(from: string, text: string): Import[] {
  const { program, module } = parseSync(from, text);
  const found: Import[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      found.push({ from, to: target(from, statement.source.value), typeOnly: statement.importKind === 'type' });
    } else if (statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration') {
      if (!statement.source) continue;
      found.push({ from, to: target(from, statement.source.value), typeOnly: statement.exportKind === 'type' });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const name = /^['"`](.*)['"`]$/s.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (name !== undefined) found.push({ from, to: target(from, name), typeOnly: false });
  }
  return found;
}

/** All imports of the written sources below some folders. */
export function allImports(folders: readonly string[]): Import[] {
  return writtenFiles()
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && folders.some((folder) => file.startsWith(folder)))
    .flatMap((file) => importsIn(file, textOf(file)));
}

function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}
