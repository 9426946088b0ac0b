import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { hasPair, keyByPassword, readKeyring } from '../../../db/keyring.ts';
import { openStore } from '../../../db/store.ts';
import { password, Refused, startDesk, startOffice, temporaryFolder, type TestDesk } from './test-desk.ts';

const clerkPassword = '石榴-开花-七月';
const ends: TestDesk[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const desk of ends.splice(0)) await desk.end();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function ownFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

interface Started {
  readonly office: TestDesk;
  readonly folder: string;
  readonly recoveryCode: string;
  readonly admin: string;
  readonly clerk: string;
}

/** An office with an administrator, who is signed in, a clerk and one person. */
async function started(): Promise<Started> {
  const folder = ownFolder();
  const office = await startOffice({ folder });
  ends.push(office);
  const { id: clerk } = await office.call('accounts.create', {
    name: '李经办',
    role: 'clerk',
    password: clerkPassword,
  });
  await office.call('records.save', { register: 'people', patch: { name: '甲一' } });
  const admin = (await office.call('accounts.list', {})).find((one) => one.role === 'admin')?.id ?? '';
  return { office, folder, recoveryCode: office.recoveryCode, admin, clerk };
}

async function lock(office: TestDesk): Promise<void> {
  await office.call('session.lock', {});
  await expect.poll(async () => (await office.call('office.state', {})).open).toBe(false);
}

const keyOf = async (folder: string, account: string, secret = password): Promise<Buffer | null> =>
  keyByPassword(await readKeyring(folder), account, secret);

