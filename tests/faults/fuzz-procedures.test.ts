import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerMap } from '../../db/registers/all.ts';
import { roles, type Role } from '../../db/rights.ts';
import type { AnyProcedure } from '../../electron/desk/procedure.ts';
import { procedures } from '../../electron/desk/procedures.ts';
import { type Refusal, password, startDesk, startOffice, type TestDesk, testHost } from '../electron/desk/test-desk.ts';
import { inputsFor, type Known } from './fuzz-inputs.ts';
import { fuzz, improper, storeDigest } from './fuzz-judge.ts';
import { rosterCsv } from './roster.ts';

const all = Object.entries(procedures) as [keyof typeof procedures, AnyProcedure][];
/** These end the session: they are asked apart. */
const ending = new Set<string>(['session.lock', 'backups.restore', 'backups.undoRestore', 'rescue.restore']);
/** These take a tenth of a second and more each time. */
const slow =
  /^(office\.setUp|records\.bulk|accounts\.newRecoveryCode|backups|rescue|demo|parcels\.(write|folder|preview)|imports\.(commit|template|begin)|exports|appraisalForms\.docx|inspection|deskHandovers|overview)/u;

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: Refusal };

async function ask(desk: TestDesk, name: string, input: unknown): Promise<Answer> {
  const body = JSON.stringify(input) ?? 'null';
  const request = new Request(`http://desk.invalid/desk/${name}`, { method: 'POST', body });
  return (await (await desk.desk.handle(request)).json()) as Answer;
}

/** Random inputs to one procedure: each is answered, or refused with a sentence. */
async function probe(desk: TestDesk, name: string, procedure: AnyProcedure, known: Known, most = 30): Promise<void> {
  const runs = (slow.test(name) ? 5 : most) * fuzz.times;
  const own = name.startsWith('backups.') ? { ...known, id: known['backup'] ?? ['none'] } : known;
  const property = fc.asyncProperty(inputsFor(procedure.input, own), async (input) => {
    const answer = await ask(desk, name, input);
    if (answer.ok) return;
    const fault = improper(answer.error);
    if (fault !== null) throw new Error(`${name}: ${fault}`);
  });
  await fc.assert(property, {
    seed: fuzz.seed + name.length * 31 + (name.codePointAt(name.length - 2) ?? 0),
    numRuns: runs,
    interruptAfterTimeLimit: 20_000,
  });
}

/** An office with a little of everything, seen by an account of the role, and what is known of it. */
async function fuzzedOffice(role: Role): Promise<{ readonly office: TestDesk; readonly known: Known }> {
  const place = { path: '', name: '优盘' };
  const office = await startOffice({ host: { ...testHost, pickFolder: () => Promise.resolve(place) } });
  Object.assign(place, { path: join(office.folder, 'stick') });
  mkdirSync(place.path);
  const add = async (register: string, patch: Readonly<Record<string, string | number>>): Promise<string> =>
    (await office.call('records.save', { register, patch })).record.id;
  const community = await add('communities', { name: '向阳社区' });
  const person = await add('people', { name: '单雄信', phone: '13900001111' });
  const other = await add('people', { name: '甲二' });
  const stay = await add('stays', { person, kind: 'worker', starts_on: '2015-03-01' });
  const post = { person, community, position: 'member', is_main: 1, starts_on: '2015-03-01' };
  const appointment = await add('appointments', post);
  const appraisal = await add('appraisals', { person, year: 2025, summary: '走访居民。' });
  const recipient = await add('recipients', { name: '云溪区委社会工作部' });
  const roster = await office.upload('import', '花名册.csv', new TextEncoder().encode(rosterCsv(5)));
  const { run } = await office.call('imports.begin', { source: { upload: roster } });
  const waiting = await office.upload('import', '花名册.csv', new TextEncoder().encode(rosterCsv(5)));
  const token = (await office.call('places.pick', { title: '选择' }))?.token ?? '';
  const backup = await office.call('backups.make', {});
  const [own] = (await office.call('backups.overview', {})).places;
  const { changes } = await office.call('history.changes', {});
  if (role !== 'admin') {
    await office.call('accounts.create', { name: '赵同事', role, password });
    await office.call('session.lock', {});
    const { accounts } = await office.call('office.state', {});
    await office.call('session.unlock', { account: accounts.at(-1)?.id ?? '', password });
  }
  const registers = [...registerMap().values()];
  const peopleFields =
    registerMap()
      .get('people')
      ?.fields.map((field) => field.key) ?? [];
  const derived = (registerMap().get('people')?.derived ?? []).map((field) => field.key);
  const records = [person, other, stay, appointment, appraisal, community];
  const known: Known = {
    register: registers.flatMap((register) => [register.key, 'people']),
    id: [person, other, person, other, ...records],
    backup: [backup.id],
    ids: records,
    record: records,
    owner: [person, community],
    person: [person, other],
    people: [person, other],
    community: [community],
    recipient: [recipient],
    change: changes.map((change) => change.id),
    run: [run],
    place: [token, own?.token ?? ''],
    period: ['2025年度'],
    columns: [...peopleFields, ...derived],
    key: [...peopleFields, ...derived],
    values: [person, community, 'party', '1', '单'],
    'patch.values': ['甲', '1990-03', '2024-05-01', 'member', '13900001111', '1', person, community],
    keys: [...peopleFields, ...registers.flatMap((register) => register.fields.map((field) => field.key))],
    'disclosure.keys': ['communities', 'people', 'stays', 'appointments', 'appraisals', 'certificates'],
    password: ['k7mp-w3xd-9fht-tbqe'],
    upload: [waiting],
    title: ['花名册'],
    view: ['{}'],
    day: ['2026-03-05', '2020-02-29'],
    from: ['2026-03-05'],
    cutOff: ['2025-12-31'],
    search: ['单', 'shan', '1111', '13900001111'],
  };
  return { office, known };
}

