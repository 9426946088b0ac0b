import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { schemeTemplates } from '../../../db/rules/grade-scheme/templates.ts';
import { idNumber } from '../../id-numbers.ts';
import { preview, rowsOf, type Value, workbook } from './import/tables.ts';
import { startOffice, type TestDesk } from './test-desk.ts';

type Patch = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let person: string;
let community: string;
const number = idNumber('19900307', 11);

const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;

beforeEach(async () => {
  office = await startOffice();
  community = await save('communities', { name: '海棠里社区' });
  person = await save('people', { name: '程咬金', id_number: number, service_started_on: '2020-01-01' });
  await save('stays', { person, starts_on: '2020-01-01' });
  const post = { person, community, category: 'worker', post_class: 'staff', is_main: 1 };
  await save('appointments', { ...post, position: 'worker', starts_on: '2020-01-01' });
});
afterEach(() => office.end());

const total = async (register: string) => (await office.call('records.list', { register, limit: 0 })).total;

/** What the form says of a record that may not stand. */
async function onForm(register: string, patch: Patch): Promise<string> {
  const { code, fields } = await office.refusal('records.save', { register, patch, mode: 'correct' });
  expect(code).toBe('invalid');
  return fields.map(({ message }) => message).join('');
}

/** What is said of a bad record that is pasted behind a good one; neither is written. */
async function pasted(register: string, good: Patch, bad: Patch): Promise<string> {
  const before = await total(register);
  const rows = [good, bad].map((patch, place) => ({ line: place + 1, patch }));
  const { message } = await office.refusal('records.paste', { register, rows });
  expect(message).toContain('全部都没有写入');
  expect(await total(register)).toBe(before);
  return message;
}

/** What the preview of an import says of its only row, which is then no part of it. */
async function imported(profile: string, table: readonly (readonly Value[])[]): Promise<string> {
  const upload = await office.upload('import', '表.xlsx', await workbook(table));
  const { run } = await office.call('imports.begin', { profile, source: { upload } });
  expect((await preview(office, run)).counts).toMatchObject({ new: 0, update: 0, problem: 1 });
  const [row] = await rowsOf(office, run, 'problem');
  const marks = row?.cells.flatMap((cell) => cell.marks.map(({ reason }) => reason)) ?? [];
  return [...(row?.problems.map(({ reason }) => reason) ?? []), ...marks].join('');
}

describe('two main posts on one day', () => {
  const rule = '同一天只能有一个主要任职';
  const second = () => ({ person, community, position: 'director', is_main: 1, starts_on: '2025-01-01' });

  it('are refused on the form, with the post that stands in the way', async () => {
    expect(await onForm('appointments', second())).toContain(`${rule}：与 2020-01-01 起的一条重叠`);
  });

  it('are refused in a block, and nothing of it is written', async () => {
    const beside = { ...second(), is_main: 0, position: 'grid_leader' };
    expect(await pasted('appointments', beside, second())).toContain(rule);
  });

  it('are refused in a table', async () => {
    const table = [
      ['姓名', '任职社区', '职务', '主要任职', '任职起始日期'],
      ['程咬金', '海棠里社区', '主任', '是', '2025-01-01'],
    ];
    expect(await imported('appointments', table)).toContain(rule);
  });

  it('may stand one after the other, or the second beside the first', async () => {
    await save('appointments', { ...second(), is_main: 0 });
    await save('appointments', { ...second(), starts_on: '2018-01-01', ends_on: '2019-12-31' });
    expect(await total('appointments')).toBe(3);
  });
});

describe('a leaving date before entry', () => {
  const rule = '止期不能早于起期';
  const wrong = () => ({ person, starts_on: '2015-03-01', ends_on: '2015-02-28' });

  it('is refused on the form, naming both dates', async () => {
    expect(await onForm('stays', wrong())).toBe(
      `离岗日期（2015-02-28）早于入职日期（2015-03-01）：${rule}，请检查两个日期。`,
    );
  });

  it('is refused in a block, and nothing of it is written', async () => {
    expect(await pasted('stays', { person, starts_on: '2014-01', ends_on: '2014-06' }, wrong())).toContain(rule);
  });

  it('is refused in a table', async () => {
    const table = [
      ['姓名', '入职日期', '离岗日期'],
      ['程咬金', '2015-03-01', '2015-02-28'],
    ];
    expect(await imported('stays', table)).toContain(rule);
  });

  it('is none where the month alone is known', async () => {
    await save('stays', { ...wrong(), starts_on: '2015-02-10', ends_on: '2015-02' });
    expect(await total('stays')).toBe(2);
  });
});

