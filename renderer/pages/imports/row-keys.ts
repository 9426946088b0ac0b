/** Moving in the table of rows by keys: arrows from place to place, F8 to the next one that waits. */
import type { KeyboardEvent } from 'react';

/** Places of a row that are no columns of the file. */
export const skipPlace = -2;
export const notesPlace = -1;

const selector = '.import-place';

/** The places of the row above or below, the nearest to the same column. */
function inOtherRow(from: HTMLElement, by: 1 | -1): HTMLElement | null {
  const row = from.closest('tr');
  const other = by === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  const cell = from.closest('td, th');
  const at = row === null || cell === null ? -1 : [...row.children].indexOf(cell);
  const twin = other?.children[at]?.querySelector<HTMLElement>(selector);
  return twin ?? other?.querySelector<HTMLElement>(selector) ?? null;
}

function inSameRow(from: HTMLElement, by: 1 | -1): HTMLElement | null {
  const places = [...(from.closest('tr')?.querySelectorAll<HTMLElement>(selector) ?? [])];
  return places[places.indexOf(from) + by] ?? null;
}

/** The next place that waits behind the present one, from the top again at the end. */
export function nextWaiting(table: HTMLElement, from: Element | null): HTMLElement | null {
  const waiting = [...table.querySelectorAll<HTMLElement>(`${selector}[data-waits]`)];
  const behind = waiting.find(
    (place) => from === null || (from.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return behind ?? waiting[0] ?? null;
}

/** Brings a place into view and gives it the keyboard. */
export function goTo(place: HTMLElement | null | undefined): void {
  place?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  place?.focus();
}

/** Arrows over the places of the table. */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches(selector)) return;
  const moves: Readonly<Partial<Record<string, () => HTMLElement | null>>> = {
    ArrowDown: () => inOtherRow(target, 1),
    ArrowUp: () => inOtherRow(target, -1),
    ArrowLeft: () => inSameRow(target, -1),
    ArrowRight: () => inSameRow(target, 1),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  goTo(move());
}
