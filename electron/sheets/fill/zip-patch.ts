/**
 * Replaces and removes entries of a zip archive and leaves every other entry as it is, byte for byte: local header, data and
 * directory line are copied, only their offsets change. Format: PKWARE APPNOTE 6.3.
 */
import { crc32, deflateRawSync } from 'node:zlib';

const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const nameIsUtf8 = 0x0800;

interface Line {
  readonly name: string;
  /** The line of the directory, with name, extra fields and comment. */
  readonly bytes: Uint8Array;
  readonly offset: number;
}

interface Directory {
  readonly lines: readonly Line[];
  readonly start: number;
  /** The record at the end, with the archive's comment. */
  readonly end: Uint8Array;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readDirectory(bytes: Uint8Array): Directory | null {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end -= 1;
  if (end < 0) return null;
  const start = view.getUint32(end + 16, true);
  const decoder = new TextDecoder();
  const lines: Line[] = [];
  let at = start;
  for (let i = view.getUint16(end + 10, true); i > 0; i--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    lines.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      bytes: bytes.subarray(at, at + length),
      offset: view.getUint32(at + 42, true),
    });
    at += length;
  }
  return { lines, start, end: bytes.subarray(end) };
}

/** The local header and the data of an entry up to where the next one begins. */
function localBytes(bytes: Uint8Array, line: Line): Uint8Array | null {
  const view = viewOf(bytes);
  const entry = viewOf(line.bytes);
  if (line.offset + 30 > bytes.length || view.getUint32(line.offset, true) !== localSignature) return null;
  const head = 30 + view.getUint16(line.offset + 26, true) + view.getUint16(line.offset + 28, true);
  let length = head + entry.getUint32(20, true);
  if ((entry.getUint16(8, true) & 8) !== 0) length += descriptorLength(view, line.offset + length);
  return line.offset + length > bytes.length ? null : bytes.subarray(line.offset, line.offset + length);
}

/** Sizes and checksum behind the data, with or without their signature. */
function descriptorLength(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) return 0;
  return view.getUint32(at, true) === 0x08074b50 ? 16 : 12;
}

interface NewEntry {
  readonly local: Uint8Array;
  readonly line: Uint8Array;
}

/** An entry with new contents; date and attributes stay, and so do the name's bytes. */
function packEntry(old: Line, contents: Uint8Array): NewEntry {
  const entry = viewOf(old.bytes);
  const name = old.bytes.subarray(46, 46 + entry.getUint16(28, true));
  const data = deflateRawSync(contents, { level: 6 });
  const line = Uint8Array.from([...old.bytes.subarray(0, 46), ...name]);
  const view = viewOf(line);
  view.setUint16(8, entry.getUint16(8, true) & nameIsUtf8, true);
  view.setUint16(10, 8, true);
  view.setUint32(16, crc32(contents), true);
  view.setUint32(20, data.length, true);
  view.setUint32(24, contents.length, true);
  view.setUint16(30, 0, true);
  view.setUint16(32, 0, true);
  const local = new Uint8Array(30 + name.length + data.length);
  viewOf(local).setUint32(0, localSignature, true);
  // Version, flags, method, time, day, checksum and sizes stand in the same order in both headers.
  local.set(line.subarray(6, 30), 4);
  viewOf(local).setUint16(26, name.length, true);
  viewOf(local).setUint16(28, 0, true);
  local.set(name, 30);
  local.set(data, 30 + name.length);
  return { local, line };
}

/**
 * @param changes new contents by entry name; null removes the entry. Names that the archive does not have are ignored.
 * @returns null where the archive cannot be followed.
 */
export function patchZip(bytes: Uint8Array, changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array | null {
  const directory = readDirectory(bytes);
  if (directory === null) return null;
  const locals: Uint8Array[] = [];
  const lines: Uint8Array[] = [];
  let at = 0;
  for (const old of directory.lines) {
    const change = changes.get(old.name);
    if (change === null) continue;
    const copied = change === undefined ? localBytes(bytes, old) : null;
    if (change === undefined && copied === null) return null;
    const packed = change === undefined ? null : packEntry(old, change);
    const line = packed?.line ?? Uint8Array.from(old.bytes);
    viewOf(line).setUint32(42, at, true);
    const local = packed?.local ?? copied ?? new Uint8Array();
    locals.push(local);
    lines.push(line);
    at += local.length;
  }
  const end = Uint8Array.from(directory.end);
  const view = viewOf(end);
  view.setUint16(8, lines.length, true);
  view.setUint16(10, lines.length, true);
  view.setUint32(
    12,
    lines.reduce((sum, line) => sum + line.length, 0),
    true,
  );
  view.setUint32(16, at, true);
  return new Uint8Array(Buffer.concat([...locals, ...lines, end]));
}
