import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../electron/parcel/manifest.ts';
import { engine, noBrowser, noPoppler, pdfText } from '../papers/programs.ts';
import { reportingOffice, type ReportingOffice, secrets, workbookCells } from './reporting-office.ts';
import { type InputOf, password as signIn } from './test-desk.ts';

const password = 'k7mp-w3xd-9fht-tbqe';
type Choice = InputOf<'parcels.preview'>;

let office: ReportingOffice;
let stick: string;
let scratch: string;
let place: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'reports-'));
  stick = join(scratch, '优盘');
  mkdirSync(stick);
  office = await reportingOffice({
    pickFolder: () => Promise.resolve({ path: stick, name: '优盘' }),
  });
  place = (await office.call('places.pick', { title: '选择文件夹' }))?.token ?? '';
});
afterEach(async () => {
  await office.end();
  rmSync(scratch, { recursive: true, force: true });
});

async function choice(disclosure: Choice['disclosure'] = {}): Promise<Choice> {
  const { registers } = await office.call('parcels.options', {});
  const proposed = Object.fromEntries(registers.map((one) => [one.key, one.proposed]));
  return {
    recipient: office.recipient,
    period: '2025年度',
    cutOff: '2025-12-31',
    year: 2025,
    disclosure: { ...proposed, ...disclosure },
  };
}

const write = async (disclosure?: Choice['disclosure']) =>
  office.call('parcels.write', { ...(await choice(disclosure)), place, password });

/** Unpacks a parcel with 7-Zip. */
function unpacked(file: string): string {
  const folder = mkdtempSync(join(scratch, 'unpacked-'));
  execFileSync('7z', ['x', `-p${password}`, `-o${folder}`, join(stick, file)], { stdio: 'ignore' });
  return folder;
}

const manifestIn = (folder: string): Manifest =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { manifest: Manifest }).manifest;

/** Every text of a folder, workbooks as what their cells show. */
function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return entry.name.endsWith('.xlsx') ? JSON.stringify(workbookCells(file)) : readFileSync(file, 'utf8');
    })
    .join('\n');
}

const reports = async () => (await office.call('records.list', { register: 'reports' })).rows;

