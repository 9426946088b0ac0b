import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

const today = '2026-03-05';
let office: TestDesk;
let community: string;

const save = async (register: string, patch: Values, id?: string): Promise<string> =>
  (await office.call('records.save', { register, patch, ...(id === undefined ? {} : { id }) })).record.id;

const rows = async (register: string, columns: readonly string[]) =>
  (await office.call('records.list', { register, columns: [...columns], sort: [{ key: columns[0] ?? '' }] })).rows.map(
    ({ values }) => columns.map((key) => values[key] ?? ''),
  );

const joinerOf = async (name: string) =>
  (await office.call('joining.list', {})).people.find((one) => one.name === name);

/** The state of each step of somebody. */
const statesOf = async (name: string) =>
  Object.fromEntries(((await joinerOf(name))?.steps ?? []).map(({ key, state }) => [key, state]));

beforeEach(async () => {
  office = await startOffice({ clock: () => `${today}T09:30:00` });
  community = await save('communities', { name: '海棠里社区' });
});
afterEach(() => office.end());

const newcomer = async (name = '秦叔宝', entered = '2026-02-20'): Promise<string> => {
  const person = await save('people', { name, id_number: '990000199001010033' });
  await save('stays', { person, kind: 'regular', starts_on: entered, entry_reason: 'recruited' });
  return person;
};

describe('报到接收', () => {
  const heading = ['序号', '姓名', '身份证号', '联系电话', '拟分配社区', '笔试', '面试', '总成绩', '名次', '报到日期'];
  const table = (...people: readonly (readonly string[])[]): string =>
    [heading, ...people].map((cells) => cells.join('\t')).join('\n');
  const fresh = [
    '1',
    '程咬金',
    '99000019860512001X',
    '13900000001',
    '海棠里社区',
    '70.5',
    '82',
    '76.25',
    '1',
    '2026-03-02',
  ];
  const known = ['2', '秦叔宝', '990000199001010033', '13900000002', '海棠里社区', '66', '80', '73', '2', '2026-03-02'];

  const receive = async (text: string, exam?: string) => {
    const profile = exam === undefined ? 'joining' : `joining:${exam}`;
    const { run } = await office.call('imports.begin', { profile, source: { text } });
    return { run, preview: await office.call('imports.preview', { run }) };
  };

  it('makes person, stay, joining and the result of the chosen exam in one change, and takes it back whole', async () => {
    const exam = await save('exams', { kind: 'recruitment', year: 2026, name: '2026年社区工作者公开招聘' });
    const { run, preview } = await receive(table(fresh), exam);
    expect(preview.counts).toMatchObject({ new: 1, problem: 0 });
    const { changeId } = await office.call('imports.commit', { run });
    expect(await rows('people', ['name', 'entered_on', 'entry_reason'])).toEqual([
      ['程咬金', '2026-03-02', 'recruited'],
    ]);
    expect(
      await rows('joinings', [
        'reported_on',
        'state',
        'community',
        'written_score',
        'interview_score',
        'total_score',
        'rank',
      ]),
    ).toEqual([['2026-03-02', 'open', community, 70.5, 82, 76.25, 1]]);
    expect(await rows('exam_entries', ['exam', 'total', 'rank', 'result'])).toEqual([[exam, 76.25, 1, 'passed']]);
    expect((await joinerOf('程咬金'))?.community).toBe(community);
    await office.call('history.undo', { change: changeId ?? '' });
    const left = [
      rows('people', ['name']),
      rows('stays', ['person']),
      rows('joinings', ['person']),
      rows('exam_entries', ['exam']),
    ];
    expect(await Promise.all(left)).toEqual([[], [], [], []]);
  });

  it('keeps the scores with the joining alone where no exam is chosen', async () => {
    const { run } = await receive(table(fresh));
    await office.call('imports.commit', { run });
    expect(await rows('exam_entries', ['exam'])).toEqual([]);
    expect(await rows('joinings', ['total_score', 'rank'])).toEqual([[76.25, 1]]);
  });

  it('knows a returner by the ID number and gives a second stay, not a second person', async () => {
    const person = await save('people', { name: '秦叔宝', id_number: '990000199001010033' });
    await save('stays', { person, starts_on: '2019-01-01', ends_on: '2022-12-31', exit_reason: 'resigned' });
    const { run, preview } = await receive(table(known));
    expect(preview.counts).toMatchObject({ new: 0, update: 1, problem: 0 });
    await office.call('imports.commit', { run });
    expect(await rows('people', ['name'])).toEqual([['秦叔宝']]);
    expect(await rows('stays', ['starts_on', 'ends_on'])).toEqual([
      ['2019-01-01', '2022-12-31'],
      ['2026-03-02', ''],
    ]);
  });

  it('asks about somebody who is on the roll before it touches the stay', async () => {
    await newcomer('秦叔宝', '2024-01-01');
    const { run, preview } = await receive(table(known));
    expect(preview.dated.map(({ register }) => register)).toEqual(['stays']);
    expect((await office.refusal('imports.commit', { run })).message).toContain('在册期间');
    await office.call('imports.preview', { run, dated: { stays: { mode: 'change', from: '2026-03-02' } } });
    await office.call('imports.commit', { run });
    expect(await rows('stays', ['starts_on', 'ends_on'])).toEqual([
      ['2024-01-01', '2026-03-01'],
      ['2026-03-02', ''],
    ]);
  });

  it('changes nothing when the same list comes twice', async () => {
    const { run } = await receive(table(fresh, known));
    await office.call('imports.commit', { run });
    const { preview } = await receive(table(fresh, known));
    expect(preview.counts).toMatchObject({ new: 0, update: 0, same: 2, problem: 0 });
  });

  it('refuses an exam that is gone', async () => {
    const source = { text: table(fresh) };
    const refused = await office.refusal('imports.begin', { profile: 'joining:none', source });
    expect(refused.code).toBe('profile-unknown');
  });
});

