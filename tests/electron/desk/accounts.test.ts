import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { password, startOffice, type TestDesk } from './test-desk.ts';

let office: TestDesk & { readonly recoveryCode: string };
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const fresh = '石榴-开花-七月';

async function lock(): Promise<void> {
  await office.call('session.lock', {});
  await expect.poll(async () => (await office.call('office.state', {})).open).toBe(false);
}

describe('accounts', () => {
  it('lists the first one as 管理员 and adds another who can sign in', async () => {
    const { id } = await office.call('accounts.create', { name: '李经办', role: 'clerk', password: fresh });
    const listed = await office.call('accounts.list', {});
    expect(listed.map((one) => [one.name, one.roleLabel, one.enabled])).toEqual([
      ['王管理', '管理员', true],
      ['李经办', '经办人', true],
    ]);
    await lock();
    await office.call('session.unlock', { account: id, password: fresh });
    expect(await office.call('meta.session', {})).toMatchObject({ role: 'clerk', account: { name: '李经办' } });
    expect((await office.refusal('accounts.list', {})).code).toBe('forbidden');
    expect((await office.refusal('accounts.log', {})).code).toBe('forbidden');
  });

  it('refuses a weak password and a name in use, each at its field', async () => {
    const weak = await office.refusal('accounts.create', { name: '李经办', role: 'clerk', password: '12345678' });
    expect(weak.fields[0]?.field).toBe('password');
    const twice = await office.refusal('accounts.create', { name: '王管理', role: 'clerk', password: fresh });
    expect(twice.fields[0]?.field).toBe('name');
    expect(await office.call('accounts.list', {})).toHaveLength(1);
  });

  it('keeps one enabled 管理员, whatever is asked', async () => {
    const [admin] = await office.call('accounts.list', {});
    const id = admin?.id ?? '';
    expect((await office.refusal('accounts.change', { id, enabled: false })).code).toBe('last-admin');
    expect((await office.refusal('accounts.change', { id, role: 'viewer' })).code).toBe('last-admin');
    expect(await office.call('accounts.list', {})).toMatchObject([{ role: 'admin', enabled: true }]);
  });

  it('lets no disabled account in, and a renamed one under its new name', async () => {
    const { id } = await office.call('accounts.create', { name: '李经办', role: 'clerk', password: fresh });
    await office.call('accounts.change', { id, name: '李新名' });
    await office.call('accounts.change', { id, enabled: false });
    await lock();
    expect((await office.call('office.state', {})).accounts.map((one) => one.name)).toContain('李新名');
    const refused = await office.refusal('session.unlock', { account: id, password: fresh });
    expect(refused.message).toContain('停用');
  });

  it('gives somebody a new password; the old one opens nothing any more', async () => {
    const { id } = await office.call('accounts.create', { name: '李经办', role: 'clerk', password: fresh });
    await office.call('accounts.resetPassword', { id, password: '梧桐-秋雨-九月' });
    await lock();
    expect((await office.refusal('session.unlock', { account: id, password: fresh })).code).toBe('password-wrong');
    await office.call('session.unlock', { account: id, password: '梧桐-秋雨-九月' });
  });

  it('makes a new recovery code and voids the old one', async () => {
    const [admin] = await office.call('accounts.list', {});
    const { recoveryCode } = await office.call('accounts.newRecoveryCode', {});
    expect(recoveryCode).not.toBe(office.recoveryCode);
    await lock();
    const recover = { account: admin?.id ?? '', password: '梧桐-秋雨-九月' };
    expect((await office.refusal('session.recover', { ...recover, code: office.recoveryCode })).code).toBe(
      'recovery-wrong',
    );
    await office.call('session.recover', { ...recover, code: recoveryCode });
    expect((await office.call('office.state', {})).open).toBe(true);
    await lock();
    expect((await office.refusal('session.unlock', { account: admin?.id ?? '', password })).code).toBe(
      'password-wrong',
    );
  });

  it('logs every act on an account and every reveal, newest first, without a password in it', async () => {
    const { id } = await office.call('accounts.create', { name: '李经办', role: 'clerk', password: fresh });
    await office.call('accounts.resetPassword', { id, password: '梧桐-秋雨-九月' });
    await office.call('meta.reveal', { on: true });
    const log = await office.call('accounts.log', {});
    expect(log.map((line) => [line.actor, line.act, line.register])).toEqual([
      ['王管理', 'reveal', '*'],
      ['王管理', 'account-password', 'accounts'],
      ['王管理', 'account-create', 'accounts'],
    ]);
    expect(JSON.stringify(log)).not.toContain('梧桐');
    expect(await office.call('accounts.log', { offset: 2, limit: 1 })).toMatchObject([{ act: 'account-create' }]);
  });
});
