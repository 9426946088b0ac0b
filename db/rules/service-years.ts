/** 社区工作年限 (measure 4: within a province they add up) and 年龄. */
import type { Day } from './day.ts';
import { dayPrecision, firstOf, formatDay, monthsBetween, yearsBetween } from './day.ts';
import { anchorOf, monthsAt } from './months.ts';

export interface ServiceFacts {
  /** First day of the community work that still goes on or ended on `day`. */
  readonly startedOn: Day | null;
  /** The day as of which is counted. */
  readonly day: Day;
  /** Earlier community work elsewhere, in months. */
  readonly priorMonths?: number | null;
  /** Months that do not count: breaks, years with a bad grade. */
  readonly deductedMonths?: number | null;
  /** 认定值 in months: wins over what is computed. */
  readonly recognisedMonths?: number | null;
  /** The day up to which the 认定值 counts; from there on months are added. Without it the value stands still. */
  readonly recognisedOn?: Day | null;
  /** The document that recognised it. */
  readonly recognisedBasis?: string | null;
}

export interface Service {
  /** Null when neither a start nor a 认定值 nor earlier work is known. */
  readonly months: number | null;
  /** N年M个月; empty when nothing is known. */
  readonly text: string;
  readonly trace: readonly string[];
  /** 认定值 minus computed value in months, where both are known and differ. */
  readonly difference: number | null;
}

/** 14 → 1年2个月, 24 → 2年, 0 → 0个月; months below zero with a minus sign. */
export function formatMonths(months: number): string {
  const all = Math.abs(months);
  const years = Math.floor(all / 12);
  const rest = all % 12;
  return `${months < 0 ? '-' : ''}${years > 0 ? `${years}年` : ''}${rest > 0 || years === 0 ? `${rest}个月` : ''}`;
}

/** Full years of age on a day. A birth known to the month or year counts from its first day. */
export function age(birth: Day, day: Day): number {
  return yearsBetween(birth, day);
}

function computed(facts: ServiceFacts): { readonly months: number; readonly trace: readonly string[] } | null {
  const prior = facts.priorMonths ?? 0;
  const deducted = facts.deductedMonths ?? 0;
  if (facts.startedOn === null && prior === 0) return null;
  const trace: string[] = [];
  let months = 0;
  if (facts.startedOn !== null) {
    months = Math.max(0, monthsBetween(facts.startedOn, facts.day));
    const assumed =
      dayPrecision(facts.startedOn) === 'day'
        ? ''
        : `（按${formatDay(firstOf(facts.startedOn).toString(), '1990年5月1日')}起算）`;
    trace.push(
      `${formatDay(facts.startedOn, '1990年5月1日')}${assumed}至${formatDay(facts.day, '1990年5月1日')}：${formatMonths(months)}。`,
    );
  }
  if (prior > 0) trace.push(`加此前其他地区社区工作${formatMonths(prior)}。`);
  if (deducted > 0) trace.push(`减不计年限的${formatMonths(deducted)}。`);
  return { months: Math.max(0, months + prior - deducted), trace };
}

/** 社区工作年限 on a day, by whole months, with its trace; a recognised value wins and the difference is told. */
export function communityService(facts: ServiceFacts): Service {
  const own = computed(facts);
  const recognised = facts.recognisedMonths ?? null;
  if (recognised === null) {
    if (own === null)
      return { months: null, text: '', trace: ['没有起始时间，算不出社区工作年限。'], difference: null };
    const text = formatMonths(own.months);
    return { months: own.months, text, trace: [...own.trace, `合计${text}。`], difference: null };
  }
  const on = facts.recognisedOn ?? null;
  const since = on === null ? 0 : monthsAt(anchorOf(on), facts.day);
  const months = Math.max(0, recognised + since);
  const text = formatMonths(months);
  const difference = own === null || own.months === months ? null : months - own.months;
  const trace = [
    `认定${on === null ? '' : `截至${formatDay(on, '1990年5月1日')}`}为${formatMonths(recognised)}${facts.recognisedBasis ? `，依据：${facts.recognisedBasis}` : '，未写明依据'}。`,
    ...(since > 0
      ? [`认定日以后加${formatMonths(since)}。`]
      : since < 0
        ? [`认定日以前减${formatMonths(-since)}。`]
        : []),
    `以认定值为准，合计${text}。`,
    ...(own !== null && difference !== null
      ? [
          `推算为${formatMonths(own.months)}，认定值${difference > 0 ? '多' : '少'}${formatMonths(Math.abs(difference))}。`,
        ]
      : []),
  ];
  return { months, text, trace, difference };
}
