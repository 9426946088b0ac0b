/** When the desk locks by itself. */
import type { Ledger } from '../../db/ledger.ts';

/** A page says every 15 s that it is there; a hidden tab may be held to one call a minute. A closing tab says so itself. */
export const tabGoneSeconds = 150;

const usual = 10;

/** Minutes without anything done after which the office locks; the office's setting, 10 unless told. */
export function idleMinutes(ledger: Ledger): number {
  if (!ledger.registers.has('offices')) return usual;
  const row = ledger.db.prepare('SELECT idle_minutes FROM live_offices LIMIT 1').get() as
    | { idle_minutes: number | null }
    | undefined;
  const minutes = row?.idle_minutes ?? usual;
  return minutes >= 1 ? minutes : usual;
}
