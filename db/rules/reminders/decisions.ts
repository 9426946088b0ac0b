/**
 * Decisions about reminders (办结, 延后, 转办) and the groups of the page. A decision holds for the very due day that it was taken for:
 * when the day changes, the reminder is back.
 */
import type { FieldValue } from '../../registers/model/field.ts';
import { compareDays, type Day, isExactDay } from '../day.ts';
import { isReminderKind, leadFault } from './kinds.ts';
import { daysLater, type Reminder } from './reminder.ts';

export interface Decision {
  readonly id: string;
  readonly reminder: string;
  readonly dueOn: Day | null;
  readonly act: 'done' | 'postponed' | 'forwarded';
  readonly until: Day | null;
  /** To whom it was handed, and why it was postponed. */
  readonly to: string;
  readonly reason: string;
  /** When it was taken: of two, the later holds. */
  readonly at: string;
}

/** already over, today, within 7 and 30 days, later, and what has no day. */
export const todoGroups = ['late', 'today', 'week', 'month', 'later', 'open'] as const;
export type TodoGroup = (typeof todoGroups)[number];

export const todoGroupLabels: Readonly<Record<TodoGroup, string>> = {
  late: '已超期',
  today: '今日',
  week: '7天内',
  month: '30天内',
  later: '30天以后',
  open: '没有期限',
};

export interface Todo extends Reminder {
  readonly group: TodoGroup;
  /** The day that it is grouped by: the due day, or the later one to which it was postponed. */
  readonly on: Day | null;
  /** The postponement that holds. */
  readonly postponed: Decision | null;
  readonly forwarded: Decision | null;
}

/** Where a day stands as seen from another. */
export function groupOf(on: Day | null, day: Day): TodoGroup {
  if (on === null) return 'open';
  if (on < day) return 'late';
  if (on === day) return 'today';
  if (on <= daysLater(day, 7)) return 'week';
  return on <= daysLater(day, 30) ? 'month' : 'later';
}

const order = (todo: Todo): string =>
  `${todoGroups.indexOf(todo.group)} ${todo.on ?? '9999'} ${todo.subject.community} ${todo.subject.name} ${todo.key}`;

/** What is left to do, most pressing first: settled ones are gone, postponed ones stand at their later day. */
export function decided(reminders: readonly Reminder[], decisions: readonly Decision[], day: Day): readonly Todo[] {
  const place = (key: string, dueOn: Day | null): string => `${key} ${dueOn ?? ''}`;
  const byReminder = Map.groupBy(
    decisions.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at))),
    ({ reminder, dueOn }) => place(reminder, dueOn),
  );
  return reminders
    .flatMap((reminder): readonly Todo[] => {
      const own = byReminder.get(place(reminder.key, reminder.dueOn)) ?? [];
      if (own.some(({ act }) => act === 'done')) return [];
      const postponed = own.findLast(({ act }) => act === 'postponed') ?? null;
      const forwarded = own.findLast(({ act }) => act === 'forwarded') ?? null;
      const until = postponed?.until ?? null;
      const on = until !== null && until > (reminder.dueOn ?? '') ? until : reminder.dueOn;
      return [{ ...reminder, group: groupOf(on, day), on, postponed, forwarded }];
    })
    .map((todo) => ({ todo, at: order(todo) }))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
    .map(({ todo }) => todo);
}

type Values = Readonly<Record<string, FieldValue>>;
type Fault = { readonly field: string; readonly message: string };

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** What a decision must keep: 延后 says until when and why, 转办 to whom. */
export function decisionFaults(values: Values): readonly Fault[] {
  const act = text(values['act']);
  const [until, decidedOn] = [text(values['until']), text(values['decided_on'])];
  if (act === 'postponed')
    return [
      ...(text(values['reason']) === '' ? [{ field: 'reason', message: '延后要写明原因。' }] : []),
      ...(isExactDay(until) ? [] : [{ field: 'until', message: '延后要写延到哪一天，如 2026-03-20。' }]),
      ...(isExactDay(until) && decidedOn !== '' && compareDays(until, decidedOn) <= 0
        ? [{ field: 'until', message: `延后要延到${decidedOn}以后的一天，已经过去的日子没有用。` }]
        : []),
    ];
  if (act === 'forwarded' && text(values['cadre']) === '' && text(values['account']) === '')
    return [{ field: 'cadre', message: '转办要写转给谁：选一位街道干部，或填账号名称。' }];
  return [];
}

/** What a lead time must keep. */
export function leadTimeFaults(values: Values): readonly Fault[] {
  const kind = text(values['kind']);
  const days = values['days'];
  if (!isReminderKind(kind) || typeof days !== 'number') return [];
  const message = leadFault(kind, days);
  return message === null ? [] : [{ field: kind === 'staffing' ? 'kind' : 'days', message }];
}
