/** 诉求办理: every request with who raised it, who sees to it, and where it stands on a day. */
import { type Ledger, registerOf } from '../ledger.ts';
import { demand, type Viewer } from '../rights.ts';
import { type RequestDue, requestDue } from '../rules/request-due.ts';
import { prepared } from '../statements.ts';
import { ownDays } from './visit-calendar.ts';

interface RequestRow {
  readonly id: string;
  readonly version: number;
  readonly person: string;
  readonly name: string;
  readonly community: string;
  readonly raisedOn: string;
  readonly source: string;
  readonly category: string;
  readonly matter: string;
  readonly owner: string | null;
  readonly ownerName: string;
  readonly state: string;
  readonly typedDue: string | null;
  readonly doneOn: string | null;
  readonly satisfaction: string | null;
  readonly reopenedOn: string | null;
  readonly limit: number | null;
}

export interface BoardRequest extends Omit<RequestRow, 'reopenedOn' | 'limit' | 'typedDue'> {
  readonly due: RequestDue;
}

/** How far a request presses: the smaller, the higher it stands. */
const pressing: Readonly<Record<RequestDue['standing'], number>> = {
  overdue: 0,
  today: 1,
  week: 2,
  later: 3,
  late: 4,
  'in-time': 4,
};

/** All requests; open ones first, the most overdue at the top, then the settled ones, the latest first. @throws LedgerError forbidden */
export function requestBoard(ledger: Ledger, viewer: Viewer, day: string): readonly BoardRequest[] {
  demand(viewer, registerOf(ledger, 'requests'), 'read');
  const rows = prepared(
    ledger.db,
    `SELECT r.id, r.version, r.person, p.name, coalesce(c.name, '') AS community, r.raised_on AS raisedOn, r.source, r.category,
       r.matter, r.owner, coalesce(o.name, '') AS ownerName, r.state, r.due_on AS typedDue, r.done_on AS doneOn, r.satisfaction,
       (SELECT max(s.step_on) FROM live_request_steps s WHERE s.request = r.id AND s.kind = 'reopen') AS reopenedOn,
       (SELECT l.days FROM live_request_limits l WHERE l.category = r.category) AS "limit"
     FROM live_requests r JOIN live_people p ON p.id = r.person LEFT JOIN cadres o ON o.id = r.owner
     LEFT JOIN communities c ON c.id = (SELECT a.community FROM live_appointments a WHERE a.person = r.person
       AND coalesce(a.starts_on, '') <= :day AND coalesce(a.ends_on || '-99-99', '9999') >= :day
       ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1)`,
  ).all({ day }) as RequestRow[];
  const own = ownDays(ledger);
  return rows
    .map(({ reopenedOn, limit, typedDue, ...row }): BoardRequest => {
      const { raisedOn, doneOn } = row;
      return { ...row, due: requestDue({ raisedOn, reopenedOn, typedDue, limit, doneOn }, day, own) };
    })
    .toSorted(
      (a, b) =>
        pressing[a.due.standing] - pressing[b.due.standing] ||
        (b.doneOn ?? '').localeCompare(a.doneOn ?? '') ||
        a.due.dueOn.localeCompare(b.due.dueOn) ||
        a.raisedOn.localeCompare(b.raisedOn),
    );
}

export interface RequestStep {
  readonly id: string;
  readonly stepOn: string;
  readonly kind: string;
  readonly ownerName: string;
  readonly text: string;
}

/** The steps of a request, oldest first. @throws LedgerError forbidden */
export function requestSteps(ledger: Ledger, viewer: Viewer, request: string): readonly RequestStep[] {
  demand(viewer, registerOf(ledger, 'request_steps'), 'read');
  return prepared(
    ledger.db,
    `SELECT s.id, s.step_on AS stepOn, s.kind, coalesce(o.name, '') AS ownerName, coalesce(s.text, '') AS text
     FROM live_request_steps s LEFT JOIN cadres o ON o.id = s.owner WHERE s.request = ? ORDER BY s.step_on, s.created_at, s.id`,
  ).all(request) as RequestStep[];
}
