import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filePath, readFile } from '../../db/attachment-files.ts';
import { checkBackup } from '../../db/backup-check.ts';
import { newestOutside, onOtherDisk, rememberOutside } from '../../db/backup-list.ts';
import { backupId, manifestBytes, parseBackupId, readManifest, stampOf } from '../../db/backup-manifest.ts';
import { deleteBackup, makeBackup, makeBackupApart, sweepUnfinished } from '../../db/backups.ts';
import { newStoreKey, withAccount, writeKeyring, readKeyring } from '../../db/keyring.ts';
import { openStore } from '../../db/store.ts';
import { canMount, mountSmallDisk } from './mounts.ts';
import { cheap, clerk, namesIn, smallOffice, type SmallOffice, temporaryFolder } from './small-office.ts';

const now = '2026-03-05T09:30:00';

async function officeWithScans(): Promise<SmallOffice> {
  const office = await smallOffice();
  office.addPeople('甲', '乙', '丙');
  await office.addScan('第一份');
  await office.addScan('第二份');
  return office;
}

const back = (office: SmallOffice, place: string, more: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
  makeBackup({ db: office.db, folder: office.folder, key: office.key, place, kind: 'manual', now, ...more });

function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('a backup', () => {
  it('holds store, keyring, attachments and a list of contents, and opens by itself for a look', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const made = await back(office, place, { app: '0.1.0' });
    expect(made.id).toBe('20260305-093000-manual');
    expect(readdirSync(place).toSorted()).toEqual([made.id, 'files']);
    expect(readdirSync(join(place, made.id)).toSorted()).toEqual(['backup.json', 'keyring.json', 'ledger.db']);
    expect(made.manifest).toMatchObject({
      office: '柳溪街道',
      officeId: 'office-1',
      people: 3,
      kind: 'manual',
      app: '0.1.0',
      lost: [],
    });
    expect(made.manifest.rows['people']).toBe(3);
    expect(made.manifest.head.seq).toBe(6);
    expect(await readManifest(place, made.id)).toEqual(made.manifest);
    const look = openStore(join(place, made.id), office.key, { readOnly: true });
    expect(namesIn(look)).toEqual(['丙', '乙', '甲']);
    const [first] = made.manifest.files;
    expect((await readFile(look, place, first!.digest)).toString()).toMatch(/第.份/);
    look.close();
    expect(readdirSync(join(place, made.id))).toHaveLength(3);
  });

  it('says nothing of the office’s people in clear', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    office.addPeople('欧阳未央');
    const { id } = await back(office, place);
    const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files).toHaveLength(5);
    const telling = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes('欧阳未央'));
    expect(telling).toEqual([]);
    expect(
      readFileSync(join(place, id, 'ledger.db'))
        .subarray(0, 6)
        .toString(),
    ).not.toBe('SQLite');
  });

  it('copies only attachments that the place does not have, and checks clean', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const first = await back(office, place);
    const before = first.manifest.files.map((file) => statSync(filePath(place, file.digest)).mtimeMs);
    await office.addScan('第三份');
    const second = await back(office, place, { kind: 'daily' });
    expect(second.manifest.files).toHaveLength(3);
    expect(first.manifest.files.map((file) => statSync(filePath(place, file.digest)).mtimeMs)).toEqual(before);
    for (const { id } of [first, second]) {
      expect(await checkBackup(place, id, office.key)).toMatchObject({ opened: true, accounts: [clerk.name] });
    }
    expect((await checkBackup(place, first.id, null)).opened).toBe(false);
  });

  it('mends a pooled attachment that rotted', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const { manifest, id } = await back(office, place);
    flipBit(filePath(place, manifest.files[0]!.digest), 20);
    await expect(checkBackup(place, id, office.key)).rejects.toMatchObject({ code: 'backup-damaged' });
    const again = await back(office, place, { now: '2026-03-05T10:00:00' });
    await expect(checkBackup(place, again.id, office.key)).resolves.toMatchObject({ opened: true });
  });

  it('names attachments that were lost before, and is made all the same', async () => {
    const office = await officeWithScans();
    const lost = await office.addScan('要丢的');
    const broken = await office.addScan('要坏的');
    rmSync(filePath(office.folder, lost));
    flipBit(filePath(office.folder, broken), -1);
    const { manifest } = await back(office, temporaryFolder());
    expect(manifest.lost.toSorted()).toEqual([lost, broken].toSorted());
    expect(manifest.files).toHaveLength(2);
  });

  it('gets a name of its own when two are made in one second', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const ids = [await back(office, place), await back(office, place), await back(office, place)].map(
      (made) => made.id,
    );
    expect(ids).toEqual(['20260305-093000-manual', '20260305-093000-2-manual', '20260305-093000-3-manual']);
    expect(ids.map((id) => parseBackupId(id)?.turn)).toEqual([1, 2, 3]);
    expect(parseBackupId(backupId('2026-12-31T23:59:59', 'before-import', 2))).toEqual({
      at: '2026-12-31T23:59:59',
      kind: 'before-import',
      turn: 2,
    });
    expect([parseBackupId('20260305-093000-weekly'), parseBackupId('../x'), stampOf(now)]).toEqual([
      null,
      null,
      '20260305-093000',
    ]);
  });

  it('can be made on a connection of its own while the desk goes on writing', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const running = makeBackupApart({ folder: office.folder, key: office.key, place, kind: 'daily', now });
    office.addPeople('丁');
    const { id, manifest } = await running;
    office.addPeople('戊');
    expect(manifest.people).toBeGreaterThanOrEqual(3);
    expect(manifest.people).toBeLessThan(5);
    await expect(checkBackup(place, id, office.key)).resolves.toMatchObject({ opened: true });
  });

  it('that is cancelled, or whose keyring or place is unusable, leaves nothing behind', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const stop = new AbortController();
    stop.abort();
    await expect(back(office, place, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    const late = new AbortController();
    const running = back(office, place, { signal: late.signal });
    await new Promise((resolve) => setTimeout(resolve, 1));
    late.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    writeFileSync(join(place, 'a-file'), 'x');
    await expect(back(office, join(place, 'a-file'))).rejects.toMatchObject({ name: 'LedgerError' });
    writeFileSync(join(office.folder, 'keyring.json'), '{');
    await expect(back(office, place)).rejects.toMatchObject({ code: 'keyring-damaged' });
    expect(readdirSync(place).filter((name) => name !== 'files')).toEqual(['a-file']);
  });

  it('is not taken from a store that fails its checks', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    office.db.pragma('foreign_keys = OFF');
    office.db.prepare(`UPDATE history SET change_id = 'nothing' WHERE seq = 1`).run();
    await expect(back(office, place)).rejects.toMatchObject({ code: 'backup-unverified' });
    expect(readdirSync(place)).toEqual([]);
  });
});

