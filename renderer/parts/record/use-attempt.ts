/** An attempt to save: whether it runs, and what it met — a failure, faults at fields, another's change. */
import { useState } from 'react';
import type { FieldConflict } from '../../../electron/desk/shapes.ts';
import { DeskFailure } from '../../desk.ts';
import type { Faults } from './faults.ts';

interface Conflict {
  readonly version: number;
  readonly conflicts: readonly FieldConflict[];
}

function conflictOf(error: unknown): Conflict | null {
  if (!(error instanceof DeskFailure) || error.code !== 'conflict' || error.details === null) return null;
  return error.details as Conflict;
}

export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [faults, setFaults] = useState<Faults>({});
  const [conflict, setConflict] = useState<Conflict | null>(null);

  /** Runs the attempt; null where it failed, and why is kept. */
  const run = async <Value>(attempt: () => Promise<Value>): Promise<Value | null> => {
    setBusy(true);
    setFailure(null);
    try {
      const value = await attempt();
      setConflict(null);
      return value;
    } catch (error) {
      const both = conflictOf(error);
      setConflict(both);
      if (both !== null) return null;
      setFailure(error);
      if (error instanceof DeskFailure)
        setFaults(Object.fromEntries(error.fields.map((one) => [one.field, one.message])));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    failure,
    faults,
    conflict,
    run,
    /** A field was touched: what the desk said of it no longer counts. */
    touch: (key: string) => setFaults(({ [key]: _gone, ...rest }) => rest),
    forgetConflict: () => setConflict(null),
  };
}
