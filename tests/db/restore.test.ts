import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filePath, readFile } from '../../db/attachment-files.ts';
import { checkBackup } from '../../db/backup-check.ts';
import { keyByPassword, keyByRecovery, newStoreKey, readKeyring, withAccount, writeKeyring } from '../../db/keyring.ts';
import { lastRestore } from '../../db/restore-journal.ts';
import { afterRestore, restoreBackup, type RestoreJob, undoRestore } from '../../db/restore.ts';
import { openStore } from '../../db/store.ts';
import { backedOffice, type Backed, contents, job, look, now, removeTemplates } from './backed-office.ts';
import {
  cheap,
  clerk,
  namesIn,
  officeOver,
  password,
  recoveryCode,
  smallOffice,
  temporaryFolder,
} from './small-office.ts';

afterAll(removeTemplates);

describe('restoring a backup', () => {
  it('brings back its day, keeps a backup of what was there, and says whose passwords apply', async () => {
    const office = await backedOffice();
    const done = await restoreBackup(job(office));
    expect(done).toMatchObject({ at: now, accounts: [clerk.name], keptAside: null, from: { id: office.id } });
    expect(look(office.folder, office.key, namesIn)).toEqual(['乙', '甲']);
    expect(done.undo?.id).toBe('20260305-093000-before-restore');
    await expect(checkBackup(office.place, done.undo!.id, office.key)).resolves.toMatchObject({ opened: true });
    expect(await lastRestore(office.folder)).toEqual(done);
    expect(readdirSync(office.folder).toSorted()).toEqual([
      'backups',
      'files',
      'keyring.json',
      'ledger.db',
      'restored.json',
    ]);
  });

  it('can be taken back with one call, and that again', async () => {
    const office = await backedOffice();
    await restoreBackup(job(office));
    const hands = { folder: office.folder, presentKey: office.key, backupKey: null };
    await undoRestore({ ...hands, now: '2026-03-05T09:40:00' });
    expect(look(office.folder, office.key, namesIn)).toEqual(['丙', '乙', '甲']);
    expect(await look(office.folder, office.key, (db) => readFile(db, office.folder, office.later))).toBeInstanceOf(
      Buffer,
    );
    await undoRestore({ ...hands, now: '2026-03-05T09:50:00' });
    expect(look(office.folder, office.key, namesIn)).toEqual(['乙', '甲']);
  });

  it('works on another PC with the recovery code alone', async () => {
    const office = await backedOffice();
    const stick = temporaryFolder();
    cpSync(office.place, stick, { recursive: true });
    rmSync(office.folder, { recursive: true });
    const folder = join(temporaryFolder(), '新电脑', '台账');
    const backupKey = await keyByRecovery(await readKeyring(join(stick, office.id)), recoveryCode.toLowerCase());
    const done = await restoreBackup({ folder, place: stick, id: office.id, presentKey: null, backupKey, now });
    expect(done).toMatchObject({ undo: null, keptAside: null });
    const key = await keyByRecovery(await readKeyring(folder), recoveryCode);
    expect(look(folder, key!, namesIn)).toEqual(['乙', '甲']);
    const db = openStore(folder, key!);
    expect((await readFile(db, folder, office.kept)).toString()).toBe('备份前的附件');
    db.close();
    expect(await keyByPassword(await readKeyring(folder), clerk.id, password)).toEqual(key);
    await expect(undoRestore({ folder, presentKey: key, backupKey: null, now })).rejects.toMatchObject({
      code: 'nothing-to-return',
    });
  });

  it('brings the password and the key of that day back with the store', async () => {
    const office = await backedOffice();
    const fresh = newStoreKey();
    const db = openStore(office.folder, office.key);
    db.pragma('journal_mode = DELETE');
    db.pragma(`rekey = "x'${fresh.toString('hex')}'"`);
    db.close();
    await writeKeyring(
      office.folder,
      await withAccount(await readKeyring(office.folder), clerk, 'other-lamp-48', fresh, cheap),
    );
    const done = await restoreBackup(job(office, { presentKey: fresh }));
    expect(await keyByPassword(await readKeyring(office.folder), clerk.id, password)).toEqual(office.key);
    expect(look(office.folder, office.key, namesIn)).toEqual(['乙', '甲']);
    await undoRestore({ folder: office.folder, presentKey: office.key, backupKey: fresh, now: '2026-03-05T09:40:00' });
    expect(look(office.folder, fresh, namesIn)).toEqual(['丙', '乙', '甲']);
    expect(done.undo).not.toBeNull();
  });

  it('gives the store a new epoch at its first opening, once', async () => {
    const office = await backedOffice();
    const epoch = (db: ReturnType<typeof openStore>): unknown =>
      db.prepare(`SELECT value FROM meta WHERE key = 'epoch'`).pluck().get();
    expect(look(office.folder, office.key, (db) => [afterRestore(db, office.folder), epoch(db)])).toEqual([
      false,
      'first',
    ]);
    const { epoch: given } = await restoreBackup(job(office));
    expect(look(office.folder, office.key, (db) => [epoch(db), afterRestore(db, office.folder), epoch(db)])).toEqual([
      'first',
      true,
      given,
    ]);
    expect(look(office.folder, office.key, (db) => [afterRestore(db, office.folder), epoch(db)])).toEqual([
      false,
      given,
    ]);
    const second = await restoreBackup(job(office, { now: '2026-03-05T09:40:00' }));
    expect(second.epoch).not.toBe(given);
    writeFileSync(join(office.folder, 'restored.json'), 'rubbish');
    expect(look(office.folder, office.key, (db) => afterRestore(db, office.folder))).toBe(true);
    expect(look(office.folder, office.key, (db) => afterRestore(db, office.folder))).toBe(false);
  });

  it('replaces attachments that rotted in the folder and leaves sound ones alone', async () => {
    const office = await backedOffice();
    const untouched = statSync(filePath(office.folder, office.later)).mtimeMs;
    writeFileSync(filePath(office.folder, office.kept), 'rubbish');
    await restoreBackup(job(office));
    const db = openStore(office.folder, office.key);
    expect((await readFile(db, office.folder, office.kept)).toString()).toBe('备份前的附件');
    db.close();
    expect(statSync(filePath(office.folder, office.later)).mtimeMs).toBe(untouched);
  });
});

