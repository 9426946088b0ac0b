import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filePath, readFile } from '../../db/attachment-files.ts';
import { checkBackup } from '../../db/backup-check.ts';
import { listBackups } from '../../db/backup-list.ts';
import { makeBackup } from '../../db/backups.ts';
import { chainHead } from '../../db/history.ts';
import { keyByPassword, keyByRecovery, newStoreKey, readKeyring, withAccount, writeKeyring } from '../../db/keyring.ts';
import { finishRestore, lastRestore } from '../../db/restore-journal.ts';
import { afterRestore, restoreBackup, type RestoreJob, undoRestore } from '../../db/restore.ts';
import { closeStore, isHealthy, openStore } from '../../db/store.ts';
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

const backupDay = '2026-03-01T08:00:00';
const now = '2026-03-05T09:30:00';

interface Backed {
  readonly folder: string;
  readonly key: Buffer;
  readonly place: string;
  readonly id: string;
  readonly kept: string;
  readonly later: string;
}

const templates = mkdtempSync(join(tmpdir(), 'restore-template-'));
afterAll(() => rmSync(templates, { recursive: true, force: true }));

/** 甲 and 乙 are in its backup; 丙, a second scan and a keyring of other bytes came after it. */
async function buildTemplate(): Promise<Omit<Backed, 'place'>> {
  const office = await smallOffice();
  office.addPeople('甲', '乙');
  const kept = await office.addScan('备份前的附件');
  office.db.prepare(`INSERT INTO meta (key, value) VALUES ('epoch', 'first')`).run();
  const { id } = await makeBackup({ ...office, place: join(office.folder, 'backups'), kind: 'daily', now: backupDay });
  office.addPeople('丙');
  const later = await office.addScan('备份后的附件');
  closeStore(office.db);
  await writeKeyring(
    office.folder,
    await withAccount(await readKeyring(office.folder), clerk, password, office.key, cheap),
  );
  const folder = join(templates, 'office');
  cpSync(office.folder, folder, { recursive: true, preserveTimestamps: true });
  return { folder, key: office.key, id, kept, later };
}

let template: Promise<Omit<Backed, 'place'>> | null = null;

/** A closed office of one's own, with a backup in its folder. */
async function backedOffice(): Promise<Backed> {
  template ??= buildTemplate();
  const made = await template;
  const folder = temporaryFolder();
  cpSync(made.folder, folder, { recursive: true, preserveTimestamps: true });
  return { ...made, folder, place: join(folder, 'backups') };
}

const job = (office: Backed, more: Partial<RestoreJob> = {}): RestoreJob => {
  const { folder, place, id, key } = office;
  return { folder, place, id, presentKey: key, backupKey: null, now, ...more };
};

function look<T>(folder: string, key: Buffer, see: (db: ReturnType<typeof openStore>) => T): T {
  const db = openStore(folder, key);
  try {
    return see(db);
  } finally {
    closeStore(db);
  }
}

