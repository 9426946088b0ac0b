import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inflateEntry, readZipDirectory } from '../../../electron/sheets/zip-directory.ts';
import type { AnyProcedure } from '../../../electron/desk/procedure.ts';
import { procedures } from '../../../electron/desk/procedures.ts';
import { password, Refused, startOffice, type TestDesk } from './test-desk.ts';

const canary = '金丝雀啼在第三格';
const names = { inside: '李经办', outside: '赵经办', leader: '周主任' } as const;
const admin = '王管理';

let office: TestDesk;
let person: string;
let talk: string;
let change: string;
let scan: string;

async function become(name: string): Promise<void> {
  await office.call('session.lock', {});
  const { accounts } = await office.call('office.state', {});
  const account = accounts.find((one) => one.name === name);
  await office.call('session.unlock', {
    account: account?.id ?? '',
    password: name === admin ? password : `${password}${name}`,
  });
}

const file = () => office.call('records.get', { register: 'talks', id: talk });
const code = async (patch: Record<string, string | null>, id = talk) =>
  (await office.refusal('records.save', { register: 'talks', id, patch })).code;

beforeAll(async () => {
  office = await startOffice();
  for (const [place, role] of [
    ['inside', 'clerk'],
    ['outside', 'clerk'],
    ['leader', 'viewer'],
  ] as const)
    await office.call('accounts.create', { name: names[place], role, password: `${password}${names[place]}` });
  const saved = await office.call('records.save', { register: 'people', patch: { name: '单雄信' } });
  person = saved.record.id;
  await become(names.inside);
  const values = {
    person,
    kind: 'reminder',
    state: 'talked',
    talked_on: '2026-03-01',
    readers: `${names.inside}、${names.leader}`,
  };
  const patch = { ...values, content: canary, opinion: `${canary}之二`, visit_result: `${canary}之三` };
  const made = await office.call('records.save', { register: 'talks', patch });
  talk = made.record.id;
  const mended = await office.call('records.save', { register: 'talks', id: talk, patch: { content: `${canary}又` } });
  change = mended.changeId;
  const upload = await office.upload('attachment', '记录.txt', new TextEncoder().encode(canary));
  scan = (await office.call('attachments.add', { register: 'talks', record: talk, upload })).id;
}, 60_000);
afterAll(() => office.end());

describe('what was said in a talk', () => {
  it('is masked for those inside until they ask, and logged when they see it', async () => {
    await become(names.inside);
    expect((await file()).values).toMatchObject({ kind: 'reminder', content: '***', opinion: '***' });
    await office.call('meta.reveal', { on: true });
    expect((await file()).values['content']).toBe(`${canary}又`);
    await become(admin);
    const log = await office.call('accounts.log', {});
    expect(log.find(({ act, register }) => act === 'reveal' && register === 'talks')?.actor).toBe(names.inside);
  });

  it('is plain for a leader who is named, though the role cannot unmask', async () => {
    await become(names.leader);
    expect((await file()).values['content']).toBe(`${canary}又`);
    const { steps } = await office.call('history.ofRecord', { register: 'talks', id: talk });
    expect(JSON.stringify(steps)).toContain(canary);
    expect((await office.call('attachments.open', { id: scan })).token).not.toBe('');
  });

  it('stands on the paper of those inside, and not on that of those outside', async () => {
    const paper = async () => {
      const { file: made } = await office.call('talks.print', { ids: [talk] });
      return new TextDecoder().decode(await office.download(made.token));
    };
    await become(names.inside);
    expect(await paper()).toContain(canary);
    await become(names.outside);
    await office.call('meta.reveal', { on: true });
    const blank = await paper();
    expect(blank).toContain('单雄信');
    expect(blank).toContain('谈话对象<br>签　名');
    expect(blank).not.toContain(canary);
    expect(blank).not.toContain('***');
  });
});

/** Keys that procedures ask for; each takes of them what its own schema knows. */
const superset = (): Record<string, unknown> => {
  const columns = ['person', 'kind', 'content', 'opinion', 'visit_result'];
  return {
    register: 'talks',
    subject: 'talks',
    base: 'talks',
    id: talk,
    ids: [talk],
    record: talk,
    records: [talk],
    owner: person,
    person,
    people: [person],
    change,
    search: canary,
    text: `谈话内容\n${canary}又`,
    word: canary,
    title: '谈话',
    name: '谈话',
    query: { register: 'talks', columns },
    style: 'full',
    format: 'xlsx',
    columns,
    values: { content: canary },
    patch: {},
    append: false,
    day: '2026-03-05',
    year: 2026,
  };
};

/** Everything a file says, unpacked where it is packed. */
function textOf(bytes: Uint8Array): string {
  const entries = readZipDirectory(bytes) ?? [];
  const parts = entries.map((entry) => inflateEntry(bytes, entry)).filter((part) => part !== null);
  return [bytes, ...parts].map((part) => new TextDecoder().decode(part)).join('\n');
}

