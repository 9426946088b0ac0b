/**
 * Lunar days (农历) by the rules of GB/T 33661-2017 《农历的编算和颁行》: a month begins on the Beijing day of the new moon, the
 * month of the winter solstice is the eleventh, and where thirteen months lie between two of them the first without a major
 * solar term (中气) is the leap one. Days are strings YYYY-MM-DD.
 */
import { Temporal } from 'temporal-polyfill';
import { newMoon, sunLongitude } from './moon-and-sun.ts';

export interface LunarDay {
  /** The lunar year, named by the year in which it begins: 2026 for all days from 2026-02-17 on. */
  readonly year: number;
  /** 1 … 12; a leap month has the number of the month before it. */
  readonly month: number;
  /** 闰月 */
  readonly leap: boolean;
  /** 1 … 30 */
  readonly day: number;
}

/** A month of the calendar; days are counted from 1970-01-01. */
interface LunarMonth extends Pick<LunarDay, 'year' | 'month' | 'leap'> {
  readonly first: number;
  /** The first day of the next month. */
  readonly next: number;
}

/** Julian day of the midnight in Beijing with which 1970-01-01 begins. */
const beijingEpoch = 2_440_587.5 - 8 / 24;
const epoch = Temporal.PlainDate.from('1970-01-01');

const countOf = (day: string): number => epoch.until(Temporal.PlainDate.from(day)).days;
const dayOf = (count: number): string => epoch.add({ days: count }).toString();
const newMoonDay = (count: number): number => Math.floor(newMoon(count) - beijingEpoch);
const longitudeAt = (count: number): number => sunLongitude(beijingEpoch + count);

/** The mean length of a month, and the new moon from which they are counted (6 January 2000). */
const monthLength = 29.530588861;
const firstNewMoon = 10_962;

/** The new moon of the month in which a day lies. */
function monthOfDay(count: number): number {
  let moon = Math.round((count - firstNewMoon) / monthLength) + 1;
  while (newMoonDay(moon) > count) moon -= 1;
  return moon;
}

/** The Beijing day of the winter solstice, on which the sun comes to 270°. */
function solsticeDay(year: number): number {
  let count = countOf(`${year}-12-18`);
  while (longitudeAt(count + 1) < 270) count += 1;
  return count;
}

const years = new Map<number, readonly LunarMonth[]>();

/** The months from the eleventh of the year before to the tenth of the year. */
function monthsTo(year: number): readonly LunarMonth[] {
  const known = years.get(year);
  if (known !== undefined) return known;
  const from = monthOfDay(solsticeDay(year - 1));
  const count = monthOfDay(solsticeDay(year)) - from;
  const starts = Array.from({ length: count + 1 }, (_, place) => newMoonDay(from + place));
  const sign = (day: number): number => Math.floor(longitudeAt(day) / 30);
  const leapPlace =
    count < 13 ? -1 : starts.findIndex((first, place) => place > 0 && sign(first) === sign(starts[place + 1] ?? first));
  const months = starts.slice(0, -1).map((first, place): LunarMonth => {
    const passed = leapPlace >= 0 && place >= leapPlace ? place - 1 : place;
    const month = ((passed + 10) % 12) + 1;
    return {
      year: passed < 2 ? year - 1 : year,
      month,
      leap: place === leapPlace,
      first,
      next: starts[place + 1] ?? first,
    };
  });
  years.set(year, months);
  return months;
}

/** The lunar day of a day. @throws RangeError when it is no exact day */
export function lunarOf(day: string): LunarDay {
  const count = countOf(day);
  const year = Number(day.slice(0, 4));
  const found = [...monthsTo(year), ...monthsTo(year + 1)].find(({ first, next }) => first <= count && count < next);
  if (found === undefined) throw new RangeError('No lunar day for this day.');
  return { year: found.year, month: found.month, leap: found.leap, day: count - found.first + 1 };
}

/** The day on which a lunar day falls; null where that month has no such day, or the year no such leap month. */
export function dayOfLunar({ year, month, leap, day }: LunarDay): string | null {
  const found = monthsTo(month > 10 ? year + 1 : year).find(
    (one) => one.year === year && one.month === month && one.leap === leap,
  );
  if (found === undefined || day < 1 || found.first + day > found.next) return null;
  return dayOf(found.first + day - 1);
}

/** The day of an ordinary month's lunar day. @throws RangeError where there is no such day */
export function lunarDate(year: number, month: number, day: number): string {
  const answer = dayOfLunar({ year, month, leap: false, day });
  if (answer === null) throw new RangeError('No such lunar day.');
  return answer;
}

/** 正月初一 that falls into a year. */
export function lunarNewYear(year: number): string {
  return lunarDate(year, 1, 1);
}

/** 除夕, the day before the lunar new year that falls into a year. */
export function lunarEve(year: number): string {
  return Temporal.PlainDate.from(lunarNewYear(year)).subtract({ days: 1 }).toString();
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const months = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'] as const;

/** 正月, 闰六月, 腊月 */
export function lunarMonthText({ month, leap }: Pick<LunarDay, 'month' | 'leap'>): string {
  return `${leap ? '闰' : ''}${months[month - 1] ?? ''}月`;
}

/** 初一 … 三十 */
export function lunarDayText(day: number): string {
  if (day <= 10) return `初${digits[day] ?? ''}`;
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${day < 20 ? '十' : '廿'}${digits[day % 10] ?? ''}`;
}

/** 腊月廿九; the last day of the year says 除夕 besides. */
export function lunarText(day: string): string {
  const lunar = lunarOf(day);
  const eve = lunar.month === 12 && lunarOf(Temporal.PlainDate.from(day).add({ days: 1 }).toString()).month === 1;
  return `${lunarMonthText(lunar)}${lunarDayText(lunar.day)}${eve ? '（除夕）' : ''}`;
}
