/** An encrypted store in a folder of its own, as a ledger, without a desk around it. */
import { rmSync } from 'node:fs';
import { ledgerOf, loadLists } from '../../../../db/code-lists.ts';
import { newStoreKey } from '../../../../db/keyring.ts';
import type { Ledger } from '../../../../db/ledger.ts';
import { registerMap } from '../../../../db/registers/all.ts';
import { createStore } from '../../../../db/store.ts';
import { temporaryFolder } from '../test-desk.ts';

export interface TestLedger {
  readonly ledger: Ledger;
  readonly end: () => void;
}

export function startLedger(): TestLedger {
  const folder = temporaryFolder();
  const registers = registerMap();
  const db = createStore(folder, newStoreKey(), { tables: [...registers.keys()] });
  const ledger = ledgerOf(db, registers, () => '2026-03-05T09:30:00');
  loadLists(ledger);
  return {
    ledger,
    end: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
