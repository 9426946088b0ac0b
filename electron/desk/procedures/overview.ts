/** 总览: every figure with the people behind it, on screen and on paper. */
import { z } from 'zod';
import { registerOf, today } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { overviewHtml } from '../../papers/overview-html.ts';
import { officeLine } from '../office-line.ts';
import { behind, overviewOn } from '../overview/view.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure } from '../procedure.ts';

/** The figures look a year ahead and back: a slip of the pen in the year is told, not reckoned with. */
const day = z.iso
  .date()
  .refine((given) => given >= '1950-01-01' && given <= '2199-12-31', '日期要在1950年至2199年之间，请检查年份。');
const onDay = z.object({ day: day.optional() });

export const overviewProcedures = {
  'overview.view': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: onDay,
    run: (call, input) => overviewOn(call, input.day ?? today(call.ledger)),
  }),
  /** The rows that a figure counts. */
  'overview.behind': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: onDay.extend({ tile: z.string().min(1).max(120) }),
    run: (call, input) => behind(call, input.day ?? today(call.ledger), input.tile),
  }),
  'overview.print': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: onDay,
    run: (call, input) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      const { day, groups } = overviewOn(call, input.day ?? today(call.ledger));
      const paper = { unit: officeLine(call.ledger), day, groups };
      const html = withFonts(call, (options) => overviewHtml(paper, options));
      return printed(call, `总览_${day}`, html);
    },
  }),
};
