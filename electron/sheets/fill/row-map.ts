/** Where the rows of a form go when rows are inserted and deleted. All rows are 0-based. */
import type { RowDeletion, RowInsertion } from './edits.ts';

export interface RowMap {
  /** The new row, or null where it is deleted. */
  readonly row: (row: number) => number | null;
  /** The new range of rows, or null where all of them are deleted. */
  readonly range: (from: number, to: number, growing?: 'grow' | 'keep') => readonly [from: number, to: number] | null;
  /** How many rows more there are in the end. */
  readonly added: number;
  /** By new row, ascending, without overlap. */
  readonly inserted: readonly InsertedRows[];
  readonly insertions: readonly RowInsertion[];
  readonly deletions: readonly RowDeletion[];
}

export interface InsertedRows {
  /** The first new row. */
  readonly at: number;
  readonly count: number;
  /** The row of the form that they copy. */
  readonly model: number;
}

/**
 * The map of some insertions and deletions; they all name rows of the form.
 * @param lastRow the last row that the format holds: a range that reaches it, as a whole column does, stays there.
 */
export function rowMap(
  insertions: readonly RowInsertion[],
  deletions: readonly RowDeletion[],
  lastRow = 1_048_575,
): RowMap {
  const coming = insertions.filter((one) => one.count > 0).sort((a, b) => a.after - b.after);
  const going = deletions.filter((one) => one.count > 0).sort((a, b) => a.from - b.from);
  const isDeleted = (row: number) => going.some((one) => row >= one.from && row < one.from + one.count);
  const lost = (row: number) =>
    going.reduce((sum, one) => sum + Math.max(0, Math.min(row, one.from + one.count) - one.from), 0);
  /** The new place of the gap in front of a row, behind what is inserted there. */
  const place = (row: number) =>
    Math.min(lastRow, row - lost(row) + coming.reduce((sum, one) => sum + (one.after < row ? one.count : 0), 0));
  let sooner = 0;
  const inserted = coming.map(({ after, count, model }): InsertedRows => {
    const at = after + 1 - lost(after + 1) + sooner;
    sooner += count;
    return { at, count, model };
  });
  const growth = (from: number, to: number) =>
    coming.reduce((sum, one) => sum + (one.after === to && one.model >= from && one.model <= to ? one.count : 0), 0);
  return {
    row: (row) => (isDeleted(row) ? null : place(row)),
    range(from, to, growing = 'keep') {
      let first = from;
      let last = to;
      while (first <= last && isDeleted(first)) first += 1;
      while (last >= first && isDeleted(last)) last -= 1;
      if (first > last) return null;
      if (to === lastRow) return [place(first), lastRow];
      return [place(first), Math.min(lastRow, place(last) + (growing === 'grow' ? growth(from, to) : 0))];
    },
    added: coming.reduce((sum, one) => sum + one.count, 0) - going.reduce((sum, one) => sum + one.count, 0),
    inserted,
    insertions: coming,
    deletions: going,
  };
}
