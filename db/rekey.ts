/**
 * 更换密钥: the store under a new random key, with a keyring that opens it. Everything new is made and checked in the staging folder
 * while the old store goes on; the journal of a restore then swaps both files as one, so that a kill leaves the old or the new, whole.
 *
 * The attachments keep their keys: those come from a secret inside the store, and the files are immutable and shared with the
 * backups by name. Sealing gigabytes anew could not be done in one swap and would part every earlier backup from its files.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeBackup, type MadeBackup } from './backups.ts';
import { fingerprintOf, flush } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { type Keyring, keyringBytes } from './keyring.ts';
import { type AfterStep, stagingOf, writeJournal } from './restore-journal.ts';
import { swapIn } from './restore.ts';
import { writeFileSafely, type WrittenFile } from './safe-file.ts';
import { copyStore, ownPlace, storeFault, takeInventory } from './store-copy.ts';
import { inLedgerErrors, keyed, openStore, storeFile } from './store.ts';
import { writeFailure } from './write-failure.ts';

export interface RekeyJob {
  /** The opened store, in no transaction. Nobody may write to it until the swap is done or given up. */
  readonly db: Database.Database;
  readonly folder: string;
  readonly key: Buffer;
  readonly fresh: Buffer;
  /** Opens the fresh key. */
  readonly keyring: Keyring;
  /** A local ISO time. */
  readonly now: string;
  /** The program's version. */
  readonly app?: string;
  /** Writes into the new store what happened, before it is sealed. */
  readonly note?: (db: Database.Database) => void;
  /** Cancels until everything is staged. */
  readonly signal?: AbortSignal;
  readonly afterStep?: AfterStep;
}

/** A new store and keyring that wait, checked, for `swapKey`. */
export interface StagedKey {
  readonly ledger: WrittenFile;
  readonly keyring: WrittenFile;
  /** The backup under the old key. */
  readonly backup: Pick<MadeBackup, 'id' | 'place'>;
}

function unverified(reason: string): LedgerError {
  return new LedgerError(
    'rekey-unverified',
    `没有更换密钥：用新密钥写出的台账${reason}，已删除，原台账没有改动。请检查磁盘后重试。`,
  );
}

/** Opens a copy with the old key, writes the note and seals it with the fresh key. @returns what it then must hold */
function sealCopy(job: RekeyJob, staging: string) {
  const db = new Database(storeFile(staging), { fileMustExist: true });
  try {
    keyed(db, job.key);
    // Outside of WAL a change of key draws a new salt as well.
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    job.note?.(db);
    const inventory = takeInventory(db);
    db.pragma(`rekey = "x'${job.fresh.toString('hex')}'"`);
    return inventory;
  } finally {
    db.close();
  }
}

/** Whether a key opens the staged store, and what is wrong with what it finds. */
function checkSealed(job: RekeyJob, staging: string, expected: ReturnType<typeof sealCopy>): void {
  const db = openStore(staging, job.fresh, { readOnly: true });
  try {
    const fault = storeFault(db, expected);
    if (fault !== null) throw unverified(fault);
  } finally {
    db.close();
  }
  let old: Database.Database;
  try {
    old = openStore(staging, job.key, { readOnly: true });
  } catch {
    return;
  }
  old.close();
  throw unverified('旧密钥仍能打开');
}

/** The bytes of the new store. @throws LedgerError rekey-unverified and the store's own */
async function stageStore(job: RekeyJob, staging: string): Promise<WrittenFile> {
  inLedgerErrors(() => {
    copyStore(job.db, job.key, staging);
    job.afterStep?.('copied');
    const expected = sealCopy(job, staging);
    job.afterStep?.('sealed');
    checkSealed(job, staging, expected);
  });
  await flush(storeFile(staging), 'file');
  const print = await fingerprintOf(storeFile(staging));
  if (print === null) throw unverified('读不回来');
  return print;
}

/** Removes what was staged for a swap that does not come. */
export async function dropStagedKey(folder: string): Promise<void> {
  await rm(stagingOf(folder), { recursive: true, force: true }).catch(() => undefined);
}

/**
 * Makes the verified backup under the old key, then the new store and its keyring beside the old ones. Nothing that is in use is
 * touched; on failure nothing is left but the backup.
 * @throws LedgerError those of `makeBackup`, and rekey-unverified, disk-full, cancelled
 */
export async function stageKey(job: RekeyJob): Promise<StagedKey> {
  const { db, folder, key, now, app, signal } = job;
  const optional = { ...(app === undefined ? {} : { app }), ...(signal === undefined ? {} : { signal }) };
  const { id, place } = await makeBackup({
    ...optional,
    db,
    folder,
    key,
    now,
    place: ownPlace(folder),
    kind: 'manual',
  });
  job.afterStep?.('backed up');
  const staging = stagingOf(folder);
  await dropStagedKey(folder);
  try {
    await mkdir(staging);
    const ledger = await stageStore(job, staging);
    if (signal?.aborted) throw new LedgerError('cancelled', '已取消更换密钥，原台账没有改动。');
    const keyring = await writeFileSafely(join(staging, 'keyring.json'), keyringBytes(job.keyring), {
      what: '新的密钥文件',
    });
    await flush(staging, 'folder');
    job.afterStep?.('staged');
    return { ledger, keyring, backup: { id, place } };
  } catch (error) {
    await dropStagedKey(folder);
    throw writeFailure(error, '新密钥的台账', 'write', existsSync(folder));
  }
}

/**
 * Puts the staged store and keyring in place of the old ones. The store must be closed; from the journal on there is no way but forward,
 * or back as a whole.
 * @throws LedgerError those of `swapIn`
 */
export async function swapKey(folder: string, staged: StagedKey, afterStep?: AfterStep): Promise<void> {
  const { ledger, keyring } = staged;
  await writeJournal(folder, { format: 1, ledger, keyring, files: [], replaces: true, restored: null });
  afterStep?.('journal written');
  await swapIn(folder, '更换密钥', afterStep);
}
