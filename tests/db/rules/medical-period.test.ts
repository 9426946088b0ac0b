import { describe, expect, it } from 'vitest';
import { medicalPeriod } from '../../../db/rules/medical-period.ts';

/** Years of all work, years with this employer, months of 医疗期, within how many months: articles 3 and 4 row by row, at their borders. */
const table = [
  [0, 0, 3, 6],
  [9, 4, 3, 6],
  [9, 5, 6, 12],
  [9, 9, 6, 12],
  [10, 0, 6, 12],
  [30, 4, 6, 12],
  [10, 5, 9, 15],
  [30, 9, 9, 15],
  [10, 10, 12, 18],
  [30, 14, 12, 18],
  [15, 15, 18, 24],
  [30, 19, 18, 24],
  [20, 20, 24, 30],
  [40, 35, 24, 30],
] as const;

describe('医疗期', () => {
  it.each(table)('with %s years of work, %s of them here, is %s months within %s', (total, own, months, within) => {
    const found = medicalPeriod(`${2026 - total}-03-01`, `${2026 - own}-03-01`, '2026-03-01');
    expect(found).toMatchObject({ months, withinMonths: within });
    expect(found.trace[0]).toContain('劳部发〔1994〕479号');
  });

  it('ends on the day before the day of the month on which it began', () => {
    expect(medicalPeriod(null, '2024-01-01', '2026-03-01').until).toBe('2026-05-31');
  });

  it('takes the years here for all where the first work is not known', () => {
    expect(medicalPeriod(null, '2016-03-01', '2026-03-01').months).toBe(12);
  });
});
