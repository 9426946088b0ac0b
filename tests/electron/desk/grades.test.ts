import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { schemeTemplates } from '../../../db/rules/grade-scheme/templates.ts';
import { engine, noBrowser, noPoppler, pdfText } from '../papers/programs.ts';
import { startOffice, testHost, type TestDesk } from './test-desk.ts';

type Values = Readonly<Record<string, string | number | null>>;

let office: TestDesk;
let community: string;
beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  community = await save('communities', { name: '海棠里社区' });
});
afterEach(() => office.end());

async function save(register: string, patch: Values): Promise<string> {
  return (await office.call('records.save', { register, patch })).record.id;
}

/** A scheme of the templates with a base, so that it pays. */
function scheme(change: Partial<Scheme> = {}): Scheme {
  const found = schemeTemplates.find(({ key }) => key === 'SD18');
  if (found === undefined) throw new Error('SD18');
  const coefficients = Array.from({ length: 18 }, (_, place) => 1000 + 50 * place);
  return { ...found.scheme, pay: { ...found.scheme.pay, base: 300_000, coefficients }, ...change };
}

const keep = (name: string, content = scheme(), current = true) =>
  office.call('gradeSchemes.save', { of: null, name, current, scheme: content, lowering: true });

async function worker(name: string, since: string, grade: number | null, post = 'staff'): Promise<string> {
  const person = await save('people', { name, service_started_on: since });
  await save('stays', { person, starts_on: since });
  await save('appointments', {
    person,
    community,
    post_class: post,
    position: 'worker',
    category: 'worker',
    is_main: 1,
    starts_on: since,
  });
  if (grade !== null) await save('grades', { person, grade, post_class: post, starts_on: since });
  return person;
}

const day = '2026-03-05';
const standing = async (id: string) =>
  (await office.call('grades.standing', { scheme: id, day })).map(
    ({ name, recorded, computed, state, dueSince, next }) => [name, recorded, computed, state, dueSince, next?.day],
  );

describe('等级测算', () => {
  it('says who fell behind since when, who is above, who has none, and who rises next', async () => {
    await worker('单雄信', '2022-06-15', 1);
    await worker('程咬金', '2024-01-01', 1);
    await worker('罗士信', '2024-01-01', 4);
    await worker('秦琼', '2025-01-01', null);
    const { id } = await keep('县方案');
    expect((await standing(id)).toSorted((a, b) => String(a[3]).localeCompare(String(b[3])))).toEqual([
      ['罗士信', 4, 1, 'above', null, '2027-01-01'],
      ['单雄信', 1, 2, 'due', '2025-06-15', '2028-06-15'],
      ['程咬金', 1, 1, 'same', null, '2027-01-01'],
      ['秦琼', null, 1, 'ungraded', null, '2028-01-01'],
    ]);
    expect(await office.call('grades.standing', { scheme: id, day, community: 'none' })).toEqual([]);
  });

  it('explains a grade line by line, with what it pays', async () => {
    const person = await worker('单雄信', '2022-06-15', 1);
    const { id } = await keep('县方案');
    const { lines, pay, line } = await office.call('grades.explain', { scheme: id, day, person });
    expect(lines.at(-1)).toBe('1（起点）＋1（年限）＝2级。');
    expect(pay.monthly).toBe(315_000);
    expect(line.dueReason).toBe('年限满档');
  });

  it('leaves out who is only part-time in the committee', async () => {
    const person = await worker('单雄信', '2022-06-15', 1);
    const [post] = (await office.call('records.list', { register: 'appointments', columns: ['person'] })).rows;
    await office.call('records.save', {
      register: 'appointments',
      id: post?.id ?? '',
      version: 1,
      patch: { category: 'committee_part' },
    });
    const { id } = await keep('县方案');
    expect(await standing(id)).toEqual([]);
    expect((await office.refusal('grades.explain', { scheme: id, day, person })).code).toBe('person-not-here');
  });
});

describe('晋级 as a batch', () => {
  it('gives everybody ticked a new dated grade in one change, which is taken back as one', async () => {
    const people = [await worker('单雄信', '2022-06-15', 1), await worker('秦琼', '2025-01-01', null)];
    const { id } = await keep('县方案');
    const done = await office.call('grades.promote', {
      scheme: id,
      from: '2026-04-01',
      people,
      document: '街办〔2026〕3号',
    });
    expect(done.count).toBe(2);
    const rows = async () =>
      (
        await office.call('records.list', {
          register: 'grades',
          columns: ['grade', 'starts_on', 'ends_on', 'reason', 'document'],
          sort: [{ key: 'starts_on' }, { key: 'grade' }],
        })
      ).rows.map(({ values }) => Object.values(values).join('|'));
    expect(await rows()).toEqual([
      '1|2022-06-15|2026-03-31||',
      '1|2026-04-01||首次定级|街办〔2026〕3号',
      '2|2026-04-01||年限满档|街办〔2026〕3号',
    ]);
    await office.call('history.undo', { change: done.changeId });
    expect(await rows()).toEqual(['1|2022-06-15|||']);
  });

  it('is whole or nothing: one who does not rise, or whose grade began later, stops it by name', async () => {
    const people = [await worker('单雄信', '2022-06-15', 1), await worker('程咬金', '2025-01-01', 1)];
    const { id } = await keep('县方案');
    const refused = await office.refusal('grades.promote', { scheme: id, from: '2026-04-01', people });
    expect(refused.message).toContain('程咬金在 2026-04-01 按方案不晋级，一个也没有写');
    const late = await save('people', { name: '罗士信', service_started_on: '2015-01-01' });
    await save('stays', { person: late, starts_on: '2015-01-01' });
    await save('appointments', {
      person: late,
      community,
      post_class: 'staff',
      category: 'worker',
      is_main: 1,
      starts_on: '2015-01-01',
    });
    await save('grades', { person: late, grade: 1, starts_on: '2026-04-01' });
    const early = await office.refusal('grades.promote', {
      scheme: id,
      from: '2026-04-01',
      people: [people[0] ?? '', late],
    });
    expect(early.message).toContain('罗士信：变动日期要晚于这一条的起期');
    const { rows } = await office.call('records.list', { register: 'grades', columns: ['grade'] });
    expect(rows.map(({ values }) => values['grade'])).toEqual([1, 1, 1]);
  });
});

