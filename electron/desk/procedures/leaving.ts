/** 离岗(退出)办理: open cases, what the law says of one, its lines into the book, its papers. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { openLeavings } from '../../../db/questions/leaving-cases.ts';
import { writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { leavingEdits, lookAt } from '../leaving/case.ts';
import { approvalPaper, certificatePaper, handoverPaper } from '../leaving/papers.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure } from '../procedure.ts';
import { logExport } from '../read-log.ts';

const key = z.string().min(1).max(60);
const code = z.string().min(1).max(60);
const words = (most: number) => z.string().trim().max(most).default('');

const asked = z.object({
  person: key,
  leaving: z
    .object({ id: key, version: z.int().min(1) })
    .nullable()
    .default(null),
  reason: code,
  ground: code.nullable().default(null),
  track: code,
  appliedOn: exactDay.nullable().default(null),
  noticedOn: exactDay.nullable().default(null),
  leavesOn: exactDay,
  noticePaid: z.boolean().default(false),
  meeting: words(120),
  document: words(80),
  wentTo: words(100),
  note: words(1000),
});

const papers = { approval: approvalPaper, handover: handoverPaper, certificate: certificatePaper } as const;

export const leavingProcedures = {
  /** The cases that are not done, with what is left of each. */
  'leaving.cases': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({}),
    run: ({ ledger, viewer }) => openLeavings(ledger, viewer, today(ledger)),
  }),
  /** What the law says of a case, and what would be changed, line by line; nothing is written. */
  'leaving.look': officeProcedure({ access: 'roster.read', reads: true, input: asked, run: lookAt }),
  /** The case and its ticked lines: one change, whole or not at all, undoable. */
  'leaving.write': officeProcedure({
    access: { register: () => 'leavings', action: 'write' } as const,
    input: asked.extend({ ticked: z.array(z.string().min(1).max(160)).max(500) }),
    run: (call, { ticked, ...input }) => {
      const { id, edits } = leavingEdits(call, input, ticked);
      const title = `离岗(退出)办理 1 人，变动 ${edits.length - 1} 条`;
      const { changeId, records } = writeChange(
        call.ledger,
        { actor: call.session.account, kind: 'edit', title },
        edits,
      );
      const version = records.find((record) => record.id === id)?.version ?? 1;
      return { changeId, id, version, count: edits.length - 1 };
    },
  }),
  /** 办结 or 撤回; what was written into other registers stays as it is. */
  'leaving.settle': officeProcedure({
    access: { register: () => 'leavings', action: 'write' } as const,
    input: z.object({ id: key, version: z.int().min(1), state: z.enum(['closed', 'withdrawn']) }),
    run: (call, { id, version, state }) => {
      const title = state === 'closed' ? '办结离岗(退出) 1 人' : '撤回离岗(退出) 1 人';
      const request = { actor: call.session.account, kind: 'edit', title } as const;
      const { changeId } = writeChange(call.ledger, request, [
        { op: 'update', register: 'leavings', id, version, patch: { state } },
      ]);
      return { changeId };
    },
  }),
  /** 离岗审批表, 工作交接清单 or 证明书 of a case. */
  'leaving.print': officeProcedure({
    access: { register: () => 'leavings', action: 'export' } as const,
    reads: true,
    input: z.object({ id: key, paper: z.enum(['approval', 'handover', 'certificate']) }),
    run: async (call, { id, paper }) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      const { name, html } = papers[paper](call, id);
      const made = await printed(call, safeFileName(name), withFonts(call, html));
      // The certificate carries the full number once the clerk has asked to see: that is an export.
      if (call.viewer.revealed && paper === 'certificate') logExport(call, 'people', 1);
      return made;
    },
  }),
};
