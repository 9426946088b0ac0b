/** An office with a backup in its folder and changes made since, for the tests of restoring. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBackup } from '../../db/backups.ts';
import { readKeyring, withAccount, writeKeyring } from '../../db/keyring.ts';
import type { RestoreJob } from '../../db/restore.ts';
import { closeStore, openStore } from '../../db/store.ts';
import { cheap, clerk, password, smallOffice, temporaryFolder } from './small-office.ts';

export const backupDay = '2026-03-01T08:00:00';
export const now = '2026-03-05T09:30:00';

export interface Backed {
  readonly folder: string;
  readonly key: Buffer;
  readonly place: string;
  readonly id: string;
  readonly kept: string;
  readonly later: string;
}

const templates = mkdtempSync(join(tmpdir(), 'restore-template-'));
/** For `afterAll`. */
export const removeTemplates = (): void => rmSync(templates, { recursive: true, force: true });

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
export async function backedOffice(): Promise<Backed> {
  template ??= buildTemplate();
  const made = await template;
  const folder = temporaryFolder();
  cpSync(made.folder, folder, { recursive: true, preserveTimestamps: true });
  return { ...made, folder, place: join(folder, 'backups') };
}

export const job = (office: Backed, more: Partial<RestoreJob> = {}): RestoreJob => {
  const { folder, place, id, key } = office;
  return { folder, place, id, presentKey: key, backupKey: null, now, ...more };
};

export function look<T>(folder: string, key: Buffer, see: (db: ReturnType<typeof openStore>) => T): T {
  const db = openStore(folder, key);
  try {
    return see(db);
  } finally {
    closeStore(db);
  }
}

/** Everything in a folder but its backups and lock, as bytes by name. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^(backups|lock\.db)/.test(name),
  );
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).toSorted();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}
