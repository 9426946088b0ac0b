/** A small project beside the real one: the same commands and packages, around a server and an Electron of a few lines. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { modules, root } from '../../build/setup/project.mjs';

export interface ScratchProject {
  readonly folder: string;
  /** Writes a file, given relative to the project. */
  write(file: string, text: string): void;
  /** Runs one of its commands, `build/setup/<command>.mjs`, to the end. */
  run(command: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** The same, handed out while it runs. */
  begin(command: string, args?: readonly string[], env?: Readonly<Record<string, string>>): ReturnType<typeof spawn>;
  /** What its npm was asked for, one line per call. */
  npmCalls(): string[];
  remove(): void;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** Prints what it was told and, with STAY set, goes on until it is ended. */
const server = `
import { writeFileSync } from 'node:fs';
console.log('serving', JSON.stringify(process.argv.slice(2)), 'under Node', process.versions.node.split('.')[0]);
if (process.env['STAY']) {
  writeFileSync(process.env['STAY'], String(process.pid));
  setInterval(() => undefined, 1000);
}
`;

/** Stands in for npm: writes down what it was asked for and installs nothing. */
const npm = `require('node:fs').appendFileSync(__dirname + '/calls.txt', process.argv.slice(2).join(' ') + '\\n');\n`;

export function makeScratchProject(): ScratchProject {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const copied =
    /^(build|package(-lock)?\.json|\.npmrc|tsconfig.*|\.ox\w+\.json|knip\.json|(vitest|playwright)\.config\.ts)$/;
  for (const name of readdirSync(root).filter((entry) => copied.test(entry))) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const fonts = join('electron', 'papers', 'fonts');
  cpSync(join(root, fonts), join(folder, fonts), { recursive: true });
  linkPackages(join(folder, 'node_modules'));
  write('electron/browser/serve.entry.ts', server);
  write('npm/npm-cli.js', npm);
  write('npm/package.json', '{"type":"commonjs"}');

  const begin: ScratchProject['begin'] = (command, args = [], env = {}) =>
    spawn(
      process.env['npm_node_execpath'] ?? process.execPath,
      [join(folder, 'build', 'setup', `${command}.mjs`), ...args],
      { cwd: folder, env: { ...cleanEnvironment(), npm_execpath: join(folder, 'npm', 'npm-cli.js'), ...env } },
    );
  return {
    folder,
    write,
    begin,
    run: (command, args, env) => ended(begin(command, args, env)),
    npmCalls: () => linesOf(join(folder, 'npm', 'calls.txt')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The packages are shared by links; Electron is copied without its binary, for a scratch download must not reach the real one. */
function linkPackages(target: string): void {
  mkdirSync(target);
  for (const name of readdirSync(modules)) {
    if (['.cache', '.vite', 'electron', '.package-lock.json'].includes(name)) continue;
    symlinkSync(join(modules, name), join(target, name), 'junction');
  }
  cpSync(join(modules, '.package-lock.json'), join(target, '.package-lock.json'));
  const binary = [join(modules, 'electron', 'dist'), join(modules, 'electron', 'path.txt')];
  cpSync(join(modules, 'electron'), join(target, 'electron'), {
    recursive: true,
    filter: (file) => !binary.includes(file),
  });
}

/** Our environment without what would choose an Electron, a mirror or a folder for the command under test. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(electron|npm_config_electron|npm_package|init_cwd|display|wayland_display|vitest|node_options)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function ended(child: ReturnType<typeof spawn>): Promise<Ended> {
  const began = performance.now();
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, seconds: (performance.now() - began) / 1000 }));
  });
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}
