import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password, startOffice, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let person: string;

const save = async (register: string, patch: Values): Promise<string> =>
  (await office.call('records.save', { register, patch })).record.id;

async function worker(name: string): Promise<string> {
  const id = await save('people', { name });
  await save('stays', { person: id, starts_on: '2020-01-01' });
  return id;
}

const request = (patch: Values) =>
  save('requests', {
    person,
    raised_on: '2026-02-20',
    source: 'self',
    category: 'pay',
    matter: '绝密诉求内容',
    state: 'open',
    ...patch,
  });

const todos = async (kind: string) => (await office.call('todo.view', {})).todos.filter((todo) => todo.kind === kind);
const items = async (kind: string) => (await todos(kind)).map(({ key, dueOn }) => ({ key, dueOn }));

beforeEach(async () => {
  office = await startOffice();
  person = await worker('林小满');
});
afterEach(() => office.end());

describe('待办', () => {
  it('counts the working days of a request, the holidays of the office included', async () => {
    await request({ raised_on: '2026-02-26' });
    expect((await todos('request')).map(({ dueOn, group }) => [dueOn, group])).toEqual([['2026-03-11', 'week']]);
    await save('holidays', { day: '2026-03-09', name: '本地假日', arrangement: 'off' });
    expect((await todos('request')).map(({ dueOn }) => dueOn)).toEqual(['2026-03-12']);
  });

  it('names only who is on the roll', async () => {
    await request({ due_on: '2026-03-05' });
    expect(await todos('request')).toHaveLength(1);
    const { rows } = await office.call('records.list', { register: 'stays', owner: person });
    const stay = rows[0];
    await office.call('records.save', {
      register: 'stays',
      id: stay?.id ?? '',
      version: stay?.version ?? 1,
      patch: { ends_on: '2026-03-04' },
      mode: 'correct',
    });
    expect(await todos('request')).toEqual([]);
  });

  it('says nothing of a register that the office has not begun', async () => {
    expect(await todos('contract')).toEqual([]);
    const other = await worker('秦叔宝');
    await save('contracts', { person: other, kind: 'open_ended', starts_on: '2020-01-01' });
    expect((await todos('contract')).map(({ subject }) => subject.name)).toEqual(['林小满']);
    const fresh = await save('people', { name: '程知节' });
    await save('stays', { person: fresh, starts_on: '2026-02-25' });
    expect(await todos('insurance')).toEqual([]);
    await save('social_insurance', { person: other, insured_on: '2020-01-05', fund_opened_on: '2020-01-05' });
    expect((await todos('insurance')).map(({ subject }) => subject.name)).toContain('程知节');
  });

  it('is shown as long before as the office set', async () => {
    await request({ due_on: '2026-03-25' });
    expect(await todos('request')).toEqual([]);
    await save('lead_times', { kind: 'request', days: 20 });
    expect(await todos('request')).toHaveLength(1);
    const refused = await office.refusal('records.save', {
      register: 'lead_times',
      patch: { kind: 'contract', days: 61 },
    });
    expect(refused.fields.map(({ field }) => field)).toEqual(['days']);
  });

  it('is gone once the record is settled', async () => {
    const id = await request({ due_on: '2026-03-05' });
    const [todo] = await todos('request');
    expect(todo?.act).toMatchObject({ does: 'record', register: 'requests', id });
    const { version } = await office.call('records.get', { register: 'requests', id });
    await office.call('records.save', {
      register: 'requests',
      id,
      version,
      patch: { state: 'done', done_on: '2026-03-05' },
      mode: 'correct',
    });
    expect(await todos('request')).toEqual([]);
  });
});

