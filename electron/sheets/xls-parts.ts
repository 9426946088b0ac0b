/**
 * What the reading library leaves out of an .xls (BIFF8, [MS-XLS]): protection, hidden tabs, rows and columns,
 * number formats, and text results of formulas that share their expression.
 */
import { readCompoundFile } from './compound-file.ts';
import { formatCode } from './number-format.ts';
import { cellKey } from './xlsx-parts.ts';

export interface XlsSheetPart {
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly formats: ReadonlyMap<number, string>;
  readonly formulas: ReadonlySet<number>;
  /** Text results that do not follow their formula at once. */
  readonly texts: ReadonlyMap<number, string>;
}

export interface XlsParts {
  readonly protected: boolean;
  readonly oldFormat: boolean;
  readonly is1904: boolean;
  /** In the order of the tabs; null for charts and macro sheets. */
  readonly sheets: readonly (XlsSheetPart | null)[];
}

interface BiffRecord {
  readonly id: number;
  readonly offset: number;
  readonly view: DataView;
}

const id = {
  formula: 0x0006,
  end: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  xf: 0x00e0,
  number: 0x0203,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

function readRecords(stream: Uint8Array): BiffRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const length = Math.min(view.getUint16(at + 2, true), stream.length - at - 4);
    const body = new DataView(stream.buffer, stream.byteOffset + at + 4, length);
    records.push({ id: view.getUint16(at, true), offset: at, view: body });
    at += 4 + length;
  }
  return records;
}

/** A unicode string of 8- or 16-bit characters whose count stands in front in two bytes. */
function readText(view: DataView, at: number): string {
  const count = view.getUint16(at, true);
  const wide = (view.getUint8(at + 2) & 1) === 1;
  let text = '';
  for (let i = 0; i < count; i++) {
    const from = at + 3 + (wide ? i * 2 : i);
    if (from + (wide ? 2 : 1) > view.byteLength) break;
    text += String.fromCharCode(wide ? view.getUint16(from, true) : view.getUint8(from));
  }
  return text;
}

/** Reads the parts; null where the workbook stream is missing. May throw RangeError on a damaged file. */
export function readXlsParts(bytes: Uint8Array): XlsParts | null {
  const file = readCompoundFile(bytes);
  const stream = file?.read('Workbook') ?? file?.read('Book');
  if (stream === null || stream === undefined) return null;
  const records = readRecords(stream);
  const first = records[0];
  const oldFormat = first === undefined || first.id !== id.begin || first.view.getUint16(0, true) !== 0x0600;
  const globalEnd = records.findIndex((record) => record.id === id.end);
  const globals = globalEnd < 0 ? records : records.slice(0, globalEnd);
  const of = (wanted: number) => globals.filter((record) => record.id === wanted);
  if (oldFormat || of(id.filePass).length > 0) {
    return { protected: of(id.filePass).length > 0, oldFormat, is1904: false, sheets: [] };
  }
  const custom = new Map(of(id.format).map(({ view }) => [view.getUint16(0, true), readText(view, 2)]));
  const codes = of(id.xf).map(({ view }) => formatCode(view.getUint16(2, true), custom));
  const byOffset = new Map(records.map((record, i) => [record.offset, i]));
  return {
    protected: false,
    oldFormat: false,
    is1904: of(id.dateMode).some(({ view }) => view.getUint16(0, true) === 1),
    sheets: of(id.boundSheet).map(({ view }) => {
      const start = byOffset.get(view.getUint32(0, true));
      if (start === undefined || view.getUint8(5) !== 0) return null;
      return readSheetPart(records, start, (view.getUint8(4) & 3) !== 0, codes);
    }),
  };
}

function readSheetPart(
  records: readonly BiffRecord[],
  start: number,
  hidden: boolean,
  codes: readonly (string | undefined)[],
): XlsSheetPart {
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  const formats = new Map<number, string>();
  const formulas = new Set<number>();
  const texts = new Map<number, string>();
  let lastFormula = 0;
  const note = (view: DataView, column: number, xfAt: number) => {
    const code = codes[view.getUint16(xfAt, true)];
    if (code !== undefined) formats.set(cellKey(view.getUint16(0, true), column), code);
  };
  for (let i = start + 1; i < records.length; i++) {
    const record = records[i];
    if (record === undefined || record.id === id.end) break;
    const { view } = record;
    if (record.id === id.row && (view.getUint16(12, true) & 0x20) !== 0) hiddenRows.push(view.getUint16(0, true));
    else if (record.id === id.columnInfo && (view.getUint16(8, true) & 1) !== 0) {
      const last = Math.min(255, view.getUint16(2, true));
      for (let column = view.getUint16(0, true); column <= last; column++) hiddenColumns.push(column);
    } else if (record.id === id.number || record.id === id.rk) note(view, view.getUint16(2, true), 4);
    else if (record.id === id.formula) {
      note(view, view.getUint16(2, true), 4);
      lastFormula = cellKey(view.getUint16(0, true), view.getUint16(2, true));
      formulas.add(lastFormula);
    } else if (record.id === id.string) texts.set(lastFormula, readText(view, 0));
    else if (record.id === id.mulRk) {
      const from = view.getUint16(2, true);
      for (let at = 4; at + 6 <= view.byteLength - 2; at += 6) note(view, from + (at - 4) / 6, at);
    }
  }
  return { hidden, hiddenRows, hiddenColumns, formats, formulas, texts };
}
