/** 岗位待遇 beyond the registers: 合同预警, 员额与配备, and 调配 from the plan on screen to paper and to the book. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { labourWarnings } from '../../../db/questions/labour-warnings.ts';
import { staffingFacts } from '../../../db/questions/staffing.ts';
import { writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { transferFormHtml } from '../../papers/transfer-form.ts';
import { officeLine } from '../office-line.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { demandMoves, moveEdits, transferForms } from '../staffing-moves.ts';

const key = z.string().min(1).max(60);
const onDay = z.object({ day: exactDay.optional() });
const plan = z.object({
  day: exactDay,
  reason: z.string().trim().max(200).default(''),
  approval: z.string().trim().max(80).default(''),
  moves: z
    .array(z.object({ person: key, to: key }))
    .min(1, '还没有安排调动的人。')
    .max(500)
    .refine((moves) => new Set(moves.map(({ person }) => person)).size === moves.length, '同一个人只能调往一处。'),
});

export const staffingProcedures = {
  /** Whose contract needs something on a day, and why. */
  'contracts.warnings': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: onDay,
    run: ({ ledger, viewer }, input) => labourWarnings(ledger, viewer, input.day ?? today(ledger)),
  }),
  /** Communities, posts and everybody on the roll on a day; the screen counts them by the same rule as the desk. */
  'staffing.view': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: onDay,
    run: ({ ledger, viewer }, input) => staffingFacts(ledger, viewer, input.day ?? today(ledger)),
  }),
  /** 调动审批表 of everybody in the plan. */
  'staffing.print': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: plan,
    run: async (call, input) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      demandMoves(call, input);
      const papers = { unit: officeLine(call.ledger), forms: transferForms(call, input) };
      const html = withFonts(call, (options) => transferFormHtml(papers, options));
      const made = await printed(call, `调动审批表_${papers.forms.length}人`, html);
      // Papers with full private values are an export, and logged as one.
      if (call.viewer.revealed) logExport(call, 'people', papers.forms.length);
      return made;
    },
  }),
  /** The plan into the book: one change, whole or not at all, undoable. */
  'staffing.move': officeProcedure({
    access: { register: () => 'appointments', action: 'write' } as const,
    input: plan,
    run: (call, input) => {
      demand(call.viewer, registerOf(call.ledger, 'transfers'), 'write');
      const edits = moveEdits(call, input);
      const title = `统筹调配 ${input.moves.length} 人`;
      const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
      return { changeId, count: input.moves.length };
    },
  }),
};
