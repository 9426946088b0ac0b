/** 待办: what is due on a day, what is decided about it, the weekly list and the calendar file. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { todosOn } from '../../../db/questions/reminders/all.ts';
import { leadTimes } from '../../../db/questions/reminders/setting.ts';
import { ownDays } from '../../../db/questions/visit-calendar.ts';
import { may } from '../../../db/rights.ts';
import { decide } from '../reminders/decide.ts';
import { calendarOf, printWeek } from '../reminders/leaving.ts';
import { officeProcedure } from '../procedure.ts';
import { logReading } from '../read-log.ts';

const key = z.string().min(1).max(200);
const kinds = z.object({ kinds: z.array(z.string().max(40)).max(60).default([]) });

export const reminderProcedures = {
  /** Everything that is left to do as seen from today. */
  'todo.view': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({}),
    run: (call) => {
      const { ledger, viewer } = call;
      const day = today(ledger);
      const todos = todosOn(ledger, viewer, day);
      const confined = todos.filter((todo) => todo.confined === true).length;
      if (confined > 0) logReading(call, { act: 'read', register: 'health_checks', count: confined, note: '待办' });
      return {
        day,
        todos,
        leads: leadTimes(ledger),
        /** 节假日 of the office's own calendar, for the month on screen. */
        own: [...ownDays(ledger).values()],
        mayDecide: may(viewer, registerOf(ledger, 'reminder_decisions'), 'write'),
      };
    },
  }),
  /** How many are over, due today and within a week: for the tray, without a name. */
  'todo.count': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({}),
    run: ({ ledger, viewer }) => {
      const todos = todosOn(ledger, viewer, today(ledger));
      const count = (group: string): number => todos.filter((todo) => todo.group === group).length;
      return { day: today(ledger), late: count('late'), today: count('today'), week: count('week') };
    },
  }),
  'todo.decide': officeProcedure({
    access: { register: () => 'reminder_decisions', action: 'write' } as const,
    input: z.object({
      items: z
        .array(z.object({ key, dueOn: exactDay.nullable() }))
        .min(1, '请先勾选待办。')
        .max(1000),
      act: z.enum(['done', 'postponed', 'forwarded']),
      until: exactDay.nullable().default(null),
      cadre: z.string().max(60).nullable().default(null),
      account: z.string().trim().max(40).default(''),
      reason: z.string().trim().max(500).default(''),
    }),
    run: (call, input) => decide(call, input),
  }),
  /** 本周待办 as paper. */
  'todo.print': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: kinds,
    run: (call, input) => printWeek(call, input.kinds),
  }),
  /** The calendar file. */
  'todo.calendar': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: kinds,
    run: (call, input) => calendarOf(call, input.kinds),
  }),
};