describe('a present store that cannot be opened', () => {
  it.each([
    ['damaged', (office: Backed) => writeFileSync(join(office.folder, 'ledger.db'), Buffer.alloc(40_000, 1))],
    ['missing', (office: Backed) => rmSync(join(office.folder, 'ledger.db'))],
    ['without a readable keyring', (office: Backed) => writeFileSync(join(office.folder, 'keyring.json'), '{')],
    [
      'rotten inside',
      (office: Backed) => {
        const bytes = readFileSync(join(office.folder, 'ledger.db'));
        bytes.fill(0, bytes.length - 9000, bytes.length - 5000);
        writeFileSync(join(office.folder, 'ledger.db'), bytes);
      },
    ],
  ])('is moved aside whole and never deleted: %s', async (_, spoil) => {
    const office = await backedOffice();
    spoil(office);
    const before = contents(office.folder);
    const done = await restoreBackup(job(office));
    expect(done).toMatchObject({ undo: null, keptAside: 'damaged-20260305-093000' });
    expect(contents(join(office.folder, 'damaged-20260305-093000'))).toEqual(before);
    expect(look(office.folder, office.key, namesIn)).toEqual(['乙', '甲']);
    const db = openStore(office.folder, office.key);
    expect((await readFile(db, office.folder, office.kept)).toString()).toBe('备份前的附件');
    db.close();
    await expect(
      undoRestore({ folder: office.folder, presentKey: office.key, backupKey: null, now }),
    ).rejects.toMatchObject({
      code: 'nothing-to-return',
      message: expect.stringContaining('damaged-20260305-093000') as unknown,
    });
  });

  it('is moved aside also when nobody knows its key, a second time under another name', async () => {
    const office = await backedOffice();
    const unknown = job(office, { presentKey: null, backupKey: office.key });
    expect((await restoreBackup(unknown)).keptAside).toBe('damaged-20260305-093000');
    expect((await restoreBackup(unknown)).keptAside).toBe('damaged-20260305-093000-2');
    expect(look(join(office.folder, 'damaged-20260305-093000'), office.key, namesIn)).toEqual(['丙', '乙', '甲']);
  });
});

describe('a present store whose last writes are still in its log, as after a power cut', () => {
  /** 丁 stands only in `ledger.db-wal`. */
  async function cutOff(): Promise<Backed> {
    const office = await backedOffice();
    const db = openStore(office.folder, office.key);
    officeOver(office.folder, office.key, db).addPeople('丁');
    const folder = temporaryFolder();
    cpSync(office.folder, folder, { recursive: true });
    db.close();
    return { ...office, folder, place: join(folder, 'backups') };
  }

  it('keeps them when it is moved aside', async () => {
    const office = await cutOff();
    const { keptAside } = await restoreBackup(job(office, { presentKey: null }));
    expect(look(office.folder, office.key, namesIn)).toEqual(['乙', '甲']);
    expect(look(join(office.folder, keptAside!), office.key, namesIn)).toEqual(['丁', '丙', '乙', '甲']);
  });

  it('keeps them in the backup made before', async () => {
    const office = await cutOff();
    await restoreBackup(job(office));
    await undoRestore({ folder: office.folder, presentKey: office.key, backupKey: null, now: '2026-03-05T09:40:00' });
    expect(look(office.folder, office.key, namesIn)).toEqual(['丁', '丙', '乙', '甲']);
  });
});

describe('a restore that cannot be', () => {
  const spoilt: readonly (readonly [string, string, (office: Backed) => Partial<RestoreJob>])[] = [
    ['damaged', 'backup-damaged', (office) => (writeFileSync(join(office.place, office.id, 'ledger.db'), 'x'), {})],
    ['without its attachments', 'backup-files-missing', (office) => (rmSync(filePath(office.place, office.kept)), {})],
    ['gone', 'backup-missing', () => ({ id: '20200101-000000-daily' })],
    ['newer', 'backup-newer', () => ({ newest: 5 })],
    ['of a key that is not this backup’s', 'backup-other-key', () => ({ backupKey: newStoreKey() })],
    ['cancelled', 'cancelled', () => ({ signal: AbortSignal.abort() })],
  ];
  it.each(spoilt)('%s, changes nothing', async (_, code, spoil) => {
    const office = await backedOffice();
    const more = spoil(office);
    const before = contents(office.folder);
    await expect(restoreBackup(job(office, more))).rejects.toMatchObject({ code });
    expect(contents(office.folder)).toEqual(before);
    expect(look(office.folder, office.key, namesIn)).toEqual(['丙', '乙', '甲']);
  });

  it('with the keyring of another office, changes nothing', async () => {
    const office = await backedOffice();
    const other = await smallOffice('office-2');
    cpSync(join(other.folder, 'keyring.json'), join(office.place, office.id, 'keyring.json'));
    await expect(restoreBackup(job(office))).rejects.toMatchObject({ code: 'backup-wrong-pair' });
    expect(look(office.folder, office.key, namesIn)).toEqual(['丙', '乙', '甲']);
  });
});
