/** 月度变动单: this month against what each addressee knows, on paper and as .xlsx, kept when it is final. */
import { z } from 'zod';
import { registerOf, today } from '../../../db/ledger.ts';
import { lastDayOf } from '../../../db/questions/month-changes.ts';
import { writeChange } from '../../../db/records.ts';
import { demand, demandRight } from '../../../db/rights.ts';
import { addMonths } from '../../../db/rules/day.ts';
import { changesWanted, type MonthChangeKind, monthChangeKinds } from '../../../db/rules/lists/month-change.ts';
import { prepared } from '../../../db/statements.ts';
import type { MonthChangesPaper } from '../../papers/month-changes-list.ts';
import { monthChangesSheet } from '../../papers/month-changes-sheet.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { DeskError } from '../errors.ts';
import { basisOf } from '../month-changes/kept.ts';
import {
  addresseeOf,
  addressees,
  type ChangeGroup,
  computed,
  fileTitle,
  groupsOf,
  idStyles,
  kindLabel,
  monthList,
  type MonthList,
  titleOf,
} from '../month-changes/list.ts';
import { htmlOf, paperOf, tablesOf } from '../month-changes/papers.ts';
import { printed } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { freeze } from '../submissions.ts';
import { fileTypes, offerDownload } from '../transfers.ts';

const read = { register: () => 'reports', action: 'read' } as const;
const write = { register: () => 'reports', action: 'write' } as const;

const month = z.string().regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/u, '月份请写成 2026-03。');
const recipient = z.string().min(1).max(60).nullable();
const which = z.object({ month, recipient });
const onPaper = which.extend({ ids: z.enum(idStyles).default('masked') });
type OnPaper = z.output<typeof onPaper>;

/** Lists are made after the month is over; until the 10th that of the month before is due. */
function usualMonth(day: string): string {
  return Number(day.slice(8, 10)) <= 10 ? addMonths(day.slice(0, 7), -1) : day.slice(0, 7);
}

function logPeople(call: OfficeCall, groups: readonly ChangeGroup[]): void {
  const people = new Set(groups.flatMap(({ rows }) => rows.map(({ person }) => person)));
  logExport(call, 'people', people.size);
}

interface OnItsWay {
  readonly list: MonthList;
  readonly groups: readonly ChangeGroup[];
  readonly paper: MonthChangesPaper;
  readonly basis: ReturnType<typeof basisOf>;
  /** Full ID numbers are in it. */
  readonly full: boolean;
}

/** The list as it leaves. @throws LedgerError forbidden; DeskError month-ahead, recipient-unknown */
function onItsWay(call: OfficeCall, asked: OnPaper): OnItsWay {
  demand(call.viewer, registerOf(call.ledger, 'people'), 'export');
  if (asked.ids === 'full') demandRight(call.viewer, 'private.reveal');
  const list = monthList(call, asked.month, asked.recipient);
  if (list.refusal?.code === 'month-ahead') throw list.refusal;
  const { changes, start } = computed(call, asked.month, list);
  const groups = groupsOf(call, changes, list.wanted, asked.ids);
  const paper = paperOf(call, asked.month, list.addressee, groups, asked.ids !== 'none');
  return { list, groups, paper, basis: basisOf(changes, start), full: asked.ids === 'full' && groups.length > 0 };
}

const nameOf = (call: OfficeCall, asked: OnPaper, { list }: OnItsWay): string =>
  safeFileName(fileTitle(call, asked.month, list.addressee));

/** @throws DeskError month-frozen, month-passed, reason-missing */
function demandFresh(list: MonthList, replaces: string | null, reason: string): void {
  if (list.refusal !== null) throw list.refusal;
  const standing = list.standing?.id ?? null;
  if (standing !== replaces) {
    throw new DeskError(
      'month-frozen',
      replaces === null
        ? '这个月给这个单位的变动单已经定稿，没有再做一份。要改请打开那一份，选“更正”并写明原因。'
        : '要更正的那一份变动单已经变了，请刷新后再看。',
    );
  }
  if (replaces !== null && reason === '') {
    throw new DeskError('reason-missing', '请写明更正的原因。', [{ field: 'reason', message: '请写明原因' }]);
  }
}

const view = officeProcedure({
  access: read,
  reads: true,
  input: which.extend({
    /** Computed anew although a list of the month stands: before it is corrected. */
    anew: z.boolean().default(false),
  }),
  run: (call, asked) => {
    demand(call.viewer, registerOf(call.ledger, 'people'), 'read');
    const list = monthList(call, asked.month, asked.recipient);
    const { standing, base, refusal } = list;
    const shown = (standing === null || asked.anew) && refusal?.code !== 'month-ahead';
    const draft = corrections(call).find((one) => one.period === asked.month && one.recipient === asked.recipient);
    return {
      title: titleOf(asked.month),
      wanted: list.wanted,
      standing,
      /** A correction was begun elsewhere; its reason is known. */
      correcting: draft === undefined ? null : { replaces: draft.replaces, reason: draft.reason ?? '' },
      base: base === null ? null : { id: base.id, title: base.title, period: base.period },
      refusal: refusal === null ? null : { code: refusal.code, message: refusal.message },
      groups: shown
        ? groupsOf(
            call,
            computed(call, asked.month, list).changes,
            list.wanted,
            call.viewer.revealed ? 'full' : 'masked',
          )
        : [],
    };
  },
});

