/** The days of a month as weeks from Monday to Sunday, each with what the calendars say. */
import { Temporal } from 'temporal-polyfill';
import { festivalNames } from '../../../db/rules/calendar/festivals.ts';
import { lunarDayText, lunarMonthText, lunarOf } from '../../../db/rules/calendar/lunar.ts';
import { holidaysKnown, type OwnDay, statusOf } from '../../../db/rules/calendar/working-days.ts';

export interface MonthDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly number: number;
  /** Whether it belongs to the month before or after. */
  readonly other: boolean;
  readonly off: boolean;
  /** 休 or 班 where the day is not what its weekday says; else empty. */
  readonly mark: string;
  /** The holiday or festival, else the lunar day; the first of a lunar month says the month. */
  readonly word: string;
  /** 正月初一 */
  readonly lunar: string;
}

function dayOf(date: Temporal.PlainDate, month: number, own: ReadonlyMap<string, OwnDay>): MonthDay {
  const day = date.toString();
  const status = statusOf(day, own);
  const lunar = lunarOf(day);
  const word = lunar.day === 1 ? lunarMonthText(lunar) : lunarDayText(lunar.day);
  const arranged = status.from !== 'week';
  return {
    day,
    number: date.day,
    other: date.month !== month,
    off: status.off,
    mark: arranged ? (status.off ? '休' : '班') : '',
    word: festivalNames(day)[0] ?? (arranged && status.off ? status.name : word),
    lunar: `${lunarMonthText(lunar)}${lunarDayText(lunar.day)}`,
  };
}

/** @param month YYYY-MM */
export function weeksOf(month: string, own: readonly OwnDay[]): readonly (readonly MonthDay[])[] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const byDay = new Map(own.map((one) => [one.day, one]));
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const weeks = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => dayOf(monday.add({ days: week * 7 + weekday }), first.month, byDay)),
  );
}

/** Whether the holidays of the month's year are known. */
export const isPublished = (month: string, own: readonly OwnDay[]): boolean =>
  holidaysKnown(Number(month.slice(0, 4)), own);

/** @param month YYYY-MM */
export function monthsOn(month: string, count: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
}
