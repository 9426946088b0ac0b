/** The result of reading a cell for a field, and the three ways to make one. */
import type { FieldValue } from '../../db/registers/model/field.ts';
import { halfWidth, withoutSpaces } from '../../db/rules/text.ts';
import type { Cell } from './cell.ts';

export interface ReadCell {
  /** What would be stored; undefined keeps what is there (an empty cell, or a wrong one); null only where `clear` is set. */
  readonly value: FieldValue | undefined;
  /** What was changed on the way, in Chinese. */
  readonly repaired: string | null;
  /** What only the clerk can decide; the value is the likely one. */
  readonly doubt: string | null;
  /** Why the cell is refused. Never repeats what stands in the cell. */
  readonly error: string | null;
  /** The cell says （清空）. */
  readonly clear: boolean;
}

export const keepCell: ReadCell = { value: undefined, repaired: null, doubt: null, error: null, clear: false };
export const clearCell: ReadCell = { ...keepCell, value: null, clear: true };

/** A value that may be stored; null says that the cell means nothing, and keeps what is there. */
export function good(value: FieldValue, repaired: string | null = null, doubt: string | null = null): ReadCell {
  return value === null ? keepCell : { value, repaired, doubt, error: null, clear: false };
}

export function wrong(error: string): ReadCell {
  return { value: undefined, repaired: null, doubt: null, error, clear: false };
}

/** A mark that Excel shows in front of digits kept as text, and that copying brings along. */
export const leadingQuote = /^['‘’](?=[\dA-Za-z])/u;

/** A cell's text with half-width signs and no spaces, as the small readers compare it. */
export function plainText(cell: Cell): string {
  return withoutSpaces(halfWidth(cell.text)).replace(leadingQuote, '');
}
