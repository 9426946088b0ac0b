/** 谈心谈话, 诉求办理, 投诉与工单, 作风整改, 走访慰问: records with a day of their own that are not settled. What was said is never told. */
import { type Day, lastOf } from '../day.ts';
import type { ReminderKind } from './kinds.ts';
import { complete, daysLater, type Reminder, type Subject } from './reminder.ts';

export interface CareFact {
  readonly subject: Subject;
  readonly record: string;
  /** Which of its days: a talk has its own and that of the return visit. */
  readonly part: CarePart;
  readonly dueOn: Day;
  /** 谈话类型, 诉求类别, 慰问事由 …: a word of a code list, nothing that somebody wrote. */
  readonly word: string;
}

interface Part {
  readonly kind: ReminderKind;
  readonly register: string;
  readonly title: string;
  readonly label: string;
  readonly why: string;
  readonly what: (word: string) => string;
}

const parts = {
  talk: {
    kind: 'talk',
    register: 'talks',
    title: '谈话',
    label: '登记谈话',
    why: '措施11',
    what: (word) => `约定的${word}谈话。`,
  },
  return_visit: {
    kind: 'talk',
    register: 'talks',
    title: '谈话回访',
    label: '登记回访',
    why: '措施11',
    what: (word) => `${word}谈话后回访。`,
  },
  request: {
    kind: 'request',
    register: 'requests',
    title: '诉求办理',
    label: '办理',
    why: '措施14、诉求办理时限',
    what: (word) => `${word}类诉求，到期前办结并答复。`,
  },
  complaint: {
    kind: 'complaint',
    register: 'complaints',
    title: '投诉与工单',
    label: '办理',
    why: '措施7',
    what: (word) => `${word}工单，到期前核实办结。`,
  },
  style: {
    kind: 'style',
    register: 'style_notices',
    title: '作风整改',
    label: '登记整改',
    why: '措施7',
    what: (word) => `${word}问题的整改。`,
  },
  visit: {
    kind: 'visit',
    register: 'visits',
    title: '走访慰问',
    label: '登记走访',
    why: '措施14',
    what: (word) => `${word}慰问，还没有走访。`,
  },
  plan: {
    kind: 'visit',
    register: 'visit_plans',
    title: '慰问计划',
    label: '登记完成',
    why: '措施14',
    what: (word) => `${word}慰问计划还没有完成。`,
  },
} as const satisfies Readonly<Record<string, Part>>;

export type CarePart = keyof typeof parts;

/** The open records of one part within its lead time. */
export function careReminders(facts: readonly CareFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, record, part, dueOn, word }): readonly Reminder[] => {
    const due = lastOf(dueOn).toString();
    if (due > until) return [];
    const { kind, register, title, label, why, what } = parts[part];
    return [
      {
        key: `${kind}:${part}:${record}`,
        kind,
        subject,
        title,
        what: what(word),
        dueOn: due,
        why,
        act: complete(label, register, record),
      },
    ];
  });
}
