/**
 * By when a request (诉求) is to be dealt with, and where it stands on a day. Measure 14 asks that concerns be answered, but sets
 * no time: the usual limit is office practice, and an office sets its own by category (register 诉求办理时限).
 */
import { Temporal } from 'temporal-polyfill';
import type { FieldValue } from '../registers/model/field.ts';
import { addWorkingDays, holidaysKnown, type OwnDay } from './calendar/working-days.ts';
import { compareDays, formatDay } from './day.ts';

/** 10 working days: office practice, replaced by category in the register 诉求办理时限. */
export const usualRequestDays = 10;

export interface RequestFacts {
  /** YYYY-MM-DD */
  readonly raisedOn: string;
  /** The day of the last 重新办理, from which the limit is counted anew. */
  readonly reopenedOn: string | null;
  /** The 办理期限 that was typed: it wins over the computed one. */
  readonly typedDue: string | null;
  /** Working days that the office set for the category. */
  readonly limit: number | null;
  /** The day on which it was settled; null while it is open. */
  readonly doneOn: string | null;
}

export type RequestStanding = 'overdue' | 'today' | 'week' | 'later' | 'in-time' | 'late';

export interface RequestDue {
  /** The last day, YYYY-MM-DD. */
  readonly dueOn: string;
  /** What the limit gives, where another day was typed; else null. */
  readonly computed: string | null;
  readonly standing: RequestStanding;
  /** How it was found, line by line. */
  readonly trace: readonly string[];
}

const said = (day: string): string => formatDay(day, '1990年5月1日');

const weekAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 7 }).toString();

function standingOf(dueOn: string, doneOn: string | null, day: string): RequestStanding {
  if (doneOn !== null) return doneOn <= dueOn ? 'in-time' : 'late';
  if (dueOn < day) return 'overdue';
  if (dueOn === day) return 'today';
  return dueOn <= weekAfter(day) ? 'week' : 'later';
}

/**
 * The limit of a request and its standing on a day.
 * @param own the office's own calendar, by day
 */
export function requestDue(facts: RequestFacts, day: string, own: ReadonlyMap<string, OwnDay> = new Map()): RequestDue {
  const from = facts.reopenedOn ?? facts.raisedOn;
  const days = facts.limit ?? usualRequestDays;
  const counted = addWorkingDays(from, days, own);
  const year = Number(counted.slice(0, 4));
  const dueOn = facts.typedDue ?? counted;
  const trace = [
    facts.reopenedOn === null ? `${said(from)}提出` : `${said(from)}重新办理，期限从这天重新算`,
    facts.limit === null
      ? `没有给这一类设时限，按通常的${days}个工作日（可在“诉求办理时限”里改）`
      : `这一类的时限是${days}个工作日（诉求办理时限）`,
    `次日起算${days}个工作日，到${said(counted)}止`,
    ...(holidaysKnown(year, [...own.values()]) ? [] : [`${year}年的放假安排还没有内置，只按周末扣除`]),
    ...(facts.typedDue === null
      ? []
      : [
          `登记的办理期限是${said(facts.typedDue)}，以登记的为准${facts.typedDue === counted ? '' : '（与推算的不同）'}`,
        ]),
  ];
  return {
    dueOn,
    computed: facts.typedDue === null || facts.typedDue === counted ? null : counted,
    standing: standingOf(dueOn, facts.doneOn, day),
    trace,
  };
}

type Values = Readonly<Record<string, FieldValue>>;

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** What a request must keep by itself: settled means a day, and no day lies before the request. */
export function requestFaults(values: Values): readonly { readonly field: string; readonly message: string }[] {
  const raised = text(values['raised_on']);
  const done = text(values['done_on']);
  const due = text(values['due_on']);
  const settled = text(values['state']) === 'done';
  const before = (day: string): boolean => day !== '' && raised !== '' && compareDays(day, raised) < 0;
  return [
    ...(settled && done === '' ? [{ field: 'done_on', message: '已办结的要填办结日期。' }] : []),
    ...(!settled && text(values['state']) !== '' && done !== ''
      ? [{ field: 'done_on', message: '还没有办结的不填办结日期；办结了请把办理状态改成“已办结”。' }]
      : []),
    ...(before(done) ? [{ field: 'done_on', message: '办结日期早于提出日期，请检查。' }] : []),
    ...(before(due) ? [{ field: 'due_on', message: '办理期限早于提出日期，请检查。' }] : []),
  ];
}
