/** The cases of leaving that are not done yet, with what is left of each. */
import type { Ledger } from '../ledger.ts';
import { registerOf } from '../ledger.ts';
import { demand, type Viewer } from '../rights.ts';
import type { Day } from '../rules/day.ts';
import { type LeavingStep, leavingSteps } from '../rules/leaving-steps.ts';
import { prepared } from '../statements.ts';

export interface OpenLeaving {
  readonly id: string;
  readonly version: number;
  readonly person: string;
  readonly name: string;
  readonly reason: string;
  readonly track: string;
  readonly leavesOn: Day;
  readonly steps: readonly LeavingStep[];
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly person: string;
  readonly name: string;
  readonly reason: string;
  readonly track: string;
  readonly leavesOn: Day;
  readonly approved: number;
  readonly certificateOn: Day | null;
  readonly filesMovedOn: Day | null;
  readonly handovers: number;
  readonly handoversLeft: number;
  readonly audits: number;
  readonly auditsLeft: number;
}

// What was entered without naming a case belongs to the one that is near in time.
const ofCase = `(h.leaving = l.id OR (h.leaving IS NULL AND h.person = l.person
  AND coalesce(h.handed_on, l.leaves_on) >= date(l.leaves_on, '-6 months')))`;

/** The keys of what is handed over in a case. */
export function handoversOf(ledger: Ledger, leaving: string): readonly string[] {
  const rows = prepared(
    ledger.db,
    `SELECT h.id FROM live_leavings l JOIN live_handovers h ON ${ofCase} WHERE l.id = ? ORDER BY h.kind, h.id`,
  ).all(leaving) as readonly { readonly id: string }[];
  return rows.map(({ id }) => id);
}

// An audit belongs to the case in which its post ended: it is opened no earlier than half a year before.
const sql = `SELECT l.id, l.version, l.person, p.name, l.reason, l.track, l.leaves_on AS leavesOn,
    (coalesce(l.approval_document, '') <> '' OR coalesce(l.meeting, '') <> '') AS approved,
    l.certificate_on AS certificateOn, l.files_moved_on AS filesMovedOn,
    (SELECT count(*) FROM live_handovers h WHERE ${ofCase}) AS handovers,
    (SELECT count(*) FROM live_handovers h WHERE ${ofCase} AND coalesce(h.done, 0) = 0) AS handoversLeft,
    (SELECT count(*) FROM live_exit_audits a WHERE a.person = l.person
       AND coalesce(a.opened_on, l.leaves_on) >= date(l.leaves_on, '-6 months')) AS audits,
    (SELECT count(*) FROM live_exit_audits a WHERE a.person = l.person AND a.finished_on IS NULL
       AND coalesce(a.opened_on, l.leaves_on) >= date(l.leaves_on, '-6 months')) AS auditsLeft
  FROM live_leavings l JOIN live_people p ON p.id = l.person WHERE l.state = 'open' ORDER BY l.leaves_on, l.id`;

/** Open cases, the earliest last day first. @throws LedgerError forbidden */
export function openLeavings(ledger: Ledger, viewer: Viewer, today: Day): readonly OpenLeaving[] {
  for (const key of ['leavings', 'handovers', 'exit_audits']) demand(viewer, registerOf(ledger, key), 'read');
  const rows = prepared(ledger.db, sql).all() as readonly Row[];
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    person: row.person,
    name: row.name,
    reason: row.reason,
    track: row.track,
    leavesOn: row.leavesOn,
    steps: leavingSteps({ ...row, approved: row.approved === 1 }, today),
  }));
}
