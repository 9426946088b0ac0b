/**
 * Stores of every released version, kept as they were written, open in this one. A new one is made with
 * `KEEP_STORE=v2 npx vitest run tests/electron/desk/old-stores.test.ts` and committed; those that are there are never touched.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { brokenLink } from '../../../db/history.ts';
import { keyByPassword, readKeyring } from '../../../db/keyring.ts';
import { closeStore, isHealthy, openStore } from '../../../db/store.ts';
import { idNumber } from '../../id-numbers.ts';
import { password, startDesk, startOffice, temporaryFolder, type TestDesk } from './test-desk.ts';

const stores = join(import.meta.dirname, '../../fixtures/stores');
const person = { name: '单雄信', id_number: idNumber('19790412', 7), note: '第一版存下的备注' };
const versions = existsSync(stores) ? readdirSync(stores) : [];

const kept = process.env['KEEP_STORE'];
async function keepStore(version: string): Promise<void> {
  const folder = join(stores, version);
  expect(existsSync(folder)).toBe(false);
  mkdirSync(folder, { recursive: true });
  const office = await startOffice({ folder });
  const custom = { register: 'people', key: 'x_badge', label: '徽章号', field_kind: 'text' };
  await office.call('records.save', { register: 'custom_fields', patch: custom });
  const { record: community } = await office.call('records.save', {
    register: 'communities',
    patch: { name: '杏林社区' },
  });
  const { record } = await office.call('records.save', { register: 'people', patch: { ...person, x_badge: 'A-12' } });
  const post = { person: record.id, community: community.id, position: 'member', is_main: 1, starts_on: '2020-05' };
  await office.call('records.save', { register: 'appointments', patch: post });
  await office.call('records.save', { register: 'people', id: record.id, patch: { speciality: '书法' } });
  const upload = await office.upload('attachment', '照片.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
  await office.call('attachments.add', { register: 'people', record: record.id, upload });
  await office.end();
  for (const left of ['lock.db', 'lock.json']) rmSync(join(folder, left), { force: true });
}

if (kept !== undefined) beforeAll(() => keepStore(kept));

describe('a store of version', () => {
  let desk: TestDesk | null = null;
  let folder = '';
  afterEach(async () => {
    await desk?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(versions)('%s opens, is brought up to date and has lost nothing', async (version) => {
    folder = temporaryFolder();
    cpSync(join(stores, version), folder, { recursive: true });
    desk = await startDesk({ folder });
    const { accounts } = await desk.call('office.state', {});
    await desk.call('session.unlock', { account: accounts[0]?.id ?? '', password });
    await desk.call('meta.reveal', { on: true });
    const columns = ['name', 'id_number', 'note', 'speciality', 'x_badge', 'community', 'sex', 'birth_day'];
    const found = await desk.call('records.list', { register: 'people', columns, search: 'sxx' });
    const community = String(found.rows[0]?.values['community']);
    expect(found.rows[0]?.values).toMatchObject({
      ...person,
      speciality: '书法',
      x_badge: 'A-12',
      sex: '1',
      birth_day: '1979-04-12',
    });
    expect(found.labels['communities']?.[community]).toBe('杏林社区');
    const history = await desk.call('history.ofRecord', { register: 'people', id: found.rows[0]?.id ?? '' });
    expect(history.steps.map((step) => step.action)).toEqual(['update', 'create']);
    const files = await desk.call('attachments.ofRecord', { register: 'people', record: found.rows[0]?.id ?? '' });
    const opened = await desk.call('attachments.open', { id: files.rows[0]?.id ?? '' });
    expect([...(await desk.download(opened.token))].slice(4)).toEqual([1, 2, 3]);
    await desk.end();
    desk = null;

    const key = await keyByPassword(await readKeyring(folder), accounts[0]?.id ?? '', password);
    const db = openStore(folder, key ?? Buffer.alloc(32));
    expect([isHealthy(db), brokenLink({ db })]).toEqual([true, null]);
    closeStore(db);
  });
});
