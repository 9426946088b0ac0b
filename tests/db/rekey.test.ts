import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../db/attachment-files.ts';
import { checkBackup } from '../../db/backup-check.ts';
import { brokenLink, chainHead } from '../../db/history.ts';
import {
  keyByPassword,
  keyByRecovery,
  newStoreKey,
  readKeyring,
  resealed,
  withRecovery,
  writeKeyring,
} from '../../db/keyring.ts';
import { type RekeyJob, stageKey, swapKey } from '../../db/rekey.ts';
import { finishRestore, lastRestore } from '../../db/restore-journal.ts';
import { afterRestore, restoreBackup, undoRestore } from '../../db/restore.ts';
import { closeStore, isHealthy, openStore } from '../../db/store.ts';
import { look } from './backed-office.ts';
import { cheap, clerk, namesIn, password, recoveryCode, smallOffice, type SmallOffice } from './small-office.ts';

const now = '2026-03-05T09:30:00';
const newCode = 'NEW22-33445-56677-8899A-ABBCC-DDEEF';

async function jobFor(office: SmallOffice, more: Partial<RekeyJob> = {}): Promise<RekeyJob> {
  const fresh = newStoreKey();
  const sealed = resealed(await readKeyring(office.folder), { old: office.key, fresh }, new Set([clerk.id]));
  const keyring = await withRecovery(sealed, newCode, fresh, cheap);
  return { db: office.db, folder: office.folder, key: office.key, fresh, keyring, now, ...more };
}

/** Changes the key from beginning to end, as the desk does. */
async function changeKey(job: RekeyJob): Promise<{ readonly backup: { readonly id: string; readonly place: string } }> {
  const staged = await stageKey(job);
  closeStore(job.db);
  await swapKey(job.folder, staged, job.afterStep);
  return staged;
}

describe('a change of the store’s key', () => {
  it('keeps every record and the history; the old key and the old code open nothing any more', async () => {
    const office = await smallOffice();
    office.addPeople('甲', '乙');
    const digest = await office.addScan('扫描');
    const head = chainHead(office);
    const job = await jobFor(office);
    await changeKey(job);
    const keyring = await readKeyring(office.folder);
    const key = await keyByPassword(keyring, clerk.id, password);
    expect(key).toEqual(job.fresh);
    expect(await keyByRecovery(keyring, newCode)).toEqual(job.fresh);
    expect(await keyByRecovery(keyring, recoveryCode)).toBeNull();
    expect(() => openStore(office.folder, office.key)).toThrow(expect.objectContaining({ code: 'store-damaged' }));
    const db = openStore(office.folder, job.fresh);
    expect([namesIn(db), isHealthy(db), chainHead({ db }), brokenLink({ db })]).toEqual([
      ['乙', '甲'],
      true,
      head,
      null,
    ]);
    expect((await readFile(db, office.folder, digest)).toString()).toBe('扫描');
    db.close();
    expect(readdirSync(office.folder).toSorted()).toEqual(['backups', 'files', 'keyring.json', 'ledger.db']);
  });

  it('is no restore: nothing to return to, and the parcels count on in the same epoch', async () => {
    const office = await smallOffice();
    office.db.prepare(`INSERT INTO meta (key, value) VALUES ('epoch', 'first')`).run();
    const job = await jobFor(office);
    await changeKey(job);
    expect(await lastRestore(office.folder)).toBeNull();
    const epoch = look(office.folder, job.fresh, (db) => [
      afterRestore(db, office.folder),
      db.prepare(`SELECT value FROM meta WHERE key = 'epoch'`).pluck().get(),
    ]);
    expect(epoch).toEqual([false, 'first']);
  });

  it('writes its note into the new store alone', async () => {
    const office = await smallOffice();
    const note: NonNullable<RekeyJob['note']> = (db) =>
      void db.prepare(`INSERT INTO meta (key, value) VALUES ('note', 'changed')`).run();
    const job = await jobFor(office, { note });
    const staged = await stageKey(job);
    const noteIn = (db: SmallOffice['db']): unknown =>
      db.prepare(`SELECT value FROM meta WHERE key = 'note'`).pluck().get();
    expect(noteIn(office.db)).toBeUndefined();
    closeStore(office.db);
    await swapKey(office.folder, staged);
    expect(look(office.folder, job.fresh, noteIn)).toBe('changed');
  });

  it('leaves in the new file neither page nor salt of the old one', async () => {
    const office = await smallOffice();
    office.addPeople('甲');
    const job = await jobFor(office);
    const staged = await stageKey(job);
    closeStore(office.db);
    const pages = (file: string): Set<string> => {
      const bytes = readFileSync(file);
      return new Set(
        Array.from({ length: bytes.length / 4096 }, (_, page) => bytes.toString('hex', page * 4096, page * 4096 + 64)),
      );
    };
    const before = pages(join(office.folder, 'ledger.db'));
    const salt = readFileSync(join(office.folder, 'ledger.db')).subarray(0, 16);
    await swapKey(office.folder, staged);
    const after = pages(join(office.folder, 'ledger.db'));
    expect([...before].filter((page) => after.has(page))).toEqual([]);
    expect(readFileSync(join(office.folder, 'ledger.db')).subarray(0, 16)).not.toEqual(salt);
  });
});

