/**
 * What a person has passed of the 社会工作者职业资格考试 and what is lacking until when. By 《社会工作者职业资格（水平）评价办法》: the subjects of the
 * 助理社会工作师 within one examination year, those of the 社会工作师 within two consecutive ones, the paper of the 高级社会工作师 good for
 * three years of 评审 (《高级社会工作师评价办法》, 人社部规〔2018〕2号).
 */
import { addYears, compareDays, type Day, formatDay } from './day.ts';

export const qualifications = ['sw_assistant', 'sw', 'sw_senior'] as const;
export type Qualification = (typeof qualifications)[number];

/** What is known beside a score; see the code list `exam_result`. */
export type ExamMark = 'passed' | 'failed' | 'absent' | 'violation';

interface QualificationRule {
  readonly label: string;
  readonly subjects: readonly string[];
  /** Within how many consecutive examination years all subjects must be passed. */
  readonly years: number;
}

export const qualificationRules: Readonly<Record<Qualification, QualificationRule>> = {
  sw_assistant: { label: '助理社会工作师', subjects: ['社会工作综合能力', '社会工作实务'], years: 1 },
  sw: { label: '社会工作师', subjects: ['社会工作综合能力', '社会工作法规与政策', '社会工作实务'], years: 2 },
  sw_senior: { label: '高级社会工作师', subjects: ['社会工作实务'], years: 1 },
};

/** For how many years the paper of the 高级 may be used for 评审. */
const seniorYears = 3;

/** Where no pass mark was announced: this share of the full mark, 60 of 100. */
const usualShare = 0.6;
const usualFullMark = 100;

/** A qualification among the kinds of examination; null for the others. */
export function qualificationOf(kind: string): Qualification | null {
  return qualifications.find((one) => one === kind) ?? null;
}

/** The subject of a qualification that a name on a score sheet means: 实务（中级） is 社会工作实务. Null for none of them. */
export function subjectOf(qualification: Qualification, name: string): string | null {
  const keys: Readonly<Record<string, RegExp>> = {
    社会工作综合能力: /综合/u,
    社会工作法规与政策: /法规/u,
    社会工作实务: /实务/u,
  };
  return qualificationRules[qualification].subjects.find((subject) => keys[subject]?.test(name) === true) ?? null;
}

export interface SubjectMarks {
  readonly fullMark: number | null;
  readonly passMark: number | null;
}

/** The full mark and the pass mark that hold where they were not entered. */
export function marksOf({ fullMark, passMark }: SubjectMarks): { readonly full: number; readonly pass: number } {
  const full = fullMark ?? usualFullMark;
  return { full, pass: passMark ?? full * usualShare };
}

/** The outcome of one subject: its mark where there is one, else the score against the pass mark; null where nothing is known. 缺考 and 违纪 stay what they are. */
export function outcomeOf(score: number | null, mark: ExamMark | null, marks: SubjectMarks): ExamMark | null {
  if (mark !== null) return mark;
  if (score === null) return null;
  return score >= marksOf(marks).pass ? 'passed' : 'failed';
}

/** The weighted total of scores; null while a weighted subject lacks its score or nothing is weighted. */
export function weightedTotal(
  parts: readonly { readonly score: number | null; readonly weight: number | null; readonly fullMark: number | null }[],
): number | null {
  const weighted = parts.filter(({ weight }) => weight !== null && weight > 0);
  if (weighted.length === 0) return null;
  let total = 0;
  for (const { score, weight, fullMark } of weighted) {
    if (score === null) return null;
    total += (score / (fullMark ?? usualFullMark)) * (weight ?? 0);
  }
  return Math.round(total * 100) / 100;
}

/** One examination that somebody entered for. */
export interface Sitting {
  readonly year: number;
  /** 通过/未过 of the whole, where that was recorded. */
  readonly result: ExamMark | null;
  /** 成绩公布日期, as far as known. */
  readonly resultOn: Day | null;
  readonly subjects: readonly { readonly name: string; readonly outcome: ExamMark | null }[];
}

export interface HeldSubject {
  readonly subject: string;
  readonly year: number;
  /** The last examination year in which it still counts. */
  readonly until: number;
}

export interface ExamStanding {
  readonly qualification: Qualification;
  /** The examination year in which all was passed; null where something is lacking. */
  readonly passedIn: number | null;
  /** 高级: the last day on which the paper can be used for 评审; null else. */
  readonly usableUntil: Day | null;
  /** Subjects passed that still count in the next examination year. */
  readonly held: readonly HeldSubject[];
  /** Subjects passed once that count no more. */
  readonly expired: readonly HeldSubject[];
  readonly lacking: readonly string[];
  /** The examination year up to which the lacking subjects must be passed for all held ones to count; null where none is held. */
  readonly until: number | null;
  readonly trace: readonly string[];
}

const resultWords: Readonly<Record<ExamMark, string>> = {
  passed: '通过',
  failed: '未过',
  absent: '缺考',
  violation: '违纪',
};

const names = (subjects: readonly string[]): string => subjects.map((one) => `“${one}”`).join('、');

