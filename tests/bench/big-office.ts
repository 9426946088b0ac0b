/** An opened store with the invented office of 5,000, written as the demo data is, and a viewer who may see everything. */
import { rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { type Ledger, ledgerOf } from '../../db/ledger.ts';
import { registerMap } from '../../db/registers/all.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import { rightsOf, type Viewer } from '../../db/rights.ts';
import { closeStore, createStore } from '../../db/store.ts';
import { type DemoOptions, demoOffice } from '../../electron/demo/demo-office.ts';
import { temporaryFolder } from '../electron/desk/test-desk.ts';

export const today = '2026-03-05';
export const viewer: Viewer = { rights: rightsOf('admin'), revealed: true };
export const maskedViewer: Viewer = { rights: rightsOf('admin'), revealed: false };

export interface BigOffice {
  readonly ledger: Ledger;
  readonly folder: string;
  readonly close: () => void;
}

/** The edits that write an invented office. */
export function demoEdits(options: Partial<DemoOptions> = {}): readonly Edit[] {
  const office = demoOffice({ seed: 5, communities: 30, workers: 5000, today, years: 1, newKey: uuid, ...options });
  return Object.entries(office).flatMap(([register, records]) =>
    records.map(({ id, values }): Edit => ({ op: 'create', register, id, values })),
  );
}

export function bigOffice(options: Partial<DemoOptions> = {}): BigOffice {
  const folder = temporaryFolder();
  const registers = registerMap();
  const db = createStore(join(folder), Buffer.alloc(32, 1), { tables: registers.keys() });
  const ledger = ledgerOf(db, registers, () => `${today}T09:30:00`);
  const actor = { id: 'bench', name: '测速' };
  writeChange(ledger, { actor, kind: 'demo', title: '测速' }, demoEdits(options));
  return {
    ledger,
    folder,
    close: () => {
      closeStore(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
