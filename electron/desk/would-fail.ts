/** Asks the store whether a write would pass: it is tried and taken back. */
import { loadLists } from '../../db/code-lists.ts';
import type { Ledger } from '../../db/ledger.ts';

class TakenBack extends Error {}

/** What the write would throw; null where it would pass. Nothing stays written, whichever it is. */
export function wouldFail(ledger: Ledger, write: () => void): unknown {
  const run = ledger.db.transaction(() => {
    write();
    throw new TakenBack();
  });
  try {
    if (ledger.db.inTransaction) run();
    else run.immediate();
  } catch (error) {
    // The code lists are kept in memory: they may have been read in the middle of the attempt.
    loadLists(ledger);
    return error instanceof TakenBack ? null : error;
  }
  return null;
}
