import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let first: string;
let second: string;

const save = async (register: string, patch: Values): Promise<string> =>
  (await office.call('records.save', { register, patch })).record.id;

async function worker(name: string, community: string, category = 'worker'): Promise<string> {
  const person = await save('people', { name });
  await save('stays', { person, starts_on: '2024-01-01' });
  await save('appointments', { person, community, category, position: 'worker', is_main: 1, starts_on: '2024-01-01' });
  return person;
}

beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  first = await save('communities', { name: '海棠里社区' });
  second = await save('communities', { name: '柳荫社区' });
});
afterEach(() => office.end());

const placed = async (day = '2026-03-05') => {
  const { places, people } = await office.call('staffing.view', { day });
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return people.map(({ name, community, away }) => [name, names.get(community ?? '') ?? '', away ?? ''].join('|'));
};

describe('员额与配备', () => {
  it('takes residents and posts of the day, the later of 批复 and 基本数, and the street’s own total', async () => {
    await save('community_figures', { community: first, starts_on: '2025-01-01', residents: 9000, approved_posts: 15 });
    const approved = async () => {
      const { places, approved: own } = await office.call('staffing.view', {});
      return [places.find(({ id }) => id === first)?.approved, own];
    };
    expect(await approved()).toEqual([15, null]);
    await save('staffing_approvals', {
      number: '云编〔2025〕9号',
      starts_on: '2025-06-01',
      community: first,
      posts: 17,
    });
    await save('staffing_approvals', { number: '云编〔2025〕9号', starts_on: '2025-06-01', posts: 30 });
    await save('staffing_approvals', {
      number: '云编〔2026〕1号',
      starts_on: '2026-06-01',
      community: first,
      posts: 20,
    });
    expect(await approved()).toEqual([17, 30]);
    await save('community_figures', { community: first, starts_on: '2026-01-01', residents: 9100, approved_posts: 16 });
    expect(await approved()).toEqual([16, 30]);
    const { rows } = await office.call('records.list', {
      register: 'communities',
      columns: ['approved_posts'],
      ids: [first],
    });
    expect(rows[0]?.values['approved_posts']).toBe(16);
  });

  it('knows who is away and why: on leave, lent, posted elsewhere', async () => {
    const [a, b, c, d] = await Promise.all(['甲一', '乙二', '丙三', '丁四'].map((name) => worker(name, first)));
    await save('staff_absences', {
      person: a ?? '',
      kind: 'statutory',
      starts_on: '2026-01-01',
      ends_on: '2026-03-05',
    });
    const lent = { person: b ?? '', borrower: '青禾街道', borrower_level: 'street', starts_on: '2026-01-01' };
    await save('secondments', {
      ...lent,
      state: 'approved',
      approval_document: '云社工〔2026〕1号',
      ends_on: '2026-06-30',
    });
    await save('temporary_posts', { person: c ?? '', direction: 'out', starts_on: '2026-02-01' });
    await save('staff_absences', { person: d ?? '', kind: 'study', starts_on: '2026-03-06' });
    expect((await placed()).toSorted()).toEqual(
      ['丁四|海棠里社区|', '丙三|海棠里社区|挂职', '乙二|海棠里社区|借出', '甲一|海棠里社区|法定假期'].toSorted(),
    );
  });

  it('counts by the office’s own way', async () => {
    expect((await office.call('staffing.view', {})).rule).toEqual({ perTenThousand: 18, rounding: 'up' });
    const { rows } = await office.call('records.list', { register: 'offices' });
    const { id = '', version = 1 } = rows[0] ?? {};
    const patch = { posts_per_ten_thousand: 20, posts_rounding: 'down' };
    await office.call('records.save', { register: 'offices', id, version, patch });
    expect((await office.call('staffing.view', {})).rule).toEqual({ perTenThousand: 20, rounding: 'down' });
  });
});

describe('a plan of moves', () => {
  it('becomes one change of appointments and moves, which can be taken back', async () => {
    const [a, b] = [await worker('甲一', first), await worker('乙二', first)];
    const moves = [a, b].map((person) => ({ person, to: second }));
    const made = await office.call('staffing.move', { day: '2026-04-01', approval: '青街〔2026〕8号', moves });
    expect(await placed()).toEqual(['甲一|海棠里社区|', '乙二|海棠里社区|']);
    expect(await placed('2026-04-01')).toEqual(['甲一|柳荫社区|', '乙二|柳荫社区|']);
    const { rows } = await office.call('records.list', { register: 'transfers' });
    expect(rows.map(({ values }) => values)).toContainEqual(
      expect.objectContaining({ person: a, from_community: first, to_community: second, state: 'approved' }),
    );
    await office.call('history.undo', { change: made.changeId });
    expect(await placed('2026-04-01')).toEqual(['甲一|海棠里社区|', '乙二|海棠里社区|']);
    expect((await office.call('records.list', { register: 'transfers' })).total).toBe(0);
  });

  it('goes on with a move that is on record already, and is done when its day has come', async () => {
    const person = await worker('甲一', first);
    await save('transfers', { person, to_community: second, moves_on: '2026-05-01', state: 'planned', reason: '轮岗' });
    await office.call('staffing.move', { day: '2026-03-05', moves: [{ person, to: second }] });
    const { rows } = await office.call('records.list', { register: 'transfers' });
    expect(rows.map(({ values }) => [values['moves_on'], values['state'], values['reason']])).toEqual([
      ['2026-03-05', 'done', '轮岗'],
    ]);
    expect(await placed()).toEqual(['甲一|柳荫社区|']);
  });

  it('is refused whole where one of it may not move, with each reason', async () => {
    const [a, elected] = [await worker('甲一', first), await worker('乙二', first, 'committee_full')];
    const moves = [a, elected].map((person) => ({ person, to: second }));
    const refusal = await office.refusal('staffing.move', { day: '2026-04-01', moves });
    expect(refusal.code).toBe('transfer-refused');
    expect(refusal.fields).toEqual([{ field: elected, message: expect.stringContaining('选举') as string }]);
    expect(await placed('2026-04-01')).toEqual(['甲一|海棠里社区|', '乙二|海棠里社区|']);
    const early = await office.refusal('staffing.move', { day: '2024-01-01', moves: moves.slice(0, 1) });
    expect(early.fields[0]?.message).toContain('调动日期要晚于');
    const same = await office.refusal('staffing.move', { day: '2026-04-01', moves: [{ person: a, to: first }] });
    expect(same.fields[0]?.message).toContain('已在这个社区');
  });

  it('prints a form a person, masked until the clerk asks to see', async () => {
    const a = await worker('甲一', first);
    const { version } = await office.call('records.get', { register: 'people', id: a });
    const patch = { household_address: '云溪区青禾街道柳荫路8号3幢', native_place: '云溪' };
    await office.call('records.save', { register: 'people', id: a, version, patch });
    const plan = { day: '2026-04-01', reason: '充实力量', moves: [{ person: a, to: second }] };
    const page = async () => {
      const { file } = await office.call('staffing.print', plan);
      return new TextDecoder().decode(await office.download(file.token));
    };
    const masked = await page();
    for (const text of ['甲一', '海棠里社区', '柳荫社区', '充实力量', '2026年4月1日']) expect(masked).toContain(text);
    expect(masked).not.toContain('柳荫路8号');
    await office.call('meta.reveal', { on: true });
    expect(await page()).toContain('柳荫路8号');
  });
});

