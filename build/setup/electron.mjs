/** Electron's binary: found, downloaded with a watchdog, or remembered as not to be had. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { modules, notes, pinnedNode, readJson, writeJson } from './project.mjs';

const folder = join(modules, 'electron');
const failedNote = join(notes, 'electron-failed.json');

/** Without a byte for this long the download is given up, in ms. */
const patience = 15_000;

const executables = /** @type {Record<string, string>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

/** @returns {string | undefined} the executable, when a whole one of the pinned version (or of the override) is there */
export function findElectron() {
  const name = executables[process.platform] ?? 'electron';
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return existsSync(join(override, name)) ? join(override, name) : undefined;
  // electron's installer writes path.txt last, so a half-extracted folder does not count.
  const complete = existsSync(join(folder, 'path.txt')) && versionIn(join(folder, 'dist', 'version')) === version();
  return complete && existsSync(join(folder, 'dist', name)) ? join(folder, 'dist', name) : undefined;
}

/**
 * Whether a download is worth a try: not when it failed before for this version and mirror, unless asked for.
 * @param {boolean} askedFor
 */
export function mayDownloadElectron(askedFor) {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) return false;
  const failed = /** @type {{ version: string, mirror: string } | undefined} */ (readJson(failedNote));
  return askedFor || failed?.version !== version() || failed?.mirror !== mirror();
}

/**
 * Runs electron's own installer (which honours the mirror settings) until it ends or no byte has come for 15 s.
 * A failure is remembered for this version and mirror.
 * @returns {Promise<string | undefined>} the executable
 */
export async function downloadElectron() {
  const temporary = join(notes, 'electron-download');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const places = [temporary, join(folder, 'dist')];
  const child = spawn(pinnedNode(), [join(folder, 'install.js')], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, NODE_USE_ENV_PROXY: '1' },
    stdio: 'ignore',
  });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  await new Promise((resolve) => {
    const watch = watchForStandstill(places, stop);
    const over = () => {
      clearInterval(watch);
      resolve(undefined);
    };
    child.on('close', over);
    child.on('error', over);
  });
  process.removeListener('exit', stop);
  rmSync(temporary, { recursive: true, force: true });
  const found = findElectron();
  if (found) rmSync(failedNote, { force: true });
  else writeJson(failedNote, { version: version(), mirror: mirror() });
  return found;
}

/**
 * @param {string[]} places folders in which progress shows as growing files
 * @param {() => void} giveUp
 */
function watchForStandstill(places, giveUp) {
  let bytes = -1;
  let since = Date.now();
  return setInterval(() => {
    const now = places.reduce((sum, place) => sum + bytesIn(place), 0);
    if (now !== bytes) {
      bytes = now;
      since = Date.now();
    } else if (Date.now() - since >= patience) giveUp();
  }, 500);
}

/** @param {string} place */
function bytesIn(place) {
  let sum = 0;
  try {
    for (const entry of readdirSync(place, { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name)).size;
    }
  } catch {
    // A folder that is not there yet, or a file just moved away: counted at the next look.
  }
  return sum;
}

/** @returns {string} */
function version() {
  return /** @type {{ version: string } | undefined} */ (readJson(join(folder, 'package.json')))?.version ?? '';
}

/** @param {string} file */
function versionIn(file) {
  try {
    return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

/** The mirror settings electron's installer reads, as one text to compare. */
function mirror() {
  const wanted = /^(npm_config_|npm_package_config_)?electron_(mirror|custom_dir|custom_filename|nightly_mirror)$/i;
  return Object.keys(process.env)
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => `${name.toLowerCase()}=${process.env[name]}`)
    .join(' ');
}
