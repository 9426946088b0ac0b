import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../id-numbers.ts';
import { startOffice, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let community: string;

async function save(register: string, patch: Values): Promise<string> {
  return (await office.call('records.save', { register, patch })).record.id;
}

const refused = async (register: string, patch: Values): Promise<string> =>
  (await office.refusal('records.save', { register, patch })).message;

async function worker(name: string, since = '2020-03-01'): Promise<string> {
  const person = await save('people', { name, service_started_on: since });
  await save('stays', { person, starts_on: since });
  await save('appointments', { person, community, is_main: 1, starts_on: since });
  return person;
}

async function exam(kind: string, year: number, more: Values = {}): Promise<string> {
  const id = await save('exams', { kind, year, name: '社会工作者职业资格考试', exam_day: `${year}-05-24`, ...more });
  await office.call('exams.addSubjects', { exam: id });
  return id;
}

async function enter(id: string, ...people: string[]): Promise<void> {
  await office.call('exams.enter', { exam: id, people, stage: 'registered' });
}

/** Types texts into the cells of the subjects, by person. */
async function type(id: string, texts: Readonly<Record<string, readonly string[]>>) {
  const { subjects, rows } = await office.call('exams.grid', { exam: id });
  return {
    exam: id,
    rows: rows.flatMap(({ entry, person }) => {
      const own = texts[person];
      if (own === undefined) return [];
      return [{ entry, cells: Object.fromEntries(own.map((text, place) => [subjects[place]?.id ?? '', text])) }];
    }),
  };
}

const count = async (register: string): Promise<number> =>
  (await office.call('records.list', { register, limit: 0 })).total;

beforeEach(async () => {
  office = await startOffice();
  community = await save('communities', { name: '海棠里社区' });
});
afterEach(() => office.end());

describe('the grid of scores', () => {
  it('writes scores and words as one change that can be undone', async () => {
    const [one, other] = [await worker('单雄信'), await worker('仇英')];
    const id = await exam('sw_assistant', 2025);
    await enter(id, one, other);
    const { changeId, count: written } = await office.call(
      'exams.saveScores',
      await type(id, { [one]: ['78', '６６.5'], [other]: ['缺考', ''] }),
    );
    expect(written).toBe(3);
    const { rows } = await office.call('exams.grid', { exam: id });
    expect(rows.find(({ person }) => person === one)?.scores).toEqual(['78', '66.5']);
    expect(rows.find(({ person }) => person === other)?.scores).toEqual(['缺考', '']);
    await office.call('history.undo', { change: changeId ?? '' });
    expect(await count('exam_scores')).toBe(0);
  });

  it('writes nothing where one cell is above the full mark, and says which', async () => {
    const [one, other] = [await worker('单雄信'), await worker('仇英')];
    const id = await exam('sw', 2025);
    await enter(id, one, other);
    const typed = await type(id, { [one]: ['78', '80', '90'], [other]: ['105', '及格线', '60'] });
    const refusal = await office.refusal('exams.saveScores', typed);
    expect(refusal.code).toBe('scores-refused');
    expect(refusal.message).toContain('“社会工作综合能力”满分100分，不能录105分。等2格');
    expect(refusal.message).toContain('一格也没有写入');
    expect((refusal.details as { faults: unknown[] }).faults).toHaveLength(2);
    expect(await count('exam_scores')).toBe(0);
  });

  it('changes and empties cells, and leaves alone what did not change', async () => {
    const person = await worker('单雄信');
    const id = await exam('sw_assistant', 2025);
    await enter(id, person);
    await office.call('exams.saveScores', await type(id, { [person]: ['78', '50'] }));
    const same = await office.call('exams.saveScores', await type(id, { [person]: ['78', '50'] }));
    expect(same).toEqual({ changeId: null, count: 0 });
    await office.call('exams.saveScores', await type(id, { [person]: ['', '缺考'] }));
    const { rows } = await office.call('exams.grid', { exam: id });
    expect(rows[0]?.scores).toEqual(['', '缺考']);
  });

  it('computes a weighted total beside the one that was announced, and takes rank and result', async () => {
    const person = await worker('单雄信');
    const id = await save('exams', { kind: 'recruitment', year: 2025, name: '公开招聘社区工作者' });
    await office.call('exams.addSubjects', { exam: id });
    await enter(id, person);
    const typed = await type(id, { [person]: ['80', '90'] });
    const [row] = typed.rows;
    if (row === undefined) throw new Error('no row');
    const cells = { ...row.cells, total: '85.5', rank: '3', result: '通过' };
    await office.call('exams.saveScores', { exam: id, rows: [{ entry: row.entry, cells }] });
    const { rows } = await office.call('exams.grid', { exam: id });
    expect(rows[0]).toMatchObject({ computedTotal: 85, total: 85.5, rank: 3, result: 'passed' });
    const refusal = await office.refusal('exams.saveScores', {
      exam: id,
      rows: [{ entry: row.entry, cells: { rank: '1.5', result: '还行' } }],
    });
    expect((refusal.details as { faults: unknown[] }).faults).toHaveLength(2);
  });
});

describe('records of examinations and certificates', () => {
  it('refuse by the form what the grid refuses', async () => {
    const person = await worker('单雄信');
    const id = await exam('sw_assistant', 2025);
    const other = await exam('sw', 2025);
    const entry = await save('exam_entries', { person, exam: id });
    const subject = (await office.call('exams.grid', { exam: id })).subjects[0]?.id ?? '';
    const foreign = (await office.call('exams.grid', { exam: other })).subjects[0]?.id ?? '';
    expect(await refused('exam_scores', { entry, subject, score: 101 })).toContain('满分100分');
    expect(await refused('exam_scores', { entry, subject, score: 50, result: 'absent' })).toContain('缺考');
    expect(await refused('exam_scores', { entry, subject: foreign, score: 50 })).toContain('不是这场考试的科目');
    expect(await refused('exam_entries', { person, exam: id })).toContain('已有');
    expect(await refused('exam_subjects', { exam: id, name: '口试', full_mark: 50, pass_mark: 60 })).toContain(
      '高于满分',
    );
  });

  it('refuse a certificate older than its holder and a registration of a certificate of somebody else', async () => {
    const person = await save('people', { name: '单雄信', id_number: idNumber('19900307', 11) });
    const other = await save('people', { name: '仇英' });
    expect(await refused('certificates', { person, kind: 'sw', issued_on: '1989-05' })).toContain('早于本人出生');
    const certificate = await save('certificates', { person, kind: 'sw', issued_on: '2019-05' });
    const on = { certificate, registered_on: '2020-01-01' };
    expect(await refused('certificate_registrations', { person: other, ...on })).toContain('不是本人的');
    const early = await refused('certificate_registrations', { person, certificate, registered_on: '2018-01-01' });
    expect(early).toContain('早于证书取得时间');
  });
});

describe('an exported list', () => {
  it('is imported again unchanged, the exam found by its name and the person by theirs', async () => {
    const [one, other] = [await worker('单雄信'), await worker('仇英')];
    const id = await exam('sw', 2025);
    await enter(id, one, other);
    await office.call('exams.saveScores', await type(id, { [one]: ['78', '66.5', '60'], [other]: ['缺考', '', '50'] }));
    const certificate = await save('certificates', { person: one, kind: 'sw', issued_on: '2025-08' });
    await save('certificate_registrations', { person: one, certificate, registered_on: '2025-09-01', number: 'DJ1' });
    await save('continuing_education', { person: one, studied_on: '2025-10', hours: 12, topic: '社会工作伦理' });
    const kept = ['exams', 'exam_subjects', 'exam_entries', 'exam_scores', 'certificate_registrations'];
    for (const register of [...kept, 'continuing_education']) {
      const { total } = await office.call('records.list', { register, limit: 0 });
      const file = await office.call('exports.list', { query: { register }, title: '表' });
      const upload = await office.upload('import', '表.xlsx', await office.download(file.token));
      const { run } = await office.call('imports.begin', { profile: register, source: { upload } });
      const { counts } = await office.call('imports.preview', { run });
      expect([register, counts]).toMatchObject([register, { same: total, new: 0, update: 0, problem: 0 }]);
    }
  });
});

describe('the lists', () => {
  it('say who lacks what until when, and forget it with the certificate', async () => {
    const person = await worker('单雄信');
    const id = await exam('sw', 2025);
    await enter(id, person);
    await office.call('exams.saveScores', await type(id, { [person]: ['78', '缺考', '59'] }));
    const [line] = await office.call('exams.lacking', {});
    expect(line?.person.name).toBe('单雄信');
    expect(line?.standing).toMatchObject({ until: 2026, lacking: ['社会工作法规与政策', '社会工作实务'] });
    await save('certificates', { person, kind: 'sw', issued_on: '2025-08' });
    expect(await office.call('exams.lacking', {})).toEqual([]);
  });

  it('list as passed what was recorded and what follows from the subjects', async () => {
    const [one, other] = [await worker('单雄信'), await worker('仇英')];
    const id = await exam('sw_assistant', 2025);
    await enter(id, one);
    await office.call('exams.saveScores', await type(id, { [one]: ['78', '60'] }));
    await save('exam_entries', { person: other, exam: id, result: 'passed' });
    await save('certificates', { person: other, kind: 'sw_assistant', issued_on: '2025-09' });
    const passed = await office.call('exams.passed', { year: 2025 });
    expect(passed.map(({ name, computed, certified }) => [name, computed, certified])).toEqual(
      expect.arrayContaining([
        ['单雄信', true, false],
        ['仇英', false, true],
      ]),
    );
    expect(await office.call('exams.passed', { year: 2024 })).toEqual([]);
  });

  it('say who may register for the next examination and from which year the others may', async () => {
    const person = await worker('单雄信', '2020-03-01');
    const late = await worker('仇英', '2025-03-01');
    for (const one of [person, late])
      await save('educations', { person: one, level: '20', major: '会计', graduated_on: '2015-07' });
    const id = await exam('sw', 2026);
    await office.call('exams.enter', { exam: id, people: [person], stage: 'intended' });
    const { year, exams, lines } = await office.call('exams.eligible', { qualification: 'sw' });
    expect([year, exams.map((one) => one.id)]).toEqual([2026, [id]]);
    const of = (one: string) => lines.find((line) => line.person.id === one);
    expect(of(person)).toMatchObject({ eligible: true, stage: 'intended' });
    expect(of(late)).toMatchObject({ eligible: false, from: 2030, stage: null });
    await save('exam_entries', { person: late, exam: id, result: 'failed' });
    expect((await office.call('exams.eligible', { qualification: 'sw' })).year).toBe(2027);
  });

  it('count nobody as failed who was absent', async () => {
    const people = await Promise.all(['单雄信', '仇英', '解缙'].map((name) => worker(name)));
    const [one = '', other = '', third = ''] = people;
    const id = await exam('sw_assistant', 2025);
    await enter(id, ...people);
    await office.call(
      'exams.saveScores',
      await type(id, { [one]: ['78', '60'], [other]: ['缺考', '缺考'], [third]: ['50', '缺考'] }),
    );
    const [figures] = await office.call('exams.figures', {});
    expect(figures).toMatchObject({ communityName: '海棠里社区', registered: 3, sat: 2, absent: 1, passed: 1 });
  });

  it('name registrations that are due, by the values of the office', async () => {
    const person = await worker('单雄信');
    const certificate = await save('certificates', { person, kind: 'sw_assistant', issued_on: '2025-01-10' });
    expect((await office.call('certificates.due', {}))[0]?.standing.state).toBe('first_late');
    await save('registration_rules', { certificate: 'sw_assistant', first_months: 24, hours: 70 });
    expect((await office.call('certificates.due', {}))[0]?.standing.state).toBe('first_due');
    await save('certificate_registrations', { person, certificate, registered_on: '2025-02-01' });
    await save('continuing_education', { person, studied_on: '2025-10', hours: 12, topic: '社会工作伦理' });
    const [line] = await office.call('certificates.due', {});
    expect(line?.standing).toMatchObject({ state: 'valid', hours: { needed: 70, done: 12, lacking: 58 } });
  });
});
