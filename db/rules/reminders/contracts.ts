/** 劳动合同, 试用期 and 社保公积金: the findings of the labour rules that ask for something to be done. */
import type { FieldValue } from '../../registers/model/field.ts';
import type { Day } from '../day.ts';
import type { FindingKind, LabourFinding } from '../labour-facts.ts';
import type { ReminderKind } from './kinds.ts';
import { begin, complete, daysLater, type Reminder, type ReminderAct, type Subject } from './reminder.ts';

export interface LabourFact {
  readonly subject: Subject;
  readonly findings: readonly LabourFinding[];
  /** What the contract that would follow begins with. */
  readonly next: Readonly<Record<string, FieldValue>>;
  readonly employedSince: Day | null;
  /** The record of 社保公积金 that is to be completed; null where there is none. */
  readonly insurance: string | null;
  /** What 入职登记 says of this employment: its record, where there is one, and whether 转正 or 不予聘用 stands in it. */
  readonly probation: { readonly joining: string | null; readonly decided: boolean };
}

type LabourKind = Extract<ReminderKind, 'contract' | 'probation' | 'insurance'>;

/** What is named elsewhere (退休) or only to be known stays in 合同预警. */
const shown: Readonly<Partial<Record<FindingKind, readonly [kind: LabourKind, title: string]>>> = {
  unsigned: ['contract', '签订劳动合同'],
  'wrong-kind': ['contract', '改签合同'],
  ends: ['contract', '劳动合同到期'],
  probation: ['probation', '试用期超过上限'],
  'probation-end': ['probation', '试用期届满'],
  registration: ['insurance', '社保公积金登记'],
};

/** 转正 is written into 入职登记; who has none gets one that is over, so that no step of joining is asked for years later. */
function regularise({ subject, employedSince, probation }: LabourFact, { dueOn }: LabourFinding): ReminderAct {
  if (probation.joining !== null) return complete('办理转正', 'joinings', probation.joining);
  return begin('办理转正', 'joinings', {
    person: subject.id,
    state: 'done',
    reported_on: employedSince,
    probation_outcome: 'passed',
    regularised_on: dueOn === null ? null : daysLater(dueOn, 1),
  });
}

function actOf(fact: LabourFact, finding: LabourFinding): ReminderAct {
  const { subject, next, insurance, employedSince } = fact;
  const person = subject.id;
  if (finding.kind === 'probation-end') return regularise(fact, finding);
  if (finding.act === 'register')
    return insurance === null
      ? begin('登记', 'social_insurance', { person, starts_on: employedSince })
      : complete('登记', 'social_insurance', insurance);
  // A blank that says 未签订 becomes the contract; a second one would overlap with it.
  const blank = finding.act === 'sign' && finding.kind === 'unsigned';
  if (finding.contract !== null && (blank || (finding.act !== 'sign' && finding.act !== 'renew')))
    return complete(blank ? '签订' : '核对合同', 'contracts', finding.contract);
  return begin(finding.act === 'renew' ? '续签' : '签订', 'contracts', { person, ...next });
}

/** Of findings of one kind; broken ones without a day of their own are always shown. */
export function labourReminders(
  facts: readonly LabourFact[],
  day: Day,
  leads: Readonly<Record<LabourKind, number>>,
): readonly Reminder[] {
  const until = {
    contract: daysLater(day, leads.contract),
    probation: daysLater(day, leads.probation),
    insurance: daysLater(day, leads.insurance),
  };
  return facts.flatMap((fact) =>
    fact.findings.flatMap((finding): readonly Reminder[] => {
      const [kind, title] = shown[finding.kind] ?? [];
      if (kind === undefined || title === undefined || finding.severity === 'note') return [];
      if (finding.kind === 'probation-end' && fact.probation.decided) return [];
      if (finding.dueOn !== null && finding.dueOn > until[kind]) return [];
      // Two registrations of one person are two reminders: the article tells them apart.
      const mark = finding.kind === 'registration' ? finding.article : (finding.contract ?? 'none');
      return [
        {
          key: `${kind}:${fact.subject.id}:${finding.kind}:${mark}`,
          kind,
          subject: fact.subject,
          title,
          what: finding.sentence,
          dueOn: finding.dueOn,
          why: finding.article,
          act: actOf(fact, finding),
        },
      ];
    }),
  );
}
