/**
 * Restoring a backup (恢复): what is there now is backed up first or, where it cannot be opened, moved aside whole; store, keyring and
 * attachments then change places as one unit. Nothing may have the folder's store open; the caller holds the folder's lock.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { filePath } from './attachment-files.ts';
import { checkBackup, checkStore, isKeyOf, same } from './backup-check.ts';
import { damaged, type Manifest, stampOf } from './backup-manifest.ts';
import { makeBackup } from './backups.ts';
import { flush, makeFolder } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import {
  abandonJournal,
  type AfterStep,
  finishRestore,
  hasFile,
  holdsOffice,
  type Journal,
  lastRestore,
  type Restored,
  stagingOf,
  withdrawRestore,
  writeJournal,
} from './restore-journal.ts';
import { writeFileSafely, type WrittenFile } from './safe-file.ts';
import { ownPlace } from './store-copy.ts';
import { closeStore, openStore } from './store.ts';
import { errnoOf, writeFailure } from './write-failure.ts';

export interface RestoreJob {
  /** The data folder; made where it is missing. */
  readonly folder: string;
  /** The backup: its place and its name there. */
  readonly place: string;
  readonly id: string;
  /** The key of the store that is there now; null where nobody could open it. What cannot be opened is moved aside. */
  readonly presentKey: Buffer | null;
  /** The key of the backup's store, by a password or the recovery code of its day; null where it is not known. */
  readonly backupKey: Buffer | null;
  /** A local ISO time. */
  readonly now: string;
  readonly app?: string;
  /** The number of the newest migration that this program knows. */
  readonly newest?: number;
  /** Cancels until the swap begins. */
  readonly signal?: AbortSignal;
  readonly afterStep?: AfterStep;
}

/** Failures that mean: what is there now is no whole office any more. All others stop the restore. */
const unopenable: ReadonlySet<string> = new Set([
  'store-damaged',
  'store-missing',
  'keyring-missing',
  'keyring-damaged',
  'backup-unverified',
]);

/** Backs up what is there now. @returns the backup, or null where it cannot be opened */
async function protectPresent(job: RestoreJob): Promise<Restored['undo']> {
  const { folder, presentKey: key, now, app, signal } = job;
  if (key === null) return null;
  try {
    const db = openStore(folder, key);
    try {
      const optional = { ...(app === undefined ? {} : { app }), ...(signal === undefined ? {} : { signal }) };
      const { place, id } = await makeBackup({
        ...optional,
        db,
        folder,
        key,
        now,
        place: ownPlace(folder),
        kind: 'before-restore',
      });
      return { place, id };
    } finally {
      closeStore(db);
    }
  } catch (error) {
    if (error instanceof LedgerError && unopenable.has(error.code)) return null;
    throw error;
  }
}

/** Copies one file of the backup into staging and compares it with the list of contents. */
async function stageFile(
  job: RestoreJob,
  from: string,
  to: string,
  expected: WrittenFile,
  name: string,
): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const written = await writeFileSafely(to, createReadStream(from), { what: '恢复的数据', signal: job.signal });
  if (!same(written, expected)) throw damaged(job.id, name, '已损坏，内容与备份时不一致');
}

/**
 * Copies a checked backup into `restore-staging/`, only the attachments that the folder does not have.
 * @param all take every attachment, because the folder's own are being moved aside
 * @returns the attachments staged
 */
async function stageRestore(job: RestoreJob, manifest: Manifest, all: boolean): Promise<Journal['files']> {
  const staging = stagingOf(job.folder);
  const backup = join(job.place, job.id);
  await rm(staging, { recursive: true, force: true });
  try {
    for (const [name, print] of [
      ['ledger.db', manifest.ledger],
      ['keyring.json', manifest.keyring],
    ] as const) {
      await stageFile(job, join(backup, name), join(staging, name), print, name);
    }
    const files: Journal['files'] = [];
    for (const file of manifest.files) {
      if (!all && (await hasFile(job.folder, file))) continue;
      await stageFile(job, filePath(job.place, file.digest), filePath(staging, file.digest), file, 'files 文件夹');
      files.push(file);
    }
    const key = [job.backupKey, job.presentKey].find((known) => known !== null && isKeyOf(manifest, known));
    if (key !== undefined && key !== null) checkStore(staging, manifest, job.id, key);
    await flush(staging, 'folder');
    return files;
  } catch (error) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    throw writeFailure(error, '恢复的数据', 'write', existsSync(job.folder));
  }
}

/** Leaves the folder as a finished or taken-back earlier restore left it, before a new one begins. */
async function settle(job: RestoreJob, aside: string): Promise<void> {
  try {
    await finishRestore(job.folder);
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== 'restore-journal-damaged') throw error;
    await abandonJournal(job.folder, aside);
  }
}

/** A name for the folder of what could not be opened, not taken yet. */
function asideName(folder: string, now: string): string {
  const base = `damaged-${stampOf(now)}`;
  let turn = 1;
  while (existsSync(join(folder, turn === 1 ? base : `${base}-${turn}`))) turn += 1;
  return turn === 1 ? base : `${base}-${turn}`;
}

