import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severance } from '../../../db/rules/severance.ts';
import { exactDayBetween } from './arbitraries.ts';

const owed = (from: string, to: string, monthlyPay: number | null = null, localAverage: number | null = null) =>
  severance({ from, to, monthlyPay, localAverage });

describe('经济补偿', () => {
  it.each([
    ['2020-01-01', '2025-12-31', 6],
    ['2020-01-01', '2026-01-01', 6.5],
    ['2020-01-01', '2026-06-29', 6.5],
    ['2020-01-01', '2026-06-30', 7],
    ['2020-01-01', '2020-06-29', 0.5],
    ['2020-01-01', '2020-06-30', 1],
    ['2020-01-01', '2020-12-31', 1],
    ['2006-05-01', '2010-12-31', 3],
    ['2006-05-01', '2007-12-31', 0],
  ])('from %s to %s is %s months of pay (articles 47 and 97)', (from, to, months) => {
    expect(owed(from, to).months).toBe(months);
  });

  it('is capped at three times the local average and twelve years for high pay alone', () => {
    expect(owed('2008-01-01', '2025-12-31', 1_000_000, 500_000)).toMatchObject({ months: 18, amount: 18_000_000 });
    expect(owed('2008-01-01', '2025-12-31', 1_500_001, 500_000)).toMatchObject({ months: 12, amount: 18_000_000 });
    expect(owed('2008-01-01', '2025-12-31', 1_500_000, 500_000).months).toBe(18);
    expect(owed('2008-01-01', '2025-12-31', 9_000_000, null).months).toBe(18);
    expect(owed('2008-01-01', '2025-12-31').amount).toBeNull();
  });

  it('counts by halves and never falls as time goes on', () => {
    const day = exactDayBetween(2008, 2060);
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [from = '', one = '', other = ''] = days.toSorted();
        expect(owed(from, one).months * 2).toSatisfy(Number.isInteger);
        expect(owed(from, other).months).toBeGreaterThanOrEqual(owed(from, one).months);
      }),
    );
  });
});
