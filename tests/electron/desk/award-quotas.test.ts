import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preview, workbook } from './import/tables.ts';
import { type InputOf, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
let people: readonly string[];
let communities: readonly string[];
const award = '云溪区优秀社区工作者';

type Patch = InputOf<'records.save'>['patch'];
const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch })).record.id;
const nomination = (person: string) => ({ person, name: award, outcome: 'open', nominated_on: '2026-03-02' });
const nominate = (chosen: readonly string[]) => ({
  register: 'awards',
  rows: chosen.map((person, place) => ({ line: place + 1, patch: nomination(person) })),
});
const total = async () => (await office.call('records.list', { register: 'awards', limit: 0 })).total;

beforeEach(async () => {
  office = await startOffice();
  communities = [await save('communities', { name: '海棠里社区' }), await save('communities', { name: '石榴湾社区' })];
  const made: string[] = [];
  for (const [place, name] of ['甲一', '乙二', '丙三', '丁四'].entries()) {
    const person = await save('people', { name });
    const community = communities[place < 3 ? 0 : 1] ?? '';
    await save('appointments', { person, community, is_main: 1, starts_on: '2020-01-01' });
    made.push(person);
  }
  people = made;
});
afterEach(() => office.end());

describe('nominations', () => {
  it('beyond the places are refused with both numbers, and the whole batch is left', async () => {
    await save('award_quotas', { name: award, year: 2026, places: 2 });
    const { code, message } = await office.refusal('records.paste', nominate(people));
    expect([code, message]).toEqual([
      'invalid',
      expect.stringContaining(`2026年“${award}”名额2名，推荐了4名，超出2名。`),
    ]);
    expect(await total()).toBe(0);
    await office.call('records.paste', nominate(people.slice(0, 2)));
    const one = await office.refusal('records.save', { register: 'awards', patch: nomination(people[2] ?? '') });
    expect(one.message).toContain('名额2名，推荐了3名');
  });

  it('beyond what a community got are refused by its name, whoever is left shares the rest', async () => {
    await save('award_quotas', { name: award, year: 2026, places: 3 });
    await save('award_quotas', { name: award, year: 2026, community: communities[0] ?? '', places: 2 });
    const { message } = await office.refusal('records.paste', nominate(people.slice(0, 3)));
    expect(message).toContain('分给海棠里社区的名额2名，推荐了3名');
    await office.call('records.paste', nominate([...people.slice(0, 2), people[3] ?? '']));
    expect(await total()).toBe(3);
  });

  it('that were withdrawn give their place back, and may not come back when it is taken', async () => {
    await save('award_quotas', { name: award, year: 2026, places: 1 });
    const id = await save('awards', nomination(people[0] ?? ''));
    await office.call('records.bulk', { register: 'awards', ids: [id], patch: { outcome: 'withdrawn' } });
    await save('awards', nomination(people[1] ?? ''));
    const bulk = { register: 'awards', ids: [id], patch: { outcome: 'open' } };
    expect((await office.refusal('records.bulk', bulk)).message).toContain('名额1名，推荐了2名');
  });

  it('of another year, another award or without a day of nomination hold no place', async () => {
    await save('award_quotas', { name: award, year: 2026, places: 0 });
    await save('awards', { ...nomination(people[0] ?? ''), nominated_on: '2025-11-02' });
    await save('awards', { ...nomination(people[0] ?? ''), name: '青禾街道优秀共产党员' });
    await save('awards', {
      ...nomination(people[0] ?? ''),
      nominated_on: null,
      granted_on: '2026-03',
      outcome: 'granted',
    });
    expect(await total()).toBe(3);
  });

  it('in a table are refused whole, with the numbers', async () => {
    await save('award_quotas', { name: award, year: 2026, places: 1 });
    const sheet = await workbook([
      ['姓名', '荣誉名称', '提名日期', '评选结果'],
      ['甲一', award, '2026-03-02', '评选中'],
      ['乙二', award, '2026-03-02', '评选中'],
    ]);
    const upload = await office.upload('import', '推荐.xlsx', sheet);
    const { run } = await office.call('imports.begin', { profile: 'awards', source: { upload } });
    await preview(office, run);
    expect((await office.refusal('imports.commit', { run })).message).toContain('名额1名，推荐了2名，超出1名');
    expect(await total()).toBe(0);
  });
});

describe('places', () => {
  it('are given once for the whole street, and never below what is nominated', async () => {
    const quota = { name: award, year: 2026 };
    const id = await save('award_quotas', { ...quota, places: 2 });
    const again = await office.refusal('records.save', { register: 'award_quotas', patch: { ...quota, places: 5 } });
    expect(again.message).toContain('全街道的名额已经登记过');
    await office.call('records.paste', nominate(people.slice(0, 2)));
    const less = await office.refusal('records.save', { register: 'award_quotas', id, patch: { places: 1 } });
    expect(less.message).toContain('名额1名，推荐了2名');
    const split = { ...quota, community: communities[1] ?? '', places: 3 };
    const more = await office.refusal('records.save', { register: 'award_quotas', patch: split });
    expect(more.message).toContain('分到各社区的名额共3名，多于街道的2名');
  });
});
