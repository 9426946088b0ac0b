import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemeTemplates } from '../../../db/rules/grade-scheme/templates.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { formatMonths } from '../../../db/rules/service-years.ts';
import { idNumber } from '../../id-numbers.ts';
import { type InputOf, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
let folder: string;
let person: string;
let scheme: string;

type Patch = InputOf<'records.save'>['patch'];
const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;

/** Three communities, a break of a year, posts beside posts, one more year abroad that is known by the year alone. */
async function posts(): Promise<void> {
  const [first, second, third] = [
    await save('communities', { name: '海棠里社区' }),
    await save('communities', { name: '石榴湾社区' }),
    await save('communities', { name: '青禾桥社区' }),
  ];
  await save('stays', { person, starts_on: '2006-03-15', ends_on: '2012-06-30' });
  await save('stays', { person, starts_on: '2013-09-01' });
  const main = { person, category: 'worker', is_main: 1 };
  const staff = { ...main, post_class: 'staff', position: 'worker' };
  await save('appointments', { ...staff, community: first, starts_on: '2006-03-15', ends_on: '2009-12-31' });
  await save('appointments', { ...staff, community: second, starts_on: '2010-01', ends_on: '2012-06' });
  const deputy = { post_class: 'deputy', position: 'deputy_secretary' };
  await save('appointments', { ...main, ...deputy, community: third, starts_on: '2013-09', ends_on: '2018-12-31' });
  const chief = { post_class: 'chief', position: 'secretary' };
  await save('appointments', { ...main, ...chief, community: third, starts_on: '2019-01-01' });
  const beside = { person, category: 'worker', position: 'grid_leader' };
  await save('appointments', { ...beside, community: second, starts_on: '2020-03' });
  await save('appointments', { ...beside, community: first, starts_on: '2016', ends_on: '2017' });
}

/** What somebody learned, was paid and was blamed for. */
async function records(): Promise<void> {
  await save('educations', { person, level: '30', study_mode: 'full_time', is_first: 1, graduated_on: '1996-07' });
  await save('educations', { person, level: '20', degree: '4', study_mode: 'in_service', graduated_on: '2015-01' });
  const junior = {
    kind: 'sw_assistant',
    issued_on: '2012-11',
    registered_on: '2013-02-01',
    registered_to: '2016-01-31',
  };
  await save('certificates', { person, ...junior });
  const middle = { kind: 'sw', issued_on: '2021-11-20', registered_on: '2022-01-10', registered_to: '2028-01-09' };
  await save('certificates', { person, ...middle });
  for (const [grade, starts_on, ends_on] of [
    [7, '2014', '2018-12'],
    [14, '2019-01-01', '2024-12-31'],
    [15, '2025-01-01', null],
  ] as const)
    await save('grades', { person, grade, starts_on, ends_on });
  for (const [year, final_grade] of [
    [2016, 'unfit'],
    [2017, 'basic'],
    [2023, 'competent'],
    [2024, 'excellent'],
    [2025, 'competent'],
  ] as const)
    await save('appraisals', { person, year, final_grade });
  await save('disciplines', { person, kind: 'party', name: '党内警告', decided_on: '2016-05', ends_on: '2017-05' });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'messy-life-'));
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  person = await save('people', {
    name: '尉迟恭',
    id_number: idNumber('19750820', 1),
    recognised_birth: '1974-11',
    recognised_birth_basis: '1993年招工登记表',
    // Of no meaning for a man.
    retirement_class: '50',
    service_started_on: '2006-03-15',
    prior_service_months: 14,
    deducted_service_months: 12,
    recognised_service_months: 190,
    recognised_service_on: '2022-06-30',
    recognised_service_basis: '街社工〔2022〕8号',
  });
  await posts();
  await records();
  const found = schemeTemplates.find(({ key }) => key === 'BX');
  if (found === undefined) throw new Error('BX');
  const content = { ...found.scheme, pay: { ...found.scheme.pay, base: null } };
  scheme = (await office.call('gradeSchemes.save', { of: null, name: '县方案', scheme: content, lowering: true })).id;
});
afterAll(async () => {
  await office.end();
  rmSync(folder, { recursive: true, force: true });
});

const columns = [
  'name',
  'birth_day',
  'age',
  'community',
  'position',
  'positions',
  'post_class',
  'main_since',
  'grade',
  'grade_since',
  'service_months',
  'education',
  'certificate',
  'retirement_day',
  'on_roll',
] as const;

