/** A case of leaving from what the clerk asks for to one change: the opinion of the law, the proposed lines, the edits. */
import { newKey } from '../../../db/keys.ts';
import { registerOf } from '../../../db/ledger.ts';
import { leavingFacts } from '../../../db/questions/leaving-facts.ts';
import type { Edit } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { storedRecord, type Values } from '../../../db/rows.ts';
import { isExactDay } from '../../../db/rules/day.ts';
import { contractOn, termWords } from '../../../db/rules/leaving-facts.ts';
import { type LeavingOpinion, leavingOpinion } from '../../../db/rules/leaving.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { afterLines } from './after-lines.ts';
import { labourLines } from './labour-lines.ts';
import type { LeavingSettled, Line, ProposedLine } from './line.ts';
import { officeLines } from './office-lines.ts';

export interface AskedLeaving {
  readonly person: string;
  /** The open case that goes on; null for a new one. */
  readonly leaving: { readonly id: string; readonly version: number } | null;
  readonly reason: string;
  readonly ground: string | null;
  readonly track: string;
  readonly appliedOn: string | null;
  readonly noticedOn: string | null;
  readonly leavesOn: string;
  readonly noticePaid: boolean;
  readonly meeting: string;
  readonly document: string;
  readonly wentTo: string;
  readonly note: string;
}

export interface LookedAt {
  readonly opinion: LeavingOpinion;
  readonly lines: readonly ProposedLine[];
}

function settledOf(asked: AskedLeaving, leaving: string): LeavingSettled {
  const { person, reason, track, leavesOn, wentTo, document } = asked;
  return { person, leaving, reason, track, leavesOn, wentTo, document };
}

const linesOf = (call: OfficeCall, settled: LeavingSettled): readonly Line[] => [
  ...officeLines(call, settled),
  ...labourLines(call, settled),
  ...afterLines(call, settled),
];

function opinionOn(call: OfficeCall, asked: AskedLeaving): LeavingOpinion {
  const facts = leavingFacts(call.ledger, call.viewer, asked.person, asked.leavesOn);
  return leavingOpinion(facts, asked);
}

const isRefused = ({ findings }: LeavingOpinion): boolean => findings.some(({ severity }) => severity === 'refused');

/** What the law says and what would be changed; no lines where the case is refused. @throws LedgerError forbidden */
export function lookAt(call: OfficeCall, asked: AskedLeaving): LookedAt {
  const opinion = opinionOn(call, asked);
  if (isRefused(opinion)) return { opinion, lines: [] };
  const lines = linesOf(call, settledOf(asked, asked.leaving?.id ?? 'new'));
  return {
    opinion,
    lines: lines.map(({ key, group, label, changes, ticked }) => ({ key, group, label, changes, ticked })),
  };
}

const filled = (value: string): string | null => (value === '' ? null : value);

/** The term as it was agreed, before the case shortens it; what an earlier writing of the case noted stays. */
function termBefore(call: OfficeCall, { leaving, person, leavesOn }: AskedLeaving): string | null {
  const noted =
    leaving === null
      ? null
      : storedRecord(call.ledger, registerOf(call.ledger, 'leavings'), leaving.id)?.values['contract_term'];
  if (typeof noted === 'string') return noted;
  return filled(termWords(contractOn(leavingFacts(call.ledger, call.viewer, person, leavesOn), leavesOn)));
}

/** A day of the case; one on record that is known by month or year alone stays where the screen, which takes whole days, sent none. */
function dayOf(call: OfficeCall, { leaving }: AskedLeaving, key: string, day: string | null): string | null {
  if (day !== null || leaving === null) return day;
  const kept = storedRecord(call.ledger, registerOf(call.ledger, 'leavings'), leaving.id)?.values[key];
  return typeof kept === 'string' && !isExactDay(kept) ? kept : null;
}

function recordOf(call: OfficeCall, asked: AskedLeaving, opinion: LeavingOpinion): Values {
  return {
    person: asked.person,
    reason: asked.reason,
    ground: asked.ground,
    track: asked.track,
    applied_on: dayOf(call, asked, 'applied_on', asked.appliedOn),
    noticed_on: dayOf(call, asked, 'noticed_on', asked.noticedOn),
    leaves_on: asked.leavesOn,
    notice_days: opinion.notice?.keptDays ?? null,
    notice_paid: asked.noticePaid ? 1 : 0,
    contract_term: asked.track === 'post' ? null : termBefore(call, asked),
    meeting: filled(asked.meeting),
    approval_document: filled(asked.document),
    went_to: filled(asked.wentTo),
    state: 'open',
    note: filled(asked.note),
  };
}

/** @throws DeskError leaving-refused, with the sentence of each refusal */
function demandLawful(opinion: LeavingOpinion): void {
  const refused = opinion.findings.filter(({ severity }) => severity === 'refused');
  const [first] = refused;
  if (first === undefined) return;
  const faults = refused.map(({ kind, sentence }) => ({ field: kind, message: sentence }));
  const rule = first.article === '' ? '' : `（${first.article}）`;
  throw new DeskError('leaving-refused', `不能这样办理，没有写入：${first.sentence}${rule}`, faults);
}

/** @throws DeskError leaving-closed where the case is no longer open */
function demandOpen(call: OfficeCall, { leaving, person }: AskedLeaving): void {
  if (leaving === null) return;
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'leavings'), leaving.id);
  if (stored !== undefined && stored.values['state'] === 'open' && stored.values['person'] === person) return;
  throw new DeskError('leaving-closed', '这次离岗办理已经办结、撤回或删除，请刷新后重新选择。');
}

/**
 * The edits of the case with its ticked lines, one change.
 * @throws DeskError leaving-refused; leaving-closed; leaving-changed where a ticked line no longer stands as it was shown
 */
export function leavingEdits(
  call: OfficeCall,
  asked: AskedLeaving,
  ticked: readonly string[],
): { readonly id: string; readonly edits: readonly Edit[] } {
  demandOpen(call, asked);
  const opinion = opinionOn(call, asked);
  demandLawful(opinion);
  const id = asked.leaving?.id ?? newKey();
  const lines = new Map(linesOf(call, settledOf(asked, id)).map((line) => [line.key, line]));
  const chosen = ticked.flatMap((key) => lines.get(key) ?? []);
  if (chosen.length < ticked.length)
    throw new DeskError('leaving-changed', '有的记录刚被改过，与显示的不一致，没有写入。请核对新的变动后再写入。');
  const edits = chosen.flatMap((line) => line.edits);
  for (const register of new Set(edits.map((edit) => edit.register)))
    demand(call.viewer, registerOf(call.ledger, register), 'write');
  const values = recordOf(call, asked, opinion);
  const record: Edit =
    asked.leaving === null
      ? { op: 'create', register: 'leavings', id, values }
      : { op: 'update', register: 'leavings', ...asked.leaving, patch: values };
  return { id, edits: [record, ...edits] };
}
