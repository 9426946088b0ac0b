/** 等级晋升: who rises by the office's scheme, and who should have risen already. */
import type { Day } from '../day.ts';
import { daysLater, type Reminder, type Subject } from './reminder.ts';

export interface GradeRiseFact {
  readonly subject: Subject;
  readonly scheme: string;
  /** The first day on which the higher grade is due. */
  readonly on: Day;
  /** The first day of the grade on record: the higher one cannot begin on the same day. */
  readonly recordedOn: Day;
  readonly from: number;
  readonly to: number;
  /** 年限满档, 学历提高 … */
  readonly reason: string;
}

/** Rises within the lead time. The grade counts from the day of the rise, even where it is seen to later. */
export function gradeReminders(facts: readonly GradeRiseFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts
    .filter(({ on }) => on <= until)
    .map(({ subject, scheme, on, recordedOn, from, to, reason }) => ({
      key: `grade:${subject.id}:${to}`,
      kind: 'grade',
      subject,
      title: '等级晋升',
      what: `${from}级应定${to}级，从${on}起（${reason}）。`,
      dueOn: on,
      why: '本单位等级方案、措施4',
      act: { does: 'promote', label: '晋级', scheme, person: subject.id ?? '', from: on > recordedOn ? on : day },
    }));
}
