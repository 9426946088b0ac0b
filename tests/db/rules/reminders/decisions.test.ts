import { describe, expect, it } from 'vitest';
import {
  decided,
  type Decision,
  decisionFaults,
  groupOf,
  leadTimeFaults,
} from '../../../../db/rules/reminders/decisions.ts';
import { complete, office, type Reminder } from '../../../../db/rules/reminders/reminder.ts';

const day = '2026-03-05';

const reminder = (key: string, dueOn: string | null): Reminder => ({
  key,
  kind: 'request',
  subject: office,
  title: '诉求办理',
  what: '到期前办结。',
  dueOn,
  why: '措施14',
  act: complete('办理', 'requests', key),
});

const decision = (values: Partial<Decision>): Decision => ({
  id: 'd',
  reminder: 'a',
  dueOn: '2026-03-04',
  act: 'done',
  until: null,
  to: '',
  reason: '',
  at: '2026-03-01T08:00:00',
  ...values,
});

describe('the groups of 待办', () => {
  it.each([
    ['2026-03-04', 'late'],
    ['2026-03-05', 'today'],
    ['2026-03-06', 'week'],
    ['2026-03-12', 'week'],
    ['2026-03-13', 'month'],
    ['2026-04-04', 'month'],
    ['2026-04-05', 'later'],
    [null, 'open'],
  ])('of %s seen on 5 March is %s', (on, group) => {
    expect(groupOf(on, day)).toBe(group);
  });
});

describe('a decision', () => {
  it('takes a settled reminder away for its very due day, and lets it come back when the day changes', () => {
    expect(decided([reminder('a', '2026-03-04')], [decision({})], day)).toEqual([]);
    expect(decided([reminder('a', '2026-03-09')], [decision({})], day).map(({ group }) => group)).toEqual(['week']);
    expect(decided([reminder('b', '2026-03-04')], [decision({})], day)).toHaveLength(1);
  });

  it('moves a postponed one to its later day, says why, and lets it be late again after that', () => {
    const later = decision({ act: 'postponed', until: '2026-03-20', reason: '本人出差' });
    const [todo] = decided([reminder('a', '2026-03-04')], [later], day);
    expect([todo?.group, todo?.on, todo?.postponed?.reason]).toEqual(['month', '2026-03-20', '本人出差']);
    expect(decided([reminder('a', '2026-03-04')], [later], '2026-03-21')[0]?.group).toBe('late');
  });

  it('takes the later of two postponements', () => {
    const first = decision({ act: 'postponed', until: '2026-03-20', at: '2026-03-01T08:00:00' });
    const second = decision({ act: 'postponed', until: '2026-03-09', at: '2026-03-02T08:00:00' });
    expect(decided([reminder('a', '2026-03-04')], [second, first], day)[0]?.on).toBe('2026-03-09');
  });

  it('keeps one that was handed over in view, with to whom', () => {
    const [todo] = decided([reminder('a', '2026-03-04')], [decision({ act: 'forwarded', to: '陈科长' })], day);
    expect([todo?.group, todo?.forwarded?.to]).toEqual(['late', '陈科长']);
  });

  it('puts the most pressing first and what has no day last', () => {
    const all = [reminder('c', null), reminder('b', '2026-04-30'), reminder('a', '2026-03-01')];
    expect(decided(all, [], day).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });
});

describe('what a decision must keep', () => {
  const postponed = { act: 'postponed', decided_on: day, until: '2026-03-20', reason: '等批复' };
  const fields = (values: Parameters<typeof decisionFaults>[0]) => decisionFaults(values).map(({ field }) => field);

  it('a postponement says why and until a day that is still to come', () => {
    expect(fields(postponed)).toEqual([]);
    expect(fields({ ...postponed, reason: ' ' })).toEqual(['reason']);
    expect(fields({ ...postponed, until: null })).toEqual(['until']);
    expect(fields({ ...postponed, until: day })).toEqual(['until']);
    expect(fields({ ...postponed, until: '2026-03' })).toEqual(['until']);
  });

  it('a hand-over says to whom', () => {
    expect(fields({ act: 'forwarded' })).toEqual(['cadre']);
    expect(fields({ act: 'forwarded', account: '李经办' })).toEqual([]);
    expect(fields({ act: 'done' })).toEqual([]);
  });
});

describe('lead times', () => {
  it.each([
    ['contract', 60, 0],
    ['contract', 61, 1],
    ['term', 400, 0],
    ['term', 401, 1],
    ['backup', 0, 1],
    ['staffing', 5, 1],
    ['request', 0, 0],
  ])('%s of %i days has %i faults', (kind, days, count) => {
    expect(leadTimeFaults({ kind, days })).toHaveLength(count);
  });
});
