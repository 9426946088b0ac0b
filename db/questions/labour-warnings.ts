/** 合同预警 on a day: what the law asks of the contracts of everybody whom the street employs. */
import type { Ledger } from '../ledger.ts';
import { listQuerySchema } from '../list-query.ts';
import { list, type ListRow } from '../read.ts';
import type { FieldValue } from '../registers/model/field.ts';
import type { Viewer } from '../rights.ts';
import type { Day } from '../rules/day.ts';
import { lastOf } from '../rules/day.ts';
import { labourFindings } from '../rules/labour-contract.ts';
import type { ContractTerm, LabourFinding, Protection } from '../rules/labour-facts.ts';
import { medicalPeriod } from '../rules/medical-period.ts';
import { registrationFindings } from '../rules/social-registration.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

/** A contract that would follow the present one, as far as it can be known. */
export interface NextContract {
  readonly kind: string;
  readonly employment_form: string | null;
  readonly signing_party: string | null;
  readonly starts_on: Day | null;
}

export interface LabourWarning {
  readonly person: string;
  readonly name: string;
  readonly community: string | null;
  readonly employedSince: Day | null;
  readonly findings: readonly LabourFinding[];
  readonly next: NextContract;
  /** The key of the record of 社保公积金 that is to be completed; null where there is none yet. */
  readonly insurance: string | null;
}

