import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idNumber } from '../../id-numbers.ts';
import { startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const add = (register: string, patch: Record<string, string | number | null>) =>
  office.call('records.save', { register, patch });

describe('records', () => {
  it('keeps a person, derives sex and birth day from the ID number and masks it in the list', async () => {
    const id = idNumber('19900307', 12);
    const { record } = await add('people', { name: '单　雄信', id_number: id.toLowerCase() });
    expect(record.values).toMatchObject({ name: '单雄信', sex: '2', birth_day: '1990-03-07' });
    expect(record.values['id_number']).toContain('*');
    for (const search of ['sxx', 'shan', '雄信', id.slice(-4)]) {
      const found = await office.call('records.list', { register: 'people', search });
      expect(found.rows.map((row) => row.id)).toEqual([record.id]);
    }
    await office.call('meta.reveal', { on: true });
    expect((await office.call('records.get', { register: 'people', id: record.id })).values['id_number']).toBe(id);
  });

  it('never takes a masked value back', async () => {
    const refusal = await office.refusal('records.save', {
      register: 'people',
      patch: { name: '甲一', phone: '138****5678' },
    });
    expect(refusal.fields).toEqual([{ field: 'phone', message: expect.stringContaining('遮盖') }]);
  });

  it('shows a conflict per field when two people changed the same one, and lets different fields pass', async () => {
    const { record } = await add('people', { name: '甲一', note: '旧' });
    await office.call('records.save', { register: 'people', id: record.id, version: 1, patch: { note: '新' } });
    await office.call('records.save', { register: 'people', id: record.id, version: 1, patch: { speciality: '书法' } });
    const refusal = await office.refusal('records.save', {
      register: 'people',
      id: record.id,
      version: 1,
      patch: { note: '另' },
    });
    expect(refusal.code).toBe('conflict');
    expect(refusal.details).toMatchObject({ conflicts: [{ field: 'note', base: '旧', theirs: '新', mine: '另' }] });
  });

  it('masks private values in a conflict too', async () => {
    const { record } = await add('people', { name: '甲一', phone: '19900000001' });
    await office.call('records.save', {
      register: 'people',
      id: record.id,
      version: 1,
      patch: { phone: '19900000002' },
    });
    const late = { register: 'people', id: record.id, version: 1, patch: { phone: '19900000003' } };
    const refusal = await office.refusal('records.save', late);
    expect(refusal.details).toMatchObject({ conflicts: [{ base: '199****0001', theirs: '199****0002' }] });
  });

  it('takes a change back, and takes that back again', async () => {
    const { record } = await add('people', { name: '甲一', note: '旧' });
    const { changeId } = await office.call('records.save', {
      register: 'people',
      id: record.id,
      patch: { note: '新' },
    });
    const undone = await office.call('history.undo', { change: changeId });
    expect((await office.call('records.get', { register: 'people', id: record.id })).values['note']).toBe('旧');
    await office.call('history.undo', { change: undone.changeId });
    expect((await office.call('records.get', { register: 'people', id: record.id })).values['note']).toBe('新');
  });

  it('changes a dated fact from a day on and keeps the earlier period', async () => {
    const { record: person } = await add('people', { name: '甲一' });
    const { record: post } = await add('appointments', {
      person: person.id,
      position: 'member',
      is_main: 1,
      starts_on: '2020-01',
    });
    await office.call('records.save', {
      register: 'appointments',
      id: post.id,
      patch: { position: 'secretary' },
      mode: 'change',
      from: '2025-06-01',
    });
    const asOf = async (day: string) =>
      (await office.call('records.list', { register: 'people', columns: ['position'], day })).rows[0]?.values[
        'position'
      ];
    expect([await asOf('2025-05-31'), await asOf('2025-06-01')]).toEqual(['member', 'secretary']);
  });
});

describe('a list sorted by several columns', () => {
  const order = async (sort: { key: string; descending?: boolean }[], offset = 0, limit = 100) =>
    (await office.call('records.list', { register: 'people', columns: ['name'], sort, offset, limit })).rows.map(
      (row) => row.values['name'],
    );

  it('orders by each in turn, empty values last, names by their spelling', async () => {
    for (const [name, native_place] of [
      ['陈一', '白沙镇'],
      ['白二', '青石镇'],
      ['丁三', null],
      ['安四', '白沙镇'],
    ] as const) {
      await add('people', { name, native_place });
    }
    expect(await order([{ key: 'name' }])).toEqual(['安四', '白二', '陈一', '丁三']);
    expect(await order([{ key: 'native_place' }, { key: 'name', descending: true }])).toEqual([
      '陈一',
      '安四',
      '白二',
      '丁三',
    ]);
    expect((await order([{ key: 'native_place', descending: true }, { key: 'name' }])).at(-1)).toBe('丁三');
  });

  it('shows each of many equal records once, page after page', async () => {
    for (let place = 0; place < 30; place++) await add('people', { name: '王一', native_place: `镇${place % 2}` });
    const ids: string[] = [];
    for (let offset = 0; offset < 30; offset += 7) {
      const sort = [{ key: 'native_place', descending: true }, { key: 'name' }];
      const { rows } = await office.call('records.list', { register: 'people', sort, offset, limit: 7 });
      ids.push(...rows.map((row) => row.id));
    }
    expect(new Set(ids).size).toBe(30);
  });
});

describe('settings that name registers, code lists and pages', () => {
  it('are filtered, shown and imported by the names on the screens', async () => {
    await add('custom_fields', { register: 'people', key: 'x_a', label: '爱好', field_kind: 'choice', list: 'nation' });
    const { lists } = await office.call('meta.vocabulary', {});
    const label = (list: string, code: string) => lists[list]?.values.find((one) => one.code === code)?.label;
    expect([label('register_name', 'people'), label('code_list_name', 'nation')]).toEqual(['人员信息', '民族']);
    const found = await office.call('records.readBlock', {
      register: 'custom_fields',
      text: '社区\t学历',
      columns: ['register', 'list'],
      ids: [(await office.call('records.list', { register: 'custom_fields' })).rows[0]?.id ?? ''],
      append: false,
    });
    expect(found.rows[0]?.cells.map(({ value }) => value)).toEqual(['communities', 'education']);
  });
});
