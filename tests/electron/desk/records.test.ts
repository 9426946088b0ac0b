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
