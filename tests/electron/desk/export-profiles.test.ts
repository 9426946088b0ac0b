import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InputOf, password, startOffice, type TestDesk } from './test-desk.ts';

type Profile = InputOf<'exportProfiles.save'>['profile'];

let office: TestDesk;
let folder: string;
const ids: Record<string, string> = {};

const people = [
  ['甲一', '990101199003070012', 'male', '01', '13800000001'],
  ['乙二𠮷', '990101198512120020', 'female', '13', '13800000002'],
  ['丙三', '990101199911110033', 'female', '03', '13800000003'],
] as const;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  office = await startOffice({ clock: () => '2025-06-30T09:30:00' });
  const save = async (register: string, patch: Record<string, string | number>) =>
    (await office.call('records.save', { register, patch })).record.id;
  const community = await save('communities', { name: '海棠里社区' });
  ids['community'] = community;
  for (const [name, id, , status, phone] of people) {
    const person = await save('people', { name, id_number: id, id_override_reason: '试验用号', nation: '01', phone });
    ids[name] = person;
    await save('stays', { person, starts_on: '2020-01-01' });
    await save('appointments', { person, community, position: 'worker', is_main: 1, starts_on: '2020-01-01' });
    await save('party_statuses', { person, status });
  }
});
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

const field = (key: string, style = {}) => ({ take: 'field', field: key, style }) as const;

const platform = (): Profile => ({
  title: '省社工平台',
  register: 'people',
  fileType: '.xlsx',
  columns: [
    { heading: '行号', binding: { take: 'sequence', perGroup: false } },
    { heading: '*姓名', binding: field('name') },
    { heading: '证件类型', binding: { take: 'constant', text: '111' } },
    { heading: '*证件号码', binding: field('id_number') },
    { heading: '*政治面貌', binding: field('political'), words: { '01': '01', '13': '13' } },
    { heading: '所在机构', binding: field('community'), words: { [ids['community'] ?? '']: '990101001' } },
    { heading: '出生日期', binding: field('birth_day', { day: 'date' }) },
    { heading: '手机', binding: field('phone', { number: 'last6' }) },
    { heading: '照片', binding: { take: 'blank' } },
  ],
});

const saved = async (profile: Profile) => (await office.call('exportProfiles.save', { of: null, profile })).id;

const onRoll = { key: 'on_roll', op: 'is' as const, values: [1] };
const listed = { register: 'people', filters: [onRoll], sort: [{ key: 'id_number' }], day: '2025-06-30' };

interface ReadBook {
  readonly sheet: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly formats: readonly string[];
  readonly merges: readonly string[];
}

/** The workbook as another program reads it: values, the number formats of its last row, its merges. */
function readBook(bytes: Uint8Array): ReadBook {
  const path = join(folder, 'out.xlsx');
  writeFileSync(path, bytes);
  const script = `
import json, openpyxl, datetime
ws = openpyxl.load_workbook(${JSON.stringify(path)}).active
show = lambda v: v.date().isoformat() if isinstance(v, datetime.datetime) else v
print(json.dumps({'sheet': ws.title, 'rows': [[show(c.value) for c in row] for row in ws.iter_rows()],
  'formats': [c.number_format for c in list(ws.iter_rows())[-1]], 'merges': [str(m) for m in ws.merged_cells.ranges]}, ensure_ascii=False))`;
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8' })) as ReadBook;
}

function readText(bytes: Uint8Array, encoding: string): readonly (readonly string[])[] {
  const path = join(folder, 'out.csv');
  writeFileSync(path, bytes);
  const script = `import csv, json; print(json.dumps(list(csv.reader(open(${JSON.stringify(path)}, encoding='${encoding}', newline=''))), ensure_ascii=False))`;
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8' })) as string[][];
}

const exported = async (profile: string, more: object = {}, style: 'masked' | 'full' = 'full') =>
  office.call('exports.list', { query: { ...listed, ...more }, title: '人员', style, profile });

const logLines = async () => (await office.call('accounts.log', {})).filter((line) => line.act === 'export');

