import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../../id-numbers.ts';
import { logicalDump } from '../../../logical-dump.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import {
  begin,
  beginFile,
  cell,
  importTable,
  inOrder,
  preview,
  previewCreating,
  rowsOf,
  stored,
  workbook,
} from './tables.ts';
import { bigRoster } from './big-roster.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const one = idNumber('19900307', 11);
const two = idNumber('19850209', 12);
const three = idNumber('19790421', 13);

/** Runs a program of /usr/bin in the office's folder. */
function run(program: string, ...parameters: readonly string[]): void {
  execFileSync(program, parameters, { cwd: office.folder, stdio: 'pipe' });
}

const ugly = `
import sys
from datetime import date
from openpyxl import Workbook
from openpyxl.styles import Font
book = Workbook()
notes = book.active
notes.title = '说明'
notes.append(['本表由街道统一填报'])
sheet = book.create_sheet('花名册')
sheet['A1'] = '青禾街道社区工作者花名册'
sheet.merge_cells('A1:K1')
sheet['A2'] = '填报单位：青禾街道'
top = ['序号', '姓 名', '身份证号码', '出生年月', '所属社区', '学历情况', None, '参加工作时间', '政治面貌', '联系方式', '入党时间']
low = [None, None, None, None, None, '学历', '毕业院校', None, None, None, None]
sheet.append(top)
sheet.append(low)
sheet.merge_cells('F3:G3')
for column in 'ABCDEHIJK':
    sheet.merge_cells(f'{column}3:{column}4')
one, two, three = sys.argv[2:5]
sheet.append([1, '张　三', one, '1990.03', '东湖社区', '大学', '云溪大学', date(2012, 7, 1), '中共党员', 13900000001, '2015年6月'])
sheet.append([2, '李\\n四', "'" + two, 198502, None, '大专', None, 40725, '党员（预备）', '１３９０００００００２', '201806'])
sheet.merge_cells('E5:E6')
sheet.append([3, '王五', three.lower(), '1979-04-21', '西湖社区', '本科', '云溪学院', '2001/8', '群众', '0571-88886666', '-'])
sheet.row_dimensions[7].hidden = True
sheet.append([])
sheet.append(['合计', '3人'])
sheet.append(['填表人：某某', None, None, '审核人：'])
book.save(sys.argv[1])
`;

describe('an ugly roster', () => {
  beforeEach(() => {
    writeFileSync(join(office.folder, 'ugly.py'), ugly);
    run('/usr/bin/python3', 'ugly.py', 'ugly.xlsx', one, two, three);
  });
  const expected = () =>
    inOrder([
      ['张三', one, '2012-07-01', '13900000001'],
      ['李四', two, '2011-07-01', '13900000002'],
      ['王五', three, '2001-08', '0571-88886666'],
    ]);
  const people = () => stored(office, 'people', ['name', 'id_number', 'work_started_on', 'phone']);

  it('as .xlsx is found, read, repaired and said so', async () => {
    const view = await beginFile(office, readFileSync(join(office.folder, 'ugly.xlsx')));
    expect(view).toMatchObject({ sheet: 1, headingRows: [3, 4], rows: 3, hiddenRows: 1 });
    expect(view.skipped.map((row) => row.reason)).toEqual(expect.arrayContaining(['合计行', '表尾']));
    expect(view.columns.filter((column) => column.certainty !== 'sure')).toEqual([]);
    const { counts } = await previewCreating(office, view.run);
    expect(counts).toMatchObject({ new: 3, problem: 0 });
    const [first] = await rowsOf(office, view.run, 'new');
    expect(cell(first, '姓名').marks).toMatchObject([{ level: 'repaired' }]);
    await office.call('imports.commit', { run: view.run });
    expect(await people()).toEqual(expected());
    const posts = await stored(office, 'people', ['name', 'community', 'education', 'political', 'party_joined_on']);
    const [east, west] = (
      await office.call('records.list', { register: 'communities', sort: [{ key: 'name' }] })
    ).rows.map((row) => row.id);
    expect(posts).toEqual(
      inOrder([
        ['张三', east, '20', '01', '2015-06'],
        ['李四', east, '30', '02', '2018-06'],
        ['王五', west, '20', '13', null],
      ]),
    );
  });

  it('as .xls reads the same', async () => {
    run(
      '/usr/bin/soffice',
      '--headless',
      `-env:UserInstallation=file://${office.folder}/profile`,
      '--convert-to',
      'xls',
      'ugly.xlsx',
    );
    const view = await beginFile(office, readFileSync(join(office.folder, 'ugly.xls')), 'ugly.xls');
    expect((await previewCreating(office, view.run)).counts).toMatchObject({ new: 3, problem: 0 });
    await office.call('imports.commit', { run: view.run });
    expect(await people()).toEqual(expected());
  }, 60_000);

  it('under a heading that the clerk corrects', async () => {
    const view = await beginFile(office, readFileSync(join(office.folder, 'ugly.xlsx')));
    const wrong = await office.call('imports.setHeading', { run: view.run, from: 1, to: 1 });
    expect(wrong.columns.filter((column) => column.certainty === 'sure')).toEqual([]);
    const right = await office.call('imports.setHeading', { run: view.run, from: 3, to: 4 });
    expect(right.columns.map((column) => column.place)).toEqual(view.columns.map((column) => column.place));
    expect((await office.call('imports.setSheet', { run: view.run, sheet: 0 })).headingRows).toBeNull();
    expect((await office.refusal('imports.preview', { run: view.run })).code).toBe('heading-missing');
  });
});

