/** A small office in a real folder: encrypted store, keyring, a few people written as the desk writes them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { createAccount } from '../../db/accounts.ts';
import { addFile } from '../../db/attachment-files.ts';
import { type KeyCost, newStoreKey, withAccount, withRecovery, writeKeyring } from '../../db/keyring.ts';
import type { Ledger } from '../../db/ledger.ts';
import { writeChange } from '../../db/records.ts';
import { registerMap } from '../../db/registers/all.ts';
import { createStore } from '../../db/store.ts';

export const cheap: KeyCost = { N: 2 ** 10, r: 8, p: 1 };
export const password = 'lamp-river-47';
export const recoveryCode = 'ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789';
export const clerk = { id: 'account-1', name: '张经办' };

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-office-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface SmallOffice {
  readonly folder: string;
  readonly key: Buffer;
  readonly db: Database.Database;
  readonly ledger: Ledger;
  readonly addPeople: (...names: readonly string[]) => void;
  readonly addScan: (content: string) => Promise<string>;
}

/** An opened office's hands: what a test does in it. */
export function officeOver(folder: string, key: Buffer, db: Database.Database): SmallOffice {
  const ledger: Ledger = { db, registers: registerMap(), now: () => '2026-03-05T09:30:00' };
  const change = { actor: clerk, kind: 'edit', title: '新增' } as const;
  return {
    folder,
    key,
    db,
    ledger,
    addPeople: (...names) => {
      writeChange(
        ledger,
        change,
        names.map((name) => ({ op: 'create', register: 'people', values: { name } })),
      );
    },
    addScan: async (content) => {
      const bytes = Buffer.from(content);
      const { digest, size } = await addFile(db, folder, bytes, '2026-03-05T09:30:00');
      const values = { register: 'people', record_id: 'x', title: '扫描件', file_name: 'a.pdf', size, digest };
      writeChange(ledger, change, [{ op: 'create', register: 'attachments', values }]);
      return digest;
    },
  };
}

/** Sets an office up in a fresh folder. It is closed when the test ends. */
export async function smallOffice(officeId = 'office-1', street = '柳溪街道'): Promise<SmallOffice> {
  const folder = temporaryFolder();
  const key = newStoreKey();
  const empty = { format: 1, office: officeId, accounts: [], recovery: null } as const;
  const keyring = await withAccount({ ...empty, accounts: [] }, clerk, password, key, cheap);
  await writeKeyring(folder, await withRecovery(keyring, recoveryCode, key, cheap));
  const registers = registerMap();
  const db = createStore(folder, key, { tables: registers.keys() });
  onTestFinished(() => void db.close());
  createAccount(db, { ...clerk, role: 'admin', now: '2026-01-01T08:00:00' });
  const office = officeOver(folder, key, db);
  writeChange(office.ledger, { actor: clerk, kind: 'setup', title: '建立台账' }, [
    { op: 'create', register: 'offices', values: { street, county: '青河县', division_code: '990102' } },
  ]);
  return office;
}

/** The names of the live people in a store. */
export function namesIn(db: Database.Database): readonly string[] {
  const rows = db.prepare('SELECT name FROM people WHERE deleted_at IS NULL ORDER BY name').all() as { name: string }[];
  return rows.map((row) => row.name);
}