describe('更换密钥', () => {
  it('gives a new key to everybody who goes on, under the password they have', async () => {
    const { office, folder, admin, clerk } = await started();
    const old = await keyOf(folder, admin);
    const plan = await office.call('accounts.planRekey', { password });
    expect(plan.accounts).toEqual([
      { name: '王管理', fate: 'stays' },
      { name: '李经办', fate: 'stays' },
    ]);
    expect(await keyOf(folder, admin), 'a plan changes nothing').toEqual(old);
    await office.call('accounts.rekey', { plan: plan.token });
    expect((await office.call('office.state', {})).open).toBe(false);
    const fresh = await keyOf(folder, admin);
    expect(fresh?.equals(old ?? Buffer.alloc(0))).toBe(false);
    await office.call('session.unlock', { account: clerk, password: clerkPassword });
    const found = await office.call('records.list', { register: 'people', columns: ['name'] });
    expect(found.rows.map((row) => row.values['name'])).toEqual(['甲一']);
    await lock(office);
    expect(() => openStore(folder, old ?? Buffer.alloc(32))).toThrow('与密钥文件不是一套');
    expect(readdirSync(folder).filter((name) => name.startsWith('restore'))).toEqual([]);
  });

  it('voids the old recovery code for the one that was shown before', async () => {
    const { office, recoveryCode: former, admin } = await started();
    const { token, recoveryCode } = await office.call('accounts.planRekey', { password });
    expect(await office.call('accounts.rekey', { plan: token })).toEqual({ backedUp: true });
    const recover = { account: admin, password: '梧桐-秋雨-九月' };
    expect((await office.refusal('session.recover', { ...recover, code: former })).code).toBe('recovery-wrong');
    await office.call('session.recover', { ...recover, code: recoveryCode });
    expect((await office.call('records.list', { register: 'people' })).total).toBe(1);
  });

  it('stands in the log and changes neither the history nor the row of parcels', async () => {
    const { office, admin } = await started();
    const before = await office.call('history.changes', { limit: 5 });
    const { epoch } = await office.call('parcels.options', {});
    const { token } = await office.call('accounts.planRekey', { password });
    await office.call('accounts.rekey', { plan: token });
    await office.call('session.unlock', { account: admin, password });
    expect((await office.call('accounts.log', {}))[0]).toMatchObject({ act: 'rekey', actor: '王管理' });
    expect(await office.call('history.changes', { limit: 5 })).toEqual(before);
    expect((await office.call('parcels.options', {})).epoch).toBe(epoch);
    expect((await office.call('backups.overview', {})).lastRestore).toBeNull();
  });

  it('shuts disabled accounts out until they are enabled and given a new password', async () => {
    const { office, admin, clerk } = await started();
    await office.call('accounts.change', { id: clerk, enabled: false });
    const { token, accounts } = await office.call('accounts.planRekey', { password });
    expect(accounts).toContainEqual({ name: '李经办', fate: 'disabled' });
    await office.call('accounts.rekey', { plan: token });
    const signIn = { account: clerk, password: clerkPassword };
    expect(await office.refusal('session.unlock', signIn)).toMatchObject({
      code: 'account-closed',
      message: expect.stringContaining('重设密码') as unknown,
    });
    await office.call('session.unlock', { account: admin, password });
    await office.call('accounts.change', { id: clerk, enabled: true });
    await office.call('accounts.resetPassword', { id: clerk, password: '梧桐-秋雨-九月' });
    await lock(office);
    expect((await office.refusal('session.unlock', signIn)).code).toBe('password-wrong');
    await office.call('session.unlock', { account: clerk, password: '梧桐-秋雨-九月' });
  });

  it('asks the password of whoever is signed in, and counts the wrong ones', async () => {
    const { office } = await started();
    for (let tries = 1; tries <= 5; tries += 1) {
      expect((await office.refusal('accounts.planRekey', { password: clerkPassword })).code).toBe('password-wrong');
    }
    expect((await office.refusal('accounts.planRekey', { password })).code).toBe('wait');
  });

  it('is refused where accounts or passwords changed since it was planned, where none was planned, and after a lock', async () => {
    const { office, folder, admin, clerk } = await started();
    const old = await keyOf(folder, admin);
    const refused = async (token: string) => (await office.refusal('accounts.rekey', { plan: token })).code;
    expect(await refused('none')).toBe('rekey-outdated');
    const first = await office.call('accounts.planRekey', { password });
    await office.call('accounts.change', { id: clerk, enabled: false });
    expect(await refused(first.token)).toBe('rekey-outdated');
    const second = await office.call('accounts.planRekey', { password });
    await office.call('accounts.resetPassword', { id: clerk, password: '梧桐-秋雨-九月' });
    expect(await refused(second.token)).toBe('rekey-outdated');
    const third = await office.call('accounts.planRekey', { password });
    await lock(office);
    await office.call('session.unlock', { account: admin, password });
    expect(await refused(third.token)).toBe('rekey-outdated');
    expect(await keyOf(folder, admin)).toEqual(old);
    expect((await office.call('records.list', { register: 'people' })).total).toBe(1);
  });

  it('takes in what was being written before', async () => {
    const { office, admin } = await started();
    const { token } = await office.call('accounts.planRekey', { password });
    const saving = office.call('records.save', { register: 'people', patch: { name: '乙二' } });
    await Promise.all([saving, office.call('accounts.rekey', { plan: token })]);
    await office.call('session.unlock', { account: admin, password });
    expect((await office.call('records.list', { register: 'people' })).total).toBe(2);
  });

  it('lets nobody in between the two halves of the swap', async () => {
    const { office, admin } = await started();
    const { token } = await office.call('accounts.planRekey', { password });
    const course = { ended: false };
    const changing = office.call('accounts.rekey', { plan: token }).finally(() => {
      course.ended = true;
    });
    const answers = new Set<string>();
    while (!course.ended) {
      await office.call('session.unlock', { account: admin, password }).then(
        () => answers.add('entered'),
        (error: unknown) => answers.add(error instanceof Refused ? error.refusal.code : 'broken'),
      );
      await delay(3);
    }
    await changing;
    expect(answers).toContain('swapping');
    expect(answers).not.toContain('broken');
    expect(answers).not.toContain('store-damaged');
  });

  it('is the administrator’s alone', async () => {
    const { office, clerk } = await started();
    await lock(office);
    await office.call('session.unlock', { account: clerk, password: clerkPassword });
    expect((await office.refusal('accounts.planRekey', { password: clerkPassword })).code).toBe('forbidden');
    expect((await office.refusal('accounts.rekey', { plan: 'x' })).code).toBe('forbidden');
  });

  it('leaves the office open where the backup before it cannot be made', async () => {
    const { office, folder, admin } = await started();
    const old = await keyOf(folder, admin);
    const { token } = await office.call('accounts.planRekey', { password });
    rmSync(join(folder, 'backups'), { recursive: true, force: true });
    cpSync(join(folder, 'keyring.json'), join(folder, 'backups'));
    expect((await office.refusal('accounts.rekey', { plan: token })).message).toMatch(/[\u4e00-\u9fff]/u);
    await office.call('records.save', { register: 'people', patch: { name: '乙二' } });
    rmSync(join(folder, 'backups'));
    await office.call('accounts.rekey', { plan: token });
    expect((await keyOf(folder, admin))?.equals(old ?? Buffer.alloc(0))).toBe(false);
  });
});