describe('backups made before a change of key', () => {
  it('stay whole and are restored with what opened them then, and that can be taken back', async () => {
    const office = await smallOffice();
    office.addPeople('甲');
    const job = await jobFor(office);
    const { backup } = await changeKey(job);
    const { folder } = office;
    await expect(checkBackup(backup.place, backup.id, office.key)).resolves.toMatchObject({ opened: true });
    const inBackup = await readKeyring(join(backup.place, backup.id));
    expect(await keyByRecovery(inBackup, recoveryCode)).toEqual(office.key);
    expect(await keyByRecovery(inBackup, newCode)).toBeNull();
    const restore = { folder, presentKey: job.fresh, backupKey: office.key, ...backup };
    await restoreBackup({ ...restore, now: '2026-03-05T10:00:00' });
    expect(look(folder, office.key, namesIn)).toEqual(['甲']);
    expect(await keyByPassword(await readKeyring(folder), clerk.id, password)).toEqual(office.key);
    await undoRestore({ folder, presentKey: office.key, backupKey: null, now: '2026-03-05T10:10:00' });
    expect(look(folder, job.fresh, namesIn)).toEqual(['甲']);
    expect(await keyByRecovery(await readKeyring(folder), newCode)).toEqual(job.fresh);
  });
});

describe('a change of key that cannot be', () => {
  it('leaves the office open and nothing behind but the backup', async () => {
    const office = await smallOffice();
    office.addPeople('甲');
    const before = readFileSync(join(office.folder, 'keyring.json'));
    await expect(
      stageKey(
        await jobFor(office, {
          afterStep: (step) => {
            if (step === 'sealed') writeFileSync(join(office.folder, 'restore-staging', 'ledger.db'), 'rubbish');
          },
        }),
      ),
    ).rejects.toMatchObject({ code: 'store-damaged' });
    await expect(stageKey(await jobFor(office, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      code: 'cancelled',
    });
    const abort = new AbortController();
    const late = await jobFor(office, {
      signal: abort.signal,
      afterStep: (step) => step === 'sealed' && abort.abort(),
    });
    await expect(stageKey(late)).rejects.toMatchObject({ code: 'cancelled' });
    expect(namesIn(office.db)).toEqual(['甲']);
    expect(readFileSync(join(office.folder, 'keyring.json'))).toEqual(before);
    expect(existsSync(join(office.folder, 'restore-staging'))).toBe(false);
  });

  it('is taken back where what was staged is lost before the swap', async () => {
    const office = await smallOffice();
    const staged = await stageKey(await jobFor(office));
    closeStore(office.db);
    rmSync(join(office.folder, 'restore-staging', 'keyring.json'));
    await expect(swapKey(office.folder, staged)).rejects.toMatchObject({ code: 'restore-taken-back' });
    expect(await keyByPassword(await readKeyring(office.folder), clerk.id, password)).toEqual(office.key);
    expect(look(office.folder, office.key, isHealthy)).toBe(true);
  });

  it('does not take a keyring that was put there by hand', async () => {
    const office = await smallOffice();
    const staged = await stageKey(await jobFor(office));
    closeStore(office.db);
    await writeKeyring(join(office.folder, 'restore-staging'), await readKeyring(office.folder));
    await expect(swapKey(office.folder, staged)).rejects.toMatchObject({ code: 'restore-taken-back' });
    expect(look(office.folder, office.key, isHealthy)).toBe(true);
  });
});

describe('a change of key that was killed', () => {
  /** Goes until after the nth step. @returns the steps that ran, and the keys */
  async function killedAfter(steps: number) {
    const office = await smallOffice();
    office.addPeople('甲', '乙');
    const ran: string[] = [];
    const afterStep = (step: string): void => {
      ran.push(step);
      if (ran.length === steps) throw new Error('killed');
    };
    const job = await jobFor(office, { afterStep });
    await changeKey(job).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
    });
    if (office.db.open) closeStore(office.db);
    return { office, job, ran };
  }

  it('at any step leaves the old or the new, whole: before the journal the old, from it on the new', async () => {
    const { ran: all } = await killedAfter(1000);
    expect(all).toEqual([
      'backed up',
      'copied',
      'sealed',
      'staged',
      'journal written',
      'ledger.db aside',
      'ledger.db in place',
      'keyring.json aside',
      'keyring.json in place',
      'journal removed',
    ]);
    for (let steps = 1; steps <= all.length; steps += 1) {
      const { office, job, ran } = await killedAfter(steps);
      const { folder } = office;
      await finishRestore(folder);
      const key = await keyByPassword(await readKeyring(folder), clerk.id, password);
      const changed = ran.includes('journal written');
      expect([ran.at(-1), key?.equals(changed ? job.fresh : office.key)]).toEqual([ran.at(-1), true]);
      expect(look(folder, key!, (db) => [namesIn(db), isHealthy(db), brokenLink({ db })])).toEqual([
        ['乙', '甲'],
        true,
        null,
      ]);
      expect(readdirSync(folder).filter((name) => name.startsWith('restore'))).toEqual([]);
      expect(await finishRestore(folder)).toBe('none');
    }
  });
});
