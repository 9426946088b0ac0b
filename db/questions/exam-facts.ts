/** What is recorded of examinations, put together by person: what the lists of 考试情况 and the grid of scores are made of. */
import type { Ledger } from '../ledger.ts';
import type { Day } from '../rules/day.ts';
import {
  type ExamMark,
  examStanding,
  outcomeOf,
  type Qualification,
  qualificationOf,
  type Sitting,
} from '../rules/exam-results.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

export interface ExamSubject {
  readonly id: string;
  readonly exam: string;
  readonly name: string;
  readonly fullMark: number | null;
  readonly passMark: number | null;
  readonly weight: number | null;
}

export interface ExamScore {
  readonly id: string;
  readonly entry: string;
  readonly subject: string;
  readonly score: number | null;
  readonly result: ExamMark | null;
}

/** One person's part in one examination; community as of the day of the examination. */
export interface ExamEntry {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly community: string | null;
  readonly communityName: string;
  readonly exam: string;
  readonly examName: string;
  readonly kind: string;
  readonly year: number;
  readonly stage: string | null;
  readonly result: ExamMark | null;
  readonly resultOn: Day | null;
  readonly total: number | null;
  readonly rank: number | null;
  readonly certificateNumber: string | null;
}

/** The subjects of one examination, or of all, in their order. */
export function examSubjects(ledger: Ledger, exam: string | null): readonly ExamSubject[] {
  return prepared(
    ledger.db,
    `SELECT id, exam, name, full_mark AS fullMark, pass_mark AS passMark, weight FROM live_exam_subjects
     WHERE :exam IS NULL OR exam = :exam ORDER BY exam, sort_order IS NULL, sort_order, created_at, id`,
  ).all({ exam }) as ExamSubject[];
}

/** The scores of one examination, or of all. */
export function examScores(ledger: Ledger, exam: string | null): readonly ExamScore[] {
  return prepared(
    ledger.db,
    `SELECT s.id, s.entry, s.subject, s.score, s.result FROM live_exam_scores s JOIN live_exam_entries e ON e.id = s.entry
     WHERE :exam IS NULL OR e.exam = :exam`,
  ).all({ exam }) as ExamScore[];
}

/** On the day of the examination, or in the middle of its year. */
const postOf = `(SELECT a.community FROM live_appointments a WHERE a.person = e.person
  AND coalesce(a.starts_on, '') <= coalesce(x.exam_day, x.year || '-06-30')
  AND coalesce(a.ends_on || '-99-99', '9999') >= coalesce(x.exam_day, x.year || '-06-30')
  ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1)`;

/** The entries of one examination, or of all, by community and name. */
export function examEntries(ledger: Ledger, exam: string | null): readonly ExamEntry[] {
  return prepared(
    ledger.db,
    `SELECT f.*, coalesce(c.name, '') AS communityName FROM (
       SELECT e.id, e.person, p.name, ${postOf} AS community, e.exam, x.name AS examName, x.kind, x.year, e.stage, e.result,
         e.result_on AS resultOn, e.total, e.rank, e.certificate_number AS certificateNumber
       FROM live_exam_entries e JOIN live_exams x ON x.id = e.exam JOIN live_people p ON p.id = e.person
       WHERE :exam IS NULL OR e.exam = :exam) f LEFT JOIN live_communities c ON c.id = f.community
     ORDER BY c.name IS NULL, c.name, f.name, f.id`,
  ).all({ exam }) as ExamEntry[];
}

/** An entry with the outcome of each subject that is known. */
export interface SatEntry {
  readonly entry: ExamEntry;
  readonly sitting: Sitting;
}

/** All entries with the outcomes of their subjects. */
export function satEntries(ledger: Ledger): readonly SatEntry[] {
  const subjects = new Map(examSubjects(ledger, null).map((one) => [one.id, one]));
  const scores = new Map<string, ExamScore[]>();
  for (const score of examScores(ledger, null)) scores.set(score.entry, [...(scores.get(score.entry) ?? []), score]);
  return examEntries(ledger, null).map((entry) => ({
    entry,
    sitting: {
      year: entry.year,
      result: entry.result,
      resultOn: entry.resultOn,
      subjects: (scores.get(entry.id) ?? []).flatMap(({ subject, score, result }) => {
        const found = subjects.get(subject);
        return found === undefined ? [] : [{ name: found.name, outcome: outcomeOf(score, result, found) }];
      }),
    },
  }));
}

/** What came of an entry: what was recorded; of a qualification else what its subjects say; null while nothing is known. */
export function resultOf({ entry, sitting }: SatEntry, all: readonly SatEntry[]): ExamMark | null {
  if (entry.result !== null) return entry.result;
  const outcomes = sitting.subjects.flatMap(({ outcome }) => outcome ?? []);
  if (outcomes.length === 0) return null;
  if (outcomes.includes('violation')) return 'violation';
  if (outcomes.every((one) => one === 'absent')) return 'absent';
  const qualification = qualificationOf(entry.kind);
  if (qualification === null) return outcomes.every((one) => one === 'passed') ? 'passed' : 'failed';
  const own = all.filter((one) => one.entry.person === entry.person && one.entry.kind === entry.kind);
  const until = own.filter((one) => one.entry.year <= entry.year).map((one) => one.sitting);
  const standing = examStanding(qualification, until, entry.year, `${entry.year}-12-31`);
  return standing.passedIn === entry.year ? 'passed' : 'failed';
}

/** The next examination that can be sat: this year's until something of it is known, without one on record until June. */
export function nextExamYear(ledger: Ledger, qualification: Qualification, day: Day): number {
  const year = Number(day.slice(0, 4));
  const found = prepared(
    ledger.db,
    `SELECT count(*) AS held, coalesce(sum(EXISTS (SELECT 1 FROM live_exam_entries e WHERE e.exam = x.id AND (e.result IS NOT NULL
         OR EXISTS (SELECT 1 FROM live_exam_scores s WHERE s.entry = e.id)))), 0) AS known
     FROM live_exams x WHERE x.kind = ? AND x.year = ?`,
  ).get(qualification, year) as { held: number; known: number };
  if (found.known > 0) return year + 1;
  return found.held > 0 || Number(day.slice(5, 7)) <= 6 ? year : year + 1;
}

export interface RollPerson {
  readonly id: string;
  readonly name: string;
  readonly community: string | null;
  readonly communityName: string;
}

/** Everybody on the roll on a day, by community and name. */
export function peopleOnRoll(ledger: Ledger, day: Day): readonly RollPerson[] {
  return prepared(
    ledger.db,
    `SELECT f.*, coalesce(c.name, '') AS communityName FROM (
       SELECT p.id, p.name, (SELECT a.community FROM live_appointments a WHERE a.person = p.id AND ${holds('a', 'starts_on', 'ends_on')}
         ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1) AS community
       FROM live_people p WHERE EXISTS (SELECT 1 FROM live_stays s WHERE s.person = p.id AND ${holds('s', 'starts_on', 'ends_on')})) f
     LEFT JOIN live_communities c ON c.id = f.community ORDER BY c.name IS NULL, c.name, f.name, f.id`,
  ).all({ day }) as RollPerson[];
}
