import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  holidaysKnown,
  type OwnDay,
  publishedDays,
  statusOf,
} from '../../../../db/rules/calendar/working-days.ts';

const range = (first: string, last: string): readonly string[] => {
  const from = Temporal.PlainDate.from(first);
  const count = from.until(Temporal.PlainDate.from(last)).days + 1;
  return Array.from({ length: count }, (_, step) => from.add({ days: step }).toString());
};

/** The notices, weekends that only border on a holiday included: days off, and weekend days that are worked. */
const notices = [
  [
    '2024',
    [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-08', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ],
  [
    '2025',
    [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    '01-26 02-08 04-27 09-28 10-11',
  ],
  [
    '2026',
    [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
] as const;

describe('the published year', () => {
  it.each(notices)(
    '%s has every holiday and every worked weekend day of its notice, and no other',
    (year, off, work) => {
      const worked = work.split(' ').map((day) => `${year}-${day}`);
      for (const [first, last] of off) for (const day of range(first, last)) expect(statusOf(day).off, day).toBe(true);
      for (const day of worked) {
        expect(statusOf(day), day).toMatchObject({ off: false, from: 'published' });
        expect(Temporal.PlainDate.from(day).dayOfWeek, day).toBeGreaterThan(5);
      }
      const holidays = new Set(off.flatMap(([first, last]) => range(first, last)));
      for (const day of range(`${year}-01-01`, `${year}-12-31`)) {
        const weekend = Temporal.PlainDate.from(day).dayOfWeek > 5;
        expect(statusOf(day).off, day).toBe(holidays.has(day) || (weekend && !worked.includes(day)));
      }
    },
  );

  it('says its days by name', () => {
    expect(statusOf('2026-02-17').name).toBe('春节');
    expect(statusOf('2026-02-14').name).toBe('春节调休上班');
    expect(publishedDays(2026).map(([day]) => day)).toContain('2026-10-10');
  });

  it('is not made up where no notice is out', () => {
    expect([2023, 2024, 2026, 2027].map((year) => holidaysKnown(year))).toEqual([false, true, true, false]);
    expect(statusOf('2027-02-08')).toEqual({ off: false, name: '', from: 'week' });
  });
});

describe('the office’s own calendar', () => {
  const own: OwnDay[] = [
    { day: '2027-02-08', name: '春节', off: true },
    { day: '2026-02-28', name: '本地不补班', off: true },
  ];
  const byDay = new Map(own.map((one) => [one.day, one]));

  it('wins over the notice and over the weekday', () => {
    expect(statusOf('2027-02-08', byDay)).toEqual({ off: true, name: '春节', from: 'own' });
    expect(statusOf('2026-02-28', byDay).off).toBe(true);
    expect(holidaysKnown(2027, own)).toBe(true);
  });
});

describe('working days', () => {
  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-09-24', 10, '2026-10-15'],
    ['2026-03-05', 0, '2026-03-05'],
    ['2026-04-30', 1, '2026-05-06'],
  ])('from %s %i later it is %s', (day, count, later) => {
    expect(addWorkingDays(day, count)).toBe(later);
  });

  it('are as many as were asked for, whatever the days off', () => {
    const start = Temporal.PlainDate.from('2024-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 60 }), (step, count) => {
        const day = start.add({ days: step }).toString();
        const later = addWorkingDays(day, count);
        const worked = range(day, later)
          .slice(1)
          .filter((one) => !statusOf(one).off);
        expect(worked).toHaveLength(count);
        expect(worked.at(-1)).toBe(later);
      }),
    );
  });
});
