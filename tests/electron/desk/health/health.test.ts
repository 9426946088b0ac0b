import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDigit } from '../../../../db/rules/id-number.ts';
import { healthOffice } from './health-office.ts';

const woman = `99010119900101002${checkDigit('99010119900101002')}`;

let desk: Awaited<ReturnType<typeof healthOffice>>;
beforeEach(async () => {
  desk = await healthOffice();
});
afterEach(() => desk.office.end());

const call: typeof desk.office.call = (name, input) => desk.office.call(name, input);
const year = () => call('health.year', {});
const person = async (id: string) => (await year()).people.find((one) => one.id === id);

describe('体检 of a year', () => {
  it('has whoever is due by the cycle of the office or of the person', async () => {
    const fresh = await desk.worker('甲一', '海棠里社区');
    const examined = await desk.worker('乙二', '海棠里社区');
    const own = await desk.worker('丙三', '柳荫社区');
    const before = { year: 2025, state: 'done', done_on: '2025-06-03' };
    await desk.save('health_checks', { person: examined, ...before });
    await desk.save('health_checks', { person: own, ...before, cycle_months: 24 });
    const due = async () => (await year()).people.filter((one) => one.due.due).map((one) => one.name);
    expect((await due()).toSorted()).toEqual(['乙二', '甲一']);
    const [office] = (await call('records.list', { register: 'offices' })).rows;
    await call('records.save', { register: 'offices', id: office?.id, patch: { health_cycle_months: 36 } });
    expect(await due()).toEqual(['甲一']);
    expect((await person(fresh))?.due.dueOn).toBeNull();
    expect((await person(own))?.due.trace[1]).toMatch(/^个人体检周期 24 个月/);
  });

  it('asks only people who are here', async () => {
    const left = await desk.save('people', { name: '丁四' });
    await desk.save('stays', { person: left, starts_on: '2020-01-01', ends_on: '2025-12-31' });
    expect((await year()).people).toEqual([]);
    expect((await call('health.year', { year: 2025 })).people.map(({ name }) => name)).toEqual(['丁四']);
  });

  it('shows what was done and until when a recheck is due, and no more of what was found', async () => {
    const one = await desk.worker('甲一', '海棠里社区');
    await call('health.mark', { year: 2026, people: [one], state: 'done', on: '2026-05-20' });
    const check = (await person(one))?.check?.id ?? '';
    await call('records.save', { register: 'health_checks', id: check, patch: { recheck_due: '2026-05-30' } });
    expect((await person(one))?.check).toMatchObject({ state: 'done', doneOn: '2026-05-20', recheckDue: '2026-05-30' });
  });
});

describe('分批', () => {
  it('proposes, writes batches and records as one change with the packages, and takes it back whole', async () => {
    const women = await desk.worker('甲一', '海棠里社区', { id_number: woman, marital_status: '20' });
    for (const name of ['乙二', '丙三']) await desk.worker(name, '海棠里社区');
    await desk.worker('丁四', '柳荫社区');
    const plan = await desk.plan();
    const days = ['2026-06-10', '2026-06-11', '2026-06-12'].map((day) => ({ day }));
    const proposal = await call('health.propose', { plan, days });
    expect(proposal).toMatchObject({ waiting: 4, left: [] });
    expect(proposal.batches.map(({ people }) => people.length)).toEqual([2, 1, 1]);
    const batches = proposal.batches.map(({ day, people }) => ({ day, people: [...people], place: '三楼' }));
    const { changeId, count } = await call('health.arrange', { plan, batches });
    expect(count).toBe(4);
    const after = await year();
    expect(after.batches.map(({ day, place }) => [day, place])).toEqual(days.map(({ day }) => [day, '三楼']));
    expect(after.people.every(({ check }) => check?.state === 'pending')).toBe(true);
    expect((await person(women))?.check?.package).toBe('女性已婚套餐');
    expect((await call('health.propose', { plan, days })).waiting).toBe(0);
    await call('history.undo', { change: changeId });
    const undone = await year();
    expect([undone.batches, undone.people.filter(({ check }) => check !== null)]).toEqual([[], []]);
  });

  it('is refused where it would empty a community, counting who goes that day already', async () => {
    const [a, b, c] = await Promise.all(['甲一', '乙二', '丙三'].map((name) => desk.worker(name, '海棠里社区')));
    const plan = await desk.plan();
    const on = (people: readonly (string | undefined)[]) => ({
      plan,
      batches: [{ day: '2026-06-10', people: people.map((one) => one ?? '') }],
    });
    const both = await desk.office.refusal('health.arrange', on([a, b]));
    expect([both.code, both.message]).toEqual([
      'health-batch-emptied',
      '2026-06-10 海棠里社区去 2 人，超过每天最多 1 人，社区会空岗。没有保存，请调整。',
    ]);
    await call('health.arrange', on([a]));
    expect((await desk.office.refusal('health.arrange', on([c]))).code).toBe('health-batch-emptied');
    expect((await desk.office.refusal('health.arrange', on([a]))).code).toBe('health-not-waiting');
    expect((await year()).batches).toHaveLength(1);
  });

  it('is refused outside of the plan’s days and on a plan that is closed', async () => {
    await desk.worker('甲一', '海棠里社区');
    const plan = await desk.plan({ starts_on: '2026-06-10', ends_on: '2026-06-20' });
    const propose = (day: string) => desk.office.refusal('health.propose', { plan, days: [{ day }] });
    expect(await propose('2026-06-09')).toMatchObject({ code: 'health-day-outside' });
    expect((await propose('2027-06-10')).message).toContain('2026-06-10至2026-06-20');
    await call('records.save', { register: 'health_plans', id: plan, patch: { state: 'done' } });
    expect((await propose('2026-06-10')).message).toContain('体检计划已完成');
  });
});

