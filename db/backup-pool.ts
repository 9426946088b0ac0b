/** The attachment files of a backup place: encrypted as in the data folder, kept once for all backups, only new ones copied. */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { type FileKeys, fileKeys, filePath, unseal } from './attachment-files.ts';
import { type BackupKind, type PooledFile, parseBackupId, readManifest } from './backup-manifest.ts';
import { fingerprintOf, moveDurably, sizeOf } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { writeFileSafely } from './safe-file.ts';

export interface PoolJob {
  readonly db: Database.Database;
  readonly folder: string;
  readonly place: string;
  readonly kind: BackupKind;
  readonly signal?: AbortSignal;
}

/** Made many times a day or a week: they trust a pooled file of the right size; the others read every one again. */
const frequent: ReadonlySet<BackupKind> = new Set(['daily', 'before-import', 'before-bulk']);

/** Whether the pool holds a known file as it was put there. */
async function isPooled(job: PoolJob, known: PooledFile): Promise<boolean> {
  const path = filePath(job.place, known.digest);
  if (frequent.has(job.kind)) return (await sizeOf(path)) === known.size;
  return (await fingerprintOf(path))?.sha256 === known.sha256;
}

/** The files that the office's earlier backups in a place have already, by digest. */
async function alreadyPooled(
  place: string,
  officeId: string,
  wanted: ReadonlySet<string>,
): Promise<Map<string, PooledFile>> {
  const found = new Map<string, PooledFile>();
  const ids = (await readdir(place)).filter((id) => parseBackupId(id) !== null).toSorted((a, b) => (a < b ? 1 : -1));
  for (const id of ids) {
    if (found.size === wanted.size) break;
    const manifest = await readManifest(place, id).catch(() => null);
    if (manifest?.officeId !== officeId) continue;
    for (const file of manifest.files) if (wanted.has(file.digest)) found.set(file.digest, file);
  }
  return found;
}

/** Copies one file into the pool; null where the data folder has it no more or only damaged. */
async function copyIn(job: PoolJob, keys: FileKeys, temporary: string, digest: string): Promise<PooledFile | null> {
  const source = filePath(job.folder, digest);
  if ((await sizeOf(source)) === null) return null;
  if (unseal(keys, digest, await readFile(source)) === null) return null;
  const waiting = join(temporary, digest);
  const written = await writeFileSafely(waiting, createReadStream(source), { what: '备份', signal: job.signal });
  await moveDurably(waiting, filePath(job.place, digest));
  return { digest, ...written };
}

/** A file that lies in the pool although no backup speaks of it, as after a kill; null where it is not whole. */
async function takeOver(job: PoolJob, keys: FileKeys, digest: string): Promise<PooledFile | null> {
  const path = filePath(job.place, digest);
  if ((await sizeOf(path)) === null || unseal(keys, digest, await readFile(path)) === null) return null;
  const found = await fingerprintOf(path);
  return found === null ? null : { digest, ...found };
}

/**
 * Brings the files of a backup into the place's pool.
 * @param temporary the folder in which the backup is being made
 * @returns the files as they lie in the pool, and the digests of those that neither folder nor pool has whole
 */
export async function poolFiles(
  job: PoolJob,
  temporary: string,
  officeId: string,
  digests: readonly string[],
): Promise<{ readonly files: readonly PooledFile[]; readonly lost: readonly string[] }> {
  const keys = fileKeys(job.db);
  if (keys === null || digests.length === 0) return { files: [], lost: digests };
  const pooled = await alreadyPooled(job.place, officeId, new Set(digests));
  const files: PooledFile[] = [];
  const lost: string[] = [];
  await mkdir(join(job.place, 'files'), { recursive: true });
  for (const digest of digests) {
    if (job.signal?.aborted) throw new LedgerError('cancelled', '已取消备份，没有留下半个备份。');
    const known = pooled.get(digest);
    const file =
      known !== undefined && (await isPooled(job, known))
        ? known
        : ((await copyIn(job, keys, temporary, digest)) ?? (await takeOver(job, keys, digest)));
    if (file === null) lost.push(digest);
    else files.push(file);
  }
  return { files, lost };
}

/** The names of all files in a place's pool. */
export async function poolNames(place: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(join(place, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  return new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
}

/**
 * Removes pool files that no backup speaks of. Nothing is removed while some backup's list cannot be read.
 * Call when no backup is being made there.
 */
export async function sweepPool(place: string): Promise<number> {
  const wanted = new Set<string>();
  for (const id of await readdir(place)) {
    if (parseBackupId(id) === null) continue;
    const manifest = await readManifest(place, id).catch(() => null);
    if (manifest === null) return 0;
    for (const file of manifest.files) wanted.add(file.digest);
  }
  let gone = 0;
  for (const name of await poolNames(place)) {
    if (!/^[0-9a-f]{64}$/.test(name) || wanted.has(name)) continue;
    await rm(filePath(place, name), { force: true });
    gone += 1;
  }
  return gone;
}