describe('a list exported as a platform wants it', () => {
  let profile: string;
  beforeAll(async () => {
    profile = await saved(platform());
  });

  it('has the platform’s headings alone above its rows, codes in its words, numbers as text, days as days', async () => {
    const { name, token, unmapped } = await exported(profile);
    expect(name).toBe('省社工平台_2025-06-30.xlsx');
    const book = readBook(await office.download(token));
    expect(book.sheet).toBe('省社工平台');
    expect(book.rows).toEqual([
      ['行号', '*姓名', '证件类型', '*证件号码', '*政治面貌', '所在机构', '出生日期', '手机', '照片'],
      [1, '乙二𠮷', '111', '990101198512120020', '13', '990101001', '1985-12-12', '000002', null],
      [2, '甲一', '111', '990101199003070012', '01', '990101001', '1990-03-07', '000001', null],
      [3, '丙三', '111', '990101199911110033', '共青团员', '990101001', '1999-11-11', '000003', null],
    ]);
    expect(book.formats).toEqual(['General', '@', '@', '@', '@', '@', 'yyyy-mm-dd', '@', '@']);
    expect(book.merges).toEqual([]);
    expect(unmapped).toEqual([{ heading: '*政治面貌', words: ['共青团员'], rows: 1 }]);
  });

  it('holds the rows of the list: its filter, its order, its ticked ones', async () => {
    const rowsOf = async (more: object) => {
      const { token } = await exported(profile, more);
      return readBook(await office.download(token))
        .rows.slice(1)
        .map((row) => row[1]);
    };
    expect(await rowsOf({ sort: [{ key: 'id_number', descending: true }] })).toEqual(['丙三', '甲一', '乙二𠮷']);
    expect(await rowsOf({ filters: [onRoll, { key: 'political', op: 'is', values: ['01'] }] })).toEqual(['甲一']);
    expect(await rowsOf({ ids: [ids['丙三'], ids['乙二𠮷']] })).toEqual(['乙二𠮷', '丙三']);
    const before = await office.refusal('exports.list', {
      query: { ...listed, day: '2019-01-01' },
      title: '人员',
      style: 'full',
      profile,
    });
    expect(before.code).toBe('nothing-to-export');
  });

  it('masks private values unless they are asked for in full, which is logged', async () => {
    await office.call('meta.reveal', { on: true });
    const lines = (await logLines()).length;
    const { token } = await exported(profile, {}, 'masked');
    const numbers = readBook(await office.download(token))
      .rows.slice(1)
      .map((row) => String(row[3]));
    expect(numbers.every((number) => number.includes('*') && number.length === 18)).toBe(true);
    expect(await logLines()).toHaveLength(lines);
    await exported(profile);
    expect((await logLines())[0]).toMatchObject({ register: 'people', count: 3 });
    await office.call('meta.reveal', { on: false });
  });

  it('carries the list’s title and lines where the profile says so', async () => {
    const titled = await saved({ ...platform(), title: '带标题', titled: true, sheetName: 'Sheet1' });
    const book = readBook(await office.download((await exported(titled)).token));
    expect(book.sheet).toBe('Sheet1');
    expect(book.rows[0]?.[0]).toBe('人员');
    expect(String(book.rows[1]?.[0])).toMatch(/截至 2025-06-30　共 3 人/u);
    expect(book.merges).toContain('A1:I1');
    expect(book.rows.at(-1)?.[3]).toBe('990101199911110033');
  });

  it('is a text table in the encoding that the platform reads', async () => {
    const columns = [
      { heading: '姓名,全名', binding: field('name') },
      { heading: '证件号码', binding: field('id_number', { number: 'quoted' }) },
      { heading: '政治面貌', binding: field('political'), words: { '03': '团"员' } },
    ];
    const rows = [
      ['姓名,全名', '证件号码', '政治面貌'],
      ['乙二𠮷', '="990101198512120020"', '群众'],
      ['甲一', '="990101199003070012"', '中共党员'],
      ['丙三', '="990101199911110033"', '团"员'],
    ];
    for (const [fileType, encoding] of [
      ['.csv（UTF-8）', 'utf-8-sig'],
      ['.csv（GB18030）', 'gb18030'],
    ] as const) {
      const id = await saved({ ...platform(), title: fileType, fileType, titled: true, columns });
      const { name, token } = await exported(id);
      expect(name).toMatch(/\.csv$/u);
      const bytes = await office.download(token);
      expect([...bytes.subarray(0, 3)].join() === '239,187,191').toBe(encoding === 'utf-8-sig');
      expect(readText(bytes, encoding)).toEqual(rows);
      expect((await office.call('exportProfiles.get', { id })).titled).toBe(false);
    }
  });

  it('is refused of another register, of the bin, and where a column is gone, each with a sentence', async () => {
    const query = (more: object) => ({ query: { ...listed, ...more }, title: '一', profile });
    const other = await office.refusal('exports.list', {
      query: { register: 'communities' },
      title: '一',
      profile,
    });
    expect(other.code).toBe('profile-other-register');
    expect((await office.refusal('exports.list', query({ binned: true }))).code).toBe('profile-binned');
    const columns = [{ heading: '身高', binding: field('height') }];
    const gone = await office.refusal('exportProfiles.save', { of: null, profile: { ...platform(), columns } });
    expect(gone).toMatchObject({ code: 'profile-column-unknown', message: expect.stringContaining('第 1 列“身高”') });
  });
});

