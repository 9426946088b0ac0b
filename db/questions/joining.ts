/** 入职办理 on a day: everybody who is joining, and newcomers who still lack a step, each step with the record that is missing. */
import { listOf } from '../code-lists.ts';
import type { Ledger } from '../ledger.ts';
import { listQuerySchema } from '../list-query.ts';
import { list, type ListRow } from '../read.ts';
import type { Viewer } from '../rights.ts';
import type { Day } from '../rules/day.ts';
import type { CheckLetter, JoiningFacts, JoiningStep } from '../rules/joining-facts.ts';
import { isJoined, isNewcomer, joiningSteps } from '../rules/joining-steps.ts';
import type { ContractTerm } from '../rules/labour-facts.ts';
import { labelOf } from '../rules/lists/lookup.ts';
import { nameKey } from '../rules/names.ts';
import { prepared } from '../statements.ts';
import { openingOf, type StepOpening } from './joining-openings.ts';

export interface JoiningLine extends JoiningStep {
  readonly opens: StepOpening;
}

export interface JoiningPerson {
  readonly person: string;
  readonly name: string;
  /** Where the person works, else where the joining plans it. */
  readonly community: string | null;
  /** There is a main post on the day. */
  readonly placed: boolean;
  readonly reportedOn: Day | null;
  /** The record of 入职登记; null for newcomers who have none yet. */
  readonly joining: string | null;
  /** Of 入职进度; null without a record. */
  readonly state: string | null;
  readonly batch: string;
  readonly steps: readonly JoiningLine[];
  /** Nothing is left to be done. */
  readonly finished: boolean;
}

export interface Joinings {
  readonly day: string;
  readonly people: readonly JoiningPerson[];
  readonly communities: Readonly<Record<string, string>>;
}

interface JoiningRow {
  readonly id: string;
  readonly person: string;
  readonly state: string | null;
  readonly reported_on: Day | null;
  readonly community: string | null;
  readonly batch: string | null;
  readonly papers: string | null;
  readonly papers_missing: string | null;
  readonly probation_outcome: string | null;
  readonly regularised_on: Day | null;
}

interface StayRow {
  readonly person: string;
  readonly starts_on: Day | null;
  readonly ends_on: Day | null;
  readonly entry_reason: string | null;
}

/** Who came in one of these ways was not hired by the street: nothing of a joining applies. */
const notHired = new Set(['carried_over', 'seconded', 'rehired', 'elected']);
const openStates = new Set(['expected', 'open']);

interface Candidate {
  readonly person: string;
  readonly joining: JoiningRow | null;
  readonly stay: StayRow | null;
  readonly formerUntil: Day | null;
}

const later = (one: Day | null, other: Day | null): boolean => (one ?? '') > (other ?? '');

/** The stay that runs on the day or begins later, and the end of the one before it. */
function stayOf(stays: readonly StayRow[], day: string): Pick<Candidate, 'stay' | 'formerUntil'> {
  const stay = stays.findLast(({ ends_on: ends }) => ends === null || `${ends}-99-99` >= day) ?? null;
  const former = stays.filter(
    (one) => one !== stay && one.ends_on !== null && !later(one.starts_on, stay?.starts_on ?? '9999'),
  );
  return { stay, formerUntil: former.at(-1)?.ends_on ?? null };
}

/** Whether a finished or dropped joining belongs to the stay: then nobody is offered again. */
function isSettled(joinings: readonly JoiningRow[], stay: StayRow): boolean {
  return joinings.some(
    ({ state, reported_on: reported }) =>
      !openStates.has(state ?? 'open') && (reported === null || `${reported}-99-99` >= (stay.starts_on ?? '')),
  );
}