function foreignKey(): LedgerError {
  return new LedgerError(
    'backup-other-key',
    '输入的密码或恢复码打不开这个备份里的台账：备份属于另一个单位，或密钥文件与台账不是一套。没有恢复，现有数据没有改动。',
  );
}

/**
 * Restores a backup into a data folder, which another PC may have as well as this one.
 * @returns what was done; its `accounts` say whose passwords apply from now on
 * @throws LedgerError those of `checkBackup`, `makeBackup` and `writeFileSafely`, and backup-other-key; nothing is changed then
 */
export async function restoreBackup(job: RestoreJob): Promise<Restored> {
  const { folder, place, id, now, signal, newest } = job;
  await makeFolder(folder).catch((error: unknown) => {
    throw writeFailure(error, '恢复的数据', 'open', true);
  });
  await settle(job, asideName(folder, now));
  const { manifest, accounts } = await checkBackup(place, id, job.backupKey ?? job.presentKey, {
    ...(newest === undefined ? {} : { newest }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (job.backupKey !== null && !isKeyOf(manifest, job.backupKey)) throw foreignKey();
  const present = await holdsOffice(folder);
  const undo = present ? await protectPresent(job) : null;
  const keptAside = present && undo === null ? asideName(folder, now) : null;
  const files = await stageRestore(job, manifest, keptAside !== null);
  job.afterStep?.('staged');
  const restored: Restored = {
    format: 1,
    at: now,
    from: { place, id },
    undo,
    keptAside,
    accounts: [...accounts],
    epoch: randomUUID(),
  };
  if (signal?.aborted) {
    await rm(stagingOf(folder), { recursive: true, force: true });
    throw new LedgerError('cancelled', '已取消恢复，现有数据没有改动。');
  }
  const { ledger, keyring } = manifest;
  await writeJournal(folder, { format: 1, ledger, keyring, files, replaces: present, restored });
  job.afterStep?.('journal written');
  await swapIn(folder, '恢复', job.afterStep);
  return restored;
}

/**
 * The swap itself, once its journal is written. Where another program holds a file, what was moved is moved back and the sentence
 * says so.
 * @param act what is being done, as a word for the sentences: 恢复, 更换密钥
 * @throws LedgerError file-in-use and the other codes of a device, restore-unfinished, restore-taken-back
 */
export async function swapIn(folder: string, act: string, afterStep?: AfterStep): Promise<void> {
  let outcome: string;
  try {
    outcome = await finishRestore(folder, afterStep);
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    if (await withdrawRestore(folder)) throw writeFailure(error, `要${act}的台账`, 'rename', existsSync(folder));
    throw new LedgerError(
      'restore-unfinished',
      `${act}做到一半，台账文件正被其他程序占用。请关闭占用它的程序（如杀毒软件、备份程序）后重新启动，启动时会接着做完。`,
    );
  }
  if (outcome === 'finished') return;
  throw new LedgerError(
    'restore-taken-back',
    `${act}中途发现数据被改动或磁盘出错，已退回原来的状态。请检查磁盘后重试。`,
  );
}

/**
 * 返回恢复前: restores the backup that the last restore made of what was there before it. Can itself be taken back.
 * @param job the present store's key, the time; the backup's key where it is another
 * @throws LedgerError nothing-to-return, and those of `restoreBackup`
 */
export async function undoRestore(job: Omit<RestoreJob, 'place' | 'id'>): Promise<Restored> {
  const last = await lastRestore(job.folder);
  if (last === null) throw new LedgerError('nothing-to-return', '这个数据文件夹没有做过恢复，不需要返回。');
  if (last.undo === null) {
    const kept =
      last.keptAside === null ? '' : `当时打不开的数据原样保存在“${last.keptAside}”文件夹里，请联系维护人员。`;
    throw new LedgerError('nothing-to-return', `上次恢复之前没有可用的台账，不能自动返回。${kept}`);
  }
  return restoreBackup({ ...job, place: last.undo.place, id: last.undo.id });
}

/**
 * Completes a restore inside the store, at its first opening and harmlessly at every later one: the store gets a new epoch, so that
 * parcels made from now on are not taken for those made between the backup and the restore.
 * @returns whether this opening is the first after a restore
 */
export function afterRestore(db: Database.Database, folder: string): boolean {
  const marker = readEpoch(join(folder, 'restored.json'));
  if (marker === null) return false;
  const present = db.prepare(`SELECT value FROM meta WHERE key = 'restore-epoch'`).get() as
    | { value: string }
    | undefined;
  if (present?.value === marker) return false;
  const set = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  db.transaction(() => {
    set.run('epoch', marker);
    set.run('restore-epoch', marker);
  }).immediate();
  return true;
}

/** The epoch in a restore's marker; of a damaged marker its hash, which is as new. */
function readEpoch(path: string): string | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    return z.object({ epoch: z.string().min(1) }).parse(JSON.parse(text)).epoch;
  } catch {
    return createHash('sha256').update(text).digest('hex');
  }
}
