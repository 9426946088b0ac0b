/** Takes a returned workbook apart: where the table is, which column is which, its rows, and what stands beside it. */
import { squash } from '../../../db/rules/text.ts';
import { type Cell, emptyCell, type SheetGrid, type Workbook } from '../../sheets/cell.ts';
import { collectionSheets } from '../../sheets/collection-names.ts';
import { pickSheet, type Table } from '../../sheets/heading.ts';
import { readRowCode, type ReadRowCode } from './codes.ts';
import type { SentColumn } from './shapes.ts';

export interface ReturnedRow {
  /** 1-based row of the file. */
  readonly fileRow: number;
  readonly code: ReadRowCode;
  /** By the order of the columns that were sent; empty where the column is not there. */
  readonly cells: readonly Cell[];
}

export interface ReturnedTable {
  readonly rows: readonly ReturnedRow[];
  /** Whether a column that was sent is still there. */
  readonly present: readonly boolean[];
  /** Headings of columns that were added and filled in. */
  readonly added: readonly string[];
  /** 1-based rows with a text that is no row of the table. */
  readonly textRows: readonly number[];
  /** Sheets that are not ours and hold something. */
  readonly sheetsBeside: readonly string[];
}

const ownSheets: ReadonlySet<string> = new Set([
  collectionSheets.notes,
  collectionSheets.lists,
  collectionSheets.marks,
]);

/** Rows that offices add and that say nothing of anybody. */
const silent = new Set(['空行', '重复的表头', '编号行', '示例行']);

/** The words by which the table of a collection is found. */
export function vocabularyOf(columns: readonly SentColumn[]): readonly (readonly string[])[] {
  return [['序号'], [collectionSheets.codeHeading], ...columns.map((column) => [column.label])];
}

const headingOf = (heading: string): readonly string[] => {
  const parts = heading.split('/');
  return [squash(parts.join('')), squash(parts.at(-1) ?? '')];
};

/** For each column that was sent its place in the sheet, −1 where it is gone. */
function placesIn(table: Table, columns: readonly SentColumn[]): readonly number[] {
  const taken = new Set<number>();
  return columns.map(({ label }) => {
    const found = table.columns.find(
      (column) => !taken.has(column.index) && headingOf(column.heading).includes(squash(label)),
    );
    if (found === undefined) return -1;
    taken.add(found.index);
    return found.index;
  });
}

function codeIn(cells: readonly Cell[]): ReadRowCode {
  let damaged = false;
  for (const cell of cells) {
    if (cell.kind !== 'text') continue;
    const read = readRowCode(cell.text);
    if (read.kind === 'row') return read;
    damaged ||= read.kind === 'damaged';
  }
  return damaged ? { kind: 'damaged' } : { kind: 'none' };
}

function addedColumns(table: Table, places: readonly number[]): readonly string[] {
  const own = new Set([squash('序号'), squash(collectionSheets.codeHeading)]);
  return table.columns.flatMap(({ index, heading }) => {
    if (places.includes(index) || own.has(squash(heading))) return [];
    const filled = table.rows.some((row) => {
      const cell = row.cells[index];
      return cell !== undefined && cell.kind !== 'empty' && readRowCode(cell.text).kind === 'none';
    });
    return filled ? [heading === '' ? '（没有表头的一列）' : heading.replaceAll('/', '·')] : [];
  });
}

function isFilled(sheet: SheetGrid): boolean {
  return sheet.rows.some((row) => row.some((cell) => cell.kind !== 'empty'));
}

/** Whether a sheet is the 填报说明 that went out, whatever it is called now. */
function isNotes(sheet: SheetGrid): boolean {
  return sheet.rows.slice(0, 30).some((row) => row[0]?.text === '栏目' && row[1]?.text === '怎么填');
}

/** The table of a returned workbook; null where no sheet has its headings. */
export function returnedTable(workbook: Workbook, columns: readonly SentColumn[]): ReturnedTable | null {
  const picked = pickSheet(workbook, vocabularyOf(columns));
  if (picked === null) return null;
  const { table } = picked;
  const places = placesIn(table, columns);
  if (places.filter((place) => place >= 0).length < Math.min(2, columns.length)) return null;
  const beside = workbook.sheets.filter(
    (sheet, index) => index !== picked.index && !ownSheets.has(sheet.name) && isFilled(sheet) && !isNotes(sheet),
  );
  return {
    rows: table.rows.map(({ rowNumber, cells }) => ({
      fileRow: rowNumber,
      code: codeIn(cells),
      cells: places.map((place) => cells[place] ?? emptyCell),
    })),
    present: places.map((place) => place >= 0),
    added: addedColumns(table, places),
    textRows: table.skipped.filter(({ reason }) => !silent.has(reason)).map(({ rowNumber }) => rowNumber),
    sheetsBeside: beside.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name),
  };
}
