/** 医疗期: how long somebody who is ill may not be dismissed (《企业职工患病或非因工负伤医疗期规定》, 劳部发〔1994〕479号, articles 3 and 4). */
import type { Day } from './day.ts';
import { addMonths, firstOf, formatDay, yearsBetween } from './day.ts';

export interface MedicalPeriod {
  readonly months: number;
  /** Sick leave is added up within this many months from its first day. */
  readonly withinMonths: number;
  /** The last day of the period where the leave is taken without a break. */
  readonly until: Day;
  readonly trace: readonly string[];
}

interface Row {
  /** Full years of all work, below which the row holds. */
  readonly totalBelow: number;
  /** Full years with this employer, below which the row holds. */
  readonly ownBelow: number;
  readonly months: number;
  readonly withinMonths: number;
}

/** Article 3 (months) and article 4 (within how many), in the order of the text. */
const rows: readonly Row[] = [
  { totalBelow: 10, ownBelow: 5, months: 3, withinMonths: 6 },
  { totalBelow: 10, ownBelow: Infinity, months: 6, withinMonths: 12 },
  { totalBelow: Infinity, ownBelow: 5, months: 6, withinMonths: 12 },
  { totalBelow: Infinity, ownBelow: 10, months: 9, withinMonths: 15 },
  { totalBelow: Infinity, ownBelow: 15, months: 12, withinMonths: 18 },
  { totalBelow: Infinity, ownBelow: 20, months: 18, withinMonths: 24 },
  { totalBelow: Infinity, ownBelow: Infinity, months: 24, withinMonths: 30 },
];

/**
 * The period of a leave.
 * @param workingSince 参加工作时间; where it is not known, the years with this employer stand for all
 * @param employedSince first day with this employer
 * @throws RangeError when a day is none
 */
export function medicalPeriod(workingSince: Day | null, employedSince: Day, leaveFrom: Day): MedicalPeriod {
  const own = Math.max(0, yearsBetween(employedSince, leaveFrom));
  const total = workingSince === null ? own : Math.max(own, yearsBetween(workingSince, leaveFrom));
  const row = rows.find((one) => total < one.totalBelow && own < one.ownBelow) ?? rows[0];
  const { months, withinMonths } = row as Row;
  const until = firstOf(addMonths(firstOf(leaveFrom).toString(), months))
    .subtract({ days: 1 })
    .toString();
  return {
    months,
    withinMonths,
    until,
    trace: [
      `实际工作${total}年、在本单位${own}年，医疗期${months}个月，按${withinMonths}个月内累计病休时间计算（劳部发〔1994〕479号第三、四条）。`,
      `自${formatDay(leaveFrom, '1990年5月1日')}连续病休，到${formatDay(until, '1990年5月1日')}。`,
    ],
  };
}