describe('what leaves in a parcel', () => {
  it('proposes masked people and never offers families, cadres, accounts or the office itself', async () => {
    const { registers, sequence, fingerprint, password: suggested } = await office.call('parcels.options', {});
    const keys = registers.map((one) => one.key);
    expect(registers.find((one) => one.key === 'people')).toMatchObject({ proposed: 'masked', count: 4 });
    for (const key of ['family_members', 'cadres', 'offices', 'attachments', 'reports'])
      expect(keys).not.toContain(key);
    expect(sequence).toBe(1);
    // The key is made for the first parcel; until then no page shows one that would be another the next time.
    expect(fingerprint).toBeNull();
    expect((await office.call('parcels.judgePassword', { password: suggested })).strength).toBe('strong');
  });

  it('opens with 7-Zip, and the workbooks with another program, holding what was previewed', async () => {
    const preview = await office.call('parcels.preview', await choice());
    const { fileName, size } = await write();
    expect(fileName).toBe(preview.fileName);
    expect(size).toBeLessThan(preview.needed);
    const folder = unpacked(fileName);
    const { counts } = manifestIn(folder);
    for (const table of preview.tables) expect(counts[table.name]).toBe(table.rows);
    const roster = workbookCells(join(folder, '花名册.xlsx'))['花名册'] ?? [];
    expect(roster.flat()).toEqual(expect.arrayContaining(['单雄信', '甲二', '乙三', '向阳社区']));
    expect(roster.flat()).not.toContain('离四');
    const grades = workbookCells(join(folder, '考核汇总.xlsx'));
    expect(grades['考核汇总']?.find((row) => row[0] === '向阳社区')?.slice(0, 3)).toEqual(['向阳社区', 1, 1]);
    expect(grades['考核明细']?.flat()).toEqual(expect.arrayContaining(['单雄信', 93.5, '优秀']));
  });

  it('holds no private value where masking was chosen, and none of what may never leave', async () => {
    const text = allText(unpacked((await write()).fileName));
    expect(text).toContain('单雄信');
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    expect(text).toContain(`${secrets.phone.slice(0, 3)}****${secrets.phone.slice(-4)}`);
  });

  it('masks the office’s own fields as well, numbers too', async () => {
    const [shan] = office.people;
    const own = { register: 'people', required: 0, hidden: 0 };
    const bank = { ...own, key: 'x_bank', label: '银行卡号', field_kind: 'text', private: 'number' };
    const debt = { ...own, key: 'x_debt', label: '欠款', field_kind: 'integer', private: 'text' };
    for (const patch of [bank, debt]) await office.call('records.save', { register: 'custom_fields', patch });
    await office.call('records.save', {
      register: 'people',
      id: shan,
      patch: { x_bank: '6222000011112222', x_debt: 7_654_321 },
    });
    const { registers } = await office.call('parcels.options', {});
    expect(registers.find((one) => one.key === 'people')?.private).toEqual(
      expect.arrayContaining(['银行卡号', '欠款']),
    );
    const text = allText(unpacked((await write()).fileName));
    for (const secret of ['6222000011112222', '7654321']) expect(text).not.toContain(secret);
    expect(text).toContain('***2222');
  });

  it('holds full values where they were chosen, and says so in the log', async () => {
    const folder = unpacked((await write({ people: 'full' })).fileName);
    const text = allText(folder);
    for (const secret of [secrets.id, secrets.phone, secrets.address]) expect(text).toContain(secret);
    for (const secret of [secrets.relative, secrets.cadre]) expect(text).not.toContain(secret);
    expect(manifestIn(folder).disclosure['people']).toBe('full');
    expect((await office.call('accounts.log', {}))[0]).toMatchObject({
      act: 'report',
      note: expect.stringContaining('people:full'),
    });
  });

  it('names nobody in other tables where the people stay behind', async () => {
    const folder = unpacked((await write({ people: 'left-out' })).fileName);
    expect(readdirSync(folder)).not.toContain('花名册.xlsx');
    expect(readdirSync(join(folder, 'data'))).not.toContain('people.csv');
    const text = allText(folder);
    for (const name of ['单雄信', '甲二', '乙三', '离四']) expect(text).not.toContain(name);
    expect(text).toContain('向阳社区');
    expect(manifestIn(folder).disclosure['people']).toBe('left-out');
  });

  it('refuses what may never leave, an empty choice, and a choice without its recipient', async () => {
    const asked = await choice();
    const refused = async (more: Partial<Choice>) =>
      (await office.refusal('parcels.preview', { ...asked, ...more })).code;
    expect(await refused({ disclosure: { ...asked.disclosure, family_members: 'masked' } })).toBe('not-leaving');
    const none = Object.fromEntries(Object.keys(asked.disclosure).map((key) => [key, 'left-out' as const]));
    expect(await refused({ disclosure: none })).toBe('nothing-chosen');
    expect(await refused({ recipient: 'nobody' })).toBe('recipient-missing');
  });
});

describe('the office’s key', () => {
  it('has one fingerprint from the first parcel on, and none is shown before, also not in a backup', async () => {
    await office.call('backups.make', {});
    const [own] = (await office.call('backups.overview', {})).places;
    await office.call('backups.look', { place: own?.token ?? '', id: own?.backups[0]?.id ?? '' });
    expect((await office.call('look/parcels.options' as 'parcels.options', {})).fingerprint).toBeNull();
    const { fingerprint } = await write();
    expect(fingerprint).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/u);
    expect((await office.call('parcels.options', {})).fingerprint).toBe(fingerprint);
    expect((await office.call('look/parcels.options' as 'parcels.options', {})).fingerprint).toBeNull();
  });
});

