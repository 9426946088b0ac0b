/** The drives of this machine: where a parcel or a backup may be carried away, and where data must not be kept. */
import { execFile } from 'node:child_process';
import { readFile, stat, statfs } from 'node:fs/promises';
import type { Drive } from '../desk/host.ts';
import { readBlockDevices, readMounts } from './drives-linux.ts';
import { powershellPath, powershellWords, readLogicalDisks } from './drives-windows.ts';

/** A drive with what the choice of a data folder needs to know besides. */
export interface KnownDrive extends Drive {
  readonly network: boolean;
  /** As the system names it: NTFS, exFAT, ext4, nfs4 … or empty. */
  readonly fileSystem: string;
}

/** Starting PowerShell takes a second on an office PC, and many seconds on a busy one. */
const askWithinMs = 12_000;

/** All drives, removable ones first. Where the system does not answer, what can be found without it. */
export async function knownDrives(platform: NodeJS.Platform = process.platform): Promise<readonly KnownDrive[]> {
  const found = platform === 'win32' ? await windowsDrives() : await linuxDrives();
  const measured = await Promise.all(found.map(withSpace));
  return measured.toSorted((left, right) => Number(right.removable) - Number(left.removable));
}

/** The drives that a clerk may write to: no network places. */
export async function localDrives(): Promise<readonly Drive[]> {
  const drives = await knownDrives();
  return drives
    .filter((drive) => !drive.network)
    .map(({ path, label, removable, readOnly, size, free }) => ({ path, label, removable, readOnly, size, free }));
}

async function windowsDrives(): Promise<readonly KnownDrive[]> {
  const answer = await output(powershellPath(process.env), powershellWords);
  const drives = answer === null ? null : readLogicalDisks(answer);
  // PowerShell may be forbidden by the office's policy: then the letters are tried, without names and kinds.
  return drives ?? (await answeringLetters());
}

async function answeringLetters(): Promise<readonly KnownDrive[]> {
  const letters = Array.from({ length: 24 }, (_, index) => `${String.fromCharCode(67 + index)}:\\`);
  const there = await Promise.all(letters.map((path) => isFolder(path)));
  return letters.filter((_, index) => there[index]).map(plainDrive);
}

async function linuxDrives(): Promise<readonly KnownDrive[]> {
  const [answer, mounts] = await Promise.all([
    output('lsblk', ['-J', '-b', '-o', 'NAME,PATH,LABEL,RM,RO,HOTPLUG,TRAN,SIZE,FSTYPE,TYPE,MOUNTPOINTS']),
    readFile('/proc/mounts', 'utf8').catch(() => ''),
  ]);
  const mounted = readMounts(mounts);
  const drives = answer === null ? null : readBlockDevices(answer, mounted);
  const local = drives ?? [plainDrive('/')];
  // A container binds single files of a disk as mount points: they are no drives.
  const folders = await Promise.all(local.map((drive) => isFolder(drive.path)));
  return [...local.filter((_, index) => folders[index]), ...mounted.filter((mount) => mount.network).map(networkPlace)];
}

function plainDrive(path: string): KnownDrive {
  const unknown = { label: '', removable: false, readOnly: false, size: null, free: null };
  return { path, ...unknown, network: false, fileSystem: '' };
}

function networkPlace({ path, fileSystem, readOnly }: ReturnType<typeof readMounts>[number]): KnownDrive {
  return { ...plainDrive(path), readOnly, network: true, fileSystem };
}

/** Asks the file system for the space that this user can use. A network place could hang, so it is not asked. */
async function withSpace(drive: KnownDrive): Promise<KnownDrive> {
  if (drive.network) return drive;
  try {
    const { bsize, blocks, bavail } = await statfs(drive.path);
    return { ...drive, size: blocks * bsize, free: bavail * bsize };
  } catch {
    return drive;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** What a program prints; null where it is missing, fails or takes too long. */
function output(program: string, words: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const limits = { timeout: askWithinMs, maxBuffer: 4 * 1024 * 1024, windowsHide: true };
    execFile(program, [...words], { ...limits, encoding: 'utf8' }, (error, text) => resolve(error ? null : text));
  });
}
