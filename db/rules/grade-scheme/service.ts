/** 岗位等级年限: the years that a scheme counts, which may be others than those of the person's page. */
import { type Day, daysInMonth, formatDay } from '../day.ts';
import { formatMonths } from '../service-years.ts';
import { begun, type GradeFacts } from './facts.ts';
import {
  type Anchor,
  anchorOf,
  dayAfter,
  dayAfterEnd,
  dayReached,
  dayText,
  firstDay,
  monthsAt,
  moved,
} from '../months.ts';
import type { Scheme } from './scheme.ts';

const long = '1990年5月1日';

export interface GradeService {
  /** Months that count, deemed ones not among them. */
  readonly months: number;
  /** Days are left over beyond the full months. */
  readonly rest: boolean;
  /** From where months go on counting; null where they stand still. */
  readonly anchor: Anchor | null;
  /** Said only where somebody asks: most grades are computed for a table. */
  readonly trace: () => readonly string[];
}

/** Whole months of [from, to). */
const span = (from: Day, to: Day): number => Math.max(0, monthsAt(anchorOf(from), to));
const later = (one: Day, other: Day): Day => (one > other ? one : other);
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

/** Months of the years with a grade that does not count, as far as they lie after the start: by the day, and in all. */
function excluded(
  scheme: Scheme,
  facts: GradeFacts,
  start: Day,
  day: Day,
): { now: number; all: number; years: number[] } {
  const result = { now: 0, all: 0, years: [] as number[] };
  if (scheme.excludeYearsWithGrade.length === 0) return result;
  for (const { year, grade } of facts.appraisals) {
    const [first, end] = [`${year}-01-01`, `${year + 1}-01-01`];
    if (!scheme.excludeYearsWithGrade.includes(grade) || first > day || end <= start || day < start) continue;
    // All on the months of the start, so that none is lost between two ways of counting.
    const own = anchorOf(start);
    const before = monthsAt(own, later(first, start));
    result.now += monthsAt(own, earlier(end, day)) - before;
    result.all += monthsAt(own, end) - before;
    result.years.push(year);
  }
  return result;
}

/** Whether days are left over beyond the full months; within a year that does not count they stand as on its first day. */
function restOn(scheme: Scheme, facts: GradeFacts, anchor: Anchor, start: Day, day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const still =
    day >= start &&
    `${year + 1}` > start &&
    facts.appraisals.some((one) => one.year === year && scheme.excludeYearsWithGrade.includes(one.grade));
  return anchorOf(still ? later(`${year}-01-01`, start) : day).day !== anchor.day;
}

/** The breaks between stays that lie within the service, as months, and the first day of the stay after the last one. */
function gapsOf(facts: GradeFacts, start: Day, day: Day): { readonly months: number; readonly back: Day | null } {
  let months = 0;
  let back: Day | null = null;
  const stays = facts.stays.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  for (const [place, stay] of stays.entries()) {
    const before = stays[place - 1]?.to;
    if (before === undefined || before === null || stay.from === null || !begun(stay.from, day)) continue;
    const [gone, again] = [later(dayAfterEnd(before), start), firstDay(stay.from)];
    if (again <= gone) continue;
    months += span(gone, again);
    back = again;
  }
  return { months, back };
}

/** The first day of the unbroken run in this 岗位层次 that reaches to the day. */
export function postSince(facts: GradeFacts, post: string, day: Day): Day | null {
  const runs = facts.posts
    .filter((one) => one.post === post && begun(one.from, day))
    .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  let since: Day | null = null;
  for (const { from, to } of runs) {
    const end = to === null ? '9999' : dayAfterEnd(to);
    if (since === null ? end <= day : end < since) continue;
    if (from === null) return null;
    since = firstDay(from);
  }
  return since;
}

function recognisedService(scheme: Scheme, facts: GradeFacts, recognised: number, day: Day): GradeService {
  const { recognisedOn: on, recognisedBasis } = facts;
  const basis = recognisedBasis === null ? '，未写明依据' : `，依据：${recognisedBasis}`;
  const said = (): string =>
    `社区工作年限认定${on === null ? '' : `截至${formatDay(on, long)}`}为${formatMonths(recognised)}${basis}，以认定值为准`;
  if (on === null)
    return {
      months: recognised,
      rest: false,
      anchor: null,
      trace: () => [`${said()}；没有写认定截至日期，不再累加。`],
    };
  const left = excluded(scheme, facts, firstDay(on), day);
  const anchor = moved(anchorOf(on), -recognised);
  const months = Math.max(0, monthsAt(anchor, day) - left.now);
  const trace = (): readonly string[] => {
    const computed =
      facts.startedOn === null ? null : counted(scheme, { ...facts, recognisedMonths: null }, day).months;
    return [
      `${said()}，认定日以后继续累加，算到${formatDay(day, long)}为${formatMonths(months)}。`,
      ...(computed === null || computed === months
        ? []
        : [
            `不按认定值推算为${formatMonths(computed)}，认定值${months > computed ? '多' : '少'}${formatMonths(Math.abs(months - computed))}。`,
          ]),
    ];
  };
  return { months, rest: restOn(scheme, facts, anchor, firstDay(on), day), anchor: moved(anchor, left.all), trace };
}

