/** 借调(抽调) that ends or is to be ended, measure 17. */
import { type Day, lastOf } from '../day.ts';
import { complete, daysLater, type Reminder, type Subject } from './reminder.ts';

export interface SecondmentFact {
  readonly subject: Subject;
  readonly secondment: string;
  readonly borrower: string;
  /** Found in a self-check: to be ended by `endsOn`; else approved until then. */
  readonly irregular: boolean;
  readonly endsOn: Day;
}

export function secondmentReminders(facts: readonly SecondmentFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, secondment, borrower, irregular, endsOn }): readonly Reminder[] => {
    const dueOn = lastOf(endsOn).toString();
    if (dueOn > until) return [];
    return [
      {
        key: `secondment:${secondment}`,
        kind: 'secondment',
        subject,
        title: irregular ? '违规借调清退' : '借调期满',
        what: irregular
          ? `违规借在${borrower}，${dueOn}前清退返岗。`
          : `借到${borrower}，${dueOn}期满：返岗，或重新报批。`,
        dueOn,
        why: '措施17',
        act: complete(irregular ? '登记清退' : '登记返岗', 'secondments', secondment),
      },
    ];
  });
}
