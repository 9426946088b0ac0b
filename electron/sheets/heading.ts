/** Finds the table in a sheet: its heading, its columns, its rows of data, and what it passes over and why. */
import { withoutSpaces } from '../../db/rules/text.ts';
import { type Cell, emptyCell, type SheetGrid, textCell, type Workbook } from './cell.ts';
import { filledDown, withoutDittos } from './cells-above.ts';
import { looksLike } from './column-likeness.ts';
import { findBlock, headingParts, vocabularyIndex, type HeadingBlock } from './heading-block.ts';
import { placeOfSheet, placeOfTitles } from './place-names.ts';
import { sectionOf, skipReason, type SkipReason } from './row-kind.ts';

/** The last column of a file of rejected rows; it is passed over when the file is imported again. */
export const rejectedHeading = '退回原因';

/** The heading of the column that is made of the lines between the rows, 一、幸福社区（8人）, or of the names of sheets. */
export const placeHeading = '所在社区';
/** The same, where only the name of the sheet or the lines above the table say it. */
export const titlePlaceHeading = '所在社区（取自表名或标题）';
/** The column that says where a row of a rearranged table stands in the file. */
export const originHeading = '原表位置';

/** Whether a heading's part says that its column names communities. */
export const namesPlace = (name: string): boolean =>
  /^(?:所在|所属|任职|工作)?(?:村|社区|居民区|居委会|单位)(?:[(（].*[)）])?(?:名称)?$/u.test(name);

export interface HeadingColumn {
  /** 0-based place in the sheet. */
  readonly index: number;
  /** The parts of its heading joined: 学历/全日制/毕业院校. Empty where a column of data has none. */
  readonly heading: string;
  readonly hidden: boolean;
  /** Communities written once each: the blanks below were filled from above. */
  readonly filled?: true;
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
  /** 1-based, inclusive; 0 and 0 of a table without a heading. */
  readonly headingRows: readonly [from: number, to: number];
  /** 1-based; one behind the last row where there is no data. */
  readonly firstDataRow: number;
  readonly columns: readonly HeadingColumn[];
  readonly rows: readonly DataRow[];
  readonly skipped: readonly SkippedRow[];
}

export interface HeadingOptions {
  /** The rows that the clerk says the heading is in, 1-based and inclusive; 0 and 0 where the sheet has none. */
  readonly headingRows?: readonly [from: number, to: number];
  /**
   * A table without a column of communities takes the one that the sheet's name or the lines above it say; where each
   * community is written once, the lines below it have the same.
   */
  readonly placeFromTitle?: boolean;
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
  const placed = withPlaces(sheet, block, withoutDittos(taken.rows), parts, options.placeFromTitle === true);
  const stepped = options.placeFromTitle === true ? parts.findIndex((names) => namesPlace(names.at(-1) ?? '')) : -1;
  const filled = stepped < 0 ? null : filledDown(placed, stepped);
  const rows = filled ?? placed;
  const isRejected = parts.some((names) => names.length === 1 && names[0] === rejectedHeading);
  const hiddenColumns = new Set(sheet.hiddenColumns);
  const columns = parts
    .map((names, index): HeadingColumn => {
      const column = { index, heading: joinParts(names, isRejected), hidden: hiddenColumns.has(index) };
      return filled !== null && index === stepped ? { ...column, filled: true } : column;
    })
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

/**
 * The parts of a heading, with a slash between them; one that stands in a part, 手机/座机, is written wide. In a file of
 * rejected rows the parts are joined already.
 */
const joinParts = (names: readonly string[], isRejected: boolean): string =>
  names.map((name) => (isRejected ? name : name.replaceAll('/', '／'))).join('/');

/** Adds the column of communities that the table itself lacks: from the lines between the rows, else from its title. */
function withPlaces(
  sheet: SheetGrid,
  block: HeadingBlock,
  taken: readonly (DataRow & { readonly section: string | null })[],
  parts: (readonly string[])[],
  fromTitle: boolean,
): readonly DataRow[] {
  const bare = taken.map(({ rowNumber, hidden, cells }): DataRow => ({ rowNumber, hidden, cells }));
  if (parts.some((names) => names.some(namesPlace))) return bare;
  if (taken.some((row) => row.section !== null)) {
    parts.push([placeHeading]);
    return taken.map(({ section, ...row }) => ({
      ...row,
      cells: [...row.cells, section === null ? emptyCell : textCell(section)],
    }));
  }
  const place = fromTitle ? (placeOfSheet(sheet.name) ?? placeOfTitles(textsAbove(sheet, block.from))) : null;
  if (place === null) return bare;
  parts.push([titlePlaceHeading]);
  return bare.map((row) => ({ ...row, cells: [...row.cells, textCell(place)] }));
}

const noBlock: HeadingBlock = { from: -1, to: -1, hits: 0 };

/** Whether a sheet without known headings lists people all the same: one of its columns is full of ID numbers. */
export function isHeadless(sheet: SheetGrid, vocabulary: readonly (readonly string[])[]): boolean {
  if (findBlock(sheet, vocabularyIndex(vocabulary)) !== null) return false;
  const rows = sheet.rows.slice(0, 60).map((cells, y) => ({ rowNumber: y + 1, hidden: false, cells }));
  return (sheet.rows[0] ?? []).some((_, x) => looksLike(rows, x) === 'idNumber');
}

function givenBlock(sheet: SheetGrid, { headingRows }: HeadingOptions): HeadingBlock | null {
  if (headingRows === undefined) return null;
  if (headingRows[1] === 0) return noBlock;
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

function textsAbove(sheet: SheetGrid, from: number): readonly string[] {
  return sheet.rows
    .slice(0, Math.max(0, from))
    .flatMap((row) => row.filter((cell) => cell.kind !== 'empty' && cell.merged !== true))
    .map((cell) => withoutSpaces(cell.text));
}

/** The first rows above the heading that hold a text of their own: the title and the notes of the table. */
export function titleTexts(sheet: SheetGrid, table: Table): readonly string[] {
  return textsAbove(sheet, table.headingRows[0] - 1);
}
