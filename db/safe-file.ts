/**
 * Writes a file so that either the whole of it stands under its name or nothing does: written under a temporary name in the
 * same folder, flushed to the medium, read back and compared, then renamed.
 */
import { createHash, randomBytes } from 'node:crypto';
import * as nodeFileSystem from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LedgerError } from './errors.ts';
import { checkFileName, errnoOf, type WriteStage, writeFailure } from './write-failure.ts';

/** What is asked of an open file; a `FileHandle` of node:fs/promises is one. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<{ bytesWritten: number }>;
  read(bytes: Uint8Array): Promise<{ bytesRead: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What is asked of the file system; node:fs/promises is one, tests bring devices that fail. */
export interface FileSystem {
  open(path: string, flags: 'wx' | 'r'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: boolean }): Promise<void>;
  stat(path: string): Promise<{ size: number }>;
}

export interface SafeWriteOptions {
  /** Read the bytes back and compare them before the file takes its name; on unless switched off. */
  readonly verify?: boolean;
  /** Cancels until the moment of the renaming. */
  readonly signal?: AbortSignal | undefined;
  /** What is being written, as the sentences name it: 上报包. */
  readonly what?: string;
  /** Refuses (code `already-exists`) instead of replacing a file of the same name. */
  readonly keepExisting?: boolean;
  /** Bytes written so far. */
  readonly onProgress?: (written: number) => void;
  readonly fileSystem?: FileSystem;
  /** Waits in ms between attempts to rename while another program holds the file. */
  readonly retryDelays?: readonly number[];
}

export interface WrittenFile {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Virus scanners hold a fresh file for moments, backup programs for seconds: 3.1 s in all. */
const patience = [20, 50, 100, 200, 400, 800, 1500] as const;
const heldByAnother = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** What a medium answers that cannot flush or a system that cannot open folders: the reading back still stands. */
const cannotFlush = new Set(['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EACCES', 'EBADF']);
const readSize = 1 << 20;

interface Job {
  readonly what: string;
  readonly folder: string;
  readonly fileSystem: FileSystem;
  readonly signal: AbortSignal | undefined;
}

/** Runs one step on the device; what it throws becomes a sentence. */
async function onDevice<T>(job: Job, stage: WriteStage, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const folderIsThere = await exists(job, job.folder);
    throw writeFailure(error, job.what, stage, folderIsThere);
  }
}

function throwIfCancelled(job: Job): void {
  if (job.signal?.aborted) throw new LedgerError('cancelled', `已取消写入${job.what}，没有留下文件。`);
}

async function* chunksOf(data: Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (data instanceof Uint8Array) yield data;
  else yield* data;
}

async function writeAll(file: OpenFile, chunk: Uint8Array): Promise<void> {
  let rest = chunk;
  while (rest.length > 0) {
    const { bytesWritten } = await file.write(rest);
    if (bytesWritten === 0) throw Object.assign(new Error('the device took no more bytes'), { code: 'ENOSPC' });
    rest = rest.subarray(bytesWritten);
  }
}

async function flush(file: OpenFile): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (!cannotFlush.has(errnoOf(error))) throw error;
  }
}

async function pour(
  job: Job,
  temporary: string,
  data: Uint8Array | AsyncIterable<Uint8Array>,
  onProgress: SafeWriteOptions['onProgress'],
): Promise<WrittenFile> {
  const file = await onDevice(job, 'open', () => job.fileSystem.open(temporary, 'wx'));
  const hash = createHash('sha256');
  let size = 0;
  let open = true;
  try {
    for await (const chunk of chunksOf(data)) {
      throwIfCancelled(job);
      await onDevice(job, 'write', () => writeAll(file, chunk));
      hash.update(chunk);
      size += chunk.length;
      onProgress?.(size);
    }
    throwIfCancelled(job);
    await onDevice(job, 'write', () => flush(file));
    open = false;
    await onDevice(job, 'write', () => file.close());
  } finally {
    if (open) await file.close().catch(() => undefined);
  }
  return { size, sha256: hash.digest('hex') };
}