/** What holds on a day: told by hand from the records above. */
const told = {
  '2026-03-05': {
    name: '尉迟恭',
    birth_day: '1974-11',
    age: 51,
    community: '青禾桥社区',
    position: 'secretary',
    positions: '书记、石榴湾社区网格长',
    post_class: 'chief',
    main_since: '2019-01-01',
    grade: 15,
    grade_since: '2025-01-01',
    service_months: 190 + 44,
    education: '20',
    certificate: 'sw',
    retirement_day: '2037-05-01',
    on_roll: 1,
  },
  '2016-12-31': {
    name: '尉迟恭',
    birth_day: '1974-11',
    age: 42,
    community: '青禾桥社区',
    position: 'deputy_secretary',
    positions: '副书记、海棠里社区网格长',
    post_class: 'deputy',
    main_since: '2013-09',
    grade: 7,
    grade_since: '2014',
    service_months: 190 - 66,
    education: '20',
    certificate: 'sw_assistant',
    retirement_day: '2037-05-01',
    on_roll: 1,
  },
} as const;
const days = ['2026-03-05', '2016-12-31'] as const;

/** Labels instead of keys of communities. */
function plain(
  values: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>,
) {
  return Object.fromEntries(
    columns.map((key) => [key, key === 'community' ? labels['communities']?.[String(values[key])] : values[key]]),
  );
}

function python(script: string): string {
  return execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8' });
}

/** The rows of a workbook as another program reads them. */
function rowsOf(bytes: Uint8Array): readonly (readonly unknown[])[] {
  const path = join(folder, 'read.xlsx');
  writeFileSync(path, bytes);
  const read = python(`
import json, openpyxl
ws = openpyxl.load_workbook(${JSON.stringify(path)}).active
print(json.dumps([[str(c.value) if hasattr(c.value, 'year') else c.value for c in row] for row in ws.iter_rows()], ensure_ascii=False))
`);
  return JSON.parse(read) as unknown[][];
}

/** The cells of a paper, one behind the other. */
async function cells(token: string): Promise<string> {
  const html = new TextDecoder().decode(await office.download(token));
  return html.replace(/<style>.*?<\/style>/su, '').replace(/(?:<[^>]+>|\n)+/gu, '|');
}

/** A table by its heading: the cells of the row that begins with the name. */
function rowUnder(rows: readonly (readonly unknown[])[]): Readonly<Record<string, unknown>> {
  const heading = rows.find((row) => row.includes('姓名')) ?? [];
  const row = rows.find((one) => one.includes('尉迟恭')) ?? [];
  return Object.fromEntries(heading.map((word, place) => [String(word), row[place] ?? null]));
}

