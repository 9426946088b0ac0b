/** Moves and flushes that outlast a power cut, and hashes of whole files. Writing is `writeFileSafely`. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LedgerError } from './errors.ts';
import type { WrittenFile } from './safe-file.ts';
import { errnoOf } from './write-failure.ts';

/** Virus scanners and indexers hold fresh files and folders for moments: 3.1 s in all. */
const patience = [20, 50, 100, 200, 400, 800, 1500] as const;
const heldByAnother = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** What a medium answers that cannot flush, or Windows when asked to open a folder. */
const cannotFlush = new Set(['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EACCES', 'EBADF']);

/** Puts a file's bytes, or the names in a folder, on the medium. */
export async function flush(path: string, kind: 'file' | 'folder'): Promise<void> {
  try {
    // Windows flushes only what was opened for writing.
    const handle = await open(path, kind === 'file' ? 'r+' : 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!cannotFlush.has(errnoOf(error))) throw error;
  }
}

/**
 * Makes a folder and those above it where they are missing. The last one by itself: a recursive mkdir reports a read-only disk
 * as a missing one.
 */
export async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  await mkdir(path).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error;
  });
}

/** Renames a file or folder within one disk, patiently, and makes both names last. Makes the target's folder. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to);
      break;
    } catch (error) {
      const wait = patience[attempt];
      if (wait === undefined || !heldByAnother.has(errnoOf(error))) throw error;
      await delay(wait);
    }
  }
  await flush(dirname(to), 'folder');
  if (dirname(from) !== dirname(to)) await flush(dirname(from), 'folder');
}

/** Size and SHA-256 of a whole file, or null where there is none. @throws LedgerError cancelled */
export async function fingerprintOf(path: string, signal?: AbortSignal): Promise<WrittenFile | null> {
  if ((await sizeOf(path)) === null) return null;
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (signal?.aborted) throw new LedgerError('cancelled', '已取消，没有改动任何数据。');
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}

/** Bytes of a file, or null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** Whether a file or folder has not been changed for some hours; one that is gone is not old. */
export function isOlderThan(path: string, hours: number): boolean {
  const now = performance.timeOrigin + performance.now();
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
  return now - changed > hours * 3_600_000;
}
