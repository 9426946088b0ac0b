import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../id-numbers.ts';
import { type InputOf, password, startOffice, type TestDesk } from './test-desk.ts';

type Patch = InputOf<'records.save'>['patch'];

let office: TestDesk;
let community: string;

const save = async (register: string, patch: Patch): Promise<string> =>
  (await office.call('records.save', { register, patch, mode: 'correct' })).record.id;

async function worker(name: string, more: Patch = {}): Promise<string> {
  const person = await save('people', { name, ...more });
  await save('stays', { person, starts_on: '2024-01-01' });
  const post = { community, category: 'worker', position: 'worker', is_main: 1, starts_on: '2024-01-01' };
  await save('appointments', { person, ...post });
  return person;
}

beforeEach(async () => {
  office = await startOffice({ clock: () => '2026-03-05T09:30:00' });
  community = await save('communities', { name: '海棠里社区' });
});
afterEach(() => office.end());

const tiles = async (day?: string) => {
  const { groups } = await office.call('overview.view', day === undefined ? {} : { day });
  return new Map(groups.flatMap((group) => group.tiles.map((tile) => [tile.key, tile] as const)));
};

describe('总览', () => {
  it('opens of every figure exactly the rows that it counts', async () => {
    await save('community_figures', { community, starts_on: '2025-01-01', residents: 9000, approved_posts: 5 });
    const people = [await worker('单雄信'), await worker('罗士信'), await worker('秦叔宝')];
    await save('grades', { person: people[0] ?? '', grade: 3, starts_on: '2024-01-01' });
    await save('requests', {
      person: people[1] ?? '',
      raised_on: '2026-01-05',
      due_on: '2026-01-20',
      source: 'self',
      category: 'pay',
      matter: '补发加班费',
      state: 'open',
    });
    const shown = await tiles();
    for (const { key, figure } of shown.values()) {
      const { rows } = await office.call('overview.behind', { tile: key });
      const counted = rows.reduce((sum, { amount }) => sum + (amount ?? 1), 0);
      expect(counted, key).toBe(figure);
    }
    expect(shown.get('head.counted')?.figure).toBe(3);
    expect(shown.get('head.lacking')?.figure).toBe(2);
    expect(shown.get('grade.3')).toMatchObject({ figure: 1, percent: 33.3 });
    expect(shown.get('care.overdue')).toMatchObject({ figure: 1, percent: 100 });
    const { rows, columns } = await office.call('overview.behind', { tile: 'grade.3' });
    expect(columns[0]).toBe('姓名');
    expect(rows.map(({ cells }) => cells[0])).toEqual(['单雄信']);
  });

  it('stands as of the day that is asked for', async () => {
    const person = await worker('单雄信');
    const { rows } = await office.call('records.list', { register: 'stays', owner: person });
    const { id = '', version = 1 } = rows[0] ?? {};
    const patch = { ends_on: '2026-02-28', exit_reason: 'resigned' };
    await office.call('records.save', { register: 'stays', id, version, patch, mode: 'correct' });
    expect((await tiles('2026-02-28')).get('head.on_roll')?.figure).toBe(1);
    expect((await tiles('2026-03-01')).get('head.on_roll')?.figure).toBe(0);
  });

  it('shows nothing of health to who may not read it, and writes down who opened the list', async () => {
    const person = await worker('单雄信');
    await save('health_checks', { person, year: 2026, state: 'done', done_on: '2026-02-03' });
    expect((await tiles()).get('growth.health')?.figure).toBe(1);
    await office.call('overview.behind', { tile: 'growth.health' });
    const lines = await office.call('accounts.log', {});
    expect(lines).toContainEqual(expect.objectContaining({ act: 'read', register: 'health_checks' }));
    await office.call('accounts.create', { name: '赵查看', role: 'viewer', password: `${password}查看` });
    await office.call('session.lock', {});
    const { accounts } = await office.call('office.state', {});
    const account = accounts.find(({ name }) => name === '赵查看')?.id ?? '';
    await office.call('session.unlock', { account, password: `${password}查看` });
    expect((await tiles()).has('growth.health')).toBe(false);
    expect((await office.refusal('overview.behind', { tile: 'growth.health' })).code).toBe('tile-unknown');
  });

  it('prints every figure, with no ID number on it', async () => {
    await worker('单雄信', { id_number: idNumber('19900307', 11) });
    const { file } = await office.call('overview.print', {});
    const html = new TextDecoder().decode(await office.download(file.token));
    expect(html).toContain('社区工作者队伍总览');
    expect(html).toContain('截至 2026-03-05');
    for (const { label } of (await tiles()).values()) expect(html).toContain(label);
    expect(html).not.toContain('单雄信');
  });
});
