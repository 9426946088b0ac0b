import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayStyle } from '../../../db/rules/day.ts';
import {
  addMonths,
  addYears,
  compareDays,
  dayPrecision,
  dayRange,
  daysInMonth,
  firstOf,
  formatDay,
  isDay,
  isExactDay,
  lastOf,
  monthsBetween,
  yearsBetween,
} from '../../../db/rules/day.ts';
import { anyDay, exactDay } from './arbitraries.ts';

describe('a day', () => {
  it.each(['1990', '1990-05', '1990-05-01', '2024-02-29', '1900', '2100-12-31'])('%s is one', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '',
    '90',
    '1990-5',
    '1990-13',
    '1990-00',
    '1990-02-30',
    '2023-02-29',
    '1899',
    '2101-01',
    '1990-05-01 ',
    '１９９０',
    1990,
    null,
  ])('%j is none', (value) => {
    expect(isDay(value)).toBe(false);
  });

  it('is exact only with its day', () => {
    expect(isExactDay('1990-05-01')).toBe(true);
    expect(isExactDay('1990-05')).toBe(false);
    expect(isExactDay('1990-05-32')).toBe(false);
  });

  it('knows how exact it is, and between which days it lies', () => {
    expect([dayPrecision('1990'), dayPrecision('1990-05'), dayPrecision('1990-05-01')]).toEqual([
      'year',
      'month',
      'day',
    ]);
    expect(firstOf('2024').toString()).toBe('2024-01-01');
    expect(lastOf('2024').toString()).toBe('2024-12-31');
    expect(firstOf('2024-02').toString()).toBe('2024-02-01');
    expect(lastOf('2024-02').toString()).toBe('2024-02-29');
    expect(lastOf('2024-02-03').toString()).toBe('2024-02-03');
  });

  it('is refused where it is none', () => {
    expect(() => firstOf('1990-02-30')).toThrow(RangeError);
    expect(() => formatDay('1990.05', '1990-05-01')).toThrow(RangeError);
  });

  it('lies between its first and its last day, which keep its text', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(firstOf(day).toString().startsWith(day)).toBe(true);
        expect(lastOf(day).toString().startsWith(day)).toBe(true);
        expect(firstOf(day).until(lastOf(day)).days).toBe(
          { year: firstOf(day).daysInYear, month: firstOf(day).daysInMonth, day: 1 }[dayPrecision(day)] - 1,
        );
      }),
    );
  });
});

describe('two days', () => {
  it.each([
    ['2020-05-01', '2020-05-02', -1],
    ['2020-06', '2020-05-31', 1],
    ['2020-05', '2020-05-31', 0],
    ['2020', '2020-01-01', 0],
    ['2019', '2020-01', -1],
    ['2020', '2020', 0],
  ])('%s against %s is certain as %i', (one, other, order) => {
    expect(compareDays(one, other)).toBe(order);
  });

  it('compare as their bounds do', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const order = compareDays(one, other);
        expect(order).toBe(-compareDays(other, one) + 0);
        expect(order === -1).toBe(lastOf(one).toString() < firstOf(other).toString());
      }),
    );
  });

  it.each([
    ['1990-05-01', '2026-04-30', 35],
    ['1990-05-01', '2026-05-01', 36],
    ['1990-05', '2026-05-01', 36],
    ['1990', '2026-03-05', 36],
    ['2004-02-29', '2005-02-28', 0],
    ['2004-02-29', '2005-03-01', 1],
    ['2026-01-01', '2025-12-31', 0],
    ['2026-01-01', '2024-12-31', -1],
  ])('from %s to %s are %i full years', (from, to, years) => {
    expect(yearsBetween(from, to)).toBe(years);
  });

  it.each([
    ['2020-03-15', '2026-03-14', 71],
    ['2020-03-15', '2026-03-15', 72],
    ['2020-01-31', '2020-02-29', 0],
    ['2020-03', '2020-03', 0],
  ])('from %s to %s are %i full months', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe('a later day', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02', 11, '2025-01'],
    ['2024', 12, '2025'],
    ['2024', 5, '2024'],
    ['2024-03-31', -1, '2024-02-29'],
  ])('than %s by %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it('by years keeps what is known', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024', 3)).toBe('2027');
  });

  it('lies as many full months away as were added', () => {
    fc.assert(
      fc.property(exactDay, fc.integer({ min: 0, max: 240 }), (day, months) => {
        const later = addMonths(day, months);
        fc.pre(isDay(later) && day.slice(8) === later.slice(8));
        expect(monthsBetween(day, later)).toBe(months);
      }),
    );
  });
});

describe('a written day', () => {
  it.each<[DayStyle, string, string, string]>([
    ['1990.05', '1990', '1990.05', '1990.05'],
    ['1990年5月', '1990年', '1990年5月', '1990年5月'],
    ['1990-05-01', '1990', '1990-05', '1990-05-01'],
    ['1990.05.01', '1990', '1990.05', '1990.05.01'],
    ['1990年5月1日', '1990年', '1990年5月', '1990年5月1日'],
    ['199005', '1990', '199005', '199005'],
    ['1990', '1990', '1990', '1990'],
    ['1990.5', '1990', '1990.5', '1990.5'],
    ['1990-05', '1990', '1990-05', '1990-05'],
    ['1990/5/1', '1990', '1990/5', '1990/5/1'],
    ['19900501', '1990', '199005', '19900501'],
  ])('in the style %s shows what is known and no more', (style, year, month, day) => {
    expect(formatDay('1990', style)).toBe(year);
    expect(formatDay('1990-05', style)).toBe(month);
    expect(formatDay('1990-05-01', style)).toBe(day);
  });
});

describe('the calendar', () => {
  it('has no months outside the year', () => {
    expect([daysInMonth(2024, 2), daysInMonth(2100, 2), daysInMonth(2024, 13), daysInMonth(2024, 0)]).toEqual([
      29, 28, 0, 0,
    ]);
    expect(dayRange).toEqual({ first: 1900, last: 2100 });
  });
});
