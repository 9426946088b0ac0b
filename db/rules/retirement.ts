import type { Day } from './day.ts';
import { dayPrecision, firstOf, formatDay } from './day.ts';

/** 原法定退休年龄 in years: men 60, women 55 or 50 by the kind of their post (a stored fact, never derived from sex). */
export type OriginalAge = 50 | 55 | 60;

export interface Retirement {
  /** The day in the retirement month that corresponds to the birthday, or that month's last. */
  readonly day: Day;
  readonly age: { readonly years: number; readonly months: number };
  readonly delayMonths: number;
  /** Says which birth day was assumed where it is not known to the day. */
  readonly assumed: string | null;
  /** The way to the result, line by line, for people who contest it. */
  readonly trace: readonly string[];
}

/**
 * The first year of birth concerned, the months of birth that share one month of delay, and the cap. By 《全国人民代表大会常务委员会关于
 * 实施渐进式延迟法定退休年龄的决定》 (2024-09-13) and 《国务院关于渐进式延迟法定退休年龄的办法》, 第一条 and 附表一 to 附表三.
 */
const delays: Record<OriginalAge, { from: number; step: number; cap: number; who: string; table: string }> = {
  60: { from: 1965, step: 4, cap: 36, who: '男职工原法定退休年龄60周岁', table: '附表一' },
  55: { from: 1970, step: 4, cap: 36, who: '女职工原法定退休年龄55周岁', table: '附表二' },
  50: { from: 1975, step: 2, cap: 60, who: '女职工原法定退休年龄50周岁', table: '附表三' },
};

/** 61岁5个月, 62岁. */
function ageText(age: Retirement['age']): string {
  return `${age.years}岁${age.months === 0 ? '' : `${age.months}个月`}`;
}

/**
 * The statutory retirement day by the gradual delay in force since 2025-01-01.
 * @param sex '1' 男, '2' 女; a man is always computed from 60, whatever is stored
 * @param birth as far as known; a missing month or day is taken as the first, and `assumed` says so
 * @throws RangeError when birth is no day
 */
export function retirement(sex: '1' | '2', birth: Day, originalAge: OriginalAge): Retirement {
  const original: OriginalAge = sex === '1' ? 60 : originalAge;
  const rule = delays[original];
  const born = firstOf(birth);
  const monthOfScheme = (born.year - rule.from) * 12 + born.month;
  const delayMonths = monthOfScheme <= 0 ? 0 : Math.min(rule.cap, Math.ceil(monthOfScheme / rule.step));
  const age = { years: original + Math.floor(delayMonths / 12), months: delayMonths % 12 };
  const day = born.add(age).toString();
  const assumed =
    dayPrecision(birth) === 'day'
      ? null
      : `出生日期只知道${formatDay(birth, '1990年5月')}，按${formatDay(born.toString(), '1990年5月1日')}推算。`;
  const trace = [
    `${original === 60 && sex === '2' ? '女性按原法定退休年龄60周岁' : rule.who}。`,
    ...(assumed === null ? [] : [assumed]),
    delayMonths === 0
      ? `${rule.from}年以前出生，不延迟。`
      : `${born.year}年${born.month}月出生，${rule.from}年起每${rule.step}个月延迟1个月、最多${rule.cap}个月，延迟${delayMonths}个月（《国务院关于渐进式延迟法定退休年龄的办法》${rule.table}）。`,
    `法定退休年龄${ageText(age)}，${formatDay(day, '1990年5月1日')}达到。`,
  ];
  if (sex === '1' && originalAge !== 60)
    trace.unshift(`登记的原法定退休年龄为${originalAge}周岁，男性仍按60周岁推算。`);
  return { day, age, delayMonths, assumed, trace };
}
