/** Tells the rows of a form that wait for people from the rows that stand below them: 合计, 填表人, notes. */
import { withoutSpaces } from '../../../db/rules/text.ts';
import type { Cell } from '../cell.ts';
import { headingParts } from '../heading-block.ts';
import { skipReason, type HeadingTexts } from '../row-kind.ts';
import type { FormSheet, RowLook } from './form-grid.ts';

export interface FormRows {
  /** The first row for a person, 0-based: behind the heading and a row that counts the columns or gives an example. */
  readonly first: number;
  /** How many rows stand ready, from `first` on; rows that already hold someone among them. */
  readonly count: number;
  /** Rows, of these, that already hold something of a person: a list to be completed rather than a form to be filled. */
  readonly filled: readonly number[];
  /** Where rows go when there are more people: behind `after`, like `model`. Null where there is no row to copy. */
  readonly growth: { readonly after: number; readonly model: number } | null;
  /** The first row behind the table that says something; null where there is none. */
  readonly footFrom: number | null;
}

const noLook: RowLook = { ruled: 0, style: '' };
const passedOver = new Set(['编号行', '示例行', '标题或说明']);

type Kind = 'ready' | 'filled' | 'blank' | 'foot';

interface Reading {
  readonly sheet: FormSheet;
  readonly heading: HeadingTexts;
  readonly isRuled: boolean;
  readonly formulas: ReadonlySet<string>;
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

function kindOf(reading: Reading, row: number, like: number | null, afterHeading: boolean): Kind | 'passed' {
  const { sheet, heading, isRuled } = reading;
  const cells = cellsOf(sheet, row);
  const look = sheet.rows[row] ?? noLook;
  const own = [...cells.entries()].filter(([column, cell]) => !isPrepared(reading, row, column, cell));
  const reason = skipReason(cells, heading, afterHeading);
  if (reason === '合计行' || reason === '表尾' || reason === '重复的表头') return 'foot';
  if (like === null && reason !== null && passedOver.has(reason)) return 'passed';
  if (like !== null && mergedAcross(sheet, row) !== mergedAcross(sheet, like))
    return own.length === 0 ? 'blank' : 'foot';
  if (own.length === 0) return !isRuled || look.ruled > 0 ? 'ready' : 'blank';
  return reason === null ? 'filled' : 'foot';
}

/**
 * The rows for people below a heading.
 * @param headingRows the first and last row of the heading, 0-based.
 */
export function formRows(sheet: FormSheet, [from, to]: readonly [from: number, to: number]): FormRows {
  const width = sheet.grid.rows[0]?.length ?? 0;
  const reading: Reading = {
    sheet,
    heading: { parts: Array.from({ length: width }, (_, x) => headingParts(sheet.grid, from, to, x)) },
    isRuled: (sheet.rows[to]?.ruled ?? 0) > 0,
    formulas: new Set(sheet.formulas.map(({ row, column }) => `${row},${column}`)),
  };
  // A sheet without rules is open below: only what has texts or looks is counted.
  const end = Math.max(sheet.grid.rows.length, sheet.rows.length);
  let first = to + 1;
  let row = first;
  let like: number | null = null;
  const filled: number[] = [];
  for (; row < end; row++) {
    const kind = kindOf(reading, row, like, row === first);
    if (kind === 'passed') first = row + 1;
    else if (kind === 'foot' || kind === 'blank') break;
    else {
      like ??= row;
      if (kind === 'filled') filled.push(row);
    }
  }
  const count = row - first;
  let footFrom: number | null = null;
  for (let y = row; y < sheet.grid.rows.length && footFrom === null; y++) {
    if (cellsOf(sheet, y).some((cell) => cell.kind !== 'empty')) footFrom = y;
  }
  return { first, count, filled, growth: growthOf(sheet, first, count), footFrom };
}

/** The last row often closes the table with a stronger line: rows then come in front of it, like the one before. */
function growthOf({ rows }: FormSheet, first: number, count: number): FormRows['growth'] {
  if (count === 0) return null;
  const last = first + count - 1;
  const before = last - 1;
  if (count < 2 || rows[last]?.style === rows[before]?.style) return { after: last, model: last };
  return { after: before, model: before };
}
