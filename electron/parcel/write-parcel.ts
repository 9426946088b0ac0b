/** Writes the county parcel (上报包): one AES-256 zip, whole or not at all, read again and checked before it counts. */
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { type FileSystem, writeFileSafely } from '../../db/safe-file.ts';
import { checkFileName } from '../../db/write-failure.ts';
import { DeskError } from '../desk/errors.ts';
import { type Manifest, type ManifestFile, noteName } from './manifest.ts';
import { estimateSize, isPackedAlready, type PackedFile, type ParcelContents, parcelFiles } from './parcel-files.ts';
import { checkPassword } from './password.ts';
import { openParcel } from './read-parcel.ts';
import { emptySeal, sealed } from './seal.ts';

export interface ParcelProgress {
  readonly phase: 'write' | 'verify';
  /** Bytes before packing. */
  readonly done: number;
  readonly total: number;
}

export interface ParcelOrder extends ParcelContents {
  /** The target folder, such as the root of the stick; it must exist. */
  readonly folder: string;
  readonly password: string;
  /** Free bytes on the target, or null where the system did not say. */
  readonly freeBytes: number | null;
  readonly onProgress?: (progress: ParcelProgress) => void;
  readonly signal?: AbortSignal | undefined;
  readonly fileSystem?: FileSystem;
}

export interface WrittenParcel {
  readonly path: string;
  /** The note beside the parcel. */
  readonly notePath: string;
  /** Bytes of the parcel file. */
  readonly size: number;
  /** Of the parcel file; the next parcel names it as its `previousParcelHash`. */
  readonly sha256: string;
  readonly entries: readonly ManifestFile[];
  readonly manifest: Manifest;
}

/** FAT32 holds files of at most 2^32 − 1 bytes, and most sticks come with FAT32. */
const largestFile = 2 ** 32 - 1;
const megabyte = 1024 * 1024;

/** Bytes that a parcel with these contents needs, for the screen to show before it is written. */
export function estimateParcel(contents: ParcelContents): number {
  return estimateSize(parcelFiles(contents).files);
}

/**
 * Compares the space before a byte is written.
 *
 * @throws DeskError `too-small` or `too-large-for-drive`, with `{needed, free}` in bytes as details.
 */
export function checkSpace(needed: number, free: number | null): void {
  const details = { needed, free };
  if (needed > largestFile) {
    const sentence = '上报包将超过 4 GB，FAT32 格式的U盘放不下，请减少所选台账或附件后再试。';
    throw new DeskError('too-large-for-drive', sentence, [], details);
  }
  if (free !== null && needed > free) {
    const sentence = `目标盘空间不够：约需 ${inMegabytes(needed)}，剩余 ${inMegabytes(free)}。请清理出空间或换一个U盘再试。`;
    throw new DeskError('too-small', sentence, [], details);
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}

/** The zip as it grows; it ends in an empty seal. What fails inside reaches whoever reads. */
async function* zipped(order: ParcelOrder, files: readonly PackedFile[]): AsyncGenerator<Uint8Array, void> {
  let fail: (reason: unknown) => void = () => undefined;
  const pipe = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      fail = (reason) => controller.error(reason);
    },
  });
  const filling = fill(order, files, pipe.writable).catch(fail);
  yield* pipe.readable;
  await filling;
}

async function fill(
  order: ParcelOrder,
  files: readonly PackedFile[],
  target: WritableStream<Uint8Array>,
): Promise<void> {
  const writer = new ZipWriter(target, { useWebWorkers: false, keepOrder: true });
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  let before = 0;
  for (const file of files) {
    order.signal?.throwIfAborted();
    await writer.add(file.path, new Uint8ArrayReader(file.bytes), {
      ...(file.path === noteName ? {} : { password: order.password, encryptionStrength: 3 }),
      ...(isPackedAlready(file) ? { level: 0 } : {}),
      ...(order.signal ? { signal: order.signal } : {}),
      onprogress: (done: number) => order.onProgress?.({ phase: 'write', done: before + done, total }),
    });
    before += file.bytes.length;
    order.onProgress?.({ phase: 'write', done: before, total });
  }
  await writer.close(emptySeal());
}

async function writeZip(order: ParcelOrder, path: string, files: readonly PackedFile[]) {
  const { signal, fileSystem } = order;
  try {
    return await writeFileSafely(path, sealed(zipped(order, files)), {
      what: '上报包',
      keepExisting: true,
      signal,
      ...(fileSystem ? { fileSystem } : {}),
    });
  } catch (error) {
    if (error instanceof DeskError || !signal?.aborted) throw error;
    throw new DeskError('cancelled', '已取消写入上报包，没有留下文件。');
  }
}

/** Opens the file under its final name with the password, as the receiver will. */
async function verifyParcel(order: ParcelOrder, path: string, written: { sha256: string }): Promise<Manifest> {
  const opened = await openParcel(path, order.password, {
    signal: order.signal,
    onProgress: (done, total) => order.onProgress?.({ phase: 'verify', done, total }),
  });
  const { manifest } = opened;
  if (opened.good && manifest && opened.sha256 === written.sha256) return manifest;
  const reason = opened.problems[0]?.sentence ?? '读回的文件与写出的不一致。';
  throw new DeskError('verify-failed', `上报包写出后校验没有通过，已删除：${reason}请换一个U盘再试。`);
}

/**
 * Writes a parcel and a note beside it (`<name>_说明.txt`), and checks it under its final name.
 *
 * @throws DeskError `parcel-password-refused`, `name-not-allowed`, `too-small`, `already-exists`, `verify-failed`,
 * `cancelled` or one of `writeFileSafely`; in every case neither file is left behind.
 */
export async function writeParcel(order: ParcelOrder): Promise<WrittenParcel> {
  checkPassword(order.password);
  checkFileName(order.fileName);
  const path = join(order.folder, order.fileName);
  const notePath = join(order.folder, `${basename(order.fileName, extname(order.fileName))}_${noteName}`);
  const { files, signed } = parcelFiles(order);
  checkSpace(estimateSize(files), order.freeBytes);
  const written = await writeZip(order, path, files);
  const note = files.find((file) => file.path === noteName);
  try {
    const manifest = await verifyParcel(order, path, written);
    await writeFileSafely(notePath, note?.bytes ?? new Uint8Array(), {
      what: '上报包说明',
      ...(order.fileSystem ? { fileSystem: order.fileSystem } : {}),
    });
    return { path, notePath, ...written, entries: signed.manifest.files, manifest };
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}
