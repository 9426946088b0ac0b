/** 备份 outside the data's own disk that is older than the office allows. */
import type { Day } from '../day.ts';
import { daysLater, office, type Reminder } from './reminder.ts';

/**
 * @param newest the day of the newest one on another disk; null where there never was one
 * @param begun the day on which the office's book was begun, from which it is counted then
 * @param age days that it may be old
 */
export function backupReminders(newest: Day | null, begun: Day, day: Day, age: number): readonly Reminder[] {
  const dueOn = daysLater(newest ?? begun, age);
  if (dueOn > day) return [];
  return [
    {
      key: 'backup:outside',
      kind: 'backup',
      subject: office,
      title: '备份',
      what:
        newest === null
          ? '还没有备份到另一块磁盘或U盘上。'
          : `上次备份到另一块磁盘是${newest}，已超过${age}天没有再备份。`,
      dueOn,
      why: '备份与恢复：每周备份到另一块磁盘',
      act: { does: 'back-up', label: '备份' },
    },
  ];
}