describe('the row of parcels', () => {
  it('counts up and names the parcel before; each has its line in 上报记录', async () => {
    const first = await write();
    const second = await write();
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    const manifest = manifestIn(unpacked(second.fileName));
    expect(manifest.previousParcelHash).toBe(first.sha256);
    expect(manifestIn(unpacked(first.fileName)).previousParcelHash).toBeNull();
    const lines = await reports();
    expect(new Set(lines.map((line) => line.values['file_name']))).toEqual(new Set([first.fileName, second.fileName]));
    expect(lines[0]?.values).toMatchObject({
      recipient: office.recipient,
      period: '2025年度',
      state: 'sent',
      sent_by: '王管理',
    });
  });

  it('takes no number, leaves no line and no file where writing fails', async () => {
    const weak = await office.refusal('parcels.write', { ...(await choice()), place, password: '1234' });
    expect(weak).toMatchObject({ code: 'parcel-password-refused', fields: [{ field: 'password' }] });
    rmSync(stick, { recursive: true });
    const gone = await office.refusal('parcels.write', { ...(await choice()), place, password });
    expect(gone.message).toMatch(/[\u4e00-\u9fff]/u);
    mkdirSync(stick);
    expect(await reports()).toHaveLength(0);
    expect(readdirSync(stick)).toEqual([]);
    expect((await office.call('parcels.options', {})).sequence).toBe(1);
    expect((await write()).sequence).toBe(1);
  });

  it('leaves no parcel behind where its line cannot be written', async () => {
    const asked = { ...(await choice()), period: '甲'.repeat(45) };
    const refusal = await office.refusal('parcels.write', { ...asked, place, password });
    expect(refusal.fields[0]?.field).toBe('period');
    expect(readdirSync(stick)).toEqual([]);
    expect((await office.call('parcels.options', {})).sequence).toBe(1);
  });

  it('keeps its number when the line in 上报记录 is taken back: the parcel is out of the house', async () => {
    await write();
    const { changes } = await office.call('history.changes', { limit: 1 });
    await office.call('history.undo', { change: changes[0]?.id ?? '' });
    expect(await reports()).toHaveLength(0);
    expect((await write()).sequence).toBe(2);
  });
});

describe('a parcel that arrived', () => {
  const check = async (fileName: string, bytes: Uint8Array = new Uint8Array(readFileSync(join(stick, fileName)))) =>
    office.call('parcels.check', { upload: await office.upload('parcel', fileName, bytes), password });

  const accept = (checked: Awaited<ReturnType<typeof check>>, compared: boolean) => ({
    token: checked.token ?? '',
    compared,
  });

  it('is judged as the first, pinned after its fingerprint was compared, then followed number by number', async () => {
    const first = await check((await write()).fileName);
    expect(first).toMatchObject({ good: true, problems: [], judgement: { verdict: 'first' } });
    expect(first.tables.find((table) => table.name === 'people')?.rows).toHaveLength(4);
    expect((await office.refusal('parcels.accept', accept(first, false))).code).toBe('not-compared');
    await office.call('parcels.accept', accept(first, true));

    const second = await check((await write()).fileName);
    expect(second.judgement?.verdict).toBe('ok');
    const third = await check((await write()).fileName);
    expect(third.judgement).toMatchObject({ verdict: 'gap', sentence: expect.stringContaining('第 2 份') });
    await office.call('parcels.accept', accept(second, false));
  });

  it('names a parcel that was received before, and does not register it again', async () => {
    const { fileName } = await write();
    await office.call('parcels.accept', accept(await check(fileName), true));
    const again = await check(fileName);
    expect(again.judgement?.verdict).toBe('replayed');
    expect((await office.refusal('parcels.accept', accept(again, true))).code).toBe('replayed');
  });

  it('is registered as the check found it: a page names it by the token of its check and says nothing else', async () => {
    const checked = await check((await write()).fileName);
    expect((await office.refusal('parcels.accept', { token: 'made-up', compared: true })).code).toBe('check-unknown');
    const forged = { ...accept(checked, true), office: { street: '别的街道', county: '云溪区' }, sequence: 99 };
    await office.call('parcels.accept', forged);
    expect((await check((await write()).fileName)).judgement?.verdict).toBe('ok');
    expect((await office.refusal('parcels.accept', accept(checked, true))).code).toBe('check-unknown');
  });

  it('has to be checked anew after a lock', async () => {
    const checked = await check((await write()).fileName);
    const { accounts } = await office.call('office.state', {});
    await office.call('session.lock', {});
    await expect.poll(async () => (await office.call('office.state', {})).open).toBe(false);
    await office.call('session.unlock', { account: accounts[0]?.id ?? '', password: signIn });
    expect((await office.refusal('parcels.accept', accept(checked, true))).code).toBe('check-unknown');
  });

  it('lists what is wrong with a damaged one and passes no judgement on what it says of itself', async () => {
    const { fileName } = await write();
    const bytes = new Uint8Array(readFileSync(join(stick, fileName)));
    const place = bytes.length - 40;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    const checked = await check(fileName, bytes);
    expect(checked).toMatchObject({ good: false, judgement: null, token: null });
    expect(checked.problems.map((one) => one.code)).toContain('seal-broken');
  });

  it('refuses a wrong password and another file, each in a sentence', async () => {
    const { fileName } = await write();
    const bytes = new Uint8Array(readFileSync(join(stick, fileName)));
    const upload = await office.upload('parcel', fileName, bytes);
    const wrong = await office.refusal('parcels.check', { upload, password: `${password}x` });
    expect(wrong).toMatchObject({ code: 'wrong-password', fields: [{ field: 'password' }] });
    const other = await office.upload('parcel', '通知.docx', new TextEncoder().encode('no parcel at all'));
    expect((await office.refusal('parcels.check', { upload: other, password })).code).toBe('not-a-zip');
  });
});

