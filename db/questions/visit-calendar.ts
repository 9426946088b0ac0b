/** The office's own calendar (register 节假日) as the rules of `rules/calendar/` take it. */
import type { Ledger } from '../ledger.ts';
import type { OwnDay } from '../rules/calendar/working-days.ts';
import { prepared } from '../statements.ts';

/** The office's own days by day. */
export function ownDays(ledger: Ledger): ReadonlyMap<string, OwnDay> {
  const rows = prepared(
    ledger.db,
    "SELECT day, name, arrangement = 'off' AS off FROM live_holidays ORDER BY day",
  ).all() as { readonly day: string; readonly name: string; readonly off: number }[];
  return new Map(rows.map(({ day, name, off }) => [day, { day, name, off: off === 1 }]));
}