describe('twenty messy years', () => {
  it.each(days)('are the same in the list and on the page, on %s', async (day) => {
    const { rows, labels } = await office.call('records.list', { register: 'people', columns: [...columns], day });
    expect(plain(rows[0]?.values ?? {}, labels)).toEqual(told[day]);
    const file = await office.call('records.get', { register: 'people', id: person, day });
    expect(plain(file.values, file.labels)).toEqual(told[day]);
  });

  it.each(days)('have their grounds, with the recognised values and what they differ by, on %s', async (day) => {
    const grounds = await office.call('people.grounds', { id: person, day });
    const { age, service_months: months, retirement_day: retires } = told[day];
    expect(grounds.filter(({ key }) => key !== 'leave')).toMatchObject([
      { key: 'birth', result: `${age} 岁`, difference: '认定 1974-11，身份证 1975-08-20' },
      { key: 'service', result: formatMonths(months), difference: `认定值比计算值少 7 个月` },
      { key: 'retirement', result: retires, difference: '' },
    ]);
  });

  it.each(days)('have the grade on record and one that is computed from the same years, on %s', async (day) => {
    const { line, lines } = await office.call('grades.explain', { scheme, day, person });
    const [standing] = await office.call('grades.standing', { scheme, day });
    expect(line).toEqual(standing);
    expect({ grade: line.recorded, since: line.recordedSince, post: line.post, community: line.community }).toEqual({
      grade: told[day].grade,
      since: told[day].grade_since,
      post: told[day].post_class,
      community: told[day].community,
    });
    expect(lines.join('')).toContain(
      `算到${formatDay(day, '1990年5月1日')}为${formatMonths(told[day].service_months)}。`,
    );
    expect(line.computed).toBe(day === '2026-03-05' ? 7 + 6 : 4 + 3);
  });

  it('leave in the export as the list has them', async () => {
    const query = { register: 'people', columns: [...columns] };
    const file = await office.call('exports.list', { query, title: '人员', style: 'full' });
    expect(rowUnder(rowsOf(await office.download(file.token)))).toEqual({
      姓名: '尉迟恭',
      出生日期: '1974-11',
      年龄: 51,
      所在社区: '青禾桥社区',
      职务: '书记',
      全部职务: '书记、石榴湾社区网格长',
      岗位层次: '正职',
      任现职时间: '2019-01-01',
      岗位等级: 15,
      等级执行日期: '2025-01-01',
      '社区工作年限(月)': 234,
      最高学历: '大学本科',
      职业水平证书: '社会工作师',
      退休日期: '2037-05-01',
      在册: '是',
    });
  });

  it('fill the form of the county', async () => {
    const path = join(folder, 'form.xlsx');
    const heads = [
      '序号',
      '姓名',
      '出生年月',
      '所在社区',
      '所在社区及职务',
      '任现职时间',
      '岗位等级',
      '社区工作年限',
      '最高学历',
      '职业水平证书',
      '退休日期',
    ];
    python(`
from openpyxl import Workbook
wb = Workbook(); ws = wb.active
ws['A1'] = '社区工作者情况表'
for i, h in enumerate(${JSON.stringify(heads)}): ws.cell(2, i + 1, h)
for x in range(1, ${heads.length + 1}): ws.cell(3, x).number_format = 'General'
wb.save(${JSON.stringify(path)})
`);
    const upload = await office.upload('form', '情况表.xlsx', readFileSync(path));
    const { id } = await office.call('forms.open', { upload });
    const filled = await office.call('forms.fill', { id });
    expect(rowUnder(rowsOf(await office.download(filled.token)))).toEqual({
      序号: 1,
      姓名: '尉迟恭',
      出生年月: '1974.11',
      所在社区: '青禾桥社区',
      所在社区及职务: '青禾桥社区书记、石榴湾社区网格长',
      任现职时间: '2019.01',
      岗位等级: 15,
      社区工作年限: '19年6个月',
      最高学历: '大学本科',
      职业水平证书: '社会工作师',
      退休日期: '2037.05.01',
    });
  });

  it.each([
    [2025, '书记', '15级', '2019.01', '社会工作师'],
    [2016, '副书记', '7级', '2013.09', '助理社会工作师'],
  ])(
    'print on the 年度考核登记表 of %s as they stood at its end',
    async (year, position, grade, since, certificate) => {
      const made = await office.call('appraisalForms.pdf', { year, people: [person] });
      expect(await cells(made.file.token)).toContain(
        [
          '出生年月',
          '1974.11',
          '民　族',
          '政治面貌',
          '学　历',
          '大学本科',
          '所在社区',
          '青禾桥社区',
          '岗位',
          '(职务)',
          position,
          '岗位等级',
          grade,
          '从事社区',
          '工作时间',
          '2006.03',
          '任现职',
          '时间',
          since,
          '职业资格',
          certificate,
        ].join('|'),
      );
    },
  );

  it('print on the 任免审批表, every post in its community', async () => {
    const made = await office.call('cadreSheets.print', { people: [person] });
    const sheet = await cells(made.file.token);
    for (const words of [
      '|1974.11|（51岁）|',
      '|大学专科|',
      '|大学本科学士|',
      '|青禾桥社区书记、石榴湾社区网格长|',
      '|2006.03—2009.12　海棠里社区专职工作人员|2010.01—2012.06　石榴湾社区专职工作人员|',
      '|2013.09—2018.12　青禾桥社区副书记（其间：2016—2017海棠里社|',
      '|2019.01—　　　　 青禾桥社区书记（其间：2020.03—石榴湾社区网|',
      '|2016.05受党纪处分：党内警告。|',
      '|2016年不称职，2017年基本称职，2023年称职，2024年优|秀，2025年称职。|',
    ])
      expect(sheet).toContain(words);
  });
});

describe('anybody', () => {
  const months = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null });
  const day = (first: number, last: number) =>
    fc
      .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .chain(([year, month, date]) =>
        fc.constantFrom(4, 7, 10).map((length) => `${year}-${two(month)}-${two(date)}`.slice(0, length)),
      );
  const two = (number: number) => String(number).padStart(2, '0');
  const somebody = fc.record({
    stated_sex: fc.constantFrom('1', '2'),
    stated_birth: day(1950, 1997),
    retirement_class: fc.constantFrom('50', '55', '60', null),
    service_started_on: fc.option(day(1990, 2025), { nil: null }),
    prior_service_months: months,
    deducted_service_months: months,
    recognised_service_months: months,
    recognised_service_on: fc.option(day(1995, 2025), { nil: null }),
  });

  it('has the same age, years of community work and retirement day in the list and in 计算依据, on any day', async () => {
    const people = fc.sample(somebody, { numRuns: 150, seed: 11 });
    const register = 'people';
    const rows = people.map((one, place) => ({
      line: place + 1,
      patch: { ...one, name: `某${place}`, recognised_service_basis: '文件' },
    }));
    await office.call('records.paste', { register, rows });
    for (const on of ['1998-02-28', '2012-06-30', '2026-03-05']) {
      const asked = ['name', 'age', 'service_months', 'retirement_day'];
      const { rows: listed } = await office.call('records.list', { register, columns: asked, day: on, limit: 500 });
      expect(listed).toHaveLength(people.length + 1);
      for (const { id, values } of listed) {
        const grounds = await office.call('people.grounds', { id, day: on });
        const result = (key: string) => grounds.find((one) => one.key === key)?.result;
        const { service_months: service } = values;
        expect([result('birth'), result('service'), result('retirement')], `${String(values['name'])} ${on}`).toEqual([
          `${String(values['age'])} 岁`,
          typeof service === 'number' ? formatMonths(service) : '',
          values['retirement_day'] ?? '',
        ]);
      }
    }
  });
});
