/** Finds the table in a sheet: its heading, its columns, its rows of data, and what it passes over and why. */
import { withoutSpaces } from '../../db/rules/text.ts';
import { type Cell, emptyCell, type SheetGrid, textCell, type Workbook } from './cell.ts';
import { findBlock, headingParts, vocabularyIndex, type HeadingBlock } from './heading-block.ts';
import { sectionOf, skipReason, type SkipReason } from './row-kind.ts';

/** The last column of a file of rejected rows; it is passed over when the file is imported again. */
export const rejectedHeading = '退回原因';

/** The heading of the column that is made of the lines between the rows: 一、幸福社区（8人）. */
const sectionHeading = '所在社区';
const namesPlace = (name: string): boolean =>
  /^(?:所在|所属|任职|工作)?(?:村|社区|居民区|居委会|单位)(?:[(（].*[)）])?(?:名称)?$/u.test(name);

export interface HeadingColumn {
  /** 0-based place in the sheet. */
  readonly index: number;
  /** The parts of its heading joined: 学历/全日制/毕业院校. Empty where a column of data has none. */
  readonly heading: string;
  readonly hidden: boolean;
}

export interface DataRow {
  /** 1-based row of the file. */
  readonly rowNumber: number;
  readonly hidden: boolean;
  /** All cells of the row, by the index of their column. */
  readonly cells: readonly Cell[];
}

export interface SkippedRow {
  readonly rowNumber: number;
  readonly reason: SkipReason;
}

export interface Table {
  /** How well the sheet fits: known headings, and a little for rows of data. */
  readonly sheetScore: number;
  /** 1-based, inclusive. */
  readonly headingRows: readonly [from: number, to: number];
  /** 1-based; one behind the last row where there is no data. */
  readonly firstDataRow: number;
  readonly columns: readonly HeadingColumn[];
  readonly rows: readonly DataRow[];
  readonly skipped: readonly SkippedRow[];
}

export interface HeadingOptions {
  /** The rows that the clerk says the heading is in, 1-based and inclusive. */
  readonly headingRows?: readonly [from: number, to: number];
}

/**
 * Finds the heading by the words it uses and takes the sheet apart.
 * @param vocabulary for each field its label and its other names.
 * @returns null where no row reads like a heading and none was given.
 */
export function findHeading(
  sheet: SheetGrid,
  vocabulary: readonly (readonly string[])[],
  options: HeadingOptions = {},
): Table | null {
  const block = givenBlock(sheet, options) ?? findBlock(sheet, vocabularyIndex(vocabulary));
  if (block === null) return null;
  const width = sheet.rows[0]?.length ?? 0;
  const parts = Array.from({ length: width }, (_, x) => headingParts(sheet, block.from, block.to, x));
  const taken = takeRows(sheet, block.to, parts);
  const { skipped } = taken;
  const isSectioned = taken.rows.some((row) => row.section !== null) && !parts.some((names) => names.some(namesPlace));
  const rows = taken.rows.map(({ section, ...row }) =>
    isSectioned ? { ...row, cells: [...row.cells, section === null ? emptyCell : textCell(section)] } : row,
  );
  if (isSectioned) parts.push([sectionHeading]);
  const hiddenColumns = new Set(sheet.hiddenColumns);
  const columns = parts
    .map((names, index) => ({ index, heading: names.join('/'), hidden: hiddenColumns.has(index) }))
    .filter(({ index, heading }) =>
      heading === '' ? rows.some((row) => row.cells[index]?.kind !== 'empty') : heading !== rejectedHeading,
    );
  return {
    sheetScore: block.hits + Math.min(rows.length, 5) / 10,
    headingRows: [block.from + 1, block.to + 1],
    firstDataRow: rows[0]?.rowNumber ?? sheet.rows.length + 1,
    columns,
    rows,
    skipped,
  };
}

function givenBlock(sheet: SheetGrid, { headingRows }: HeadingOptions): HeadingBlock | null {
  if (headingRows === undefined) return null;
  const last = sheet.rows.length - 1;
  const from = Math.min(Math.max(0, headingRows[0] - 1), last);
  return { from, to: Math.min(Math.max(from, headingRows[1] - 1), last), hits: 0 };
}

function takeRows(sheet: SheetGrid, to: number, parts: readonly (readonly string[])[]) {
  const hiddenRows = new Set(sheet.hiddenRows);
  const rows: (DataRow & { readonly section: string | null })[] = [];
  const skipped: SkippedRow[] = [];
  let section: string | null = null;
  let afterHeading = true;
  for (let y = to + 1; y < sheet.rows.length; y++) {
    const cells = sheet.rows[y] ?? [];
    const reason = skipReason(cells, { parts }, afterHeading);
    afterHeading = reason === '重复的表头';
    if (reason === '分段标题') section = sectionOf(cells);
    if (reason === null) rows.push({ rowNumber: y + 1, hidden: hiddenRows.has(y), cells, section });
    else skipped.push({ rowNumber: y + 1, reason });
  }
  return { rows, skipped };
}

export interface PickedSheet {
  /** The place of the sheet in the workbook. */
  readonly index: number;
  readonly table: Table;
}

/** The sheet that fits best, visible ones first; null where none has a heading of known words. */
export function pickSheet(workbook: Workbook, vocabulary: readonly (readonly string[])[]): PickedSheet | null {
  let best: (PickedSheet & { readonly score: number }) | null = null;
  for (const [index, sheet] of workbook.sheets.entries()) {
    const table = findHeading(sheet, vocabulary);
    if (table === null) continue;
    const score = table.sheetScore * (sheet.hidden ? 0.3 : 1) + Math.min(table.rows.length, 1000) / 10_000;
    if (best === null || score > best.score) best = { index, table, score };
  }
  return best === null ? null : { index: best.index, table: best.table };
}

/** The first rows above the heading that hold a text of their own: the title and the notes of the table. */
export function titleTexts(sheet: SheetGrid, table: Table): readonly string[] {
  return sheet.rows
    .slice(0, table.headingRows[0] - 1)
    .flatMap((row) => row.filter((cell) => cell.kind !== 'empty' && cell.merged !== true))
    .map((cell) => withoutSpaces(cell.text));
}
