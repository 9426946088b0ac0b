import { Temporal } from 'temporal-polyfill';

/**
 * A day as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Text order is time order with the less exact first, so
 * SQL and `sort()` may order days as text; `compareDays` says what is certain.
 */
export type Day = string;

export type DayPrecision = 'year' | 'month' | 'day';

/** The years that a day may lie in; earlier and later ones are typing errors in a ledger of people. */
export const dayRange = { first: 1900, last: 2100 } as const;

/** How many characters of a day each precision has. */
const lengths = { year: 4, month: 7, day: 10 } as const;

/** Whether the value is a day that exists, between 1900 and 2100, in one of the three forms. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1);
  const day = Number(match[3] ?? 1);
  return year >= dayRange.first && year <= dayRange.last && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the value is a day known to the day. */
export function isExactDay(value: unknown): value is Day {
  return isDay(value) && value.length === lengths.day;
}

const monthLengths = new Map<number, number>();

/** The number of days of a month; 0 where there is no such month, 1 … 12. */
export function daysInMonth(year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12) return 0;
  const key = year * 12 + month;
  const known = monthLengths.get(key);
  if (known !== undefined) return known;
  const length = new Temporal.PlainDate(year, month, 1).daysInMonth;
  // Days lie within 200 years, so that there are few months; a table of people asks for the same ones ten thousand times.
  if (year >= dayRange.first && year <= dayRange.last) monthLengths.set(key, length);
  return length;
}

/** How much of the day is known. @throws RangeError when it is no day */
export function dayPrecision(day: Day): DayPrecision {
  if (!isDay(day)) throw new RangeError('Not a day in one of the forms YYYY, YYYY-MM, YYYY-MM-DD.');
  return day.length === lengths.day ? 'day' : day.length === lengths.month ? 'month' : 'year';
}

/** The earliest exact day it may be. @throws RangeError when it is no day */
export function firstOf(day: Day): Temporal.PlainDate {
  const precision = dayPrecision(day);
  return Temporal.PlainDate.from(precision === 'day' ? day : precision === 'month' ? `${day}-01` : `${day}-01-01`);
}

/** The latest exact day it may be. @throws RangeError when it is no day */
export function lastOf(day: Day): Temporal.PlainDate {
  const first = firstOf(day);
  const precision = dayPrecision(day);
  if (precision === 'day') return first;
  return precision === 'month' ? first.with({ day: first.daysInMonth }) : first.with({ month: 12, day: 31 });
}

/**
 * What is certain about two days: -1 when the first is surely earlier, 1 when surely later, 0 when they are equal or one holds
 * the other (2020 and 2020-05). Not an order to sort by: sort days as text.
 */
export function compareDays(one: Day, other: Day): -1 | 0 | 1 {
  const known = Math.min(one.length, other.length);
  const a = one.slice(0, known);
  const b = other.slice(0, known);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Full years from the one to the other, both taken at their earliest; below 0 when `to` lies before. Who is born on 29 February counts on 1 March in other years. */
export function yearsBetween(from: Day, to: Day): number {
  return firstOf(from).until(firstOf(to), { largestUnit: 'years' }).years + 0;
}

/** Full months from the one to the other, both taken at their earliest; below 0 when `to` lies before. */
export function monthsBetween(from: Day, to: Day): number {
  return firstOf(from).until(firstOf(to), { largestUnit: 'months' }).months + 0;
}

/** The day some months later (or earlier), as exact as the given one: the 31st becomes the last of a shorter month; a year is counted from its January. */
export function addMonths(day: Day, months: number): Day {
  return firstOf(day).add({ months }).toString().slice(0, lengths[dayPrecision(day)]);
}

/** The day some years later (or earlier), as exact as the given one: 29 February becomes the 28th where it must. */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

/** How a day is written: named by how 1 May 1990 looks. */
export type DayStyle =
  | '1990'
  | '1990.05'
  | '1990.5'
  | '1990-05'
  | '1990年5月'
  | '199005'
  | '1990-05-01'
  | '1990.05.01'
  | '1990/5/1'
  | '1990年5月1日'
  | '19900501';

/** Month and day are undefined as far as they are not known. */
type Writer = (year: string, month: string | undefined, date: string | undefined) => string;

const joined =
  (mark: string): Writer =>
  (...parts) =>
    parts.filter((part) => part !== undefined).join(mark);

const chinese: Writer = (year, month, date) =>
  `${year}年${month === undefined ? '' : `${Number(month)}月`}${date === undefined ? '' : `${Number(date)}日`}`;

const unpadded =
  (mark: string): Writer =>
  (...parts) =>
    parts.flatMap((part) => (part === undefined ? [] : [String(Number(part))])).join(mark);

const writers: Record<DayStyle, Writer> = {
  '1990': (year) => year,
  '1990.05': (year, month) => joined('.')(year, month, undefined),
  '1990.5': (year, month) => unpadded('.')(year, month, undefined),
  '1990-05': (year, month) => joined('-')(year, month, undefined),
  '1990年5月': (year, month) => chinese(year, month, undefined),
  '1990-05-01': joined('-'),
  '1990.05.01': joined('.'),
  '1990/5/1': unpadded('/'),
  '1990年5月1日': chinese,
  '19900501': joined(''),
  '199005': (year, month) => joined('')(year, month, undefined),
};

/** The day as text. The short styles leave the day out; no style adds a month or a day that is not known. @throws RangeError when it is no day */
export function formatDay(day: Day, style: DayStyle): string {
  dayPrecision(day);
  const [year = '', month, date] = day.split('-');
  return writers[style](year, month, date);
}
