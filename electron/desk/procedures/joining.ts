/** 入职办理: who is joining and what is still lacking, newcomers taken in, papers ticked off, a joining settled, the two forms. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { joiningPeople } from '../../../db/questions/joining.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { regularisationFormHtml } from '../../papers/regularisation-form.ts';
import { reportFormHtml } from '../../papers/report-form.ts';
import { DeskError } from '../errors.ts';
import { regularisationForms, reportForms } from '../joining/papers.ts';
import { officeLine } from '../office-line.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';

const key = z.string().min(1).max(60);
const people = z.array(key).min(1).max(500);
const writes = { register: () => 'joinings', action: 'write' } as const;

/** Those of the people who are joining today, as the list shows them. */
function joiningNow(call: OfficeCall, ids: readonly string[]) {
  const wanted = new Set(ids);
  return joiningPeople(call.ledger, call.viewer, today(call.ledger)).people.filter(({ person }) => wanted.has(person));
}

function change(call: OfficeCall, title: string, edits: readonly Edit[]) {
  const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
  return { changeId, count: edits.length };
}

/** 入职登记 for newcomers who have none. @throws DeskError joining-nobody */
function begin(call: OfficeCall, ids: readonly string[]) {
  const edits = joiningNow(call, ids)
    .filter(({ joining }) => joining === null)
    .map(({ person, reportedOn, community }): Edit => ({
      op: 'create',
      register: 'joinings',
      values: { person, state: 'open', reported_on: reportedOn, community },
    }));
  if (edits.length === 0) throw new DeskError('joining-nobody', '这些人已有入职登记，或已不在名单里，请刷新后重试。');
  return change(call, `登记入职 ${edits.length} 人`, edits);
}

/** 办结 those of whom every step is done. @throws DeskError joining-unfinished, naming the first one and what is lacking */
function finish(call: OfficeCall, ids: readonly string[]) {
  const chosen = joiningNow(call, ids);
  const open = chosen.find(({ finished, joining }) => !finished || joining === null);
  if (open !== undefined || chosen.length === 0) {
    const lacking = (open?.steps ?? []).filter(({ state }) => state !== 'done').map(({ label }) => label);
    const what = open === undefined ? '没有选中正在办理入职的人' : `有人还没有办完（还差：${lacking.join('、')}）`;
    throw new DeskError('joining-unfinished', `${what}，没有办结。确实不再办的，请打开入职登记改进度并注明原因。`);
  }
  const edits = chosen.map(({ joining }): Edit => ({
    op: 'update',
    register: 'joinings',
    id: joining ?? '',
    version: null,
    patch: { state: 'done' },
  }));
  return change(call, `办结入职 ${edits.length} 人`, edits);
}

const forms = {
  report: {
    name: '报到登记表',
    html: (call: OfficeCall, ids: readonly string[]) => {
      const papers = { unit: officeLine(call.ledger), forms: reportForms(call, ids) };
      return { count: papers.forms.length, html: withFonts(call, (options) => reportFormHtml(papers, options)) };
    },
  },
  regularisation: {
    name: '转正审批表',
    html: (call: OfficeCall, ids: readonly string[]) => {
      const papers = { unit: officeLine(call.ledger), forms: regularisationForms(call, ids) };
      return {
        count: papers.forms.length,
        html: withFonts(call, (options) => regularisationFormHtml(papers, options)),
      };
    },
  },
} as const;

export const joiningProcedures = {
  'joining.list': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ day: exactDay.optional() }),
    run: ({ ledger, viewer }, { day }) => joiningPeople(ledger, viewer, day ?? today(ledger)),
  }),
  /** 纳入办理: one change for all of them. */
  'joining.begin': officeProcedure({
    access: writes,
    input: z.object({ people }),
    run: (call, input) => begin(call, input.people),
  }),
  'joining.finish': officeProcedure({
    access: writes,
    input: z.object({ people }),
    run: (call, input) => finish(call, input.people),
  }),
  /** 新进人员报到登记表 or 转正审批表, a page for each person. */
  'joining.print': officeProcedure({
    access: 'roster.export',
    reads: true,
    input: z.object({ form: z.enum(['report', 'regularisation']), people }),
    run: async (call, input) => {
      demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
      const { name, html } = forms[input.form];
      const made = html(call, input.people);
      if (made.count === 0) throw new DeskError('nobody-chosen', '没有可打印的人，可能已被删除。请重新勾选。');
      const paper = await printed(call, safeFileName(`${name}_${made.count}人`), made.html);
      // Papers with full private values are an export, and logged as one.
      if (call.viewer.revealed) logExport(call, 'people', made.count);
      return paper;
    },
  }),
};
