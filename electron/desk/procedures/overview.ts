/** 总览: every figure with the people behind it, on screen and on paper. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { overviewHtml } from '../../papers/overview-html.ts';
import { officeLine } from '../office-line.ts';
import { behind, overviewOn } from '../overview/view.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure } from '../procedure.ts';

const onDay = z.object({ day: exactDay.optional() });

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
