/** The formulas of a worksheet in a workbook stream ([MS-XLS] 2.4.127): shared ones written out, references moved. */
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';
import { moveTokens, token, writtenOut, type TokenMove } from './biff-formulas.ts';
import { changed, recordId, viewOf, type BiffRecord } from './biff-records.ts';
import type { XlsCell, XlsRow, XlsSheet } from './cell-table.ts';

const tokensAt = 22;
const sizeAt = 20;
const flagsAt = 14;
const isShared = 0x0008;
/** Excel computes the formula when it opens the file (fAlwaysCalc). */
const computeOnOpening = 0x0001;

function formulaOf(cell: XlsCell): BiffRecord | undefined {
  const first = cell.records[0];
  return first?.id === recordId.formula ? first : undefined;
}

export function hasFormula(cell: XlsCell): boolean {
  return formulaOf(cell) !== undefined;
}

/** The first cell of the group that a cell's formula belongs to, as one number; null for a formula of its own. */
function groupOf(record: BiffRecord): number | null {
  const view = viewOf(record.data);
  const kind = view.getUint16(sizeAt, true) >= 5 ? view.getUint8(tokensAt) : 0;
  if (kind !== token.exp && kind !== token.table) return null;
  return view.getUint16(tokensAt + 1, true) * 256 + view.getUint16(tokensAt + 3, true);
}

interface Shared {
  readonly tokens: Uint8Array;
  readonly size: number;
}

function* cellsOf(rows: ReadonlyMap<number, XlsRow>): Generator<readonly [row: number, cell: XlsCell]> {
  for (const [row, { cells }] of rows) for (const cell of cells.values()) yield [row, cell];
}

/** Shared formulas by their group. */
function sharedFormulas(rows: XlsSheet['rows']): Map<number, Shared> {
  const found = new Map<number, Shared>();
  for (const [, cell] of cellsOf(rows)) {
    const shared = cell.records.find((record) => record.id === recordId.sharedFormula);
    const formula = formulaOf(cell);
    const group = formula === undefined ? null : groupOf(formula);
    if (shared === undefined || group === null) continue;
    found.set(group, { tokens: shared.data.subarray(10), size: viewOf(shared.data).getUint16(8, true) });
  }
  return found;
}

function writeOut(row: number, cell: XlsCell, groups: ReadonlyMap<number, Shared>): XlsCell {
  const formula = formulaOf(cell);
  const group = formula === undefined ? null : groupOf(formula);
  const shared = group === null ? undefined : groups.get(group);
  if (formula === undefined || shared === undefined) return cell;
  const tokens = writtenOut(shared.tokens, shared.size, row, cell.column);
  const data = new Uint8Array(tokensAt + tokens.length);
  data.set(formula.data.subarray(0, tokensAt));
  data.set(tokens, tokensAt);
  const own = changed({ id: recordId.formula, data }, (view) => {
    view.setUint16(sizeAt, shared.size, true);
    view.setUint16(flagsAt, view.getUint16(flagsAt, true) & ~isShared, true);
  });
  const rest = cell.records.slice(1).filter((record) => record.id !== recordId.sharedFormula);
  return { ...cell, records: [own, ...rest] };
}

function mapCells(rows: XlsSheet['rows'], change: (row: number, cell: XlsCell) => XlsCell): XlsSheet['rows'] {
  return new Map(
    [...rows].map(([row, { record, cells }]) => [
      row,
      { record, cells: new Map([...cells].map(([column, cell]) => [column, change(row, cell)])) },
    ]),
  );
}

export function withoutSharing(rows: XlsSheet['rows']): XlsSheet['rows'] {
  const groups = sharedFormulas(rows);
  return groups.size === 0 ? rows : mapCells(rows, (row, cell) => writeOut(row, cell, groups));
}

/** An array formula moves as a whole or not at all; a table of data not at all. */
function movedArray(record: BiffRecord, map: RowMap): BiffRecord {
  if (record.id === recordId.dataTable) return refuse('array-formula');
  if (record.id !== recordId.array) return record;
  return changed(record, (view) => {
    const [from, to] = [view.getUint16(0, true), view.getUint16(2, true)];
    const rows = map.range(from, to);
    if (rows === null || rows[1] - rows[0] !== to - from) refuse('array-formula', { row: from });
    else {
      view.setUint16(0, rows[0], true);
      view.setUint16(2, rows[1], true);
    }
  });
}

/**
 * The rows with every formula's references moved, still in their old places, and to be computed when the file is opened.
 * @throws FillRefused cannot-move, array-formula, spans-sheets.
 */
export function moveFormulas(rows: XlsSheet['rows'], move: Omit<TokenMove, 'row'>): XlsSheet['rows'] {
  return mapCells(rows, (row, cell) => {
    const formula = formulaOf(cell);
    if (formula === undefined) return cell;
    const group = groupOf(formula);
    const first = changed(formula, (view) => {
      view.setUint16(flagsAt, view.getUint16(flagsAt, true) | computeOnOpening, true);
      const size = view.getUint16(sizeAt, true);
      if (group === null) moveTokens(view, tokensAt, size, { ...move, row });
      else if (move.own !== undefined) view.setUint16(tokensAt + 1, move.own.row(group >> 8) ?? group >> 8, true);
    });
    const rest = cell.records.slice(1).map((record) => {
      const moved = move.own === undefined ? record : movedArray(record, move.own);
      if (record.id !== recordId.array && record.id !== recordId.sharedFormula) return moved;
      const isArray = record.id === recordId.array;
      const [sizePlace, from] = isArray ? [12, 14] : [8, 10];
      return changed(moved, (view) => moveTokens(view, from, view.getUint16(sizePlace, true), { ...move, row }));
    });
    return { ...cell, records: [first, ...rest] };
  });
}

/** Whether a cell takes part in an array formula or a table of data, which is not written over in part. */
export function isInArray(cell: XlsCell): boolean {
  const formula = formulaOf(cell);
  return formula !== undefined && groupOf(formula) !== null;
}

/** The place of the tokens of a cell's formula and their length. */
export function tokensOf(view: DataView): readonly [from: number, size: number] {
  return [tokensAt, view.getUint16(sizeAt, true)];
}
