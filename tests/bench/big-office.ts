/** A desk with the invented office of 5,000 in it, and the same store once more as a ledger of our own. */
import { v7 as uuid } from 'uuid';
import { keyByRecovery, readKeyring } from '../../db/keyring.ts';
import { ledgerOf } from '../../db/code-lists.ts';
import type { Ledger } from '../../db/ledger.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import { registerMap } from '../../db/registers/all.ts';
import { rightsOf, type Viewer } from '../../db/rights.ts';
import { openStore } from '../../db/store.ts';
import { type DemoOptions, demoOffice } from '../../electron/demo/demo-office.ts';
import type { DeskOptions } from '../../electron/desk/open.ts';
import { startOffice, type TestDesk } from '../electron/desk/test-desk.ts';

export const today = '2026-03-05';

/** Sees what a clerk sees at first: everything, private values masked. */
export const viewer: Viewer = { rights: rightsOf('admin'), revealed: false };

export interface BigOffice {
  readonly desk: TestDesk;
  readonly ledger: Ledger;
  readonly end: () => Promise<void>;
}

/** Appraisals of one year only, which is what lists and forms of today need. */
export function demoEdits(options: Partial<DemoOptions> = {}): readonly Edit[] {
  const office = demoOffice({ seed: 5, communities: 30, workers: 5000, today, years: 1, newKey: uuid, ...options });
  return Object.entries(office).flatMap(([register, records]) =>
    records.map(({ id, values }): Edit => ({ op: 'create', register, id, values })),
  );
}

export async function bigOffice(desk: Partial<DeskOptions> = {}, demo: Partial<DemoOptions> = {}): Promise<BigOffice> {
  const started = await startOffice(desk);
  const key = await keyByRecovery(await readKeyring(started.folder), started.recoveryCode);
  if (key === null) throw new Error('The recovery code does not open the office.');
  const db = openStore(started.folder, key);
  const ledger = ledgerOf(db, registerMap(), () => `${today}T09:30:00`);
  writeChange(ledger, { actor: { id: 'bench', name: '测速' }, kind: 'demo', title: '测速' }, demoEdits(demo));
  return {
    desk: started,
    ledger,
    end: async () => {
      db.close();
      await started.end();
    },
  };
}

/** Thirty columns of people, as wide as a street's roster. */
export const rosterColumns = [
  'name',
  'community',
  'sex',
  'birth_day',
  'age',
  'id_number',
  'nation',
  'native_place',
  'political',
  'party_joined_on',
  'education',
  'degree',
  'school',
  'major',
  'study_mode',
  'position',
  'category',
  'post_class',
  'grade',
  'certificate',
  'work_started_on',
  'service_started_on',
  'main_since',
  'retirement_class',
  'phone',
  'household_address',
  'home_address',
  'employment_form',
  'contract_ends_on',
  'note',
] as const;
