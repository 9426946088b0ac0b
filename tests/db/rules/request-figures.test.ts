import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedRequest, requestFigures } from '../../../db/rules/request-figures.ts';

const request = (
  raisedOn: string,
  doneOn: string | null = null,
  standing: CountedRequest['due']['standing'] = doneOn === null ? 'later' : 'in-time',
  satisfaction: string | null = null,
): CountedRequest => ({ raisedOn, doneOn, satisfaction, due: { standing } });

describe('the figures of a month', () => {
  it('count by the day of raising and by the day of settling', () => {
    const requests = [
      request('2026-02-27', '2026-03-02', 'in-time', 'satisfied'),
      request('2026-03-01', '2026-03-31', 'late', 'unsatisfied'),
      request('2026-03-05', '2026-04-01', 'in-time', 'fair'),
      request('2026-03-31'),
    ];
    const [april, march, february] = requestFigures(requests, '2026-04', 3).map((figures) => [
      figures.month,
      ...[figures.raised, figures.done, figures.inTime, figures.asked, figures.satisfied].map((all) => all.length),
    ]);
    expect(april).toEqual(['2026-04', 0, 1, 1, 1, 1]);
    expect(march).toEqual(['2026-03', 3, 2, 1, 2, 1]);
    expect(february).toEqual(['2026-02', 1, 0, 0, 0, 0]);
  });

  it('go back over the turn of the year, each request in one month', () => {
    expect(requestFigures([], '2026-01', 3).map(({ month }) => month)).toEqual(['2026-01', '2025-12', '2025-11']);
    const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(1_767_225_600_000 + n * 86_400_000));
    const days = fc.array(day.map((date) => date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(days, (raised) => {
        const figures = requestFigures(
          raised.map((one) => request(one)),
          '2026-12',
          12,
        );
        expect(figures.reduce((sum, one) => sum + one.raised.length, 0)).toBe(raised.length);
      }),
    );
  });
});
