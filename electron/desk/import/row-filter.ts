/** Which rows of a plan are shown: those of a tab, with one kind of mark or question, or of somebody who is looked for. */
import { searchKeys } from '../../../db/rules/pinyin.ts';
import { halfWidth, squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { PlannedRow, RowProblem, Tab } from './plan-types.ts';
import type { Mark } from './reading.ts';

export interface RowFilter {
  readonly tab: Tab | null;
  /** These rows of the file alone. */
  readonly rows?: ReadonlySet<number>;
  /** Rows whose cell in a column carries a mark of this kind. */
  readonly mark?: { readonly column: number; readonly code: string; readonly level: Mark['level'] } | undefined;
  /** Rows with a question of this kind as a whole. */
  readonly problem?: RowProblem['code'] | undefined;
  /**
   * A part of a name, its pinyin or their first letters, a part of a community's name, the last four digits or more of an ID
   * or phone number, or 第12行.
   */
  readonly search?: string | undefined;
}

/** Every mark of a row with its column: those of reading and those of planning. */
function hasMark({ read, marks }: PlannedRow, wanted: NonNullable<RowFilter['mark']>): boolean {
  const own = [
    ...(read.cells.find((cell) => cell.column === wanted.column)?.marks ?? []),
    ...(marks.get(wanted.column) ?? []),
  ];
  return own.some(({ code, level }) => code === wanted.code && level === wanted.level);
}

const shortestTail = 4;

/** Whether a row is one that is looked for. */
function searcher(search: string, nameOf: (row: PlannedRow) => string): (row: PlannedRow) => boolean {
  const plain = withoutSpaces(halfWidth(search));
  const wanted = squash(search);
  const line = /^第?(\d{1,6})行$/u.exec(plain)?.[1];
  if (line !== undefined) return ({ row }) => row.rowNumber === Number(line);
  const digits = /^[\dX]+$/iu.test(plain) ? plain.toUpperCase() : '';
  const letters = /^[a-z]+$/u.test(wanted);
  const tells = ({ place, cell, values }: PlannedRow['read']['cells'][number]): boolean => {
    if (!('field' in place)) return false;
    const { kind } = place.field;
    if (kind === 'ref') return squash(cell.text).includes(wanted);
    if (digits.length < shortestTail || (kind !== 'idNumber' && kind !== 'phone')) return false;
    const texts = [cell.text, ...values.map(([, value]) => String(value ?? ''))];
    return texts.some((text) => text.split('、').some((one) => withoutSpaces(one).toUpperCase().endsWith(digits)));
  };
  return (row) => {
    const name = nameOf(row);
    if (name !== '' && (squash(name).includes(wanted) || (letters && searchKeys(name).includes(wanted)))) return true;
    return row.read.cells.some(tells);
  };
}

/** The rows that a filter leaves, in the order of the file. */
export function filteredRows(
  rows: readonly PlannedRow[],
  filter: RowFilter,
  nameOf: (row: PlannedRow) => string,
): readonly PlannedRow[] {
  const { tab, rows: numbers, mark, problem, search = '' } = filter;
  const found = squash(search) === '' ? null : searcher(search, nameOf);
  return rows.filter(
    (row) =>
      (tab === null || row.tab === tab) &&
      (numbers === undefined || numbers.has(row.row.rowNumber)) &&
      (mark === undefined || hasMark(row, mark)) &&
      (problem === undefined || row.problems.some(({ code }) => code === problem)) &&
      (found === null || found(row)),
  );
}
