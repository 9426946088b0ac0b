/** Finds in a sheet of a form what is to be filled: heading, columns, rows that wait or already name somebody, what stands below. */
import { squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { SheetGrid } from '../../sheets/cell.ts';
import { type CellLimit, limitAt } from '../../sheets/fill/cell-limits.ts';
import type { FormSheet } from '../../sheets/fill/form-grid.ts';
import { formRows, type FormRows } from '../../sheets/fill/form-rows.ts';
import { type LabelledPlace, personPlaces } from './person-form.ts';
import type { Place } from '../../sheets/fill/edits.ts';
import { findBlock, type HeadingBlock, headingParts, vocabularyIndex } from '../../sheets/heading-block.ts';

export interface FoundColumn {
  /** 0-based column of the sheet; in a form of one person, the place among its labels. */
  readonly index: number;
  /** The parts of the heading joined by `/`. */
  readonly heading: string;
  /** The cells of the waiting rows hold formulas. */
  readonly formula: boolean;
  /** One heading over several columns of cells: which of them is meant is open. */
  readonly split: boolean;
  /** What the form allows in the waiting cells; null where anything. */
  readonly limit: CellLimit | null;
}

/** Rows and columns are 0-based. */
export interface FoundTable {
  readonly headingRows: readonly [from: number, to: number];
  readonly columns: readonly FoundColumn[];
  /** The first row to be filled. */
  readonly firstRow: number;
  /** The rows that wait empty, from there on. */
  readonly emptyRows: readonly number[];
  /** Rows that already name somebody in their first columns, as a list of names does; filled in place. */
  readonly namedRows: readonly number[];
  /** Where rows go when there are more people; null where there is no row to copy. */
  readonly growth: FormRows['growth'];
  /** What stands below the rows, in words. */
  readonly below: readonly string[];
  /** The first row below, or null where nothing stands there. */
  readonly belowRow: number | null;
  readonly title: string;
  /** In a form of one person, where the value of each column stands; null where people have a row each. */
  readonly places: readonly Place[] | null;
}

/** Two tables side by side repeat their headings: the number of columns after which they do, else the whole width. */
export function repeatAfter(headings: readonly string[]): number {
  const keys = headings.map((heading) => squash(heading));
  const width = keys.length;
  for (let period = 2; period <= width / 2 + 0.5; period++) {
    const first = keys.slice(0, period).filter((key) => key !== '');
    const named = first.length >= 2 && first.some((key) => key.includes('姓名') || key.includes('社区'));
    const same = keys.slice(period).every((key, i) => key === '' || key === keys[i % period]);
    if (named && same && keys.slice(period, period * 2).filter((key) => key !== '').length === first.length)
      return period;
  }
  return width;
}

function textsBelow(sheet: SheetGrid, from: number | null): readonly string[] {
  if (from === null) return [];
  return sheet.rows
    .slice(from)
    .flatMap((row) => row.filter((cell) => cell.kind === 'text' && cell.merged !== true).map((cell) => cell.text))
    .slice(0, 20);
}

function titleOf(sheet: SheetGrid, from: number): string {
  const texts = sheet.rows
    .slice(0, from)
    .flatMap((row) => row.filter((cell) => cell.kind === 'text' && cell.merged !== true))
    .map((cell) => withoutSpaces(cell.text).replace(/^[_＿]+/u, ''));
  // 附件1 and 填报单位 stand above or below the title, which is the longest line.
  return texts
    .filter((text) => !/^附(?:件|表)\s*\d*[:：]?$|[:：]/u.test(text))
    .reduce((best, text) => (text.length > best.length ? text : best), '')
    .slice(0, 120);
}

/** The parts of a heading with a slash between them; one that stands in a part, 手机/座机, is written wide. */
const joined = (parts: readonly string[]): string => parts.map((part) => part.replaceAll('/', '／')).join('/');

/** Words of which one alone makes a heading, where several columns stand beside it: nobody else has the others. */
const keyWords = vocabularyIndex([['姓名'], ['身份证号', '身份证号码', '公民身份号码'], ['社区名称', '社区']]);

function blockOf(grid: SheetGrid, vocabulary: readonly (readonly string[])[]): HeadingBlock | null {
  const block = findBlock(grid, vocabularyIndex(vocabulary));
  if (block !== null) return block;
  const alone = findBlock(grid, keyWords, 1);
  const texts = alone === null ? 0 : (grid.rows[alone.from] ?? []).filter((cell) => cell.kind === 'text').length;
  return texts >= 2 ? alone : null;
}

/** Columns that stand under one heading merged over them, but for the first: in the waiting rows they are merged too, or nobody knows. */
function headedTogether(grid: SheetGrid, block: { readonly from: number; readonly to: number }, row: number) {
  const across = grid.merges.filter((merge) => merge.toColumn > merge.fromColumn);
  const heads = across.filter(
    (merge) => merge.fromRow >= block.from && merge.fromRow <= block.to && merge.toRow >= block.to,
  );
  const isMerged = (column: number): boolean =>
    across.some((merge) => merge.fromRow <= row && merge.toRow >= row && merge.fromColumn === column);
  return {
    covered: (column: number): boolean =>
      heads.some((merge) => merge.fromColumn < column && merge.toColumn >= column) ||
      across.some(
        (merge) => merge.fromRow <= row && merge.toRow >= row && merge.fromColumn < column && merge.toColumn >= column,
      ),
    split: (column: number): boolean => heads.some((merge) => merge.fromColumn === column) && !isMerged(column),
  };
}

function personTable(sheet: FormSheet, places: readonly LabelledPlace[]): FoundTable {
  const formulas = new Set(sheet.formulas.map(({ row, column }) => `${row}:${column}`));
  const from = Math.min(...places.map(({ row }) => row));
  return {
    headingRows: [from, from],
    columns: places.map(({ row, column, heading }, index) => ({
      index,
      heading,
      formula: formulas.has(`${row}:${column}`),
      split: false,
      limit: limitAt(sheet.limits, row, column) ?? null,
    })),
    firstRow: from,
    emptyRows: [],
    namedRows: [],
    growth: null,
    below: [],
    belowRow: null,
    title: titleOf(sheet.grid, from),
    places,
  };
}

/**
 * The tables of a sheet: none where no row reads like a heading, two where headings repeat side by side.
 * @param given the rows of the heading as the clerk says, 0-based and inclusive
 */
export function findTables(
  sheet: FormSheet,
  vocabulary: readonly (readonly string[])[],
  given?: readonly [from: number, to: number],
): readonly FoundTable[] {
  const { grid } = sheet;
  const places = given === undefined ? personPlaces(sheet, vocabularyIndex(vocabulary)) : null;
  if (places !== null) return [personTable(sheet, places)];
  const block = given === undefined ? blockOf(grid, vocabulary) : { from: given[0], to: given[1] };
  if (block === null) return [];
  const width = grid.rows[0]?.length ?? 0;
  const words = vocabularyIndex(vocabulary);
  const { first, rows, filled, growth, footFrom } = formRows(sheet, [block.from, block.to], words);
  const together = headedTogether(grid, block, first);
  const headings = Array.from({ length: width }, (_, x) =>
    together.covered(x) ? '' : joined(headingParts(grid, block.from, block.to, x)),
  );
  const period = repeatAfter(headings);
  const waiting = new Set(rows);
  const formulas = new Set(sheet.formulas.filter(({ row }) => waiting.has(row)).map(({ column }) => column));
  const tables: FoundTable[] = [];
  for (let start = 0; start < width; start += period) {
    const columns = headings
      .slice(start, start + period)
      .map((heading, i): FoundColumn => {
        const index = start + i;
        const limit = limitAt(sheet.limits, first, index) ?? null;
        return { index, heading, formula: formulas.has(index), split: together.split(index), limit };
      })
      .filter(({ heading }) => heading !== '');
    if (columns.length === 0) continue;
    tables.push({
      headingRows: [block.from, block.to],
      columns,
      firstRow: first,
      emptyRows: filled.length === 0 ? rows : [],
      namedRows: filled,
      growth,
      below: textsBelow(grid, footFrom),
      belowRow: footFrom,
      title: titleOf(grid, block.from),
      places: null,
    });
  }
  return tables;
}
