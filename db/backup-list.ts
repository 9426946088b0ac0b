/** Which backups there are, which of them are kept, and whether one is due. Lists never fail: a damaged backup says why. */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type BackupKind, damaged, parseBackupId, readManifest } from './backup-manifest.ts';
import { poolNames, sweepPool } from './backup-pool.ts';
import { deleteBackup, isBusy, sweepUnfinished } from './backups.ts';
import { fingerprintOf, sizeOf } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { storeFile } from './store.ts';

export interface ListedBackup {
  readonly id: string;
  readonly place: string;
  readonly kind: BackupKind;
  /** A local ISO time. */
  readonly at: string;
  /** Empty where the list of contents cannot be read. */
  readonly officeId: string;
  readonly office: string;
  readonly people: number;
  /** Bytes of store and keyring, and of its attachments, which it may share with other backups. */
  readonly size: number;
  readonly filesSize: number;
  /** How many attachments were missing or damaged already when it was made. */
  readonly lost: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** Why it cannot be used, as a sentence; null where it looks whole (`checkBackup` reads every byte). */
  readonly damage: string | null;
}

async function listed(place: string, id: string, pool: ReadonlySet<string>): Promise<ListedBackup | null> {
  const parsed = parseBackupId(id);
  if (parsed === null) return null;
  const base = { id, place, kind: parsed.kind, at: parsed.at };
  try {
    const manifest = await readManifest(place, id);
    const path = join(place, id);
    if ((await sizeOf(storeFile(path))) !== manifest.ledger.size) throw damaged(id, 'ledger.db', '缺失或大小不对');
    if ((await fingerprintOf(join(path, 'keyring.json')))?.sha256 !== manifest.keyring.sha256) {
      throw damaged(id, 'keyring.json', '缺失、已损坏或与台账不是一套');
    }
    const missing = manifest.files.filter((file) => !pool.has(file.digest)).length;
    if (missing > 0) throw damaged(id, 'files 文件夹', `缺少 ${missing} 份附件`);
    const { officeId, office, people, head } = manifest;
    const size = manifest.ledger.size + manifest.keyring.size;
    const filesSize = manifest.files.reduce((sum, file) => sum + file.size, 0);
    return { ...base, officeId, office, people, head, size, filesSize, lost: manifest.lost.length, damage: null };
  } catch (error) {
    const damage = error instanceof LedgerError ? error.message : '备份读不出来，磁盘可能有故障。请改用另一个备份。';
    return { ...base, officeId: '', office: '', people: 0, head: null, size: 0, filesSize: 0, lost: 0, damage };
  }
}

const newestFirst = (a: ListedBackup, b: ListedBackup): number =>
  b.at.localeCompare(a.at) || (parseBackupId(b.id)?.turn ?? 0) - (parseBackupId(a.id)?.turn ?? 0);

/** The backups in a place, newest first; empty where the place cannot be reached. */
export async function listBackups(place: string): Promise<readonly ListedBackup[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  const pool = await poolNames(place);
  const found = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map((entry) => listed(place, entry.name, pool)),
  );
  return found.filter((backup) => backup !== null).toSorted(newestFirst);
}

/** How many periods of each length keep the newest daily backup made in them. */
const kept = { day: 7, week: 8, month: 12 } as const;
const keptBefore = 3;

/** The Monday of a day's week, YYYY-MM-DD. */
function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** Keeps the newest backup of each of the last `count` periods that have one: weeks without work push nothing out. */
function newestPerPeriod(backups: readonly ListedBackup[], period: (day: string) => string, count: number): string[] {
  const newest = new Map<string, string>();
  for (const backup of backups) {
    const key = period(backup.at.slice(0, 10));
    if (!newest.has(key)) newest.set(key, backup.id);
  }
  return [...newest.values()].slice(0, count);
}

/**
 * Which of an office's backups rotation would remove: of the daily ones all but 7 days, 8 weeks and 12 months, of each kind made before
 * something all but the last 3. Manual ones stay, damaged ones wait for a decision, and those of a time to come (a clock
 * that was wrong) neither go nor push others out.
 */