/** Subject → the years in which it was passed, ascending. */
function passes(qualification: Qualification, sittings: readonly Sitting[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { year, result, subjects } of sittings) {
    // 违纪 in the whole takes the subjects of that sitting with it.
    if (result === 'violation') continue;
    for (const { name, outcome } of subjects) {
      const subject = subjectOf(qualification, name);
      if (subject === null || outcome !== 'passed') continue;
      found.set(
        subject,
        [...(found.get(subject) ?? []), year].toSorted((a, b) => a - b),
      );
    }
  }
  return found;
}

/** The first year by which all subjects were passed within the years that count together. */
function completedIn(rule: QualificationRule, passed: ReadonlyMap<string, readonly number[]>): number | null {
  const years = [...passed.values()].flat().toSorted((a, b) => a - b);
  const complete = years.find((last) =>
    rule.subjects.every((subject) =>
      (passed.get(subject) ?? []).some((year) => year <= last && year > last - rule.years),
    ),
  );
  return complete ?? null;
}

function sittingLine({ year, result, subjects }: Sitting): string {
  const parts = subjects.flatMap(({ name, outcome }) => (outcome === null ? [] : [`${name}${resultWords[outcome]}`]));
  const whole = result === null ? [] : [`全科${resultWords[result]}`];
  const known = [...parts, ...whole];
  return `${year}年：${known.length === 0 ? '还没有成绩' : known.join('，')}。`;
}

/** The rule of a qualification in one line. */
function ruleLine(qualification: Qualification): string {
  const { label, subjects, years } = qualificationRules[qualification];
  if (qualification === 'sw_senior') return `${label}考${names(subjects)}，合格的成绩${seniorYears}年内可用于评审。`;
  const period = years === 1 ? '须在同一个考试年度' : `须在连续${years}个考试年度`;
  return `${label}考${names(subjects)}，${period}内全部通过。`;
}

/**
 * Where somebody stands in one examination.
 * @param nextYear the next examination year that can be sat (this one while its results are open)
 * @param day YYYY-MM-DD, for the three years of the 高级
 */
export function examStanding(
  qualification: Qualification,
  sittings: readonly Sitting[],
  nextYear: number,
  day: Day,
): ExamStanding {
  const rule = qualificationRules[qualification];
  const ordered = sittings.toSorted((a, b) => a.year - b.year);
  const trace = [ruleLine(qualification), ...ordered.map(sittingLine)];
  if (qualification === 'sw_senior') return senior(ordered, trace, day);
  const passed = passes(qualification, ordered);
  // 通过 of the whole needs no subjects.
  const whole = ordered.find(({ result }) => result === 'passed')?.year ?? null;
  const complete = completedIn(rule, passed);
  const passedIn = whole === null ? complete : complete === null ? whole : Math.min(whole, complete);
  const base = { qualification, held: [], expired: [], lacking: [], until: null } as const;
  if (passedIn !== null) return { ...base, passedIn, usableUntil: null, trace: [...trace, `${passedIn}年全部通过。`] };
  const latest = [...passed].map(([subject, years]): HeldSubject => {
    const year = years.at(-1) ?? 0;
    return { subject, year, until: year + rule.years - 1 };
  });
  const held = latest.filter(({ until }) => until >= nextYear);
  const expired = latest.filter(({ until }) => until < nextYear);
  const lacking = rule.subjects.filter((subject) => !held.some((one) => one.subject === subject));
  const until = held.length === 0 ? null : Math.min(...held.map((one) => one.until));
  for (const one of expired)
    trace.push(`“${one.subject}”${one.year}年通过，到${one.until}年为止有效，${nextYear}年起要重考。`);
  for (const one of held) trace.push(`“${one.subject}”${one.year}年通过，${one.until}年考试后作废。`);
  trace.push(
    until === null
      ? `还缺${names(lacking)}。`
      : `还缺${names(lacking)}，到${until}年的考试为止；${until}年没有全过，最早通过的科目要重考。`,
  );
  return { ...base, passedIn: null, usableUntil: null, held, expired, lacking, until, trace };
}

/** The newest paper that was passed decides; it may be used on `day` or is out of date. */
function senior(sittings: readonly Sitting[], before: readonly string[], day: Day): ExamStanding {
  const { subjects } = qualificationRules.sw_senior;
  const passed = sittings.findLast(
    ({ result, subjects: own }) =>
      result === 'passed' ||
      (result === null &&
        own.some(({ name, outcome }) => outcome === 'passed' && subjectOf('sw_senior', name) !== null)),
  );
  const base = { qualification: 'sw_senior', held: [], expired: [], until: null } as const;
  if (passed === undefined) {
    return {
      ...base,
      passedIn: null,
      usableUntil: null,
      lacking: subjects,
      trace: [...before, `还缺${names(subjects)}。`],
    };
  }
  const usableUntil = addYears(passed.resultOn ?? String(passed.year), seniorYears);
  const words = formatDay(usableUntil, '1990年5月1日');
  const over = compareDays(usableUntil, day) < 0;
  const from =
    passed.resultOn === null
      ? `${passed.year}年考过，公布日期不详`
      : `${formatDay(passed.resultOn, '1990年5月1日')}公布`;
  const line = over ? `${from}，合格成绩到${words}已过期，评审要重新考。` : `${from}，合格成绩可用于评审到${words}。`;
  return {
    ...base,
    passedIn: over ? null : passed.year,
    usableUntil,
    lacking: over ? subjects : [],
    trace: [...before, line],
  };
}