describe('other tables', () => {
  it('as .csv of GB18030 are read, and a doubtful day is asked', async () => {
    const text = `姓名,身份证号,参加工作时间\n甲一,${one},1990.1\n乙二,${two},2008.07\n`;
    writeFileSync(join(office.folder, 'utf8.csv'), text);
    run('/usr/bin/iconv', '-f', 'UTF-8', '-t', 'GB18030', '-o', 'roster.csv', 'utf8.csv');
    const view = await beginFile(office, readFileSync(join(office.folder, 'roster.csv')), 'roster.csv');
    expect((await preview(office, view.run)).counts).toMatchObject({ new: 1, problem: 1 });
    const asked = await office.call('imports.mendAll', { run: view.run, column: 2, code: 'doubt', act: 'accept' });
    expect(asked.counts).toMatchObject({ new: 2, problem: 0 });
  });

  it('may be pasted', async () => {
    const view = await office.call('imports.begin', { source: { text: `姓名\t身份证号\n甲一\t${one}\n` } });
    expect(view).toMatchObject({ fileName: '粘贴的内容', rows: 1 });
    expect((await preview(office, view.run)).counts.new).toBe(1);
  });

  it('that are damaged or no tables are refused, and nothing is staged', async () => {
    const whole = await workbook([['姓名'], ['甲一']]);
    for (const [name, bytes] of [
      ['截断.xlsx', whole.slice(0, whole.length / 2)],
      ['图片.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ] as const) {
      const upload = await office.upload('import', name, bytes);
      const refusal = await office.refusal('imports.begin', { source: { upload } });
      expect(refusal.code).toMatch(/^sheet-/);
      expect(refusal.message).toContain(name);
    }
    expect((await office.call('imports.list', {})).imports).toEqual([]);
  });

  it('remember which column the clerk gave to what', async () => {
    const rows = [
      ['姓名', '身份证号', '家里号码', '人员编号'],
      ['甲一', one, '0571-88886666', 'A1'],
    ];
    const { run, columns } = await begin(office, rows);
    expect(columns.map((column) => column.place)).toEqual([
      'people.name',
      'people.id_number',
      null,
      'people.staff_number',
    ]);
    await office.call('imports.setColumns', { run, columns: { 2: 'people.home_phone', 3: null } });
    const next = await begin(office, rows);
    expect(next.columns.slice(2)).toMatchObject([
      { place: 'people.home_phone', certainty: 'sure', reason: '上次导入时这样对应' },
      { place: null, reason: '上次导入时选了不导入' },
    ]);
  });
});

describe('what comes out goes in again', () => {
  it('the full export of the list as 0 new and 0 changed', async () => {
    await importTable(office, bigRoster(60));
    await importTable(office, [
      ['姓名', '性别', '出生年月', '社区'],
      ['无号', '女', '1988.5', '第1社区'],
    ]);
    const before = await logicalDump(office);
    const file = await office.call('exports.list', { query: { register: 'people' }, title: '人员名单', style: 'full' });
    const view = await beginFile(office, await office.download(file.token), file.name);
    const { counts, marks } = await preview(office, view.run);
    expect(marks).toEqual([]);
    expect(counts).toEqual({ new: 0, update: 0, same: 61, problem: 0, skipped: 0 });
    await office.call('imports.commit', { run: view.run });
    expect(await logicalDump(office)).toEqual(before);
  });

  it('but not the masked one', async () => {
    await importTable(office, bigRoster(3));
    const file = await office.call('exports.list', { query: { register: 'people' }, title: '人员名单' });
    const upload = await office.upload('import', file.name, await office.download(file.token));
    expect(await office.refusal('imports.begin', { source: { upload } })).toMatchObject({
      code: 'import-masked',
      message: expect.stringContaining(file.name),
    });
  });

  it('rejected rows with their reasons, ready to be mended', async () => {
    const done = await importTable(office, [
      ['花名册'],
      ['姓名', '身份证号', '职务', '备注'],
      ['甲一', Number(one), '委员', '原样'],
      ['乙二', two, '没有这个职务', null],
      ['丙三', three, '委员', null],
    ]);
    expect(done.counts).toMatchObject({ new: 1, rejected: 2 });
    const bytes = await office.download(done.rejected?.token ?? '');
    const { sheets } = await readXlsx(bytes);
    const rows = sheets[0]?.rows ?? [];
    expect(rows[2]).toEqual(['姓名', '身份证号', '职务', '备注', '退回原因']);
    expect(rows[3]?.[4]).toContain('已被 Excel 截断');
    expect(rows[4]?.[4]).toContain('职务没有这一项');
    const view = await beginFile(office, bytes, done.rejected?.name);
    expect((await preview(office, view.run)).counts).toMatchObject({ new: 0, problem: 2 });
    await office.call('imports.mend', { run: view.run, row: 4, mend: { action: 'value', column: 1, value: one } });
    await office.call('imports.mend', { run: view.run, row: 5, mend: { action: 'value', column: 2, value: '委员' } });
    expect((await office.call('imports.commit', { run: view.run })).counts).toMatchObject({ new: 2, rejected: 0 });
    const [, first] = (await office.call('imports.list', {})).imports;
    expect(first).toMatchObject({ rejected: 2, counts: { new: 1 } });
    const later = await office.call('imports.rejected', { run: first?.run ?? '' });
    expect((await office.download(later.token)).length).toBeGreaterThan(1000);
  });

  it('the 导入模板, whose example row is passed over and whose headings are all known', async () => {
    await importTable(office, [
      ['姓名', '社区'],
      ['甲一', '东湖社区'],
    ]);
    const file = await office.call('imports.template', {});
    const bytes = await office.download(file.token);
    const view = await beginFile(office, bytes, file.name);
    expect(view.rows).toBe(0);
    expect(view.columns.filter((column) => column.place === null).map((column) => column.heading)).toEqual(['序号']);
    expect(view.columns.filter((column) => column.certainty === 'guess')).toEqual([]);
    const { sheets } = await readXlsx(bytes);
    const headingRow = sheets[0]?.rows[2] ?? [];
    const filled = headingRow.map((heading) =>
      heading === '*姓名' ? '乙二' : heading === '公民身份号码' ? two : heading === '所在社区' ? '东湖社区' : null,
    );
    const typed = [...(sheets[0]?.rows.slice(0, 4) ?? []), filled].map((row) =>
      row.map((value) => (value === undefined ? null : (value as string | null))),
    );
    const second = await beginFile(office, await workbook(typed), file.name);
    expect((await preview(office, second.run)).counts).toMatchObject({ new: 1, problem: 0 });
  });
});

describe('five thousand people', () => {
  it('are planned and written in one go, with progress', async () => {
    mkdirSync(join(office.folder, 'scratch'));
    const roster = bigRoster(5000);
    const view = await begin(office, roster);
    const asked = await preview(office, view.run);
    const communities = Object.fromEntries(asked.communities.map((own) => [own.name, { act: 'create' as const }]));
    const answer = await office.desk.handle(
      new Request('http://desk.invalid/desk/imports.preview', {
        method: 'POST',
        body: JSON.stringify({ run: view.run, communities }),
        headers: { accept: 'application/x-ndjson' },
      }),
    );
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { progress?: { done: number; total: number }; value?: { counts: object } });
    expect(lines.filter((line) => line.progress !== undefined).length).toBeGreaterThan(10);
    expect(lines.at(-1)?.value?.counts).toMatchObject({ new: 5000, problem: 0 });
    const done = await office.call('imports.commit', { run: view.run });
    expect(done.counts).toMatchObject({ new: 5000, communities: 60 });
    expect((await office.call('records.list', { register: 'people', limit: 1 })).total).toBe(5000);
    const again = await begin(office, roster);
    expect((await preview(office, again.run)).counts).toMatchObject({ same: 5000 });
  }, 120_000);
});
