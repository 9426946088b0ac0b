/** Tells the rows of a form that wait for people from the rows that stand below them: 合计, 填表人, notes. */
import { squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { Cell } from '../cell.ts';
import { headingParts } from '../heading-block.ts';
import { skipReason, type HeadingTexts } from '../row-kind.ts';
import type { FormSheet, RowLook } from './form-grid.ts';

export interface FormRows {
  /** The first row for a person, 0-based: behind the heading and a row that counts the columns or gives an example. */
  readonly first: number;
  /** The rows that stand ready, those that already hold someone among them; hidden ones and headings repeated on later pages left out. */
  readonly rows: readonly number[];
  /** Rows, of these, that already hold something of a person: a list to be completed rather than a form to be filled. */
  readonly filled: readonly number[];
  /** Where rows go when there are more people: behind `after`, like `model`. Null where there is no row to copy. */
  readonly growth: { readonly after: number; readonly model: number } | null;
  /** The first row behind the table that says something; null where there is none. */
  readonly footFrom: number | null;
}

const noLook: RowLook = { ruled: 0, style: '' };
const passedOver: ReadonlySet<string> = new Set(['编号行', '示例行', '标题或说明']);

/** `repeat`: the heading once more, on a later page; `total`, `section`: a line between the rows that is nobody's. */
type Kind = 'ready' | 'filled' | 'blank' | 'foot' | 'passed' | 'repeat' | 'total' | 'section';

interface Reading {
  readonly sheet: FormSheet;
  readonly heading: HeadingTexts;
  readonly isRuled: boolean;
  readonly formulas: ReadonlySet<string>;
  /** Words that head columns, squashed. */
  readonly words: { readonly has: (word: string) => boolean };
  /** One behind the last column of the table: lists of words for drop-downs may stand beside it. */
  readonly right: number;
}

function cellsOf({ grid }: FormSheet, row: number): readonly Cell[] {
  return grid.rows[row] ?? [];
}

/** The ranges of columns that are merged in a row alone. */
function mergedAcross({ grid }: FormSheet, row: number): string {
  return grid.merges
    .filter((merge) => merge.fromRow === row && merge.toRow === row)
    .map((merge) => `${merge.fromColumn}-${merge.toColumn}`)
    .sort()
    .join(' ');
}

const counter = /^(?:序号|编号|序|号|No\.?)$/iu;

/** Whether a cell holds something that its form put there for every row: a number of the row, a formula. */
function isPrepared({ heading, formulas }: Reading, row: number, column: number, cell: Cell): boolean {
  if (cell.kind === 'empty' || cell.merged === true || formulas.has(`${row},${column}`)) return true;
  return counter.test(heading.parts[column]?.at(-1) ?? '') && /^\d+$/u.test(withoutSpaces(cell.text));
}

/** Whether a row heads another table below. */
function isHeading(own: readonly (readonly [number, Cell])[], { words }: Reading): boolean {
  const known = own.filter(([, cell]) => cell.kind === 'text' && words.has(squash(cell.text, 'none')));
  return known.length >= 2 && known.length >= own.length * 0.6;
}

/** One behind the last column that stands, without a gap, with one whose heading is a known word. */
function rightEdge(parts: HeadingTexts['parts'], words: Reading['words']): number {
  let edge = 0;
  let isKnown = false;
  for (const [x, names] of parts.entries()) {
    if (names.length === 0) isKnown = false;
    else isKnown ||= names.some((name) => words.has(squash(name, 'none')));
    if (isKnown) edge = x + 1;
  }
  return edge === 0 ? parts.length : edge;
}

function kindOf(reading: Reading, row: number, like: number | null, afterHeading: boolean): Kind {
  const { sheet, heading, isRuled } = reading;
  const whole = cellsOf(sheet, row);
  const cells = whole.slice(0, reading.right);
  const look = sheet.rows[row] ?? noLook;
  const own = [...cells.entries()].filter(([column, cell]) => !isPrepared(reading, row, column, cell));
  const reason =
    skipReason(whole, heading, afterHeading) === '表尾' ? '表尾' : skipReason(cells, heading, afterHeading);
  if (reason === '重复的表头') return 'repeat';
  if (reason === '合计行') return 'total';
  if (reason === '分段标题') return 'section';
  if (reason === '表尾' || isHeading(own, reading)) return 'foot';
  if (afterHeading && reason !== null && passedOver.has(reason)) return 'passed';
  if (like !== null && mergedAcross(sheet, row) !== mergedAcross(sheet, like))
    return own.length === 0 ? 'blank' : 'foot';
  if (own.length === 0) return !isRuled || look.ruled > 0 ? 'ready' : 'blank';
  return reason === null ? 'filled' : 'foot';
}

interface Scan {
  readonly first: number;
  readonly rows: readonly number[];
  readonly filled: readonly number[];
  /** The row that ends the table. */
  readonly end: number;
}

/**
 * Goes down the rows. What stands between two rows for people is passed only where such a row follows: an empty one behind a
 * repeated heading, one that names somebody behind a 小计 or the name of a place.
 */
function scan(reading: Reading, from: number, end: number): Scan {
  const rows: number[] = [];
  const filled: number[] = [];
  let first = from;
  let like: number | null = null;
  let afterHeading = true;
  let between: { readonly row: number; readonly kind: Kind } | null = null;
  let row = from;
  for (; row < end; row++) {
    const kind = kindOf(reading, row, like, afterHeading);
    if (kind === 'foot' || kind === 'blank') break;
    if (kind === 'passed') {
      if (like === null && between === null) first = row + 1;
      continue;
    }
    if (kind === 'repeat' || kind === 'total' || kind === 'section') {
      between ??= { row, kind };
      afterHeading = kind === 'repeat';
      continue;
    }
    const goesOn = kind === 'filled' || between === null || between.kind === 'repeat' || like === null;
    if (!goesOn || (between?.kind === 'section' && kind === 'ready')) break;
    if (like === null) first = row;
    between = null;
    afterHeading = false;
    like ??= row;
    if (kind === 'ready' && reading.sheet.rows[row]?.hidden === true) continue;
    rows.push(row);
    if (kind === 'filled') filled.push(row);
  }
  return { first, rows, filled, end: between?.row ?? row };
}

/**
 * The rows for people below a heading.
 * @param headingRows the first and last row of the heading, 0-based.
 * @param words what heads columns, squashed: a row of such words ends the table
 */
export function formRows(
  sheet: FormSheet,
  [from, to]: readonly [from: number, to: number],
  words: Reading['words'] = new Set<string>(),
): FormRows {
  const width = sheet.grid.rows[0]?.length ?? 0;
  const parts = Array.from({ length: width }, (_, x) => headingParts(sheet.grid, from, to, x));
  const reading: Reading = {
    sheet,
    heading: { parts },
    right: rightEdge(parts, words),
    isRuled: (sheet.rows[to]?.ruled ?? 0) > 0,
    formulas: new Set(sheet.formulas.map(({ row, column }) => `${row},${column}`)),
    words,
  };
  // A sheet without rules is open below: only what has texts or looks is counted.
  const { first, rows, filled, end } = scan(reading, to + 1, Math.max(sheet.grid.rows.length, sheet.rows.length));
  let footFrom: number | null = null;
  for (let y = end; y < sheet.grid.rows.length && footFrom === null; y++) {
    if (cellsOf(sheet, y).some((cell) => cell.kind !== 'empty')) footFrom = y;
  }
  return { first, rows, filled, growth: growthOf(sheet, rows), footFrom };
}

/** The last row often closes the table with a stronger line: rows then come in front of it, like the one before. */
function growthOf({ rows: looks }: FormSheet, rows: readonly number[]): FormRows['growth'] {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const before = rows.at(-2);
  if (before !== last - 1 || looks[last]?.style === looks[before]?.style) return { after: last, model: last };
  return { after: before, model: before };
}
