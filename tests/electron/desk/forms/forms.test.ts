import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from '../test-desk.ts';

let office: TestDesk;
let folder: string;

const people = [
  ['甲一', '990101199003070012', 'secretary', '01'],
  ['乙二', '990101198512120020', 'member', '13'],
  ['丙三', '990101199911110033', 'grid_worker', '03'],
] as const;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'forms-'));
  office = await startOffice({ clock: () => '2025-06-30T09:30:00' });
  const save = async (register: string, patch: Record<string, string | number>) =>
    (await office.call('records.save', { register, patch })).record.id;
  const community = await save('communities', { name: '海棠里社区' });
  for (const [name, id, position, status] of people) {
    const person = await save('people', { name, id_number: id, id_override_reason: '试验用号', nation: '01' });
    await save('stays', { person, starts_on: '2020-01-01' });
    await save('appointments', { person, community, position, is_main: 1, starts_on: '2020-01-01' });
    await save('party_statuses', { person, status });
  }
});
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A county's form, made by another program. */
function countyForm(name: string, extra = ''): Uint8Array {
  const path = join(folder, name);
  const script = `
from openpyxl import Workbook
from openpyxl.styles import Border, Side, Font, Alignment
wb = Workbook(); ws = wb.active; ws.title = '花名册'
ws['A1'] = '社区工作者花名册'; ws.merge_cells('A1:G1'); ws['A1'].font = Font(size=18, bold=True)
ws['A2'] = '填报单位（盖章）：'
heads = ['序号', '姓名', '身份证号码', '出生年月', '政治面貌', '身高', '备注']
thin = Side(style='thin')
for i, h in enumerate(heads):
    c = ws.cell(3, i + 1, h); c.border = Border(thin, thin, thin, thin); c.alignment = Alignment(wrap_text=True)
for y in (4, 5):
    for x in range(1, 8): ws.cell(y, x).border = Border(thin, thin, thin, thin)
ws['A6'] = '合计'; ws['B6'] = '=COUNTA(B4:B5)'
ws['A7'] = '填表人：        联系电话：'
ws.column_dimensions['C'].width = 24
ws.print_title_rows = '3:3'
${extra}
wb.save(${JSON.stringify(path)})
`;
  execFileSync('/usr/bin/python3', ['-c', script]);
  return readFileSync(path);
}

interface ReadBack {
  readonly rows: readonly (readonly unknown[])[];
  readonly merges: readonly string[];
  readonly width: number;
}

function readBack(bytes: Uint8Array): ReadBack {
  const path = join(folder, 'filled.xlsx');
  writeFileSync(path, bytes);
  const script = `
import json, openpyxl
ws = openpyxl.load_workbook(${JSON.stringify(path)}).active
print(json.dumps({'rows': [[c.value for c in row] for row in ws.iter_rows()], 'merges': [str(m) for m in ws.merged_cells.ranges], 'width': ws.column_dimensions['C'].width}, ensure_ascii=False))
`;
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8' })) as ReadBack;
}

const open = async (name: string, bytes: Uint8Array) =>
  office.call('forms.open', { upload: await office.upload('form', name, bytes) });

