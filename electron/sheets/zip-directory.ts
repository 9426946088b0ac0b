/** The directory at the end of a zip archive, read without inflating anything, and the inflating of one entry within a limit. */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly inflated: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** The end record is 22 bytes and may be followed by a comment of at most 65,535. */
const endSearch = 22 + 65_535;

/**
 * The entries of an archive, or null where the directory is missing, cut off, of the 4 GB kind (which no workbook
 * within the limits needs) or leaves out the size of an entry (which would let it inflate without a limit).
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const sizesInFront = (view.getUint16(at + 8, true) & 8) === 0;
    if (entry.method === 8 && entry.inflated === 0 && (entry.compressed > 2 || !sizesInFront)) return null;
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= view.byteLength - endSearch; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

/** The bytes of an entry, or null where it is damaged or larger than it says. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = entry.offset;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== localSignature) return null;
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + entry.compressed > bytes.length) return null;
  const body = bytes.subarray(start, start + entry.compressed);
  if (entry.method === 0) return body;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, entry.inflated) });
  } catch {
    return null;
  }
}
