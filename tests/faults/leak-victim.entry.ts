/**
 * A process that does with planted people whatever an office does, through the page's own client, and is then killed at work.
 * `crash`: from the first start on; `lock`: opens the office that the killed process left, and locks it.
 */
import { appendFileSync, mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Procedures } from '../../electron/desk/procedures.ts';
import { findBrowser } from '../../electron/papers/find-browser.ts';
import { createPdfEngine } from '../../electron/papers/pdf.ts';
import { type InputOf, type OutputOf, startDesk, testHost } from '../electron/desk/test-desk.ts';
import { planted, secrets, wrongId } from './leak-planted.ts';

type Name = keyof Procedures;
/** The page's client (renderer/desk.ts), bundled beside this file: it knows the browser, this process does not. */
interface Client {
  readonly call: <N extends Name>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  readonly upload: (purpose: 'import' | 'attachment' | 'parcel', file: File) => Promise<string>;
}

const [mode = '', folder = '', notes = '', stick = '', exported = ''] = process.argv.slice(2);
const note = (file: string, line: string): void => appendFileSync(join(notes, file), `${line}\n`);

const executablePath = findBrowser();
const engine =
  executablePath === null ? null : createPdfEngine({ executablePath, noSandbox: process.getuid?.() === 0 });
/** A print engine that quotes in its failure what it was to print. */
let broken = false;
const toPdf = (html: string, signal: AbortSignal): Promise<Uint8Array> => {
  if (broken || engine === null)
    return Promise.reject(new Error(`cannot print\n${planted.name} ${planted.id}\n${html}`));
  return engine.toPdf(html, signal);
};
const host = { ...testHost, toPdf, pickFolder: () => Promise.resolve({ path: stick, name: '优盘' }) };
const { desk } = await startDesk({ folder, host });

const answer = async (address: string, init?: RequestInit): Promise<Response> => {
  note('urls.txt', address);
  return desk.handle(new Request(new URL(address, 'http://127.0.0.1:4711'), init));
};
globalThis.fetch = (input, init) => answer(typeof input === 'string' ? input : 'an address that is no text', init);
const { call, upload } = (await import(new URL('./client.js', import.meta.url).href)) as Client;

const text = (value: string, name: string): File => new File([value], name);
async function fetched(token: string, name: string): Promise<void> {
  const response = await answer(`/download/${token}`);
  writeFileSync(join(exported, name), new Uint8Array(await response.arrayBuffer()));
}

let said = 0;
/** A call that must fail: what it says is kept. */
async function fails(work: Promise<unknown>): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error(`A call was expected to fail after ${said} others.`);
  said += 1;
  note('errors.txt', `${error.message} ${JSON.stringify(Reflect.get(error, 'fields') ?? [])}`);
}

async function roster(): Promise<void> {
  const rows = [
    '姓名,身份证号,联系电话,家庭住址,人员类别,入职时间,备注',
    `${planted.name},${planted.id},${planted.phone},${planted.address},专职工作人员,2020-03,${planted.health}`,
    `${planted.relative},${planted.otherId},${planted.phone},${planted.address},专职工作人员,2021-03,${planted.opinion}`,
    `${planted.name},${wrongId},${planted.phone}0,${planted.address},不知道,夜里,${planted.health}`,
  ];
  const run = (
    await call('imports.begin', { source: { upload: await upload('import', text(rows.join('\n'), '花名册.csv')) } })
  ).run;
  await call('imports.preview', { run });
  await call('imports.commit', { run });
  await call('imports.begin', { source: { upload: await upload('import', text(rows.join('\n'), '又一份.csv')) } });
  await fails(
    upload('import', text(`PK\u0003\u0004${rows.join('\n')}`, '花名册.xlsx')).then((token) =>
      call('imports.begin', { source: { upload: token } }),
    ),
  );
}

async function keptRecords(person: string): Promise<void> {
  await call('records.save', {
    register: 'family_members',
    patch: { person, relation: '10', name: planted.relative, phone: planted.phone },
  });
  await call('records.save', {
    register: 'appraisals',
    patch: { person, year: 2025, summary: planted.opinion, party_opinion: planted.health },
  });
  await call('records.save', { register: 'recipients', patch: { name: '云溪区委社会工作部' } });
  const scan = await upload(
    'attachment',
    text(`${planted.scan}\n${planted.name}\n${planted.id}`.repeat(500), `${planted.name}-${planted.scan}.txt`),
  );
  await call('attachments.add', { register: 'people', record: person, upload: scan });
  await call('drafts.save', { slot: `people/${person}`, content: { name: planted.name, note: planted.draft } });
  await call('views.save', { register: 'people', name: '常用', view: { search: planted.name, id: planted.id } });
  for (const search of [planted.name, planted.id.slice(-6), planted.phone]) await call('people.search', { search });
}

