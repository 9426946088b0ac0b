/** Values as the elements of a cell (ECMA-376 part 1, 18.3.1.4 and 18.3.1.53). */
import { Temporal } from 'temporal-polyfill';
import type { CellEdit, FillValue } from '../edits.ts';
import { refuse } from '../fill-refused.ts';
import { encodeXml } from '../xml-tokens.ts';

/** The most characters that a cell holds, in every kind of workbook. */
export const longestText = 32_767;

/**
 * The serial number of a day. The calendar of 1900 counts a 29 February 1900 that never was (18.17.4.1), so the days
 * before 1 March are one less.
 * @param day `YYYY-MM-DD`.
 * @returns null where it is no day or lies before the calendar.
 */
export function daySerial(day: string, is1904: boolean): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return null;
  try {
    const date = Temporal.PlainDate.from(day);
    const count = Temporal.PlainDate.from(is1904 ? '1904-01-01' : '1899-12-30').until(date).days;
    const serial = is1904 || count > 60 ? count : count - 1;
    return serial < (is1904 ? 0 : 1) ? null : serial;
  } catch {
    return null;
  }
}

/** The number that a value is written as; null for text and for nothing. */
export function numberOf(value: FillValue, is1904: boolean, place: CellEdit): number | null {
  if (value.kind === 'day') return daySerial(value.day, is1904) ?? refuse('no-such-value', place);
  if (value.kind !== 'number') return null;
  return Number.isFinite(value.number) ? value.number + 0 : refuse('no-such-value', place);
}

/** Signs that XML cannot hold, and what would be read as one of them, in the form _x0007_ (22.9.2.19, ST_Xstring). */
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/gu;

function xstring(text: string): string {
  const lines = text.replaceAll(/\r\n?/gu, '\n');
  const safe = lines.replaceAll(
    unwritable,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return encodeXml(safe);
}

export interface CellContent {
  /** The value of `t`; null where it has none. */
  readonly type: string | null;
  readonly inner: string;
}

/** @param prefix of the sheet's elements, with its colon. */
export function cellContent(edit: CellEdit, is1904: boolean, prefix: string): CellContent {
  const { value } = edit;
  if (value.kind === 'empty') return { type: null, inner: '' };
  if (value.kind === 'text') {
    if (value.text.length > longestText) refuse('text-too-long', edit);
    if (value.text === '') return { type: null, inner: '' };
    const space = /^\s|\s$|\n/u.test(value.text) ? ' xml:space="preserve"' : '';
    const text = xstring(value.text);
    return { type: 'inlineStr', inner: `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>` };
  }
  return { type: null, inner: `<${prefix}v>${numberOf(value, is1904, edit)}</${prefix}v>` };
}
