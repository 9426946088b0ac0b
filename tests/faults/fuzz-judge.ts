/** What every refusal must be, and whether a store is still what it was. */
import { createHash } from 'node:crypto';
import { keyByPassword, readKeyring } from '../../db/keyring.ts';
import { closeStore, openStore } from '../../db/store.ts';
import { password } from '../electron/desk/test-desk.ts';

/**
 * The seed of the tests' random inputs; another one is taken from FUZZ_SEED, and FUZZ_RUNS multiplies their number.
 * A failure prints the input that caused it, made as small as it can be.
 */
export const fuzz = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_121),
  times: Number(process.env['FUZZ_RUNS'] ?? 1),
} as const;

/** Why an answer is no proper refusal; null where it is one. */
export function improper(error: { readonly code: unknown; readonly message: unknown }): string | null {
  const { code, message } = error;
  if (typeof code !== 'string' || !/^[a-z]+(-[a-z]+)*$/u.test(code)) return `code: ${String(code)}`;
  if (code === 'internal') return 'internal';
  if (typeof message !== 'string' || !/[\u4e00-\u9fff]/u.test(message)) return `no sentence: ${String(message)}`;
  if (!/[。！？）]$/u.test(message)) return `unfinished sentence: ${message}`;
  return null;
}

/** Tables that any signed-in account writes for itself. */
const ownTables = ['read_log', 'saved_views', 'drafts'];

const keys = new Map<string, Promise<Buffer | null>>();

/** The store's key; worked out once for a keyring, for it is made to take its time. */
async function keyOf(folder: string): Promise<Buffer> {
  const keyring = await readKeyring(folder);
  const mark = JSON.stringify(keyring);
  const key = keys.get(mark) ?? keyByPassword(keyring, keyring.accounts[0]?.id ?? '', password);
  keys.set(mark, key);
  return (await key) ?? Buffer.alloc(32);
}

/** A digest of every row of an office's store but what each account keeps for itself. */
export async function storeDigest(folder: string): Promise<string> {
  const db = openStore(folder, await keyOf(folder), { readOnly: true });
  try {
    const tables = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all() as string[];
    const digest = createHash('sha256');
    for (const table of tables) {
      if (table.startsWith('sqlite_') || ownTables.includes(table)) continue;
      digest.update(JSON.stringify([table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()]));
    }
    return digest.digest('hex');
  } finally {
    closeStore(db);
  }
}
