/** 考试情况: who passed, who lacks what until when, who may register and why not, who means to, how many passed. */
import type { Ledger } from '../ledger.ts';
import type { Day } from '../rules/day.ts';
import { type Diploma, examEligibility, type HeldQualification } from '../rules/exam-eligibility.ts';
import {
  type ExamMark,
  type ExamStanding,
  examStanding,
  type Qualification,
  qualificationOf,
  qualifications,
} from '../rules/exam-results.ts';
import type { ServiceFacts } from '../rules/service-years.ts';
import { prepared } from '../statements.ts';
import {
  type ExamEntry,
  nextExamYear,
  peopleOnRoll,
  resultOf,
  type RollPerson,
  type SatEntry,
  satEntries,
} from './exam-facts.ts';

export interface PassedLine {
  readonly entry: ExamEntry;
  /** The result was not recorded but follows from the subjects. */
  readonly computed: boolean;
  /** Of a qualification: whether the certificate stands among the certificates. Null for other examinations. */
  readonly certified: boolean | null;
}

/** Person → the qualifications held on a day, each with its earliest issue. */
function heldQualifications(ledger: Ledger, day: Day): ReadonlyMap<string, readonly HeldQualification[]> {
  const rows = prepared(
    ledger.db,
    `SELECT person, kind, min(issued_on) AS issuedOn FROM live_certificates
     WHERE kind IN ('sw_assistant', 'sw', 'sw_senior') AND coalesce(issued_on, '') <= :day GROUP BY person, kind`,
  ).all({ day }) as { person: string; kind: Qualification; issuedOn: Day | null }[];
  const held = new Map<string, HeldQualification[]>();
  for (const { person, kind, issuedOn } of rows) {
    held.set(person, [...(held.get(person) ?? []), { kind, issuedOn }]);
  }
  return held;
}

/** 通过名单, newest first. @param year all years where null */
export function passedList(ledger: Ledger, year: number | null, day: Day): readonly PassedLine[] {
  const held = heldQualifications(ledger, day);
  const all = satEntries(ledger);
  return all
    .filter((one) => (year === null || one.entry.year === year) && resultOf(one, byPerson(all, one)) === 'passed')
    .map(({ entry }): PassedLine => {
      const qualification = qualificationOf(entry.kind);
      const certified =
        qualification === null ? null : (held.get(entry.person) ?? []).some(({ kind }) => kind === qualification);
      return { entry, computed: entry.result === null, certified };
    })
    .toSorted((a, b) => b.entry.year - a.entry.year || a.entry.kind.localeCompare(b.entry.kind));
}

const indexes = new WeakMap<readonly SatEntry[], ReadonlyMap<string, readonly SatEntry[]>>();

/** The entries of the same person: a few of many thousands. */
function byPerson(all: readonly SatEntry[], { entry }: SatEntry): readonly SatEntry[] {
  let index = indexes.get(all);
  if (index === undefined) {
    index = Map.groupBy(all, (one) => one.entry.person);
    indexes.set(all, index);
  }
  return index.get(entry.person) ?? [];
}

const holdsOrSurpasses = (kind: Qualification, wanted: Qualification): boolean =>
  qualifications.indexOf(kind) >= qualifications.indexOf(wanted);

export interface LackingLine {
  readonly person: RollPerson;
  readonly standing: ExamStanding;
}

/**
 * Who has begun an examination and not got the certificate: of the 高级 also who passed the paper and has not been reviewed yet.
 * Those whose next chance is the last for what they hold come first.
 */
export function lackingList(ledger: Ledger, day: Day): readonly LackingLine[] {
  const held = heldQualifications(ledger, day);
  const sat = Map.groupBy(satEntries(ledger), ({ entry }) => entry.person);
  const next = new Map(qualifications.map((one) => [one, nextExamYear(ledger, one, day)]));
  const lines = peopleOnRoll(ledger, day).flatMap((person) =>
    qualifications.flatMap((qualification): readonly LackingLine[] => {
      const own = (sat.get(person.id) ?? [])
        .filter(
          ({ entry, sitting }) =>
            entry.kind === qualification && (entry.result !== null || sitting.subjects.length > 0),
        )
        .map(({ sitting }) => sitting);
      const done = (held.get(person.id) ?? []).some(({ kind }) => holdsOrSurpasses(kind, qualification));
      if (own.length === 0 || done) return [];
      const standing = examStanding(qualification, own, next.get(qualification) ?? 0, day);
      return standing.passedIn !== null && qualification !== 'sw_senior' ? [] : [{ person, standing }];
    }),
  );
  return lines.toSorted((a, b) => (a.standing.until ?? 9999) - (b.standing.until ?? 9999));
}

