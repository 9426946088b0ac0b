/** Lead times that the demo office set, and what it decided about a reminder, all invented. */
import { Temporal } from 'temporal-polyfill';
import { demoRecord, type DemoRecords } from './demo-record.ts';

interface Setting {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly newKey: () => string;
}

/** @returns the records of `lead_times` and `reminder_decisions` */
export function reminderRecords({ today, newKey }: Setting): Readonly<Record<string, DemoRecords>> {
  const ago = (days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString();
  const year = Number(ago(200).slice(0, 4));
  return {
    lead_times: [
      demoRecord(newKey(), { kind: 'talk', days: 10, note: '领导日程要提前约' }),
      demoRecord(newKey(), { kind: 'festival', days: 40, note: '审批和采购要一个多月' }),
    ],
    reminder_decisions: [
      demoRecord(newKey(), {
        decided_on: ago(200),
        kind: 'festival',
        title: '重阳节慰问计划',
        act: 'done',
        reason: '当年由社区统一组织，街道不另安排',
        reminder: `festival:double_ninth:${year}`,
      }),
    ],
  };
}