describe('a form of the county', () => {
  it('is filled as it was sent, with rows for all and its sum right', async () => {
    const { id, known } = await open('花名册.xlsx', countyForm('花名册.xlsx'));
    expect(known).toBe('new');
    const view = await office.call('forms.get', { id });
    const [table] = view.tables;
    expect(table?.columns.map(({ heading, origin }) => [heading, origin])).toEqual([
      ['序号', 'sure'],
      ['姓名', 'sure'],
      ['身份证号码', 'sure'],
      ['出生年月', 'sure'],
      ['政治面貌', 'sure'],
      ['身高', 'none'],
      ['备注', 'sure'],
    ]);
    const [preview] = await office.call('forms.preview', { id });
    expect(preview).toMatchObject({ total: 3 });
    expect(preview?.rows[0]?.[2]).toContain('*');
    const result = await office.call('forms.fill', { id });
    expect(result.rows).toBe(3);
    const filled = readBack(await office.download(result.token));
    expect(filled.rows).toEqual([
      ['社区工作者花名册', null, null, null, null, null, null],
      ['填报单位（盖章）：青禾街道', null, null, null, null, null, null],
      ['序号', '姓名', '身份证号码', '出生年月', '政治面貌', '身高', '备注'],
      [1, '丙三', '990101199911110033', '1999.11', '共青团员', null, null],
      [2, '甲一', '990101199003070012', '1990.03', '中共党员', null, null],
      [3, '乙二', '990101198512120020', '1985.12', '群众', null, null],
      ['合计', '=COUNTA(B4:B6)', null, null, null, null, null],
      ['填表人：        联系电话：', null, null, null, null, null, null],
    ]);
    expect(filled).toMatchObject({ merges: ['A1:G1'], width: 24 });
  });

  it('is known the second time, with what was chosen', async () => {
    const first = await open('花名册.xlsx', countyForm('花名册.xlsx'));
    const choice = { take: 'constant', text: '—' } as const;
    await office.call('forms.bind', { id: first.id, table: '0', column: 5, binding: choice });
    await office.call('forms.fill', { id: first.id });
    const again = await open('再发一次.xlsx', countyForm('再发一次.xlsx'));
    expect(again).toEqual({ id: first.id, known: 'same' });
    const view = await office.call('forms.get', { id: again.id });
    expect(view.tables[0]?.columns[5]).toMatchObject({ binding: choice, origin: 'remembered' });
  });

  it('asks about the headings that changed', async () => {
    const { id, known } = await open('新版.xlsx', countyForm('新版.xlsx', "ws['F3'] = '民族'"));
    expect(known).toBe('similar');
    const view = await office.call('forms.get', { id });
    expect(view.changed).toEqual({ gone: ['身高'], new: ['民族'] });
    expect(view.tables[0]?.columns[5]).toMatchObject({ binding: { take: 'field', field: 'nation' } });
  });

  it('is not filled while a column is only guessed', async () => {
    const { id } = await open(
      '存疑.xlsx',
      countyForm('存疑.xlsx', "ws['F3'] = '政治面貌情况'; ws['E3'] = '籍贯'; ws['D3'] = '民族'"),
    );
    expect((await office.refusal('forms.fill', { id })).code).toBe('form-unsure');
    await office.call('forms.confirm', { id });
    expect((await office.call('forms.fill', { id })).rows).toBe(3);
  });

  it('takes only those whom the clerk names', async () => {
    const { id } = await open('花名册.xlsx', countyForm('花名册.xlsx'));
    const { settings } = await office.call('forms.get', { id });
    const who = { ...settings.who, filters: [{ key: 'political', op: 'is' as const, values: ['01'] }] };
    await office.call('forms.settings', { id, settings: { ...settings, who } });
    const result = await office.call('forms.fill', { id });
    expect(readBack(await office.download(result.token)).rows.slice(3, 6)).toEqual([
      [1, '甲一', '990101199003070012', '1990.03', '中共党员', '—', null],
      [null, null, null, null, null, null, null],
      ['合计', '=COUNTA(B4:B5)', null, null, null, null, null],
    ]);
  });
});

describe('headings pasted from a chat', () => {
  it('become a form of their own', async () => {
    const { id } = await office.call('forms.paste', { text: '姓名、性别、身份证号后6位\n联系电话', title: '临时名单' });
    const view = await office.call('forms.get', { id });
    expect(view.tables[0]?.columns.map(({ heading }) => heading)).toEqual([
      '姓名',
      '性别',
      '身份证号后6位',
      '联系电话',
    ]);
    const result = await office.call('forms.fill', { id });
    const { rows } = readBack(await office.download(result.token));
    expect(rows.find((row) => row[0] === '甲一')).toEqual(['甲一', '男', '070012', null]);
  });

  it('are refused where there are none', async () => {
    expect(await office.refusal('forms.paste', { text: '请各街道尽快报送' })).toMatchObject({
      code: 'form-no-headings',
      message: expect.stringContaining('表头'),
    });
  });
});

describe('a file that is no form', () => {
  it.each([
    ['信.xlsx', `ws.delete_rows(1, 20); ws['A1'] = '关于报送的通知'`, 'form-no-headings'],
    ['宽.xlsx', `[ws.cell(3, x, '栏目%d' % x) for x in range(1, 201)]`, 'form-too-wide'],
  ])('%s is refused and nothing is kept', async (name, extra, code) => {
    const before = (await office.call('forms.list', {})).length;
    const upload = await office.upload('form', name, countyForm(name, extra));
    expect((await office.refusal('forms.open', { upload })).code).toBe(code);
    expect(await office.call('forms.list', {})).toHaveLength(before);
  });
});
