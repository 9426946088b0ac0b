/**
 * Backups: a place is a folder with one sub-folder per backup (store, keyring, `backup.json`) and a pool of attachment files that
 * the backups share. A backup is made under a temporary name, checked, and counts only from its renaming on.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { type BackupKind, backupId, keyIdOf, type Manifest, manifestBytes, parseBackupId } from './backup-manifest.ts';
import { poolFiles } from './backup-pool.ts';
import { fingerprintOf, flush, isOlderThan, makeFolder, moveDurably } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { readKeyring } from './keyring.ts';
import { writeFileSafely } from './safe-file.ts';
import { copyStore, type Inventory } from './store-copy.ts';
import { closeStore, inLedgerErrors, openStore, storeFile } from './store.ts';
import { errnoOf, writeFailure } from './write-failure.ts';

export interface BackupJob {
  /** A connection to the folder's store, in no transaction; one that only reads will do. */
  readonly db: Database.Database;
  /** The office's data folder. */
  readonly folder: string;
  readonly key: Buffer;
  /** The folder that holds the backups; made where it is missing. */
  readonly place: string;
  readonly kind: BackupKind;
  /** A local ISO time. */
  readonly now: string;
  /** The program's version. */
  readonly app?: string;
  readonly signal?: AbortSignal;
}

export interface MadeBackup {
  readonly id: string;
  readonly place: string;
  readonly manifest: Manifest;
}

const making = '.making-';
const deleting = '.deleting-';

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LedgerError('cancelled', '已取消备份，没有留下半个备份。');
}

/** The system's failures while writing in the place, as sentences about the backup. */
async function inPlace<T>(place: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw writeFailure(error, '备份', 'write', existsSync(place));
  }
}

/** The verified copy of the store; the store's own sentence about a full disk would speak of the data folder's. */
function copyInto(job: BackupJob, temporary: string): Inventory {
  try {
    return inLedgerErrors(() => copyStore(job.db, job.key, temporary));
  } catch (error) {
    if (!(error instanceof LedgerError) || error.code !== 'disk-full') throw error;
    throw writeFailure(Object.assign(new Error('SQLITE_FULL'), { code: 'ENOSPC' }), '备份', 'write', true);
  }
}

/**
 * Makes a verified backup: whole, or nothing.
 * @throws LedgerError disk-full, read-only, pulled-out, keyring-missing, keyring-damaged, backup-unverified, cancelled …
 */
