/** 待办 of a day: every source collected, with what was decided. Nothing of it is stored. */
import type { Ledger } from '../../ledger.ts';
import type { Viewer } from '../../rights.ts';
import { decided, type Decision, type Todo } from '../../rules/reminders/decisions.ts';
import type { Reminder } from '../../rules/reminders/reminder.ts';
import { prepared } from '../../statements.ts';
import { careSources } from './care.ts';
import { gradeSource } from './grades.ts';
import { healthSource } from './health.ts';
import { joiningSource, leavingSource } from './journeys.ts';
import { backupSource, collectionSource, festivalSource, reportSource, staffingSource, termSource } from './office.ts';
import { leadTimes, mayRead, type ReminderSetting, type ReminderSource, rollOn } from './setting.ts';
import { certificateSource, labourSource, retirementSource, secondmentSource } from './work.ts';

/** A new source is one line here. */
const sources: readonly ReminderSource[] = [
  labourSource,
  certificateSource,
  gradeSource,
  retirementSource,
  secondmentSource,
  termSource,
  staffingSource,
  joiningSource,
  leavingSource,
  reportSource,
  collectionSource,
  festivalSource,
  ...careSources,
  healthSource,
  backupSource,
];

/** 转正 of 入职办理 finishes the probation; the contract's own line would say the same again. */
function withoutTwins(reminders: readonly Reminder[]): readonly Reminder[] {
  const own = new Set(
    reminders.flatMap(({ kind, key, subject }) =>
      kind === 'probation' && key.startsWith('joining:') ? [subject.id] : [],
    ),
  );
  return reminders.filter(({ key, subject }) => !(key.includes(':probation-end:') && own.has(subject.id)));
}

/** All reminders of a day that the viewer may see. @param day YYYY-MM-DD */
export function remindersOn(ledger: Ledger, viewer: Viewer, day: string): readonly Reminder[] {
  const setting: ReminderSetting = { ledger, viewer, day, leads: leadTimes(ledger), roll: rollOn(ledger, day) };
  return withoutTwins(sources.flatMap((source) => (mayRead(setting, source.registers) ? source.read(setting) : [])));
}

function decisions(ledger: Ledger): readonly Decision[] {
  return prepared(
    ledger.db,
    `SELECT d.id, d.reminder, d.due_on AS dueOn, d.act, d.until, coalesce(c.name, d.account, '') AS "to",
       coalesce(d.reason, '') AS reason, d.created_at AS at
     FROM live_reminder_decisions d LEFT JOIN live_cadres c ON c.id = d.cadre ORDER BY d.created_at, d.id`,
  ).all() as Decision[];
}

/** What is left to do on a day, the most pressing first. */
export function todosOn(ledger: Ledger, viewer: Viewer, day: string): readonly Todo[] {
  return decided(remindersOn(ledger, viewer, day), decisions(ledger), day);
}
