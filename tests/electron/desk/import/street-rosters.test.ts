/** Rosters as street offices keep them: what is found in each, what each cell comes to, what is asked. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from '../test-desk.ts';
import {
  beginFile,
  cell,
  changes,
  inOrder,
  marks,
  preview,
  previewCreating,
  type Row,
  rowsOf,
  stored,
} from './tables.ts';

let folder: string;
let office: TestDesk;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-rosters-'));
  const script = join(import.meta.dirname, '../../../fixtures/rosters/street_rosters.py');
  execFileSync('/usr/bin/python3', [script, folder], { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

/** Opens a roster and plans it; every community that it names is to be created. */
async function open(name: string) {
  const view = await beginFile(office, readFileSync(join(folder, name)), name);
  const { counts } = await previewCreating(office, view.run);
  const rows = await rowsOf(office, view.run);
  const columns = Object.fromEntries(view.columns.map((one) => [one.heading, `${one.place ?? ''} ${one.certainty}`]));
  const skipped = view.skipped.map(({ row, reason }) => `${row} ${reason}`);
  const row = (who: string): Row | undefined => rows.find((one) => one.name === who);
  return { view, counts, rows, columns, skipped, row };
}

/** The people of the office with some of their columns, the community by its name. */
async function people(...columns: string[]) {
  const found = await stored(office, 'people', ['name', ...columns, 'community']);
  const { rows } = await office.call('records.list', { register: 'communities', columns: ['name'] });
  const names = new Map(rows.map(({ id, values }) => [id, values['name']]));
  return inOrder(found.map((values) => [...values.slice(0, -1), names.get(String(values.at(-1))) ?? null]));
}

