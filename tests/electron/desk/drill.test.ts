/**
 * The drill: a register is one definition and one migration. This one exists only here, and no other file knows it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../../db/migrations.ts';
import { registerMap } from '../../../db/registers/all.ts';
import { rosterRights, type Register } from '../../../db/registers/model/register.ts';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { startOffice, type TestDesk } from './test-desk.ts';

const services = {
  key: 'volunteer_services',
  label: '志愿服务',
  unit: '次',
  area: '关心关爱',
  order: 90,
  measures: [7],
  of: 'person',
  owner: 'person',
  dated: { from: 'starts_on', to: 'ends_on' },
  fields: [
    { key: 'person', label: '人员', kind: 'ref', register: 'people', required: true },
    { key: 'kind', label: '服务内容', kind: 'text', required: true },
    { key: 'starts_on', label: '起始日期', kind: 'day' },
    { key: 'ends_on', label: '结束日期', kind: 'day' },
    { key: 'hours', label: '小时', kind: 'decimal', min: 0 },
    { key: 'contact', label: '联系电话', kind: 'phone', private: 'phone' },
  ],
  listColumns: ['person', 'kind', 'starts_on', 'ends_on', 'hours', 'contact'],
  sort: [{ key: 'starts_on', descending: true }],
  title: ['kind'],
  rights: rosterRights,
  leaves: 'masked',
} as const satisfies Register;

const sql = `CREATE TABLE volunteer_services (
  id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  deleted_at TEXT, extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL, kind TEXT NOT NULL, starts_on TEXT, ends_on TEXT, hours REAL, contact TEXT
) STRICT;`;

let office: TestDesk;
let person = '';
let service = '';
const list = () => office.call('records.list', { register: 'volunteer_services' });

beforeAll(async () => {
  office = await startOffice({
    registers: registerMap([services]),
    migrations: [...migrations, { number: 9000, sql }],
  });
  person = (await office.call('records.save', { register: 'people', patch: { name: '林知夏' } })).record.id;
});
afterAll(() => office.end());

describe('a register that exists only in this test', () => {
  it('has a form that refuses what its definition refuses', async () => {
    const refusal = await office.refusal('records.save', {
      register: 'volunteer_services',
      patch: { person, hours: -1, starts_on: '2026-02-30' },
    });
    expect(refusal.fields.map((fault) => fault.field).toSorted()).toEqual(['hours', 'kind', 'starts_on']);
    const reversed = { person, kind: '敬老', starts_on: '2026-03', ends_on: '2026-01' };
    expect(
      (await office.refusal('records.save', { register: 'volunteer_services', patch: reversed })).fields[0]?.field,
    ).toBe('ends_on');
  });

  it('has a list that names its person, masks and searches by pinyin', async () => {
    const patch = { person, kind: '敬老', starts_on: '2026-01', hours: 2.5, contact: '19900000001' };
    service = (await office.call('records.save', { register: 'volunteer_services', patch })).record.id;
    const shown = await list();
    expect(shown.labels['people']?.[person]).toBe('林知夏');
    expect(shown.rows[0]?.values['contact']).toBe('199****0001');
    const found = await office.call('records.list', { register: 'volunteer_services', search: 'lzx' });
    expect(found.rows.map((row) => row.id)).toEqual([service]);
  });

  it('stands on the timeline of its person', async () => {
    const entries = await office.call('people.timeline', { id: person });
    expect(entries).toContainEqual({
      register: 'volunteer_services',
      registerLabel: '志愿服务',
      id: service,
      from: '2026-01',
      to: null,
      label: '敬老',
    });
  });

  it('changes from a day on', async () => {
    await office.call('records.save', {
      register: 'volunteer_services',
      id: service,
      patch: { kind: '助学' },
      mode: 'change',
      from: '2026-03-01',
    });
    expect(
      (await list()).rows.map((row) => [row.values['kind'], row.values['starts_on'], row.values['ends_on']]),
    ).toEqual([
      ['助学', '2026-03-01', null],
      ['敬老', '2026-01', '2026-02-28'],
    ]);
  });

  it('has history, undo and the bin', async () => {
    const { changeId } = await office.call('records.save', {
      register: 'volunteer_services',
      id: service,
      patch: { hours: 3 },
    });
    const { steps } = await office.call('history.ofRecord', { register: 'volunteer_services', id: service });
    expect(steps[0]?.steps).toEqual([{ field: 'hours', label: '小时', before: 2.5, after: 3 }]);
    await office.call('history.undo', { change: changeId });
    await office.call('records.remove', { register: 'volunteer_services', ids: [service] });
    expect((await list()).total).toBe(1);
    await office.call('records.restore', { register: 'volunteer_services', ids: [service] });
    expect((await list()).rows.find((row) => row.id === service)?.values['hours']).toBe(2.5);
  });

  it('takes the office’s own fields', async () => {
    await office.call('records.save', {
      register: 'custom_fields',
      patch: { register: 'volunteer_services', key: 'x_badge', label: '徽章号', field_kind: 'text' },
    });
    await office.call('records.save', { register: 'volunteer_services', id: service, patch: { x_badge: 'A-12' } });
    const shown = await office.call('records.list', {
      register: 'volunteer_services',
      columns: ['x_badge'],
      filters: [{ key: 'x_badge', op: 'contains', values: ['A-1'] }],
    });
    expect(shown.rows.map((row) => row.values)).toEqual([{ x_badge: 'A-12' }]);
  });

  it('is exported and printed as shown', async () => {
    const query = { register: 'volunteer_services' };
    const { token } = await office.call('exports.list', { query, title: '志愿服务', style: 'full' });
    const workbook = await readWorkbook(await office.download(token), '志愿服务.xlsx');
    const texts = workbook.sheets[0]?.rows.map((row) => row.map((cell) => cell.text)) ?? [];
    expect(texts).toContainEqual(['人员', '服务内容', '起始日期', '结束日期', '小时', '联系电话']);
    expect(texts).toContainEqual(['林知夏', '敬老', '2026-01', '2026-02-28', '2.5', '19900000001']);
    const paper = await office.call('prints.list', { query, title: '志愿服务' });
    const html = new TextDecoder().decode(await office.download(paper.file.token));
    expect(html).toContain('敬老');
    expect(html).toContain('199****0001');
  });

  it('goes into the county parcel as its definition says', async () => {
    const { registers } = await office.call('parcels.options', {});
    expect(registers.find((one) => one.key === 'volunteer_services')).toMatchObject({ proposed: 'masked', count: 2 });
  });
});
