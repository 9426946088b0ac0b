/** 入职办理 and 离岗办理: the steps that are still missing, each with the record that settles it. */
import type { FieldValue } from '../../registers/model/field.ts';
import type { Day } from '../day.ts';
import type { ReminderKind } from './kinds.ts';
import { daysLater, type Reminder, type Subject } from './reminder.ts';

export interface StepFact {
  readonly journey: 'joining' | 'leaving';
  readonly subject: Subject;
  /** The step within the journey, and the record of the journey where there is one. */
  readonly step: string;
  readonly label: string;
  readonly sentence: string;
  readonly dueOn: Day | null;
  readonly why: string;
  readonly opens: {
    readonly register: string;
    readonly id: string | null;
    readonly values: Readonly<Record<string, FieldValue>>;
  };
}

/** 转正 is what the end of the probation asks for, so it stands among those. */
const kindOf = ({ journey, step }: StepFact): StepKind => (step === 'probation' ? 'probation' : journey);
type StepKind = Extract<ReminderKind, 'joining' | 'leaving' | 'probation'>;

const titleOf = ({ journey, step, label }: StepFact): string =>
  step === 'probation' ? '试用期届满' : `${journey === 'joining' ? '入职' : '离岗'}：${label}`;

/** Steps without a day of their own are named as long as they are open. */
export function stepReminders(
  facts: readonly StepFact[],
  day: Day,
  leads: Readonly<Record<StepKind, number>>,
): readonly Reminder[] {
  const until = {
    joining: daysLater(day, leads.joining),
    leaving: daysLater(day, leads.leaving),
    probation: daysLater(day, leads.probation),
  };
  return facts
    .filter((fact) => fact.dueOn === null || fact.dueOn <= until[kindOf(fact)])
    .map((fact) => ({
      key: `${fact.journey}:${fact.subject.id}:${fact.step}`,
      kind: kindOf(fact),
      subject: fact.subject,
      title: titleOf(fact),
      what: fact.sentence,
      dueOn: fact.dueOn,
      why: fact.why,
      act: { does: 'record', label: '去办理', ...fact.opens },
    }));
}