describe('tables laid out for the printed page', () => {
  it('one sheet per community are read as one table, each with its community', async () => {
    const { view, counts, columns } = await open('community-sheets.xlsx');
    expect(view.sheets[0]?.name).toBe('幸福社区、和平社区、东湖社区（3 张表合在一起）');
    expect(view).toMatchObject({ sheet: 0, rows: 5, otherSheets: [] });
    expect(columns).toMatchObject({ 所在社区: 'appointments.community sure', 原表位置: ' sure' });
    expect(counts).toMatchObject({ new: 5, problem: 0 });
    await office.call('imports.commit', { run: view.run });
    expect(await people()).toEqual([
      ['冯一一', '幸福社区'],
      ['冯二二', '幸福社区'],
      ['卫一一', '东湖社区'],
      ['褚一一', '和平社区'],
      ['褚二二', '和平社区'],
    ]);
  });

  it('one of them alone takes its name for the community, which is to be confirmed', async () => {
    const { view } = await open('community-sheets.xlsx');
    const alone = await office.call('imports.setSheet', { run: view.run, sheet: 3 });
    expect(alone.columns.at(-1)).toMatchObject({ place: 'appointments.community', certainty: 'guess' });
    expect(alone.columns.at(-1)?.samples).toEqual(['和平社区']);
    expect(alone.otherSheets).toEqual(['幸福社区', '东湖社区']);
  });

  it('two people side by side in a line are both read', async () => {
    const { view, counts } = await open('side-by-side.xlsx');
    expect(counts).toMatchObject({ new: 5, problem: 0 });
    await office.call('imports.commit', { run: view.run });
    expect(await people('phone')).toEqual([
      ['沈一一', '13900000014', '和平社区'],
      ['沈二二', '13900000015', '东湖社区'],
      ['蒋一一', '13900000011', '幸福社区'],
      ['蒋三三', '13900000013', '和平社区'],
      ['蒋二二', '13900000012', '幸福社区'],
    ]);
  });

  it('a heading of three rows, totals and an average among the people', async () => {
    const { view, counts, columns, skipped, row } = await open('deep-heading.xlsx');
    expect(view.headingRows).toEqual([4, 6]);
    expect(Object.values(columns).filter((one) => !one.endsWith(' sure'))).toEqual([]);
    expect(columns).toMatchObject({
      '学历学位情况/全日制/学历': 'educations#fulltime.level sure',
      '学历学位情况/在职/毕业院校及专业': 'educations#inservice.school+major sure',
      '社工证/中级': 'certificates#middle. sure',
    });
    expect(skipped).toEqual(['10 合计行', '12 合计行', '13 合计行', '14 空行', '15 表尾', '16 表尾']);
    expect(counts).toMatchObject({ new: 4, problem: 0 });
    expect(marks(row('𠮷林'), '备注')).toEqual(['note remark-gone']);
    expect(marks(row('韩梅'), '备注')).toEqual([]);
    await office.call('imports.commit', { run: view.run });
    expect(await people('education', 'political', 'certificate')).toEqual([
      ['㛃兰', '20', '03', 'sw', '和平社区'],
      ['韩·热合曼', '20', '13', 'sw', '幸福社区'],
      ['韩梅', '20', '01', 'sw_assistant', '幸福社区'],
      ['𠮷林', '30', '02', null, '幸福社区'],
    ]);
  });

  it('numbers that begin anew, counts beside the communities, a heading on each page', async () => {
    const { view, counts, columns, skipped } = await open('restarting.xlsx');
    expect(skipped).toEqual(['6 合计行', '7 重复的表头', '10 合计行', '11 合计行', '12 表尾']);
    expect(columns).toMatchObject({ 党内职务: 'appointments.position guess', 居委会职务: ' none' });
    expect(counts).toMatchObject({ new: 5, problem: 0 });
    await office.call('imports.commit', { run: view.run });
    expect([...new Set((await people()).map(([, place]) => place))]).toEqual(['和平社区', '幸福社区']);
  });

  it('sixty columns under a heading in row 12: what is not known is left out and said', async () => {
    const { view, columns, counts } = await open('wide.xlsx');
    expect(view.headingRows).toEqual([12, 12]);
    expect(view.columns).toHaveLength(60);
    expect(columns).toMatchObject({
      社保编号: ' none',
      志愿者编号: ' none',
      值班电话: ' none',
      电话: ' none',
      备注1: ' none',
    });
    expect(Object.values(columns).filter((one) => one.endsWith(' guess'))).toEqual([]);
    expect(view.columns.filter(({ place }) => place !== null)).toHaveLength(31);
    expect(counts).toMatchObject({ new: 3, problem: 0 });
    expect(view.columns.filter((column) => column.certainty === 'none').every(({ reason }) => reason !== '')).toBe(
      true,
    );
  });

  it('communities written once each, 同上 and two people in one cell', async () => {
    const { view, columns, counts, row } = await open('steps.xlsx');
    expect(columns).toMatchObject({ 社区: 'appointments.community guess', 姓名: 'people.name sure' });
    expect(counts).toMatchObject({ new: 4, problem: 1 });
    expect(marks(row('魏戊、魏己'), '姓名')).toEqual(['doubt doubt']);
    await office.call('imports.commit', { run: view.run });
    expect(await people('native_place', 'education')).toEqual([
      ['魏丁', '云溪', '30', '和平社区'],
      ['魏丙', null, '30', '幸福社区'],
      ['魏乙', '云溪', '20', '幸福社区'],
      ['魏甲', '云溪', '20', '幸福社区'],
    ]);
    expect(new Set((await stored(office, 'educations', ['school'])).flat())).toEqual(new Set(['云溪大学', '云溪学院']));
  });

  it('no heading at all: the cells say what they are', async () => {
    const { view, counts } = await open('no-heading.xlsx');
    expect(view.headingRows).toEqual([0, 0]);
    expect(view.columns.map(({ place, certainty }) => `${place ?? ''} ${certainty}`)).toEqual([
      'people.name guess',
      '?sex guess',
      'people.id_number guess',
      'people.phone guess',
      'appointments.community guess',
    ]);
    expect(counts).toMatchObject({ new: 3, problem: 0 });
    const back = await office.call('imports.setHeading', { run: view.run, from: 1, to: 1 });
    expect(back.rows).toBe(2);
    expect((await office.call('imports.setHeading', { run: view.run, from: 0, to: 0 })).rows).toBe(3);
  });

  it('a table of one community that only its title names, with a row of hints and remarks behind names', async () => {
    const { view, counts, columns, skipped, row } = await open('one-community.xlsx');
    expect(view.otherSheets).toEqual(['离职人员']);
    expect(skipped).toEqual(['4 示例行', '9 标题或说明']);
    expect(columns['所在社区（取自表名或标题）']).toBe('appointments.community guess');
    expect(counts).toMatchObject({ new: 1, problem: 3 });
    expect(changes(row('严甲'), '姓名')).toEqual(['姓名 set  → 严甲']);
    expect(marks(row('严甲'), '姓名')).toEqual(['repaired repaired']);
    expect(changes(row('严甲'), '籍贯')).toEqual([]);
    for (const who of ['严乙', '严丙', '严丁2']) expect(marks(row(who), '姓名')).toEqual(['doubt doubt']);
    expect(changes(row('严乙'), '婚否')).toEqual(['婚姻状况 set  → 未婚']);
    expect(marks(row('严丙'), '在岗情况')).toEqual(['doubt gone']);
    const gone = await office.call('imports.mendAll', { run: view.run, column: 7, code: 'gone', act: 'accept' });
    expect(gone.marks.filter(({ code }) => code === 'gone')).toEqual([]);
  });

  it('two lines for one person are asked about', async () => {
    const { counts, rows } = await open('many-lines.xlsx');
    expect(counts).toMatchObject({ new: 1, problem: 2 });
    expect(rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['twin', 'twin']);
  });
});

