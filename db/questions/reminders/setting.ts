/** What every source of reminders is given: the day, who looks, how far ahead, and who is here. */
import type { Ledger } from '../../ledger.ts';
import { registerOf } from '../../ledger.ts';
import { may, type Viewer } from '../../rights.ts';
import { isReminderKind, type ReminderKind, reminderKindKeys, reminderKinds } from '../../rules/reminders/kinds.ts';
import type { Reminder, Subject } from '../../rules/reminders/reminder.ts';
import { name, prepared } from '../../statements.ts';
import { peopleOnRoll } from '../exam-facts.ts';

export type LeadTimes = Readonly<Record<ReminderKind, number>>;

export interface ReminderSetting {
  readonly ledger: Ledger;
  readonly viewer: Viewer;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly leads: LeadTimes;
  /** Everybody on the roll on the day. */
  readonly roll: ReadonlyMap<string, Subject>;
}

/** Where reminders come from. */
export interface ReminderSource {
  /** Whoever may not read one of these registers sees none of its reminders. */
  readonly registers: readonly string[];
  readonly read: (setting: ReminderSetting) => readonly Reminder[];
}

/** The built-in lead times, each replaced where the office set its own. */
export function leadTimes(ledger: Ledger): LeadTimes {
  const rows = prepared(ledger.db, 'SELECT kind, days FROM live_lead_times').all() as {
    readonly kind: string;
    readonly days: number;
  }[];
  const own = new Map(rows.filter(({ kind }) => isReminderKind(kind)).map(({ kind, days }) => [kind, days]));
  return Object.fromEntries(
    reminderKindKeys.map((kind) => [kind, own.get(kind) ?? reminderKinds[kind].lead]),
  ) as unknown as LeadTimes;
}

export function rollOn(ledger: Ledger, day: string): ReadonlyMap<string, Subject> {
  return new Map(
    peopleOnRoll(ledger, day).map(({ id, name, communityName }): [string, Subject] => [
      id,
      { of: 'person', id, name, community: communityName },
    ]),
  );
}

export function mayRead({ ledger, viewer }: ReminderSetting, registers: readonly string[]): boolean {
  return registers.every((key) => may(viewer, registerOf(ledger, key), 'read'));
}

/**
 * Whether the office keeps a register at all. One that nobody has begun says nothing of anybody: an office that has just brought
 * in its roster is not told of each person that a contract is missing.
 */
export function isInUse({ ledger }: ReminderSetting, register: string): boolean {
  return prepared(ledger.db, `SELECT 1 FROM ${name(`live_${register}`)} LIMIT 1`).get() !== undefined;
}

/** Rows of a statement that asks with `:day` and, where it says so, `:until`. */
export function rowsOf({ ledger, day }: ReminderSetting, sql: string, until?: string): readonly unknown[] {
  const values = { ...(sql.includes(':day') ? { day } : {}), ...(sql.includes(':until') ? { until } : {}) };
  return prepared(ledger.db, sql).all(values);
}

/** Those of the rows whose person is on the roll, with that person as the subject. */
export function here<Row extends { readonly person: string }>(
  { roll }: ReminderSetting,
  rows: readonly Row[],
): readonly (Row & { readonly subject: Subject })[] {
  return rows.flatMap((row) => {
    const subject = roll.get(row.person);
    return subject === undefined ? [] : [{ ...row, subject }];
  });
}