function candidatesOf(ledger: Ledger, day: string): readonly Candidate[] {
  const stays = Map.groupBy(
    prepared(
      ledger.db,
      `SELECT person, starts_on, ends_on, entry_reason FROM live_stays
       WHERE coalesce(kind, 'regular') = 'regular' ORDER BY coalesce(starts_on, ''), id`,
    ).all() as StayRow[],
    ({ person }) => person,
  );
  const joinings = Map.groupBy(
    prepared(
      ledger.db,
      `SELECT id, person, state, reported_on, community, batch, papers, papers_missing, probation_outcome, regularised_on
       FROM live_joinings ORDER BY coalesce(reported_on, '9999'), id`,
    ).all() as JoiningRow[],
    ({ person }) => person,
  );
  const open = [...joinings].flatMap(([person, rows]): readonly Candidate[] => {
    const joining = rows.findLast(({ state }) => openStates.has(state ?? 'open'));
    return joining === undefined ? [] : [{ person, joining, ...stayOf(stays.get(person) ?? [], day) }];
  });
  const known = new Set(open.map(({ person }) => person));
  const offered = [...stays].flatMap(([person, rows]): readonly Candidate[] => {
    if (known.has(person)) return [];
    const { stay, formerUntil } = stayOf(rows, day);
    if (stay === null || stay.starts_on === null || !isNewcomer(stay.starts_on, day)) return [];
    if (notHired.has(stay.entry_reason ?? '') || isSettled(joinings.get(person) ?? [], stay)) return [];
    return [{ person, joining: null, stay, formerUntil }];
  });
  return [...open, ...offered];
}

interface CheckRow extends Omit<CheckLetter, 'department'> {
  readonly person: string;
  readonly department: string;
}
interface InsuranceRow {
  readonly person: string;
  readonly id: string;
  readonly endsOn: Day | null;
  readonly insured: Day | null;
  readonly fund: Day | null;
}
interface FileRow {
  readonly person: string;
  readonly id: string;
  readonly state: string | null;
  readonly missing: string | null;
}

/** Everything that the steps are computed from, by person. */
function recordsOf(ledger: Ledger, people: readonly string[]) {
  const ids = JSON.stringify(people);
  const of = <Row extends { readonly person: string }>(sql: string): ReadonlyMap<string, readonly Row[]> =>
    Map.groupBy(
      prepared(ledger.db, sql.replace(':people', 'x.person IN (SELECT value FROM json_each(:ids))')).all({
        ids,
      }) as Row[],
      ({ person }) => person,
    );
  return {
    checks: of<CheckRow>(
      `SELECT x.person, x.id, x.kind, x.department, x.sent_on AS sentOn, x.conclusion, x.valid_until AS validUntil
       FROM live_background_checks x WHERE :people AND coalesce(x.occasion, 'recruitment') = 'recruitment'
       ORDER BY coalesce(x.sent_on, ''), x.id`,
    ),
    contracts: of<ContractTerm & { readonly person: string }>(
      `SELECT x.person, x.id, x.kind, x.employment_form AS form, x.signing_party AS party, x.signed_on AS signedOn,
         x.starts_on AS startsOn, x.ends_on AS endsOn, x.probation_ends_on AS probationEndsOn
       FROM live_contracts x WHERE :people ORDER BY coalesce(x.starts_on, ''), x.id`,
    ),
    insurance: of<InsuranceRow>(
      `SELECT x.person, x.id, x.ends_on AS endsOn, x.insured_on AS insured, x.fund_opened_on AS fund
       FROM live_social_insurance x WHERE :people ORDER BY coalesce(x.starts_on, ''), x.id`,
    ),
    files: of<FileRow>('SELECT x.person, x.id, x.state, x.missing FROM live_personnel_files x WHERE :people'),
  };
}

/** How many people of each name have no ID number, and who has one. */
function numbersOf(ledger: Ledger) {
  const rows = prepared(
    ledger.db,
    "SELECT id, name, coalesce(id_number, '') <> '' AS numbered FROM live_people",
  ).all() as { readonly id: string; readonly name: string; readonly numbered: 0 | 1 }[];
  const without = new Map<string, number>();
  for (const { name, numbered } of rows)
    if (numbered === 0) without.set(nameKey(name), (without.get(nameKey(name)) ?? 0) + 1);
  return { without, numbered: new Set(rows.filter(({ numbered }) => numbered === 1).map(({ id }) => id)) };
}

/** The registration of this employment: rows that ended before it belong to an earlier one. */
function insuranceOf(rows: readonly InsuranceRow[], reportedOn: Day | null): JoiningFacts['insurance'] {
  const own = rows.filter(({ endsOn }) => endsOn === null || `${endsOn}-99-99` >= (reportedOn ?? ''));
  const last = own.at(-1);
  if (last === undefined) return null;
  return {
    id: last.id,
    insured: own.findLast(({ insured }) => insured !== null)?.insured ?? null,
    fund: own.findLast(({ fund }) => fund !== null)?.fund ?? null,
  };
}

