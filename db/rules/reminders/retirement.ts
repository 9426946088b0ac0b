/**
 * 退休, in two steps: from half a year before, the day is checked and the person is asked; from three months before, it is carried out.
 * Who wants to retire earlier says so in writing at least three months before the chosen day, and later retirement is agreed in writing
 * one month before (《实施弹性退休制度暂行办法》, 人社部发〔2024〕94号, articles 2 and 4): so the first step is due three months before.
 */
import { addMonths, type Day, lastOf } from '../day.ts';
import { begin, daysLater, type Reminder, type Subject } from './reminder.ts';

export interface RetirementFact {
  readonly subject: Subject;
  /** The day on which the age is reached, recognised ones first. */
  readonly retiresOn: Day;
}

const law = '《国务院关于渐进式延迟法定退休年龄的办法》、《实施弹性退休制度暂行办法》（人社部发〔2024〕94号）、措施14';

/** How many months before the day the first step is due and the second one begins. */
const noticeMonths = 3;

/** Both steps within the lead time before each of them is due; the second takes the place of the first. */
export function retirementReminders(facts: readonly RetirementFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts.flatMap(({ subject, retiresOn }): readonly Reminder[] => {
    const retires = lastOf(retiresOn).toString();
    const notice = addMonths(retires, -noticeMonths);
    const second = day > notice;
    if ((second ? retires : notice) > until) return [];
    const common = { kind: 'retirement', subject, why: law } as const;
    const leaving = begin('办理退休', 'leavings', {
      person: subject.id,
      reason: 'retired',
      track: 'both',
      leaves_on: retires,
      state: 'open',
    });
    if (second)
      return [
        {
          ...common,
          key: `retirement:${subject.id}:leave`,
          title: '办理退休',
          what: `${retires}${day > retires ? '已' : ''}到法定退休年龄，办理离岗和退休手续；留用的改签劳务协议。`,
          dueOn: retires,
          act: leaving,
        },
      ];
    return [
      {
        ...common,
        key: `retirement:${subject.id}:notice`,
        title: '退休预告',
        what: `${retires}到法定退休年龄：核对档案出生年月和退休时间，问清本人是否弹性退休（提前的至少提前3个月书面告知）。`,
        dueOn: notice,
        act: { does: 'record', label: '核对退休时间', register: 'people', id: subject.id, values: {} },
      },
    ];
  });
}
