/** 年度考核 of the last ten years: scores, ballots and texts of everybody who was there, about a fifth of them 优秀. */
import { demoRecord, type DemoRecord } from './demo-record.ts';
import { diceFrom } from './dice.ts';
import { monthOf } from './months.ts';
import type { Career } from './people-plan.ts';
import { duties, partyOpinion, reward, summary } from './texts.ts';

export interface Appraised {
  readonly id: string;
  readonly career: Career;
}

/** Months of a year in which the career counts (在册, not part-time); 0 to 12. */
function monthsIn(career: Career, year: number): number {
  const first = year * 12;
  return career.stays.reduce((sum, stay) => {
    if (stay.kind !== 'regular') return sum;
    const from = Math.max(first, monthOf(stay.from));
    const to = Math.min(first + 11, stay.to === null ? first + 11 : monthOf(stay.to));
    return sum + Math.max(0, to - from + 1);
  }, 0);
}

const grades = { excellent: '优秀', competent: '称职', basic: '基本称职', unfit: '不称职' } as const;
type Grade = keyof typeof grades;

interface Line {
  readonly id: string;
  readonly career: Career;
  readonly months: number;
  readonly political: number;
  readonly performance: number;
  readonly satisfaction: number;
  readonly adjust: number;
}

const total = (line: Line): number =>
  Math.round((line.political + line.performance + line.satisfaction + line.adjust) * 100) / 100;

function scored(seed: number, year: number, { id, career }: Appraised, months: number): Line {
  const dice = diceFrom(seed, year * 20_000 + career.place);
  const tenths = (least: number, most: number): number => dice.whole(least * 10, most * 10) / 10;
  const weak = dice.chance(0.025);
  return {
    id,
    career,
    months,
    political: tenths(weak ? 11 : 16, 20),
    performance: tenths(weak ? 26 : 40, 50),
    satisfaction: tenths(weak ? 16 : 24, 30),
    adjust: dice.chance(0.15) ? dice.whole(-2, 3) : 0,
  };
}

/** A fifth of those who are graded at all, by their scores; the weakest get less than 称职. */
function gradesOf(lines: readonly Line[]): ReadonlyMap<string, Grade> {
  const ranked = lines.filter((line) => line.months >= 6).toSorted((a, b) => total(b) - total(a));
  const places = Math.floor(ranked.length * 0.2);
  return new Map(
    ranked.map((line, rank) => {
      if (rank < places) return [line.id, 'excellent'];
      return [line.id, total(line) < 62 ? 'unfit' : total(line) < 72 ? 'basic' : 'competent'];
    }),
  );
}

/** What a year's form says beside scores and grade: attendance, ballots, survey, texts. */
function formOf(seed: number, year: number, line: Line): Readonly<Record<string, string | number | null>> {
  const dice = diceFrom(seed, year * 20_000 + 10_000 + line.career.place);
  const due = Math.round((248 * line.months) / 12);
  const sick = dice.chance(0.15) ? dice.whole(1, 12) : 0;
  const personal = dice.chance(0.2) ? dice.whole(1, 10) / 2 : 0;
  const voters = dice.whole(18, 46);
  const excellent = Math.round(voters * (line.performance / 50) * 0.5);
  const basic = dice.chance(0.2) ? 1 : 0;
  const sent = dice.whole(50, 120);
  return {
    duties: dice.chance(0.4) ? dice.pick(duties) : null,
    summary: dice.chance(0.03) ? null : summary(dice),
    due_days: due,
    actual_days: due - sick - personal,
    personal_leave_days: personal,
    sick_leave_days: sick,
    absent_days: 0,
    training_hours: dice.whole(12, 90),
    rotation_note: dice.chance(0.3) ? `${year}年街道全员轮训（第${dice.whole(1, 3)}期）` : null,
    rewards: reward(dice, year, 0.08),
    ballot_participants: voters,
    ballot_excellent: excellent,
    ballot_competent: voters - excellent - basic,
    ballot_basic: basic,
    ballot_incompetent: 0,
    ballot_score: Math.round((100 * (excellent + 0.85 * (voters - excellent - basic) + 0.6 * basic)) / voters),
    survey_sent: sent,
    survey_returned: sent - dice.whole(0, 12),
    satisfaction_rate: dice.whole(880, 998) / 10,
  };
}

function appraisal(seed: number, year: number, line: Line, grade: Grade | undefined, newKey: () => string): DemoRecord {
  if (grade === undefined) {
    return demoRecord(newKey(), {
      person: line.id,
      year,
      final_grade: 'ungraded',
      exemption_reason: '本年度在岗不满半年，只写评语、不定等次',
    });
  }
  const dice = diceFrom(seed, year * 20_000 + 15_000 + line.career.place);
  return demoRecord(newKey(), {
    person: line.id,
    year,
    ...formOf(seed, year, line),
    score_political: line.political,
    score_performance: line.performance,
    score_satisfaction: line.satisfaction,
    score_adjust: line.adjust,
    score_total: total(line),
    proposed_grade: grade,
    final_grade: grade,
    party_opinion: dice.chance(0.9) ? partyOpinion(dice, grades[grade]) : null,
    group_opinion: dice.chance(0.3) ? `同意评为${grades[grade]}等次。` : null,
  });
}

/** The appraisals of the years before the present one, year by year, one a person. */
export function appraisalRecords(
  setting: { readonly seed: number; readonly today: string; readonly years: number; readonly newKey: () => string },
  people: readonly Appraised[],
): readonly DemoRecord[] {
  const { seed, today, years, newKey } = setting;
  const thisYear = Number(today.slice(0, 4));
  const records: DemoRecord[] = [];
  for (let year = thisYear - years; year < thisYear; year += 1) {
    const lines = people.flatMap((person) => {
      const months = monthsIn(person.career, year);
      const leftBefore = person.career.stays.every((stay) => stay.to !== null && stay.to <= `${year}-12-30`);
      return months === 0 || leftBefore ? [] : [scored(seed, year, person, months)];
    });
    const given = gradesOf(lines);
    for (const line of lines) records.push(appraisal(seed, year, line, given.get(line.id), newKey));
  }
  return records;
}
