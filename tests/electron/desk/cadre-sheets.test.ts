import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preview, rowsOf, workbook } from './import/tables.ts';
import { type InputOf, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
let community: string;
let secretary: string;

type Patch = InputOf<'records.save'>['patch'];
const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;
const refusal = async (register: string, patch: Patch) => {
  const { code, fields } = await office.refusal('records.save', { register, patch, mode: 'correct' });
  return { code, fields: fields.map(({ field }) => field) };
};

beforeAll(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  community = await save('communities', { name: '海棠里社区' });
  secretary = await save('people', {
    name: '单雄信',
    stated_sex: '1',
    stated_birth: '1979-04-12',
    nation: '01',
    service_started_on: '2012-05-10',
    work_started_on: '2001-07',
  });
  const person = secretary;
  await save('stays', { person, starts_on: '2012-05-10' });
  await save('educations', {
    person,
    level: '20',
    degree: '4',
    school: '某大学',
    major: '法学',
    study_mode: 'full_time',
    enrolled_on: '1997-09',
    graduated_on: '2001-07',
  });
  await save('appointments', {
    person,
    community,
    position: 'member',
    is_main: 1,
    starts_on: '2012-05-10',
    ends_on: '2018-12-31',
  });
  await save('appointments', {
    person,
    community,
    position: 'secretary_director',
    is_main: 1,
    starts_on: '2019-01-01',
  });
  await save('appointments', { person, community, position: 'grid_leader', starts_on: '2020-03', ends_on: '2021-06' });
  await save('family_members', { person, relation: '12', name: '程氏', birth: '1981-03', work: '某小学教师' });
  for (const [year, grade] of [
    [2023, 'competent'],
    [2024, 'excellent'],
    [2025, 'competent'],
  ] as const)
    await save('appraisals', { person, year, final_grade: grade });
  await save('awards', { person, name: '云溪县优秀社区工作者', outcome: 'granted', granted_on: '2022-07-01' });
  await save('disciplines', {
    person,
    kind: 'unit',
    name: '通报批评',
    decided_on: '2015-03-02',
    ends_on: '2015-09-01',
  });
  await save('secretary_filings', {
    person,
    community,
    kind: 'after',
    proposed_post: '海棠里社区党组织书记',
    filed_on: '2019-01-20',
    result: 'filed',
    filing_number: '云组备〔2019〕5号',
  });
});
afterAll(() => office.end());

const html = async (input: Partial<InputOf<'cadreSheets.print'>> = {}) => {
  const made = await office.call('cadreSheets.print', { people: [secretary], ...input });
  expect(made.kind).toBe('html');
  const text = new TextDecoder().decode(await office.download(made.file.token));
  return {
    notes: made.notes,
    name: made.file.name,
    text: text.replace(/<style>.*?<\/style>/su, '').replace(/<[^>]+>/gu, '\n'),
  };
};

describe('the 任免审批表', () => {
  it('tells who somebody is, the resume, rewards, appraisals and relatives from the records, and leaves opinions blank', async () => {
    const { text, name, notes } = await html({ proposed: '街道事业编岗位', reason: '表现优秀' });
    expect(name).toBe('任免审批表_单雄信.html');
    expect(notes).toEqual([]);
    for (const words of [
      '1979.04（46岁）',
      '大学本科学士',
      '某大学法学',
      '海棠里社区书记兼主任',
      '街道事业编岗位',
      '1997.09—2001.07',
      '某大学法学专业学习',
      '海棠里社区委员',
      '2019.01—',
      '（其间：2020.03—2021.06海棠里社区网格长）',
      '2015.03受单位处理：通报批评；2022.07获云溪县优秀社区工作者。',
      '2023年称职，2024年优秀，2025年称职。',
      '表现优秀',
      '程氏',
      '某小学教师',
      '（盖章）年月日',
    ])
      expect(text.replace(/[\n\s　]/gu, ''), words).toContain(words);
    expect(text).not.toContain('2026');
  });

  it('prints relatives only where they are wanted, and says in the log that they left', async () => {
    expect((await html({ family: false })).text).not.toContain('程氏');
    const rows = await office.call('accounts.log', {});
    expect(rows.filter((row) => row.register === 'family_members').length).toBeGreaterThan(0);
  });

  it('is the 书记备案表 with what was filed', async () => {
    const { text, name } = await html({ filing: true });
    expect(name).toBe('社区党组织书记备案表_单雄信.html');
    for (const words of ['海棠里社区党组织书记', '云组备〔2019〕5号', '纪检监察']) expect(text).toContain(words);
  });

  it('takes 本人简历 where that is wanted, and says what does not fit', async () => {
    await office.call('records.save', {
      register: 'people',
      id: secretary,
      patch: { resume: `1997年至2001年在校学习\n${'在海棠里社区工作，'.repeat(260)}` },
    });
    const { text, notes } = await html({ resume: 'text', reason: '理由'.repeat(400) });
    expect(text).toContain('1997年至2001年在校学习');
    expect(text).toContain('（续）');
    expect(notes.join()).toContain('“任免理由”有 800 字');
    expect(notes.join()).toContain('简历转续页，共 3 页');
  });
});

