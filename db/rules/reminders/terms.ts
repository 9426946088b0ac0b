/** 届满换届: a term that ends and that no later election followed. Five years by the law on residents' committees (2018) and the Party's rules. */
import { type Day, lastOf } from '../day.ts';
import { begin, daysLater, type Reminder, type Subject } from './reminder.ts';

export interface TermFact {
  readonly subject: Subject;
  readonly term: string;
  /** Code of the list `term_body`. */
  readonly body: string;
  readonly bodyName: string;
  readonly number: number | null;
  readonly endsOn: Day;
}

export function termReminders(facts: readonly TermFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, term, body, bodyName, number, endsOn }): readonly Reminder[] => {
    const dueOn = lastOf(endsOn).toString();
    if (dueOn > until) return [];
    return [
      {
        key: `term:${term}`,
        kind: 'term',
        subject,
        title: '届满换届',
        what: `${bodyName}${number === null ? '' : `第${number}届`}${dueOn}届满，准备换届选举。`,
        dueOn,
        why: '《城市居民委员会组织法》第8条、措施2',
        act: begin('登记换届', 'terms', {
          community: subject.id,
          body,
          ...(number === null ? {} : { term_number: number + 1 }),
        }),
      },
    ];
  });
}
