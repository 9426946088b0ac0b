/**
 * Who is due for a health check (体检). Measure 14 of 《关于加强社区工作者队伍建设的意见》 (2024-03-28) says 定期体检 and no more;
 * how often is the office's own, twelve months unless it says otherwise, and may differ for one person.
 */
import { addMonths, compareDays, type Day, firstOf } from './day.ts';

/** Months between two checks where the office has set none. */
export const usualHealthCycle = 12;

export interface HealthFacts {
  /** The last check before the one in question, as far as its day is known; null where there was none. */
  readonly lastDone: Day | null;
  /** Months by the office's setting; null where it has none. */
  readonly officeMonths: number | null;
  /** Months for this person alone; null where the office's hold. */
  readonly personalMonths: number | null;
}

export interface HealthDue {
  readonly due: boolean;
  /** The day from which the next check is due, YYYY-MM-DD; null where there was none yet and it is due at once. */
  readonly dueOn: Day | null;
  readonly trace: readonly string[];
}

function cycleOf({ officeMonths, personalMonths }: HealthFacts): { readonly months: number; readonly basis: string } {
  if (personalMonths !== null) return { months: personalMonths, basis: `个人体检周期 ${personalMonths} 个月` };
  if (officeMonths !== null) return { months: officeMonths, basis: `本单位体检周期 ${officeMonths} 个月` };
  return { months: usualHealthCycle, basis: `体检周期 ${usualHealthCycle} 个月（措施14只说定期，默认一年一次）` };
}

/**
 * Whether somebody is due.
 * @param until the last day that counts, YYYY-MM-DD: 31 December for the plan of a year, today for a reminder
 */
export function healthDue(facts: HealthFacts, until: Day): HealthDue {
  const { months, basis } = cycleOf(facts);
  const { lastDone } = facts;
  if (lastDone === null) return { due: true, dueOn: null, trace: ['没有以前的体检记录，应检。', `${basis}。`] };
  const counted = firstOf(lastDone).toString();
  const assumed = counted === lastDone ? '' : `，日期不全，按 ${counted} 算`;
  const dueOn = addMonths(counted, months);
  const due = compareDays(dueOn, until) <= 0;
  const verdict = due ? `到 ${until} 应检` : `到 ${until} 还没有满周期`;
  return { due, dueOn, trace: [`上次体检 ${lastDone}${assumed}。`, `${basis}，下次 ${dueOn} 起：${verdict}。`] };
}

/** Whose check of a year counts as 应检: due by the cycle, or on record already. */
export function countsInYear({ due, check }: { readonly due: HealthDue; readonly check: object | null }): boolean {
  return due.due || check !== null;
}