describe('the plain folder', () => {
  it('holds the same workbooks under the naming rule, takes no number and overwrites nothing', async () => {
    const asked = { ...(await choice()), place };
    const first = await office.call('parcels.folder', asked);
    const second = await office.call('parcels.folder', asked);
    expect([first.name, second.name]).toEqual([
      '青禾街道_上报材料_2025年度_2025-12-31',
      '青禾街道_上报材料_2025年度_2025-12-31(2)',
    ]);
    expect(readdirSync(join(stick, first.name)).toSorted()).toEqual(
      ['青禾街道_花名册_2025年度_2025-12-31.xlsx', '青禾街道_考核汇总_2025年度_2025-12-31.xlsx'].toSorted(),
    );
    const text = allText(join(stick, first.name));
    expect(text).toContain('单雄信');
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    expect((await office.call('parcels.options', {})).sequence).toBe(1);
    expect((await office.call('accounts.log', {}))[0]).toMatchObject({
      act: 'report',
      note: 'people:masked appraisals:full',
    });
    const [line] = await reports();
    expect(line?.values).toMatchObject({ title: '上报文件夹', sequence: null });
    const file = await office.call('records.get', { register: 'reports', id: line?.id ?? '' });
    expect(file.values['counts']).toBe('花名册 3、考核汇总 1、考核明细 1');
  });

  it('says so where nothing chosen has a workbook', async () => {
    const asked = await choice();
    const only = Object.fromEntries(
      Object.keys(asked.disclosure).map((key) => [key, key === 'stays' ? 'full' : 'left-out'] as const),
    );
    const refusal = await office.refusal('parcels.folder', { ...asked, disclosure: only, place });
    expect(refusal.code).toBe('no-workbook');
    expect(readdirSync(stick)).toEqual([]);
  });
});

describe('the papers of a parcel', () => {
  it('are the 报送单, inside and for print, and the tables of the folder as PDF', async (context) => {
    context.skip(noBrowser || noPoppler, 'needs a browser and poppler-utils');
    const printer = engine();
    const other = await reportingOffice({
      toPdf: (html, signal) => printer.toPdf(html, signal),
      pickFolder: () => Promise.resolve({ path: stick, name: '优盘' }),
    });
    try {
      const target = (await other.call('places.pick', { title: '选择文件夹' }))?.token ?? '';
      const asked = { ...(await choice()), recipient: other.recipient, place: target };
      const written = await other.call('parcels.write', { ...asked, password });
      const cover = pdfText(await other.download(written.cover.file.token));
      for (const stated of [
        '云溪区青禾街道',
        '云溪区委社会工作部',
        '2025年度',
        written.fingerprint.replaceAll(' ', ''),
      ]) {
        expect(cover).toContain(stated);
      }
      const folder = unpacked(written.fileName);
      expect(pdfText(new Uint8Array(readFileSync(join(folder, '报送单.pdf'))))).toBe(cover);
      const plain = await other.call('parcels.folder', asked);
      const pages = readdirSync(join(stick, plain.name)).filter((name) => name.endsWith('.pdf'));
      expect(pages).toHaveLength(3);
      const roster = pages.find((name) => name.includes('花名册')) ?? '';
      const text = pdfText(new Uint8Array(readFileSync(join(stick, plain.name, roster))));
      expect(text).toContain('单雄信');
      expect(text).not.toContain(secrets.id);
    } finally {
      await other.end();
      await printer.close();
    }
  }, 60_000);
});
