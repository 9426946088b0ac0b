/**
 * The active cell of a list, as in Excel: the one that has the keyboard. A click or the arrow keys make a cell active, Enter
 * or a double click opens its record, copying takes its text, pasting begins there.
 */
import type { ClipboardEvent, KeyboardEvent } from 'react';

const inCell = '.list-cell';

/** The cell in a table's body at which something happened. */
function cellAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>(inCell) : null;
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Brings the keyboard to a neighbour of the active cell. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const [down, right] = steps[event.key] ?? [0, 0];
  const cell = cellAt(event.target);
  const place = cell?.closest('td');
  const row = place?.parentElement;
  if (cell === null || !(row instanceof HTMLTableRowElement) || place === null || place === undefined) return;
  if (down === 0 && right === 0) return;
  const rows = row.parentElement instanceof HTMLTableSectionElement ? [...row.parentElement.rows] : [];
  const next = rows[rows.indexOf(row) + down]?.cells[place.cellIndex + right]?.querySelector<HTMLElement>(inCell);
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Copies the text of the active cell where nothing else is selected. */
export function copyCell(event: ClipboardEvent<HTMLElement>): void {
  const cell = cellAt(event.target);
  if (cell === null || getSelection()?.isCollapsed === false) return;
  event.clipboardData.setData('text/plain', cell.textContent);
  event.preventDefault();
}

/** Makes the cell active that the mouse was pressed in, also beside its text. */
export function activate(target: EventTarget | null): void {
  if (target instanceof HTMLElement) target.closest('td')?.querySelector<HTMLElement>(inCell)?.focus();
}

export interface CellPlace {
  readonly row: string;
  readonly key: string;
}

/** Which record and column an element stands in; null where it is no cell of a list. */
export function placeOf(element: Element | null): CellPlace | null {
  const cell = element?.closest<HTMLElement>(inCell);
  const row = cell?.closest<HTMLElement>('tr')?.dataset['row'];
  const key = cell?.closest<HTMLElement>('td')?.querySelector<HTMLElement>('[data-key]')?.dataset['key'];
  return row === undefined || key === undefined ? null : { row, key };
}