export function expired(list: readonly ListedBackup[], now: string): readonly ListedBackup[] {
  const judged = list.filter((backup) => backup.damage === null && backup.at <= now && backup.kind !== 'manual');
  const going: ListedBackup[] = [];
  for (const office of new Set(judged.map((backup) => backup.officeId))) {
    const own = judged.filter((backup) => backup.officeId === office).toSorted(newestFirst);
    const daily = own.filter((backup) => backup.kind === 'daily');
    const staying = new Set([
      ...newestPerPeriod(daily, (day) => day, kept.day),
      ...newestPerPeriod(daily, weekOf, kept.week),
      ...newestPerPeriod(daily, (day) => day.slice(0, 7), kept.month),
    ]);
    for (const kind of new Set(own.map((backup) => backup.kind))) {
      if (kind !== 'daily')
        for (const one of own.filter((b) => b.kind === kind).slice(0, keptBefore)) staying.add(one.id);
    }
    going.push(...own.filter((backup) => !staying.has(backup.id)));
  }
  return going;
}

/** Removes expired backups and then the attachment files that no backup needs. @returns the ids that went */
export async function rotate(place: string, now: string): Promise<readonly string[]> {
  await sweepUnfinished(place);
  const going = expired(await listBackups(place), now);
  for (const backup of going) await deleteBackup(place, backup.id);
  if (going.length > 0 && !(await isBusy(place))) await sweepPool(place);
  return going.map((backup) => backup.id);
}

/**
 * Whether today's daily backup is still to be made.
 * @param today YYYY-MM-DD
 * @param officeId where a place may hold the backups of several offices
 */
export function dueToday(list: readonly ListedBackup[], today: string, officeId?: string): boolean {
  const own = list.filter((backup) => officeId === undefined || backup.officeId === officeId);
  return !own.some((backup) => backup.kind === 'daily' && backup.damage === null && backup.at.startsWith(today));
}

/** The disk on which a folder lies or would lie: its volume's number, and on Windows the drive letter or share. */
function diskOf(path: string): string {
  const full = resolve(path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found === undefined && dirname(full) !== full) return diskOf(dirname(full));
  return `${found?.dev ?? 'gone'} ${process.platform === 'win32' ? parse(full).root.toLowerCase() : ''}`;
}

/** Whether a place lies on another disk (volume) than the data folder, so that it outlives the loss of that disk. */
export function onOtherDisk(folder: string, place: string): boolean {
  return diskOf(folder) !== diskOf(place);
}

const rememberedSchema = z.array(z.object({ place: z.string(), id: z.string(), at: z.string() }));
export type OutsideBackup = z.infer<typeof rememberedSchema>[number];

function remembered(db: Database.Database): readonly OutsideBackup[] {
  const row = db.prepare(`SELECT value FROM meta WHERE key = 'outside-backups'`).get() as { value: string } | undefined;
  return row === undefined ? [] : rememberedSchema.parse(JSON.parse(row.value));
}

/** Keeps in the store that a backup was made on another disk: a stick is seldom plugged in when its age is shown. */
export function rememberOutside(db: Database.Database, backup: OutsideBackup): void {
  const { place, id, at } = backup;
  const list = [{ place, id, at }, ...remembered(db).filter((other) => other.place !== place)].slice(0, 10);
  db.prepare(
    `INSERT INTO meta (key, value) VALUES ('outside-backups', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(list));
}

/** The newest backup outside the data folder's disk, remembered or found in the given places; null where there never was one. */
export async function newestOutside(
  db: Database.Database,
  folder: string,
  officeId: string,
  places: readonly string[],
): Promise<OutsideBackup | null> {
  const reachable = places.filter((place) => existsSync(place) && onOtherDisk(folder, place));
  const lists = await Promise.all(reachable.map(listBackups));
  const found = lists.flat().filter((backup) => backup.damage === null && backup.officeId === officeId);
  // What a place within reach no longer has does not count, whatever is remembered.
  const all = [...found, ...remembered(db).filter((backup) => !reachable.includes(backup.place))];
  const newest = all.toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return newest === undefined ? null : { place: newest.place, id: newest.id, at: newest.at };
}
