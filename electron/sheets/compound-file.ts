/** The streams inside an OLE compound file (.xls, .doc, protected .xlsx), by their names. Format: [MS-CFB]. */

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const lastSector = 0xfffffffa;
const directoryEntry = 128;

export interface CompoundFile {
  readonly names: readonly string[];
  /** The bytes of a stream, or null where there is none of that name. */
  readonly read: (name: string) => Uint8Array | null;
}

function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

interface Layout {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sectorSize: number;
  readonly fat: readonly number[];
}

function sectorAt(layout: Layout, sector: number): Uint8Array {
  const from = (sector + 1) * layout.sectorSize;
  return layout.bytes.subarray(from, from + layout.sectorSize);
}

function u32s(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

/** The numbers of a chain; one that runs in a circle ends where it has visited as many sectors as there are. */
function chain(table: readonly number[], first: number): number[] {
  const sectors: number[] = [];
  let next = first;
  while (next < lastSector && next < table.length && sectors.length <= table.length) {
    sectors.push(next);
    next = table[next] ?? lastSector;
  }
  return sectors;
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return size < whole.length ? whole.subarray(0, size) : whole;
}

function readChain(layout: Layout, first: number, size: number): Uint8Array {
  return join(
    chain(layout.fat, first).map((sector) => sectorAt(layout, sector)),
    size,
  );
}

function readFat(bytes: Uint8Array, view: DataView, sectorSize: number): number[] {
  const bare: Layout = { bytes, view, sectorSize, fat: [] };
  const sectors = u32s(bytes.subarray(76, 512));
  let more = view.getUint32(68, true);
  for (let guard = 0; more < lastSector && guard < bytes.length / sectorSize; guard++) {
    const listed = u32s(sectorAt(bare, more));
    more = listed.pop() ?? lastSector;
    sectors.push(...listed);
  }
  return sectors.filter((sector) => sector < lastSector).flatMap((sector) => u32s(sectorAt(bare, sector)));
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly first: number;
  readonly size: number;
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const utf16 = new TextDecoder('utf-16le');
  const entries: Entry[] = [];
  for (let at = 0; at + directoryEntry <= directory.length; at += directoryEntry) {
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
    entries.push({
      name: utf16.decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      first: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** Reads the directory; null where the file is not a compound file or its header makes no sense. */
export function readCompoundFile(bytes: Uint8Array): CompoundFile | null {
  if (!isCompoundFile(bytes) || bytes.length < 512) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const sectorSize = 1 << shift;
  const layout: Layout = { bytes, view, sectorSize, fat: readFat(bytes, view, sectorSize) };
  const entries = readEntries(readChain(layout, view.getUint32(48, true), Infinity));
  const root = entries.find((entry) => entry.type === 5);
  const small = root === undefined ? new Uint8Array() : readChain(layout, root.first, root.size);
  const smallFat = u32s(readChain(layout, view.getUint32(60, true), Infinity));
  const cutoff = view.getUint32(56, true);
  const streams = new Map(entries.filter((entry) => entry.type === 2).map((entry) => [entry.name, entry]));
  return {
    names: [...streams.keys()],
    read(name) {
      const entry = streams.get(name);
      if (entry === undefined) return null;
      if (entry.size >= cutoff) return readChain(layout, entry.first, entry.size);
      return join(
        chain(smallFat, entry.first).map((sector) => small.subarray(sector * 64, sector * 64 + 64)),
        entry.size,
      );
    },
  };
}
