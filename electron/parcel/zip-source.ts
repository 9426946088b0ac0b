/** A parcel file as the zip library reads it, and as a stream of bytes: from memory or from the stick, never whole in memory. */
import { type FileHandle, open } from 'node:fs/promises';
import { Reader } from '@zip.js/zip.js';
import { DeskError } from '../desk/errors.ts';

export interface ZipSource {
  readonly size: number;
  readonly reader: Reader<unknown>;
  chunks(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const chunkSize = 1 << 20;

type ReadAt = (index: number, length: number) => Promise<Uint8Array>;

/** The zip library asks for a subclass of its own. */
class PlainReader extends Reader<null> {
  readonly #readAt: ReadAt;

  constructor(size: number, readAt: ReadAt) {
    super(null);
    this.size = size;
    this.#readAt = readAt;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const from = Math.min(Math.max(0, index), this.size);
    return this.#readAt(from, Math.min(Math.max(0, length), this.size - from));
  }
}

function sourceOf(size: number, readAt: ReadAt, close: () => Promise<void>): ZipSource {
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let index = 0; index < size; index += chunkSize) yield await readAt(index, Math.min(chunkSize, size - index));
  }
  return { size, reader: new PlainReader(size, readAt), chunks, close };
}

function cannotRead(): DeskError {
  return new DeskError(
    'parcel-unreadable',
    '读不到上报包文件：U盘可能已被拔出，或文件正被其他程序占用。请重新插好后再试。',
  );
}

async function readFully(file: FileHandle, index: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file
      .read(bytes, filled, length - filled, index + filled)
      .catch(() => ({ bytesRead: 0 }));
    if (bytesRead === 0) throw cannotRead();
    filled += bytesRead;
  }
  return bytes;
}

/**
 * Opens bytes or a file for reading.
 *
 * @throws DeskError `parcel-unreadable`, also later, when the stick is pulled out while it is read.
 */
export async function openSource(from: Uint8Array | string): Promise<ZipSource> {
  if (typeof from !== 'string') {
    const readAt: ReadAt = (index, length) => Promise.resolve(from.slice(index, index + length));
    return sourceOf(from.length, readAt, () => Promise.resolve());
  }
  let file: FileHandle | null = null;
  try {
    file = await open(from, 'r');
    const found = await file.stat();
    if (!found.isFile()) throw cannotRead();
    const opened = file;
    return sourceOf(
      found.size,
      (index, length) => readFully(opened, index, length),
      () => opened.close(),
    );
  } catch {
    await file?.close().catch(() => undefined);
    throw cannotRead();
  }
}
