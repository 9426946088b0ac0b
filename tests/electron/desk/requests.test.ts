import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InputOf, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
let person: string;
let now = '2026-03-05T09:30:00';

const save = async (register: string, patch: Readonly<Record<string, string | number | null>>): Promise<string> =>
  (await office.call('records.save', { register, patch })).record.id;

const raise = (more: Readonly<Record<string, string>> = {}) =>
  save('requests', {
    person,
    raised_on: '2026-03-02',
    source: 'self',
    category: 'pay',
    matter: '补贴没有发放',
    state: 'open',
    ...more,
  });

const board = async () => (await office.call('requests.board', {})).requests;
const one = async (id: string) => {
  const found = (await board()).find((request) => request.id === id);
  if (found === undefined) throw new Error('the request is not on the board');
  return found;
};

type Act = InputOf<'requests.act'>;
type Words<A> = A extends unknown ? Omit<A, 'id' | 'version'> : never;
const act = async (id: string, words: Words<Act>) =>
  office.call('requests.act', { id, version: (await one(id)).version, ...words });
const refused = async (id: string, words: Words<Act>) =>
  office.refusal('requests.act', { id, version: (await one(id)).version, ...words });

beforeEach(async () => {
  now = '2026-03-05T09:30:00';
  office = await startOffice({ clock: () => now });
  person = await save('people', { name: '单雄信' });
});
afterEach(() => office.end());

describe('the board', () => {
  it('lets what is overdue rise, then what is due first, the settled last', async () => {
    const late = await raise({ raised_on: '2026-01-05' });
    const far = await raise();
    const near = await raise({ due_on: '2026-03-05' });
    const settled = await raise({ state: 'done', done_on: '2026-03-03' });
    expect((await board()).map(({ id, due }) => [id, due.standing])).toEqual([
      [late, 'overdue'],
      [near, 'today'],
      [far, 'later'],
      [settled, 'in-time'],
    ]);
  });

  it('takes the limit of the category where the office set one', async () => {
    const id = await raise({ category: 'hardship' });
    expect((await one(id)).due.dueOn).toBe('2026-03-16');
    await save('request_limits', { category: 'hardship', days: 3 });
    expect((await one(id)).due.dueOn).toBe('2026-03-05');
  });
});

describe('an act', () => {
  it('passes a request on from raising to reopening, each step kept and undoable', async () => {
    const cadre = await save('cadres', { name: '秦琼' });
    const id = await raise();
    await act(id, { act: 'start' });
    expect((await one(id)).state).toBe('doing');
    await act(id, { act: 'forward', owner: cadre, text: '由财务负责' });
    expect(await one(id)).toMatchObject({ state: 'forwarded', ownerName: '秦琼' });
    await act(id, { act: 'answer', text: '已补发', satisfaction: 'unsatisfied' });
    expect(await one(id)).toMatchObject({ state: 'done', doneOn: '2026-03-05', satisfaction: 'unsatisfied' });
    now = '2026-03-23T09:30:00';
    const { changeId } = await act(id, { act: 'reopen', text: '金额仍然不对' });
    const again = await one(id);
    expect(again).toMatchObject({ state: 'reopened', doneOn: null, satisfaction: null });
    expect(again.due.dueOn).toBe('2026-04-07');
    const steps = await office.call('requests.steps', { request: id });
    expect(steps.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'start ',
      'forward 由财务负责',
      'answer 已补发',
      'reopen 金额仍然不对',
    ]);
    await office.call('history.undo', { change: changeId });
    expect(await one(id)).toMatchObject({ state: 'done', doneOn: '2026-03-05' });
    expect(await office.call('requests.steps', { request: id })).toHaveLength(3);
  });

  it('is refused without its reason, out of turn, on a day that cannot be, or where another was quicker', async () => {
    const cadre = await save('cadres', { name: '秦琼' });
    const id = await raise({ owner: cadre });
    expect((await refused(id, { act: 'forward', owner: null, text: ' ' })).message).toContain('转办的理由');
    expect((await refused(id, { act: 'forward', owner: cadre, text: '换人' })).code).toBe('request-same-owner');
    expect((await refused(id, { act: 'reopen', text: '还要办' })).code).toBe('request-open');
    expect((await refused(id, { act: 'answer', text: '好', day: '2026-03-06' })).code).toBe('request-day');
    expect((await refused(id, { act: 'answer', text: '好', day: '2026-03-01' })).code).toBe('request-day');
    const { version } = await one(id);
    await act(id, { act: 'answer', text: '已办' });
    expect((await refused(id, { act: 'progress', text: '再办' })).code).toBe('request-done');
    expect((await refused(id, { act: 'reopen', text: '' })).message).toContain('重新办理的理由');
    const stale = await office.refusal('requests.act', { id, version, act: 'reopen', text: '旧的版本' });
    expect(stale.code).toBe('conflict');
    expect(await office.call('requests.steps', { request: id })).toHaveLength(1);
  });
});

describe('服务台账', () => {
  it('counts a month once a kind, and only months', async () => {
    await save('services', { person, month: '2026-02', kind: 'door', count: 12 });
    const again = { person, month: '2026-02', kind: 'door', count: 3 };
    expect((await office.refusal('records.save', { register: 'services', patch: again })).code).toBe('invalid');
    const day = { person, month: '2026-02-03', kind: 'door', count: 3 };
    expect((await office.refusal('records.save', { register: 'services', patch: day })).message).toContain('写到月');
  });
});
