import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualLeave, type AnnualLeaveFacts } from '../../../db/rules/annual-leave.ts';
import { exactDayBetween } from './arbitraries.ts';

const days = (patch: Partial<AnnualLeaveFacts>): number | null =>
  annualLeave({
    day: '2026-03-05',
    workingSince: '2020-01-01',
    enteredOn: '2020-01-01',
    leftOn: null,
    sickMonths: 0,
    paidPersonalDays: 0,
    ...patch,
  }).days;

describe('年休假', () => {
  it.each([
    ['2025-03-06', 0],
    ['2025-03-05', 5],
    ['2016-03-06', 5],
    ['2016-03-05', 10],
    ['2006-03-06', 10],
    ['2006-03-05', 15],
  ])('with work since %s is %s days (article 3)', (workingSince, expected) => {
    expect(days({ workingSince })).toBe(expected);
  });

  it.each([
    ['2020-01-01', 1, 5],
    ['2020-01-01', 2, 0],
    ['2012-01-01', 2, 10],
    ['2012-01-01', 3, 0],
    ['2000-01-01', 3, 15],
    ['2000-01-01', 4, 0],
  ])('with work since %s and %s months of illness is %s days (article 4)', (workingSince, sickMonths, expected) => {
    expect(days({ workingSince, sickMonths })).toBe(expected);
  });

  it('is lost by 20 days of personal leave with pay', () => {
    expect(days({ paidPersonalDays: 19 })).toBe(5);
    expect(days({ paidPersonalDays: 20 })).toBe(0);
  });

  it('is counted by calendar days in the year of joining and of leaving, without the rest', () => {
    // 1 July to 31 December: 184 ÷ 365 × 10 = 5.04; 1 January to 31 March: 90 ÷ 365 × 10 = 2.46.
    expect(days({ workingSince: '2012-01-01', enteredOn: '2026-07-01', day: '2026-07-02' })).toBe(5);
    expect(days({ workingSince: '2012-01-01', leftOn: '2026-03-31' })).toBe(2);
    expect(days({ workingSince: '2012-01-01', enteredOn: '2026-07-02', day: '2026-07-02' })).toBe(5);
    expect(days({ workingSince: '2012-01-01', enteredOn: '2026-07-03', day: '2026-07-03' })).toBe(4);
  });

  it('counts all employers, and the present one alone where the first work is unknown', () => {
    expect(days({ workingSince: null, enteredOn: '2014-01-01' })).toBe(10);
    expect(days({ workingSince: null, enteredOn: null })).toBeNull();
  });

  it('is a whole number between nothing and 15, and explains itself', () => {
    const day = exactDayBetween(1980, 2040);
    const any = fc.record({
      day,
      workingSince: fc.option(day, { nil: null }),
      enteredOn: fc.option(day, { nil: null }),
      leftOn: fc.option(day, { nil: null }),
      sickMonths: fc.nat(12),
      paidPersonalDays: fc.nat(40),
    });
    fc.assert(
      fc.property(any, (facts) => {
        const found = annualLeave(facts);
        expect(found.trace.length).toBeGreaterThan(0);
        expect([null, ...Array.from({ length: 16 }, (_, days) => days)]).toContain(found.days);
      }),
    );
  });
});
