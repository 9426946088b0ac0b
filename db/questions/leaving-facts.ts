/** What is known of somebody who leaves: stay, contracts, protections and posts on the last day at work. */
import type { Ledger } from '../ledger.ts';
import { listQuerySchema } from '../list-query.ts';
import { list } from '../read.ts';
import type { FieldValue } from '../registers/model/field.ts';
import type { Viewer } from '../rights.ts';
import type { Day } from '../rules/day.ts';
import type { ContractTerm, Protection } from '../rules/labour-facts.ts';
import type { LeavingFacts } from '../rules/leaving-facts.ts';
import { medicalPeriod } from '../rules/medical-period.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

interface StayRow {
  readonly kind: string | null;
  readonly starts_on: Day | null;
}

interface AbsenceRow {
  readonly kind: string;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The rows of a question about one person on a day; the caller knows their columns. */
const rowsOf = (ledger: Ledger, sql: string, person: string, day: Day): readonly unknown[] =>
  prepared(ledger.db, sql).all(sql.includes(':day') ? { person, day } : { person });

const stayOn = (ledger: Ledger, person: string, day: Day): StayRow | undefined =>
  rowsOf(
    ledger,
    `SELECT coalesce(x.kind, 'regular') AS kind, x.starts_on FROM live_stays x
     WHERE x.person = :person AND ${holds('x', 'starts_on', 'ends_on')}
     ORDER BY x.kind = 'regular' DESC, x.starts_on DESC LIMIT 1`,
    person,
    day,
  )[0] as StayRow | undefined;

/** The stay that begins after the day, where none covers it: the day then lies before somebody came. */
const laterStay = (ledger: Ledger, person: string, day: Day): StayRow | undefined =>
  rowsOf(
    ledger,
    `SELECT NULL AS kind, x.starts_on FROM live_stays x WHERE x.person = :person AND x.starts_on > :day
     ORDER BY x.starts_on LIMIT 1`,
    person,
    day,
  )[0] as StayRow | undefined;

/** The protected times that run on the day; an illness is protected for its 医疗期, the others as long as they last. */
function protectionsOn(
  ledger: Ledger,
  person: string,
  day: Day,
  since: { readonly working: Day | null; readonly employed: Day | null },
): readonly Protection[] {
  const absences = rowsOf(
    ledger,
    `SELECT x.kind, x.starts_on, x.ends_on FROM live_staff_absences x WHERE x.person = :person
       AND x.kind IN ('sick', 'statutory', 'injury') AND ${holds('x', 'starts_on', 'ends_on')} ORDER BY x.starts_on, x.id`,
    person,
    day,
  ) as readonly AbsenceRow[];
  return absences.map(({ kind, starts_on, ends_on }): Protection => {
    if (kind !== 'sick') return { kind: kind === 'injury' ? 'injury' : 'statutory', until: ends_on, trace: [] };
    const { until, trace } = medicalPeriod(since.working, since.employed ?? starts_on, starts_on);
    return { kind: 'medical', until, trace };
  });
}

/** The facts as of a day. @throws LedgerError forbidden */
export function leavingFacts(ledger: Ledger, viewer: Viewer, person: string, day: Day): LeavingFacts {
  const columns = ['work_started_on', 'retirement_day', 'pay_total'];
  const query = listQuerySchema.parse({ register: 'people', columns, ids: [person], day, limit: 1 });
  const values = list(ledger, viewer, query).rows[0]?.values ?? {};
  const stay = stayOn(ledger, person, day);
  const employed = (stay ?? laterStay(ledger, person, day))?.starts_on ?? null;
  const average = prepared(ledger.db, 'SELECT local_average_pay AS pay FROM live_offices').get() as
    | { readonly pay: number | null }
    | undefined;
  const pay = values['pay_total'];
  const posts = rowsOf(
    ledger,
    `SELECT x.position AS post FROM live_appointments x
     WHERE x.person = :person AND x.position IS NOT NULL AND ${holds('x', 'starts_on', 'ends_on')}`,
    person,
    day,
  ) as readonly { readonly post: string }[];
  return {
    stayKind: stay?.kind ?? null,
    employedSince: employed,
    contracts: rowsOf(
      ledger,
      `SELECT x.id, x.kind, x.employment_form AS form, x.signing_party AS party, x.signed_on AS signedOn,
         x.starts_on AS startsOn, x.ends_on AS endsOn, x.probation_ends_on AS probationEndsOn
       FROM live_contracts x WHERE x.person = :person ORDER BY coalesce(x.starts_on, ''), x.id`,
      person,
      day,
    ) as readonly ContractTerm[],
    retirementOn: text(values['retirement_day']),
    protections: protectionsOn(ledger, person, day, { working: text(values['work_started_on']), employed }),
    monthlyPay: typeof pay === 'number' && pay > 0 ? pay : null,
    localAverage: average?.pay ?? null,
    posts: posts.map(({ post }) => post),
  };
}
