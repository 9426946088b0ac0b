/** The rows and cells of a worksheet in a workbook stream ([MS-XLS] 2.1.7.20.6, CELLTABLE), taken apart and put together again. */
import { recordId, viewOf, type BiffRecord } from './biff-records.ts';

export interface XlsCell {
  readonly column: number;
  /** The number of its cell format (XF). */
  readonly format: number;
  /** The record of the cell and those that belong to it: the text of a formula, a shared formula. */
  readonly records: readonly BiffRecord[];
}

export interface XlsRow {
  /** ROW, where there is one. */
  readonly record: BiffRecord | undefined;
  readonly cells: ReadonlyMap<number, XlsCell>;
}

export interface XlsSheet {
  readonly before: readonly BiffRecord[];
  readonly rows: ReadonlyMap<number, XlsRow>;
  readonly behind: readonly BiffRecord[];
}

const single = new Set<number>([
  recordId.blank,
  recordId.number,
  recordId.label,
  recordId.labelSst,
  recordId.richString,
  recordId.rk,
  recordId.boolOrError,
  recordId.formula,
]);
const several = new Set<number>([recordId.mulRk, recordId.mulBlank]);

function isCell({ id }: BiffRecord): boolean {
  return single.has(id) || several.has(id);
}

/** The places of the first and behind the last record of the table; embedded charts have cells of their own kind. */
function tablePlaces(records: readonly BiffRecord[]): readonly [from: number, to: number] {
  let depth = 0;
  let from = -1;
  let to = -1;
  for (const [i, record] of records.entries()) {
    if (record.id === recordId.begin) depth += 1;
    else if (record.id === recordId.end) depth -= 1;
    if (depth !== 1) continue;
    if (record.id !== recordId.row && !isCell(record) && record.id !== recordId.blockOfCells) continue;
    if (from < 0) from = i;
    to = i + 1;
  }
  // What belongs to the last cell follows it.
  const own = new Set<number>([
    recordId.string,
    recordId.sharedFormula,
    recordId.array,
    recordId.dataTable,
    recordId.continued,
  ]);
  while (to > 0 && own.has(records[to]?.id ?? 0)) to += 1;
  if (from >= 0) return [from, to];
  const dimensions = records.findIndex((record) => record.id === recordId.dimensions) + 1;
  return [dimensions, dimensions];
}

/** A record of several cells as one for each. */
function takenApart({ id, data }: BiffRecord): XlsCell[] {
  const size = id === recordId.mulRk ? 6 : 2;
  const first = viewOf(data).getUint16(2, true);
  const count = Math.floor((data.length - 6) / size);
  return Array.from({ length: count }, (_, i): XlsCell => {
    const value = data.subarray(4 + i * size, 4 + (i + 1) * size);
    const column = first + i;
    const bytes = Uint8Array.from([...data.subarray(0, 2), column & 0xff, column >> 8, ...value]);
    const one = { id: id === recordId.mulRk ? recordId.rk : recordId.blank, data: bytes };
    return { column, format: viewOf(bytes).getUint16(4, true), records: [one] };
  });
}

export function readSheet(records: readonly BiffRecord[]): XlsSheet {
  const [from, to] = tablePlaces(records);
  const rows = new Map<number, { record: BiffRecord | undefined; cells: Map<number, XlsCell> }>();
  const rowAt = (row: number) => {
    const known = rows.get(row);
    if (known !== undefined) return known;
    const fresh = { record: undefined, cells: new Map<number, XlsCell>() };
    rows.set(row, fresh);
    return fresh;
  };
  let last: { cells: Map<number, XlsCell>; column: number } | undefined;
  for (const record of records.slice(from, to)) {
    if (record.id === recordId.blockOfCells) continue;
    const row = record.data.length < 2 ? 0 : viewOf(record.data).getUint16(0, true);
    if (record.id === recordId.row) rowAt(row).record = record;
    else if (single.has(record.id)) {
      const view = viewOf(record.data);
      const column = view.getUint16(2, true);
      const { cells } = rowAt(row);
      cells.set(column, { column, format: view.getUint16(4, true), records: [record] });
      last = { cells, column };
    } else if (several.has(record.id)) {
      const { cells } = rowAt(row);
      for (const cell of takenApart(record)) cells.set(cell.column, cell);
      last = undefined;
    } else if (last !== undefined) {
      const owner = last.cells.get(last.column);
      if (owner !== undefined) last.cells.set(last.column, { ...owner, records: [...owner.records, record] });
    }
  }
  return { before: records.slice(0, from), rows, behind: records.slice(to) };
}

const blockHeight = 32;

/** The records of a sheet; rows stand in blocks of 32, the cells of a block behind its rows. */
export function writeSheet({ before, rows, behind }: XlsSheet): BiffRecord[] {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const table: BiffRecord[] = [];
  for (let i = 0; i < numbers.length;) {
    const block = Math.floor((numbers[i] ?? 0) / blockHeight);
    const cells: BiffRecord[] = [];
    for (; i < numbers.length && Math.floor((numbers[i] ?? 0) / blockHeight) === block; i++) {
      const row = rows.get(numbers[i] ?? 0);
      if (row?.record !== undefined) table.push(row.record);
      for (const cell of [...(row?.cells.values() ?? [])].sort((a, b) => a.column - b.column))
        cells.push(...cell.records);
    }
    table.push(...cells);
  }
  return [...before, ...table, ...behind];
}
