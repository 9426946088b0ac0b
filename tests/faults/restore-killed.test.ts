import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filePath, readFile } from '../../db/attachment-files.ts';
import { listBackups } from '../../db/backup-list.ts';
import { chainHead } from '../../db/history.ts';
import { keyByPassword, readKeyring } from '../../db/keyring.ts';
import { finishRestore } from '../../db/restore-journal.ts';
import { restoreBackup, type RestoreJob } from '../../db/restore.ts';
import { closeStore, isHealthy, openStore } from '../../db/store.ts';
import { backedOffice, type Backed, job, removeTemplates } from '../db/backed-office.ts';
import { clerk, namesIn, password, temporaryFolder } from '../db/small-office.ts';

afterAll(removeTemplates);

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
