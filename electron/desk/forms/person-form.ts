/** Forms of one person, as 干部任免审批表 is: every label has its value beside it, and no row is a person's. */
import { squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { Merge, SheetGrid } from '../../sheets/cell.ts';
import type { Place } from '../../sheets/fill/edits.ts';
import type { FormSheet } from '../../sheets/fill/form-grid.ts';

export interface LabelledPlace extends Place {
  /** The label under its group, parts joined by `/`: 学历学位/全日制教育/毕业院校系及专业. */
  readonly heading: string;
}

/** Fewer labels than these, or all of them in one row, are the heading of a table with blanks between. */
const fewestLabels = 4;
const fewestRows = 2;
/** A sheet of more rows is a table. */
const mostRows = 150;

interface Label extends LabelledPlace {
  readonly labelRow: number;
  readonly text: string;
}

function mergeAt({ merges }: SheetGrid, row: number, column: number): Merge {
  return (
    merges.find(
      (one) => row >= one.fromRow && row <= one.toRow && column >= one.fromColumn && column <= one.toColumn,
    ) ?? { fromRow: row, toRow: row, fromColumn: column, toColumn: column }
  );
}

/** Whether an empty cell stands there; behind the last text of a sheet only what has a look is a cell. */
function isBlank({ grid, rows }: FormSheet, row: number, column: number): boolean {
  const cell = grid.rows[row]?.[column];
  if (cell !== undefined) return cell.kind === 'empty';
  return new RegExp(`(?:^| )${column}[:+]`, 'u').test(rows[row]?.style ?? '');
}

/** What stands left of a label: nothing or a value, the name of a group over several rows, or another heading. */
function leftOf(grid: SheetGrid, row: number, column: number): { readonly group: string } | 'heading' {
  const left = column === 0 ? undefined : grid.rows[row]?.[column - 1];
  if (left === undefined || left.kind === 'empty') return { group: '' };
  const { fromRow, toRow } = mergeAt(grid, row, column - 1);
  return toRow > fromRow ? { group: withoutSpaces(left.text) } : 'heading';
}

type Words = { readonly has: (word: string) => boolean };

function labelAt(sheet: FormSheet, row: number, column: number, words: Words): Label | null {
  const { grid } = sheet;
  const cell = grid.rows[row]?.[column];
  if (cell?.kind !== 'text' || cell.merged === true || !words.has(squash(cell.text, 'none'))) return null;
  const left = leftOf(grid, row, column);
  const behind = mergeAt(grid, row, column).toColumn + 1;
  if (left === 'heading' || !isBlank(sheet, row, behind)) return null;
  const text = withoutSpaces(cell.text).replaceAll('/', '／');
  const heading = left.group === '' ? text : `${left.group}/${text}`;
  return { row, column: behind, heading, labelRow: row, text };
}

/** Under a group the first label of a row says of what the others are: 全日制教育, then its 毕业院校. */
function underFirst(labels: readonly Label[]): readonly LabelledPlace[] {
  const [first] = labels;
  const isGrouped = first?.heading.includes('/') === true;
  return labels.map(({ row, column, heading }, i) => ({
    row,
    column,
    heading: i > 0 && isGrouped && first !== undefined ? `${first.heading}/${heading}` : heading,
  }));
}

/**
 * The labels of a one-person form with the places of their values; null where the sheet is no such form.
 * @param words what labels are called, squashed
 */
export function personPlaces(sheet: FormSheet, words: Words): readonly LabelledPlace[] | null {
  const { rows } = sheet.grid;
  if (rows.length > mostRows) return null;
  const known = (row: number): number =>
    (rows[row] ?? []).filter(
      (cell) => cell.kind === 'text' && cell.merged !== true && words.has(squash(cell.text, 'none')),
    ).length;
  const byRow = rows.map((cells, row) => cells.flatMap((_, column) => labelAt(sheet, row, column, words) ?? []));
  const labelled = byRow.filter((labels) => labels.length > 0);
  const labels = labelled.flat();
  const all = labelled.reduce((sum, [first]) => sum + known(first?.labelRow ?? 0), 0);
  const most = Math.max(0, ...rows.map((_, row) => known(row) - (byRow[row]?.length ?? 0)));
  if (labels.length < fewestLabels || labelled.length < fewestRows || labels.length < all * 0.6) return null;
  // A table below a few labels with their blanks is a table all the same.
  if (most >= labels.length) return null;
  return labelled.flatMap((one) => underFirst(one));
}
