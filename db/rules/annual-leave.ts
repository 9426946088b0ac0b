/** 带薪年休假: days of a year by 《职工带薪年休假条例》 (国务院令第514号) and 《企业职工带薪年休假实施办法》. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';
import { firstOf, formatDay, lastOf, yearsBetween } from './day.ts';

export interface AnnualLeaveFacts {
  /** YYYY-MM-DD; the leave of its year is meant, by the years of work reached on it. */
  readonly day: Day;
  /** 参加工作时间: work for all employers counts (累计工作). */
  readonly workingSince: Day | null;
  /** First day with this employer; a year in which somebody joins is counted in part. */
  readonly enteredOn: Day | null;
  /** Last day with this employer; a year in which somebody leaves is counted in part. */
  readonly leftOn: Day | null;
  /** Full months of sick leave in the year. */
  readonly sickMonths: number;
  /** Days of personal leave of the year for which pay was not cut. */
  readonly paidPersonalDays: number;
}

export interface AnnualLeave {
  /** Null when the years of work are not known. */
  readonly days: number | null;
  readonly trace: readonly string[];
}

/** Article 3: days by years of work; article 4: the months of sick leave that cost the year's leave. */
const steps = [
  { from: 20, days: 15, sickMonths: 4 },
  { from: 10, days: 10, sickMonths: 3 },
  { from: 1, days: 5, sickMonths: 2 },
] as const;

const personalDaysLimit = 20;

/** The part of the year that counts, and why it is not the whole of it. */
function share(facts: AnnualLeaveFacts): { readonly days: number; readonly why: string } | null {
  const year = Number(facts.day.slice(0, 4));
  const first = new Temporal.PlainDate(year, 1, 1);
  const last = new Temporal.PlainDate(year, 12, 31);
  const entered = facts.enteredOn === null ? first : firstOf(facts.enteredOn);
  const left = facts.leftOn === null ? last : lastOf(facts.leftOn);
  const begins = Temporal.PlainDate.compare(entered, first) > 0 ? entered : first;
  const ends = Temporal.PlainDate.compare(left, last) < 0 ? left : last;
  if (begins.equals(first) && ends.equals(last)) return null;
  const days = Math.max(0, begins.until(ends, { largestUnit: 'days' }).days + 1);
  const why = begins.equals(first) ? '年内离岗（实施办法第十二条）' : '年内入职（实施办法第五条）';
  return { days, why };
}

/** The year's days of leave with the way to them. */
export function annualLeave(facts: AnnualLeaveFacts): AnnualLeave {
  const since = facts.workingSince ?? facts.enteredOn;
  if (since === null) return { days: null, trace: ['没有参加工作时间，算不出年休假。'] };
  const years = yearsBetween(since, facts.day);
  const step = steps.find(({ from }) => years >= from);
  const basis = `${formatDay(since, '1990年5月1日')}${facts.workingSince === null ? '入职' : '参加工作'}，至${formatDay(facts.day, '1990年5月1日')}满${Math.max(0, years)}年`;
  if (step === undefined) return { days: 0, trace: [`${basis}，连续工作不满12个月，没有年休假（条例第二条）。`] };
  const trace = [`${basis}，年休假${step.days}天（条例第三条）。`];
  if (facts.sickMonths >= step.sickMonths)
    return {
      days: 0,
      trace: [...trace, `本年病假累计${facts.sickMonths}个月，达到${step.sickMonths}个月，不享受（条例第四条）。`],
    };
  if (facts.paidPersonalDays >= personalDaysLimit)
    return {
      days: 0,
      trace: [...trace, `本年不扣工资的事假累计${facts.paidPersonalDays}天，达到20天，不享受（条例第四条）。`],
    };
  const part = share(facts);
  if (part === null) return { days: step.days, trace };
  const days = Math.floor((part.days / 365) * step.days);
  return {
    days,
    trace: [...trace, `${part.why}：${part.days}天÷365×${step.days}天，不足1整天的部分不计，${days}天。`],
  };
}
