import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { password, startDesk, startOffice, temporaryFolder, type TestDesk } from './test-desk.ts';

const ends: TestDesk[] = [];
const folders: string[] = [];
const kept = <D extends TestDesk>(desk: D): D => {
  ends.push(desk);
  return desk;
};
const folderOfTest = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  for (const desk of ends.splice(0)) await desk.end();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const accountOf = async (desk: TestDesk): Promise<string> =>
  (await desk.call('office.state', {})).accounts[0]?.id ?? '';

describe('signing in', () => {
  it('forgets the key at the lock and opens again with the password alone', async () => {
    const office = kept(await startOffice());
    await office.call('records.save', { register: 'people', patch: { name: '甲一' } });
    await office.call('session.lock', {});
    expect((await office.refusal('records.list', { register: 'people' })).code).toBe('not-signed-in');
    const account = await accountOf(office);
    expect((await office.refusal('session.unlock', { account, password: '不对的密码一二三' })).code).toBe(
      'password-wrong',
    );
    await office.call('session.unlock', { account, password });
    expect((await office.call('records.list', { register: 'people' })).total).toBe(1);
  });

  it('lets the next try wait after five wrong passwords', async () => {
    const office = kept(await startOffice());
    await office.call('session.lock', {});
    const account = await accountOf(office);
    for (let tries = 1; tries <= 5; tries += 1)
      await office.refusal('session.unlock', { account, password: '不对的密码一二三' });
    const refusal = await office.refusal('session.unlock', { account, password });
    expect(refusal.code).toBe('wait');
    expect(refusal.message).toMatch(/请等 \d+ 秒/);
  });

  it('sets a new password with the recovery code, as it was printed or typed without dashes', async () => {
    const office = kept(await startOffice());
    await office.call('session.lock', {});
    const account = await accountOf(office);
    const fresh = '换了新的密码-2026';
    const code = office.recoveryCode.toLowerCase().replaceAll('-', ' ');
    await office.call('session.recover', { code, account, password: fresh });
    await office.call('session.lock', {});
    expect((await office.refusal('session.unlock', { account, password })).code).toBe('password-wrong');
    await office.call('session.unlock', { account, password: fresh });
  });

  it.each(['12345678', '王管理王管理', 'aaaaaaaaaa', 'abc'])('refuses the password %s', async (weak) => {
    const desk = kept(await startDesk());
    const refusal = await desk.refusal('office.setUp', {
      street: '青禾街道',
      county: '云溪区',
      divisionCode: '',
      account: '王管理',
      password: weak,
    });
    expect(refusal.fields.map((fault) => fault.field)).toEqual(['password']);
    expect((await desk.call('office.state', {})).contents).toBe('empty');
  });
});

describe('the data folder', () => {
  it('is held by one desk at a time', async () => {
    const office = kept(await startOffice());
    await expect(startDesk({ folder: office.folder })).rejects.toMatchObject({ code: 'folder-in-use' });
  });

  it('never offers a new office where a store lies without its keyring', async () => {
    const folder = folderOfTest();
    const office = await startOffice({ folder });
    await office.end();
    rmSync(join(folder, 'keyring.json'));
    const again = kept(await startDesk({ folder }));
    const state = await again.call('office.state', {});
    expect(state.contents).toBe('store-without-keyring');
    expect(state.trouble?.message).toContain('keyring.json');
    expect(
      (
        await again.refusal('office.setUp', {
          street: '甲街道',
          county: '乙区',
          divisionCode: '',
          account: '丙',
          password,
        })
      ).code,
    ).toBe('office-exists');
  });

  it('says that a damaged store is damaged and leaves it as it is', async () => {
    const folder = folderOfTest();
    const office = await startOffice({ folder });
    const account = await accountOf(office);
    await office.end();
    writeFileSync(join(folder, 'ledger.db'), Buffer.alloc(40_960, 7));
    const again = kept(await startDesk({ folder }));
    const refusal = await again.refusal('session.unlock', { account, password });
    expect(refusal.code).toBe('store-damaged');
    expect(refusal.message).toContain('备份');
  });

  it('refuses a store of a newer program with a sentence and does not touch it', async () => {
    const folder = folderOfTest();
    const later = [{ number: 9990, sql: 'CREATE TABLE later (id TEXT) STRICT' }];
    const { migrations } = await import('../../../db/migrations.ts');
    const office = await startOffice({ folder, migrations: [...migrations, ...later] });
    const account = await accountOf(office);
    await office.end();
    const again = kept(await startDesk({ folder }));
    expect(await again.refusal('session.unlock', { account, password })).toMatchObject({ code: 'store-newer' });
  });

  it('begins a set-up anew that was cut off', async () => {
    const folder = folderOfTest();
    writeFileSync(join(folder, 'setup-unfinished'), '');
    writeFileSync(join(folder, 'keyring.json'), '{');
    const desk = kept(await startOffice({ folder }));
    expect((await desk.call('office.state', {})).open).toBe(true);
    expect(existsSync(join(folder, 'setup-unfinished'))).toBe(false);
  });
});

