/**
 * Months counted from a day on digits alone: a table of everybody asks for them ten thousand times. The same count as
 * `monthsBetween` of `day.ts`; who begins on the 31st has a month full on the 1st after a shorter one.
 */
import { daysInMonth, type Day } from './day.ts';

/** A day to count months from; may be moved by months without losing its day of the month. */
export interface Anchor {
  /** year × 12 + month − 1 */
  readonly month: number;
  readonly day: number;
}

/** A day known in part is taken at its first. */
export function anchorOf(day: Day): Anchor {
  const of = (at: number): number => (day.charCodeAt(at) - 48) * 10 + day.charCodeAt(at + 1) - 48;
  return {
    month: (of(0) * 100 + of(2)) * 12 + (day.length > 4 ? of(5) : 1) - 1,
    day: day.length > 7 ? of(8) : 1,
  };
}

export const moved = (anchor: Anchor, months: number): Anchor => ({ month: anchor.month + months, day: anchor.day });

/** Full months from the anchor to the day; below 0 before it. */
export function monthsAt(anchor: Anchor, day: Day): number {
  const to = anchorOf(day);
  return to.month - anchor.month - (to.day < anchor.day ? 1 : 0);
}

export function dayText(month: number, day: number): Day {
  const of = (month % 12) + 1;
  return `${Math.floor(month / 12)}-${of < 10 ? '0' : ''}${of}-${day < 10 ? '0' : ''}${day}`;
}

/** The first day on which so many months are full. */
export function dayReached(anchor: Anchor, months: number): Day {
  const month = anchor.month + months;
  return anchor.day > daysInMonth(Math.floor(month / 12), (month % 12) + 1)
    ? dayText(month + 1, 1)
    : dayText(month, anchor.day);
}

/** The day after a day known to the day. */
export function dayAfter(day: Day): Day {
  const { month, day: date } = anchorOf(day);
  return date >= daysInMonth(Math.floor(month / 12), (month % 12) + 1)
    ? dayText(month + 1, 1)
    : dayText(month, date + 1);
}

/** The day after the last that a day known in part may mean. */
export function dayAfterEnd(day: Day): Day {
  const { month } = anchorOf(day);
  if (day.length === 4) return dayText(month + 12, 1);
  return day.length === 7 ? dayText(month + 1, 1) : dayAfter(day);
}

/** A day known in part at its first. */
export function firstDay(day: Day): Day {
  if (day.length === 10) return day;
  const { month, day: date } = anchorOf(day);
  return dayText(month, date);
}
