import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newKeyPair, openSeal, seal } from '../../db/key-wraps.ts';
import {
  changeKeyring,
  hasPair,
  isClosed,
  type Keyring,
  keyByPassword,
  keyByRecovery,
  newStoreKey,
  readKeyring,
  resealed,
  withAccount,
  withRecovery,
  writeKeyring,
} from '../../db/keyring.ts';
import { cheap, clerk, password, recoveryCode, temporaryFolder } from './small-office.ts';

const empty: Keyring = { format: 2, office: 'office-1', accounts: [], recovery: null };
const second = { id: 'account-2', name: '李二' };
const third = { id: 'account-3', name: '王三' };
const old = newStoreKey();
const fresh = newStoreKey();

/** An account as the first version kept it: the store's key itself under the password. */
function firstVersionEntry({ id, name }: typeof second, secret: string, key: Buffer) {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(secret, salt, 32, cheap), iv);
  cipher.setAAD(Buffer.from(`account:${id}`));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]).toString('hex');
  const kdf = { name: 'scrypt' as const, ...cheap, salt: salt.toString('hex') };
  return { id, name, kdf, iv: iv.toString('hex'), tag: cipher.getAuthTag().toString('hex'), wrapped };
}

async function two(): Promise<Keyring> {
  const one = await withAccount(empty, clerk, password, old, cheap);
  return withRecovery(await withAccount(one, second, 'other-lamp-48', old, cheap), recoveryCode, old, cheap);
}

const staying = new Set([clerk.id, second.id]);

describe('a sealed key', () => {
  it('opens with the private key it was sealed to, for the purpose it was sealed for, and with no other', () => {
    const mine = newKeyPair();
    const sealed = seal(old, mine.publicKey, 'store:1');
    expect(openSeal(sealed, mine.privateKey, 'store:1')).toEqual(old);
    expect(openSeal(sealed, newKeyPair().privateKey, 'store:1')).toBeNull();
    expect(openSeal(sealed, mine.privateKey, 'store:2')).toBeNull();
    expect(openSeal({ ...sealed, from: newKeyPair().publicKey }, mine.privateKey, 'store:1')).toBeNull();
    expect(openSeal({ ...sealed, from: 'no key' }, mine.privateKey, 'store:1')).toBeNull();
    expect(JSON.stringify(sealed)).not.toContain(old.toString('hex'));
  });

  it('is never the same twice', () => {
    const { publicKey } = newKeyPair();
    expect(seal(old, publicKey, 'x')).not.toEqual(seal(old, publicKey, 'x'));
  });
});

describe('a keyring', () => {
  it('opens by each account’s password and by the code, and by nothing else', async () => {
    const keyring = await two();
    expect(await keyByPassword(keyring, clerk.id, password)).toEqual(old);
    expect(await keyByPassword(keyring, second.id, 'other-lamp-48')).toEqual(old);
    expect(await keyByRecovery(keyring, recoveryCode)).toEqual(old);
    expect(await keyByPassword(keyring, second.id, password)).toBeNull();
    expect(await keyByPassword(keyring, 'nobody', password)).toBeNull();
  });

  it('of the first version goes on working, and its account gets a key pair with its password', async () => {
    const keyring: Keyring = { ...empty, format: 1, accounts: [firstVersionEntry(clerk, password, old)] };
    expect(await keyByPassword(keyring, clerk.id, password)).toEqual(old);
    expect(hasPair(keyring, clerk.id, old)).toBe(false);
    const paired = await withAccount(keyring, clerk, password, old, cheap);
    expect(paired.format).toBe(2);
    expect(hasPair(paired, clerk.id, old)).toBe(true);
    expect(await keyByPassword(paired, clerk.id, password)).toEqual(old);
  });

  it('is refused by name where a newer program wrote it, and called damaged where it is', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'keyring.json'), JSON.stringify({ format: 3, rings: [] }));
    await expect(readKeyring(folder)).rejects.toMatchObject({ code: 'keyring-newer' });
    for (const text of ['{', '[]', '{"format":2}', 'null']) {
      writeFileSync(join(folder, 'keyring.json'), text);
      await expect(readKeyring(folder)).rejects.toMatchObject({ code: 'keyring-damaged' });
    }
  });

  it('comes back from its file as it was', async () => {
    const folder = temporaryFolder();
    const keyring = resealed(await two(), { old, fresh }, new Set([clerk.id]));
    await writeKeyring(folder, keyring);
    expect(await readKeyring(folder)).toEqual(keyring);
  });

  it('loses none of several changes made at once', async () => {
    const folder = temporaryFolder();
    await writeKeyring(folder, empty);
    const ids = Array.from({ length: 8 }, (_, place) => `account-${place}`);
    const changes = ids.map((id) =>
      changeKeyring(folder, (present) => withAccount(present, { id, name: id }, password, old, cheap)),
    );
    const broken = changeKeyring(folder, () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    await Promise.all(changes);
    expect((await readKeyring(folder)).accounts.map((account) => account.id)).toEqual(ids);
  });
});

