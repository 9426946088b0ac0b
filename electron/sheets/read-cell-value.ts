/** Turns a value of the reading library and its number format into a cell. */
import { dateToSerial, type CellValue } from 'hucre';
import { Temporal } from 'temporal-polyfill';
import { emptyCell, textCell, type Cell } from './cell.ts';
import { dayShown, plainNumber, shownNumber } from './number-format.ts';

export interface CellSource {
  readonly value: CellValue | undefined;
  /** The number format, undefined for 常规 and 文本. */
  readonly code: string | undefined;
  readonly is1904: boolean;
  readonly formula: boolean;
}

const errorText = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|ERR!|GETTING_DATA)$/u;

/** Serials of the 1904 system are smaller by this many days. */
const between1900And1904 = 1462;
/** 9999-12-31, the last day that Excel knows. */
const lastSerial = 2_958_465;
/** Excel believes in a 29th of February 1900: serial 60. */
const leapThatNeverWas = 60;

const days = new Map<number, string>();

/** The day of a serial number of the 1900 system, `YYYY-MM-DD`. */
function dayOfSerial(serial: number): string {
  const whole = Math.floor(serial + 1e-6);
  const known = days.get(whole);
  if (known !== undefined) return known;
  const base = Temporal.PlainDate.from(whole < leapThatNeverWas ? '1899-12-31' : '1899-12-30');
  const day = base.add({ days: whole === leapThatNeverWas ? whole - 1 : whole }).toString();
  if (days.size < 50_000) days.set(whole, day);
  return day;
}

export function readCellValue(source: CellSource): Cell {
  const { value, formula } = source;
  if (value === null || value === undefined) return formula ? { value: null, text: '', kind: 'formula' } : emptyCell;
  if (typeof value === 'string') {
    if (errorText.test(value)) return { value, text: value, kind: 'error' };
    const cell = textCell(value);
    return formula ? { ...cell, kind: 'formula' } : cell;
  }
  if (typeof value === 'boolean') {
    return { value, text: value ? 'TRUE' : 'FALSE', kind: formula ? 'formula' : 'boolean' };
  }
  if (typeof value === 'number') return numberCell(value, source, source.code);
  const serial = dateToSerial(value, source.is1904);
  if (!Number.isFinite(serial)) return { value: '#NUM!', text: '#NUM!', kind: 'error' };
  return numberCell(serial, source, source.code ?? 'yyyy-mm-dd');
}

function numberCell(value: number, { is1904, formula }: CellSource, code: string | undefined): Cell {
  if (!Number.isFinite(value)) return { value: '#NUM!', text: '#NUM!', kind: 'error' };
  const epoch = is1904 ? { is1904: true as const } : {};
  const shown = code === undefined ? 'none' : dayShown(code);
  const serial = is1904 ? value + between1900And1904 : value;
  if (shown === 'none' || shown === 'time' || serial < 1 || serial >= lastSerial + 1) {
    return { value, text: shownNumber(value, code), kind: formula ? 'formula' : 'number', ...epoch };
  }
  const day = dayOfSerial(serial);
  const known = shown === 'month' ? day.slice(0, 7) : shown === 'year' ? day.slice(0, 4) : day;
  const text = code === undefined ? known : shownNumber(serial, code);
  return {
    value: known,
    text: text === plainNumber(serial) ? known : text,
    kind: formula ? 'formula' : 'date',
    dateSerial: value,
    ...epoch,
  };
}
