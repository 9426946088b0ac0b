/** Cells that stand for the one above them: 同上, 〃, and communities written only in the first line of their people. */
import { withoutSpaces } from '../../db/rules/text.ts';
import type { Cell } from './cell.ts';

interface Row {
  readonly cells: readonly Cell[];
}

/** Signs that say that a cell means what stands above it. */
export const ditto = /^(?:[(（"“]?(?:同上|同前)[)）"”]?|[〃″〞]|[〃″"“”]{2})$/u;

const isDitto = (cell: Cell): boolean => cell.kind === 'text' && ditto.test(withoutSpaces(cell.text));
const above = (cell: Cell): Cell => ({ ...cell, merged: true });

/** The rows with every 同上 replaced by what it means; one with nothing above it stays. */
export function withoutDittos<T extends Row>(rows: readonly T[]): readonly T[] {
  let before: readonly Cell[] = [];
  return rows.map((row) => {
    const cells = row.cells.some(isDitto)
      ? row.cells.map((cell, x) => {
          const meant = before[x];
          return isDitto(cell) && meant !== undefined && meant.kind !== 'empty' ? above(meant) : cell;
        })
      : row.cells;
    before = cells;
    return cells === row.cells ? row : { ...row, cells };
  });
}

/** In fewer rows than this, blanks may as well be people without a community. */
const leastRows = 5;

/** Whether a column names each community once, in the first line of its people, and leaves the lines below it blank. */
function isStepped(rows: readonly Row[], column: number): boolean {
  const cells = rows.map((row) => row.cells[column]);
  const written = cells.filter((cell) => cell !== undefined && cell.kind !== 'empty');
  if (
    cells.length < leastRows ||
    written.length === 0 ||
    cells[0]?.kind === 'empty' ||
    written.some((cell) => cell?.merged === true)
  )
    return false;
  const names = new Set(written.map((cell) => withoutSpaces(cell?.text ?? '')));
  return names.size === written.length && cells.length - written.length >= written.length;
}

/** The rows with the blanks of a stepped column filled from above; null where the column is no such one. */
export function filledDown<T extends Row>(rows: readonly T[], column: number): readonly T[] | null {
  if (!isStepped(rows, column)) return null;
  let last: Cell | null = null;
  return rows.map((row) => {
    const own = row.cells[column];
    if (own !== undefined && own.kind !== 'empty') {
      last = own;
      return row;
    }
    const filler: Cell | null = last;
    return filler === null ? row : { ...row, cells: row.cells.with(column, above(filler)) };
  });
}