describe.each(roles)('whatever the account %s sends', (role) => {
  let office: TestDesk;
  let known: Known;
  beforeAll(async () => {
    ({ office, known } = await fuzzedOffice(role));
  });
  afterAll(() => office.end());
  /** Only who may not write must leave the store as it was. */
  const digest = (): Promise<string> => (role === 'viewer' ? storeDigest(office.folder) : Promise.resolve(''));

  it.each(all.filter(([name]) => !ending.has(name)))(
    '%s answers or refuses with a sentence',
    async (name, procedure) => {
      const before = await digest();
      // What an administrator may send is all there is: the others meet the same code, or a refusal.
      await probe(office, name, procedure, known, role === 'admin' ? 30 : 12);
      expect((await office.call('session.alive', {})).open).toBe(true);
      expect(await digest()).toBe(before);
    },
  );
});

describe('whatever somebody sends who is not signed in', () => {
  it('is refused with a sentence, changes nothing and opens nothing', async () => {
    const office = await startOffice();
    await office.call('session.lock', {});
    const before = await storeDigest(office.folder);
    for (const [name, procedure] of all) await probe(office, name, procedure, {});
    expect((await office.call('session.alive', {})).open).toBe(false);
    expect(await storeDigest(office.folder)).toBe(before);
    await office.end();
  });

  it('sets up no office in an empty folder by chance', async () => {
    const desk = await startDesk();
    for (const [name, procedure] of all) if (name !== 'office.setUp') await probe(desk, name, procedure, {});
    expect(await desk.call('office.state', {})).toMatchObject({ contents: 'empty', open: false });
    await desk.end();
  });
});

describe('a restore of what is no backup', () => {
  it.each(['backups.restore', 'backups.undoRestore'] as const)(
    '%s refuses with a sentence and the office opens again',
    async (name) => {
      const { office, known } = await fuzzedOffice('admin');
      const wrong = { place: known['place']?.[0] ?? '', id: 'nothing' };
      const answer = await ask(office, name, name === 'backups.restore' ? wrong : {});
      expect(answer.ok ? 'done' : improper(answer.error)).toBeNull();
      if (!(await office.call('session.alive', {})).open) {
        const { accounts } = await office.call('office.state', {});
        await office.call('session.unlock', { account: accounts[0]?.id ?? '', password });
      }
      expect((await office.call('records.list', { register: 'people' })).total).toBe(2);
      await office.end();
    },
  );
});