describe('a decision', () => {
  it('settles for that very due day, and can be taken back', async () => {
    const id = await request({ due_on: '2026-03-05' });
    const { changeId, count } = await office.call('todo.decide', { items: await items('request'), act: 'done' });
    expect(count).toBe(1);
    expect(await todos('request')).toEqual([]);
    const { version } = await office.call('records.get', { register: 'requests', id });
    const patch = { due_on: '2026-03-06' };
    await office.call('records.save', { register: 'requests', id, version, patch, mode: 'correct' });
    expect(await todos('request')).toHaveLength(1);
    await office.call('records.save', {
      register: 'requests',
      id,
      version: version + 1,
      patch: { due_on: '2026-03-05' },
      mode: 'correct',
    });
    expect(await todos('request')).toEqual([]);
    await office.call('history.undo', { change: changeId });
    expect(await todos('request')).toHaveLength(1);
  });

  it('postpones with a reason to a later day, or not at all', async () => {
    await request({ due_on: '2026-03-04' });
    const all = await items('request');
    const refused = await office.refusal('todo.decide', { items: all, act: 'postponed', until: '2026-03-20' });
    expect(refused.fields.map(({ field }) => field)).toEqual(['reason']);
    const past = await office.refusal('todo.decide', {
      items: all,
      act: 'postponed',
      until: '2026-03-05',
      reason: '等',
    });
    expect(past.fields.map(({ field }) => field)).toEqual(['until']);
    expect((await todos('request'))[0]?.group).toBe('late');
    await office.call('todo.decide', { items: all, act: 'postponed', until: '2026-03-20', reason: '等批复' });
    expect((await todos('request')).map(({ group, on, postponed }) => [group, on, postponed?.reason])).toEqual([
      ['month', '2026-03-20', '等批复'],
    ]);
  });

  it('hands over to a cadre by name', async () => {
    await request({ due_on: '2026-03-04' });
    const cadre = await save('cadres', { name: '陈志远' });
    await office.call('todo.decide', { items: await items('request'), act: 'forwarded', cadre });
    expect((await todos('request'))[0]?.forwarded?.to).toBe('陈志远');
  });

  it('is refused as a whole where one of the lines is gone', async () => {
    await request({ due_on: '2026-03-04' });
    const [one] = await items('request');
    const stale = [
      { key: one?.key ?? '', dueOn: one?.dueOn ?? null },
      { key: 'request:request:nobody', dueOn: null },
    ];
    expect((await office.refusal('todo.decide', { items: stale, act: 'done' })).code).toBe('todo-gone');
    expect(await todos('request')).toHaveLength(1);
  });

  it('is kept without what the person asked for', async () => {
    await request({ due_on: '2026-03-04' });
    expect(JSON.stringify(await office.call('todo.view', {}))).not.toContain('绝密诉求内容');
    await office.call('todo.decide', { items: await items('request'), act: 'done' });
    const { rows } = await office.call('records.list', { register: 'reminder_decisions' });
    expect(rows.map(({ values }) => [values['title'], values['person'], values['due_on']])).toEqual([
      ['诉求办理', person, '2026-03-04'],
    ]);
  });
});

describe('health in 待办', () => {
  beforeEach(async () => {
    await save('health_checks', {
      person,
      year: 2025,
      state: 'done',
      done_on: '2025-03-03',
      recheck_due: '2026-03-06',
    });
  });

  it('is for the screen of those who may read it, and no decision is kept about it', async () => {
    expect((await todos('health')).map(({ dueOn }) => dueOn)).toEqual(['2026-03-03', '2026-03-06']);
    const refused = await office.refusal('todo.decide', { items: await items('health'), act: 'done' });
    expect(refused.code).toBe('todo-confined');
    expect(refused.message).not.toContain('林小满');
  });

  it('stands neither on the weekly list nor in the calendar file', async () => {
    await request({ due_on: '2026-03-02' });
    const week = await office.call('todo.print', {});
    const page = new TextDecoder().decode(await office.download(week.file.token));
    expect(page).toContain('诉求办理');
    expect(page).not.toContain('体检');
    const { token } = await office.call('todo.calendar', {});
    const file = new TextDecoder().decode(await office.download(token)).replaceAll('\r\n ', '');
    expect(file).toContain('DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260306\r\nSUMMARY:林小满 诉求办理');
    expect(file).not.toMatch(/体检|绝密|薪酬/u);
  });

  it('is not seen by who only looks', async () => {
    await office.call('accounts.create', { name: '赵查看', role: 'viewer', password: `${password}v` });
    await office.call('session.lock', {});
    const { accounts } = await office.call('office.state', {});
    const account = accounts.find(({ name }) => name === '赵查看')?.id ?? '';
    await office.call('session.unlock', { account, password: `${password}v` });
    expect(await todos('health')).toEqual([]);
    expect((await office.refusal('todo.decide', { items: [{ key: 'x', dueOn: null }], act: 'done' })).code).toBe(
      'forbidden',
    );
  });
});

describe('the calendar file', () => {
  it('is refused with a sentence where nothing has a day', async () => {
    const refused = await office.refusal('todo.calendar', { kinds: ['secondment'] });
    expect([refused.code, refused.message]).toEqual([
      'nothing-due',
      '没有带期限的待办，没有可以放进日历的内容。可以换一类再导出。',
    ]);
  });
});