describe('a list exported for an addressee', () => {
  it('stands in 上报记录 as a draft, byte for byte, and one for nobody does not', async () => {
    const recipient = (await office.call('records.save', { register: 'recipients', patch: { name: '省社工平台专班' } }))
      .record.id;
    const lines = async () =>
      (
        await office.call('records.list', {
          register: 'reports',
          filters: [{ key: 'kind', op: 'is', values: ['profile'] }],
        })
      ).rows;
    await exported(await saved({ ...platform(), title: '自用格式' }));
    expect(await lines()).toEqual([]);
    const { token } = await exported(await saved({ ...platform(), title: '报省平台', recipient }));
    const [line] = await lines();
    expect(line?.values).toMatchObject({ title: '报省平台', state: 'draft', recipient, cut_off: '2025-06-30' });
    const again = await office.call('reports.file', { id: line?.id ?? '', place: 0 });
    expect(await office.download(again.token)).toEqual(await office.download(token));
    const { rows } = await office.call('reports.rows', { id: line?.id ?? '', table: 0 });
    expect(rows[0]?.[3]).toMatch(/^990\*+\d{4}$/u);
  });
});

describe('a profile', () => {
  it('is a record: changed against a version, kept in history, taken back', async () => {
    const first = await office.call('exportProfiles.save', { of: null, profile: { ...platform(), title: '市平台' } });
    const changed = await office.call('exportProfiles.save', {
      of: first,
      profile: { ...platform(), title: '市平台', columns: platform().columns.slice(0, 2) },
    });
    const stale = await office.refusal('exportProfiles.save', { of: first, profile: { ...platform(), title: '市' } });
    expect(stale.code).toBe('conflict');
    const { steps } = await office.call('history.ofRecord', { register: 'export_profiles', id: first.id });
    expect(steps[0]?.steps.map((step) => step.field)).toEqual(expect.arrayContaining(['headings', 'columns']));
    const told = String(steps[0]?.steps.find((step) => step.field === 'headings')?.before);
    expect(told).toContain('*政治面貌（取政治面貌：群众→13、中共党员→01）');
    expect(told).toContain('所在机构（取所在社区：海棠里社区→990101001）');
    await office.call('history.undo', { change: changed.changeId });
    expect((await office.call('exportProfiles.get', { id: first.id })).columns).toHaveLength(9);
    const twice = await office.refusal('exportProfiles.save', {
      of: null,
      profile: { ...platform(), title: '市平台' },
    });
    expect(twice).toMatchObject({ code: 'invalid', message: expect.stringContaining('格式名称') });
    await office.call('records.remove', { register: 'export_profiles', ids: [first.id] });
    const gone = await office.refusal('exportProfiles.get', { id: first.id });
    expect(gone.code).toBe('profile-unknown');
    expect(await office.call('exportProfiles.list', { register: 'communities' })).toEqual([]);
  });

  it('keeps words only for codes, and says what cannot be read', async () => {
    const columns = [{ heading: '姓名', binding: field('name'), words: { 甲一: '不是代码' } }];
    const id = await saved({ ...platform(), title: '无代码', columns });
    expect((await office.call('exportProfiles.get', { id })).columns[0]?.words).toEqual({});
    await office.call('records.save', {
      register: 'export_profiles',
      id,
      patch: { columns: '不是编号' },
      mode: 'correct',
    });
    expect((await office.refusal('exportProfiles.get', { id })).code).toBe('profile-damaged');
  });

  it('shows its first rows before it is saved, masked, with what is missing counted, and is tried out as a file', async () => {
    const preview = await office.call('exportProfiles.preview', { profile: platform() });
    expect(preview).toMatchObject({ total: 3, gaps: [0, 0, 0, 0, 0, 0, 0, 0, 0] });
    expect(preview.rows[0]?.[3]).toContain('*');
    expect(preview.unmapped[4]).toEqual({ heading: '*政治面貌', words: ['共青团员'], rows: 1 });
    expect(preview.unmapped[5]).toBeNull();
    const tried = await office.call('exportProfiles.try', { profile: { ...platform(), title: '' } });
    expect(tried).toMatchObject({ name: '导出格式_试导出.xlsx', rows: 3 });
    const book = readBook(await office.download(tried.token));
    expect(String(book.rows[1]?.[3])).toContain('*');
  });

  it('writes a word for what is not there, where the platform wants one', async () => {
    const person = (await office.call('records.save', { register: 'people', patch: { name: '丁四' } })).record.id;
    await office.call('records.save', { register: 'stays', patch: { person, starts_on: '2024-01-01' } });
    const columns = [{ heading: '政治面貌', binding: field('political'), words: { '': '99' } }];
    const id = await saved({ ...platform(), title: '空值', columns });
    const { token } = await exported(id, { ids: [person] });
    expect(readBook(await office.download(token)).rows).toEqual([['政治面貌'], ['99']]);
    await office.call('records.remove', { register: 'people', ids: [person] });
  });
});