export async function makeBackup(job: BackupJob): Promise<MadeBackup> {
  const { folder, place, signal } = job;
  throwIfCancelled(signal);
  const keyring = await readKeyring(folder);
  return inPlace(place, async () => {
    await makeFolder(place);
    await sweepUnfinished(place);
    await demandSpace(folder, place);
    const temporary = join(place, `${making}${process.pid}-${randomBytes(4).toString('hex')}`);
    await mkdir(temporary);
    try {
      // Read in the same turn as the store, so that a key changed meanwhile never parts the two.
      const keyringBytes = readFileSync(join(folder, 'keyring.json'));
      const inventory = copyInto(job, temporary);
      throwIfCancelled(signal);
      const manifest = await completeBackup(job, temporary, inventory, { officeId: keyring.office, keyringBytes });
      throwIfCancelled(signal);
      await flush(temporary, 'folder');
      const id = freeId(place, job);
      await moveDurably(temporary, join(place, id));
      return { id, place, manifest };
    } catch (error) {
      await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
  });
}

/**
 * The same on a read connection of its own, so that it can run in a worker while the desk goes on.
 * @throws as `makeBackup`, and LedgerError store-missing, store-damaged
 */
export async function makeBackupApart(job: Omit<BackupJob, 'db'>): Promise<MadeBackup> {
  const db = openStore(job.folder, job.key, { readOnly: true });
  try {
    return await makeBackup({ ...job, db });
  } finally {
    closeStore(db);
  }
}

/** Adds the keyring, the attachments and the list of contents to a copied store. */
async function completeBackup(
  job: BackupJob,
  temporary: string,
  inventory: Inventory,
  { officeId, keyringBytes }: { readonly officeId: string; readonly keyringBytes: Buffer },
): Promise<Manifest> {
  await flush(storeFile(temporary), 'file');
  const ledger = await fingerprintOf(storeFile(temporary), job.signal);
  if (ledger === null)
    throw new LedgerError('verify-failed', '备份写入后读不回来，磁盘可能已损坏。请换一个备份位置再试。');
  const { files, lost } = await poolFiles(job, temporary, officeId, inventory.files);
  const keyring = await writeFileSafely(join(temporary, 'keyring.json'), keyringBytes, {
    what: '备份',
    signal: job.signal,
  });
  const bytes = manifestBytes({
    format: 1,
    officeId,
    office: inventory.office,
    at: job.now,
    kind: job.kind,
    app: job.app ?? '',
    storeVersion: inventory.storeVersion,
    keyId: keyIdOf(job.key),
    ledger,
    keyring,
    files: [...files],
    lost: [...lost],
    head: inventory.head,
    rows: { ...inventory.rows },
    people: inventory.people,
  });
  await writeFileSafely(join(temporary, 'backup.json'), bytes, { what: '备份', signal: job.signal });
  return JSON.parse(bytes.toString()) as Manifest;
}

function freeId(place: string, job: BackupJob): string {
  let turn = 1;
  while (existsSync(join(place, backupId(job.now, job.kind, turn)))) turn += 1;
  return backupId(job.now, job.kind, turn);
}

/** Refuses before writing where the place cannot hold the store's copy. */
async function demandSpace(folder: string, place: string): Promise<void> {
  const { bavail, bsize } = await statfs(place);
  const { size } = await stat(storeFile(folder));
  if (bavail * bsize < size * 1.1 + 1_000_000) {
    const megabytes = Math.ceil(size / 1_000_000) + 2;
    throw new LedgerError(
      'disk-full',
      `备份位置的磁盘空间不够（至少需要 ${megabytes} MB），没有做备份。请清理空间，或换一个备份位置。`,
    );
  }
}

/** Whether the process that began a temporary folder still runs; its number may by now be another's, hence the age too. */
function isBeingMade(name: string): boolean {
  const pid = Number(name.slice(making.length).split('-')[0]);
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** The names in a place that are no backups but on their way to be or not to be one. */
async function unfinished(place: string): Promise<readonly { name: string; alive: boolean }[]> {
  const names = await readdir(place).catch(() => []);
  return names
    .filter((name) => name.startsWith(making) || name.startsWith(deleting))
    .map((name) => ({
      name,
      alive: name.startsWith(making) && isBeingMade(name) && !isOlderThan(join(place, name), 24),
    }));
}

/** Whether a backup is just being made in the place. */
export async function isBusy(place: string): Promise<boolean> {
  return (await unfinished(place)).some((one) => one.alive);
}

/**
 * Removes what a killed program left in a place: half-made and half-deleted backups.
 * @param all also those whose process number is alive: only where nobody else can be writing there
 */
export async function sweepUnfinished(place: string, all = false): Promise<void> {
  for (const { name, alive } of await unfinished(place)) {
    if (all || !alive) await rm(join(place, name), { recursive: true, force: true });
  }
}

/** Deletes a backup, whole even when it is cut off in between. @throws LedgerError backup-missing */
export async function deleteBackup(place: string, id: string): Promise<void> {
  const path = join(place, id);
  // Never anything but a backup's own folder, whatever name was asked for.
  if (parseBackupId(id) === null || !existsSync(path)) {
    throw new LedgerError('backup-missing', '找不到这个备份，可能已被删除或备份盘没有插好。请刷新列表。');
  }
  const grave = join(place, `${deleting}${id}-${randomBytes(4).toString('hex')}`);
  await inPlace(place, () => moveDurably(path, grave));
  await rm(grave, { recursive: true, force: true });
}