describe.skipIf(!canMount())('a place on a disk of its own (needs the right to mount)', () => {
  function smallDisk(kilobytes: number) {
    const disk = mountSmallDisk(kilobytes)!;
    onTestFinished(() => disk.remove());
    return disk;
  }

  it('that is too small for the store is refused before anything is written', async () => {
    const office = await officeWithScans();
    const disk = smallDisk(512);
    await expect(back(office, disk.folder)).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('至少需要') as unknown,
    });
    expect(readdirSync(disk.folder)).toEqual([]);
  });

  it('that fills up with the attachments is refused and keeps the earlier backup', async () => {
    const office = await officeWithScans();
    const disk = smallDisk(8_000);
    const earlier = await back(office, disk.folder);
    for (let i = 0; i < 4; i += 1) await office.addScan(String(i).repeat(2_000_000));
    await expect(back(office, disk.folder, { now: '2026-03-05T10:00:00' })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(disk.folder).toSorted()).toEqual([earlier.id, 'files']);
    await expect(checkBackup(disk.folder, earlier.id, office.key)).resolves.toMatchObject({ opened: true });
  });

  it('that is write-protected is refused with a sentence', async () => {
    const office = await smallOffice();
    const disk = smallDisk(8_000);
    disk.makeReadOnly();
    await expect(back(office, disk.folder)).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('写保护') as unknown,
    });
    await expect(back(office, join(disk.folder, '备份'))).rejects.toMatchObject({ code: 'read-only' });
  });

  it('counts as outside the data folder’s disk', async () => {
    const office = await smallOffice();
    const disk = smallDisk(8_000);
    const { id } = await back(office, disk.folder);
    expect(onOtherDisk(office.folder, join(disk.folder, 'not-made-yet'))).toBe(true);
    const newest = () => newestOutside(office.db, office.folder, 'office-1', [disk.folder, office.folder]);
    expect(await newest()).toEqual({ place: disk.folder, id, at: now });
    rememberOutside(office.db, { place: disk.folder, id: 'gone', at: '2026-04-01T08:00:00' });
    expect((await newest())?.id).toBe(id);
  });
});