describe('backups', () => {
  it('are made at the first unlock of the day, looked at read-only, and restored with a way back', async () => {
    const folder = folderOfTest();
    const office = kept(await startOffice({ folder }));
    const account = await accountOf(office);
    await office.call('records.save', { register: 'people', patch: { name: '甲一' } });
    await office.call('session.lock', {});
    await office.call('session.unlock', { account, password });
    expect(await office.call('backups.daily', {})).toEqual({ made: true, problem: null });
    await office.call('records.save', { register: 'people', patch: { name: '乙二' } });

    const [place] = (await office.call('backups.overview', {})).places;
    const [daily] = place?.backups ?? [];
    const target = { place: place?.token ?? '', id: daily?.id ?? '' };
    await office.call('backups.look', target);
    const look = await office.call('look/records.list' as 'records.list', { register: 'people' });
    expect(look.rows.map((row) => row.values['name'])).toEqual(['甲一']);
    expect(
      (await office.refusal('look/records.save' as 'records.save', { register: 'people', patch: { name: '丙' } })).code,
    ).toBe('read-only');
    await office.call('backups.endLook', {});

    expect((await office.call('backups.restore', target)).accounts).toEqual(['王管理']);
    expect((await office.call('office.state', {})).open).toBe(false);
    await office.end();
    const restored = await startDesk({ folder });
    await restored.call('session.unlock', { account, password });
    expect((await restored.call('records.list', { register: 'people' })).total).toBe(1);
    await restored.call('backups.undoRestore', {});
    await restored.end();
    const back = kept(await startDesk({ folder }));
    await back.call('session.unlock', { account, password });
    expect((await back.call('records.list', { register: 'people' })).total).toBe(2);
  });

  it('open on another PC with the recovery code alone', async () => {
    const office = kept(await startOffice());
    await office.call('records.save', { register: 'people', patch: { name: '甲一' } });
    await office.call('backups.make', {});
    const stick = folderOfTest();
    cpSync(join(office.folder, 'backups'), join(stick, '社区工作者台账备份'), { recursive: true });

    const folder = folderOfTest();
    cpSync(join(stick, '社区工作者台账备份'), join(folder, 'backups'), { recursive: true });
    const other = await startDesk({ folder });
    const [place] = (await other.call('rescue.list', {})).places;
    const target = { place: place?.token ?? '', id: place?.backups[0]?.id ?? '' };
    expect((await other.refusal('rescue.restore', { ...target, code: 'AAAAA-BBBBB' })).code).toBe('secret-wrong');
    await other.call('rescue.restore', { ...target, code: office.recoveryCode });
    await other.end();
    const again = kept(await startDesk({ folder }));
    const account = await accountOf(again);
    await again.call('session.recover', { code: office.recoveryCode, account, password: '另一台电脑的密码' });
    expect((await again.call('records.list', { register: 'people' })).total).toBe(1);
    expect(readdirSync(folder)).toContain('ledger.db');
  });
});

describe('the place of the data', () => {
  it('is chosen at the first start, followed at every later one, and never replaced by an empty office when it is gone', async () => {
    const usual = folderOfTest();
    const disk = folderOfTest();
    const first = await startDesk({ folder: usual });
    const { home } = await first.call('places.drives', {});
    expect(home.token).not.toBe('');
    const inside = await first.call('places.inside', { place: home.token });
    expect(inside.here.name).not.toBe('');
    await first.end();

    writeFileSync(join(usual, 'data-folder.json'), JSON.stringify({ folder: disk }));
    const moved = await startOffice({ folder: usual });
    expect((await moved.call('office.state', {})).folder).toBe(disk);
    expect(existsSync(join(disk, 'ledger.db'))).toBe(true);
    expect((await moved.refusal('office.moveTo', { place: 'none' })).code).toBe('office-exists');
    await moved.end();

    rmSync(disk, { recursive: true });
    const gone = kept(await startDesk({ folder: usual }));
    const state = await gone.call('office.state', {});
    expect(state.trouble?.code).toBe('folder-missing');
    const anew = { street: '甲街道', county: '乙区', divisionCode: '', account: '丙', password };
    expect((await gone.refusal('office.setUp', anew)).code).toBe('folder-missing');
    expect(existsSync(disk)).toBe(false);
  });
});
