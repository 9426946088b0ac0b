import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dayOfLunar,
  lunarDate,
  lunarEve,
  lunarNewYear,
  lunarOf,
  lunarText,
} from '../../../../db/rules/calendar/lunar.ts';
import { qingming } from '../../../../db/rules/calendar/solar-terms.ts';

/** As printed in calendars: 除夕, 正月初一, 端午, 中秋, 重阳. */
const published = [
  [2024, '2024-02-09', '2024-02-10', '2024-06-10', '2024-09-17', '2024-10-11'],
  [2025, '2025-01-28', '2025-01-29', '2025-05-31', '2025-10-06', '2025-10-29'],
  [2026, '2026-02-16', '2026-02-17', '2026-06-19', '2026-09-25', '2026-10-18'],
  [2027, '2027-02-05', '2027-02-06', '2027-06-09', '2027-09-15', '2027-10-08'],
  [2028, '2028-01-25', '2028-01-26', '2028-05-28', '2028-10-03', '2028-10-26'],
  [2029, '2029-02-12', '2029-02-13', '2029-06-16', '2029-09-22', '2029-10-16'],
  [2030, '2030-02-02', '2030-02-03', '2030-06-05', '2030-09-12', '2030-10-05'],
] as const;

describe('lunar days', () => {
  it.each(published)('of %i are those of the published calendar', (year, eve, newYear, fifth, eighth, ninth) => {
    expect([
      lunarEve(year),
      lunarNewYear(year),
      lunarDate(year, 5, 5),
      lunarDate(year, 8, 15),
      lunarDate(year, 9, 9),
    ]).toEqual([eve, newYear, fifth, eighth, ninth]);
  });

  it.each([
    ['2026-02-17', '正月初一'],
    ['2026-02-16', '腊月廿九（除夕）'],
    ['2024-02-09', '腊月三十（除夕）'],
    ['2024-02-08', '腊月廿九'],
    ['2025-07-25', '闰六月初一'],
    ['2025-12-20', '冬月初一'],
    ['2026-03-08', '正月二十'],
    ['2026-06-25', '五月十一'],
  ])('write %s as %s', (day, words) => {
    expect(lunarText(day)).toBe(words);
  });

  it('have leap months only in leap years, and no 30th in a short month', () => {
    expect(dayOfLunar({ year: 2025, month: 6, leap: true, day: 1 })).toBe('2025-07-25');
    expect(dayOfLunar({ year: 2026, month: 6, leap: true, day: 1 })).toBeNull();
    expect(dayOfLunar({ year: 2025, month: 12, leap: false, day: 30 })).toBeNull();
  });

  it('are found again from what they are, for any day', () => {
    const first = Temporal.PlainDate.from('1950-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (step) => {
        const day = first.add({ days: step }).toString();
        expect(dayOfLunar(lunarOf(day))).toBe(day);
      }),
      { numRuns: 150 },
    );
  });
});

/** The sun's apparent longitude in degrees (Meeus, Astronomical Algorithms, ch. 25, low accuracy: 0.01°). */
function sunLongitude(julianDay: number): number {
  const t = (julianDay - 2_451_545) / 36_525;
  const rad = Math.PI / 180;
  const m = (357.52911 + 35_999.05029 * t) * rad;
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(m) + (0.019993 - 0.000101 * t) * Math.sin(2 * m) + 0.000289 * Math.sin(3 * m);
  const omega = (125.04 - 1934.136 * t) * rad;
  return (280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * Math.sin(omega) + 3_600_000) % 360;
}

describe('清明', () => {
  it.each([
    [2024, '2024-04-04'],
    [2025, '2025-04-04'],
    [2026, '2026-04-05'],
    [2027, '2027-04-05'],
    [2028, '2028-04-04'],
    [2029, '2029-04-04'],
    [2030, '2030-04-05'],
  ])('of %i is on %s', (year, day) => {
    expect(qingming(year)).toBe(day);
  });

  it('is the Beijing day on which the sun stands at 15°', () => {
    for (let year = 2000; year <= 2060; year += 1) {
      const { epochMilliseconds } = Temporal.Instant.from(`${qingming(year)}T00:00:00+08:00`);
      const begins = epochMilliseconds / 86_400_000 + 2_440_587.5;
      // A quarter of an hour of the formula's inaccuracy on both sides.
      expect(sunLongitude(begins), String(year)).toBeLessThan(15.02);
      expect(sunLongitude(begins + 1), String(year)).toBeGreaterThan(14.98);
    }
  });

  it('is not told beyond the years that the formula holds for', () => {
    expect(() => qingming(2100)).toThrow(RangeError);
  });
});
