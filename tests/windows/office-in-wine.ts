/**
 * Runs under Node for Windows: a year of an office in small, through the built desk in its thread. Every step notes what it saw;
 * the test on the other side judges.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDeskThread } from '../../electron/desk/desk-thread.ts';
import type { Host } from '../../electron/desk/host.ts';
import { supervise, type Supervisor } from '../../electron/desk/supervisor.ts';
import { localDrives } from '../../electron/host/drives.ts';
import { rosterCsv } from '../faults/roster.ts';
import { type Speaker, speakTo } from '../faults/speaker.ts';
import { type Manner, whileHeld } from './holder.ts';
import type { Answers, Note } from './notes.ts';

const [folder = '', stick = '', report = ''] = process.argv.slice(2);
const holder = fileURLToPath(new URL('./hold-file.js', import.meta.url));
const passwords = { first: '海棠-依旧-2026', second: '梧桐-夜雨-2027' } as const;
const parcelPassword = 'k7mp-w3xd-9fht-tbqe';

const host: Host = {
  kind: 'test',
  programFolder: win32.join('C:\\', 'Program Files', '社区工作者台账'),
  toPdf: null,
  print: null,
  pickFile: null,
  pickFolder: () => Promise.resolve({ path: stick, name: stick }),
  drives: localDrives,
  notify: () => undefined,
  openExternally: () => Promise.resolve(),
};

const start = (): Supervisor =>
  supervise({
    startProcess: () => startDeskThread(new URL('./desk.js', import.meta.url)),
    start: { folder, readOnly: false, demo: false },
    host,
    retryMs: 100,
  });
const speaker = (desk: Supervisor): Speaker => speakTo((request) => desk.handle(request, 'wine'));

let desk = start();
let say = speaker(desk);
let account = '';
let recipient = '';
let backup = { place: '', id: '' };

const people = async (): Promise<number> => (await say.call('records.list', { register: 'people' })).total;
const unlock = (password: string) => say.call('session.unlock', { account, password });
const held = <T>(file: string, manner: Manner, act: () => Promise<T>): Promise<T> =>
  whileHeld({ script: holder, path: join(folder, file), manner, marker: join(stick, 'held') }, act);
const temporaries = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

const stickToken = async (): Promise<string> => (await say.call('places.pick', { title: '选择U盘' }))?.token ?? '';

async function parcelChoice() {
  const { registers } = await say.call('parcels.options', {});
  const disclosure = Object.fromEntries(registers.map((one) => [one.key, one.proposed]));
  return { recipient, period: '2025年度', cutOff: '2025-12-31', year: 2025, disclosure, place: await stickToken() };
}

/** The steps in their order; a step that fails does not keep the later ones from trying. */
const steps: { readonly [Step in keyof Answers]: () => Promise<Answers[Step]> } = {
  firstStart: async () => {
    const before = await say.call('office.state', {});
    const { recoveryCode } = await say.call('office.setUp', {
      street: '青禾街道',
      county: '云溪区',
      divisionCode: '990101',
      account: '王管理',
      password: passwords.first,
    });
    account = (await say.call('office.state', {})).accounts[0]?.id ?? '';
    return {
      platform: process.platform,
      folder: before.folder,
      contents: before.contents,
      judgement: before.judgement.verdict,
      files: readdirSync(folder),
      recoveryCode: recoveryCode.length,
    };
  },
  secondStart: async () => {
    const other = start();
    const refusal = await speaker(other).refusal('office.state', {});
    await other.close();
    return { refusal };
  },
  records: async () => {
    await say.call('records.save', { register: 'communities', patch: { name: '向阳社区' } });
    recipient = (await say.call('records.save', { register: 'recipients', patch: { name: '云溪区委社会工作部' } }))
      .record.id;
    const { record } = await say.call('records.save', { register: 'people', patch: { name: '单㛃𠮷' } });
    const found = await say.call('people.search', { search: 'shan' });
    const file = new TextEncoder().encode('扫描件');
    const upload = await say.upload('attachment', '合同 扫描.bin', file);
    const { id } = await say.call('attachments.add', { register: 'people', record: record.id, upload });
    const opened = await say.call('attachments.open', { id });
    return {
      found: found.rows.map((row) => row.values['name'] ?? null),
      attachment: new TextDecoder().decode(await say.download(opened.token)),
    };
  },
  import: async () => {
    const upload = await say.upload('import', '花名册.csv', new TextEncoder().encode(rosterCsv(12)));
    const { run } = await say.call('imports.begin', { source: { upload } });
    await say.call('imports.preview', { run });
    await say.call('imports.commit', { run });
    return { people: await people() };
  },
  export: async () => {
    const query = { register: 'people', columns: ['name', 'id_number', 'birth_day'] };
    const file = await say.call('exports.list', { query, title: '花名册', style: 'full' });
    writeFileSync(join(stick, file.name), await say.download(file.token));
    return { name: file.name };
  },
  backup: async () => {
    const { id } = await say.call('backups.make', {});
    await say.call('backups.make', { place: await stickToken() });
    const [own] = (await say.call('backups.overview', {})).places;
    backup = { place: own?.token ?? '', id };
    await say.call('records.save', { register: 'people', patch: { name: '后来人' } });
    return { damage: own?.backups.map((one) => one.damage) ?? [], onStick: readdirSync(stick).length };
  },
  parcel: async () => {
    const choice = await parcelChoice();
    const written = await say.call('parcels.write', { ...choice, password: parcelPassword });
    const upload = await say.upload('parcel', written.fileName, readFileSync(join(stick, written.fileName)));
    const checked = await say.call('parcels.check', { upload, password: parcelPassword });
    const plain = await say.call('parcels.folder', choice);
    const drives = await say.call('places.drives', {});
    return {
      fileName: written.fileName,
      good: checked.good,
      problems: checked.problems.length,
      folder: readdirSync(join(stick, plain.name)),
      drives: drives.drives.map((drive) => drive.name),
    };
  },
  keyringHeld: async () => {
    const before = readFileSync(join(folder, 'keyring.json'), 'utf8');
    const change = { old: passwords.first, fresh: passwords.second };
    const ask = () => say.refusal('session.changePassword', change);
    const open = await held('keyring.json', 'open', ask);
    const alone = await held('keyring.json', 'alone', ask);
    const same = readFileSync(join(folder, 'keyring.json'), 'utf8') === before;
    return { open, alone, same, temporaries: temporaries() };
  },
  keyringRewritten: async () => {
    await say.call('session.changePassword', { old: passwords.first, fresh: passwords.second });
    await say.call('session.lock', {});
    const refusal = await say.refusal('session.unlock', { account, password: passwords.first });
    await unlock(passwords.second);
    return { refusal, people: await people(), temporaries: temporaries() };
  },
  storeHeld: async () => {
    await desk.lock();
    const ask = () => say.refusal('session.unlock', { account, password: passwords.second });
    const refusal = await held('ledger.db', 'alone', ask);
    await unlock(passwords.second);
    return { refusal, people: await people() };
  },
  restoreHeld: async () => {
    const [own] = (await say.call('backups.overview', {})).places;
    const ask = () => say.refusal('backups.restore', { place: own?.token ?? '', id: backup.id });
    const refusal = await held('ledger.db', 'open', ask);
    await unlock(passwords.second);
    return { refusal, people: await people() };
  },
  restore: async () => {
    const [own] = (await say.call('backups.overview', {})).places;
    await say.call('backups.restore', { place: own?.token ?? '', id: backup.id });
    await unlock(passwords.first);
    const restored = await people();
    await say.call('backups.undoRestore', {});
    await unlock(passwords.second);
    return { restored, returned: await people() };
  },
  openAgain: async () => {
    await desk.close();
    const left = readdirSync(folder).filter((name) => name.startsWith('ledger.db'));
    desk = start();
    say = speaker(desk);
    await unlock(passwords.second);
    const names = await say.call('people.search', { search: '单㛃𠮷' });
    return { left, people: await people(), found: names.rows.length };
  },
};

/** What a step saw, or the sentence with which it failed. */
async function noteOf(step: () => Promise<unknown>): Promise<Note<unknown>> {
  const began = performance.now();
  try {
    return { saw: await step(), failed: null, ms: Math.round(performance.now() - began) };
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { saw: null, failed, ms: Math.round(performance.now() - began) };
  }
}

const notes: Record<string, unknown> = {};
for (const [name, step] of Object.entries(steps)) {
  notes[name] = await noteOf(step);
  writeFileSync(report, JSON.stringify(notes, null, 1));
}
await desk.close();
