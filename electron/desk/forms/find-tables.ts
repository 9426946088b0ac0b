/** Finds in a sheet of a form what is to be filled: heading, columns, rows that wait or already name somebody, what stands below. */
import { squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { Cell, SheetGrid } from '../../sheets/cell.ts';
import { findBlock, headingParts, vocabularyIndex } from '../../sheets/heading-block.ts';
import { skipReason } from '../../sheets/row-kind.ts';

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
  /** What stands below the rows, in words. */
  readonly below: readonly string[];
  /** The first row below, or null where nothing stands there. */
  readonly belowRow: number | null;
  readonly title: string;
}

export interface FindOptions {
  /** The rows of the heading as the clerk says, 0-based and inclusive. */
  readonly headingRows?: readonly [from: number, to: number] | undefined;
  /** One behind the last row that the form gives a border or a height; the grid itself ends at the last text. */
  readonly styledRows: number;
}

const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell.kind === 'empty';

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

/** A row that waits: nothing in it but numbers in a column of numbers, and formulas. */
function waits(row: readonly Cell[], columns: readonly { index: number; heading: string }[]): boolean {
  return columns.every(({ index, heading }) => {
    const cell = row[index];
    if (cell === undefined || cell.kind === 'empty' || cell.kind === 'formula') return true;
    return /^(?:序号|序|编号|顺序号|no)$/u.test(squash(heading)) && /^\d+$/u.test(cell.text);
  });
}

interface Below {
  readonly firstRow: number;
  readonly emptyRows: number;
  readonly namedRows: readonly number[];
  readonly belowRow: number | null;
}

/** Takes apart what stands below the heading; in a form with waiting rows, whatever is no waiting row ends them. */
function readBelow(
  sheet: SheetGrid,
  to: number,
  columns: readonly { index: number; heading: string }[],
  styledRows: number,
): Below {
  const parts = { parts: (sheet.rows[0] ?? []).map((_, x) => headingAt(columns, x)) };
  const first = columns[0]?.index ?? 0;
  const last = columns.at(-1)?.index ?? 0;
  const own = (y: number): readonly Cell[] =>
    (sheet.rows[y] ?? []).map((cell, x) => (x < first || x > last ? { value: null, text: '', kind: 'empty' } : cell));
  let y = to + 1;
  for (; y < sheet.rows.length; y++) {
    const reason = skipReason(own(y), parts, y === to + 1);
    if (reason !== '编号行' && reason !== '示例行') break;
  }
  const firstRow = y;
  const namedRows: number[] = [];
  let emptyRows = 0;
  let belowRow: number | null = null;
  for (; y < Math.max(sheet.rows.length, styledRows); y++) {
    const row = own(y);
    if (waits(row, columns)) {
      emptyRows += 1;
    } else if (skipReason(row, parts, false) === null) {
      namedRows.push(y);
    } else {
      belowRow ??= y;
      break;
    }
  }
  return { firstRow, emptyRows, namedRows, belowRow };
}

function headingAt(columns: readonly { index: number; heading: string }[], x: number): readonly string[] {
  return columns.find((column) => column.index === x)?.heading.split('/') ?? [];
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
    .map((cell) => withoutSpaces(cell.text));
  // 附件1 and 填报单位 stand above or below the title, which is the longest line.
  return texts
    .filter((text) => !/^附(?:件|表)\s*\d*[:：]?$|[:：]/u.test(text))
    .reduce((best, text) => (text.length > best.length ? text : best), '')
    .slice(0, 120);
}

/** The tables of a sheet: none where no row reads like a heading, two where headings repeat side by side. */
export function findTables(
  sheet: SheetGrid,
  vocabulary: readonly (readonly string[])[],
  { headingRows, styledRows }: FindOptions,
): readonly FoundTable[] {
  const block =
    headingRows === undefined
      ? findBlock(sheet, vocabularyIndex(vocabulary))
      : { from: headingRows[0], to: headingRows[1] };
  if (block === null) return [];
  const width = sheet.rows[0]?.length ?? 0;
  const headings = Array.from({ length: width }, (_, x) => headingParts(sheet, block.from, block.to, x).join('/'));
  const period = repeatAfter(headings);
  const title = titleOf(sheet, block.from);
  const tables: FoundTable[] = [];
  for (let start = 0; start < width; start += period) {
    const columns = headings
      .slice(start, start + period)
      .map((heading, i) => ({ index: start + i, heading }))
      .filter(({ heading }) => heading !== '');
    if (columns.length === 0) continue;
    const below = readBelow(sheet, block.to, columns, styledRows);
    const rows = sheet.rows.slice(below.firstRow, below.firstRow + below.emptyRows);
    tables.push({
      headingRows: [block.from, block.to],
      columns: columns.map((column) => ({
        ...column,
        formula: rows.some((row) => row[column.index]?.kind === 'formula'),
      })),
      ...below,
      emptyRows: below.namedRows.length === 0 ? below.emptyRows : 0,
      below: textsBelow(sheet, below.belowRow),
      title,
    });
  }
  return tables.filter(
    (table) => !isEmpty(sheet.rows[table.headingRows[0]]?.[table.columns[0]?.index ?? 0]) || table.columns.length > 1,
  );
}
