/** Where the heading of a table stands: the rows that name its columns, and the joined name of each column. */
import { squash, withoutSpaces } from '../../db/rules/text.ts';
import type { Cell, Merge, SheetGrid } from './cell.ts';

/** 0-based rows, inclusive. */
export interface HeadingBlock {
  readonly from: number;
  readonly to: number;
  /** How many words of the vocabulary the heading has. */
  readonly hits: number;
}

/** A heading stands near the top; titles, notes and a cover line or two are above it. */
const searchedRows = 60;
const deepestBlock = 5;
/** A merge over this share of the width is a title, not a group of columns. */
const titleShare = 0.8;

/** A lookup of every squashed word of the vocabulary, to the place of its entry. */
export function vocabularyIndex(vocabulary: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const [i, words] of vocabulary.entries()) {
    for (const word of words) if (!index.has(squash(word))) index.set(squash(word), i);
  }
  index.delete('');
  return index;
}

/** The entry that a heading's text names, in full or with its brackets left out. */
function entryOf(index: ReadonlyMap<string, number>, text: string): number | undefined {
  return text.length > 60 ? undefined : (index.get(squash(text)) ?? index.get(squash(text, 'none')));
}

function rowHits(row: readonly Cell[], index: ReadonlyMap<string, number>): number {
  const entries = new Set<number>();
  for (const cell of row) {
    const entry = cell.kind === 'text' ? entryOf(index, cell.text) : undefined;
    if (entry !== undefined) entries.add(entry);
  }
  return entries.size;
}

function isWide(merge: Merge, width: number): boolean {
  return merge.toColumn - merge.fromColumn + 1 > Math.max(1, width * titleShare);
}

/** The longest run of cells of a row that hold something: the table, where lists of words stand beside it. */
function runOf(row: readonly Cell[]): { readonly from: number; readonly to: number } {
  let best = { from: 0, to: -1 };
  let from = 0;
  for (const [x, cell] of row.entries()) {
    if (cell.kind === 'empty') from = x + 1;
    else if (x - from > best.to - best.from) best = { from, to: x };
  }
  return best;
}

/** Whether a row says one thing over most of the table, from its first column on: a title, whatever stands beside the table. */
function isTitle(sheet: SheetGrid, y: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const own = (sheet.rows[y] ?? []).slice(from, to + 1);
  const texts = own.filter((cell) => cell.kind !== 'empty' && cell.merged !== true);
  const merge = sheet.merges.find((one) => one.fromRow === y && one.fromColumn <= from && one.toColumn > from);
  return texts.length === 1 && merge !== undefined && merge.toColumn - from + 1 > (to - from + 1) / 2;
}

/** Whether a row can hold names of column groups above the heading: text under several columns, no title, no note. */
function isGroupRow(sheet: SheetGrid, y: number, width: number): boolean {
  const row = sheet.rows[y];
  if (row === undefined || row.some((cell) => cell.kind !== 'text' && cell.kind !== 'empty')) return false;
  const groups = sheet.merges.filter((m) => m.fromRow <= y && m.toRow >= y && m.toColumn > m.fromColumn);
  if (groups.length === 0 || groups.some((m) => isWide(m, width))) return false;
  const texts = row.filter((cell) => cell.kind === 'text').map((cell) => cell.text);
  return texts.every((text) => text.length <= 30 && !/[:：]|\d{4}年|^单位/u.test(text));
}

/** Columns of a row that head more than themselves: merged sideways, or followed by blanks as in a CSV. */
function groupColumns(sheet: SheetGrid, y: number, width: number): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const merge of sheet.merges) {
    if (merge.fromRow > y || merge.toRow < y || merge.toColumn === merge.fromColumn || isWide(merge, width)) continue;
    for (let x = merge.fromColumn; x <= merge.toColumn; x++) columns.add(x);
  }
  const row = sheet.rows[y] ?? [];
  for (const [x, cell] of row.entries()) {
    if (cell.kind !== 'empty') continue;
    columns.add(x);
    if (row[x - 1] !== undefined) columns.add(x - 1);
  }
  return columns;
}

