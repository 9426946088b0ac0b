import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPages } from '../../../electron/papers/chunks.ts';
import { idNumber } from '../../id-numbers.ts';
import { engine, noBrowser, noPoppler, pdfText } from '../papers/programs.ts';
import { type InputOf, startOffice, testHost, type TestDesk } from './test-desk.ts';

let office: TestDesk;
let secretary: string;
let director: string;
const number = idNumber('19790412', 11);

type Patch = InputOf<'records.save'>['patch'];
const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;

async function worker(name: string, position: string, more: Patch): Promise<string> {
  const person = await save('people', { name, nation: '01', service_started_on: '2012-05-10', ...more });
  const community = await save('communities', { name: `${name}的社区` });
  await save('stays', { person, starts_on: '2012-05-10' });
  await save('appointments', { person, community, position, is_main: 1, starts_on: '2019-01-01' });
  return person;
}

async function fill(): Promise<void> {
  secretary = await worker('单雄信', 'secretary', { id_number: number });
  director = await worker('罗士信', 'director', { stated_sex: '1', stated_birth: '1988-03' });
  await save('party_statuses', { person: secretary, status: '01', joined_on: '2003-07-01' });
  await save('educations', { person: secretary, level: '20', study_mode: 'full_time', graduated_on: '2001-07' });
  await save('family_members', { person: secretary, relation: '12', name: '程氏' });
  const check = { person: secretary, kind: 'joint', occasion: 'appointment' };
  for (const [department, sent, letter, back, conclusion, until] of [
    ['police', '2025-01-05', '青街函〔2025〕1号', '2025-01-20', 'qualified', '2025-07-20'],
    ['court', '2026-02-10', '青街函〔2026〕3号', '2026-02-20', 'qualified', '2026-08-20'],
    ['discipline', '2025-02-10', '青街函〔2025〕9号', '2025-02-20', 'unqualified', null],
    ['discipline', '2026-02-10', '青街函〔2026〕2号', null, null, null],
    ['market', '2026-02-11', '青街函〔2026〕4号', '2026-02-12', 'qualified', null],
  ] as const)
    await save('background_checks', {
      ...check,
      department,
      sent_on: sent,
      letter_number: letter,
      returned_on: back,
      conclusion,
      valid_until: until,
    });
  const earlier = { occasion: 'recruitment', department: 'health', sent_on: '2012-03', returned_on: '2012-04' };
  await save('background_checks', { ...check, ...earlier, conclusion: 'qualified' });
}

beforeAll(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  await fill();
});
afterAll(() => office.end());

const pack = async (input: Partial<InputOf<'cadreSheets.pack'>> = {}) => {
  const made = await office.call('cadreSheets.pack', { people: [secretary], ...input });
  const html = new TextDecoder().decode(await office.download(made.file.token));
  const parts = html
    .replace(/<style>.*?<\/style>/su, '')
    .split('<section class="')
    .map((part) => part.replace(/(?:<[^>]+>|\n)+/gu, '|'));
  return { ...made, parts: parts.slice(1) };
};

describe('the 任命材料包', () => {
  it('is letter, sheet and review of somebody, each on paper of its own', async () => {
    const { file, parts } = await pack();
    expect(file.name).toBe('任命材料_单雄信.html');
    expect(parts.map((part) => part.slice(0, part.indexOf('"')))).toEqual([
      'letter',
      'page',
      'page',
      'page',
      'review',
      'page',
    ]);
  });

  it('asks in the words of the records, and leaves number, signer, meeting and date to the leaders', async () => {
    const [letter = ''] = (
      await pack({
        addressee: '中共云溪区委组织部',
        proposed: '海棠里社区党委书记',
        removed: '海棠里社区居委会主任',
        reason: '熟悉社区工作。',
      })
    ).parts;
    for (const words of [
      '〔　　　　〕　　号',
      '签发人：　',
      '|关于|单雄信|同志任免职的请示|',
      '|中共云溪区委组织部：|',
      '经＿＿＿＿年＿＿月＿＿日街道党工委会议研究',
      '单雄信同志，男，汉族，1979年4月出生，大学本科学历，中共党员（2003年7月入党），现任单雄信的社区书记。熟悉社区工作。拟任海棠里社区党委书记职务，免去海棠里社区居委会主任职务。',
      '妥否，请批示。',
      '附件：1.任免审批表（1人）',
      '中共云溪区青禾街道工作委员会',
    ])
      expect(letter).toContain(words);
    expect(letter).not.toContain('2026');
  });

  it('names everybody of several in one letter', async () => {
    const { parts } = await pack({ people: [secretary, director], proposed: '网格党支部书记' });
    expect(parts[0]).toMatch(/关于\|(?:单雄信|罗士信)\|等2名同志任职的请示/u);
    for (const words of ['（一）', '（二）', '罗士信同志，男，汉族，1988年3月出生']) expect(parts[0]).toContain(words);
    expect(parts.filter((part) => part.startsWith('review'))).toHaveLength(2);
  });

  it('tells what each department has answered, what has run out and what is lacking', async () => {
    const { parts, notes } = await pack({ people: [secretary, director] });
    const reviews = parts.filter((part) => part.startsWith('review'));
    const review = reviews.find((part) => part.includes('单雄信')) ?? '';
    for (const words of [
      `|公民身份号码|${number}|`,
      '|纪检监察|2026.02.10 青街函〔2026〕2号|（盖章）',
      '|公安|2025.01.05 青街函〔2025〕1号|（盖章）',
      '|法院|2026.02.10 青街函〔2026〕3号|2026.02.20|合格|（盖章）',
      '|市场监管|2026.02.11 青街函〔2026〕4号|2026.02.12|合格|（盖章）',
      '|卫健|（盖章）',
    ])
      expect(review, words).toContain(words);
    expect(review).not.toContain('不合格');
    expect(notes.toSorted()).toEqual([
      '单雄信：纪检监察还没有结论；公安的结论2025-07-20已到期，结论印成空格。',
      '罗士信：没有资格联审的发函记录，联审表印成空表。',
    ]);
  });

  it('prints ID numbers only where they are wanted, and logs that they left', async () => {
    const logged = async () =>
      (await office.call('accounts.log', {})).filter((row) => row.register === 'people' && row.act === 'export').length;
    const before = await logged();
    const { parts } = await pack({ idNumber: false });
    expect(parts.join('')).not.toContain(number);
    expect(await logged()).toBe(before);
    await pack();
    expect(await logged()).toBe(before + 1);
  });
});

describe.skipIf(noBrowser || noPoppler)('on paper', () => {
  it('is six pages, the letter and the review on one each', async () => {
    await office.end();
    const { toPdf, close } = engine();
    office = await startOffice({ clock: () => '2026-03-05T09:30:00', host: { ...testHost, toPdf } });
    await fill();
    const { kind, file } = await office.call('cadreSheets.pack', { people: [secretary] });
    const pdf = await office.download(file.token);
    await close();
    expect([kind, await countPages(pdf)]).toEqual(['pdf', 6]);
    const page = (at: number) => pdfText(pdf, at);
    expect([page(1).includes('请批示'), page(2), page(3).includes('任免审批表')]).toEqual([true, '', true]);
    expect([page(5).includes('资格联审表'), page(5).includes('街道党工委'), page(6)]).toEqual([true, true, '']);
  }, 60_000);
});