describe('the eligibility by measure 13', () => {
  it('lists the present secretaries with proof from their records', async () => {
    const { people } = await office.call('eligibleSecretaries.list', {});
    expect(people).toMatchObject([
      { name: '单雄信', community: '海棠里社区', standing: 'eligible', conditions: [{ result: '13年9个月' }, {}, {}] },
    ]);
    const strict = await office.call('eligibleSecretaries.list', { times: 2 });
    expect(strict.people[0]).toMatchObject({ standing: 'almost' });
    const held = await save('disciplines', {
      person: secretary,
      kind: 'party',
      name: '党内警告',
      decided_on: '2025-10-01',
    });
    const now = await office.call('eligibleSecretaries.list', {});
    expect(now.people[0]?.conditions[2]?.missing).toContain('党内警告影响期未满');
    await office.call('records.remove', { register: 'disciplines', ids: [held] });
  });

  it('prints the list with every line of proof', async () => {
    const { file } = await office.call('eligibleSecretaries.print', {});
    const text = new TextDecoder().decode(await office.download(file.token));
    for (const words of ['单雄信', '海棠里社区', '符合', '措施13要求在社区连续工作10年以上'])
      expect(text).toContain(words);
  });

  it('takes a term that was recorded', async () => {
    await save('terms', { community, body: 'party', elected_on: '2019-01-01', ends_on: '2021-12-31' });
    const { people } = await office.call('eligibleSecretaries.list', { day: '2022-03-05' });
    expect(people[0]?.conditions[1]).toMatchObject({ met: true, result: '任满一届' });
  });
});

describe('a secondment', () => {
  const county = { borrower: '县住建局', borrower_level: 'county', starts_on: '2025-12-01' };
  it('to a county is refused as approved on the form, in bulk and pasted, and stands as 违规在借', async () => {
    const person = secretary;
    const approved = {
      person,
      ...county,
      state: 'approved',
      ends_on: '2026-06-30',
      approval_document: '云社工〔2026〕1号',
    };
    expect(await refusal('secondments', approved)).toEqual({ code: 'invalid', fields: ['state'] });
    const id = await save('secondments', { person, ...county, state: 'irregular', clear_by: '2026-03-31' });
    const sentences = [
      await office.refusal('records.save', { register: 'secondments', patch: approved, mode: 'correct' }),
      await office.refusal('records.bulk', { register: 'secondments', ids: [id], patch: { state: 'approved' } }),
      await office.refusal('records.paste', {
        register: 'secondments',
        rows: [{ line: 1, patch: approved }],
      }),
    ].map((one) => JSON.stringify(one));
    for (const sentence of sentences) expect(sentence).toContain('县级以上机关事业单位不得借调社区工作者');
    await office.call('records.save', {
      register: 'secondments',
      id,
      patch: { state: 'cleared', back_on: '2026-03-04' },
    });
  });

  it('is refused the same way in an import, and its other row is taken', async () => {
    const sheet = await workbook([
      ['姓名', '借入单位', '借入单位类别', '借调起始日期', '状态', '清退期限'],
      ['单雄信', '县城管局', '县级', '2026.01.05', '已批准', null],
      ['单雄信', '县水利局', '县级', '2026.01.06', '违规在借', '2026.03.31'],
    ]);
    const upload = await office.upload('import', '借调.xlsx', sheet);
    const { run } = await office.call('imports.begin', { profile: 'secondments', source: { upload } });
    expect((await preview(office, run)).counts).toMatchObject({ new: 1, problem: 1 });
    const [problem] = await rowsOf(office, run, 'problem');
    expect(JSON.stringify(problem)).toContain('县级以上机关事业单位不得借调社区工作者');
  });

  it('prints its 借调审批表 with all opinions blank, and warns where it is forbidden', async () => {
    const { rows } = await office.call('records.list', { register: 'secondments', columns: ['state'] });
    const made = await office.call('secondments.print', { ids: rows.map(({ id }) => id) });
    const text = new TextDecoder().decode(await office.download(made.file.token));
    for (const words of ['单雄信', '县住建局', '2025.12.01', '不得借调社区工作者（措施17）'])
      expect(text).toContain(words);
    expect((await office.refusal('secondments.print', { ids: ['none'] })).code).toBe('nobody-chosen');
  });
});

describe('the reserve', () => {
  it('is counted for each community by the day', async () => {
    await save('reserves', {
      person: secretary,
      community,
      direction: 'committee',
      starts_on: '2024-01',
      ends_on: '2025-12',
    });
    const on = async (day: string) =>
      (await office.call('records.list', { register: 'communities', columns: ['committee_reserves'], day })).rows[0]
        ?.values;
    expect(await on('2025-06-01')).toEqual({ committee_reserves: 1 });
    expect(await on('2026-03-05')).toEqual({ committee_reserves: 0 });
  });
});

describe('what stands already', () => {
  it('refuses two main posts on one day and a leaving date before entry', async () => {
    const post = { person: secretary, community, position: 'worker', is_main: 1, starts_on: '2020-01-01' };
    expect((await refusal('appointments', post)).fields).toEqual(['starts_on']);
    const { record } = await office.call('records.save', { register: 'people', patch: { name: '程咬金' } });
    const stay = { person: record.id, starts_on: '2020-01-01', ends_on: '2019-12-31' };
    expect((await refusal('stays', stay)).fields).toEqual(['ends_on']);
  });
});
