import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { idNumber } from '../../id-numbers.ts';
import { startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
let now = '2026-01-10T09:00:00';
let recipient: string;
let community: string;
let people: readonly string[];

const save = async (register: string, patch: Record<string, string | number | null>, id?: string) =>
  (await office.call('records.save', { register, patch, ...(id === undefined ? {} : { id }) })).record.id;

async function addPerson(name: string, serial: number): Promise<string> {
  const person = await save('people', { name, id_number: idNumber('19900307', serial) });
  await save('stays', { person, starts_on: '2020-01-01' });
  await save('appointments', { person, community, position: 'member', is_main: 1, starts_on: '2020-01-01' });
  return person;
}

beforeAll(async () => {
  office = await startOffice({ clock: () => now });
  community = await save('communities', { name: '海棠里社区' });
  recipient = await save('recipients', { name: '云溪区委社会工作部' });
  people = [await addPerson('甲一', 11), await addPerson('乙二', 12), await addPerson('丙三', 13)];
});
afterAll(() => office.end());

const headings = ['序号', '姓名', '身份证号', '职务', '备注'];

async function openForm(): Promise<string> {
  const rows = [['在岗人员情况表', null, null, null, null], headings, [null, null, null, null, null]];
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows }] });
  const { id } = await office.call('forms.open', { upload: await office.upload('form', '情况表.xlsx', bytes) });
  const view = await office.call('forms.get', { id });
  await office.call('forms.settings', { id, settings: { ...view.settings, recipient, period: '2026年1月' } });
  await office.call('forms.confirm', { id });
  return id;
}

async function textsOf(token: string): Promise<readonly (readonly string[])[]> {
  const { sheets } = await readWorkbook(await office.download(token), '情况表.xlsx');
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text));
}

const line = async (id: string) => (await office.call('records.get', { register: 'reports', id })).values;
const states = async () =>
  Object.fromEntries(
    (await office.call('records.list', { register: 'reports', limit: 100 })).rows.map((row) => [
      row.id,
      row.values['state'],
    ]),
  );

describe('what was filled', () => {
  it('stands as a draft that the next try of the day replaces', async () => {
    const form = await openForm();
    const first = await office.call('forms.fill', { id: form, since: null });
    const second = await office.call('forms.fill', { id: form, since: null });
    expect(second.report).toBe(first.report);
    expect(await line(first.report)).toMatchObject({
      title: '在岗人员情况表',
      kind: 'form',
      state: 'draft',
      recipient,
      period: '2026年1月',
      cut_off: '2026-01-10',
      counts: '在岗人员情况表 3',
      form,
    });
    now = '2026-01-11T09:00:00';
    await openForm();
    const later = await office.call('forms.fill', { id: form, since: null });
    expect(later.report).not.toBe(first.report);
    await office.call('records.remove', { register: 'reports', ids: [later.report] });
  });

  it('is given back byte for byte, whatever happens to the people since', async () => {
    const form = await openForm();
    const { report, token } = await office.call('forms.fill', { id: form, since: null });
    const sent = await office.download(token);
    await office.call('reports.move', { id: report, to: 'sent', day: '2026-01-12', way: 'stick' });
    expect(await line(report)).toMatchObject({ state: 'sent', sent_on: '2026-01-12', way: 'stick' });
    const [first = ''] = people;
    await save('people', { name: '甲一一' }, first);
    const { files, tables, kept } = await office.call('reports.get', { id: report });
    expect(files).toEqual([
      expect.objectContaining({ place: 0, sha256: createHash('sha256').update(sent).digest('hex') }),
    ]);
    expect(tables.map(({ title, rows }) => [title, rows])).toEqual([['在岗人员情况表', 3]]);
    expect(kept).toMatchObject({ recipient: '云溪区委社会工作部', leftAt: expect.stringContaining('2026-01-11') });
    const again = await office.call('reports.file', { id: report, place: 0 });
    expect(Buffer.from(await office.download(again.token)).equals(Buffer.from(sent))).toBe(true);
    const { rows } = await office.call('reports.rows', { id: report, table: 0 });
    expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(['甲一', '乙二', '丙三']));
    // Numbers are masked on screen until they are asked for.
    expect(rows[0]?.[2]).toMatch(/^990\*+\d{4}$/u);
    await save('people', { name: '甲一' }, first);
  });

  it('does not change after it left: a new try begins a draft of its own, and it cannot be purged', async () => {
    const form = await openForm();
    const { report } = await office.call('forms.fill', { id: form, since: null });
    await office.call('reports.move', { id: report, to: 'sent' });
    await save('reports', { state: 'draft' }, report);
    const next = await office.call('forms.fill', { id: form, since: null });
    expect(next.report).not.toBe(report);
    await office.call('records.remove', { register: 'reports', ids: [report, next.report] });
    expect((await office.refusal('records.purge', { register: 'reports', ids: [report] })).code).toBe('report-kept');
    await office.call('records.purge', { register: 'reports', ids: [next.report] });
    expect((await office.refusal('reports.get', { id: next.report })).code).toBe('report-unknown');
  });
});

