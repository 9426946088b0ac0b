/** A new office in an empty data folder: store, keyring with the first account and the recovery code, the office's record. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { writeChange } from '../../db/records.ts';
import { ledgerOf, loadLists } from '../../db/code-lists.ts';
import { newRecoveryCode, newStoreKey, usualCost, withAccount, withRecovery, writeKeyring } from '../../db/keyring.ts';
import { type FolderProbe, probeFolder } from '../../db/folder-probe.ts';
import { createStore, storeFile } from '../../db/store.ts';
import { writeFailure } from '../../db/write-failure.ts';
import { judgePlace } from './cloud-folders.ts';
import { DeskError } from './errors.ts';
import type { DeskState, OpenOffice } from './state.ts';

export interface FirstStart {
  readonly street: string;
  readonly county: string;
  readonly divisionCode: string;
  readonly account: string;
  readonly password: string;
}

/** What stands in a data folder. `trouble` never leads to a new, empty office. */
export type FolderContents = 'empty' | 'office' | 'store-without-keyring' | 'keyring-without-store';

/** Stands while a set-up runs: what lies beside it was never used by anybody and may be made anew. */
const unfinished = (folder: string): string => join(folder, 'setup-unfinished');

/** Looks at the folder without opening anything. */
export function folderContents(folder: string): FolderContents {
  if (existsSync(unfinished(folder))) return 'empty';
  const store = existsSync(storeFile(folder));
  const keyring = existsSync(join(folder, 'keyring.json'));
  if (store && keyring) return 'office';
  if (store) return 'store-without-keyring';
  return keyring ? 'keyring-without-store' : 'empty';
}

/** Whether a new office would find room in a folder; null where that is not asked, because one is there already. */
export async function roomIn(folder: string): Promise<FolderProbe | null> {
  return folderContents(folder) === 'empty' ? probeFolder(folder) : null;
}

/**
 * Refuses a place in which the data must not lie. What is only warned of passes.
 * @throws DeskError folder-in-program, folder-network, folder-relative
 */
export async function demandPlace(folder: string, programFolder: string): Promise<void> {
  const judgement = await judgePlace(folder, programFolder);
  if (judgement.verdict === 'refused') throw new DeskError(`folder-${judgement.code}`, judgement.message);
}

const writingFaults = {
  full: 'disk-full',
  'read-only': 'store-read-only',
  'not-allowed': 'store-read-only',
  missing: 'folder-missing',
  failing: 'disk-failed',
} as const satisfies Partial<Record<FolderProbe['state'], string>>;

/** Refuses a folder that cannot be written. @throws DeskError disk-full, store-read-only, folder-missing, disk-failed */
export async function demandWritable(folder: string): Promise<void> {
  const { state, message } = await probeFolder(folder);
  if (state === 'ok' || state === 'low-space') return;
  throw new DeskError(writingFaults[state], message ?? '');
}

/** Makes the folder ready for a new office, also one whose set-up was cut off. @throws DeskError office-exists, and a device's */
async function clearPlace(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (folderContents(folder) !== 'empty') {
      throw new DeskError('office-exists', '这个数据文件夹里已有台账，不能重复建立。请直接登录，或另选文件夹。');
    }
    await demandWritable(folder);
    await writeFile(unfinished(folder), '');
    for (const left of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm', 'keyring.json']) {
      await rm(join(folder, left), { force: true });
    }
  } catch (error) {
    throw writeFailure(error, '新台账', 'open', existsSync(folder));
  }
}

/**
 * Sets up the office and signs its first account in as 管理员. A set-up that was cut off is begun anew.
 * @returns the opened office and the recovery code, which is shown this once
 * @throws DeskError office-exists, and those of `demandWritable`
 */
export async function setUpOffice(
  desk: DeskState,
  first: FirstStart,
): Promise<{ office: OpenOffice; recoveryCode: string }> {
  const { options, registers } = desk;
  await clearPlace(options.folder);
  const key = newStoreKey();
  const cost = options.keyCost ?? usualCost;
  const officeId = uuid();
  const account = { id: uuid(), name: first.account };
  const recoveryCode = newRecoveryCode();
  const keyring = await withRecovery(
    await withAccount(
      { format: 1, office: officeId, accounts: [], recovery: null },
      account,
      first.password,
      key,
      cost,
    ),
    recoveryCode,
    key,
    cost,
  );
  await writeKeyring(options.folder, keyring);
  const db = createStore(options.folder, key, {
    ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
    tables: registers.keys(),
  });
  const ledger = ledgerOf(db, registers, options.clock);
  loadLists(ledger);
  db.transaction(() => {
    const at = options.clock();
    const meta = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
    meta.run('office', officeId);
    meta.run('epoch', uuid());
    meta.run('created_at', at);
    db.prepare('INSERT INTO accounts (id, name, role, enabled, created_at) VALUES (?, ?, ?, 1, ?)').run(
      account.id,
      account.name,
      'admin',
      at,
    );
    const values = { street: first.street, county: first.county, division_code: first.divisionCode };
    writeChange(ledger, { actor: account, kind: 'setup', title: '建立台账' }, [
      { op: 'create', register: 'offices', values },
    ]);
  }).immediate();
  await rm(unfinished(options.folder), { force: true });
  const office: OpenOffice = { ledger, key, session: { account, role: 'admin', revealed: false }, daily: null };
  desk.office = office;
  return { office, recoveryCode };
}

/** Whether anything but our own files lies in the folder: a set-up says so before it writes there. */
export async function strangersIn(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).some(
      (file) =>
        !file.startsWith('.') &&
        ![
          'backups',
          'files',
          'lock.db',
          'lock.db-journal',
          'lock.json',
          'logs',
          'setup-unfinished',
          'data-folder.json',
        ].includes(file),
    );
  } catch {
    return false;
  }
}