/** Where counting begins by the scheme's rule about breaks, and how many months of breaks are left out. */
function beginning(
  scheme: Scheme,
  facts: GradeFacts,
  started: Day,
  day: Day,
): { start: Day; gaps: number; anew: boolean } {
  const gaps = scheme.gapRule === 'ignore' ? { months: 0, back: null } : gapsOf(facts, started, day);
  const anew = scheme.gapRule === 'restart' && gaps.back !== null;
  return { start: anew ? (gaps.back ?? started) : started, gaps: scheme.gapRule === 'deduct' ? gaps.months : 0, anew };
}

function counted(scheme: Scheme, facts: GradeFacts, day: Day): GradeService {
  const { startedOn, priorMonths, deductedMonths } = facts;
  const prior = priorMonths ?? 0;
  if (startedOn === null || !begun(startedOn, day))
    return {
      months: prior,
      rest: false,
      anchor: null,
      trace: () => [startedOn === null ? '没有“从事社区工作时间”，年限按0算。' : '还没有开始从事社区工作，年限按0算。'],
    };
  const { start, gaps, anew } = beginning(scheme, facts, firstDay(startedOn), day);
  const left = excluded(scheme, facts, start, day);
  const own = anew ? 0 : prior;
  const off = anew ? 0 : (deductedMonths ?? 0);
  const anchor = moved(anchorOf(start), gaps + off - own);
  const months = Math.max(0, monthsAt(anchor, day) - left.now);
  const assumed = (): string => (startedOn.length === 10 || anew ? '' : `（只知${formatDay(startedOn, '1990年5月')}）`);
  const trace = (): readonly string[] => [
    `社区工作年限从${formatDay(start, long)}${assumed()}算到${formatDay(day, long)}：${formatMonths(span(start, day))}。`,
    ...(anew ? ['中间有间断，按方案从重新入职起算，此前的不计。'] : []),
    ...(own > 0 ? [`加此前其他地区社区工作${formatMonths(own)}（措施4：年限累计）。`] : []),
    ...(gaps > 0 ? [`减在册期间之间的间断${formatMonths(gaps)}。`] : []),
    ...(off > 0 ? [`减人员信息里登记的扣减${formatMonths(off)}。`] : []),
    ...(left.now > 0 ? [`减考核等次不计年限的年度（${left.years.join('、')}年）${formatMonths(left.now)}。`] : []),
    ...(off > 0 && (gaps > 0 || left.now > 0) ? ['请核对：登记的扣减月数如已含间断或考核年度，就重复扣了。'] : []),
  ];
  return { months, rest: restOn(scheme, facts, anchor, start, day), anchor: moved(anchor, left.all), trace };
}

/** The months of service that count on a day. */
export function gradeService(scheme: Scheme, facts: GradeFacts, post: string, day: Day): GradeService {
  if (scheme.onPostChange === 'restartYears') {
    const since = postSince(facts, post, day);
    if (since === null)
      return { months: 0, rest: false, anchor: null, trace: () => ['任本层次岗位的起始时间不详，年限按0算。'] };
    const left = excluded(scheme, facts, since, day);
    const months = Math.max(0, span(since, day) - left.now);
    return {
      months,
      rest: restOn(scheme, facts, anchorOf(since), since, day),
      anchor: moved(anchorOf(since), left.all),
      trace: () => [
        `按任本层次岗位的时间算：${formatDay(since, long)}起，到${formatDay(day, long)}为${formatMonths(months)}。`,
      ],
    };
  }
  const { recognisedMonths } = facts;
  return recognisedMonths === null
    ? counted(scheme, facts, day)
    : recognisedService(scheme, facts, recognisedMonths, day);
}

/** Steps of the scheme that so much service is worth. @param rest days beyond the full months */
export function stepsOf(scheme: Scheme, months: number, rest: boolean): number {
  if (scheme.yearsRule === 'full') return Math.floor(months / (12 * scheme.stepYears));
  const years = Math.max(1, Math.floor(months / 12) + (rest || months % 12 > 0 ? 1 : 0));
  return Math.floor((years - 1) / scheme.stepYears);
}

/** The day on which the steps become so many; null where months stand still. @param deemed months that count besides */
export function stepDay(scheme: Scheme, anchor: Anchor | null, deemed: number, steps: number): Day | null {
  if (anchor === null) return null;
  const reached = dayReached(anchor, steps * scheme.stepYears * 12 - deemed);
  return scheme.yearsRule === 'part' && anchorOf(reached).day === anchor.day ? dayAfter(reached) : reached;
}

/** The last day whose facts are in force on a day, by the scheme's rule. */
export function basisDay(rule: Scheme['effective']['years'], day: Day): Day {
  if (rule === 'day') return day;
  if (rule === 'january') return `${day.slice(0, 4)}-01-01`;
  const before = anchorOf(day).month - 1;
  return dayText(before, daysInMonth(Math.floor(before / 12), (before % 12) + 1));
}

/** The first day on which something that happens then is in force. */
export function inForceFrom(rule: Scheme['effective']['years'], day: Day): Day {
  const { month, day: date } = anchorOf(day);
  if (rule === 'day') return day;
  if (rule === 'nextMonth') return dayText(month + 1, 1);
  return month % 12 === 0 && date === 1 ? day : dayText(Math.floor(month / 12) * 12 + 12, 1);
}
