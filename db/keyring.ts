/**
 * The keyring beside the store: the store's random key, wrapped once per account by its password and once by the recovery
 * code. Without a password or the code nobody opens the store; the file itself says nothing but the accounts' names.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LedgerError } from './errors.ts';
import { writeFileSafely } from './safe-file.ts';
import { errnoOf } from './write-failure.ts';

const wrapSchema = z.object({
  kdf: z.object({ name: z.literal('scrypt'), N: z.int(), r: z.int(), p: z.int(), salt: z.string() }),
  iv: z.string(),
  tag: z.string(),
  wrapped: z.string(),
});
const keyringSchema = z.object({
  format: z.literal(1),
  office: z.string(),
  accounts: z.array(wrapSchema.extend({ id: z.string(), name: z.string() })),
  recovery: wrapSchema.nullable(),
});
type Wrap = z.infer<typeof wrapSchema>;
export type Keyring = z.infer<typeof keyringSchema>;

/** How costly a guess is; tests take less. 2^17 × 8 needs 128 MB and about a third of a second. */
export interface KeyCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
export const usualCost: KeyCost = { N: 2 ** 17, r: 8, p: 1 };

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** Text as typed, so that full-width and combined forms of the same password agree. */
const normal = (secret: string): string => secret.normalize('NFKC');

async function wrap(key: Buffer, secret: string, bound: string, cost: KeyCost): Promise<Wrap> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const kek = await derive(normal(secret), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r });
  const cipher = createCipheriv('aes-256-gcm', kek, iv).setAAD(Buffer.from(bound));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const hex = (bytes: Buffer): string => bytes.toString('hex');
  return {
    kdf: { name: 'scrypt', ...cost, salt: hex(salt) },
    iv: hex(iv),
    tag: hex(cipher.getAuthTag()),
    wrapped: hex(wrapped),
  };
}

/** The key, or null where the secret is wrong. */
async function unwrap(entry: Wrap, secret: string, bound: string): Promise<Buffer | null> {
  const { N, r, p, salt } = entry.kdf;
  const kek = await derive(normal(secret), Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem: 256 * N * r });
  try {
    const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(entry.iv, 'hex'));
    decipher.setAAD(Buffer.from(bound)).setAuthTag(Buffer.from(entry.tag, 'hex'));
    return Buffer.concat([decipher.update(Buffer.from(entry.wrapped, 'hex')), decipher.final()]);
  } catch {
    return null;
  }
}

const fileOf = (folder: string): string => join(folder, 'keyring.json');

/** @throws LedgerError keyring-missing, keyring-unreadable, keyring-damaged */
export async function readKeyring(folder: string): Promise<Keyring> {
  let text: string;
  try {
    text = await readFile(fileOf(folder), 'utf8');
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') {
      throw new LedgerError(
        'keyring-unreadable',
        '密钥文件 keyring.json 读不出来：可能正被其他程序占用（如杀毒软件、备份程序），或磁盘有故障。文件没有改动；请稍候重试，或检查磁盘。',
      );
    }
    throw new LedgerError(
      'keyring-missing',
      '数据文件夹里没有密钥文件 keyring.json，无法打开台账。请从备份恢复，或改选正确的数据文件夹。',
    );
  }
  try {
    return keyringSchema.parse(JSON.parse(text));
  } catch {
    throw new LedgerError(
      'keyring-damaged',
      '密钥文件 keyring.json 已损坏，无法打开台账。请从备份恢复（台账本身未被改动）。',
    );
  }
}

/** Written whole or not at all. */
export async function writeKeyring(folder: string, keyring: Keyring): Promise<void> {
  await writeFileSafely(fileOf(folder), Buffer.from(JSON.stringify(keyring, null, 2)), { what: '密钥文件' });
}

/** A new random store key of 32 bytes. */
export function newStoreKey(): Buffer {
  return randomBytes(32);
}

/** The keyring with this account's password wrapping the key, replacing an earlier wrap of the same account. */
export async function withAccount(
  keyring: Keyring,
  account: { id: string; name: string },
  password: string,
  key: Buffer,
  cost: KeyCost = usualCost,
): Promise<Keyring> {
  const entry = { id: account.id, name: account.name, ...(await wrap(key, password, `account:${account.id}`, cost)) };
  return { ...keyring, accounts: [...keyring.accounts.filter((other) => other.id !== account.id), entry] };
}

/** The keyring whose recovery code is this one; an earlier code is void. */
export async function withRecovery(
  keyring: Keyring,
  code: string,
  key: Buffer,
  cost: KeyCost = usualCost,
): Promise<Keyring> {
  return { ...keyring, recovery: await wrap(key, recoveryForm(code), `recovery:${keyring.office}`, cost) };
}

/** The store key for an account's password, or null. */
export async function keyByPassword(keyring: Keyring, accountId: string, password: string): Promise<Buffer | null> {
  const entry = keyring.accounts.find((account) => account.id === accountId);
  return entry === undefined ? null : unwrap(entry, password, `account:${accountId}`);
}

/** The store key for the recovery code, or null. */
export async function keyByRecovery(keyring: Keyring, code: string): Promise<Buffer | null> {
  return keyring.recovery === null ? null : unwrap(keyring.recovery, recoveryForm(code), `recovery:${keyring.office}`);
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A recovery code: 30 characters of 30, in six groups of five, without 0/O, 1/I/L and U. About 147 bits. */
export function newRecoveryCode(): string {
  const characters: string[] = [];
  while (characters.length < 30) {
    for (const byte of randomBytes(40)) {
      if (byte < 240 && characters.length < 30) characters.push(alphabet.charAt(byte % 30));
    }
  }
  return (characters.join('').match(/.{5}/g) ?? []).join('-');
}

/** The code as compared: upper case, without dashes and spaces. */
export function recoveryForm(code: string): string {
  return normal(code)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
