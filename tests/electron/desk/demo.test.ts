import { afterEach, describe, expect, it } from 'vitest';
import { brokenLink } from '../../../db/history.ts';
import { keyByRecovery, readKeyring } from '../../../db/keyring.ts';
import { openStore } from '../../../db/store.ts';
import { demoFolder, demoLogin } from '../../../electron/demo/demo-login.ts';
import { startDesk, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk;
afterEach(() => office.end());

const withDemo = async (): Promise<TestDesk> => {
  office = await startOffice();
  await office.call('demo.create', { size: 60 });
  return office;
};

const totals = async (): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const register of ['people', 'stays', 'appointments', 'appraisals', 'communities', 'grids', 'recipients']) {
    found[register] = (await office.call('records.list', { register, limit: 0 })).total;
  }
  return found;
};

describe('the demo office', () => {
  it('stands in the book as one change of its own kind, and the office is marked', async () => {
    await withDemo();
    const { changes } = await office.call('history.changes', {});
    expect(changes.map((change) => change.kind)).toEqual(['demo', 'setup']);
    const { rows } = await office.call('records.list', { register: 'offices', columns: ['demo'] });
    expect(rows.map((row) => row.values)).toEqual([{ demo: 1 }]);
    expect(await office.call('demo.state', {})).toMatchObject({ present: true });
  });

  it('has as many on the roll and counted as were asked for', async () => {
    await withDemo();
    const counted = await office.call('records.list', {
      register: 'people',
      columns: ['name'],
      filters: [
        { key: 'on_roll', op: 'is', values: [1] },
        { key: 'category', op: 'is', values: ['committee_full', 'worker'] },
      ],
      limit: 0,
    });
    expect(counted.total).toBe(60);
  });

  it('is not put among records that a clerk has entered, nor twice', async () => {
    office = await startOffice();
    const { record } = await office.call('records.save', { register: 'people', patch: { name: '甲一' } });
    const refusal = await office.refusal('demo.create', {});
    expect(refusal.code).toBe('office-not-empty');
    expect(refusal.message).toContain('人员信息 1 人');
    await office.call('records.remove', { register: 'people', ids: [record.id] });
    await office.call('demo.create', { size: 20 });
    expect((await office.refusal('demo.create', {})).code).toBe('demo-exists');
  });

  it('goes in one click with all that history says of it, and leaves the chain whole', async () => {
    const started = await startOffice();
    office = started;
    const before = await totals();
    await office.call('demo.create', { size: 30 });
    const { rows } = await office.call('records.list', { register: 'people', columns: ['name'], limit: 1 });
    const id = rows[0]!.id;
    await office.call('records.save', { register: 'people', id, patch: { note: '改过的也一起清除' } });
    const { gone, kept } = await office.call('demo.remove', {});
    expect(gone).toBeGreaterThan(300);
    expect(kept).toBe(0);
    expect(await totals()).toEqual(before);
    const { steps } = await office.call('history.ofRecord', { register: 'people', id });
    expect(steps.map((step) => step.forgotten)).toEqual([true, true]);
    expect((await office.call('records.list', { register: 'offices', columns: ['demo'] })).rows[0]?.values).toEqual({
      demo: null,
    });
    expect((await office.refusal('demo.remove', {})).code).toBe('demo-missing');
    const key = await keyByRecovery(await readKeyring(office.folder), started.recoveryCode);
    const db = openStore(office.folder, key ?? Buffer.alloc(32), { readOnly: true });
    expect(brokenLink({ db })).toBeNull();
    db.close();
    await office.call('demo.create', { size: 20 });
  });

  it('keeps what the clerk added, names what points at demo records, and keeps those', async () => {
    await withDemo();
    const { rows: communities } = await office.call('records.list', { register: 'communities', columns: ['name'] });
    const community = communities[0]!;
    const { record: own } = await office.call('records.save', { register: 'people', patch: { name: '真实甲' } });
    const post = { person: own.id, community: community.id, position: 'worker', is_main: 1, starts_on: '2025-01-01' };
    await office.call('records.save', { register: 'appointments', patch: post });
    const preview = await office.call('demo.removePreview', {});
    expect(preview.pointing).toEqual([
      expect.objectContaining({
        registerLabel: '任职经历',
        label: expect.stringContaining('真实甲'),
        pointsAt: expect.stringContaining(String(community.values['name'])),
      }),
    ]);
    expect(await office.call('demo.remove', {})).toMatchObject({ gone: preview.gone, kept: 1, binned: 0 });
    expect(await totals()).toMatchObject({ people: 1, appointments: 1, communities: 1, stays: 0 });
    expect(await office.call('demo.state', {})).toEqual({ present: true, records: 1 });
    expect(await office.call('demo.remove', { others: 'bin' })).toEqual({ gone: 1, kept: 0, binned: 1 });
    expect(await totals()).toMatchObject({ people: 1, appointments: 0, communities: 0 });
    expect(await office.call('demo.state', {})).toEqual({ present: false, records: 0 });
  });

  it('is set up and opened by itself only where the program was started with --demo, on an empty folder', async () => {
    office = await startDesk({ demo: true });
    expect(await office.call('demo.login', {})).toBeNull();
    expect(await office.call('demo.start', {})).toMatchObject(demoLogin);
    expect((await totals())['people']).toBeGreaterThan(260);
    expect((await office.refusal('demo.start', {})).code).toBe('office-exists');
    await office.call('session.lock', {});
    const login = await office.call('demo.login', {});
    await office.call('session.unlock', { account: login?.id ?? '', password: login?.password ?? '' });
    expect((await totals())['appraisals']).toBeGreaterThan(1000);
  });

  it('never tells a way in where the program was started for real work', async () => {
    office = await startOffice();
    expect((await office.refusal('demo.start', {})).code).toBe('demo-not-asked');
    expect(await office.call('demo.login', {})).toBeNull();
    expect(demoFolder('/data/taizhang')).toBe('/data/taizhang-demo');
  });
});
