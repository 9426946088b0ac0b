/**
 * The keyring beside the store: how each account's password and the recovery code come to the store's random key. Without a
 * password or the code nobody opens the store; the file itself says nothing but the accounts' names.
 *
 * A password wraps the private half of the account's key pair, and the store's key is sealed to the public half: so a new store
 * key (更换密钥) can be given to every account without its password. Accounts of the first version wrapped the store's key
 * itself; they get their pair at the next sign-in.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LedgerError } from './errors.ts';
import {
  type KeyCost,
  newKeyPair,
  normalSecret,
  openSeal,
  seal,
  sealSchema,
  unwrap,
  usualCost,
  wrap,
  wrapSchema,
} from './key-wraps.ts';
import { writeFileSafely } from './safe-file.ts';
import { errnoOf } from './write-failure.ts';

export { type KeyCost, usualCost } from './key-wraps.ts';

const pairSchema = z.object({
  publicKey: z.string(),
  /** Only who has the store's key can make it: a public key that somebody slipped into the file is never sealed to. */
  vouch: z.string(),
  /** The store's key, sealed to the public key. */
  seal: sealSchema,
});
const named = { id: z.string(), name: z.string() };
const openAccountSchema = wrapSchema.extend({ ...named, pair: pairSchema.optional() });
/** Shut out by a change of the store's key until an administrator sets a new password. */
const closedAccountSchema = z.object({ ...named, closed: z.literal(true) });
const keyringSchema = z.object({
  /** 2 since accounts have key pairs. */
  format: z.literal([1, 2]),
  office: z.string(),
  accounts: z.array(z.union([openAccountSchema, closedAccountSchema])),
  recovery: wrapSchema.nullable(),
});
export type Keyring = z.infer<typeof keyringSchema>;
type OpenAccount = z.infer<typeof openAccountSchema>;

const fileOf = (folder: string): string => join(folder, 'keyring.json');

/** @throws LedgerError keyring-missing, keyring-unreadable, keyring-damaged, keyring-newer */
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
  return keyringOf(text);
}

/** @throws LedgerError keyring-damaged, keyring-newer */
function keyringOf(text: string): Keyring {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    raw = null;
  }
  const read = keyringSchema.safeParse(raw);
  if (read.success) return read.data;
  if (z.object({ format: z.int().min(3) }).safeParse(raw).success) {
    throw new LedgerError(
      'keyring-newer',
      '密钥文件 keyring.json 由更新版本的程序写成，本程序打不开。台账没有改动；请安装新版程序后再打开。',
    );
  }
  throw new LedgerError(
    'keyring-damaged',
    '密钥文件 keyring.json 已损坏，无法打开台账。请从备份恢复（台账本身未被改动）。',
  );
}

/** A keyring as it stands in its file. */
export const keyringBytes = (keyring: Keyring): Buffer => Buffer.from(JSON.stringify(keyring, null, 2));

/** Written whole or not at all. */
export async function writeKeyring(folder: string, keyring: Keyring): Promise<void> {
  await writeFileSafely(fileOf(folder), keyringBytes(keyring), { what: '密钥文件' });
}

/** Changes that wait for the one before them, by folder: two at once would each lose the other's. */
const turns = new Map<string, Promise<void>>();

/** Reads, changes and writes the keyring, one change after the other. @throws as `readKeyring`, `writeFileSafely`, `change` */
export async function changeKeyring(folder: string, change: (present: Keyring) => Promise<Keyring>): Promise<void> {
  const before = turns.get(folder) ?? Promise.resolve();
  const turn = before
    .catch(() => undefined)
    .then(async () => writeKeyring(folder, await change(await readKeyring(folder))));
  turns.set(folder, turn);
  try {
    await turn;
  } finally {
    if (turns.get(folder) === turn) turns.delete(folder);
  }
}

/** A new random store key of 32 bytes. */
export function newStoreKey(): Buffer {
  return randomBytes(32);
}

const accountBound = (id: string): string => `account:${id}`;
const pairBound = (id: string): string => `pair:${id}`;
const sealBound = (id: string): string => `store:${id}`;

function vouchFor(key: Buffer, id: string, publicKey: string): Buffer {
  return createHmac('sha256', key).update(`account pair\0${id}\0${publicKey}`).digest();
}

/** The store's key, sealed to an account's public key and vouched for. */
function pairOf(key: Buffer, id: string, publicKey: string): z.infer<typeof pairSchema> {
  return {
    publicKey,
    vouch: vouchFor(key, id, publicKey).toString('hex'),
    seal: seal(key, publicKey, sealBound(id)),
  };
}

/** The keyring with this account's password opening the key, by a new key pair; what the account had before is void. */
export async function withAccount(
  keyring: Keyring,
  account: { readonly id: string; readonly name: string },
  password: string,
  key: Buffer,
  cost: KeyCost = usualCost,
): Promise<Keyring> {
  const { id, name } = account;
  const { publicKey, privateKey } = newKeyPair();
  const wrapped = await wrap(privateKey, password, pairBound(id), cost);
  const entry: OpenAccount = { id, name, ...wrapped, pair: pairOf(key, id, publicKey) };
  return { ...keyring, format: 2, accounts: [...keyring.accounts.filter((other) => other.id !== id), entry] };
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
  if (entry === undefined || 'closed' in entry) return null;
  if (entry.pair === undefined) return unwrap(entry, password, accountBound(accountId));
  const privateKey = await unwrap(entry, password, pairBound(accountId));
  return privateKey === null ? null : openSeal(entry.pair.seal, privateKey, sealBound(accountId));
}

/** The store key for the recovery code, or null. */
export async function keyByRecovery(keyring: Keyring, code: string): Promise<Buffer | null> {
  return keyring.recovery === null ? null : unwrap(keyring.recovery, recoveryForm(code), `recovery:${keyring.office}`);
}

/** Whether an account waits for an administrator to give it a new password since the store's key was changed. */
export function isClosed(keyring: Keyring, accountId: string): boolean {
  return keyring.accounts.some((account) => account.id === accountId && 'closed' in account);
}

/** Whether a new store key can be sealed to an account: it has a key pair that the present key vouches for. */
export function hasPair(keyring: Keyring, accountId: string, key: Buffer): boolean {
  const entry = keyring.accounts.find((account) => account.id === accountId);
  if (entry === undefined || 'closed' in entry || entry.pair === undefined) return false;
  const { publicKey, vouch } = entry.pair;
  const given = Buffer.from(vouch, 'hex');
  const expected = vouchFor(key, accountId, publicKey);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The keyring of a new store key: sealed to every account of `staying` that has a pair, the others closed. There is no recovery
 * code until `withRecovery` sets one: the old one is not known here.
 * @param staying ids of the accounts that go on
 */
export function resealed(
  keyring: Keyring,
  keys: { readonly old: Buffer; readonly fresh: Buffer },
  staying: ReadonlySet<string>,
): Keyring {
  const accounts = keyring.accounts.map((account) => {
    const { id, name } = account;
    if ('closed' in account || account.pair === undefined || !staying.has(id) || !hasPair(keyring, id, keys.old)) {
      return { id, name, closed: true as const };
    }
    return { ...account, pair: pairOf(keys.fresh, id, account.pair.publicKey) };
  });
  return { ...keyring, format: 2, accounts, recovery: null };
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
  return normalSecret(code)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
