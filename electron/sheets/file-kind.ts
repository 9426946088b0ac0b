/** What a file is, judged by its first bytes and its contents' directory, not by its ending: offices rename files. */
import { readCompoundFile } from './compound-file.ts';
import { refusal, type RefusalCode } from './refusals.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

export type FileKind = 'xlsx' | 'xls' | 'html' | 'text';

/** Latin-1 beginnings of files that are no tables. */
const beginnings: readonly (readonly [string, RefusalCode])[] = [
  ['%PDF', 'sheet-pdf'],
  ['\x89PNG', 'sheet-picture'],
  ['\xff\xd8\xff', 'sheet-picture'],
  ['GIF8', 'sheet-picture'],
  ['BM', 'sheet-picture'],
  ['II*\0', 'sheet-picture'],
  ['MM\0*', 'sheet-picture'],
  ['Rar!', 'sheet-archive'],
  ['7z\xbc\xaf', 'sheet-archive'],
  ['\x1f\x8b', 'sheet-archive'],
  ['{\\rtf', 'sheet-word'],
  ['MZ', 'sheet-unknown'],
  ['SQLite format 3', 'sheet-unknown'],
  ['\x09\x08', 'sheet-old-excel'],
  ['\x09\x04', 'sheet-old-excel'],
  ['\x09\x02', 'sheet-old-excel'],
  ['\x09\x00', 'sheet-old-excel'],
];

const ending = /\.([a-z0-9]+)$/iu;

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');
}

function isUtf16(start: string): boolean {
  return start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
}

function zipKind(entries: readonly ZipEntry[]): FileKind | RefusalCode {
  const names = new Set(entries.map((entry) => entry.name));
  const some = (start: string) => entries.some((entry) => entry.name.startsWith(start));
  if (names.has('xl/workbook.bin')) return 'sheet-binary-excel';
  if (some('xl/') || (names.has('[Content_Types].xml') && !some('word/') && !some('ppt/'))) return 'xlsx';
  if (some('word/')) return 'sheet-word';
  if (some('ppt/')) return 'sheet-slides';
  if (some('Index/') || names.has('Index.zip')) return 'sheet-numbers';
  if (names.has('mimetype') && names.has('content.xml')) return 'sheet-opendocument';
  return 'sheet-archive';
}

function compoundKind(bytes: Uint8Array): FileKind | RefusalCode {
  const names = new Set(readCompoundFile(bytes)?.names ?? []);
  if (names.has('EncryptedPackage')) return 'sheet-password';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  if (names.has('WordDocument')) return 'sheet-word';
  if (names.has('PowerPoint Document')) return 'sheet-slides';
  return names.size === 0 ? 'sheet-damaged' : 'sheet-unknown';
}

function markupKind(start: string): FileKind | RefusalCode | null {
  const text = start
    .replace(/^\xef\xbb\xbf/u, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('mime-version:')) return 'sheet-web-archive';
  if (!text.startsWith('<')) return null;
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return text.includes('<html') ? 'html' : 'sheet-xml-excel';
  }
  return /<(?:html|table|!doctype html|head|body|meta|style|div)\b/u.test(text) ? 'html' : null;
}

/** @throws DeskError where the file is no table that can be read. */
export function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.length === 0) throw refusal('sheet-empty', fileName);
  const found = judge(bytes, fileName);
  if (found === 'xlsx' || found === 'xls' || found === 'html' || found === 'text') return found;
  throw refusal(found, fileName);
}

function judge(bytes: Uint8Array, fileName: string): FileKind | RefusalCode {
  const start = latin1(bytes, 4096);
  if (start.startsWith('PK')) {
    const entries = readZipDirectory(bytes);
    return entries === null ? 'sheet-damaged' : zipKind(entries);
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) return compoundKind(bytes);
  const other = beginnings.find(([text]) => start.startsWith(text));
  if (other !== undefined && !(other[0] === 'BM' && !start.includes('\0'))) return other[1];
  const markup = markupKind(start);
  if (markup !== null) return markup;
  if (isUtf16(start) || !bytes.includes(0)) return 'text';
  const workbookName = /^(?:xlsx|xlsm|xls|et)$/u.test(ending.exec(fileName)?.[1]?.toLowerCase() ?? '');
  return workbookName ? 'sheet-damaged' : 'sheet-unknown';
}
