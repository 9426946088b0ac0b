/** Counting in months: a month is its number since the year 0, so that invented lives are plain arithmetic. */
import { daysInMonth } from '../../db/rules/day.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The month that a day lies in; of a year alone, its January. */
export function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7) || '1') - 1;
}

/** YYYY-MM */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}`;
}

/** YYYY-MM-DD; every month has the days 1 to 28. */
export function dayIn(month: number, date: number): string {
  return `${monthText(month)}-${two(date)}`;
}

const lastDates = new Map<number, number>();

/** Asked thousands of times for the same few hundred months. */
function lastDate(month: number): number {
  const known = lastDates.get(month) ?? daysInMonth(Math.floor(month / 12), (month % 12) + 1);
  lastDates.set(month, known);
  return known;
}

/** The day before a day that is known to the day. */
export function dayBefore(day: string): string {
  const date = Number(day.slice(8, 10));
  if (date > 1) return `${day.slice(0, 8)}${two(date - 1)}`;
  const month = monthOf(day) - 1;
  return dayIn(month, lastDate(month));
}

/** The same day some months later; the 29th to 31st become the 28th. */
export function monthsLater(day: string, months: number): string {
  return dayIn(monthOf(day) + months, Math.min(28, Number(day.slice(8, 10))));
}