describe('合同预警', () => {
  it('names whoever needs something, the most pressing first, with what a renewal would be', async () => {
    const [never, ends, fine] = [await worker('甲一', first), await worker('乙二', first), await worker('丙三', first)];
    const term = {
      kind: 'fixed_term',
      employment_form: 'direct',
      signing_party: '青禾街道办事处',
      signed_on: '2024-01-01',
    };
    await save('contracts', { ...term, person: ends, starts_on: '2024-01-01', ends_on: '2026-03-31' });
    await save('contracts', { ...term, person: fine, starts_on: '2024-01-01', ends_on: '2026-12-31' });
    const { warnings, employed } = await office.call('contracts.warnings', {});
    expect(employed).toBe(3);
    expect(warnings.map(({ person, findings }) => [person, findings.map(({ kind }) => kind)])).toEqual([
      [never, ['unsigned']],
      [ends, ['ends']],
    ]);
    expect(warnings[1]?.next).toEqual({
      kind: 'fixed_term',
      employment_form: 'direct',
      signing_party: '青禾街道办事处',
      starts_on: '2026-04-01',
    });
    expect((await office.call('contracts.warnings', { day: '2026-12-01' })).warnings).toHaveLength(3);
  });

  it('asks for the registration of somebody new until it is recorded', async () => {
    const person = await save('people', { name: '丁四' });
    await save('stays', { person, starts_on: '2026-02-20' });
    await save('contracts', {
      person,
      kind: 'fixed_term',
      signed_on: '2026-02-20',
      starts_on: '2026-02-20',
      ends_on: '2029-02-19',
    });
    const kinds = async () =>
      (await office.call('contracts.warnings', {})).warnings.flatMap(({ findings }) =>
        findings.map(({ kind }) => kind),
      );
    expect(await kinds()).toEqual(['registration', 'registration']);
    const insurance = { person, starts_on: '2026-03-01', insured_on: '2026-03-01', fund_opened_on: '2026-03-01' };
    await save('social_insurance', { ...insurance, insurance_base: 420_000, union_member: 1 });
    expect(await kinds()).toEqual([]);
    const timeline = await office.call('people.timeline', { id: person });
    expect(timeline.find(({ register }) => register === 'social_insurance')?.label).toBe('4200.00元');
  });

  it('shows the 医疗期 of somebody who is ill by their years of work', async () => {
    const person = await worker('甲一', first);
    await save('contracts', { person, kind: 'open_ended', signed_on: '2024-01-01', starts_on: '2024-01-01' });
    await save('staff_absences', { person, kind: 'sick', starts_on: '2026-02-01' });
    const { warnings } = await office.call('contracts.warnings', {});
    expect(warnings[0]?.findings).toMatchObject([{ kind: 'medical', dueOn: '2026-04-30' }]);
  });
});

describe('年休假', () => {
  const ground = async (id: string) =>
    (await office.call('people.grounds', { id })).find(({ key }) => key === 'leave')?.result;

  it('follows the years of work, and is lost by long illness or much paid leave in the year', async () => {
    const person = await worker('甲一', first);
    expect(await ground(person)).toBe('5 天');
    const sick = await save('staff_absences', { person, kind: 'sick', starts_on: '2025-11-01', ends_on: '2026-02-27' });
    expect(await ground(person)).toBe('5 天');
    const { version } = await office.call('records.get', { register: 'staff_absences', id: sick });
    const patch = { ends_on: '2026-02-28' };
    await office.call('records.save', { register: 'staff_absences', id: sick, version, patch, mode: 'correct' });
    expect(await ground(person)).toBe('0 天');
    await office.call('records.remove', { register: 'staff_absences', ids: [sick] });
    await save('staff_absences', { person, kind: 'personal', starts_on: '2026-01-05', paid_days: 20 });
    expect(await ground(person)).toBe('0 天');
  });

  it('is not computed for somebody who is not on the roll', async () => {
    expect(await ground(await save('people', { name: '乙二' }))).toBeUndefined();
  });
});
