import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../db/rules/calendar/working-days.ts';
import { requestDue, type RequestFacts, requestFaults, usualRequestDays } from '../../../db/rules/request-due.ts';

const facts = (more: Partial<RequestFacts>): RequestFacts => ({
  raisedOn: '2026-03-02',
  reopenedOn: null,
  typedDue: null,
  limit: null,
  doneOn: null,
  ...more,
});

describe('the limit of a request', () => {
  it.each([
    // A Monday: two working weeks.
    ['2026-03-02', null, '2026-03-16'],
    ['2026-03-02', 5, '2026-03-09'],
    // Over National Day 2025 (1–8 October off, Sunday 28 September and Saturday 11 October worked).
    ['2025-09-26', null, '2025-10-16'],
    ['2025-09-26', 1, '2025-09-28'],
    // A Friday and one working day: over the weekend.
    ['2026-03-06', 1, '2026-03-09'],
  ])('raised on %s, limit %s: to be settled by %s', (raisedOn, limit, dueOn) => {
    expect(requestDue(facts({ raisedOn, limit }), raisedOn).dueOn).toBe(dueOn);
  });

  it('counts 10 working days where the office set nothing, and says so', () => {
    expect(usualRequestDays).toBe(10);
    expect(requestDue(facts({}), '2026-03-02').trace.join('')).toContain('通常的10个工作日');
    expect(requestDue(facts({ limit: 5 }), '2026-03-02').trace.join('')).toContain('时限是5个工作日');
  });

  it('is the typed one where there is one, and shows the difference', () => {
    const due = requestDue(facts({ typedDue: '2026-03-10' }), '2026-03-02');
    expect([due.dueOn, due.computed]).toEqual(['2026-03-10', '2026-03-16']);
    expect(due.trace.at(-1)).toContain('与推算的不同');
    expect(requestDue(facts({ typedDue: '2026-03-16' }), '2026-03-02').computed).toBeNull();
  });

  it('is counted anew from the day of reopening', () => {
    expect(requestDue(facts({ reopenedOn: '2026-03-23' }), '2026-03-23').dueOn).toBe('2026-04-07');
  });

  it('takes the office’s own calendar, and says where a year is not known yet', () => {
    const own = new Map([['2026-03-03', { day: '2026-03-03', name: '本地放假', off: true }]]);
    expect(requestDue(facts({ limit: 1 }), '2026-03-02', own).dueOn).toBe('2026-03-04');
    const { trace } = requestDue(facts({ raisedOn: '2029-03-01' }), '2029-03-01');
    expect(trace.join('')).toContain('2029年的放假安排还没有内置');
  });

  it('never ends on a day off, and passes exactly so many working days', () => {
    const days = fc.integer({ min: 0, max: 1000 }).map((n) => Temporal.PlainDate.from('2024-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (raised, limit) => {
        const { dueOn } = requestDue(facts({ raisedOn: raised.toString(), limit }), raised.toString());
        expect(statusOf(dueOn).off).toBe(false);
        let worked = 0;
        for (let at = raised.add({ days: 1 }); at.toString() <= dueOn; at = at.add({ days: 1 }))
          if (!statusOf(at.toString()).off) worked += 1;
        expect(worked).toBe(limit);
      }),
    );
  });
});

describe('where a request stands', () => {
  it.each([
    ['2026-03-17', null, 'overdue'],
    ['2026-03-16', null, 'today'],
    ['2026-03-15', null, 'week'],
    ['2026-03-09', null, 'week'],
    ['2026-03-08', null, 'later'],
    ['2026-04-01', '2026-03-16', 'in-time'],
    ['2026-04-01', '2026-03-17', 'late'],
  ])('on %s, settled %s: %s', (day, doneOn, standing) => {
    expect(requestDue(facts({ doneOn }), day).standing).toBe(standing);
  });
});

describe('a request that cannot be', () => {
  const at = (values: Record<string, string>) =>
    requestFaults({ raised_on: '2026-03-02', ...values }).map(({ field }) => field);

  it('is settled without a day, open with one, or settled before it was raised', () => {
    expect(at({ state: 'done' })).toEqual(['done_on']);
    expect(at({ state: 'doing', done_on: '2026-03-03' })).toEqual(['done_on']);
    expect(at({ state: 'done', done_on: '2026-03-01' })).toEqual(['done_on']);
    expect(at({ state: 'open', due_on: '2026-03-01' })).toEqual(['due_on']);
    expect(at({ state: 'done', done_on: '2026-03-02', due_on: '2026-03-02' })).toEqual([]);
  });
});