describe('the way of a report', () => {
  it('goes from draft over sent to returned and is corrected by another that says why', async () => {
    now = '2026-02-01T09:00:00';
    const form = await openForm();
    const { report } = await office.call('forms.fill', { id: form, since: null });
    expect((await office.refusal('reports.move', { id: report, to: 'returned', reason: '错' })).code).toBe(
      'report-state',
    );
    await office.call('reports.move', { id: report, to: 'final' });
    await office.call('reports.move', { id: report, to: 'sent', by: '李经办' });
    expect((await office.refusal('reports.move', { id: report, to: 'returned' })).fields).toEqual([
      { field: 'reason', message: '请写明原因' },
    ]);
    await office.call('reports.move', { id: report, to: 'returned', reason: '职务写法不对' });
    const { id: correction } = await office.call('reports.correct', { id: report, reason: '按通知改写职务' });
    expect((await office.refusal('reports.correct', { id: report, reason: '再来' })).code).toBe('report-correcting');
    const filled = await office.call('forms.fill', { id: form, since: null });
    expect(filled.report).toBe(correction);
    expect(await line(correction)).toMatchObject({ replaces: report, reason: '按通知改写职务', state: 'draft' });
    expect((await states())[report]).toBe('returned');
    const { changeId } = await office.call('reports.move', { id: correction, to: 'sent' });
    expect(await states()).toMatchObject({ [report]: 'corrected', [correction]: 'sent' });
    expect(await office.call('reports.get', { id: report })).toMatchObject({
      replacedBy: [{ id: correction, label: '在岗人员情况表 2026年1月' }],
    });
    await office.call('history.undo', { change: changeId });
    expect(await states()).toMatchObject({ [report]: 'returned', [correction]: 'draft' });
    await office.call('reports.move', { id: correction, to: 'sent' });
    await office.call('reports.move', { id: correction, to: 'archived' });
    expect((await states())[correction]).toBe('archived');
  });

  it('takes a typed line as it is and says that nothing was kept of it', async () => {
    const typed = await save('reports', { title: '口头报数', state: 'sent', kind: 'other' });
    expect(await office.call('reports.get', { id: typed })).toMatchObject({ kept: null, files: [], tables: [] });
    expect((await office.refusal('reports.rows', { id: typed, table: 0 })).code).toBe('report-empty');
  });
});