/** Whether row y+1 goes on with row y: it has text only under its groups and nothing that looks like data. */
function hasSubHeading(sheet: SheetGrid, y: number, width: number): boolean {
  const below = sheet.rows[y + 1];
  if (below === undefined) return false;
  const groups = groupColumns(sheet, y, width);
  const own = [...below.entries()].filter(([, cell]) => cell.kind !== 'empty' && cell.merged !== true);
  return (
    own.length >= 2 &&
    own.every(
      ([x, cell]) => groups.has(x) && cell.kind === 'text' && cell.text.length <= 30 && !/\d{4,}/u.test(cell.text),
    )
  );
}

/** Grows the row with the most known words to the whole block of heading rows. */
function growBlock(sheet: SheetGrid, best: number, width: number): { from: number; to: number } {
  let from = best;
  let to = best;
  for (let grown = true; grown;) {
    grown = false;
    for (const merge of sheet.merges) {
      const touches = merge.fromRow <= to && merge.toRow >= from && merge.toRow > merge.fromRow;
      if (!touches || isWide(merge, width) || merge.toRow - merge.fromRow >= deepestBlock) continue;
      if (merge.fromRow >= from && merge.toRow <= to) continue;
      from = Math.min(from, merge.fromRow);
      to = Math.max(to, merge.toRow);
      grown = true;
    }
    if (to - from + 1 < deepestBlock && hasSubHeading(sheet, to, width)) {
      to += 1;
      grown = true;
    }
  }
  const run = runOf(sheet.rows[best] ?? []);
  const isAbove = (y: number): boolean => isGroupRow(sheet, y, width) && !isTitle(sheet, y, run);
  while (from > 0 && to - from + 1 < deepestBlock && isAbove(from - 1)) from -= 1;
  return { from, to };
}

/**
 * The heading block with the most known words, or null where no row has enough of them to be one.
 * @param least how many known words make a heading
 */
export function findBlock(sheet: SheetGrid, index: ReadonlyMap<string, number>, least = 2): HeadingBlock | null {
  let best = -1;
  let hits = 0;
  for (let y = 0; y < Math.min(searchedRows, sheet.rows.length); y++) {
    const found = rowHits(sheet.rows[y] ?? [], index);
    if (found > hits) {
      best = y;
      hits = found;
    }
  }
  const width = sheet.rows[0]?.length ?? 0;
  if (best < 0 || hits < Math.min(least, width)) return null;
  const { from, to } = growBlock(sheet, best, width);
  const all = new Set<number>();
  for (let y = from; y <= to; y++) {
    for (const cell of sheet.rows[y] ?? []) {
      const entry = entryOf(index, cell.text);
      if (entry !== undefined) all.add(entry);
    }
  }
  return { from, to, hits: all.size };
}

/** The parts of a column's heading from top to bottom, without repetition: 学历, 全日制, 毕业院校. */
export function headingParts(sheet: SheetGrid, from: number, to: number, column: number): readonly string[] {
  const parts: string[] = [];
  for (let y = from; y <= to; y++) {
    const text = withoutSpaces(groupText(sheet, y, to, column));
    if (text !== '' && parts.at(-1) !== text) parts.push(text);
  }
  return parts;
}

/** The text at a place of the heading; a blank above a sub-heading belongs to the group that begins left of it. */
function groupText(sheet: SheetGrid, y: number, to: number, column: number): string {
  const row = sheet.rows[y] ?? [];
  const own = row[column];
  if (own === undefined || own.kind !== 'empty' || y === to) return own?.text ?? '';
  const below = sheet.rows[y + 1]?.[column];
  if (below === undefined || below.kind === 'empty' || below.merged === true) return '';
  for (let x = column - 1; x >= 0; x--) {
    const left = row[x];
    const underLeft = sheet.rows[y + 1]?.[x];
    if (underLeft === undefined || underLeft.kind === 'empty') return '';
    if (left !== undefined && left.kind !== 'empty') return left.text;
  }
  return '';
}
