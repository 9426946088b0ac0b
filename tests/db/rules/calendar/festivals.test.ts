import { describe, expect, it } from 'vitest';
import {
  festivalNames,
  festivalOf,
  festivalsAhead,
  festivalsOf,
  isFestival,
} from '../../../../db/rules/calendar/festivals.ts';
import { visitOccasion } from '../../../../db/rules/lists/visit.ts';

describe('the festivals of a year', () => {
  it('come with their days, in their order', () => {
    expect(festivalsOf(2026).map(({ label, day, to }) => `${label} ${day}${to === day ? '' : `—${to}`}`)).toEqual([
      '元旦 2026-01-01',
      '春节 2026-02-17',
      '三八妇女节 2026-03-08',
      '五一劳动节 2026-05-01',
      '送清凉 2026-06-01—2026-09-30',
      '七一建党节 2026-07-01',
      '中秋节 2026-09-25',
      '国庆节 2026-10-01',
      '重阳节 2026-10-18',
    ]);
  });

  it.each([
    [2024, '2024-02-10', '2024-09-17', '2024-10-11'],
    [2025, '2025-01-29', '2025-10-06', '2025-10-29'],
    [2027, '2027-02-06', '2027-09-15', '2027-10-08'],
    [2028, '2028-01-26', '2028-10-03', '2028-10-26'],
    [2029, '2029-02-13', '2029-09-22', '2029-10-16'],
    [2030, '2030-02-03', '2030-09-12', '2030-10-05'],
  ])('follow the moon in %i', (year, spring, autumn, ninth) => {
    const days = (['spring', 'mid_autumn', 'double_ninth'] as const).map((key) => festivalOf(key, year).day);
    expect(days).toEqual([spring, autumn, ninth]);
  });

  it('are occasions that the code list knows', () => {
    const codes = visitOccasion.values.map(({ code }): string => code);
    for (const { key } of festivalsOf(2026)) expect(codes).toContain(key);
    expect(codes.filter(isFestival)).toHaveLength(9);
  });

  it('reach into the next year, a season counting until it is over', () => {
    const ahead = festivalsAhead('2026-09-30', '2027-02-28').map(({ label, year }) => `${year}${label}`);
    expect(ahead).toEqual(['2026送清凉', '2026国庆节', '2026重阳节', '2027元旦', '2027春节']);
    expect(festivalsAhead('2026-10-01', '2026-10-17').map(({ label }) => label)).toEqual(['国庆节']);
  });

  it.each([
    ['2026-02-16', ['除夕']],
    ['2026-03-03', ['元宵节']],
    ['2026-04-05', ['清明节']],
    ['2026-06-19', ['端午节']],
    ['2026-05-04', ['五四青年节']],
    ['2026-05-06', []],
  ])('are named on %s', (day, names) => {
    expect(festivalNames(day)).toEqual(names);
  });
});