describe('只报变化', () => {
  it('fills only who is new, changed or gone, each marked, and compares the next time with everybody', async () => {
    now = '2026-03-01T09:00:00';
    const form = await openForm();
    const base = await office.call('forms.fill', { id: form, since: null });
    await office.call('reports.move', { id: base.report, to: 'sent' });
    expect((await office.refusal('forms.fill', { id: form, since: base.report })).code).toBe('nothing-changed');

    now = '2026-04-01T09:00:00';
    await addPerson('丁四', 14);
    const [, second = '', third = ''] = people;
    const { rows: posts } = await office.call('records.list', { register: 'appointments', owner: second });
    await save('appointments', { position: 'deputy_director' }, posts[0]?.id);
    const { rows: stays } = await office.call('records.list', { register: 'stays', owner: third });
    await save('stays', { ends_on: '2026-03-15' }, stays[0]?.id);
    await openForm();
    const { reports, last, marks } = await office.call('forms.bases', { id: form });
    expect(last).toBe(base.report);
    expect(reports[0]).toMatchObject({ id: base.report, state: 'sent', cutOff: '2026-03-01' });
    expect(marks).toEqual([{ table: '表', heading: '备注' }]);

    const [preview] = await office.call('forms.changes', { id: form, since: base.report });
    expect(preview?.rows.map(({ change, cells }) => [change, cells[1]])).toEqual([
      ['new', '丁四'],
      ['changed', '乙二'],
      ['gone', '丙三'],
    ]);
    expect(preview?.rows[1]?.differs).toEqual([{ label: '职务', before: '委员', now: '副主任' }]);
    expect(preview?.rows[2]?.cells[2]).toMatch(/^990\*+\d{4}$/u);

    const filled = await office.call('forms.fill', { id: form, since: base.report });
    const texts = await textsOf(filled.token);
    expect(texts.slice(2).map((row) => [row[0], row[1], row[4]])).toEqual([
      ['1', '丁四', '新增'],
      ['2', '乙二', '变更：职务 委员→副主任'],
      ['3', '丙三', '减少'],
    ]);
    expect(await line(filled.report)).toMatchObject({ title: '在岗人员情况表（变化）', counts: '在岗人员情况表 3' });
    await office.call('reports.move', { id: filled.report, to: 'sent' });

    now = '2026-05-01T09:00:00';
    await openForm();
    expect((await office.call('forms.bases', { id: form })).last).toBe(filled.report);
    expect((await office.refusal('forms.fill', { id: form, since: filled.report })).code).toBe('nothing-changed');
    const all = await office.call('forms.fill', { id: form, since: null });
    expect(all.rows).toBe(3);
  });

  it('refuses to compare with what is no report of this form', async () => {
    const form = await openForm();
    expect((await office.refusal('forms.changes', { id: form, since: 'none' })).code).toBe('form-base-unknown');
  });
});

describe('the foot line of an addressee', () => {
  it('stands in forms for it, and the office’s own elsewhere', async () => {
    const own = {
      reporting_unit: '青禾街道党群工作办',
      head_name: '周负责',
      preparer_name: '吴填表',
      phone_shown: '05711234567',
    };
    const finance = await save('recipients', { name: '云溪区财政局', ...own });
    const rows = [
      ['填报单位：', null, null, null],
      ['姓名', '职务', null, null],
      [null, null, null, null],
      ['负责人：', '填表人：', '联系电话：', null],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows }] });
    const { id } = await office.call('forms.open', { upload: await office.upload('form', '津贴表.xlsx', bytes) });
    const texts = async (to: string) => {
      const { settings } = await office.call('forms.get', { id });
      await office.call('forms.settings', { id, settings: { ...settings, recipient: to } });
      const { token, report } = await office.call('forms.fill', { id, since: null });
      return {
        cells: (await textsOf(token)).flat(),
        foot: (await office.call('reports.get', { id: report })).kept?.foot,
      };
    };
    const forFinance = await texts(finance);
    expect(forFinance.cells).toEqual(
      expect.arrayContaining([
        '填报单位：青禾街道党群工作办',
        '负责人：周负责',
        '填表人：吴填表',
        '联系电话：05711234567',
      ]),
    );
    expect(forFinance.foot).toEqual({
      unit: '青禾街道党群工作办',
      head: '周负责',
      preparer: '吴填表',
      phone: '05711234567',
    });
    expect((await texts(recipient)).cells).toContain('填报单位：青禾街道');
  });
});

describe('a list of names that was filled', () => {
  it('stands as a draft with what was fetched', async () => {
    const { id } = await office.call('nameLists.open', { text: '姓名\t职务\n乙二\t\n甲一\t' });
    const { report } = await office.call('nameLists.fill', { id });
    expect(await line(report)).toMatchObject({ kind: 'name_list', state: 'draft', counts: '名单 2' });
    const { rows } = await office.call('reports.rows', { id: report, table: 0 });
    expect(rows).toEqual([
      ['乙二', '副主任'],
      ['甲一', '委员'],
    ]);
  });
});
