import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../../db/migrations.ts';
import { registerMap } from '../../../../db/registers/all.ts';
import { rosterRights, type Register } from '../../../../db/registers/model/register.ts';
import { idNumber } from '../../../id-numbers.ts';
import { startOffice, type TestDesk } from '../test-desk.ts';
import { importTable, inOrder, marks, preview, rowsOf, stored, type Value, workbook } from './tables.ts';

/** A register that exists only here, to show that nothing of the import knows a register by name. */
const walks = {
  key: 'night_walks',
  label: '夜间巡查',
  unit: '次',
  area: '关心关爱',
  measures: [7],
  of: 'person',
  owner: 'person',
  dated: { from: 'walked_on' },
  fields: [
    { key: 'person', label: '人员', kind: 'ref', register: 'people', required: true },
    { key: 'walked_on', label: '巡查日期', kind: 'day', required: true },
    { key: 'place', label: '地点', kind: 'text' },
    { key: 'hours', label: '小时', kind: 'decimal', min: 0 },
    { key: 'contact', label: '联系电话', kind: 'phone', private: 'phone' },
  ],
  listColumns: ['person', 'walked_on', 'place', 'hours', 'contact'],
  sort: [{ key: 'walked_on' }],
  title: ['walked_on', 'place'],
  rights: rosterRights,
  leaves: 'masked',
} as const satisfies Register;

const sql = `CREATE TABLE night_walks (
  id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  deleted_at TEXT, extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL, walked_on TEXT NOT NULL, place TEXT, hours REAL, contact TEXT
) STRICT;`;

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice({ registers: registerMap([walks]), migrations: [...migrations, { number: 9100, sql }] });
  await importTable(office, [
    ['姓名', '身份证号', '社区'],
    ['甲一', one, '东湖社区'],
    ['甲一', two, '西湖社区'],
    ['乙二', three, '西湖社区'],
  ]);
});
afterEach(() => office.end());

const one = idNumber('19900307', 11);
const two = idNumber('19850209', 12);
const three = idNumber('19790421', 13);

async function begin(profile: string, rows: readonly (readonly Value[])[]) {
  const upload = await office.upload('import', '表.xlsx', await workbook(rows));
  return await office.call('imports.begin', { profile, source: { upload } });
}

const heading = ['姓名', '身份证号', '巡查日期', '地点', '小时', '联系电话'];
const rows = [
  heading,
  ['乙二', null, '2026.01.05', '东门', 1.5, '13900000001'],
  ['甲一', two, '2026-01-06', '西门', 2, null],
];

