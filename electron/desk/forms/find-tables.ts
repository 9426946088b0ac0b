/** Finds in a sheet of a form what is to be filled: heading, columns, rows that wait or already name somebody, what stands below. */
import { squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { SheetGrid } from '../../sheets/cell.ts';
import type { FormSheet } from '../../sheets/fill/form-grid.ts';
import { formRows, type FormRows } from '../../sheets/fill/form-rows.ts';
import { findBlock, type HeadingBlock, headingParts, vocabularyIndex } from '../../sheets/heading-block.ts';

export interface FoundColumn {
  /** 0-based column of the sheet. */
  readonly index: number;
  /** The parts of the heading joined by `/`. */
  readonly heading: string;
  /** The cells of the waiting rows hold formulas. */
  readonly formula: boolean;
}

/** Rows and columns are 0-based. */
export interface FoundTable {
  readonly headingRows: readonly [from: number, to: number];
  readonly columns: readonly FoundColumn[];
  /** The first row to be filled. */
  readonly firstRow: number;
  /** How many rows wait empty from there on. */
  readonly emptyRows: number;
  /** Rows that already name somebody in their first columns, as a list of names does; filled in place. */
  readonly namedRows: readonly number[];
  /** Where rows go when there are more people; null where there is no row to copy. */
  readonly growth: FormRows['growth'];
  /** What stands below the rows, in words. */
  readonly below: readonly string[];
  /** The first row below, or null where nothing stands there. */
  readonly belowRow: number | null;
  readonly title: string;
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

/** Words of which one alone makes a heading, where several columns stand beside it: nobody else has the others. */
const keyWords = vocabularyIndex([['姓名'], ['身份证号', '身份证号码', '公民身份号码'], ['社区名称', '社区']]);

function blockOf(grid: SheetGrid, vocabulary: readonly (readonly string[])[]): HeadingBlock | null {
  const block = findBlock(grid, vocabularyIndex(vocabulary));
  if (block !== null) return block;
  const alone = findBlock(grid, keyWords, 1);
  const texts = alone === null ? 0 : (grid.rows[alone.from] ?? []).filter((cell) => cell.kind === 'text').length;
  return texts >= 2 ? alone : null;
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
  const block = given === undefined ? blockOf(grid, vocabulary) : { from: given[0], to: given[1] };
  if (block === null) return [];
  const width = grid.rows[0]?.length ?? 0;
  const headings = Array.from({ length: width }, (_, x) => headingParts(grid, block.from, block.to, x).join('/'));
  const period = repeatAfter(headings);
  const { first, count, filled, growth, footFrom } = formRows(sheet, [block.from, block.to]);
  const formulas = new Set(
    sheet.formulas.filter(({ row }) => row >= first && row < first + count).map(({ column }) => column),
  );
  const tables: FoundTable[] = [];
  for (let start = 0; start < width; start += period) {
    const columns = headings
      .slice(start, start + period)
      .map((heading, i) => ({ index: start + i, heading, formula: formulas.has(start + i) }))
      .filter(({ heading }) => heading !== '');
    if (columns.length === 0) continue;
    tables.push({
      headingRows: [block.from, block.to],
      columns,
      firstRow: first,
      emptyRows: filled.length === 0 ? count : 0,
      namedRows: filled,
      growth,
      below: textsBelow(grid, footFrom),
      belowRow: footFrom,
      title: titleOf(grid, block.from),
    });
  }
  return tables;
}
