/** Backups that the desk makes by itself: at the first unlock of the day, before an upgrade, before anything large. */
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { sweepOrphans } from '../../db/attachment-files.ts';
import { dueToday, listBackups, onOtherDisk, rememberOutside, rotate } from '../../db/backup-list.ts';
import type { BackupKind } from '../../db/backup-manifest.ts';
import { makeBackup } from '../../db/backups.ts';
import { LedgerError } from '../../db/errors.ts';
import type { Ledger } from '../../db/ledger.ts';
import type { OfficeCall } from './procedure.ts';
import type { DeskState } from './state.ts';

/** The backups that lie beside the store. */
export function ownPlace(desk: DeskState): string {
  return join(desk.options.folder, 'backups');
}

/** A second place, on another disk, which the office chose; null where it chose none. */
export function secondPlace(ledger: Ledger): string | null {
  const row = ledger.db.prepare(`SELECT value FROM meta WHERE key = 'backup-place'`).get() as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

/** The office's key among the offices whose backups may share a place. */
export function officeId(ledger: Ledger): string {
  return (ledger.db.prepare(`SELECT value FROM meta WHERE key = 'office'`).get() as { value: string }).value;
}

export interface DailyBackup {
  readonly made: boolean;
  /** A sentence where a backup was due and could not be made; the office opens all the same. */
  readonly problem: string | null;
}

/** A little after the sign-in, so that the first list does not wait for it. */
const soon = 30_000;

/** Sees to it that today's backup is made, once per sign-in: now where somebody asks for it, else by itself a little later. */
export function scheduleDaily(desk: DeskState): void {
  const timer = setTimeout(() => void daily(desk), soon);
  timer.unref();
}

/** Today's backup, made now if it is not under way already. */
export function daily(desk: DeskState): Promise<DailyBackup> {
  const { office } = desk;
  if (office === null) return Promise.resolve({ made: false, problem: null });
  office.daily ??= makeDaily(desk);
  return office.daily;
}

/** Makes today's backup if there is none yet, in both places as far as they can be reached. */
async function makeDaily(desk: DeskState): Promise<DailyBackup> {
  const { office, options } = desk;
  if (office === null || options.readOnly === true) return { made: false, problem: null };
  const now = options.clock();
  const places = [ownPlace(desk), secondPlace(office.ledger)].filter((place) => place !== null);
  let made = false;
  const problems: string[] = [];
  for (const place of places) {
    try {
      if (!dueToday(await listBackups(place), now.slice(0, 10), officeId(office.ledger))) continue;
      const { id } = await makeBackup({
        db: office.ledger.db,
        folder: options.folder,
        key: office.key,
        place,
        kind: 'daily',
        now,
      });
      if (onOtherDisk(options.folder, place)) rememberOutside(office.ledger.db, { place, id, at: now });
      await rotate(place, now);
      made = true;
    } catch (error) {
      problems.push(error instanceof LedgerError ? error.message : '备份没有完成，请到“备份与恢复”查看。');
    }
  }
  // Files whose lines were purged, or whose line a crash never wrote, a day after they came.
  const yesterday = Temporal.PlainDateTime.from(now).subtract({ days: 1 }).toString({ smallestUnit: 'second' });
  try {
    await sweepOrphans(office.ledger.db, options.folder, yesterday);
  } catch {
    // Swept another day: the office was locked meanwhile, or a file is in use. The backup stands all the same.
  }
  return { made, problem: problems.length === 0 ? null : problems.join('') };
}

/** The verified backup without which a store is not upgraded. */
export function upgradeBackup(desk: DeskState, key: Buffer): (ledger: Ledger) => Promise<void> {
  return async (ledger) => {
    const { folder, clock } = desk.options;
    await makeBackup({ db: ledger.db, folder, key, place: ownPlace(desk), kind: 'before-migration', now: clock() });
  };
}

/** The backup before an import, a restore or a bulk edit. */
export async function backupBefore(call: OfficeCall, kind: BackupKind): Promise<void> {
  const { folder, clock } = call.desk.options;
  const place = ownPlace(call.desk);
  await makeBackup({
    db: call.ledger.db,
    folder,
    key: call.office.key,
    place,
    kind,
    now: clock(),
    signal: call.signal,
  });
  await rotate(place, clock());
}
