import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../electron/desk/host.ts';
import { idNumber } from '../../id-numbers.ts';
import { engine, noBrowser, noPoppler, pdfText } from '../papers/programs.ts';
import { workbookCells } from './reporting-office.ts';
import { password, startOffice, testHost, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

const id = idNumber('19900307', 11);

let now: string;
let office: TestDesk;
let community: string;
let finance: string;
let insurance: string;

async function save(register: string, patch: Values): Promise<string> {
  return (await office.call('records.save', { register, patch })).record.id;
}

async function mend(register: string, record: string, patch: Values): Promise<void> {
  const { version } = await office.call('records.get', { register, id: record });
  await office.call('records.save', { register, id: record, version, patch });
}

async function opened(host: Partial<Host> = {}): Promise<void> {
  now = '2026-02-05T09:30:00';
  office = await startOffice({ clock: () => now, host: { ...testHost, ...host } });
  community = await save('communities', { name: '海棠里社区' });
  finance = await save('recipients', { name: '云溪区财政局', kind: 'finance' });
  insurance = await save('recipients', { name: '街道社保专干', kind: 'street' });
}

beforeEach(() => opened());
afterEach(() => office.end());

/** Somebody on the roll, with a post and pay. */
async function worker(name: string, since = '2024-01-01'): Promise<{ readonly person: string; readonly stay: string }> {
  const person = await save('people', { name, ...(name === '单雄信' ? { id_number: id } : {}) });
  const stay = await save('stays', { person, starts_on: since, entry_reason: 'recruited' });
  await save('appointments', { person, community, position: 'member', is_main: 1, starts_on: since });
  return { person, stay };
}

const pay = (person: string, amount: number, since: string, ends: string | null = null) =>
  save('pay_lines', { person, item: '岗位工资', amount, starts_on: since, ends_on: ends });

const view = (month: string, recipient: string | null = null, anew = false) =>
  office.call('monthChanges.view', { month, recipient, anew });

async function lines(month: string, recipient: string | null = null, anew = false): Promise<readonly string[]> {
  const { groups } = await view(month, recipient, anew);
  return groups.flatMap(({ kind, rows }) =>
    rows.map(({ mark, name, before, after, day, note }) => [kind, mark, name, before, after, day, note].join('|')),
  );
}

const freeze = (month: string, recipient: string | null = null) =>
  office.call('monthChanges.freeze', { month, recipient });

describe('the next list', () => {
  it('begins where the last one ended, and tells nothing twice', async () => {
    const { person } = await worker('单雄信', '2026-01-12');
    await pay(person, 300_000, '2026-01-12');
    expect(await lines('2026-01')).toEqual([
      'joined||单雄信||海棠里社区 委员|2026.01.12|招聘入职',
      'pay||单雄信||岗位工资 3,000.00元|2026.01.12|',
    ]);
    await freeze('2026-01');
    now = '2026-03-05T09:30:00';
    expect(await lines('2026-02')).toEqual([]);
    const next = await view('2026-02');
    expect(next.base?.period).toBe('2026-01');
  });

  it('marks as 补报 what was entered late, with its own day, also from before the first list', async () => {
    const { person } = await worker('单雄信');
    await freeze('2026-01');
    await save('grades', { person, grade: 4, starts_on: '2025-11-01', reason: '年限满档' });
    await worker('程咬金', '2026-01-20');
    const short = await save('people', { name: '罗士信' });
    await save('stays', { person: short, starts_on: '2026-01-08', ends_on: '2026-01-25', exit_reason: 'resigned' });
    await save('grades', { person, grade: 2, starts_on: '2015-01-01', ends_on: '2016-12-31' });
    now = '2026-03-05T09:30:00';
    const late = [
      'joined|补报|罗士信|||2026.01.08|',
      'joined|补报|程咬金||海棠里社区 委员|2026.01.20|招聘入职',
      'left|补报|罗士信||辞职|2026.01.25|',
      'grade|补报|单雄信||4级|2025.11.01|年限满档',
    ];
    expect(await lines('2026-02')).toEqual(late);
    await freeze('2026-02');
    now = '2026-04-05T09:30:00';
    expect(await lines('2026-03')).toEqual([]);
  });

  it('marks as 更正 what was told with another day or value, and as 冲销 what is gone', async () => {
    const { person } = await worker('单雄信');
    const raise = await pay(person, 350_000, '2026-01-10');
    const grade = await save('grades', { person, grade: 4, starts_on: '2026-01-01' });
    const { stay } = await worker('程咬金', '2026-01-20');
    const gone = await worker('罗士信');
    await freeze('2026-01');
    await mend('pay_lines', raise, { amount: 340_000 });
    await mend('grades', grade, { starts_on: '2026-01-15' });
    await office.call('records.remove', { register: 'stays', ids: [stay] });
    await office.call('records.remove', { register: 'stays', ids: [gone.stay] });
    now = '2026-03-05T09:30:00';
    expect(await lines('2026-02')).toEqual([
      'joined|冲销|罗士信||海棠里社区 委员|2024.01.01|原报有误，撤销',
      'joined|冲销|程咬金||海棠里社区 委员|2026.01.20|原报有误，撤销',
      'grade|更正|单雄信||4级|2026.01.15|原报生效日期 2026.01.01',
      'pay|更正|单雄信||岗位工资 3,400.00元|2026.01.10|原报岗位工资 3,500.00元',
    ]);
    await freeze('2026-02');
    now = '2026-04-05T09:30:00';
    expect(await lines('2026-03')).toEqual([]);
  });

  it('says who had left before the first list and was told as being there, and who is back', async () => {
    const { stay } = await worker('单雄信');
    await freeze('2026-01');
    await mend('stays', stay, { ends_on: '2025-12-31', exit_reason: 'retired' });
    now = '2026-03-05T09:30:00';
    expect(await lines('2026-02')).toEqual(['left|补报|单雄信|海棠里社区 委员|退休|2025.12.31|']);
    await freeze('2026-02');
    await mend('stays', stay, { ends_on: null, exit_reason: null });
    now = '2026-04-05T09:30:00';
    expect(await lines('2026-03')).toEqual(['left|冲销|单雄信|退休|海棠里社区 委员|2025.12.31|撤销离岗']);
    await freeze('2026-03');
    now = '2026-05-05T09:30:00';
    expect(await lines('2026-04')).toEqual([]);
  });

  it('has as 补报 what changed in a month that was left out, which cannot be made afterwards', async () => {
    const { person } = await worker('单雄信');
    await freeze('2026-01');
    await pay(person, 310_000, '2026-02-01');
    now = '2026-04-05T09:30:00';
    await freeze('2026-03');
    expect((await view('2026-03')).standing?.counts).toBe('工资变动 1');
    expect((await view('2026-02')).refusal?.code).toBe('month-passed');
    const input = { month: '2026-02', recipient: null } as const;
    expect((await office.refusal('monthChanges.freeze', input)).code).toBe('month-passed');
    expect((await view('2025-12')).refusal?.message).toContain('从2026年1月开始');
    expect((await office.refusal('monthChanges.freeze', { month: '2026-05', recipient: null })).code).toBe(
      'month-ahead',
    );
  });

  it('tells again what stood only in a list that was sent back or deleted', async () => {
    const { person } = await worker('单雄信');
    await freeze('2026-01');
    await pay(person, 310_000, '2026-02-01');
    now = '2026-03-05T09:30:00';
    const { report } = await freeze('2026-02');
    await office.call('records.remove', { register: 'reports', ids: [report] });
    now = '2026-04-05T09:30:00';
    expect(await lines('2026-03')).toEqual(['pay|补报|单雄信||岗位工资 3,100.00元|2026.02.01|']);
  });
});

describe('each addressee', () => {
  it('gets its kinds of change, by its work or as ticked, and its own chain of lists', async () => {
    const { person } = await worker('单雄信', '2026-01-12');
    await pay(person, 300_000, '2026-01-12');
    await save('contracts', { person, kind: 'fixed_term', starts_on: '2026-01-12', ends_on: '2029-01-11' });
    const kinds = async (to: string | null) => (await view('2026-01', to)).groups.map(({ kind }) => kind);
    expect(await kinds(null)).toEqual(['joined', 'pay', 'contract']);
    expect(await kinds(finance)).toEqual(['joined', 'pay']);
    expect(await kinds(insurance)).toEqual(['joined', 'contract']);
    await office.call('monthChanges.setKinds', { recipient: finance, kinds: ['contract', 'pay'] });
    expect((await office.call('records.get', { register: 'recipients', id: finance })).values['changes_wanted']).toBe(
      'pay,contract',
    );
    expect(await kinds(finance)).toEqual(['pay', 'contract']);
    await freeze('2026-01', finance);
    expect((await view('2026-01', finance)).standing?.state).toBe('final');
    expect((await view('2026-01', insurance)).standing).toBeNull();
    await office.call('monthChanges.setKinds', {
      recipient: finance,
      kinds: ['joined', 'left', 'grade', 'pay', 'allowance'],
    });
    expect((await office.call('records.get', { register: 'recipients', id: finance })).values['changes_wanted']).toBe(
      null,
    );
    now = '2026-03-05T09:30:00';
    expect(await lines('2026-02', finance)).toEqual([]);
  });

  it('is offered the month before until the 10th', async () => {
    now = '2026-02-10T09:30:00';
    expect((await office.call('monthChanges.choices', {})).month).toBe('2026-01');
    now = '2026-02-11T09:30:00';
    expect((await office.call('monthChanges.choices', {})).month).toBe('2026-02');
  });
});

describe('a list that is final', () => {
  it('is kept with its files and rows, and is not made again', async () => {
    await worker('单雄信', '2026-01-12');
    const { report } = await freeze('2026-01', finance);
    const kept = await office.call('reports.get', { id: report });
    expect(kept.files.map(({ name }) => name)).toEqual(['2026年1月社区工作者变动单（云溪区财政局）.xlsx']);
    const { rows } = await office.call('reports.rows', { id: report, table: 0 });
    expect(rows).toEqual([
      ['单雄信', '海棠里社区', `990***********${id.slice(-4)}`, '', '海棠里社区 委员', '2026.01.12', '', '招聘入职'],
    ]);
    expect((await view('2026-01', finance)).groups).toEqual([]);
    const again = await office.refusal('monthChanges.freeze', { month: '2026-01', recipient: finance });
    expect(again.code).toBe('month-frozen');
  });

  it('is corrected with a reason, which the first one shows, and only what is still untold is in later ones', async () => {
    const { person } = await worker('单雄信', '2026-01-12');
    const { report } = await freeze('2026-01', finance);
    await office.call('reports.move', { id: report, to: 'sent' });
    await pay(person, 300_000, '2026-01-12');
    const input = { month: '2026-01', recipient: finance, replaces: report } as const;
    expect((await office.refusal('monthChanges.freeze', input)).code).toBe('reason-missing');
    const { report: second } = await office.call('monthChanges.freeze', { ...input, reason: '财政局要求重报' });
    const state = async (one: string) => (await office.call('records.get', { register: 'reports', id: one })).values;
    expect((await state(report))['state']).toBe('corrected');
    expect(await state(second)).toMatchObject({ state: 'final', replaces: report, reason: '财政局要求重报' });
    now = '2026-03-05T09:30:00';
    expect(await lines('2026-02', finance)).toEqual([]);
  });

  it('goes on with the correction that was begun in 上报记录', async () => {
    await worker('单雄信', '2026-01-12');
    const { report } = await freeze('2026-01', finance);
    await office.call('reports.move', { id: report, to: 'sent' });
    const draft = await office.call('reports.correct', { id: report, reason: '退回重报' });
    expect((await office.call('monthChanges.choices', {})).corrections).toEqual([
      { month: '2026-01', recipient: finance, name: '云溪区财政局' },
    ]);
    expect((await view('2026-01', finance)).correcting).toEqual({ replaces: report, reason: '退回重报' });
    const made = await office.call('monthChanges.freeze', {
      month: '2026-01',
      recipient: finance,
      replaces: report,
      reason: '退回重报',
    });
    expect(made.report).toBe(draft.id);
    expect((await view('2026-01', finance)).correcting).toBeNull();
  });

  it('leaves out of a late correction what later lists have told already', async () => {
    await worker('单雄信', '2026-01-12');
    const { report } = await freeze('2026-01', finance);
    await office.call('reports.move', { id: report, to: 'sent' });
    await worker('程咬金', '2026-01-20');
    now = '2026-03-05T09:30:00';
    await freeze('2026-02', finance);
    expect(await lines('2026-01', finance, true)).toEqual(['joined||单雄信||海棠里社区 委员|2026.01.12|招聘入职']);
  });

  it('may say that nothing changed', async () => {
    await worker('单雄信');
    const { report } = await freeze('2026-01', finance);
    const kept = await office.call('reports.get', { id: report });
    expect(kept.tables).toMatchObject([{ title: '本月变动', rows: 0 }]);
    expect(await sheet('2026-01')).toContainEqual(expect.arrayContaining(['本月无变动']));
  });
});

/** The cells of the exported workbook, as openpyxl reads them. */
async function sheet(month: string, ids: 'none' | 'masked' | 'last6' | 'full' = 'masked') {
  const file = await office.call('monthChanges.export', { month, recipient: finance, ids });
  const path = join(office.folder, 'list.xlsx');
  writeFileSync(path, await office.download(file.token));
  return workbookCells(path)['月度变动单'] ?? [];
}

describe('the files', () => {
  it('hold title, unit, period, kinds, amounts as numbers, and the foot line of the addressee', async () => {
    await mend('recipients', finance, { head_name: '秦叔宝', preparer_name: '李经办', phone_shown: '0999-1234567' });
    const { person } = await worker('单雄信');
    await pay(person, 300_000, '2024-01-01', '2025-12-31');
    await pay(person, 325_050, '2026-01-01');
    const cells = await sheet('2026-01', 'full');
    expect(cells[0]?.[0]).toBe('2026年1月社区工作者变动单');
    expect(cells[1]?.[0]).toContain('填报单位：云溪区青禾街道');
    expect(cells[1]?.[0]).toContain('2026年1月1日—2026年1月31日');
    expect(cells[2]).toEqual([
      '序号',
      '变动类别',
      '姓名',
      '所在社区',
      '身份证号',
      '变动前',
      '变动后',
      '月增减额（元）',
      '生效日期',
      '依据（文号）',
      '备注',
    ]);
    expect(cells[3]).toEqual([
      1,
      '工资变动',
      '单雄信',
      '海棠里社区',
      id,
      '岗位工资 3,000.00元',
      '岗位工资 3,250.50元',
      250.5,
      '2026.01.01',
      null,
      null,
    ]);
    expect(cells[4]?.[0]).toMatch(
      /^填报单位（盖章）：云溪区青禾街道\s+负责人：秦叔宝\s+填表人：李经办\s+电话：0999-1234567$/u,
    );
  });

  it('write ID numbers as chosen; in full only by right, and logged', async () => {
    await worker('单雄信', '2026-01-12');
    expect((await sheet('2026-01', 'last6'))[3]?.[4]).toBe(id.slice(-6));
    expect((await sheet('2026-01', 'masked'))[3]?.[4]).toBe(`990***********${id.slice(-4)}`);
    expect((await sheet('2026-01', 'none'))[2]).not.toContain('身份证号');
    const exports = async () => (await office.call('accounts.log', {})).filter(({ act }) => act === 'export').length;
    expect(await exports()).toBe(0);
    expect((await sheet('2026-01', 'full'))[3]?.[4]).toBe(id);
    expect(await exports()).toBe(1);
  });

  it.skipIf(noBrowser || noPoppler)('print on A4 across, the kinds one below the other, page by page', async () => {
    await office.end();
    const { toPdf, close } = engine();
    await opened({ toPdf });
    try {
      const { person } = await worker('单雄信', '2026-01-12');
      await pay(person, 300_000, '2026-01-12');
      for (let index = 0; index < 45; index += 1) await worker(`罗士信${index}`, '2026-01-15');
      const { report } = await freeze('2026-01', finance);
      const { files } = await office.call('reports.get', { id: report });
      expect(files.map(({ name }) => name.slice(-4))).toEqual(['xlsx', '.pdf']);
      const file = await office.call('reports.file', { id: report, place: 1 });
      const pdf = await office.download(file.token);
      const text = pdfText(pdf);
      expect(text).toContain('一、入职（增员）46条');
      expect(text).toContain('二、工资变动1条');
      expect(text).toContain('第1页共4页');
      expect(pdfText(pdf, 2)).toContain('变动前变动后');
      expect(pdfText(pdf, 2)).not.toContain('填报单位');
      expect(pdfText(pdf, 4)).toContain('填报单位（盖章）：云溪区青禾街道');
    } finally {
      await close();
    }
  });
});

describe('who may only look', () => {
  it('sees the list masked, and neither takes it along nor keeps it', async () => {
    await worker('单雄信', '2026-01-12');
    await office.call('accounts.create', { name: '赵查看', role: 'viewer', password: `${password}v` });
    await office.call('session.lock', {});
    const { accounts } = await office.call('office.state', {});
    const account = accounts.find(({ name }) => name === '赵查看')?.id ?? '';
    await office.call('session.unlock', { account, password: `${password}v` });
    const { groups } = await view('2026-01', finance);
    expect(groups[0]?.rows[0]?.idNumber).toBe(`990***********${id.slice(-4)}`);
    const asked = { month: '2026-01', recipient: finance } as const;
    expect((await office.refusal('monthChanges.freeze', asked)).code).toBe('forbidden');
    expect((await office.refusal('monthChanges.export', asked)).code).toBe('forbidden');
    expect((await office.refusal('monthChanges.print', asked)).code).toBe('forbidden');
  });
});