describe('a keyring sealed to a new store key', () => {
  it('opens it with the passwords as they were, without knowing them', async () => {
    const after = resealed(await two(), { old, fresh }, staying);
    expect(await keyByPassword(after, clerk.id, password)).toEqual(fresh);
    expect(await keyByPassword(after, second.id, 'other-lamp-48')).toEqual(fresh);
    expect(await keyByPassword(after, clerk.id, 'other-lamp-48')).toBeNull();
    expect(hasPair(after, clerk.id, fresh)).toBe(true);
    expect(hasPair(after, clerk.id, old)).toBe(false);
    const third = resealed(after, { old: fresh, fresh: old }, staying);
    expect(await keyByPassword(third, second.id, 'other-lamp-48')).toEqual(old);
  });

  it('has no recovery code until one is made, and the old one opens nothing', async () => {
    const after = resealed(await two(), { old, fresh }, staying);
    expect(await keyByRecovery(after, recoveryCode)).toBeNull();
    const coded = await withRecovery(after, 'NEW22-33445', fresh, cheap);
    expect(await keyByRecovery(coded, recoveryCode)).toBeNull();
    expect(await keyByRecovery(coded, 'new22 33445')).toEqual(fresh);
  });

  it('shuts out who does not stay, and who has no pair, until they get a new password', async () => {
    const before = await two();
    const mixed: Keyring = {
      ...before,
      accounts: [...before.accounts, firstVersionEntry(third, 'third-lamp-49', old)],
    };
    const after = resealed(mixed, { old, fresh }, new Set([clerk.id, third.id]));
    expect(after.accounts.map((account) => [account.name, isClosed(after, account.id)])).toEqual([
      ['张经办', false],
      ['李二', true],
      ['王三', true],
    ]);
    expect(await keyByPassword(after, second.id, 'other-lamp-48')).toBeNull();
    expect(await keyByPassword(after, third.id, 'third-lamp-49')).toBeNull();
    const opened = await withAccount(after, second, 'fresh-lamp-50', fresh, cheap);
    expect(isClosed(opened, second.id)).toBe(false);
    expect(await keyByPassword(opened, second.id, 'fresh-lamp-50')).toEqual(fresh);
  });

  it('is never sealed to a public key that somebody slipped into the file', async () => {
    const stranger = newKeyPair();
    const before = await two();
    const accounts = before.accounts.map((account) =>
      account.id === second.id && 'pair' in account && account.pair !== undefined
        ? { ...account, pair: { ...account.pair, publicKey: stranger.publicKey } }
        : account,
    );
    const after = resealed({ ...before, accounts }, { old, fresh }, staying);
    expect(isClosed(after, second.id)).toBe(true);
    expect(JSON.stringify(after)).not.toContain(stranger.publicKey);
  });

  it('names no key in clear', async () => {
    const folder = temporaryFolder();
    await writeKeyring(folder, resealed(await two(), { old, fresh }, staying));
    const text = readFileSync(join(folder, 'keyring.json'), 'utf8');
    for (const key of [old, fresh]) expect(text).not.toContain(key.toString('hex'));
  });
});