describe('a register that nobody told the import of', () => {
  it('is imported, owners by number or by a name that nobody shares, and the same again adds nothing', async () => {
    const { run, columns } = await begin('night_walks', rows);
    expect(columns.map((column) => column.place)).toEqual([
      'night_walks.person',
      'night_walks.@number',
      'night_walks.walked_on',
      'night_walks.place',
      'night_walks.hours',
      'night_walks.contact',
    ]);
    expect((await preview(office, run)).counts).toMatchObject({ new: 2, problem: 0 });
    expect((await rowsOf(office, run)).map((row) => row.name)).toEqual([
      '乙二 2026-01-05 东门',
      '甲一 2026-01-06 西门',
    ]);
    const done = await office.call('imports.commit', { run });
    expect(done.text).toContain('新增 2 次');
    const again = await begin('night_walks', rows);
    expect((await preview(office, again.run)).counts).toMatchObject({ same: 2, new: 0 });
    await office.call('history.undo', { change: done.changeId ?? '' });
    expect(await stored(office, 'night_walks', ['place'])).toEqual([]);
  });

  it('asks for the number where two share a name, and knows who is nobody', async () => {
    const { run } = await begin('night_walks', [
      heading,
      ['甲一', null, '2026-01-06', '西门', 2, null],
      ['丁四', null, '2026-01-06', '西门', 2, null],
    ]);
    expect((await preview(office, run)).counts).toMatchObject({ problem: 2 });
    const asked = await rowsOf(office, run, 'problem');
    expect(asked.map((row) => marks(row, '姓名'))).toEqual([['wrong reference-unknown'], ['wrong reference-unknown']]);
    const { row } = await office.call('imports.mend', {
      run,
      row: 2,
      mend: { action: 'value', column: 1, value: one },
    });
    expect(row?.tab).toBe('new');
  });

  it('is corrected by owner and first day', async () => {
    const first = await begin('night_walks', rows);
    await office.call('imports.commit', { run: first.run });
    const { run } = await begin('night_walks', [heading, ['乙二', null, '2026-01-05', '东门', 3, null]]);
    expect((await preview(office, run)).counts).toMatchObject({ update: 1, new: 0 });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'night_walks', ['place', 'hours', 'contact'])).toEqual(
      inOrder([
        ['东门', 3, '13900000001'],
        ['西门', 2, null],
      ]),
    );
  });

  it('has a template and an export that come back', async () => {
    const first = await begin('night_walks', rows);
    await office.call('imports.commit', { run: first.run });
    const template = await office.call('imports.template', { profile: 'night_walks' });
    const empty = await office.upload('import', template.name, await office.download(template.token));
    const view = await office.call('imports.begin', { profile: 'night_walks', source: { upload: empty } });
    expect([view.rows, view.columns.filter((column) => column.place === null).map((column) => column.heading)]).toEqual(
      [0, ['序号']],
    );
    const file = await office.call('exports.list', {
      query: { register: 'night_walks', filters: [{ key: 'place', op: 'is', values: ['东门'] }] },
      title: '夜间巡查',
      style: 'full',
    });
    const upload = await office.upload('import', file.name, await office.download(file.token));
    const back = await office.call('imports.begin', { profile: 'night_walks', source: { upload } });
    expect((await preview(office, back.run)).counts).toMatchObject({ same: 1, new: 0, update: 0 });
  });
});

describe('the registers of the house', () => {
  const ownMade = ['attachments', 'reports'];
  const kept = [...registerMap().values()]
    .filter((register) => register.single !== true)
    .map((register) => register.key);

  it.each(kept.filter((profile) => !ownMade.includes(profile)))(
    '%s have a template whose headings are known again',
    async (profile) => {
      const template = await office.call('imports.template', { profile });
      const upload = await office.upload('import', template.name, await office.download(template.token));
      const view = await office.call('imports.begin', { profile, source: { upload } });
      expect(view.columns.filter((column) => column.place === null).map((column) => column.heading)).toEqual(['序号']);
    },
  );

  it.each(['offices', ...ownMade])('%s are made by the app alone', async (profile) => {
    expect((await office.refusal('imports.template', { profile })).code).toBe('profile-unknown');
  });

  it('take communities, by name', async () => {
    const { run } = await begin('communities', [
      ['社区名称', '办公电话', '办公地址'],
      ['东湖社区', '0571-88886666', '东湖路1号'],
      ['南湖社区', null, null],
    ]);
    expect((await preview(office, run)).counts).toMatchObject({ new: 1, update: 1 });
    await office.call('imports.commit', { run });
    expect(await stored(office, 'communities', ['name', 'phone'])).toEqual(
      inOrder([
        ['东湖社区', '0571-88886666'],
        ['西湖社区', null],
        ['南湖社区', null],
      ]),
    );
  });

  it('tell an overlap in the preview', async () => {
    const first = await begin('grades', [
      ['姓名', '岗位等级', '执行日期'],
      ['乙二', 8, '2024-01-01'],
    ]);
    await office.call('imports.commit', { run: first.run });
    const { run } = await begin('grades', [
      ['姓名', '岗位等级', '执行日期'],
      ['乙二', 9, '2025-01-01'],
    ]);
    const [row] = await rowsOf(office, run, 'problem');
    expect(row?.problems).toMatchObject([{ code: 'invalid', reason: expect.stringContaining('重叠') }]);
  });
});
