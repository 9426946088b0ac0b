/** What earlier 走访慰问 says of a new plan: who was visited when, and whom plan after plan left out. */
import { demand, type Viewer } from '../rights.ts';
import { registerOf, type Ledger } from '../ledger.ts';
import { addMonths } from '../rules/day.ts';
import {
  type EarlierPlan,
  leftOutInARow,
  proposeVisits,
  type VisitCandidate,
  type VisitGroup,
  type VisitLimit,
  type VisitProposal,
  type VisitRule,
} from '../rules/visit-recipients.ts';
import { prepared } from '../statements.ts';
import { visitPeople, type VisitPerson } from './visit-people.ts';

export interface PlanRow {
  readonly id: string;
  readonly occasion: string;
  readonly year: number;
  readonly day: string;
  readonly forFrontLine: number | null;
  readonly forRetired: number | null;
  readonly forPartTime: number | null;
  readonly forDifficulty: number | null;
  readonly limitedTo: VisitLimit | null;
  readonly gift: string | null;
  readonly funding: string | null;
  readonly perHead: number | null;
  readonly budget: number | null;
  readonly leader: string | null;
  readonly visitors: string | null;
  readonly state: string;
  readonly approval: string | null;
  readonly approvedOn: string | null;
  readonly exception: string | null;
  readonly version: number;
}

const planColumns = `id, occasion, year, day, for_front_line AS forFrontLine, for_retired AS forRetired,
  for_part_time AS forPartTime, for_difficulty AS forDifficulty, limited_to AS limitedTo, gift, funding,
  per_head AS perHead, budget, leader, visitors, state, approval, approved_on AS approvedOn, exception, version`;

/** The groups that a plan is for. */
export function groupsOfPlan(plan: PlanRow): readonly VisitGroup[] {
  return [
    ...(plan.forFrontLine === 1 ? (['front_line'] as const) : []),
    ...(plan.forRetired === 1 ? (['retired'] as const) : []),
    ...(plan.forPartTime === 1 ? (['part_time'] as const) : []),
    ...(plan.forDifficulty === 1 ? (['difficulty'] as const) : []),
  ];
}

/** One plan; undefined where there is none. @throws LedgerError forbidden */
export function visitPlan(ledger: Ledger, viewer: Viewer, id: string): PlanRow | undefined {
  demand(viewer, registerOf(ledger, 'visit_plans'), 'read');
  return prepared(ledger.db, `SELECT ${planColumns} FROM live_visit_plans WHERE id = ?`).get(id) as PlanRow | undefined;
}

/** How many earlier plans are looked at: the row of those left out is as long as it matters. */
const earlierPlans = 6;

/** The plans that count before a day, newest first. */
function plansBefore(ledger: Ledger, day: string, except: string): readonly PlanRow[] {
  return prepared(
    ledger.db,
    `SELECT ${planColumns} FROM live_visit_plans WHERE day < ? AND id <> ? AND state IN ('asked', 'approved', 'done')
     ORDER BY day DESC, id LIMIT ${earlierPlans}`,
  ).all(day, except) as PlanRow[];
}

function chosenIn(ledger: Ledger, plan: string): ReadonlySet<string> {
  const rows = prepared(
    ledger.db,
    "SELECT person FROM live_visits WHERE plan = ? AND state IN ('planned', 'done')",
  ).all(plan) as { readonly person: string }[];
  return new Set(rows.map(({ person }) => person));
}

function earlier(ledger: Ledger, viewer: Viewer, day: string, except: string): readonly EarlierPlan[] {
  return plansBefore(ledger, day, except).map((plan) => {
    const rule: VisitRule = { groups: groupsOfPlan(plan), limitedTo: plan.limitedTo, perHead: null, budget: null };
    const then = visitPeople(ledger, viewer, plan.day).map((person) => candidate(person));
    const qualified = new Set(proposeVisits(then, rule).lines.map(({ id }) => id));
    return { day: plan.day, qualified, chosen: chosenIn(ledger, plan.id) };
  });
}

interface Visited {
  /** Visits of the plans of the last twelve months. */
  readonly visits: number;
  readonly last: string | null;
}

const candidate = (person: VisitPerson, visited?: Visited, leftOut = 0): VisitCandidate => ({
  id: person.id,
  community: person.community,
  groups: person.groups,
  female: person.female,
  partyMember: person.partyMember,
  visits: visited?.visits ?? 0,
  lastVisit: visited?.last ?? null,
  leftOut,
});

/** Visits by person up to a day. An event of a life takes nobody's turn at a festival: only visits of plans are counted. */
function visitedBy(ledger: Ledger, day: string, except: string): ReadonlyMap<string, Visited> {
  const rows = prepared(
    ledger.db,
    `SELECT v.person AS person,
       sum(v.plan IS NOT NULL AND v.state IN ('planned', 'done') AND coalesce(v.visited_on, p.day) > :since) AS visits,
       max(CASE WHEN v.state = 'done' THEN v.visited_on END) AS last
     FROM live_visits v LEFT JOIN live_visit_plans p ON p.id = v.plan
     WHERE coalesce(v.plan, '') <> :except AND coalesce(v.visited_on, p.day, '') <= :day AND coalesce(p.state, '') <> 'dropped'
     GROUP BY v.person`,
  ).all({ day, since: addMonths(day, -12), except }) as (Visited & { readonly person: string })[];
  return new Map(rows.map((row) => [row.person, row]));
}

export interface NamedProposal extends VisitProposal {
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Who qualifies for a plan on its day, in order, with the reasons.
 * @param plan the plan itself where it is saved already: what it says of its own people is not held against them
 * @throws LedgerError forbidden
 */
export function visitProposal(
  ledger: Ledger,
  viewer: Viewer,
  { day, rule, plan }: { readonly day: string; readonly rule: VisitRule; readonly plan: string | null },
): NamedProposal {
  demand(viewer, registerOf(ledger, 'visits'), 'read');
  const people = visitPeople(ledger, viewer, day);
  const visited = visitedBy(ledger, day, plan ?? '');
  const leftOut = leftOutInARow(earlier(ledger, viewer, day, plan ?? ''));
  const candidates = people.map((person) => candidate(person, visited.get(person.id), leftOut.get(person.id)));
  return {
    ...proposeVisits(candidates, rule),
    names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
}

export interface UnvisitedPerson {
  readonly id: string;
  readonly name: string;
  readonly community: string | null;
  readonly groups: readonly VisitGroup[];
  /** The last visit, YYYY-MM-DD or less; null where there never was one. */
  readonly last: string | null;
}

/** Who has not been visited for so many months on a day, longest first. @throws LedgerError forbidden */
export function unvisited(ledger: Ledger, viewer: Viewer, day: string, months: number): readonly UnvisitedPerson[] {
  demand(viewer, registerOf(ledger, 'visits'), 'read');
  const rows = prepared(
    ledger.db,
    "SELECT person, max(visited_on) AS last FROM live_visits WHERE state = 'done' AND visited_on <= ? GROUP BY person",
  ).all(day) as { readonly person: string; readonly last: string | null }[];
  const last = new Map(rows.map((row) => [row.person, row.last]));
  const since = addMonths(day, -months);
  return visitPeople(ledger, viewer, day)
    .map(({ id, name, community, groups }) => ({ id, name, community, groups, last: last.get(id) ?? null }))
    .filter((person) => person.last === null || person.last < since)
    .toSorted((a, b) => (a.last ?? '').localeCompare(b.last ?? '') || a.name.localeCompare(b.name, 'zh'));
}
