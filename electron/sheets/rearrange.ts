/**
 * Puts tables that were laid out for the printed page into one table below another: people side by side in one line, one
 * sheet per community. What stands where in the file is kept in a column of its own.
 */
import { squash } from '../../db/rules/text.ts';
import { type Cell, emptyCell, type Merge, type SheetGrid, textCell, type Workbook } from './cell.ts';
import { findHeading, namesPlace, originHeading, placeHeading, type Table } from './heading.ts';
import { findBlock, headingParts, vocabularyIndex } from './heading-block.ts';
import { placeOfSheet } from './place-names.ts';

type Vocabulary = readonly (readonly string[])[];

/** Fewer repeated headings than this are a coincidence. */
const leastRepeated = 2;
/** Beyond this a workbook is not held twice. */
const mostRows = 50_000;

/** How many columns a block of side-by-side blocks has; null where the heading does not repeat as a whole. */
function blockWidth(names: readonly string[], known: (name: string) => boolean): number | null {
  const first = names.findIndex((name) => name !== '');
  if (first < 0) return null;
  for (let width = 2; first + width < names.length; width++) {
    if (names[first + width] !== names[first]) continue;
    const rest = names.flatMap((name, i) => (i >= first + width && name !== '' ? [i] : []));
    const repeats = rest.every((i) => names[first + ((i - first) % width)] === names[i]);
    const block = names.slice(first, first + width).filter((name) => name !== '');
    const isWhole = block.length === new Set(block).size && rest.length >= block.length;
    if (repeats && isWhole && block.filter(known).length >= leastRepeated) return first + width;
  }
  return null;
}

/** The letters of a column: 0 → A, 26 → AA. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** One block of a grid: its columns, with the rows from `from` on; merges are cut to it. */
function slice(sheet: SheetGrid, from: number, left: number, width: number): Pick<SheetGrid, 'rows' | 'merges'> {
  const rows = sheet.rows.slice(from).map((row) => Array.from({ length: width }, (_, x) => row[left + x] ?? emptyCell));
  const merges = sheet.merges.flatMap((merge): Merge[] => {
    const fromColumn = Math.max(merge.fromColumn, left) - left;
    const toColumn = Math.min(merge.toColumn, left + width - 1) - left;
    if (toColumn < fromColumn || merge.toRow < from) return [];
    return [{ fromRow: Math.max(0, merge.fromRow - from), toRow: merge.toRow - from, fromColumn, toColumn }];
  });
  return { rows, merges };
}

const shifted = (merges: readonly Merge[], rows: number): readonly Merge[] =>
  merges.map((merge) => ({ ...merge, fromRow: merge.fromRow + rows, toRow: merge.toRow + rows }));

/** How many cells of a row are its own, not the rest of a merge. */
const filled = (row: readonly Cell[]): number =>
  row.filter((cell) => cell.kind !== 'empty' && cell.merged !== true).length;
const isBlank = (row: readonly Cell[]): boolean => filled(row) === 0;

/** A cell added to a row of people; a note below the table, alone in its row, gets none, so that it stays one. */
const added = (row: readonly Cell[], text: string): Cell =>
  filled(row) < 2 ? emptyCell : { ...textCell(text), merged: true };

/** The sheet with its side-by-side blocks below one another; the sheet itself where there are none. */
function unfolded(sheet: SheetGrid, vocabulary: Vocabulary): SheetGrid {
  const index = vocabularyIndex(vocabulary);
  const block = findBlock(sheet, index);
  if (block === null) return sheet;
  const columns = sheet.rows[0]?.length ?? 0;
  const names = Array.from({ length: columns }, (_, x) =>
    headingParts(sheet, block.from, block.to, x)
      .map((part) => squash(part))
      .join('/'),
  );
  const end = blockWidth(names, (name) => index.has(name));
  if (end === null) return sheet;
  const first = names.findIndex((name) => name !== '');
  const width = end - first;
  const below = block.to + 1;
  const left = slice(sheet, 0, 0, end);
  const rows = left.rows.map((row, y) => [...row, textCell(y === block.to ? originHeading : '')]);
  // A title over both blocks would look like a group of columns over one.
  const merges = left.merges.filter((merge) => merge.toRow >= block.from);
  const hiddenRows = [...sheet.hiddenRows];
  for (let from = end; from < columns; from += width) {
    // The columns in front of the first block stand only once.
    const own = slice(sheet, below, from, width);
    const at = rows.length;
    let taken = 0;
    for (const [y, row] of own.rows.entries()) {
      if (isBlank(row) && own.rows.slice(y).every(isBlank)) break;
      const origin = added(row, `第 ${below + y + 1} 行 ${letterOf(from)} 列起`);
      rows.push([...Array.from({ length: first }, () => emptyCell), ...row, origin]);
      if (sheet.hiddenRows.includes(below + y)) hiddenRows.push(at + y);
      taken = y + 1;
    }
    const inside = own.merges.filter((merge) => merge.toRow < taken);
    merges.push(
      ...shifted(inside, at).map((merge) => ({
        ...merge,
        fromColumn: merge.fromColumn + first,
        toColumn: merge.toColumn + first,
      })),
    );
  }
  const hiddenColumns = sheet.hiddenColumns.filter((column) => column < end);
  return { ...sheet, rows, merges, hiddenRows, hiddenColumns };
}