async function mistakes(person: string): Promise<void> {
  const save = (register: string, patch: Readonly<Record<string, string>>): Promise<unknown> =>
    call('records.save', { register, patch });
  await fails(save('people', { name: planted.relative, id_number: planted.id }));
  await fails(save('people', { name: planted.name, id_number: wrongId, stated_birth: planted.health }));
  await fails(save('stays', { person, kind: planted.name, starts_on: planted.id }));
  await fails(save('appraisals', { person, year: planted.id, summary: planted.opinion }));
  await fails(save('family_members', { person, relation: planted.relative }));
  await call('records.save', { register: 'people', id: person, patch: { note: planted.opinion } });
  await fails(call('records.save', { register: 'people', id: person, version: 1, patch: { note: planted.draft } }));
  await fails(call('people.search', { search: planted.name.repeat(30) }));
  await fails(call('attachments.add', { register: 'people', record: person, upload: planted.name }));
  await fails(call('session.changePassword', { old: planted.draft, fresh: secrets.password }));
  await fails(call('prints.list', { query: { register: 'people' }, title: planted.name.repeat(20) }));
  const torn = await answer('/desk/records.save', {
    method: 'POST',
    body: `{"register":"people","patch":{"name":"${planted.name}","id_number":"${planted.id}`,
  });
  note('errors.txt', await torn.text());
  broken = true;
  await fails(
    call('prints.list', { query: { register: 'people', columns: ['name', 'phone'] }, title: '花名册', style: 'full' }),
  );
  broken = false;
}

async function papers(): Promise<void> {
  const query = { register: 'people', columns: ['name', 'id_number', 'phone', 'home_address'] };
  await fetched((await call('exports.list', { query, title: '花名册', style: 'full' })).token, '花名册.xlsx');
  if (engine === null) return;
  const printed = await call('prints.list', { query, title: '花名册', style: 'full' });
  if (printed.kind === 'pdf') await fetched(printed.file.token, '花名册.pdf');
  await call('appraisalForms.pdf', { year: 2025, opinions: true });
}

async function parcels(): Promise<void> {
  const { registers } = await call('parcels.options', {});
  const [recipient] = (await call('records.list', { register: 'recipients' })).rows;
  const place = (await call('places.pick', { title: '选择U盘' }))?.token ?? '';
  const ways = ['masked', 'left-out', 'full'] as const;
  for (const way of ways) {
    const disclosure = Object.fromEntries(
      registers.map(({ key }) => [key, key === 'communities' ? 'full' : way] as const),
    );
    const asked = { recipient: recipient?.id ?? '', period: '2025年度', cutOff: '2025-12-31', year: 2025, disclosure };
    await call('parcels.write', { ...asked, place, password: secrets.parcelPassword });
  }
  await call('backups.make', { place });
  await call('backups.make', {});
}

async function crash(): Promise<void> {
  const { recoveryCode } = await call('office.setUp', {
    street: '青禾街道',
    county: '云溪区',
    divisionCode: '990101',
    account: '王管理',
    password: secrets.password,
  });
  writeFileSync(join(exported, 'recovery-code.txt'), recoveryCode);
  await roster();
  const [row] = (await call('people.search', { search: planted.name })).rows;
  const person = row?.id ?? '';
  await keptRecords(person);
  await mistakes(person);
  await papers();
  await parcels();
  writeSync(1, 'ready\n');
  // Killed at work: rows on their way into the log, a draft just kept, a page in the printer.
  for (let turn = 0; ; turn += 1) {
    await call('records.save', { register: 'people', id: person, patch: { note: `${planted.health}${turn}` } });
    await call('drafts.save', { slot: 'form', content: { text: `${planted.draft}${turn}` } });
    if (turn === 20 && engine !== null)
      void call('appraisalForms.pdf', { year: 2025, opinions: true }).catch(() => undefined);
  }
}

async function lock(): Promise<void> {
  const { accounts } = await call('office.state', {});
  await fails(call('session.unlock', { account: accounts[0]?.id ?? '', password: planted.draft }));
  await call('session.unlock', { account: accounts[0]?.id ?? '', password: secrets.password });
  const found = await call('people.search', { search: planted.name });
  const draft = await call('drafts.get', { slot: 'form' });
  writeFileSync(join(exported, 'found.json'), JSON.stringify({ people: found.rows.length, draft: draft !== null }));
  await call('session.lock', {});
  await fails(call('people.search', { search: planted.name }));
  await desk.close();
  await engine?.close();
  process.exit(0);
}

mkdirSync(notes, { recursive: true });
await (mode === 'crash' ? crash() : lock());
