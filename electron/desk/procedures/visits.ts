/** 走访慰问: the festivals ahead, a plan from its rule to the book and to paper, who has not been visited for long. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { newKey } from '../../../db/keys.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { unvisited } from '../../../db/questions/visit-plans.ts';
import { writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { officeProcedure } from '../procedure.ts';
import { festivalLines, planLines } from '../visits/overview.ts';
import { printVisitPaper, visitPapers } from '../visits/papers.ts';
import { addPhoto } from '../visits/photos.ts';
import { completionEdits, demandPlan, planEdits, planSchema, proposalFor, ruleSchema } from '../visits/plan.ts';

const key = z.string().min(1).max(60);
const writesVisits = { register: () => 'visits', action: 'write' } as const;

export const visitProcedures = {
  /** The festivals of the next twelve months and all plans. */
  'visits.overview': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({}),
    run: (call) => {
      const plans = planLines(call);
      return { plans, festivals: festivalLines(call, plans) };
    },
  }),
  /** A saved plan with the people on it and whether they were visited. */
  'visits.plan': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ id: key }),
    run: (call, { id }) => {
      const plan = demandPlan(call, id);
      demand(call.viewer, registerOf(call.ledger, 'visits'), 'read');
      const rows = prepared(
        call.ledger.db,
        "SELECT id, person, state, coalesce(needs, '') AS needs FROM live_visits WHERE plan = ? AND state <> 'dropped'",
      ).all(id) as { readonly id: string; readonly person: string; readonly state: string; readonly needs: string }[];
      // What was heard is private: that there was something is said, what it was only in 显示完整信息.
      const visits = rows.map(({ needs, ...visit }) => ({
        ...visit,
        heard: needs !== '',
        needs: call.viewer.revealed ? needs : '',
      }));
      return { plan, visits };
    },
  }),
  /** Who qualifies, in order, with reasons; who comes first where the money does not reach everybody. */
  'visits.propose': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: ruleSchema,
    run: (call, input) => proposalFor(call, input),
  }),
  /** The plan and its visits into the book, one change. */
  'visits.save': officeProcedure({
    access: writesVisits,
    input: planSchema,
    run: (call, input) => {
      const id = input.plan ?? newKey();
      if (input.plan !== null) demandPlan(call, input.plan);
      const edits = planEdits(call, input, id);
      const title = `${input.plan === null ? '新增' : '修改'}慰问计划，${input.people.length} 人`;
      const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
      return { changeId, id, count: input.people.length };
    },
  }),
  /** Writes down that a plan's visits were made on a day. */
  'visits.complete': officeProcedure({
    access: writesVisits,
    input: z.object({ plan: key, day: exactDay, people: z.array(key).max(5000).nullable().default(null) }),
    run: (call, input) => {
      const edits = completionEdits(call, demandPlan(call, input.plan), input);
      const title = `登记走访 ${edits.length} 人`;
      const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
      return { changeId, count: edits.length };
    },
  }),
  /** Who has not been visited for so many months. */
  'visits.unvisited': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ months: z.int().min(1).max(120), day: exactDay.optional() }),
    run: ({ ledger, viewer }, { months, day }) => unvisited(ledger, viewer, day ?? today(ledger), months),
  }),
  /** 慰问审批单, 慰问登记表, 发放签收表, 报销附件包. */
  'visits.print': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: z.object({ plan: key, paper: z.enum(visitPapers) }),
    run: (call, { plan, paper }) => printVisitPaper(call, demandPlan(call, plan), paper),
  }),
  /** A photo of a plan or a visit: pictures only, without place and time of the camera. */
  'visits.addPhoto': officeProcedure({
    access: writesVisits,
    input: z.object({ register: z.enum(['visit_plans', 'visits']), record: key, upload: z.string().max(200) }),
    run: (call, { upload, ...owner }) => addPhoto(call, owner, upload),
  }),
};
