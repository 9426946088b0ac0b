/** 体检 that falls due by the cycle, and a second look that was asked for. Told only to those who may read the register, and never beyond the screen. */
import { type Day, lastOf } from '../day.ts';
import { healthDue } from '../health-due.ts';
import { begin, complete, daysLater, type Reminder, type Subject } from './reminder.ts';

export interface HealthFact {
  readonly subject: Subject;
  /** The last check that was done. Who never had one is seen to with the plan of the year. */
  readonly lastDone: Day;
  readonly officeMonths: number | null;
  readonly personalMonths: number | null;
  /** The last year for which the person signed that there shall be no check; null where there is none. */
  readonly waivedYear: number | null;
  /** The record that waits to be filled in, 待检 or 未检, of this year or a later one; null where there is none. */
  readonly open: string | null;
  /** The day of the batch that record was put into; null where it is in none. */
  readonly batchOn: Day | null;
}

/** The check counts as due on the first day of the next cycle. */
export function healthReminders(facts: readonly HealthFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap((fact): readonly Reminder[] => {
    const { subject, waivedYear, open, batchOn } = fact;
    const { due, dueOn: cycleOn } = healthDue(fact, until);
    if (!due || cycleOn === null) return [];
    // Who has been given a day is due on that day.
    const dueOn = batchOn !== null && batchOn > cycleOn ? lastOf(batchOn).toString() : cycleOn;
    if (dueOn > until) return [];
    const year = Math.max(Number(cycleOn.slice(0, 4)), Number(day.slice(0, 4)));
    if (waivedYear !== null && waivedYear >= year) return [];
    return [
      {
        key: `health:${subject.id}`,
        kind: 'health',
        subject,
        title: '体检',
        what: `上次体检满一个周期，${cycleOn}起应检${dueOn === cycleOn ? '' : `，排在${dueOn}`}。`,
        dueOn,
        why: '措施14、本单位体检周期',
        act:
          open === null
            ? begin('登记体检', 'health_checks', { person: subject.id, year, state: 'pending' })
            : complete('登记体检', 'health_checks', open),
        confined: true,
      },
    ];
  });
}

export interface RecheckFact {
  readonly subject: Subject;
  readonly record: string;
  readonly dueOn: Day;
}

export function recheckReminders(facts: readonly RecheckFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, record, dueOn }): readonly Reminder[] => {
    const due = lastOf(dueOn).toString();
    if (due > until) return [];
    return [
      {
        key: `health:recheck:${record}`,
        kind: 'health',
        subject,
        title: '体检',
        what: `提醒本人复查，${due}前。`,
        dueOn: due,
        why: '措施14',
        act: complete('登记复查', 'health_checks', record),
        confined: true,
      },
    ];
  });
}
