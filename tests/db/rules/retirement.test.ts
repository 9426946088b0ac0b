import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OriginalAge } from '../../../db/rules/retirement.ts';
import { retirement } from '../../../db/rules/retirement.ts';
import { exactDayBetween } from './arbitraries.ts';

/**
 * The official tables: year of birth, then the retirement age of each group of months. 附表一 (men) and 附表二 (women of 55) have
 * four months to a group, 附表三 (women of 50) two.
 */
const men = `
1965 60.1 60.2 60.3
1966 60.4 60.5 60.6
1967 60.7 60.8 60.9
1968 60.10 60.11 61.0
1969 61.1 61.2 61.3
1970 61.4 61.5 61.6
1971 61.7 61.8 61.9
1972 61.10 61.11 62.0
1973 62.1 62.2 62.3
1974 62.4 62.5 62.6
1975 62.7 62.8 62.9
1976 62.10 62.11 63.0`;
const women55 = `
1970 55.1 55.2 55.3
1971 55.4 55.5 55.6
1972 55.7 55.8 55.9
1973 55.10 55.11 56.0
1974 56.1 56.2 56.3
1975 56.4 56.5 56.6
1976 56.7 56.8 56.9
1977 56.10 56.11 57.0
1978 57.1 57.2 57.3
1979 57.4 57.5 57.6
1980 57.7 57.8 57.9
1981 57.10 57.11 58.0`;
const women50 = `
1975 50.1 50.2 50.3 50.4 50.5 50.6
1976 50.7 50.8 50.9 50.10 50.11 51.0
1977 51.1 51.2 51.3 51.4 51.5 51.6
1978 51.7 51.8 51.9 51.10 51.11 52.0
1979 52.1 52.2 52.3 52.4 52.5 52.6
1980 52.7 52.8 52.9 52.10 52.11 53.0
1981 53.1 53.2 53.3 53.4 53.5 53.6
1982 53.7 53.8 53.9 53.10 53.11 54.0
1983 54.1 54.2 54.3 54.4 54.5 54.6
1984 54.7 54.8 54.9 54.10 54.11 55.0`;

/** Each month of birth with its retirement age. */
function rows(table: string): [string, number, number][] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [year, ...ages] = line.split(' ');
      const months = 12 / ages.length;
      return Array.from({ length: 12 }, (_, i): [string, number, number] => {
        const [years, rest] = (ages[Math.floor(i / months)] ?? '').split('.').map(Number);
        return [`${year}-${String(i + 1).padStart(2, '0')}-15`, years ?? 0, rest ?? 0];
      });
    });
}

const tables: readonly ['1' | '2', OriginalAge, string][] = [
  ['1', 60, men],
  ['2', 55, women55],
  ['2', 50, women50],
];

describe('the statutory retirement age', () => {
  it.each(tables)('follows each month of the official table (sex %s, originally %i)', (sex, original, table) => {
    const all = rows(table);
    expect(all.length % 12).toBe(0);
    for (const [birth, years, months] of all) {
      const found = retirement(sex, birth, original);
      expect({ birth, ...found.age }).toEqual({ birth, years, months });
      expect(found.delayMonths).toBe((years - original) * 12 + months);
    }
  });

  it.each<['1' | '2', OriginalAge, string, string]>([
    ['1', 60, '1970-08-15', '2032-01-15'],
    ['2', 55, '1975-06-15', '2031-11-15'],
    ['2', 50, '1980-01-15', '2032-08-15'],
    ['1', 60, '1964-12-31', '2024-12-31'],
    ['1', 60, '1965-01-31', '2025-02-28'],
    ['1', 60, '1964-02-29', '2024-02-29'],
    ['1', 60, '1990-05-01', '2053-05-01'],
    ['2', 55, '1990-05-01', '2048-05-01'],
    ['2', 50, '1990-05-01', '2045-05-01'],
    ['2', 60, '1970-08-15', '2032-01-15'],
  ])('gives sex %s, originally %i, born %s the day %s', (sex, original, birth, day) => {
    expect(retirement(sex, birth, original).day).toBe(day);
  });

  it('says which birth day it assumes, and only then', () => {
    expect(retirement('1', '1970-08-15', 60).assumed).toBeNull();
    expect(retirement('1', '1970-08', 60)).toMatchObject({
      day: '2032-01-01',
      assumed: '出生日期只知道1970年8月，按1970年8月1日推算。',
    });
    expect(retirement('2', '1970', 55)).toMatchObject({
      day: '2025-02-01',
      assumed: '出生日期只知道1970年，按1970年1月1日推算。',
    });
  });

  it('computes a man from 60 whatever is recorded, and says so', () => {
    const found = retirement('1', '1970-08-15', 55);
    expect(found.day).toBe('2032-01-15');
    expect(found.trace[0]).toContain('55周岁');
  });

  it('leaves a trace that names the measure, the delay and the day', () => {
    expect(retirement('2', '1975-06-15', 55).trace).toEqual([
      '女职工原法定退休年龄55周岁。',
      '1975年6月出生，1970年起每4个月延迟1个月、最多36个月，延迟17个月（《国务院关于渐进式延迟法定退休年龄的办法》附表二）。',
      '法定退休年龄56岁5个月，2031年11月15日达到。',
    ]);
    expect(retirement('1', '1960-01-01', 60).trace).toContain('1965年以前出生，不延迟。');
  });

  it('never comes earlier for who is born later, and is never delayed beyond the cap', () => {
    const person = fc.constantFrom<['1' | '2', OriginalAge, number]>(['1', 60, 36], ['2', 55, 36], ['2', 50, 60]);
    fc.assert(
      fc.property(
        exactDayBetween(1940, 2010),
        exactDayBetween(1940, 2010),
        person,
        (one, other, [sex, original, cap]) => {
          const [elder, younger] = [one, other].toSorted();
          const first = retirement(sex, elder ?? one, original);
          const second = retirement(sex, younger ?? other, original);
          expect(first.day <= second.day).toBe(true);
          expect(first.delayMonths).toBeLessThanOrEqual(second.delayMonths);
          expect(second.delayMonths).toBeLessThanOrEqual(cap);
          expect(first.delayMonths).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
