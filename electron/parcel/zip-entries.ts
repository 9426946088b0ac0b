/** Reads the entries of a zip that others made: limits first, then each entry hashed as it is unpacked, nothing put on disk. */
import { createHash } from 'node:crypto';
import { ERR_ENCRYPTED, ERR_INVALID_PASSWORD, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { DeskError } from '../desk/errors.ts';
import type { ZipSource } from './zip-source.ts';

export interface ReadLimits {
  /** Bytes of the parcel file. */
  readonly packed: number;
  /** Bytes of all entries, unpacked. */
  readonly unpacked: number;
  readonly entries: number;
}

/** Above anything that an office sends; a zip bomb ends here and not in the memory of the PC. */
export const usualLimits: ReadLimits = { packed: 500 * 2 ** 20, unpacked: 2 ** 30, entries: 1000 };

/** How much of an entry is kept for reading: JSON descriptions whole, tables their beginning. */
const keptJson = 8 * 2 ** 20;
const keptTable = 128 * 1024;

export type EntryState = 'read' | 'wrong-password' | 'damaged';

export interface ReadEntry {
  readonly path: string;
  readonly encrypted: boolean;
  readonly state: EntryState;
  /** Bytes as unpacked; 0 unless read. */
  readonly size: number;
  readonly sha256: string | null;
  /** The first bytes, as many as are kept. */
  readonly head: Uint8Array;
}

/** The second stands for an empty password. */
const passwordErrors = new Set([ERR_INVALID_PASSWORD, ERR_ENCRYPTED]);
const zipStart = [0x50, 0x4b, 0x03, 0x04] as const;

/** The entries of the directory, in its order; folders are listed as entries that cannot be read. */
export async function listEntries(source: ZipSource, limits: ReadLimits): Promise<readonly (FileEntry | string)[]> {
  if (source.size > limits.packed) {
    const sentence = `文件超过 ${Math.floor(limits.packed / 2 ** 20)} MB，不是上报包。请确认文件是否选对。`;
    throw new DeskError('parcel-too-large', sentence);
  }
  const head = await source.reader.readUint8Array(0, zipStart.length);
  const isZip = zipStart.every((byte, index) => head[index] === byte);
  if (!isZip) throw new DeskError('not-a-zip', '这不是上报包（不是 ZIP 文件，或文件开头已损坏）。请确认文件是否选对。');
  const entries: (FileEntry | string)[] = [];
  let unpacked = 0;
  try {
    const reader = new ZipReader(source.reader, {
      useWebWorkers: false,
      strictness: 'strict',
      filenameValidation: 'tolerant',
    });
    for await (const entry of reader.getEntriesGenerator()) {
      unpacked += entry.uncompressedSize;
      if (entries.length >= limits.entries || unpacked > limits.unpacked) throw tooMuch(limits);
      refuseUnsafeName(entry.filename);
      entries.push(entry.directory ? entry.filename : entry);
    }
  } catch (error) {
    if (error instanceof DeskError) throw error;
    throw new DeskError('parcel-damaged', '上报包文件不完整或已损坏，读不出目录。请重新复制，或请填报单位重报。');
  }
  return entries;
}

function tooMuch(limits: ReadLimits): DeskError {
  const megabytes = Math.floor(limits.unpacked / 2 ** 20);
  const sentence = `解开后超过 ${megabytes} MB 或 ${limits.entries} 个文件，为防止占满电脑已停止，请向填报单位核实。`;
  return new DeskError('parcel-unpacks-too-large', sentence);
}

/** Names that would leave the folder they are unpacked into; no program of ours writes them. */
function refuseUnsafeName(name: string): void {
  const segments = name.split(/[/\\]/u);
  const unsafe =
    name === '' || /^[/\\]|^[a-z]:|\\|\p{Cc}/iu.test(name) || segments.includes('..') || segments.includes('.');
  if (unsafe) {
    throw new DeskError(
      'parcel-unsafe-name',
      '包内有路径异常的文件名，可能是恶意文件，已停止。请不要打开，并向来源单位核实。',
    );
  }
}

function keptOf(path: string): number {
  if (path.endsWith('.json')) return keptJson;
  return path.endsWith('.csv') ? keptTable : 0;
}

/** Unpacks one entry into its hash; the zip library stops an entry that grows beyond what its directory promised. */
export async function readEntry(
  entry: FileEntry,
  password: string,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<ReadEntry> {
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  let size = 0;
  let room = keptOf(entry.filename);
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      size += chunk.length;
      hash.update(chunk);
      if (room > 0) kept.push(chunk.slice(0, room));
      room -= chunk.length;
      onBytes(chunk.length);
    },
  });
  const known = { path: entry.filename, encrypted: entry.encrypted };
  try {
    await entry.getData(sink, {
      ...(entry.encrypted ? { password } : {}),
      useWebWorkers: false,
      strictness: 'strict',
      checkCrc32: true,
      checkAuthenticationCode: true,
      checkOverlappingEntry: true,
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DeskError) throw error;
    if (signal?.aborted) throw new DeskError('cancelled', '已取消校验上报包。');
    const state = error instanceof Error && passwordErrors.has(error.message) ? 'wrong-password' : 'damaged';
    return { ...known, state, size: 0, sha256: null, head: new Uint8Array() };
  }
  return { ...known, state: 'read', size, sha256: hash.digest('hex'), head: new Uint8Array(Buffer.concat(kept)) };
}
