import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { idNumber } from '../../../id-numbers.ts';
import { logicalDump } from '../../../logical-dump.ts';
import { password, startDesk, startOffice, type TestDesk } from '../test-desk.ts';
import { begin, importTable, preview, previewCreating, rowsOf } from './tables.ts';
import { bigRoster } from './big-roster.ts';

let office: TestDesk;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const heading = ['姓名', '身份证号', '社区', '职务', '备注'];
const one = idNumber('19900307', 11);
const two = idNumber('19850209', 12);

async function unlock(desk: TestDesk, name: string): Promise<void> {
  const { accounts } = await desk.call('office.state', {});
  await desk.call('session.unlock', { account: accounts.find((account) => account.name === name)?.id ?? '', password });
}

describe('an import', () => {
  it('is one change, after a backup, and undone leaves what was there before', async () => {
    await importTable(office, [heading, ['甲一', one, '东湖社区', '委员', '旧']]);
    const before = await logicalDump(office);
    const done = await importTable(
      office,
      [heading, ['甲一', one, '西湖社区', '副书记', '新'], ['乙二', two, '北湖社区', '书记', null]],
      {
        dated: { appointments: { mode: 'change', from: '2026-01-01' } },
      },
    );
    expect(done.counts).toMatchObject({ new: 1, update: 1, communities: 2 });
    expect(done.text).toBe('“花名册.xlsx”导入完成：新增 1 人，更新 1 人，不变 0 人，新建社区 2 个，退回 0 行。');
    expect(readdirSync(join(office.folder, 'backups')).some((name) => name.includes('before-import'))).toBe(true);
    const after = await logicalDump(office);
    expect(after).not.toEqual(before);

    const undone = await office.call('history.undo', { change: done.changeId ?? '' });
    expect(undone.kept).toEqual([]);
    expect(await logicalDump(office)).toEqual(before);
    expect((await office.call('imports.list', {})).imports.map((line) => line.state)).toEqual(['undone', 'committed']);
    await office.call('history.undo', { change: undone.changeId });
    expect(await logicalDump(office)).toEqual(after);
  });

  it('of the same file again adds nothing and changes nothing', async () => {
    const roster = bigRoster(120);
    const first = await importTable(office, roster);
    expect(first.counts).toMatchObject({ new: 120, rejected: 0 });
    const before = await logicalDump(office);
    const again = await importTable(office, roster);
    expect(again).toMatchObject({ changeId: null, counts: { new: 0, update: 0, same: 120, records: 0 } });
    expect(await logicalDump(office)).toEqual(before);
  });

  it('cancelled before the commit writes nothing, and goes on later', async () => {
    const { run } = await begin(office, [heading, ['甲一', one, '东湖社区', '委员', null]]);
    await previewCreating(office, run);
    const before = await logicalDump(office);
    const cancel = new AbortController();
    const answer = await office.desk.handle(
      new Request('http://desk.invalid/desk/imports.commit', {
        method: 'POST',
        body: JSON.stringify({ run }),
        headers: { accept: 'application/x-ndjson' },
        signal: cancel.signal,
      }),
    );
    const reader = answer.body?.getReader();
    await reader?.read();
    cancel.abort();
    let rest = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      rest += new TextDecoder().decode(part.value);
    expect(rest).toContain('"code":"cancelled"');
    expect(await logicalDump(office)).toEqual(before);
    expect((await office.call('imports.list', {})).imports).toMatchObject([{ run, state: 'open' }]);
    expect((await office.call('imports.commit', { run })).counts.new).toBe(1);
  });

  it('is asked again where the store has changed since the preview', async () => {
    const { run } = await begin(office, [heading, ['甲一', one, '东湖社区', '委员', null]]);
    await previewCreating(office, run);
    await office.call('records.save', { register: 'people', patch: { name: '甲一', id_number: one } });
    expect((await office.refusal('imports.commit', { run })).code).toBe('plan-stale');
    expect((await preview(office, run)).counts).toMatchObject({ update: 1, new: 0 });
    await office.call('imports.commit', { run });
    expect((await office.call('records.list', { register: 'people' })).total).toBe(1);
  });

  it('is not written beside a change that came while the backup was made', async () => {
    const { run } = await begin(office, [heading, ['甲一', one, '东湖社区', '委员', null]]);
    await previewCreating(office, run);
    const [importing] = await Promise.allSettled([
      office.call('imports.commit', { run }),
      office.call('records.save', { register: 'people', patch: { name: '甲一', id_number: one } }),
    ]);
    expect(importing).toMatchObject({ status: 'rejected', reason: { refusal: { code: 'plan-stale' } } });
    expect((await office.call('records.list', { register: 'people' })).total).toBe(1);
  });

  it('waits through a lock, with what was mended and settled', async () => {
    const { run } = await begin(office, [
      heading,
      ['甲一', Number(one), '东湖社区', '委员', null],
      ['乙二', two, '东湖社区', '没有这个职务', null],
    ]);
    await previewCreating(office, run);
    await office.call('imports.mend', { run, row: 2, mend: { action: 'value', column: 1, value: one } });
    await office.call('imports.setColumns', { run, columns: { 3: null } });
    await office.desk.close();
    const later = await startDesk({ folder: office.folder });
    await unlock(later, '王管理');
    expect(await later.call('imports.resume', { run })).toMatchObject({
      rows: 2,
      columns: [{}, {}, {}, { place: null, certainty: 'chosen' }, {}],
    });
    expect((await preview(later, run)).counts).toMatchObject({ new: 2, problem: 0 });
    expect((await later.call('imports.commit', { run })).counts.new).toBe(2);
    await later.desk.close();
  });

  it('that is given up leaves its line and none of its rows', async () => {
    const { run } = await begin(office, [heading, ['甲一', one, '东湖社区', '委员', null]]);
    await office.call('imports.discard', { run });
    expect((await office.refusal('imports.preview', { run })).code).toBe('run-closed');
    expect((await office.call('imports.list', {})).imports).toMatchObject([{ run, state: 'discarded', rejected: 0 }]);
  });
});

