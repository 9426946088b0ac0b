/** The calendar: lunar days, festivals, days off; a year's holidays from a file. */
import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { ownDays } from '../../../db/questions/visit-calendar.ts';
import { festivalNames } from '../../../db/rules/calendar/festivals.ts';
import { lunarText } from '../../../db/rules/calendar/lunar.ts';
import { publishedHolidays } from '../../../db/rules/calendar/published-holidays.ts';
import { holidaysKnown, publishedDays, statusOf } from '../../../db/rules/calendar/working-days.ts';
import { officeProcedure } from '../procedure.ts';
import { importHolidays } from '../visits/holiday-import.ts';

const year = z.int().min(1901).max(2099);

export const calendarProcedures = {
  /** Every day of a month, YYYY-MM. */
  'calendar.month': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ month: z.string().regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/) }),
    run: ({ ledger }, { month }) => {
      const own = ownDays(ledger);
      const first = Temporal.PlainDate.from(`${month}-01`);
      const days = Array.from({ length: first.daysInMonth }, (_, step) => {
        const day = first.add({ days: step }).toString();
        return { day, lunar: lunarText(day), festivals: festivalNames(day), ...statusOf(day, own) };
      });
      return { days, known: holidaysKnown(first.year, [...own.values()]) };
    },
  }),
  /** The holidays of a year: the office's own before those that were published. */
  'calendar.holidays': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ year }),
    run: ({ ledger }, input) => {
      const own = ownDays(ledger);
      const mine = [...own.values()].filter(({ day }) => day.startsWith(`${input.year}-`));
      const all = new Set([...mine.map(({ day }) => day), ...publishedDays(input.year).map(([day]) => day)]);
      return {
        notice: publishedHolidays[input.year]?.notice ?? null,
        known: holidaysKnown(input.year, mine),
        days: [...all].toSorted().map((day) => ({ day, lunar: lunarText(day), ...statusOf(day, own) })),
      };
    },
  }),
  /** A year's 放假安排 from a file into the office's calendar. */
  'calendar.importHolidays': officeProcedure({
    access: { register: () => 'holidays', action: 'write' } as const,
    input: z.object({ year, upload: z.string().max(200) }),
    run: (call, input) => importHolidays(call, input),
  }),
};
