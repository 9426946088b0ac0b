/** 经济补偿: how many months' pay an employer owes when a labour contract ends (劳动合同法 articles 46, 47 and 97). */
import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';
import { firstOf, formatDay, lastOf } from './day.ts';
import { formatMoney } from './money.ts';

/** The day the law came into force: compensation for contracts that merely run out is counted from then on (article 97). */
const inForce = '2008-01-01';

export interface SeveranceFacts {
  /** First day of work for this employer. */
  readonly from: Day;
  /** Last day of the contract. */
  readonly to: Day;
  /** Average monthly pay before the end, in 分; null where it is not known. */
  readonly monthlyPay: number | null;
  /** Last year's local average monthly pay, in 分; null where the office has not entered it. */
  readonly localAverage: number | null;
}

export interface Severance {
  /** In months' pay, by halves. */
  readonly months: number;
  /** In 分; null where the pay is not known. */
  readonly amount: number | null;
  readonly trace: readonly string[];
}

const highPaidYears = 12;
const highPaidFactor = 3;

/** A month's pay for each full year; six months and more count as one year, less as half a month's pay (article 47). */
function monthsFor(from: Temporal.PlainDate, end: Temporal.PlainDate): number {
  const { years, months, days } = from.until(end, { largestUnit: 'years' });
  if (months >= 6) return years + 1;
  return years + (months > 0 || days > 0 ? 0.5 : 0);
}

/**
 * What is owed when a contract runs out and the employer does not renew it (article 46, item 5). Above three times the local
 * average the pay is capped there and the years at twelve. @throws RangeError when a day is none
 */
export function severance(facts: SeveranceFacts): Severance {
  const began = firstOf(facts.from);
  const law = Temporal.PlainDate.from(inForce);
  const from = Temporal.PlainDate.compare(began, law) < 0 ? law : began;
  const end = lastOf(facts.to).add({ days: 1 });
  const counted = Temporal.PlainDate.compare(from, end) < 0 ? monthsFor(from, end) : 0;
  const trace = [
    `${formatDay(from.toString(), '1990年5月1日')}至${formatDay(lastOf(facts.to).toString(), '1990年5月1日')}，每满一年一个月工资，六个月以上不满一年按一年、不满六个月按半个月：${counted}个月（第四十七条）。`,
    ...(from === law ? ['期满终止的补偿自2008年1月1日起算（第九十七条）。'] : []),
  ];
  const { monthlyPay, localAverage } = facts;
  const ceiling = localAverage === null ? null : localAverage * highPaidFactor;
  const high = monthlyPay !== null && ceiling !== null && monthlyPay > ceiling;
  const months = high ? Math.min(highPaidYears, counted) : counted;
  if (high) {
    trace.push(
      `月工资高于上年度职工月平均工资三倍，按三倍（${formatMoney(ceiling)}元）计，年限最高十二年：${months}个月。`,
    );
  }
  const pay = high ? ceiling : monthlyPay;
  return { months, amount: pay === null ? null : Math.round(pay * months), trace };
}
