/** 体检 of a year: everybody on the roll with whether they are due and why, what is on record, and the batches. */
import { listOf } from '../code-lists.ts';
import { type Ledger, registerOf, today } from '../ledger.ts';
import { listQuerySchema } from '../list-query.ts';
import { list } from '../read.ts';
import type { FieldValue } from '../registers/model/field.ts';
import { demand, type Viewer } from '../rights.ts';
import { countsInYear, type HealthDue, healthDue } from '../rules/health-due.ts';
import { healthRates, type HealthRate, type HealthState } from '../rules/health-rates.ts';
import { labelOf } from '../rules/lists/lookup.ts';
import { prepared } from '../statements.ts';

/** What is on record of somebody's check of the year; no level of a conclusion, no remark. */
export interface HealthCheck {
  readonly id: string;
  readonly version: number;
  readonly state: HealthState;
  readonly plan: string | null;
  readonly batch: string | null;
  readonly package: string | null;
  readonly doneOn: string | null;
  readonly reportTaken: boolean;
  readonly recheckDue: string | null;
  readonly recheckDoneOn: string | null;
}

export interface HealthPerson {
  readonly id: string;
  readonly name: string;
  readonly community: string | null;
  readonly sex: string | null;
  readonly marital: string | null;
  readonly due: HealthDue;
  readonly check: HealthCheck | null;
}

export interface HealthPlan {
  readonly id: string;
  readonly year: number;
  readonly institution: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly packages: string | null;
  readonly state: string;
  readonly stateLabel: string;
}

export interface HealthBatch {
  readonly id: string;
  readonly plan: string;
  readonly day: string;
  readonly place: string | null;
  readonly limit: number | null;
  readonly note: string | null;
}

export interface HealthYear {
  readonly year: number;
  /** The day for which the roll is asked. */
  readonly day: string;
  readonly plans: readonly HealthPlan[];
  readonly batches: readonly HealthBatch[];
  readonly people: readonly HealthPerson[];
  readonly communities: Readonly<Record<string, string>>;
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Today within the year; else its last day, or of a year to come the first. */
export function dayWithin(year: number, now: string): string {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return now < first ? first : now > last ? last : now;
}

const officeMonths = (ledger: Ledger): number | null =>
  (
    prepared(ledger.db, 'SELECT health_cycle_months AS months FROM live_offices').get() as
      | { readonly months: number | null }
      | undefined
  )?.months ?? null;

interface Earlier {
  readonly person: string;
  readonly last: string | null;
  readonly months: number | null;
}

/** The last check of each person before a year, and the cycle that was last said to be theirs alone. */
function earlierOf(ledger: Ledger, before: number): ReadonlyMap<string, Earlier> {
  const rows = prepared(
    ledger.db,
    `SELECT c.person AS person, max(CASE WHEN c.state = 'done' AND c.year < :before THEN c.done_on END) AS last,
       (SELECT m.cycle_months FROM live_health_checks m WHERE m.person = c.person AND m.cycle_months IS NOT NULL
          AND m.year <= :before ORDER BY m.year DESC LIMIT 1) AS months
     FROM live_health_checks c WHERE c.year <= :before GROUP BY c.person`,
  ).all({ before }) as Earlier[];
  return new Map(rows.map((row) => [row.person, row]));
}

function checksOf(ledger: Ledger, year: number): ReadonlyMap<string, HealthCheck> {
  const rows = prepared(
    ledger.db,
    `SELECT id, version, person, state, plan, batch, package, done_on AS doneOn, coalesce(report_taken, 0) AS taken,
       recheck_due AS recheckDue, recheck_done_on AS recheckDoneOn FROM live_health_checks WHERE year = ?`,
  ).all(year) as (Omit<HealthCheck, 'reportTaken'> & { readonly person: string; readonly taken: number })[];
  return new Map(rows.map(({ person, taken, ...check }) => [person, { ...check, reportTaken: taken === 1 }]));
}

/** The plans of a year. */
function plansOf(ledger: Ledger, year: number): readonly HealthPlan[] {
  const states = listOf(ledger, 'health_plan_state');
  const rows = prepared(
    ledger.db,
    `SELECT id, year, institution, starts_on AS startsOn, ends_on AS endsOn, packages, state FROM live_health_plans
     WHERE year = ? ORDER BY state = 'dropped', starts_on IS NULL, starts_on, id`,
  ).all(year) as Omit<HealthPlan, 'stateLabel'>[];
  return rows.map((row) => ({ ...row, stateLabel: labelOf(states, row.state) ?? row.state }));
}

function batchesOf(ledger: Ledger, year: number): readonly HealthBatch[] {
  return prepared(
    ledger.db,
    `SELECT b.id, b.plan, b.day, b.place, b.people_limit AS "limit", b.note FROM live_health_batches b
     JOIN live_health_plans p ON p.id = b.plan WHERE p.year = ? ORDER BY b.day, b.id`,
  ).all(year) as HealthBatch[];
}

function peopleOf(ledger: Ledger, viewer: Viewer, year: number, day: string) {
  const query = listQuerySchema.parse({
    register: 'people',
    columns: ['name', 'community', 'sex', 'marital_status'],
    filters: [{ key: 'on_roll', op: 'is', values: [1] }],
    sort: [{ key: 'community' }, { key: 'pinyin' }],
    day,
    limit: 100_000,
  });
  const { rows, labels } = list(ledger, viewer, query);
  const [months, earlier, checks] = [officeMonths(ledger), earlierOf(ledger, year), checksOf(ledger, year)];
  const people = rows.map(({ id, values }): HealthPerson => {
    const before = earlier.get(id);
    const facts = { lastDone: before?.last ?? null, officeMonths: months, personalMonths: before?.months ?? null };
    return {
      id,
      name: text(values['name']) ?? '',
      community: text(values['community']),
      sex: text(values['sex']),
      marital: text(values['marital_status']),
      due: healthDue(facts, `${year}-12-31`),
      check: checks.get(id) ?? null,
    };
  });
  return { people, communities: labels['communities'] ?? {} };
}

/** All of a year. @throws LedgerError forbidden */
export function healthYear(ledger: Ledger, viewer: Viewer, year: number): HealthYear {
  for (const key of ['health_checks', 'health_plans', 'people']) demand(viewer, registerOf(ledger, key), 'read');
  const day = dayWithin(year, today(ledger));
  return {
    year,
    day,
    plans: plansOf(ledger, year),
    batches: batchesOf(ledger, year),
    ...peopleOf(ledger, viewer, year, day),
  };
}

export interface NamedRate extends HealthRate {
  readonly name: string;
}

/** 参检率 of a year by community and in all, as it may leave: for whoever sees the roster. @throws LedgerError forbidden */
export function healthRatesOf(ledger: Ledger, viewer: Viewer, year: number): readonly NamedRate[] {
  demand(viewer, registerOf(ledger, 'people'), 'read');
  const { people, communities } = peopleOf(ledger, viewer, year, dayWithin(year, today(ledger)));
  const due = people
    .filter(countsInYear)
    .map(({ community, check }) => ({ community, state: check === null ? null : check.state }));
  const rates = healthRates(due).map((rate) => ({
    ...rate,
    name: rate.community === null ? '其他（人数少的社区合并）' : (communities[rate.community] ?? ''),
  }));
  const done = rates.reduce((sum, rate) => sum + rate.done, 0);
  const rate = due.length === 0 ? null : Math.round((done / due.length) * 1000) / 10;
  return [...rates, { community: null, name: '合计', due: due.length, done, rate }];
}