interface Setting {
  readonly ledger: Ledger;
  readonly day: string;
  readonly records: ReturnType<typeof recordsOf>;
  readonly numbers: ReturnType<typeof numbersOf>;
}

function factsOf(setting: Setting, { person, joining, stay, formerUntil }: Candidate, name: string): JoiningFacts {
  const { ledger, day, records, numbers } = setting;
  const departments = listOf(ledger, 'check_department');
  const hasIdNumber = numbers.numbered.has(person);
  const file = records.files.get(person)?.[0];
  const reportedOn = joining?.reported_on ?? stay?.starts_on ?? null;
  return {
    day,
    reportedOn,
    formerUntil,
    hasIdNumber,
    namesakes: (numbers.without.get(nameKey(name)) ?? 0) - (hasIdNumber ? 0 : 1),
    joining:
      joining === null
        ? null
        : {
            id: joining.id,
            papers: joining.papers ?? '',
            missing: joining.papers_missing ?? '',
            outcome: joining.probation_outcome,
            regularisedOn: joining.regularised_on,
          },
    checks: (records.checks.get(person) ?? []).map((check) => ({
      ...check,
      department: labelOf(departments, check.department) ?? check.department,
    })),
    contracts: records.contracts.get(person) ?? [],
    insurance: insuranceOf(records.insurance.get(person) ?? [], reportedOn),
    file: file === undefined ? null : { id: file.id, state: file.state, missing: file.missing ?? '' },
  };
}

const text = (row: ListRow, key: string): string => {
  const value = row.values[key];
  return typeof value === 'string' ? value : '';
};

function personOf(setting: Setting, candidate: Candidate, row: ListRow): JoiningPerson {
  const { joining, person } = candidate;
  const facts = factsOf(setting, candidate, text(row, 'name'));
  const steps = joiningSteps(facts);
  const present = text(row, 'community');
  return {
    person,
    name: text(row, 'name'),
    community: present === '' ? (joining?.community ?? null) : present,
    placed: present !== '',
    reportedOn: facts.reportedOn,
    joining: joining?.id ?? null,
    state: joining === null ? null : (joining.state ?? 'open'),
    batch: joining?.batch ?? '',
    steps: steps.map((step) => ({ ...step, opens: openingOf(step, facts, person) })),
    finished: isJoined(steps),
  };
}

const order = { late: 0, open: 1, later: 2, done: 3 } as const;

/** The most pressing first: what is late, then by the day that is due. */
function urgency({ steps }: JoiningPerson): string {
  return steps.map(({ state, dueOn }) => `${order[state]} ${dueOn ?? '9999'}`).toSorted()[0] ?? '9';
}

/** Everybody who is joining on a day; newcomers without a record only while a step is lacking. @throws LedgerError forbidden */
export function joiningPeople(ledger: Ledger, viewer: Viewer, day: string): Joinings {
  const candidates = candidatesOf(ledger, day);
  const ids = candidates.map(({ person }) => person);
  const query = { register: 'people', columns: ['name', 'community'], ids, day, limit: 100_000 };
  const { rows, labels } = list(ledger, viewer, listQuerySchema.parse(query));
  const setting: Setting = { ledger, day, records: recordsOf(ledger, ids), numbers: numbersOf(ledger) };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const people = candidates.flatMap((candidate) => {
    const row = byId.get(candidate.person);
    return row === undefined ? [] : [personOf(setting, candidate, row)];
  });
  const planned = prepared(ledger.db, 'SELECT id, name FROM live_communities').all() as { id: string; name: string }[];
  return {
    day,
    people: people
      .filter(({ joining, finished }) => joining !== null || !finished)
      .map((person) => ({ person, pressing: urgency(person) }))
      .toSorted((one, other) => (one.pressing < other.pressing ? -1 : Number(one.pressing > other.pressing)))
      .map(({ person }) => person),
    communities: { ...Object.fromEntries(planned.map(({ id, name }) => [id, name])), ...labels['communities'] },
  };
}