interface StayRow {
  readonly person: string;
  readonly starts_on: Day | null;
}
interface AbsenceRow {
  readonly person: string;
  readonly kind: string;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
}
interface InsuranceRow {
  readonly person: string;
  readonly id: string;
  readonly insured_on: Day | null;
  readonly fund_opened_on: Day | null;
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** What is read besides the people: everything by person. */
function recordsOf(ledger: Ledger, day: string) {
  const all = <Row extends { readonly person: string }>(sql: string): ReadonlyMap<string, readonly Row[]> =>
    Map.groupBy(prepared(ledger.db, sql).all(sql.includes(':day') ? { day } : {}) as Row[], ({ person }) => person);
  return {
    stays: all<StayRow>(
      `SELECT x.person, x.starts_on FROM live_stays x
       WHERE coalesce(x.kind, 'regular') = 'regular' AND ${holds('x', 'starts_on', 'ends_on')}`,
    ),
    contracts: all<ContractTerm & { readonly person: string }>(
      `SELECT x.person, x.id, x.kind, x.employment_form AS form, x.signing_party AS party, x.signed_on AS signedOn,
         x.starts_on AS startsOn, x.ends_on AS endsOn, x.probation_ends_on AS probationEndsOn
       FROM live_contracts x ORDER BY coalesce(x.starts_on, ''), x.id`,
    ),
    absences: all<AbsenceRow>(
      `SELECT x.person, x.kind, x.starts_on, x.ends_on FROM live_staff_absences x
       WHERE x.kind IN ('sick', 'statutory', 'injury') AND ${holds('x', 'starts_on', 'ends_on')} ORDER BY x.starts_on, x.id`,
    ),
    insurance: all<InsuranceRow>(
      `SELECT x.person, max(x.id) AS id, max(x.insured_on) AS insured_on, max(x.fund_opened_on) AS fund_opened_on
       FROM live_social_insurance x GROUP BY x.person`,
    ),
  };
}

/** The protected times that run on the day; an illness is protected for its 医疗期, the others as long as they last. */
function protectionsOf(
  absences: readonly AbsenceRow[],
  workingSince: Day | null,
  employedSince: Day | null,
): readonly Protection[] {
  return absences.map(({ kind, starts_on, ends_on }): Protection => {
    if (kind !== 'sick') return { kind: kind === 'injury' ? 'injury' : 'statutory', until: ends_on, trace: [] };
    const period = medicalPeriod(workingSince, employedSince ?? starts_on, starts_on);
    return { kind: 'medical', until: period.until, trace: period.trace };
  });
}

/** What a renewal would look like: the same employer, from the day after, without a fixed term where article 14 wants that. */
function nextOf(
  contracts: readonly ContractTerm[],
  findings: readonly LabourFinding[],
  since: Day | null,
): NextContract {
  const last = contracts.findLast(({ kind }) => kind !== 'none');
  const open = findings.some(({ kind }) => kind === 'open-ended');
  const signing = findings.some(({ kind, act }) => kind === 'unsigned' && act === 'sign');
  const follows = last === undefined || last.endsOn === null || signing ? since : dayAfter(last.endsOn);
  return {
    kind: open ? 'open_ended' : 'fixed_term',
    employment_form: last?.form ?? 'direct',
    signing_party: last?.party ?? null,
    starts_on: follows,
  };
}

const dayAfter = (day: Day): Day => lastOf(day).add({ days: 1 }).toString();

interface Shown {
  readonly row: ListRow;
  readonly records: ReturnType<typeof recordsOf>;
  readonly localAverage: number | null;
  readonly day: string;
}

function warningOf({ row, records, localAverage, day }: Shown): LabourWarning | null {
  const stay = records.stays.get(row.id)?.[0];
  if (stay === undefined) return null;
  const contracts = records.contracts.get(row.id) ?? [];
  const insurance = records.insurance.get(row.id)?.[0];
  const workingSince = text(row.values['work_started_on']);
  const pay = row.values['pay_total'];
  const registered = { insured: insurance?.insured_on ?? null, fund: insurance?.fund_opened_on ?? null };
  const findings = [
    ...labourFindings({
      day,
      employedSince: stay.starts_on,
      contracts,
      retirementOn: text(row.values['retirement_day']),
      protections: protectionsOf(records.absences.get(row.id) ?? [], workingSince, stay.starts_on),
      monthlyPay: typeof pay === 'number' && pay > 0 ? pay : null,
      localAverage,
    }),
    ...registrationFindings(stay.starts_on, registered, day),
  ];
  if (findings.length === 0) return null;
  return {
    person: row.id,
    name: text(row.values['name']) ?? '',
    community: text(row.values['community']),
    employedSince: stay.starts_on,
    findings,
    next: nextOf(contracts, findings, stay.starts_on),
    insurance: insurance?.id ?? null,
  };
}

/** How pressing a person's first finding is: broken ones first, then by the day they are due. */
function urgency({ findings }: LabourWarning): string {
  const order = { broken: '0', due: '1', note: '2' } as const;
  return findings.map(({ severity, dueOn }) => `${order[severity]} ${dueOn ?? '9999'}`).toSorted()[0] ?? '9';
}

export interface LabourWarnings {
  readonly day: string;
  readonly warnings: readonly LabourWarning[];
  readonly communities: Readonly<Record<string, string>>;
  /** How many were looked at. */
  readonly employed: number;
}

/** The rows that the findings of a day are computed from. @throws LedgerError forbidden */
export function labourRows(ledger: Ledger, viewer: Viewer, day: string) {
  const query = listQuerySchema.parse({
    register: 'people',
    columns: ['name', 'community', 'work_started_on', 'retirement_day', 'pay_total'],
    filters: [{ key: 'on_roll', op: 'is', values: [1] }],
    day,
    limit: 100_000,
  });
  const average = prepared(ledger.db, 'SELECT local_average_pay AS pay FROM live_offices').get() as
    | { readonly pay: number | null }
    | undefined;
  return {
    ...list(ledger, viewer, query),
    records: recordsOf(ledger, day),
    localAverage: average?.pay ?? null,
  };
}

/** Everybody with a finding, the most pressing first. @throws LedgerError forbidden */
export function labourWarnings(ledger: Ledger, viewer: Viewer, day: string): LabourWarnings {
  const { rows, labels, records, localAverage } = labourRows(ledger, viewer, day);
  const warnings = rows.flatMap((row) => {
    const found = warningOf({ row, records, localAverage, day });
    return found === null ? [] : [{ found, pressing: urgency(found) }];
  });
  return {
    day,
    warnings: warnings
      .toSorted((one, other) => (one.pressing < other.pressing ? -1 : Number(one.pressing > other.pressing)))
      .map(({ found }) => found),
    communities: labels['communities'] ?? {},
    employed: rows.filter(({ id }) => records.stays.has(id)).length,
  };
}
