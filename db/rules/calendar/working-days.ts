/** Which days are worked: the office's own calendar first, then what was published, then Saturday and Sunday. */
import { Temporal } from 'temporal-polyfill';
import { publishedHolidays } from './published-holidays.ts';

/** A day that the office's own calendar names (register 节假日). */
export interface OwnDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly name: string;
  readonly off: boolean;
}

export interface DayStatus {
  readonly off: boolean;
  /** 春节, 春节调休上班, 周末; empty on an ordinary working day. */
  readonly name: string;
  /** Where it is known from: the office's calendar, a published notice, or the day of the week alone. */
  readonly from: 'own' | 'published' | 'week';
}

const published = new Map<string, DayStatus>(
  Object.values(publishedHolidays).flatMap(({ holidays }) =>
    holidays.flatMap(({ name, off: [first, last = first], work = [] }): [string, DayStatus][] => {
      const from = Temporal.PlainDate.from(first);
      const count = from.until(Temporal.PlainDate.from(last)).days + 1;
      return [
        ...Array.from({ length: count }, (_, step): [string, DayStatus] => [
          from.add({ days: step }).toString(),
          { off: true, name, from: 'published' },
        ]),
        ...work.map((day): [string, DayStatus] => [day, { off: false, name: `${name}调休上班`, from: 'published' }]),
      ];
    }),
  ),
);

/** Whether a year's holidays are known: published, or in the office's own calendar. Else only the days of the week are. */
export function holidaysKnown(year: number, own: readonly OwnDay[] = []): boolean {
  return publishedHolidays[year] !== undefined || own.some(({ day }) => day.startsWith(`${year}-`));
}

/** What a day is. @param day YYYY-MM-DD @param own the office's own days, by day */
export function statusOf(day: string, own: ReadonlyMap<string, OwnDay> = new Map()): DayStatus {
  const mine = own.get(day);
  if (mine !== undefined) return { off: mine.off, name: mine.name, from: 'own' };
  const known = published.get(day);
  if (known !== undefined) return known;
  const weekend = Temporal.PlainDate.from(day).dayOfWeek > 5;
  return { off: weekend, name: weekend ? '周末' : '', from: 'week' };
}

/** All published days of a year that are not what their weekday says or are holidays, by day. */
export function publishedDays(year: number): readonly (readonly [day: string, status: DayStatus])[] {
  return [...published].filter(([day]) => day.startsWith(`${year}-`)).toSorted(([a], [b]) => a.localeCompare(b));
}

/** The day that is `count` working days later; the day itself is not counted. @throws RangeError for a negative count */
export function addWorkingDays(day: string, count: number, own: ReadonlyMap<string, OwnDay> = new Map()): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('A count of working days is a whole number from 0.');
  let at = Temporal.PlainDate.from(day);
  for (let left = count; left > 0;) {
    at = at.add({ days: 1 });
    if (!statusOf(at.toString(), own).off) left -= 1;
  }
  return at.toString();
}
