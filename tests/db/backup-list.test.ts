import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dueToday,
  expired,
  listBackups,
  type ListedBackup,
  newestOutside,
  onOtherDisk,
  rememberOutside,
  rotate,
} from '../../db/backup-list.ts';
import { backupId, type BackupKind } from '../../db/backup-manifest.ts';
import { makeBackup } from '../../db/backups.ts';
import { smallOffice, type SmallOffice, temporaryFolder } from './small-office.ts';

const now = '2026-03-05T09:30:00';

const back = (office: SmallOffice, place: string, kind: BackupKind, at = now) =>
  makeBackup({ db: office.db, folder: office.folder, key: office.key, place, kind, now: at });

function backup(at: string, kind: BackupKind = 'daily', more: Partial<ListedBackup> = {}): ListedBackup {
  const base = {
    place: '/b',
    officeId: 'o',
    office: '',
    people: 0,
    size: 0,
    filesSize: 0,
    lost: 0,
    head: null,
    damage: null,
  };
  return { ...base, id: backupId(at, kind), kind, at, ...more };
}

/** One daily backup a day, ending on a day. */
function dailies(count: number, last = '2026-03-05'): ListedBackup[] {
  const end = Temporal.PlainDate.from(last);
  return Array.from({ length: count }, (_, i) => backup(`${end.subtract({ days: i }).toString()}T08:00:00`));
}

const remaining = (list: readonly ListedBackup[], at = now): ListedBackup[] => {
  const gone = new Set(expired(list, at).map((one) => one.id));
  return list.filter((one) => !gone.has(one.id));
};

describe('the list of backups', () => {
  it('shows the newest first, with the reason where one is damaged, and never fails', async () => {
    const office = await smallOffice();
    office.addPeople('甲', '乙');
    await office.addScan('一');
    const place = temporaryFolder();
    const whole = await back(office, place, 'daily', '2026-03-01T08:00:00');
    const broken = ['ledger.db', 'keyring.json', 'backup.json'] as const;
    for (const [i, file] of broken.entries()) {
      const { id } = await back(office, place, 'manual', `2026-03-0${i + 2}T08:00:00`);
      writeFileSync(join(place, id, file), 'rubbish');
    }
    const list = await listBackups(place);
    expect(list.map((one) => one.damage !== null && broken.find((file) => one.damage?.includes(file)))).toEqual([
      'backup.json',
      'keyring.json',
      'ledger.db',
      false,
    ]);
    expect(list.at(-1)).toMatchObject({
      id: whole.id,
      office: '柳溪街道',
      people: 2,
      lost: 0,
      at: '2026-03-01T08:00:00',
    });
    rmSync(join(place, 'files'), { recursive: true });
    expect((await listBackups(place)).at(-1)?.damage).toContain('缺少 1 份附件');
    expect(await listBackups(join(place, 'not-there'))).toEqual([]);
    expect(await listBackups(join(office.folder, 'keyring.json'))).toEqual([]);
  });

  it('says whether today’s is still due', () => {
    expect(dueToday([], '2026-03-05')).toBe(true);
    expect(dueToday([backup('2026-03-04T08:00:00'), backup('2026-03-05T08:00:00', 'manual')], '2026-03-05')).toBe(true);
    expect(dueToday([backup('2026-03-05T08:00:00', 'daily', { damage: '坏' })], '2026-03-05')).toBe(true);
    expect(dueToday([backup('2026-03-05T08:00:00')], '2026-03-05')).toBe(false);
    expect(dueToday([backup('2026-03-05T08:00:00')], '2026-03-05', 'another office')).toBe(true);
  });
});

