/** Adds cell formats (XF) to a workbook stream that are another one with a number format of its own ([MS-XLS] 2.4.353). */
import { formatCode, showsDays } from '../../number-format.ts';
import { refuse } from '../fill-refused.ts';
import type { StyleWish } from '../xlsx/cell-styles.ts';
import { changed, recordId, viewOf, type BiffRecord } from './biff-records.ts';

export interface CellFormats {
  readonly derive: (base: number, wish: StyleWish) => number;
  readonly write: (globals: readonly BiffRecord[]) => BiffRecord[];
}

/** Excel 97–2003 holds 4,000 cell formats; some programs count those of styles too. */
const mostFormats = 4000;
const builtIn: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};
const quotePrefixBit = 0x0008;
const ownNumberFormat = 0x04;

/** Name and width of a number format, as FORMAT has it. */
function readCode(data: Uint8Array): string {
  const wide = ((data[4] ?? 0) & 1) === 1;
  const count = viewOf(data).getUint16(2, true);
  return Buffer.from(data.subarray(5, 5 + count * (wide ? 2 : 1))).toString(wide ? 'utf16le' : 'latin1');
}

function formatRecord(id: number, code: string): BiffRecord {
  const wide = /[^\0-\xff]/u.test(code);
  const text = Buffer.from(code, wide ? 'utf16le' : 'latin1');
  const head = [id & 0xff, id >> 8, code.length & 0xff, code.length >> 8, wide ? 1 : 0];
  return { id: recordId.format, data: Uint8Array.from([...head, ...text]) };
}

/** The checksum over all formats by which Excel tells whether their extensions still belong to them ([MS-OSHARED] 2.4.3). */
function checksum(formats: readonly BiffRecord[]): number {
  const table = Array.from({ length: 256 }, (_, i) => {
    let value = i << 24;
    for (let bit = 0; bit < 8; bit++) value = (value & 0x8000_0000) === 0 ? value << 1 : (value << 1) ^ 0xaf;
    return value & 0xffff;
  });
  let crc = 0;
  for (const { data } of formats) for (const byte of data) crc = (crc << 8) ^ (table[(crc >>> 24) ^ byte] ?? 0);
  return crc >>> 0;
}

/** Keeps the checksum right; one that was wrong already is left so. */
function withChecksum(
  records: BiffRecord[],
  before: readonly BiffRecord[],
  after: readonly BiffRecord[],
): BiffRecord[] {
  return records.map((record) => {
    if (record.id !== recordId.xfChecksum || viewOf(record.data).getUint32(16, true) !== checksum(before))
      return record;
    return changed(record, (view) => {
      view.setUint16(14, after.length, true);
      view.setUint32(16, checksum(after), true);
    });
  });
}

export function openFormats(globals: readonly BiffRecord[]): CellFormats {
  const formats = globals.filter((record) => record.id === recordId.xf);
  const codes = globals.filter((record) => record.id === recordId.format);
  const ids = new Map(Object.entries(builtIn));
  const customCodes = new Map<number, string>();
  let next = 164;
  for (const { data } of codes) {
    const id = viewOf(data).getUint16(0, true);
    ids.set(readCode(data), id);
    customCodes.set(id, readCode(data));
    next = Math.max(next, id + 1);
  }
  const newCodes: BiffRecord[] = [];
  const newFormats: BiffRecord[] = [];
  const derived = new Map<string, number>();
  const formatId = (code: string): number => {
    const known = ids.get(code);
    if (known !== undefined) return known;
    newCodes.push(formatRecord(next, code));
    ids.set(code, next);
    next += 1;
    return next - 1;
  };
  return {
    derive(base, { numberFormat, quotePrefix }) {
      const key = JSON.stringify([base, numberFormat, quotePrefix]);
      const before = derived.get(key);
      if (before !== undefined) return before;
      const own = formats[base] ?? refuse('damaged');
      const present = formatCode(viewOf(own.data).getUint16(2, true), customCodes);
      const keeps = numberFormat === undefined || (showsDays(numberFormat) && showsDays(present));
      const format = changed(own, (view) => {
        if (!keeps) {
          view.setUint16(2, formatId(numberFormat), true);
          view.setUint8(9, view.getUint8(9) | ownNumberFormat);
        }
        if (quotePrefix === true) view.setUint16(4, view.getUint16(4, true) | quotePrefixBit, true);
      });
      const index = Buffer.from(format.data).equals(own.data) ? base : formats.length + newFormats.length;
      if (index !== base) newFormats.push(format);
      if (index >= mostFormats) refuse('too-many-styles');
      derived.set(key, index);
      return index;
    },
    write(records) {
      const lastXf = records.findLastIndex((record) => record.id === recordId.xf);
      const lastCode = records.findLastIndex((record) => record.id === recordId.format);
      const firstXf = records.findIndex((record) => record.id === recordId.xf);
      const written = records.flatMap((record, i) => [
        ...(lastCode < 0 && i === firstXf ? newCodes : []),
        record,
        ...(i === lastCode ? newCodes : []),
        ...(i === lastXf ? newFormats : []),
      ]);
      return newFormats.length === 0 ? written : withChecksum(written, formats, [...formats, ...newFormats]);
    },
  };
}
