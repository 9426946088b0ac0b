import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../id-numbers.ts';
import { type OutputOf, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

type Patch = Record<string, string | number | null>;
type Block = OutputOf<'records.readBlock'>;

const add = async (register: string, patch: Patch) =>
  (await office.call('records.save', { register, patch })).record.id;
const valuesOf = async (register: string, id: string) => (await office.call('records.get', { register, id })).values;
const read = (
  text: string,
  { register = 'people', columns = ['native_place', 'note'], ids = [] as string[], append = true } = {},
) => office.call('records.readBlock', { register, text, columns, ids, append });
/** The rows of a block as the panel sends them. */
const rowsOf = (block: Block) =>
  block.rows.map(({ line, id, version, cells }) => ({
    line,
    patch: Object.fromEntries(cells.map((cell) => [cell.key, cell.value])),
    ...(id === undefined ? {} : { id, ...(version === undefined ? {} : { version }) }),
  }));
const total = async (register = 'people') => (await office.call('records.list', { register, limit: 0 })).total;

describe('a block of cells laid on a list', () => {
  it('says old and new of each cell that differs, writes them as one change and takes them back as one', async () => {
    const ids = [await add('people', { name: '甲一', note: '旧' }), await add('people', { name: '乙二', note: '同' })];
    const block = await read('白沙镇\t新\r\n\t同\r\n', { ids });
    expect(block.rows.map(({ line, name, cells }) => ({ line, name, cells }))).toEqual([
      {
        line: 1,
        name: '甲一',
        cells: [
          { key: 'native_place', label: '籍贯', old: null, value: '白沙镇', note: '', fault: '' },
          { key: 'note', label: '备注', old: '旧', value: '新', note: '', fault: '' },
        ],
      },
    ]);
    expect(block.unchanged).toBe(1);
    const { changeId } = await office.call('records.paste', { register: 'people', rows: rowsOf(block) });
    expect(await valuesOf('people', ids[0] ?? '')).toMatchObject({ native_place: '白沙镇', note: '新' });
    await office.call('history.undo', { change: changeId });
    expect(await valuesOf('people', ids[0] ?? '')).toMatchObject({ native_place: null, note: '旧' });
  });

  it('adds the rows below the list as new records, where that is wanted', async () => {
    const ids = [await add('people', { name: '甲一' })];
    const text = '甲一\t青石镇\n乙　二\t白沙镇\n';
    expect(
      (
        await office.refusal('records.readBlock', {
          register: 'people',
          text,
          columns: ['name', 'native_place'],
          ids,
          append: false,
        })
      ).code,
    ).toBe('paste-too-long');
    const block = await read(text, { columns: ['name', 'native_place'], ids });
    expect(block.rows.map((row) => [row.id, row.fault])).toEqual([
      [ids[0], ''],
      [undefined, ''],
    ]);
    await office.call('records.paste', { register: 'people', rows: rowsOf(block) });
    const { rows } = await office.call('records.list', { register: 'people', columns: ['name', 'native_place'] });
    expect(rows.map((row) => row.values)).toEqual([
      { name: '甲一', native_place: '青石镇' },
      { name: '乙二', native_place: '白沙镇' },
    ]);
  });

  it('follows a heading where the block brings one, and leaves out what nobody types', async () => {
    const ids = [await add('people', { name: '甲一' })];
    const block = await read('备注\t年龄\t籍 贯\n新\t33\t青石镇', { columns: ['name'], ids });
    expect(block.rows[0]?.cells.map(({ key, value }) => [key, value])).toEqual([
      ['note', '新'],
      ['native_place', '青石镇'],
    ]);
    expect(block.rows[0]?.line).toBe(2);
    expect(block.left).toEqual(['“年龄”是自动得出的']);
  });

  it('keeps what stands under an empty cell and clears where the cell says so', async () => {
    const ids = [await add('people', { name: '甲一', native_place: '青石镇', note: '旧' })];
    const block = await read('\t（清空）', { ids });
    await office.call('records.paste', { register: 'people', rows: rowsOf(block) });
    expect(await valuesOf('people', ids[0] ?? '')).toMatchObject({ native_place: '青石镇', note: null });
  });

  it('refuses masked values in reading and in writing, and shows the old private value masked', async () => {
    const ids = [await add('people', { name: '甲一', phone: '19900000001' })];
    const masked = await read('199****0002', { columns: ['phone'], ids });
    expect(masked.rows[0]?.cells[0]).toMatchObject({ old: '199****0001', fault: expect.stringContaining('遮盖') });
    const rows = [{ line: 1, id: ids[0] ?? '', patch: { phone: '199****0002' } }];
    expect((await office.refusal('records.paste', { register: 'people', rows })).message).toContain('遮盖');
    expect((await read('19900000001', { columns: ['phone'], ids })).rows).toEqual([]);
  });

  it('reads choices, days and references by the words that stand on the screen', async () => {
    const community = await add('communities', { name: '东湖社区' });
    const person = await add('people', { name: '甲一' });
    const post = await add('appointments', { person, position: 'member', is_main: 1, starts_on: '2020-01' });
    const columns = ['community', 'position', 'starts_on'];
    const block = await read('东湖社区\t社区书记\t2020.3', { register: 'appointments', columns, ids: [post] });
    expect(block.rows[0]?.cells.map(({ value }) => value)).toEqual([community, expect.any(String), '2020-03']);
    const bad = await read('西湖社区\t不是职务', { register: 'appointments', columns, ids: [post] });
    expect(bad.rows[0]?.cells.map(({ fault }) => fault)).toEqual([
      expect.stringContaining('社区名录里没有'),
      expect.stringContaining('没有这一项'),
    ]);
  });

  it('says before anything is written why the store would refuse a record', async () => {
    const id = idNumber('19900307', 12);
    await add('people', { name: '甲一', id_number: id });
    const block = await read(`乙二\t${id}\n\t青石镇`, { columns: ['name', 'id_number'] });
    expect(block.rows.map(({ fault }) => fault)).toEqual([expect.stringContaining('已有'), '']);
    expect(await total()).toBe(1);
  });

  it('is written whole or not at all, and the refusal names the row', async () => {
    const number = idNumber('19900307', 12);
    const block = await read(`甲一\t\n乙二\t${number}\n丙三\t${number}`, { columns: ['name', 'id_number'] });
    expect(block.rows.map(({ fault }) => fault)).toEqual(['', '', '']);
    const refusal = await office.refusal('records.paste', { register: 'people', rows: rowsOf(block) });
    expect(refusal.message).toMatch(/第 3 行：.*全部都没有写入/);
    expect(await total()).toBe(0);
  });

  it('does not write over what somebody else saved after the block was looked at', async () => {
    const ids = [await add('people', { name: '甲一', note: '旧' })];
    const block = await read('\t新', { ids });
    await office.call('records.save', { register: 'people', id: ids[0], version: 1, patch: { note: '别人的' } });
    const refusal = await office.refusal('records.paste', { register: 'people', rows: rowsOf(block) });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('第 1 行') });
    expect(await valuesOf('people', ids[0] ?? '')).toMatchObject({ note: '别人的' });
  });

  it('is no table: a thousand rows and no more', async () => {
    const refusal = await office.refusal('records.readBlock', {
      register: 'people',
      text: Array.from({ length: 1002 }, (_one, line) => `甲${line}`).join('\n'),
      columns: ['name'],
      ids: [],
      append: true,
    });
    expect(refusal.code).toBe('paste-too-large');
  });
});