describe('入职办理', () => {
  it('turns green step by step as the records come, and only then is settled', async () => {
    const person = await newcomer();
    expect(await statesOf('秦叔宝')).toEqual({
      identity: 'done',
      check: 'late',
      contract: 'open',
      insurance: 'open',
      papers: 'open',
      file: 'open',
      probation: 'later',
    });
    const { count } = await office.call('joining.begin', { people: [person] });
    expect(count).toBe(1);
    const joiner = await joinerOf('秦叔宝');
    for (const { key, opens } of joiner?.steps ?? []) {
      if (key === 'check')
        await save(opens.register, {
          ...opens.values,
          department: 'police',
          sent_on: '2026-02-01',
          returned_on: '2026-02-10',
          conclusion: 'qualified',
        });
      if (key === 'contract')
        await save(opens.register, { ...opens.values, signed_on: '2026-02-20', ends_on: '2029-02-19' });
      if (key === 'insurance')
        await save(opens.register, { ...opens.values, insured_on: '2026-03-01', fund_opened_on: '2026-03-02' });
      if (key === 'papers') await save(opens.register, { papers: '身份证复印件' }, opens.id ?? '');
      if (key === 'file') await save(opens.register, { ...opens.values, kept_at: '档案室1号柜' });
    }
    expect(new Set(Object.values(await statesOf('秦叔宝')))).toEqual(new Set(['done']));
    await office.call('joining.finish', { people: [person] });
    expect(await joinerOf('秦叔宝')).toBeUndefined();
    expect(await rows('joinings', ['state'])).toEqual([['done']]);
  });

  it('does not settle anybody who lacks a step, and says which', async () => {
    const person = await newcomer();
    await office.call('joining.begin', { people: [person] });
    const refused = await office.refusal('joining.finish', { people: [person] });
    expect(refused.code).toBe('joining-unfinished');
    expect(refused.message).toContain('政审联审、劳动合同');
    expect(await rows('joinings', ['state'])).toEqual([['open']]);
  });

  it('offers whoever was hired within six months, not those who were there before, came by election, or are settled', async () => {
    const add = async (name: string, stay: Values): Promise<string> => {
      const person = await save('people', { name });
      await save('stays', { person, kind: 'regular', ...stay });
      return person;
    };
    await add('甲一', { starts_on: '2025-09-05', entry_reason: 'recruited' });
    await add('乙二', { starts_on: '2025-09-04', entry_reason: 'recruited' });
    await add('丙三', { starts_on: '2026-01-01', entry_reason: 'carried_over' });
    await add('丁四', { starts_on: '2026-01-01', entry_reason: 'elected' });
    await add('戊五', { starts_on: '2026-01-01', ends_on: '2026-02-01', entry_reason: 'recruited' });
    const settled = await add('己六', { starts_on: '2026-01-01', entry_reason: 'recruited' });
    await save('joinings', { person: settled, state: 'refused', reported_on: '2026-01-01' });
    const open = await save('people', { name: '庚七' });
    await save('joinings', { person: open, state: 'expected' });
    const { people } = await office.call('joining.list', {});
    expect(people.map(({ name }) => name).toSorted()).toEqual(['庚七', '甲一']);
  });

  it('does not count letters and insurance of an earlier employment', async () => {
    const person = await newcomer();
    await save('stays', { person, kind: 'regular', starts_on: '2020-01-01', ends_on: '2022-12-31' });
    await save('social_insurance', {
      person,
      starts_on: '2020-01-01',
      ends_on: '2022-12-31',
      insured_on: '2020-01-05',
      fund_opened_on: '2020-01-05',
    });
    await save('background_checks', {
      person,
      kind: 'political',
      department: 'police',
      sent_on: '2019-12-01',
      returned_on: '2019-12-10',
      conclusion: 'qualified',
    });
    expect(await statesOf('秦叔宝')).toMatchObject({ check: 'late', insurance: 'open' });
  });

  it('asks to look at a namesake without an ID number', async () => {
    await newcomer();
    const other = await save('people', { name: '秦叔宝' });
    expect((await statesOf('秦叔宝'))['identity']).toBe('open');
    await save('people', { id_number: '99000019860512001X' }, other);
    expect((await statesOf('秦叔宝'))['identity']).toBe('done');
  });
});