interface Draft {
  readonly period: string;
  readonly recipient: string | null;
  readonly name: string | null;
  readonly replaces: string;
  readonly reason: string | null;
}

/** 更正 that were begun in 上报记录 and are not filled yet. */
function corrections({ ledger }: OfficeCall): readonly Draft[] {
  return prepared(
    ledger.db,
    `SELECT r.period, r.recipient, (SELECT name FROM recipients WHERE id = r.recipient) AS name, r.replaces, r.reason
     FROM live_reports r WHERE r.kind = 'month_changes' AND r.state = 'draft' AND r.replaces IS NOT NULL ORDER BY r.period`,
  ).all() as Draft[];
}

const keep = officeProcedure({
  access: write,
  input: onPaper.extend({
    /** The list of this month that this one corrects, and why. */
    replaces: z.string().min(1).max(60).nullable().default(null),
    reason: z.string().trim().max(1000).default(''),
  }),
  run: async (call, asked) => {
    const leaving = onItsWay(call, asked);
    demandFresh(leaving.list, asked.replaces, asked.reason);
    const name = nameOf(call, asked, leaving);
    const { toPdf } = call.desk.options.host;
    const sheet = { name: `${name}.xlsx`, mime: fileTypes.xlsx, bytes: await monthChangesSheet(leaving.paper) };
    const pdf =
      toPdf === null
        ? []
        : [
            {
              name: `${name}.pdf`,
              mime: fileTypes.pdf,
              bytes: await toPdf(htmlOf(call, leaving.paper), call.signal),
            },
          ];
    // Another tab may have kept one while the files were made.
    demandFresh(monthList(call, asked.month, asked.recipient), asked.replaces, asked.reason);
    const kept = await freeze(
      call,
      {
        kind: 'month_changes',
        title: titleOf(asked.month),
        recipient: asked.recipient,
        period: asked.month,
        cutOff: lastDayOf(asked.month),
        form: null,
        files: [sheet, ...pdf],
        tables: tablesOf(leaving.paper, leaving.groups),
        basis: leaving.basis,
        private: leaving.full,
        replaces: asked.replaces,
        reason: asked.reason,
      },
      'final',
    );
    if (leaving.full) logPeople(call, leaving.groups);
    return kept;
  },
});

export const monthChangeProcedures = {
  /** To whom, which month unless told, and what each addressee gets. */
  'monthChanges.choices': officeProcedure({
    access: read,
    reads: true,
    input: z.object({}),
    run: (call) => ({
      month: usualMonth(today(call.ledger)),
      last: today(call.ledger).slice(0, 7),
      kinds: monthChangeKinds.map((kind) => ({ kind, label: kindLabel(call, kind) })),
      corrections: corrections(call).map(({ period, recipient: to, name }) => ({ month: period, recipient: to, name })),
      addressees: addressees(call).map((one) => ({ id: one.id, name: one.name, kinds: changesWanted(one) })),
    }),
  }),
  'monthChanges.view': view,
  'monthChanges.print': officeProcedure({
    access: read,
    reads: true,
    input: onPaper,
    run: async (call, asked) => {
      const leaving = onItsWay(call, asked);
      const made = await printed(call, nameOf(call, asked, leaving), htmlOf(call, leaving.paper));
      if (leaving.full) logPeople(call, leaving.groups);
      return made;
    },
  }),
  'monthChanges.export': officeProcedure({
    access: read,
    reads: true,
    input: onPaper,
    run: async (call, asked) => {
      const leaving = onItsWay(call, asked);
      const bytes = await monthChangesSheet(leaving.paper);
      if (leaving.full) logPeople(call, leaving.groups);
      return offerDownload(call.desk.transfers, `${nameOf(call, asked, leaving)}.xlsx`, fileTypes.xlsx, bytes);
    },
  }),
  'monthChanges.freeze': keep,
  /** Which kinds an addressee gets from now on; the same as by its work is left open. */
  'monthChanges.setKinds': officeProcedure({
    access: { register: () => 'recipients', action: 'write' } as const,
    input: z.object({
      recipient: z.string().min(1).max(60),
      kinds: z
        .array(z.enum(monthChangeKinds as [MonthChangeKind, ...MonthChangeKind[]]))
        .min(1, '请至少勾选一类变动。'),
    }),
    run: (call, { recipient: id, kinds }) => {
      const addressee = addresseeOf(call, id);
      if (addressee === null) return { changeId: '' };
      const usual = changesWanted({ ...addressee, wanted: null });
      const ticked = monthChangeKinds.filter((kind) => kinds.includes(kind));
      const wanted = ticked.join() === usual.join() ? null : ticked.join();
      const { changeId } = writeChange(
        call.ledger,
        { actor: call.session.account, kind: 'edit', title: `月度变动单要哪些：${addressee.name}` },
        [{ op: 'update', register: 'recipients', id, version: null, patch: { changes_wanted: wanted } }],
      );
      return { changeId };
    },
  }),
};