describe('dated facts', () => {
  const posts = async () => {
    const person = await add('people', { name: '甲一' });
    const open = await add('appointments', { person, position: 'member', is_main: 1, starts_on: '2020-01' });
    const closed = await add('appointments', { person, position: 'member', starts_on: '2015', ends_on: '2019-12' });
    return [open, closed];
  };
  const periods = async () =>
    (
      await office.call('records.list', {
        register: 'appointments',
        columns: ['position', 'starts_on', 'ends_on'],
        sort: [{ key: 'starts_on' }],
      })
    ).rows.map(({ values }) => Object.values(values));

  it('are asked about where a running period changes, and only there', async () => {
    const ids = await posts();
    const block = await read('社区书记\n社区书记', { register: 'appointments', columns: ['position'], ids });
    expect(block.rows.map(({ asks }) => asks)).toEqual([true, false]);
    const ends = await read('2026-01-31', { register: 'appointments', columns: ['ends_on'], ids });
    expect(ends.rows.map(({ asks }) => asks)).toEqual([false]);
  });

  it('change from a day on by paste and by bulk edit: running periods are closed, ended ones are mended', async () => {
    const ids = await posts();
    const rows = ids.map((id, place) => ({ line: place + 1, id, patch: { position: 'secretary' } }));
    await office.call('records.paste', { register: 'appointments', rows, mode: 'change', from: '2025-06-01' });
    expect(await periods()).toEqual([
      ['secretary', '2015', '2019-12'],
      ['member', '2020-01', '2025-05-31'],
      ['secretary', '2025-06-01', null],
    ]);
    const { rows: now } = await office.call('records.list', { register: 'appointments', sort: [{ key: 'starts_on' }] });
    const bulk = { register: 'appointments', ids: now.map(({ id }) => id), patch: { position: 'deputy' } };
    await office.call('records.bulk', { ...bulk, mode: 'change', from: '2026-01-01' });
    expect(await periods()).toEqual([
      ['deputy', '2015', '2019-12'],
      ['deputy', '2020-01', '2025-05-31'],
      ['secretary', '2025-06-01', '2025-12-31'],
      ['deputy', '2026-01-01', null],
    ]);
  });

  it('ask about both sides of a conflict also where a new period would begin', async () => {
    const [id = ''] = await posts();
    const save = { register: 'appointments', id, version: 1 };
    await office.call('records.save', { ...save, patch: { note: '别人写的' } });
    const change = { ...save, mode: 'change', from: '2025-06-01' } as const;
    const refusal = await office.refusal('records.save', { ...change, patch: { note: '我写的' } });
    expect(refusal).toMatchObject({
      code: 'conflict',
      details: { conflicts: [{ field: 'note', theirs: '别人写的' }] },
    });
    await office.call('records.save', { ...change, patch: { position: 'secretary' } });
    expect((await periods()).at(-1)).toEqual(['secretary', '2025-06-01', null]);
  });
});