describe('a certificate older than its holder', () => {
  const rule = '早于本人出生';
  const wrong = () => ({ person, kind: 'sw', issued_on: '1989-12' });

  it('is refused on the form, in a block and in a table', async () => {
    expect(await onForm('certificates', wrong())).toBe('证书取得时间1989-12早于本人出生，请核对。');
    expect(await pasted('certificates', { ...wrong(), issued_on: '2021-11' }, wrong())).toContain(rule);
    const table = [
      ['姓名', '证书名称', '取得时间'],
      ['程咬金', '社会工作师', '1989-12'],
    ];
    expect(await imported('certificates', table)).toContain(rule);
  });
});

describe('a roster with a certificate older than its holder', () => {
  it('is told so in the preview, of people who are there and of new ones', async () => {
    const table = (id: string, name: string) => [
      ['姓名', '身份证号', '职业水平证书', '取得证书时间'],
      [name, id, '社会工作师', '1989.12'],
    ];
    const rule = '证书：证书取得时间1989-12早于本人出生';
    expect(await imported('roster', table(number, '程咬金'))).toContain(rule);
    expect(await imported('roster', table(idNumber('19900308', 12), '罗士信'))).toContain(rule);
  });
});

describe('a score above full marks', () => {
  const rule = '“社会工作实务”满分100分，不能录101分';
  const scored = async () => {
    const exam = await save('exams', { kind: 'sw', year: 2025, name: '社会工作者职业资格考试' });
    const subject = await save('exam_subjects', { exam, name: '社会工作实务', full_mark: 100 });
    const other = await save('exam_subjects', { exam, name: '社会工作综合能力', full_mark: 100 });
    const entry = await save('exam_entries', { exam, person, stage: 'registered' });
    return { exam, entry, subject, other };
  };

  it('is refused on the form, in a block and in the grid of the examination', async () => {
    const { exam, entry, subject, other } = await scored();
    const wrong = { entry, subject, score: 101 };
    expect(await onForm('exam_scores', wrong)).toContain(rule);
    expect(await pasted('exam_scores', { entry, subject: other, score: 80 }, wrong)).toContain(rule);
    const rows = [{ entry, cells: { [other]: '80', [subject]: '101' } }];
    expect((await office.refusal('exams.saveScores', { exam, rows })).message).toContain(rule);
    expect(await total('exam_scores')).toBe(0);
  });

  it('is refused in a table', async () => {
    const { entry } = await scored();
    const { rows, labels } = await office.call('records.list', {
      register: 'exam_entries',
      columns: ['person', 'exam'],
    });
    expect(rows.map(({ id }) => id)).toEqual([entry]);
    const exam = labels['exams']?.[String(rows[0]?.values['exam'])];
    const table = [
      ['报考与成绩', '考试科目', '分数'],
      [`程咬金 ${exam}`, `${exam} 社会工作实务`, 101],
    ];
    expect(await imported('exam_scores', table)).toContain(rule);
  });
});

describe('a scheme of grades', () => {
  const scheme = (change: Partial<Scheme> = {}): Scheme => {
    const found = schemeTemplates.find(({ key }) => key === 'SD18');
    if (found === undefined) throw new Error('SD18');
    return { ...found.scheme, ...change };
  };

  it('with a gap between grades is refused, and nothing is kept', async () => {
    const posts = [
      { post: 'chief', min: 9, max: 12 },
      { post: 'staff', min: 1, max: 7 },
    ];
    const { message } = await office.refusal('gradeSchemes.save', {
      of: null,
      name: '断档',
      scheme: scheme({ posts }),
    });
    expect(message).toContain('【等级连续】8级不在任何层次里');
    expect(await total('grade_schemes')).toBe(0);
  });

  it('whose edit would lower somebody asks by name, and is kept only then', async () => {
    await save('grades', { person, grade: 3, starts_on: '2026-01-01' });
    const made = await office.call('gradeSchemes.save', { of: null, name: '县方案', current: true, scheme: scheme() });
    const { version } = await office.call('gradeSchemes.get', { id: made.id });
    const edit = { of: { id: made.id, version }, name: '县方案', current: true, scheme: scheme({ stepYears: 6 }) };
    const { code, message } = await office.refusal('gradeSchemes.save', edit);
    expect([code, message]).toEqual(['scheme-lowers', expect.stringContaining('程咬金（3级→2级）')]);
    expect((await office.call('gradeSchemes.get', { id: made.id })).scheme.stepYears).toBe(3);
    await office.call('gradeSchemes.save', { ...edit, lowering: true });
    expect((await office.call('gradeSchemes.get', { id: made.id })).scheme.stepYears).toBe(6);
  });
});