describe('a backup of before the change', () => {
  async function changed(): Promise<Started & { readonly target: { place: string; id: string } }> {
    const all = await started();
    const { office, admin } = all;
    await office.call('backups.make', {});
    await office.call('records.save', { register: 'people', patch: { name: '乙二' } });
    const { token } = await office.call('accounts.planRekey', { password });
    await office.call('accounts.rekey', { plan: token });
    await office.call('session.unlock', { account: admin, password });
    await office.call('accounts.resetPassword', { id: admin, password: '梧桐-秋雨-九月' });
    const [place] = (await office.call('backups.overview', {})).places;
    const oldest = place?.backups.findLast((backup) => backup.kind === 'manual');
    expect(place?.backups.map((backup) => [backup.kind, backup.otherKey]).toSorted()).toEqual([
      ['daily', false],
      ['manual', true],
      ['manual', true],
    ]);
    return { ...all, target: { place: place?.token ?? '', id: oldest?.id ?? '' } };
  }

  it('is looked at and restored with its own password or code, asked for by name', async () => {
    const { office, folder, admin, recoveryCode, target } = await changed();
    for (const name of ['backups.look', 'backups.restore'] as const) {
      expect((await office.refusal(name, target)).code).toBe('backup-other-key');
      const wrong = { ...target, secret: { account: admin, password: '梧桐-秋雨-九月' } };
      expect((await office.refusal(name, wrong)).code).toBe('secret-wrong');
    }
    await office.call('backups.look', { ...target, secret: { account: admin, password } });
    expect((await office.call('look/records.list' as 'records.list', { register: 'people' })).total).toBe(1);
    await office.call('backups.restore', { ...target, secret: { code: recoveryCode } });
    await office.end();
    const restored = await startDesk({ folder });
    ends.push(restored);
    await restored.call('session.unlock', { account: admin, password });
    expect((await restored.call('records.list', { register: 'people' })).total).toBe(1);
    await restored.call('backups.undoRestore', {});
    await restored.call('session.unlock', { account: admin, password: '梧桐-秋雨-九月' });
    expect((await restored.call('records.list', { register: 'people' })).total).toBe(2);
  });

  it('opens on another PC by the recovery code of its day', async () => {
    const { folder, recoveryCode, target } = await changed();
    const elsewhere = ownFolder();
    mkdirSync(join(elsewhere, 'backups'));
    cpSync(join(folder, 'backups'), join(elsewhere, 'backups'), { recursive: true });
    const other = await startDesk({ folder: elsewhere });
    ends.push(other);
    const [place] = (await other.call('rescue.list', {})).places;
    await other.call('rescue.restore', { place: place?.token ?? '', id: target.id, code: recoveryCode });
    expect((await other.call('office.state', {})).accounts.map((account) => account.name)).toContain('王管理');
  });
});

describe('an office of the first version', () => {
  const fixture = join(import.meta.dirname, '../../fixtures/stores/v1');

  it('gives an account its key pair at the next sign-in and can then change the key', async () => {
    const folder = ownFolder();
    cpSync(fixture, folder, { recursive: true });
    const desk = await startDesk({ folder });
    ends.push(desk);
    const [account] = (await desk.call('office.state', {})).accounts;
    const id = account?.id ?? '';
    const old = await keyOf(folder, id);
    expect(hasPair(await readKeyring(folder), id, old ?? Buffer.alloc(32))).toBe(false);
    await desk.call('session.unlock', { account: id, password });
    expect(hasPair(await readKeyring(folder), id, old ?? Buffer.alloc(32))).toBe(true);
    const { token } = await desk.call('accounts.planRekey', { password });
    await desk.call('accounts.rekey', { plan: token });
    await desk.call('session.unlock', { account: id, password });
    expect((await desk.call('records.list', { register: 'people' })).total).toBe(1);
  });

  it('names an account that has not signed in since, before its password goes void', async () => {
    const { office, folder, clerk } = await started();
    const v1 = JSON.parse(readFileSync(join(fixture, 'keyring.json'), 'utf8')) as { accounts: object[] };
    const { writeKeyring } = await import('../../../db/keyring.ts');
    const present = await readKeyring(folder);
    const accounts = present.accounts.map((one) =>
      one.id === clerk ? { ...v1.accounts[0], id: clerk, name: one.name } : one,
    );
    await writeKeyring(folder, { ...present, accounts: accounts as typeof present.accounts });
    const { token, accounts: named } = await office.call('accounts.planRekey', { password });
    expect(named).toContainEqual({ name: '李经办', fate: 'never-signed-in' });
    await office.call('accounts.rekey', { plan: token });
    expect((await office.refusal('session.unlock', { account: clerk, password: clerkPassword })).code).toBe(
      'account-closed',
    );
  });
});
