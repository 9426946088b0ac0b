/** 回收 of .zip: tables that came back packed, one or many in an archive, also under a password, are unpacked in memory. */
import {
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  type FileEntry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
} from '@zip.js/zip.js';
import { readZipDirectory } from '../../sheets/zip-directory.ts';

/** Above what communities hand in; an archive that swells beyond it is left alone. */
const limits = { files: 200, unpacked: 200 * 2 ** 20, depth: 3 } as const;

export interface ReturnedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Unpacked {
  readonly files: readonly ReturnedFile[];
  /** Archives under a password that was not given or is not this one. */
  readonly locked: readonly ReturnedFile[];
  /** What was not taken, and why, in Chinese. */
  readonly refused: readonly { readonly name: string; readonly text: string }[];
}

const zipStart = [0x50, 0x4b, 0x03, 0x04] as const;

/** An archive, and not a workbook or document, which are archives too. */
function isArchive({ bytes, name }: ReturnedFile): boolean {
  if (!zipStart.every((byte, i) => bytes[i] === byte)) return false;
  const entries = readZipDirectory(bytes);
  if (entries === null) return /\.zip$/iu.test(name);
  return !entries.some((entry) => entry.name === '[Content_Types].xml' || entry.name === 'mimetype');
}

/** What systems and programs leave behind, and the notes that lie beside the tables. */
const beside = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)|\.(?:txt|md)$/iu;
const table = /\.(?:xlsx|xlsm|xls|csv|et|zip)$/iu;
const passwordErrors = new Set<string>([ERR_INVALID_PASSWORD, ERR_ENCRYPTED]);

const tooMuch = `解开后超过 ${limits.files} 个文件或 ${limits.unpacked / 2 ** 20} MB，没有收。请分成几个压缩包再交。`;
const damaged = '压缩包不完整或已损坏，没有收。请社区重新打包，或直接交表格。';

type Content = Unpacked | 'locked' | 'damaged' | 'too-much';

/** The entries of an archive. Names in the old Chinese code, as Explorer and WPS write them, are read as such. */
async function entriesOf(bytes: Uint8Array): Promise<readonly FileEntry[] | 'damaged' | 'too-much'> {
  const found: FileEntry[] = [];
  let unpacked = 0;
  try {
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, filenameEncoding: 'gb18030' });
    for await (const entry of reader.getEntriesGenerator()) {
      unpacked += entry.uncompressedSize;
      if (found.length >= limits.files || unpacked > limits.unpacked) return 'too-much';
      if (!entry.directory && !beside.test(entry.filename)) found.push(entry);
    }
  } catch {
    return 'damaged';
  }
  return found;
}

const baseName = (path: string): string => path.split(/[/\\]/u).at(-1) ?? path;

async function contentOf(bytes: Uint8Array, password: string, signal: AbortSignal): Promise<Content> {
  const entries = await entriesOf(bytes);
  if (typeof entries === 'string') return entries;
  const files: ReturnedFile[] = [];
  const refused: { name: string; text: string }[] = [];
  for (const entry of entries) {
    const name = baseName(entry.filename);
    if (!table.test(name)) {
      refused.push({ name, text: '压缩包里的这个文件不是表格，没有收。' });
      continue;
    }
    if (entry.encrypted && password === '') return 'locked';
    try {
      const unpacked = await entry.getData(new Uint8ArrayWriter(), {
        ...(entry.encrypted ? { password } : {}),
        useWebWorkers: false,
        checkCrc32: true,
        checkOverlappingEntry: true,
        signal,
      });
      files.push({ name, bytes: unpacked });
    } catch (error) {
      signal.throwIfAborted();
      return entry.encrypted && error instanceof Error && passwordErrors.has(error.message) ? 'locked' : 'damaged';
    }
  }
  return { files, locked: [], refused };
}

/** One file, or all that is in it; an archive within an archive is opened as well. */
async function unpackOne(file: ReturnedFile, password: string, signal: AbortSignal, depth: number): Promise<Unpacked> {
  const none: Unpacked = { files: [], locked: [], refused: [] };
  if (!isArchive(file)) return { ...none, files: [file] };
  const refuse = (text: string): Unpacked => ({ ...none, refused: [{ name: file.name, text }] });
  if (depth >= limits.depth) return refuse('压缩包里套了太多层压缩包，没有收。请社区直接交表格。');
  const content = await contentOf(file.bytes, password, signal);
  if (content === 'locked') return { ...none, locked: [file] };
  if (content === 'damaged') return refuse(damaged);
  if (content === 'too-much') return refuse(tooMuch);
  if (content.files.length === 0 && content.refused.length === 0) return refuse('压缩包里没有表格，没有收。');
  const inside = await unpackAll(content.files, password, signal, depth + 1);
  return { ...inside, refused: [...content.refused, ...inside.refused] };
}

async function unpackAll(
  files: readonly ReturnedFile[],
  password: string,
  signal: AbortSignal,
  depth: number,
): Promise<Unpacked> {
  const all: Unpacked[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    all.push(await unpackOne(file, password, signal, depth));
  }
  return {
    files: all.flatMap((one) => one.files),
    locked: all.flatMap((one) => one.locked),
    refused: all.flatMap((one) => one.refused),
  };
}

/** Unpacks what is packed and leaves the rest as it is. @param password tried on every archive; empty for none */
export async function unpack(files: readonly ReturnedFile[], password: string, signal: AbortSignal): Promise<Unpacked> {
  return await unpackAll(files, password, signal, 0);
}
