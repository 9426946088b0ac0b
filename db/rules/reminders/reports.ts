/** 上报 that lies unsent or came back, and 信息采集 that communities have not returned. */
import type { Day } from '../day.ts';
import { complete, daysLater, office, type Reminder, type ReminderAct } from './reminder.ts';

export interface ReportFact {
  readonly report: string;
  readonly title: string;
  readonly state: 'draft' | 'final' | 'returned';
  /** 截止日期 of what was to be sent, 退回日期 of what came back; null where unknown. */
  readonly on: Day | null;
}

const titles = { draft: '上报未定稿', final: '定稿未上报', returned: '上报被退回' } as const;
const says = {
  draft: '还是草稿。',
  final: '已定稿，还没有标记上报。',
  returned: '被退回，按退回原因更正后再报。',
} as const;
const acts: Readonly<Record<ReportFact['state'], (report: string) => ReminderAct>> = {
  draft: (report) => complete('核对草稿', 'reports', report),
  final: (report) => ({ does: 'send', label: '标记已上报', report }),
  returned: (report) => ({ does: 'correct', label: '更正', report }),
};

/** What came back is due on the day it did: the addressee is waiting. */
export function reportReminders(facts: readonly ReportFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts
    .filter(({ on }) => on === null || on <= until)
    .map(({ report, title, state, on }) => ({
      key: `report:${report}:${state}`,
      kind: 'report',
      subject: office,
      title: titles[state],
      what: `“${title}”${says[state]}`,
      dueOn: on,
      why: '措施16',
      act: acts[state](report),
    }));
}

export interface CollectionFact {
  readonly collection: string;
  readonly title: string;
  readonly deadline: Day;
  /** Communities that have not returned their table. */
  readonly missing: number;
}

export function collectionReminders(facts: readonly CollectionFact[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  return facts
    .filter(({ missing, deadline }) => missing > 0 && deadline <= until)
    .map(({ collection, title, deadline, missing }) => ({
      key: `collection:${collection}`,
      kind: 'collection',
      subject: office,
      title: '信息采集未交齐',
      what: `“${title}”还有${missing}个社区没有交。`,
      dueOn: deadline,
      why: '措施17',
      act: { does: 'chase', label: '催报', collection },
    }));
}