describe('what a killed program leaves in a place', () => {
  it('is swept by the next backup, unless its process still runs', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    for (const name of [
      `.making-${dead}-aa`,
      '.making-x',
      '.deleting-20260101-000000-daily-aa',
      `.making-${process.pid}-bb`,
    ]) {
      mkdirSync(join(place, name));
      writeFileSync(join(place, name, 'ledger.db'), 'half');
    }
    const { id } = await back(office, place);
    expect(readdirSync(place).toSorted()).toEqual([`.making-${process.pid}-bb`, id]);
    await sweepUnfinished(place, true);
    expect(readdirSync(place)).toEqual([id]);
    mkdirSync(join(place, `.making-${process.pid}-cc`));
    utimesSync(join(place, `.making-${process.pid}-cc`), 1, 1);
    await sweepUnfinished(place);
    expect(readdirSync(place)).toEqual([id]);
  });

  it('is deleted whole and only by its own name', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const { id } = await back(office, place);
    await expect(deleteBackup(place, '..')).rejects.toMatchObject({ code: 'backup-missing' });
    await expect(deleteBackup(office.folder, 'keyring.json')).rejects.toMatchObject({ code: 'backup-missing' });
    await deleteBackup(place, id);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('a damaged backup is refused by name', () => {
  it('at any flipped bit of any of its files', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const { id, manifest } = await back(office, place);
    const files = {
      'ledger.db': join(place, id, 'ledger.db'),
      'keyring.json': join(place, id, 'keyring.json'),
      'backup.json': join(place, id, 'backup.json'),
      'files 文件夹': filePath(place, manifest.files[1]!.digest),
    };
    for (const [name, path] of Object.entries(files)) {
      const whole = readFileSync(path);
      for (const at of [0, 1, 25, whole.length >> 1, whole.length - 2, whole.length - 1]) {
        flipBit(path, at);
        const refusal = await checkBackup(place, id, null).then(
          () => 'taken',
          (error: unknown) => (error instanceof Error ? error.message : ''),
        );
        expect([name, at, refusal]).toEqual([name, at, expect.stringContaining(name)]);
        expect(refusal).toContain('2026-03-05 09:30（手动备份）');
        writeFileSync(path, whole);
      }
    }
    await expect(checkBackup(place, id, office.key)).resolves.toMatchObject({ opened: true });
  });

  it('when a byte anywhere in its list of contents changes', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const { id } = await back(office, place);
    const path = join(place, id, 'backup.json');
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 13) {
      flipBit(path, at);
      await expect(readManifest(place, id)).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-(damaged|newer)$/) as unknown,
      });
      writeFileSync(path, whole);
    }
  });

  it('when its store does not hold what its list of contents says', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const { id, manifest } = await back(office, place);
    const claims = [{ rows: { ...manifest.rows, people: 4 } }, { head: { ...manifest.head, hash: '0'.repeat(64) } }];
    for (const claim of claims) {
      writeFileSync(join(place, id, 'backup.json'), manifestBytes({ ...manifest, ...claim }));
      await expect(checkBackup(place, id, office.key)).rejects.toMatchObject({
        code: 'backup-damaged',
        message: expect.stringContaining('ledger.db') as unknown,
      });
    }
    expect((await checkBackup(place, id, newStoreKey())).opened).toBe(false);
  });

  it('when a file is missing', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const { id, manifest } = await back(office, place);
    for (const file of ['ledger.db', 'keyring.json']) {
      const path = join(place, id, file);
      const whole = readFileSync(path);
      rmSync(path);
      await expect(checkBackup(place, id, null)).rejects.toMatchObject({
        message: expect.stringContaining(file) as unknown,
      });
      writeFileSync(path, whole);
    }
    rmSync(filePath(place, manifest.files[0]!.digest));
    await expect(checkBackup(place, id, null)).rejects.toMatchObject({
      code: 'backup-files-missing',
      message: expect.stringContaining('1 份附件') as unknown,
    });
    rmSync(join(place, id, 'backup.json'));
    await expect(checkBackup(place, id, null)).rejects.toMatchObject({ code: 'backup-missing' });
  });

  it('when its keyring belongs to another store', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const { id } = await back(office, place);
    const other = await withAccount(await readKeyring(office.folder), clerk, 'another-lamp', newStoreKey(), cheap);
    await writeKeyring(join(place, id), other);
    await expect(checkBackup(place, id, office.key)).rejects.toMatchObject({ code: 'backup-wrong-pair' });
  });

  it('when a newer program made it, by its store or by its form', async () => {
    const office = await smallOffice();
    const place = temporaryFolder();
    const { id, manifest } = await back(office, place);
    await expect(checkBackup(place, id, office.key, { newest: manifest.storeVersion - 1 })).rejects.toMatchObject({
      code: 'backup-newer',
    });
    const { checksum, ...content } = manifest;
    expect(checksum).toHaveLength(64);
    const text = manifestBytes(content).toString().replace('"format": 1', '"format": 2');
    writeFileSync(join(place, id, 'backup.json'), text);
    await expect(checkBackup(place, id, office.key)).rejects.toMatchObject({ code: 'backup-newer' });
  });

  it('when it was renamed or copied without its pool', async () => {
    const office = await officeWithScans();
    const place = temporaryFolder();
    const { id } = await back(office, place);
    const elsewhere = temporaryFolder();
    cpSync(join(place, id), join(elsewhere, id), { recursive: true });
    await expect(checkBackup(elsewhere, id, null)).rejects.toMatchObject({ code: 'backup-files-missing' });
    expect(existsSync(join(place, id))).toBe(true);
  });
});