describe('a scheme', () => {
  it('with a gap between grades is refused with the rule named', async () => {
    const posts = [
      { post: 'deputy', min: 8, max: 12 },
      { post: 'staff', min: 1, max: 5 },
    ];
    const refused = await office.refusal('gradeSchemes.save', { of: null, name: '断档', scheme: scheme({ posts }) });
    expect(refused.message).toContain('【等级连续】6—7级不在任何层次里');
  });

  it('whose edit would lower somebody is asked about by name before it is kept', async () => {
    await worker('单雄信', '2019-06-15', 3);
    const { id } = await keep('县方案');
    const { version } = await office.call('gradeSchemes.get', { id });
    const edit = { of: { id, version }, name: '县方案', current: true, scheme: scheme({ stepYears: 5 }) };
    const { trial } = await office.call('gradeSchemes.try', { scheme: edit.scheme, against: id });
    expect(trial.falls).toMatchObject([{ name: '单雄信', before: 3, after: 2, payBefore: 330_000, payAfter: 315_000 }]);
    expect([trial.before, trial.after]).toEqual([
      { month: 330_000, year: 3_960_000 },
      { month: 315_000, year: 3_780_000 },
    ]);
    const refused = await office.refusal('gradeSchemes.save', edit);
    expect(refused).toMatchObject({ code: 'scheme-lowers' });
    expect(refused.message).toContain('单雄信（3级→2级）');
    await office.call('gradeSchemes.save', { ...edit, lowering: true });
    expect((await office.call('gradeSchemes.get', { id })).scheme.stepYears).toBe(5);
  });

  it('takes the place of the one that was current, and two are compared by what they cost', async () => {
    await worker('单雄信', '2019-06-15', 3);
    const one = await keep('旧方案');
    const other = await keep('新方案', scheme({ stepYears: 2 }));
    const kept = await office.call('gradeSchemes.list', {});
    expect(kept.map(({ name, current }) => [name, current])).toEqual([
      ['新方案', true],
      ['旧方案', false],
    ]);
    const trial = await office.call('gradeSchemes.compare', { one: one.id, other: other.id, day });
    expect(trial.rises).toMatchObject([{ before: 3, after: 4, payBefore: 330_000, payAfter: 345_000 }]);
  });

  it('that somebody has written over by hand is named, not computed with', async () => {
    const { id } = await keep('县方案');
    await office.call('records.save', { register: 'grade_schemes', id, version: 1, patch: { content: '{' } });
    expect((await office.refusal('grades.standing', { scheme: id, day })).code).toBe('scheme-unreadable');
    expect(await office.call('gradeSchemes.list', {})).toMatchObject([{ readable: false }]);
  });
});

describe.skipIf(noBrowser || noPoppler)('the papers', () => {
  it('are one page a person, and one table of pay before and after', async () => {
    await office.end();
    const { toPdf, close } = engine();
    office = await startOffice({ clock: () => '2026-03-05T09:30:00', host: { ...testHost, toPdf } });
    community = await save('communities', { name: '海棠里社区' });
    const people = [await worker('单雄信', '2022-06-15', 1), await worker('罗士信', '2020-06-15', 1)];
    const { id } = await keep('县方案');
    const paperOf = async (paper: 'approval' | 'pay' | 'notice' | 'filing') => {
      const { file } = await office.call('grades.print', { scheme: id, from: '2026-04-01', people, paper });
      return office.download(file.token);
    };
    const approval = await paperOf('approval');
    expect(pdfText(approval, 1)).toContain('单雄信');
    expect(pdfText(approval, 2)).toContain('罗士信');
    expect(pdfText(approval)).toContain('1级');
    const pay = pdfText(await paperOf('pay'));
    expect(pay).toContain('合计2人');
    expect(pay).toContain('+150');
    const notice = pdfText(await paperOf('notice'));
    expect(notice).toContain('关于社区工作者岗位等级晋级的公示');
    expect(notice).toContain('罗士信');
    expect(notice).not.toMatch(/99\d{12}/);
    const filing = pdfText(await paperOf('filing'));
    expect(filing).toContain('晋级报备表');
    expect(filing).toContain('1（起点）＋1（年限）＝2级');
    await close();
  });
});