async function readBack(job: Job, path: string): Promise<WrittenFile> {
  const file = await onDevice(job, 'read', () => job.fileSystem.open(path, 'r'));
  const hash = createHash('sha256');
  const buffer = new Uint8Array(readSize);
  let size = 0;
  try {
    for (;;) {
      throwIfCancelled(job);
      const { bytesRead } = await onDevice(job, 'read', () => file.read(buffer));
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await file.close().catch(() => undefined);
  }
  return { size, sha256: hash.digest('hex') };
}

function verifyFailed(what: string): LedgerError {
  return new LedgerError(
    'verify-failed',
    `${what}写入后读回的内容与原内容不一致，已删除。U盘或磁盘可能已损坏，请换一个U盘或另选位置再试。`,
  );
}

async function renamePatiently(job: Job, from: string, to: string, delays: readonly number[]): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await job.fileSystem.rename(from, to);
      return;
    } catch (error) {
      const wait = delays[attempt];
      if (wait === undefined || !heldByAnother.has(errnoOf(error))) throw error;
      await delay(wait);
    }
  }
}

/** Makes the new name itself last through a power cut. Windows opens no folders: there the name is journalled by NTFS. */
async function flushFolder(job: Job): Promise<void> {
  let folder: OpenFile;
  try {
    folder = await job.fileSystem.open(job.folder, 'r');
  } catch (error) {
    if (cannotFlush.has(errnoOf(error))) return;
    throw error;
  }
  try {
    await flush(folder);
  } finally {
    await folder.close().catch(() => undefined);
  }
}

/** A verified file that took another's place stays even if the medium then fails: removing it would leave neither. */
async function takeName(
  job: Job,
  temporary: string,
  path: string,
  size: number,
  delays: readonly number[],
): Promise<void> {
  const replaces = await exists(job, path);
  await onDevice(job, 'rename', () => renamePatiently(job, temporary, path, delays));
  try {
    await onDevice(job, 'write', () => flushFolder(job));
    const standing = await onDevice(job, 'read', () => job.fileSystem.stat(path));
    if (standing.size !== size) throw verifyFailed(job.what);
  } catch (error) {
    if (!replaces) await job.fileSystem.rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

function exists(job: Job, path: string): Promise<boolean> {
  return job.fileSystem.stat(path).then(
    () => true,
    () => false,
  );
}

async function refuseExisting(job: Job, path: string): Promise<void> {
  if (!(await exists(job, path))) return;
  const sentence = `目标文件夹中已有同名的${job.what}，为免覆盖没有写入。请另选文件夹，或先移走原来的文件。`;
  throw new LedgerError('already-exists', sentence);
}

/**
 * Writes a file whole or not at all. A file that stood under the name before is replaced only after the new bytes are
 * on the medium and were read back; on failure the temporary file is removed.
 *
 * @param data bytes, or bytes as they come; an error of the source itself is passed on as it is.
 * @throws LedgerError `disk-full`, `read-only`, `pulled-out`, `too-large-for-drive`, `file-in-use`, `name-not-allowed`,
 * `already-exists`, `verify-failed`, `write-failed` or `cancelled`.
 */
export async function writeFileSafely(
  path: string,
  data: Uint8Array | AsyncIterable<Uint8Array>,
  options: SafeWriteOptions = {},
): Promise<WrittenFile> {
  const what = options.what ?? '文件';
  const folder = dirname(path);
  const fileSystem = options.fileSystem ?? nodeFileSystem;
  const job: Job = { what, folder, fileSystem, signal: options.signal };
  checkFileName(basename(path));
  throwIfCancelled(job);
  if (options.keepExisting) await refuseExisting(job, path);
  const temporary = join(folder, `.~${randomBytes(6).toString('hex')}.tmp`);
  try {
    const written = await pour(job, temporary, data, options.onProgress);
    if (options.verify ?? true) {
      const found = await readBack(job, temporary);
      if (found.sha256 !== written.sha256 || found.size !== written.size) throw verifyFailed(what);
    }
    throwIfCancelled(job);
    await takeName(job, temporary, path, written.size, options.retryDelays ?? patience);
    return written;
  } catch (error) {
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
