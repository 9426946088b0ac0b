import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from '../../electron/desk/test-desk.ts';

let office: TestDesk;
let person: string;
let community: string;

async function save(register: string, patch: Readonly<Record<string, string | number | null>>): Promise<string> {
  return (await office.call('records.save', { register, patch })).record.id;
}

beforeAll(async () => {
  office = await startOffice();
  community = await save('communities', { name: '海棠里社区' });
  await save('community_figures', { community, starts_on: '2020-01-01', residents: 9000, approved_posts: 15 });
  await save('community_figures', { community, starts_on: '2025-01-01', residents: 9600, approved_posts: 17 });
  person = await save('people', { name: '单雄信' });
  await save('stays', { person, starts_on: '2019-07', ends_on: '2025-08-31', exit_reason: 'resigned' });
  await save('appointments', { person, community, position: 'director', is_main: 1, starts_on: '2020-01-01' });
  await save('appointments', { person, community, position: 'grid_leader', starts_on: '2024-06' });
  await save('educations', {
    person,
    level: '30',
    study_mode: 'full_time',
    school: '甲学院',
    graduated_on: '2012-07',
    is_first: 1,
  });
  await save('educations', {
    person,
    level: '20',
    study_mode: 'in_service',
    school: '乙大学',
    graduated_on: '2022-01',
  });
  await save('certificates', { person, kind: 'sw_assistant', number: 'A1', issued_on: '2020-03' });
  await save('certificates', { person, kind: 'sw', number: 'B2', issued_on: '2024-03' });
  await save('pay_lines', { person, item: '岗位工资', amount: 350_000, starts_on: '2024-01-01' });
  await save('pay_lines', {
    person,
    item: '职业资格津贴',
    amount: 20_050,
    starts_on: '2024-04-01',
    ends_on: '2025-03-31',
  });
  await save('appraisals', { person, year: 2024, final_grade: 'excellent' });
  await save('appraisals', { person, year: 2023, final_grade: 'competent' });
});
afterAll(() => office.end());

async function on(register: string, day: string, columns: readonly string[]) {
  const { rows } = await office.call('records.list', { register, day, columns: [...columns] });
  return rows[0]?.values;
}

describe('a person as of a day', () => {
  const education = ['education', 'first_education', 'full_time_school', 'in_service_education', 'in_service_school'];

  it('has the educations finished by then, each in its own column', async () => {
    expect(await on('people', '2021-12-31', education)).toEqual({
      education: '30',
      first_education: '30',
      full_time_school: '甲学院',
      in_service_education: null,
      in_service_school: null,
    });
    expect(await on('people', '2022-02-01', education)).toMatchObject({
      education: '20',
      first_education: '30',
      full_time_school: '甲学院',
      in_service_school: '乙大学',
    });
  });

  it('has the number and the day of the highest certificate held', async () => {
    const columns = ['certificate', 'certificate_number', 'certificate_issued_on'];
    expect(await on('people', '2023-06-01', columns)).toEqual({
      certificate: 'sw_assistant',
      certificate_number: 'A1',
      certificate_issued_on: '2020-03',
    });
    expect(await on('people', '2024-06-01', columns)).toMatchObject({ certificate: 'sw', certificate_number: 'B2' });
  });

  it('has all posts in the words of the office, the main one first', async () => {
    expect(await on('people', '2024-05-31', ['positions'])).toEqual({ positions: '主任' });
    expect(await on('people', '2024-07-01', ['positions'])).toEqual({ positions: '主任、网格长' });
  });

  it('has the sum of what is paid on the day, in 分', async () => {
    expect(await on('people', '2024-03-31', ['pay_total'])).toEqual({ pay_total: 350_000 });
    expect(await on('people', '2025-03-31', ['pay_total'])).toEqual({ pay_total: 370_050 });
    expect(await on('people', '2025-04-01', ['pay_total'])).toEqual({ pay_total: 350_000 });
    expect(await on('people', '2023-12-31', ['pay_total'])).toEqual({ pay_total: null });
  });

  it('has the grades of the three years before', async () => {
    const columns = ['appraisal_last', 'appraisal_before_last', 'appraisal_third_last'];
    expect(await on('people', '2025-06-01', columns)).toEqual({
      appraisal_last: 'excellent',
      appraisal_before_last: 'competent',
      appraisal_third_last: null,
    });
  });

  it('shows how a stay ended', async () => {
    const columns = ['on_roll', 'entered_on', 'left_on', 'exit_reason'];
    const left = { entered_on: '2019-07', left_on: '2025-08-31', exit_reason: 'resigned' };
    expect(await on('people', '2025-09-01', columns)).toEqual({ on_roll: 0, ...left });
    expect(await on('people', '2019-06-30', columns)).toMatchObject({ on_roll: 0, entered_on: null, left_on: null });
  });
});

describe('a community as of a day', () => {
  it('has the figures known by then, who is on its roll and who leads it', async () => {
    const columns = ['residents', 'approved_posts', 'people_on_roll', 'director', 'secretary'];
    expect(await on('communities', '2024-12-31', columns)).toEqual({
      residents: 9000,
      approved_posts: 15,
      people_on_roll: 1,
      director: '单雄信',
      secretary: null,
    });
    expect(await on('communities', '2025-09-01', columns)).toMatchObject({ residents: 9600, people_on_roll: 0 });
  });
});