describe('cells as hands fill them', () => {
  it('days in every way', async () => {
    const { columns, row } = await open('odd-days.xlsx');
    expect(columns).toMatchObject({ 编号: ' sure', 现任职务及任职时间: 'appointments.position guess' });
    const days = (who: string, heading: string): string | undefined => changes(row(who), heading)[0]?.split(' → ')[1];
    expect(days('杨甲', '参加工作时间')).toBe('2015-08');
    expect(days('杨甲', '入职时间')).toBe('2015-08');
    expect(marks(row('杨甲'), '入职时间')).toEqual(['doubt doubt']);
    expect(days('杨乙', '参加工作时间')).toBe('2015-08-01');
    expect(marks(row('杨乙'), '公民身份证号码')).toEqual(['repaired repaired']);
    expect(marks(row('杨甲'), '出生年月（年龄）')).toEqual([]);
    expect(days('杨丙', '参加工作时间')).toBe('2015-08');
    expect(marks(row('杨丙'), '参加工作时间')).toEqual(['repaired repaired']);
    expect(days('杨丁', '参加工作时间')).toBe('2016-09-01');
    expect(days('杨丁', '入职时间')).toBe('2016-09');
    expect(days('杨戊', '参加工作时间')).toBe('2016-09');
    expect(marks(row('杨己'), '参加工作时间')).toEqual(['wrong invalid']);
    expect(marks(row('杨己'), '入职时间')).toEqual(['wrong invalid']);
  });

  it('pairs of phones, pay, answers of yes and no, numbers that Excel spoilt', async () => {
    const { columns, counts, row, skipped } = await open('phones-and-money.xlsx');
    expect(skipped).toEqual(['6 合计行']);
    expect(columns).toMatchObject({
      '手机／座机': 'people.phone guess',
      是否中共党员: 'party_statuses.status guess',
      是否退役军人: 'people.is_veteran sure',
      婚否: 'people.marital_status sure',
      '月工资（元）': ' none',
    });
    expect(counts).toMatchObject({ new: 1, problem: 3 });
    expect(changes(row('朱甲'), '手机／座机')).toEqual(['手机号码 set  → 13900000041、0571-88880041']);
    expect(changes(row('朱乙'), '手机／座机')).toEqual(['手机号码 set  → 13900000042']);
    expect(changes(row('朱甲'), '是否中共党员')).toEqual(['政治面貌 set  → 中共党员']);
    expect(marks(row('朱乙'), '是否中共党员')).toEqual(['note answered-no']);
    expect(changes(row('朱甲'), '岗位等级')).toEqual(['岗位等级 set  → 5']);
    expect(marks(row('朱甲'), '岗位等级')).toEqual(['doubt doubt']);
    expect(changes(row('朱丙'), '紧急联系人及电话')).toEqual([]);
    expect(marks(row('朱丁'), '身份证')).toEqual(['wrong truncated']);
    expect(marks(row('朱丁'), '手机／座机')).toEqual(['wrong invalid']);
  });

  it('a day behind each certificate, and one column for all levels', async () => {
    const pairs = await open('certificate-pairs.xlsx');
    expect(pairs.view.columns.map(({ place }) => place)).toEqual([
      null,
      'people.name',
      'people.id_number',
      'appointments.community',
      'certificates#junior.',
      'certificates#junior.issued_on',
      'certificates#middle.',
      'certificates#middle.issued_on',
      null,
    ]);
    expect(pairs.counts).toMatchObject({ new: 4, problem: 0 });
    await office.call('imports.commit', { run: pairs.view.run });
    expect(await stored(office, 'certificates', ['kind', 'issued_on'])).toEqual([
      ['sw', '2019-10'],
      ['sw', '2020-12-01'],
      ['sw_assistant', '2016-10'],
      ['sw_assistant', '2018'],
    ]);
    const { row, counts } = await open('certificate-level.xlsx');
    expect(counts).toMatchObject({ problem: 1 });
    expect(marks(row('秦丁'), '社工证（初／中／高）')).toEqual(['doubt doubt']);
    expect(cell(row('秦甲'), '社工证（初／中／高）').fields[0]).toMatchObject({
      act: 'same',
      newText: '助理社会工作师',
    });
  });

  it.each(['formulas.xlsx', 'formulas.xls'])(
    'formulas, errors, rich text, hidden rows and columns in %s',
    async (name) => {
      // LibreOffice works the formulas out, which the library that made the file cannot.
      const kind = name.split('.')[1] ?? '';
      const made = join(folder, kind);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const source = join(folder, 'formulas.xlsx');
      const asked = ['--headless', profile, '--convert-to', kind, '--outdir', made, source];
      execFileSync('/usr/bin/soffice', asked, { stdio: 'pipe' });
      const { view, counts, row, columns } = await open(join(kind, name));
      expect(view).toMatchObject({ rows: 4, hiddenRows: 1, otherSheets: [] });
      expect(view.columns.find(({ hidden }) => hidden)?.heading).toBe('手机号码');
      expect(columns['编码']).toBe(' none');
      expect(counts).toMatchObject({ new: 3, problem: 1 });
      expect(changes(row('尤甲'), '文化程度')).toEqual(['学历 set  → 大学本科']);
      for (const heading of ['性别', '出生日期', '年龄']) expect(marks(row('尤甲'), heading)).toEqual([]);
      expect(changes(row('尤甲'), '所属社区')).toEqual(['所在社区 set  → 幸福社区']);
      expect(cell(row('尤丁'), '所属社区').marks[0]?.reason).toContain('公式错误（#N/A）');
    },
    90_000,
  );

  it('formulas that nobody has worked out yet are refused with a sentence', async () => {
    const { row } = await open('formulas.xlsx');
    expect(cell(row('尤甲'), '所属社区').marks[0]?.reason).toContain('没有算出结果的公式');
    // A text of several fonts, with a reading above it.
    expect(cell(row('尤甲'), '文化程度').text).toBe('大学本科');
  });

  it('headings that ask, and a day of joining without the party', async () => {
    const { counts, row } = await open('questions.xlsx');
    expect(counts).toMatchObject({ new: 1, problem: 1 });
    expect(changes(row('陶甲'), '是否党员')).toEqual(['政治面貌 set  → 中共党员']);
    expect(changes(row('陶甲'), '是否全日制')).toEqual(['学习形式 set  → 在职']);
    expect(changes(row('陶乙'), '是否全日制')).toEqual(['学习形式 set  → 全日制']);
    expect(marks(row('陶甲'), '职务')).toEqual(['doubt doubt']);
    expect(marks(row('陶甲'), '最高学历')).toEqual(['doubt doubt']);
    expect(changes(row('陶甲'), '电话')).toEqual(['手机号码 set  → 88880161']);
    expect(changes(row('陶乙'), '入党时间')).toEqual([]);
    expect(marks(row('陶乙'), '入党时间')).toEqual(['note homeless']);
    expect(changes(row('陶乙'), '职务')).toEqual(['职务 set  → 委员']);
  });

  it('marks that copying leaves behind', async () => {
    const { view, counts } = await open('web-marks.xlsx');
    expect(counts).toMatchObject({ new: 4, problem: 0 });
    await office.call('imports.commit', { run: view.run });
    expect(await people('phone', 'education')).toEqual([
      ['何丁', '0571-88880084', '30', '幸福社区'],
      ['何甲', '13900000081', '20', '幸福社区'],
      ['迪丽·热合曼', '13900000083', '30', '幸福社区'],
      ['阿卜杜拉·买买提', '13900000082', '20', '幸福社区'],
    ]);
  });

  it('periods, joined education and degree, words for being gone', async () => {
    const { view, columns, counts, row } = await open('terms.xlsx');
    expect(columns).toMatchObject({ 合同期限: ' sure', 合同起止时间: 'contracts.starts_on+ends_on sure' });
    expect(counts).toMatchObject({ new: 2, problem: 2 });
    expect(changes(row('孔甲'), '学历学位')).toEqual(['学历 set  → 大学本科', '学位 set  → 学士']);
    expect(changes(row('孔甲'), '合同起止时间')).toEqual([
      '合同起始日 set  → 2024-01-01',
      '合同到期日 set  → 2026-12-31',
    ]);
    expect(changes(row('孔乙'), '劳动合同类型')).toEqual(['合同类型 set  → 固定期限劳动合同']);
    expect(marks(row('孔乙'), '劳动合同类型')).toEqual(['doubt doubt']);
    expect(marks(row('孔丙'), '在岗情况')).toEqual([]);
    const settled = await office.call('imports.mendAll', { run: view.run, column: 7, code: 'doubt', act: 'accept' });
    expect(settled.counts).toMatchObject({ new: 4, problem: 0 });
  });
});