interface Part {
  readonly sheet: SheetGrid;
  readonly table: Table;
  readonly place: string;
}

/** Sheets that are named after communities and have the same heading. */
function alike(sheets: readonly SheetGrid[], vocabulary: Vocabulary): readonly Part[] {
  const groups = new Map<string, Part[]>();
  for (const sheet of sheets) {
    const place = sheet.hidden ? null : placeOfSheet(sheet.name);
    const table = place === null ? null : findHeading(sheet, vocabulary);
    if (place === null || table === null || table.rows.length === 0) continue;
    const key = table.columns.map(({ index, heading }) => `${index}:${squash(heading)}`).join('\n');
    const group = groups.get(key) ?? [];
    group.push({ sheet, table, place });
    groups.set(key, group);
  }
  const [largest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  return largest === undefined || largest.length < 2 ? [] : largest;
}

/** One grid of several sheets with the same heading: each row with its community and where it stands. */
function joined(parts: readonly Part[]): SheetGrid | null {
  const [first] = parts;
  if (first === undefined) return null;
  const width = Math.max(...parts.map(({ sheet }) => sheet.rows[0]?.length ?? 0));
  const [top, bottom] = first.table.headingRows;
  const saysPlace = first.table.columns.some(({ heading }) => heading.split('/').some(namesPlace));
  const rows: Cell[][] = [];
  const merges: Merge[] = [];
  const hiddenRows: number[] = [];
  for (const [i, { sheet, table, place }] of parts.entries()) {
    const from = i === 0 ? top - 1 : table.headingRows[1];
    const own = slice(sheet, from, 0, width);
    const at = rows.length;
    for (const [y, row] of own.rows.entries()) {
      const isAbove = i === 0 && from + y < bottom - 1;
      const heads = i === 0 && from + y === bottom - 1;
      const where = heads ? textCell(placeHeading) : isAbove ? emptyCell : added(row, place);
      const origin = heads
        ? textCell(originHeading)
        : isAbove
          ? emptyCell
          : added(row, `${sheet.name} 第 ${from + y + 1} 行`);
      rows.push([...row, ...(saysPlace ? [] : [where]), origin]);
    }
    merges.push(...shifted(own.merges, at));
    hiddenRows.push(...sheet.hiddenRows.filter((row) => row >= from).map((row) => row - from + at));
  }
  const name = `${parts.map(({ sheet }) => sheet.name).join('、')}（${parts.length} 张表合在一起）`;
  return { name, hidden: false, rows, merges, hiddenRows, hiddenColumns: first.sheet.hiddenColumns };
}

export interface Rearranged extends Workbook {
  /** The places of the sheets that stand together in the first one; empty where there is no such sheet. */
  readonly together: ReadonlySet<number>;
}

/**
 * The workbook as it is imported: side-by-side blocks below one another in every sheet, and in front of the sheets, where
 * several are named after communities and have one heading, all of them as one table.
 */
export function rearranged(workbook: Workbook, vocabulary: Vocabulary): Rearranged {
  const sheets = workbook.sheets.map((sheet) => unfolded(sheet, vocabulary));
  const parts = alike(sheets, vocabulary);
  const whole = parts.reduce((sum, { sheet }) => sum + sheet.rows.length, 0) > mostRows ? null : joined(parts);
  if (whole === null) return { ...workbook, sheets, together: new Set() };
  return {
    ...workbook,
    sheets: [whole, ...sheets],
    together: new Set(parts.map(({ sheet }) => sheets.indexOf(sheet) + 1)),
  };
}