describe('marks for many at once', () => {
  it('take the batch’s day, or the given one, and go back as one', async () => {
    const [a, b] = [await desk.worker('甲一', '海棠里社区'), await desk.worker('乙二', '柳荫社区')];
    const plan = await desk.plan();
    await call('health.arrange', { plan, batches: [{ day: '2026-05-20', people: [a] }] });
    const mark = { year: 2026, plan, people: [a, b], state: 'done' as const };
    const refused = await desk.office.refusal('health.mark', mark);
    expect([refused.code, refused.fields[0]?.field]).toEqual(['health-no-day', 'on']);
    const { changeId } = await call('health.mark', { ...mark, people: [a] });
    expect((await person(a))?.check).toMatchObject({ state: 'done', doneOn: '2026-05-20' });
    await call('history.undo', { change: changeId });
    expect((await person(a))?.check).toMatchObject({ state: 'pending', doneOn: null });
  });

  it('want a reason for 未检 and a signature for 放弃', async () => {
    const a = await desk.worker('甲一', '海棠里社区');
    const mark = { year: 2026, people: [a] };
    expect((await desk.office.refusal('health.mark', { ...mark, state: 'missed' })).code).toBe('health-reason');
    const unsigned = { ...mark, state: 'waived', reason: '外院已检' } as const;
    expect((await desk.office.refusal('health.mark', unsigned)).code).toBe('health-unsigned');
    await call('health.mark', { ...unsigned, on: '2026-05-30' });
    expect((await person(a))?.check?.state).toBe('waived');
  });

  it('keep the register’s own rules, whichever way a record comes', async () => {
    const a = await desk.worker('甲一', '海棠里社区');
    const refused = async (values: object) => {
      const patch = { person: a, year: 2026, ...values };
      return (await desk.office.refusal('records.save', { register: 'health_checks', patch })).fields.map(
        ({ field }) => field,
      );
    };
    expect(await refused({ state: 'done' })).toEqual(['done_on']);
    expect(await refused({ state: 'done', done_on: '2025-06-01' })).toEqual(['done_on']);
    expect(await refused({ state: 'pending', done_on: '2026-06-01' })).toEqual(['done_on']);
    expect(await refused({ state: 'waived', reason: '出差' })).toEqual(['signed_on']);
    expect(await refused({ state: 'done', done_on: '2026-06-01', recheck_due: '2026-05' })).toEqual(['recheck_due']);
    await desk.save('health_checks', { person: a, year: 2026, state: 'pending' });
    expect((await refused({ state: 'pending' })).length).toBeGreaterThan(0);
  });
});

describe('结论级别', () => {
  it('is not there at all until the office switches it on', async () => {
    const a = await desk.worker('甲一', '海棠里社区');
    const patch = { person: a, year: 2026, state: 'done', done_on: '2026-05-20', conclusion: 'recheck' };
    const refused = await desk.office.refusal('records.save', { register: 'health_checks', patch });
    expect(refused.fields.map(({ field }) => field)).toEqual(['conclusion']);
    expect((await call('meta.vocabulary', {})).switches).toEqual([]);
    const asked = { register: 'health_checks', columns: ['conclusion'] };
    expect((await desk.office.refusal('records.list', asked)).code).toBe('column-unknown');
    const [office] = (await call('records.list', { register: 'offices' })).rows;
    await call('records.save', { register: 'offices', id: office?.id, patch: { health_conclusions: 1 } });
    const id = await desk.save('health_checks', patch);
    expect((await call('meta.vocabulary', {})).switches).toEqual(['health_conclusions']);
    const masked = (await call('records.get', { register: 'health_checks', id })).values['conclusion'];
    await call('meta.reveal', { on: true });
    const plain = (await call('records.get', { register: 'health_checks', id })).values['conclusion'];
    expect([masked === 'recheck', plain]).toEqual([false, 'recheck']);
  });
});

describe('papers', () => {
  const text = async (file: { readonly token: string }) =>
    new TextDecoder().decode(await desk.office.download(file.token));

  it('name who is on a batch, with the plan’s institution, signatures and days blank', async () => {
    const a = await desk.worker('甲一', '海棠里社区');
    const b = await desk.worker('乙二', '柳荫社区');
    const plan = await desk.plan();
    await call('health.arrange', { plan, batches: [{ day: '2026-06-10', people: [a] }] });
    const print = async (paper: 'notices' | 'names' | 'sign') =>
      text((await call('health.print', { year: 2026, paper, people: [a, b] })).file);
    const notice = await print('notices');
    expect(notice).toContain('海棠里社区 甲一 同志');
    expect(notice).toContain('2026年6月10日');
    expect(notice).toContain('云溪医院');
    expect(notice).not.toContain('乙二');
    expect(notice).toContain('年　　月　　日');
    expect(await print('sign')).toContain('应到 1 人');
    expect(await print('names')).toContain('2026年6月10日');
    const nobody = await desk.office.refusal('health.print', { year: 2026, paper: 'sign', people: [b] });
    expect(nobody.code).toBe('nobody-here');
  });

  it('give rates without names', async () => {
    const ids = await Promise.all(['甲一', '乙二', '丙三'].map((name) => desk.worker(name, '海棠里社区')));
    await call('health.mark', { year: 2026, people: ids.slice(0, 2), state: 'done', on: '2026-05-20' });
    const paper = await text((await call('health.printRates', {})).file);
    expect(paper).toContain('66.7%');
    expect(paper).not.toContain('甲一');
    expect((await call('health.rates', {})).at(-1)).toMatchObject({ name: '合计', due: 3, done: 2, rate: 66.7 });
  });
});
