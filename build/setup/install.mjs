/** Brings node_modules to what the lockfile says: nothing when it is so already, else `npm ci`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, hasPinnedNode, modules, notes, readJson, root, SetupProblem, writeJson } from './project.mjs';
import { runNpm } from './run.mjs';

const note = join(notes, 'installed.json');
const inputs = ['package-lock.json', 'build/node-runtime/package.json', '.npmrc'];

/** Installs when something is missing or the lockfile changed since; uses no network otherwise. */
export async function install() {
  const wanted = hashOf(inputs);
  const installed = /** @type {{ inputs: string } | undefined} */ (readJson(note));
  if (installed?.inputs === wanted && hasPinnedNode()) return;
  if (!isAsLocked()) {
    console.log('正在安装所需组件，请稍候。Installing what is missing.');
    const ended = await runNpm([command(), '--no-audit', '--no-fund', '--loglevel=error']);
    if (ended.code !== 0) {
      throw new SetupProblem(
        '组件安装未成功，请检查网络或 npm 镜像设置后再试。The installation failed: check the network or npm’s registry setting, then try again.',
      );
    }
  }
  writeJson(note, { inputs: wanted });
}

/** On Windows a running node.exe cannot be deleted, so when ours lies in node_modules npm mends in place. */
function command() {
  return process.platform === 'win32' && process.execPath.startsWith(modules) ? 'install' : 'ci';
}

/** npm leaves, as its last act, a list of what it installed; equal to the lockfile means complete. */
function isAsLocked() {
  const installed = packagesIn(join(modules, '.package-lock.json'));
  const locked = packagesIn(join(root, 'package-lock.json'));
  if (!installed || !locked || !hasPinnedNode()) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link) return true;
    if (entry.optional && !isBinaryForThisMachine(entry)) return true;
    return installed[path]?.integrity === entry.integrity && existsSync(join(root, path, 'package.json'));
  });
}

/**
 * @typedef {{ integrity?: string, link?: boolean, optional?: boolean,
 *   os?: string | string[], cpu?: string | string[], libc?: string | string[] }} Entry
 * @param {string} lockfile
 */
function packagesIn(lockfile) {
  return /** @type {{ packages: Record<string, Entry> } | undefined} */ (readJson(lockfile))?.packages;
}

/**
 * Of what is optional, this machine needs the binaries made for it; the rest may be there or not.
 * @param {Entry} entry
 */
function isBinaryForThisMachine(entry) {
  /** @type {(one: string | string[] | undefined, value: string) => boolean} */
  const suits = (one, value) => {
    const list = one === undefined ? [] : [one].flat();
    const onlyRefuses = list.every((item) => item.startsWith('!'));
    return onlyRefuses ? !list.includes(`!${value}`) : list.includes(value);
  };
  const isBinary = entry.os !== undefined || entry.cpu !== undefined;
  return (
    isBinary && suits(entry.os, process.platform) && suits(entry.cpu, process.arch) && !entry.libc?.includes('musl')
  );
}
