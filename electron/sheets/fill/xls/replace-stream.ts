/**
 * Puts another stream in the place of one in an OLE compound file. The directory and the contents of all other streams stay;
 * sectors are laid out anew, because a longer stream has no room where it was. Format: [MS-CFB].
 */
import { refuse } from '../fill-refused.ts';

const free = 0xffff_ffff;
const chainEnd = 0xffff_fffe;
const fatSector = 0xffff_fffd;
const difatSector = 0xffff_fffc;
const entrySize = 128;
const smallSector = 64;
const smallLimit = 4096;
/** FAT sectors that the header itself lists. */
const listedInHeader = 109;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface Source {
  readonly bytes: Uint8Array;
  readonly sectorSize: number;
  readonly fat: Uint32Array;
}

function sector({ bytes, sectorSize }: Source, number: number): Uint8Array {
  const from = (number + 1) * sectorSize;
  return bytes.subarray(from, from + sectorSize);
}

function numbers(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

function chain(table: Uint32Array, first: number): number[] {
  const found: number[] = [];
  for (let next = first; next < fatSector && next < table.length; next = table[next] ?? chainEnd) {
    found.push(next);
    if (found.length > table.length) refuse('damaged');
  }
  return found.filter((number) => number < difatSector);
}

function readFat(bytes: Uint8Array, sectorSize: number): Uint32Array {
  const view = viewOf(bytes);
  const source: Source = { bytes, sectorSize, fat: new Uint32Array() };
  const listed = [...numbers(bytes.subarray(76, 512))];
  let more = view.getUint32(68, true);
  for (let guard = bytes.length / sectorSize; more < difatSector && guard > 0; guard--) {
    const further = [...numbers(sector(source, more))];
    more = further.pop() ?? chainEnd;
    listed.push(...further);
  }
  const parts = listed.filter((number) => number < difatSector).map((number) => numbers(sector(source, number)));
  const fat = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    fat.set(part, at);
    at += part.length;
  }
  return fat;
}

function readChain(source: Source, first: number, size: number): Uint8Array {
  const whole = Buffer.concat(chain(source.fat, first).map((number) => sector(source, number)));
  return new Uint8Array(whole.subarray(0, Math.min(size, whole.length)));
}

/** Sectors of new contents, with the table that chains them. */
interface Layout {
  readonly parts: Uint8Array[];
  readonly table: number[];
}

/** Appends contents in whole sectors. @returns where they begin. */
function append({ parts, table }: Layout, contents: Uint8Array, size: number): number {
  if (contents.length === 0) return chainEnd;
  const first = table.length;
  const count = Math.ceil(contents.length / size);
  const padded = new Uint8Array(count * size);
  padded.set(contents);
  parts.push(padded);
  for (let i = 1; i <= count; i++) table.push(i === count ? chainEnd : first + i);
  return first;
}

function tableBytes(table: readonly number[], size: number): Uint8Array {
  const perSector = size / 4;
  const bytes = new Uint8Array(Math.ceil(table.length / perSector) * size).fill(0xff);
  const view = viewOf(bytes);
  for (const [i, next] of table.entries()) view.setUint32(i * 4, next, true);
  return bytes;
}

function entryName(entry: DataView): string {
  const length = Math.min(64, Math.max(0, entry.getUint16(64, true) - 2));
  return new TextDecoder('utf-16le').decode(new Uint8Array(entry.buffer, entry.byteOffset, length));
}

/** Adds the FAT of all sectors, those of the FAT itself among them, and names it in the header. */
function closeFat(header: DataView, layout: Layout, size: number): void {
  const perSector = size / 4;
  let fats = 0;
  let difats = 0;
  const needed = () => Math.ceil((layout.table.length + fats + difats) / perSector);
  while (needed() > fats) {
    fats = needed();
    difats = Math.ceil(Math.max(0, fats - listedInHeader) / (perSector - 1));
  }
  const first = layout.table.length;
  for (let i = 0; i < fats; i++) layout.table.push(fatSector);
  const firstDifat = layout.table.length;
  for (let i = 0; i < difats; i++) layout.table.push(difatSector);
  layout.parts.push(tableBytes(layout.table, size));
  const difat = new Uint8Array(difats * size).fill(0xff);
  const view = viewOf(difat);
  for (let i = listedInHeader; i < fats; i++) {
    const at = i - listedInHeader;
    const where = Math.floor(at / (perSector - 1)) * size + (at % (perSector - 1)) * 4;
    view.setUint32(where, first + i, true);
  }
  for (let i = 0; i < difats; i++) {
    view.setUint32((i + 1) * size - 4, i + 1 < difats ? firstDifat + i + 1 : chainEnd, true);
  }
  layout.parts.push(difat);
  header.setUint32(44, fats, true);
  header.setUint32(68, difats === 0 ? chainEnd : firstDifat, true);
  header.setUint32(72, difats, true);
  for (let i = 0; i < listedInHeader; i++) header.setUint32(76 + i * 4, i < fats ? first + i : free, true);
}

/** @throws FillRefused damaged where the file cannot be followed or has no such stream. */
export function replaceStream(bytes: Uint8Array, name: string, contents: Uint8Array): Uint8Array {
  const sectorSize = 1 << viewOf(bytes).getUint16(30, true);
  const source: Source = { bytes, sectorSize, fat: readFat(bytes, sectorSize) };
  const old = viewOf(bytes);
  const directory = readChain(source, old.getUint32(48, true), Infinity);
  const smallFat = numbers(readChain(source, old.getUint32(60, true), Infinity));
  const entries = Array.from({ length: Math.floor(directory.length / entrySize) }, (_, i) =>
    viewOf(directory.subarray(i * entrySize, (i + 1) * entrySize)),
  );
  const root = entries.find((entry) => entry.getUint8(66) === 5) ?? refuse('damaged');
  const small = readChain(source, root.getUint32(116, true), root.getUint32(120, true));
  const streamOf = (entry: DataView): Uint8Array => {
    const [first, size] = [entry.getUint32(116, true), entry.getUint32(120, true)];
    if (size >= smallLimit) return readChain(source, first, size);
    const parts = chain(smallFat, first).map((at) => small.subarray(at * smallSector, (at + 1) * smallSector));
    return new Uint8Array(Buffer.concat(parts).subarray(0, size));
  };
  const big: Layout = { parts: [], table: [] };
  const little: Layout = { parts: [], table: [] };
  let found = false;
  for (const entry of entries.filter((one) => one.getUint8(66) === 2)) {
    const isWanted: boolean = !found && entryName(entry) === name;
    found ||= isWanted;
    const now = isWanted ? contents : streamOf(entry);
    const first = now.length >= smallLimit ? append(big, now, sectorSize) : append(little, now, smallSector);
    entry.setUint32(116, first, true);
    entry.setUint32(120, now.length, true);
  }
  if (!found) refuse('damaged');
  const smallStream = new Uint8Array(Buffer.concat(little.parts));
  root.setUint32(116, append(big, smallStream, sectorSize), true);
  root.setUint32(120, smallStream.length, true);
  const header = Uint8Array.from(bytes.subarray(0, sectorSize));
  const view = viewOf(header);
  const smallTable = tableBytes(little.table, sectorSize);
  view.setUint32(60, append(big, smallTable, sectorSize), true);
  view.setUint32(64, smallTable.length / sectorSize, true);
  view.setUint32(48, append(big, directory, sectorSize), true);
  closeFat(view, big, sectorSize);
  return new Uint8Array(Buffer.concat([header, ...big.parts]));
}