describe('the forms', () => {
  it('print full numbers only for a viewer who has shown them, with papers ticked and the probation from the contract', async () => {
    const person = await newcomer();
    await save('joinings', {
      person,
      state: 'open',
      reported_on: '2026-02-20',
      community,
      papers: '身份证复印件、体检报告',
      total_score: 76.25,
    });
    await save('contracts', {
      person,
      kind: 'fixed_term',
      starts_on: '2026-02-20',
      ends_on: '2029-02-19',
      probation_ends_on: '2026-08-19',
    });
    const print = async (form: 'report' | 'regularisation'): Promise<string> => {
      const { kind, file } = await office.call('joining.print', { form, people: [person] });
      expect(kind).toBe('html');
      return new TextDecoder().decode(await office.download(file.token));
    };
    const report = await print('report');
    expect(report).toContain('☑身份证复印件');
    expect(report).toContain('□户口簿复印件');
    expect(report).toContain('总成绩 76.25');
    expect(report).not.toContain('990000199001010033');
    const approval = await print('regularisation');
    expect(approval).toContain('2026.02.20—2026.08.19');
    expect(approval).toContain('2026.08.20');
    await office.call('meta.reveal', { on: true });
    expect(await print('report')).toContain('990000199001010033');
  });

  it('refuse where nobody is left to print', async () => {
    expect((await office.refusal('joining.print', { form: 'report', people: ['none'] })).code).toBe('nobody-chosen');
  });
});

describe('what is refused', () => {
  it.each([
    [
      'background_checks',
      { kind: 'joint', department: 'court', sent_on: '2026-02-10', returned_on: '2026-02-01' },
      '回函日期早于发函日期',
    ],
    [
      'background_checks',
      { kind: 'joint', department: 'court', sent_on: '2026-02-10', conclusion: 'qualified' },
      '请填回函日期',
    ],
    ['file_movements', { kind: 'lend', moved_on: '2026-02-10', back_on: '2026-02-01' }, '归还日期早于借出日期'],
    ['joinings', { reported_on: '2026-02-10', regularised_on: '2026-02-01' }, '转正日期早于报到日期'],
    ['joinings', { probation_outcome: 'failed', regularised_on: '2026-02-01' }, '不能再填转正日期'],
  ])('%s %j', async (register, patch, sentence) => {
    const person = await save('people', { name: '甲一' });
    const refused = await office.refusal('records.save', { register, patch: { person, ...patch } });
    expect(refused.message).toContain(sentence);
  });

  it('keeps one personnel file a person', async () => {
    const person = await save('people', { name: '甲一' });
    await save('personnel_files', { person, kept_at: '一号柜' });
    const refused = await office.refusal('records.save', { register: 'personnel_files', patch: { person } });
    expect(refused.message).toContain('已有人员相同的人事档案保管');
  });
});