/** Everything in a folder but its backups and lock, as bytes by name. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^(backups|lock\.db)/.test(name),
  );
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).toSorted();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

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

describe('a restore that was killed', () => {
  /** Restores until after the nth step. @returns the steps that ran */
  async function killedAfter(
    office: Backed,
    steps: number,
    more: Partial<RestoreJob> = {},
  ): Promise<readonly string[]> {
    const ran: string[] = [];
    const afterStep = (step: string): void => {
      ran.push(step);
      if (ran.length === steps) throw new Error('killed');
    };
    await restoreBackup(job(office, { ...more, afterStep })).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
    });
    return ran;
  }

  /** Whether the folder holds one whole office: a keyring that opens a sound store with all its attachments. */
  async function whole(office: Backed): Promise<readonly string[]> {
    const key = await keyByPassword(await readKeyring(office.folder), clerk.id, password);
    const db = openStore(office.folder, key!);
    const digests = db.prepare('SELECT digest FROM files').pluck().all() as string[];
    for (const digest of digests) await readFile(db, office.folder, digest);
    const fine = isHealthy(db) && chainHead({ db }).seq > 0;
    const names = namesIn(db);
    closeStore(db);
    return fine ? names : [];
  }

  it.each([
    ['over a sound office', {}],
    ['over an office that is moved aside', { presentKey: null }],
  ])('at any step is as before, or finished at the next start: %s', async (_, more) => {
    const first = await backedOffice();
    writeFileSync(filePath(first.folder, first.kept), 'rotten');
    const all = await killedAfter(first, 1000, more);
    expect(all).toContain('ledger.db in place');
    expect(all.at(-1)).toBe('journal removed');
    for (let steps = 1; steps <= all.length; steps += 1) {
      const office = await backedOffice();
      if (!('presentKey' in more)) writeFileSync(filePath(office.folder, office.kept), 'rotten');
      const ran = await killedAfter(office, steps, more);
      const outcome = await finishRestore(office.folder);
      const restored = ran.includes('journal written');
      // Before the journal nothing was touched: the attachment that had rotted is as it was.
      if (!restored) cpSync(filePath(office.place, office.kept), filePath(office.folder, office.kept));
      expect([ran.at(-1), outcome]).toEqual([
        ran.at(-1),
        ran.at(-1) === 'journal removed' || !restored ? 'none' : 'finished',
      ]);
      expect([ran.at(-1), await whole(office)]).toEqual([ran.at(-1), restored ? ['乙', '甲'] : ['丙', '乙', '甲']]);
      const names = readdirSync(office.folder);
      expect(names.filter((name) => name.startsWith('restore-') || name === 'restore.json')).toEqual([]);
      expect(names.includes('damaged-20260305-093000')).toBe(restored && 'presentKey' in more);
      expect(await finishRestore(office.folder)).toBe('none');
    }
  });

  it('also while it was being finished', async () => {
    const office = await backedOffice();
    await killedAfter(office, 2);
    const ran = new Set<string>();
    for (let kills = 0; kills < 30; kills += 1) {
      await finishRestore(office.folder, (step) => {
        if (ran.has(step)) return;
        ran.add(step);
        throw new Error('killed');
      }).catch(() => undefined);
    }
    expect(ran.size).toBeGreaterThan(4);
    expect(await finishRestore(office.folder)).toBe('none');
    expect(await whole(office)).toEqual(['乙', '甲']);
  });

  it.each([
    ['over a sound office', {}],
    ['over an office that is moved aside', { presentKey: null }],
  ])('and then lost what it had staged, is taken back: %s', async (_, more) => {
    const sample = await backedOffice();
    const all = await killedAfter(sample, 1000, more);
    const last = all.indexOf('keyring.json in place');
    for (let steps = all.indexOf('journal written') + 1; steps <= last; steps += 1) {
      const office = await backedOffice();
      await killedAfter(office, steps, more);
      rmSync(join(office.folder, 'restore-staging'), { recursive: true, force: true });
      const ran = new Set<string>();
      for (let kills = 0; kills < 12; kills += 1) {
        await finishRestore(office.folder, (step) => {
          if (ran.has(step)) return;
          ran.add(step);
          throw new Error('killed');
        }).catch(() => undefined);
      }
      expect(await finishRestore(office.folder)).toBe('none');
      expect([steps, await whole(office)]).toEqual([steps, ['丙', '乙', '甲']]);
      expect(existsSync(join(office.folder, 'damaged-20260305-093000'))).toBe(false);
    }
  });

  it('on a new PC leaves an empty folder where what it had staged is lost', async () => {
    const office = await backedOffice();
    const folder = temporaryFolder();
    await killedAfter({ ...office, folder }, 3, { presentKey: null, backupKey: office.key });
    expect(readdirSync(folder)).toContain('ledger.db');
    rmSync(join(folder, 'restore-staging'), { recursive: true });
    expect(await finishRestore(folder)).toBe('taken-back');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('and whose journal was damaged says so, and the next restore sets everything aside', async () => {
    const office = await backedOffice();
    await killedAfter(office, 4);
    writeFileSync(join(office.folder, 'restore.json'), '{"format":1');
    await expect(finishRestore(office.folder)).rejects.toMatchObject({ code: 'restore-journal-damaged' });
    await restoreBackup(job(office));
    expect(await whole(office)).toEqual(['乙', '甲']);
    const aside = readdirSync(office.folder).filter((name) => name.startsWith('damaged-'));
    const kept = aside.flatMap((name) => readdirSync(join(office.folder, name), { recursive: true, encoding: 'utf8' }));
    expect(kept).toContain(join('restore-aside', 'ledger.db'));
    expect((await listBackups(office.place)).every((backup) => backup.damage === null)).toBe(true);
  });
});
