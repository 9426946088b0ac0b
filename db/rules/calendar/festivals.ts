/** 走访慰问 occasions of the year with their days: from the lunar calendar where they are lunar. */
import { lunarDate, lunarEve, lunarNewYear } from './lunar.ts';
import { qingming } from './solar-terms.ts';

/** Codes of the list `visit_occasion` that come round every year. */
export const festivalKeys = [
  'new_year',
  'spring',
  'women',
  'labour',
  'party',
  'cooling',
  'mid_autumn',
  'national',
  'double_ninth',
] as const;
export type FestivalKey = (typeof festivalKeys)[number];

export interface Festival {
  readonly key: FestivalKey;
  readonly year: number;
  readonly label: string;
  /** The festival itself, or the first day of a season; YYYY-MM-DD. */
  readonly day: string;
  /** The last day of a season; the same day for a festival. */
  readonly to: string;
}

const festivals: Readonly<Record<FestivalKey, readonly [label: string, days: (year: number) => readonly string[]]>> = {
  new_year: ['元旦', (year) => [`${year}-01-01`]],
  spring: ['春节', (year) => [lunarNewYear(year)]],
  women: ['三八妇女节', (year) => [`${year}-03-08`]],
  labour: ['五一劳动节', (year) => [`${year}-05-01`]],
  party: ['七一建党节', (year) => [`${year}-07-01`]],
  cooling: ['送清凉', (year) => [`${year}-06-01`, `${year}-09-30`]],
  mid_autumn: ['中秋节', (year) => [lunarDate(year, 8, 15)]],
  national: ['国庆节', (year) => [`${year}-10-01`]],
  double_ninth: ['重阳节', (year) => [lunarDate(year, 9, 9)]],
};

/** One occasion of a year. */
export function festivalOf(key: FestivalKey, year: number): Festival {
  const [label, days] = festivals[key];
  const [day = '', to = day] = days(year);
  return { key, year, label, day, to };
}

/** Whether an occasion is one of the year's; events of a life are not. */
export function isFestival(key: string): key is FestivalKey {
  return (festivalKeys as readonly string[]).includes(key);
}

/** All occasions of a year, by their days. */
export function festivalsOf(year: number): readonly Festival[] {
  return festivalKeys.map((key) => festivalOf(key, year)).toSorted((a, b) => a.day.localeCompare(b.day));
}

/** Those that are not over on a day, from this year and the next, as far as `months` ahead. */
export function festivalsAhead(day: string, until: string): readonly Festival[] {
  const year = Number(day.slice(0, 4));
  return [year, year + 1].flatMap(festivalsOf).filter(({ day: first, to }) => to >= day && first <= until);
}

/**
 * 节日 on the day itself for the month calendar: those above, and 除夕, 元宵节, 清明节, 端午节 and the days of working people that
 * the office marks. Empty where there is none.
 */
export function festivalNames(day: string): readonly string[] {
  const year = Number(day.slice(0, 4));
  const named: readonly (readonly [string, string])[] = [
    ...festivalsOf(year).flatMap(({ key, label, day: on }) => (key === 'cooling' ? [] : [[on, label] as const])),
    [lunarEve(year), '除夕'],
    [lunarDate(year, 1, 15), '元宵节'],
    [qingming(year), '清明节'],
    [`${year}-05-04`, '五四青年节'],
    [lunarDate(year, 5, 5), '端午节'],
  ];
  return named.flatMap(([on, name]) => (on === day ? [name] : []));
}