describe('text tables', () => {
  it.each(['semicolons.csv', 'tabs.txt'])('%s', async (name) => {
    const { columns, counts, row } = await open(name);
    expect(columns).toMatchObject({
      身份证号码: 'people.id_number sure',
      社区名称: 'appointments.community sure',
      月薪: ' none',
    });
    expect(counts).toMatchObject({ new: 1, problem: 2 });
    expect(marks(row('吕甲'), '身份证号码')).toEqual([]);
    expect(marks(row('吕甲'), '参加工作时间')).toEqual(['doubt doubt']);
    expect(marks(row('吕丙'), '身份证号码')).toEqual(['wrong truncated']);
    expect(marks(row('吕丙'), '手机')).toEqual(['wrong invalid']);
  });

  it('pasted without a heading are read by what stands in them', async () => {
    const text = '金甲\t990101199005151425\t13900000142\n金乙\t99010119850311143X\t13900000143\n';
    const { run, columns } = await office.call('imports.begin', { source: { text } });
    expect(columns.map(({ place }) => place)).toEqual(['people.name', 'people.id_number', 'people.phone']);
    expect((await preview(office, run)).counts).toMatchObject({ new: 2, problem: 0 });
  });
});

describe('rows that are looked for', () => {
  it('by name, pinyin, community, tail of a number, line, mark and question', async () => {
    const { view } = await open('phones-and-money.xlsx');
    const found = async (more: object): Promise<string[]> =>
      (await office.call('imports.rows', { run: view.run, ...more })).rows.map((one) => one.name);
    expect(await found({ search: '朱乙' })).toEqual(['朱乙']);
    expect(await found({ search: 'zhuding' })).toEqual(['朱丁']);
    expect(await found({ search: 'ZB' })).toEqual(['朱丙']);
    expect(await found({ search: '0429' })).toEqual(['朱乙']);
    expect(await found({ search: '429' })).toEqual([]);
    expect(await found({ search: '第 4 行' })).toEqual(['朱丙']);
    expect(await found({ search: ' ' })).toHaveLength(4);
    expect(await found({ mark: { column: 8, code: 'doubt', level: 'doubt' } })).toEqual(['朱甲', '朱乙']);
    expect(await found({ mark: { column: 8, code: 'doubt', level: 'doubt' }, search: '朱乙', tab: 'problem' })).toEqual(
      ['朱乙'],
    );
    expect(await found({ mark: { column: 8, code: 'doubt', level: 'wrong' } })).toEqual([]);
    const second = await office.call('imports.rows', { run: view.run, tab: 'problem', offset: 1, limit: 1 });
    expect([second.total, second.rows.map(({ name }) => name)]).toEqual([3, ['朱乙']]);
    const lines = await open('many-lines.xlsx');
    const twins = await office.call('imports.rows', { run: lines.view.run, problem: 'twin', search: '幸福' });
    expect(twins.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect((await preview(office, lines.view.run)).questions).toEqual([{ code: 'twin', rows: 2 }]);
  });
});
