/** Which columns of the file a tab shows: those in which something happens, or all of them. */
import { changes, waits } from './marks.ts';
import type { Row, RowCell, Tab } from './shapes.ts';
import type { ShownColumn } from './row-line.tsx';

export const namePlace = 'people.name';
const identity = new Set(['people.id_number', 'appointments.community']);

/** Whether a cell is worth its column in a tab. */
function tells(cell: RowCell, tab: Tab): boolean {
  if (cell.mended || cell.decision !== null) return true;
  switch (tab) {
    case 'update':
      return changes(cell) || cell.marks.length > 0;
    case 'problem':
      return identity.has(cell.place) || cell.marks.some(waits);
    case 'new':
    case 'same':
    case 'skipped':
      return cell.text !== '';
  }
}

/** The columns beside the names, in the order of the file. */
export function shownColumns(rows: readonly Row[], tab: Tab, all: boolean): readonly ShownColumn[] {
  const found = new Map<number, ShownColumn>();
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.place === namePlace || found.has(cell.column)) continue;
      if (all || tells(cell, tab)) found.set(cell.column, { column: cell.column, label: cell.label });
    }
  }
  return [...found.values()].toSorted((one, other) => one.column - other.column);
}

/** The column of the names. */
export function nameColumnOf(rows: readonly Row[]): number | null {
  return rows[0]?.cells.find((cell) => cell.place === namePlace)?.column ?? null;
}
