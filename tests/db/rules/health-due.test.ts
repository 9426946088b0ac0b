import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../db/rules/day.ts';
import { countsInYear, healthDue } from '../../../db/rules/health-due.ts';
import { exactDayBetween } from './arbitraries.ts';

const facts = { lastDone: null, officeMonths: null, personalMonths: null };

describe('who is due for a health check', () => {
  it.each([
    ['never examined', facts, '2026-12-31', true, null],
    ['twelve months unless told', { ...facts, lastDone: '2025-05-06' }, '2026-12-31', true, '2026-05-06'],
    ['not before the day', { ...facts, lastDone: '2025-05-06' }, '2026-05-05', false, '2026-05-06'],
    ['on the day', { ...facts, lastDone: '2025-05-06' }, '2026-05-06', true, '2026-05-06'],
    [
      'every second year by the office',
      { ...facts, lastDone: '2025-05-06', officeMonths: 24 },
      '2026-12-31',
      false,
      '2027-05-06',
    ],
    [
      'the person goes before the office',
      { lastDone: '2025-05-06', officeMonths: 24, personalMonths: 6 },
      '2026-12-31',
      true,
      '2025-11-06',
    ],
    ['a month counts from its first', { ...facts, lastDone: '2025-05' }, '2026-05-01', true, '2026-05-01'],
    ['a leap day', { ...facts, lastDone: '2024-02-29' }, '2025-02-28', true, '2025-02-28'],
  ] as const)('%s', (_, given, until, due, dueOn) => {
    expect(healthDue(given, until)).toMatchObject({ due, dueOn });
  });

  it('says by which cycle, and which day it assumed', () => {
    expect(healthDue({ ...facts, lastDone: '2025-05' }, '2026-12-31').trace).toEqual([
      '上次体检 2025-05，日期不全，按 2025-05-01 算。',
      '体检周期 12 个月（措施14只说定期，默认一年一次），下次 2026-05-01 起：到 2026-12-31 应检。',
    ]);
    expect(healthDue({ ...facts, personalMonths: 6 }, '2026-12-31').trace[1]).toBe('个人体检周期 6 个月。');
  });

  it('counts in a year whoever is on record, due or not', () => {
    const later = healthDue({ ...facts, lastDone: '2025-12-01', officeMonths: 24 }, '2026-12-31');
    expect(countsInYear({ due: later, check: null })).toBe(false);
    expect(countsInYear({ due: later, check: {} })).toBe(true);
  });

  it('is due from the very day on and not a day before', () => {
    fc.assert(
      fc.property(exactDayBetween(2000, 2040), fc.integer({ min: 1, max: 60 }), (lastDone, months) => {
        const day = addMonths(lastDone, months);
        const due = (until: string) => healthDue({ ...facts, lastDone, officeMonths: months }, until).due;
        expect(due(day)).toBe(true);
        expect(due(addMonths(day, -1))).toBe(false);
      }),
    );
  });
});