describe('rotation', () => {
  it('keeps of the daily backups 7 days, 8 weeks and 12 months', () => {
    const days = remaining(dailies(500)).map((one) => one.at.slice(0, 10));
    expect(days.slice(0, 7)).toEqual(dailies(7).map((one) => one.at.slice(0, 10)));
    // Sundays end a week; the last day ends a month; the current week and month are kept by their newest day.
    expect(days.slice(7)).toEqual([
      '2026-02-22',
      '2026-02-15',
      '2026-02-08',
      '2026-02-01',
      '2026-01-31',
      '2026-01-25',
      '2026-01-18',
      '2025-12-31',
      '2025-11-30',
      '2025-10-31',
      '2025-09-30',
      '2025-08-31',
      '2025-07-31',
      '2025-06-30',
      '2025-05-31',
      '2025-04-30',
    ]);
  });

  it('keeps every manual one and the last three of each made before something', () => {
    const manual = [1, 2, 3, 4, 5].map((day) => backup(`2020-01-0${day}T08:00:00`, 'manual'));
    const imports = [1, 2, 3, 4, 5].map((day) => backup(`2026-01-0${day}T08:00:00`, 'before-import'));
    const restores = [1, 2].map((day) => backup(`2025-01-0${day}T08:00:00`, 'before-restore'));
    const left = remaining([...manual, ...imports, ...restores]);
    expect(left).toEqual([...manual, ...imports.slice(2), ...restores]);
  });

  it('lets neither a pause in the work nor a wrong clock push the good ones out', () => {
    const old = dailies(30, '2024-01-10');
    expect(remaining(old).filter((one) => one.at >= '2024-01-04')).toHaveLength(7);
    const future = dailies(20, '2099-01-20');
    expect(remaining([...future, ...dailies(7)])).toHaveLength(27);
    const damaged = dailies(20, '2026-03-04').map((one) => ({ ...one, damage: '坏' }));
    expect(remaining([...damaged, ...old])).toHaveLength(20 + remaining(old).length);
  });

  it('judges the backups of two offices in one place apart', () => {
    const other = dailies(40).map((one) => ({ ...one, officeId: 'p' }));
    expect(expired([...dailies(3), ...other], now).every((one) => one.officeId === 'p')).toBe(true);
  });

  it('never removes the newest, and settles at once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(times, (offsets) => {
        const end = Temporal.PlainDate.from('2026-03-05');
        const list = offsets.map((days) => backup(`${end.subtract({ days }).toString()}T08:00:00`));
        const left = remaining(list);
        const newest = list.toSorted((a, b) => b.at.localeCompare(a.at))[0];
        expect(left).toContain(newest);
        expect(left.length).toBeGreaterThanOrEqual(Math.min(7, list.length));
        expect(remaining(left)).toEqual(left);
      }),
      { numRuns: 60 },
    );
  });

  it('removes folders, and attachment files that no backup needs any more', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const digest = await office.addScan('会被删除的附件');
    const first = await back(office, place, 'before-import', '2026-01-01T08:00:00');
    const pooled = join(place, 'files', digest.slice(0, 2), digest);
    office.db.prepare('DELETE FROM files').run();
    for (const day of [2, 3]) await back(office, place, 'before-import', `2026-01-0${day}T08:00:00`);
    expect(await rotate(place, now)).toEqual([]);
    expect(existsSync(pooled)).toBe(true);
    await back(office, place, 'before-import', '2026-01-04T08:00:00');
    expect(await rotate(place, now)).toEqual([first.id]);
    expect(existsSync(pooled)).toBe(false);
    expect((await listBackups(place)).map((one) => one.damage)).toEqual([null, null, null]);
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('leaves the pool alone while a list of contents cannot be read', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const digest = await office.addScan('只有坏备份还需要它');
    const first = await back(office, place, 'manual', '2026-01-01T08:00:00');
    writeFileSync(join(place, first.id, 'backup.json'), '{}');
    office.db.prepare('DELETE FROM files').run();
    for (const day of [2, 3, 4, 5]) await back(office, place, 'before-bulk', `2026-01-0${day}T08:00:00`);
    expect(await rotate(place, now)).toHaveLength(1);
    expect(existsSync(join(place, 'files', digest.slice(0, 2), digest))).toBe(true);
  });
});

describe('a backup outside the disk', () => {
  it('is one on another volume', () => {
    const folder = temporaryFolder();
    expect(onOtherDisk(folder, join(folder, 'backups', 'not-made-yet'))).toBe(false);
    expect(onOtherDisk(folder, '/proc')).toBe(process.platform === 'linux');
  });

  it('is remembered while its disk is away, the newest of each place', async () => {
    const office = await smallOffice();
    const newest = (places: readonly string[] = []) => newestOutside(office.db, office.folder, 'office-1', places);
    expect(await newest()).toBeNull();
    rememberOutside(office.db, { place: '/media/stick', id: 'x', at: '2026-02-01T08:00:00' });
    rememberOutside(office.db, { place: '/media/other', id: 'y', at: '2026-01-01T08:00:00' });
    expect(await newest(['/media/stick'])).toEqual({ place: '/media/stick', id: 'x', at: '2026-02-01T08:00:00' });
    rememberOutside(office.db, { place: '/media/stick', id: 'z', at: '2026-03-01T08:00:00' });
    expect((await newest())?.id).toBe('z');
  });
});