export interface EligibleLine {
  readonly person: RollPerson;
  readonly eligible: boolean;
  readonly from: number | null;
  readonly reason: string;
  readonly trace: readonly string[];
  /** 报考进度 in the examination of that year, where it is on record. */
  readonly stage: string | null;
}

interface ServiceRow {
  readonly id: string;
  readonly startedOn: Day | null;
  readonly priorMonths: number | null;
  readonly deductedMonths: number | null;
  readonly recognisedMonths: number | null;
  readonly recognisedOn: Day | null;
  readonly recognisedBasis: string | null;
}

function serviceFacts(ledger: Ledger): ReadonlyMap<string, Omit<ServiceFacts, 'day'>> {
  const rows = prepared(
    ledger.db,
    `SELECT id, service_started_on AS startedOn, prior_service_months AS priorMonths, deducted_service_months AS deductedMonths,
       recognised_service_months AS recognisedMonths, recognised_service_on AS recognisedOn,
       recognised_service_basis AS recognisedBasis FROM live_people`,
  ).all() as ServiceRow[];
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

function diplomasByPerson(ledger: Ledger): ReadonlyMap<string, readonly Diploma[]> {
  const rows = prepared(
    ledger.db,
    'SELECT person, level, degree, major, graduated_on AS graduatedOn FROM live_educations ORDER BY level, graduated_on',
  ).all() as (Diploma & { readonly person: string })[];
  return Map.groupBy(rows, ({ person }) => person);
}

/** Who may register for the examination of a year, everybody on the roll with why or why not. */
export function eligibleList(
  ledger: Ledger,
  qualification: Qualification,
  year: number,
  day: Day,
): readonly EligibleLine[] {
  const held = heldQualifications(ledger, day);
  const diplomas = diplomasByPerson(ledger);
  const services = serviceFacts(ledger);
  const stages = prepared(
    ledger.db,
    `SELECT e.person, e.stage FROM live_exam_entries e JOIN live_exams x ON x.id = e.exam WHERE x.kind = ? AND x.year = ?`,
  ).all(qualification, year) as { person: string; stage: string | null }[];
  const stageOf = new Map(stages.map(({ person, stage }) => [person, stage]));
  return peopleOnRoll(ledger, day).map((person) => {
    const facts = {
      diplomas: diplomas.get(person.id) ?? [],
      service: services.get(person.id) ?? { startedOn: null },
      held: held.get(person.id) ?? [],
    };
    const { eligible, from, reason, trace } = examEligibility(qualification, facts, year);
    return { person, eligible, from, reason, trace, stage: stageOf.get(person.id) ?? null };
  });
}

export interface ExamFigures {
  readonly exam: string;
  readonly examName: string;
  readonly kind: string;
  readonly year: number;
  readonly community: string | null;
  readonly communityName: string;
  readonly intended: number;
  readonly registered: number;
  /** 参考: with a result, 缺考 not among them. */
  readonly sat: number;
  readonly absent: number;
  readonly violation: number;
  readonly passed: number;
}

/** 报考意向 and 通过率 of each examination by community; 缺考 counts in no rate. */
export function examFigures(ledger: Ledger): readonly ExamFigures[] {
  const all = satEntries(ledger);
  const groups = Map.groupBy(all, ({ entry }) => `${entry.exam} ${entry.community ?? ''}`);
  return [...groups.values()].flatMap((group): readonly ExamFigures[] => {
    const [first] = group;
    if (first === undefined) return [];
    const results = group.map((one) => resultOf(one, byPerson(all, one)));
    const count = (...wanted: readonly ExamMark[]): number =>
      results.filter((one) => one !== null && wanted.includes(one)).length;
    const { exam, examName, kind, year, community, communityName } = first.entry;
    const registered = group.filter(({ entry }, place) => entry.stage === 'registered' || results[place] !== null);
    return [
      {
        exam,
        examName,
        kind,
        year,
        community,
        communityName,
        intended: group.filter(({ entry }, place) => entry.stage === 'intended' && results[place] === null).length,
        registered: registered.length,
        sat: count('passed', 'failed', 'violation'),
        absent: count('absent'),
        violation: count('violation'),
        passed: count('passed'),
      },
    ];
  });
}