describe('the template of a platform', () => {
  const template = (headings: readonly string[]): Uint8Array => {
    const path = join(folder, 'template.xlsx');
    const script = `
import openpyxl
wb = openpyxl.Workbook(); ws = wb.active; ws.title = '导入模板'
ws.append(${JSON.stringify(headings)})
wb.create_sheet('填写说明').append(['请勿改动表头'])
wb.save(${JSON.stringify(path)})`;
    execFileSync('/usr/bin/python3', ['-c', script]);
    return readFileSync(path);
  };

  it('gives its heading row as columns, bound as a form is, what is unknown left blank', async () => {
    const headings = ['*姓名', '*公民身份号码', '性别', '出生年月', '手机号码', '服务标识码'];
    const upload = await office.upload('form', '导入模板.xlsx', template(headings));
    const { sheet, columns } = await office.call('exportProfiles.template', { register: 'people', upload });
    expect(sheet).toBe('导入模板');
    expect(columns.map(({ heading }) => heading)).toEqual(headings);
    expect(columns.map(({ binding }) => (binding.take === 'field' ? binding.field : binding.take))).toEqual([
      'name',
      'id_number',
      'sex',
      'birth_day',
      'phone',
      'blank',
    ]);
    expect(columns.at(-1)).toMatchObject({ origin: 'none' });
  });

  it('without a heading is refused with a sentence', async () => {
    const upload = await office.upload('form', '通知.xlsx', template(['关于报送的通知']));
    const refusal = await office.refusal('exportProfiles.template', { register: 'people', upload });
    expect(refusal).toMatchObject({ code: 'profile-template-headings', message: expect.stringContaining('通知.xlsx') });
  });
});

describe('the rights of a viewer', () => {
  it('let profiles be seen, not changed, and nothing be exported in them', async () => {
    const viewer = '赵查看';
    const id = await saved({ ...platform(), title: '给查看的人看' });
    await office.call('accounts.create', { name: viewer, role: 'viewer', password: `${password}查看` });
    await office.call('session.lock', {});
    const { accounts } = await office.call('office.state', {});
    const account = accounts.find((one) => one.name === viewer)?.id ?? '';
    await office.call('session.unlock', { account, password: `${password}查看` });
    expect((await office.call('exportProfiles.get', { id })).title).toBe('给查看的人看');
    const profile = platform();
    expect((await office.refusal('exportProfiles.save', { of: null, profile })).code).toBe('forbidden');
    expect((await office.refusal('exportProfiles.try', { profile })).code).toBe('forbidden');
    const query = { query: listed, title: '人员', style: 'full' as const, profile: id };
    expect((await office.refusal('exports.list', query)).code).toBe('forbidden');
  });
});