describe('the undo drill', () => {
  it('takes 285 of 300 back and names the 15 that were worked on', async () => {
    const empty = await logicalDump(office);
    const done = await importTable(office, bigRoster(300));
    const { rows } = await office.call('records.list', { register: 'people', limit: 300, columns: ['name'] });
    const ids = rows.map((row) => row.id);
    for (const id of ids.slice(0, 10))
      await office.call('records.save', { register: 'people', id, patch: { note: '已核对' } });
    for (const id of [...ids.slice(5, 10), ...ids.slice(10, 15)]) {
      await office.call('records.save', {
        register: 'appointments',
        patch: { person: id, duties: '兼网格长', starts_on: '2026-01' },
      });
    }
    const worked = await logicalDump(office);
    const change = done.changeId ?? '';
    const asked = await office.call('history.undoPreview', { change });
    expect(asked.base).toMatchObject({ undoable: 285, kept: 15 });
    const undone = await office.call('history.undo', { change });
    const left = await logicalDump(office);
    expect(left['people']).toHaveLength(15);
    expect(new Set(undone.kept.filter((kept) => ids.includes(kept.id)).map((kept) => kept.id))).toEqual(
      new Set(ids.slice(0, 15)),
    );
    await office.call('history.undo', { change: undone.changeId });
    expect(await logicalDump(office)).toEqual(worked);
    expect(empty['people']).toEqual([]);
  });
});

describe('who may import', () => {
  it('is whoever may write people', async () => {
    const { run } = await begin(office, [heading, ['甲一', one, '东湖社区', '委员', null]]);
    await office.call('accounts.create', { name: '看一看', role: 'viewer', password });
    await office.desk.close();
    const viewer = await startDesk({ folder: office.folder });
    await unlock(viewer, '看一看');
    const names = [
      'imports.preview',
      'imports.commit',
      'imports.resume',
      'imports.discard',
      'imports.rejected',
    ] as const;
    for (const name of names) expect((await viewer.refusal(name, { run })).code, name).toBe('forbidden');
    await viewer.desk.close();
  });

  it('sees old private values masked until they are asked for, and those of the file as they stand', async () => {
    await importTable(office, [
      ['姓名', '身份证号', '手机号'],
      ['甲一', one, '13900000001'],
    ]);
    const { run } = await begin(office, [
      ['姓名', '身份证号', '手机号'],
      ['甲一', one, '13900000002'],
    ]);
    await preview(office, run);
    const phone = async () => (await rowsOf(office, run, 'update'))[0]?.cells[2]?.fields[0];
    expect(await phone()).toMatchObject({ oldText: '139****0001', old: '139****0001', newText: '13900000002' });
    await office.call('meta.reveal', { on: true });
    expect(await phone()).toMatchObject({ oldText: '13900000001' });
  });
});
