/** Who rises when: the days on which a grade can change, and those on which it does. */
import { type Day, formatDay } from '../day.ts';
import type { GradeFacts } from './facts.ts';
import { type Graded, gradeOnly } from './grade.ts';
import { dayAfterEnd, firstDay } from '../months.ts';
import type { Scheme } from './scheme.ts';
import { inForceFrom, stepDay } from './service.ts';

export interface Rise {
  readonly day: Day;
  readonly from: number | null;
  readonly to: number | null;
  /** 年限满档, 学历提高, 岗位变动 … */
  readonly reason: string;
}

/** The days after `since` on which something other than time changes, from when it is in force. */
function eventDays(scheme: Scheme, facts: GradeFacts, since: Day): readonly Day[] {
  const { credentials, years } = scheme.effective;
  const days = new Set<Day>();
  // Nothing is put off by more than a year, so that most of a career is not looked at.
  const earliest = `${Number(since.slice(0, 4)) - 1}`;
  const add = (day: Day): void => {
    if (day > since) days.add(day);
  };
  const at = (day: Day | null): void => {
    if (day === null || day < earliest) return;
    const first = firstDay(day);
    add(first);
    add(inForceFrom(credentials, first));
    add(inForceFrom(years, first));
  };
  const after = (day: Day | null): void => {
    if (day !== null && day >= earliest) at(dayAfterEnd(day));
  };
  for (const { from, to } of [...facts.posts, ...facts.stays, ...facts.rulings, ...facts.certificates]) {
    at(from);
    after(to);
  }
  for (const { from } of [...facts.educations, ...facts.awards]) at(from);
  for (const one of facts.certificates) {
    at(one.registeredOn);
    after(one.registeredTo);
    at(one.allowanceFrom);
  }
  at(facts.startedOn);
  at(facts.recognisedOn);
  if (scheme.excludeYearsWithGrade.length > 0) for (const { year } of facts.appraisals) at(`${year + 1}-01-01`);
  return [...days].toSorted();
}

/** The next day on which more years may give a grade; null where they cannot. */
function nextStep(scheme: Scheme, graded: Graded): Day | null {
  let next: Day | null = null;
  for (const { capped, anchor, deemedMonths, steps } of [graded, ...graded.others]) {
    const reached = capped ? null : stepDay(scheme, anchor, deemedMonths, steps + 1);
    const day = reached === null ? null : inForceFrom(scheme.effective.years, reached);
    if (day !== null && (next === null || day < next)) next = day;
  }
  return next;
}

/** Steps of one way down the days: the next one after `day` on which the grade may differ. */
function nextDay(scheme: Scheme, graded: Graded, events: readonly Day[], day: Day): Day | null {
  const event = events.find((one) => one > day) ?? null;
  const step = nextStep(scheme, graded);
  if (step === null || step <= day) return event;
  return event === null || step < event ? step : event;
}

/** What made the difference between two days. */
function reasonOf(before: Graded, after: Graded): string {
  if (before.difference !== null || after.difference !== null) return '等级认定';
  if (before.post !== after.post) return '岗位变动';
  const changed = (rule: string): number =>
    (after.parts.find((part) => part.rule === rule)?.grades ?? 0) -
    (before.parts.find((part) => part.rule === rule)?.grades ?? 0);
  const all = ['年限', '学历', '证书', '表彰'].filter((rule) => changed(rule) !== 0);
  const words: Readonly<Record<string, string>> = {
    年限: '年限满档',
    学历: '学历变动',
    证书: '证书变动',
    表彰: '表彰提级',
  };
  return all.map((rule) => words[rule] ?? rule).join('、') || '封顶变动';
}

/** Every change of grade within (from, to], in order of time; a fall is one too, with its reason. */
export function risesBetween(scheme: Scheme, facts: GradeFacts, from: Day, to: Day): readonly Rise[] {
  const events = eventDays(scheme, facts, from);
  const rises: Rise[] = [];
  let before = gradeOnly(scheme, facts, from);
  for (let day = nextDay(scheme, before, events, from); day !== null && day <= to;) {
    const after = gradeOnly(scheme, facts, day);
    if (after.grade !== before.grade)
      rises.push({ day, from: before.grade, to: after.grade, reason: reasonOf(before, after) });
    before = after;
    day = nextDay(scheme, after, events, day);
  }
  return rises;
}

export interface NextRise {
  readonly day: Day;
  readonly grade: number;
  readonly why: string;
}

/** The next rise after a day if nothing changes that is not yet known; null at the top of the post. */
export function nextRise(
  scheme: Scheme,
  facts: GradeFacts,
  day: Day,
  graded = gradeOnly(scheme, facts, day),
): NextRise | null {
  if (graded.grade === null) return null;
  const events = eventDays(scheme, facts, day);
  let before = graded;
  for (let next = nextDay(scheme, before, events, day); next !== null;) {
    const after = gradeOnly(scheme, facts, next);
    if (after.grade !== null && after.grade > (before.grade ?? 0)) {
      const why = reasonOf(before, after);
      return { day: next, grade: after.grade, why: `${formatDay(next, '1990年5月1日')}起${after.grade}级：${why}。` };
    }
    before = after;
    next = nextDay(scheme, after, events, next);
  }
  return null;
}