const tokensIn = (answer: string): readonly string[] =>
  [...answer.matchAll(/"token":"([^"]+)"/gu)].map(([, token = '']) => token);

describe('a clerk outside of the circle', () => {
  beforeAll(async () => {
    await become(names.outside);
    await office.call('meta.reveal', { on: true });
  });

  it('learns it from no reading procedure, whatever is asked', async () => {
    const ask = async (name: string, input: unknown): Promise<string> => {
      try {
        return JSON.stringify(await office.call(name as 'records.get', input as { register: string; id: string }));
      } catch (error) {
        if (error instanceof Refused) return JSON.stringify(error.refusal);
        throw error;
      }
    };
    let answered = 0;
    for (const [name, procedure] of Object.entries(procedures) as [string, AnyProcedure][]) {
      if (procedure.access === 'anyone' || !('reads' in procedure) || !(procedure.reads ?? false)) continue;
      const full = superset();
      for (const input of [
        full,
        { ...full, columns: undefined, query: { register: 'talks' }, search: '' },
        { ...full, search: '' },
        { ...full, search: '', owner: undefined, ids: undefined },
      ]) {
        // What was typed may come back; what stands must not.
        const answer = (await ask(name, input)).replaceAll(`${canary}"`, '"');
        if (!answer.startsWith('{"code"')) answered += 1;
        expect(answer, name).not.toContain(`${canary}又`.slice(1));
        expect(answer, name).not.toContain(`${canary}之`.slice(1));
        for (const token of tokensIn(answer)) expect(textOf(await office.download(token)), name).not.toContain(canary);
      }
    }
    expect(answered).toBeGreaterThan(30);
  });

  it('sees stars in the record and its history, and gets no column of it in lists', async () => {
    expect((await file()).values).toMatchObject({ content: '***', opinion: '***', visit_result: '***' });
    const { steps } = await office.call('history.ofRecord', { register: 'talks', id: talk });
    expect(JSON.stringify(steps)).not.toContain(canary);
    const { total } = await office.call('records.list', { register: 'talks', search: canary });
    expect(total).toBe(0);
    for (const query of [
      { columns: ['content'] },
      { filters: [{ key: 'content', op: 'contains' as const, values: ['金'] }] },
      { sort: [{ key: 'opinion' }] },
    ])
      expect((await office.refusal('records.list', { register: 'talks', ...query })).code).toBe('column-unknown');
    expect((await office.refusal('attachments.open', { id: scan })).code).toBe('outside-circle');
  });

  it('cannot write it, nor write itself into the circle, by form, bulk edit, paste or undo', async () => {
    expect(await code({ content: '改' })).toBe('outside-circle');
    expect(await code({ readers: names.outside })).toBe('outside-circle');
    expect(await code({ readers: null })).toBe('outside-circle');
    const bulk = await office.refusal('records.bulk', { register: 'talks', ids: [talk], patch: { opinion: '改' } });
    expect(bulk.code).toBe('outside-circle');
    expect((await office.refusal('history.undo', { change })).code).toBe('outside-circle');
    const rows = [{ line: 2, id: talk, patch: { readers: names.outside } }];
    expect((await office.refusal('records.paste', { register: 'talks', rows })).message).toContain('知悉范围');
    await become(names.leader);
    expect((await file()).values['content']).toBe(`${canary}又`);
    await become(names.outside);
    await office.call('records.save', { register: 'talks', id: talk, patch: { state: 'to_visit' } });
    expect((await file()).values['state']).toBe('to_visit');
  });

  it('finds no such column where tables are imported or collected', async () => {
    const { items } = await office.call('collections.items', { subject: 'talks' });
    const labels = items.map(({ label }) => label);
    expect(labels).toContain('谈话类型');
    expect(labels).not.toContain('谈话内容');
  });
});

describe('the circle', () => {
  it('is the writer where none was named, and stays filled', async () => {
    await become(names.inside);
    const patch = { person, kind: 'care', state: 'talked', content: '一' };
    const { record } = await office.call('records.save', { register: 'talks', patch });
    expect(record.values['readers']).toBe(names.inside);
    const cleared = await office.call('records.save', { register: 'talks', id: record.id, patch: { readers: null } });
    expect(cleared.record.values['readers']).toBe(names.inside);
  });

  it('names only accounts and roles that exist', async () => {
    await become(names.inside);
    const patch = { person, kind: 'care', state: 'talked', readers: '经办人、无此人' };
    const refusal = await office.refusal('records.save', { register: 'talks', patch });
    expect(refusal.fields.map(({ field }) => field)).toEqual(['readers']);
    expect(refusal.message).toContain('“无此人”');
  });
});
