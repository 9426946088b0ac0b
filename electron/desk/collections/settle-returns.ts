/** What the clerk decides about returned tables: answers to questions, 更正 or 变动, and at last that they are written. */
import { writeChange } from '../../../db/records.ts';
import { backupBefore } from '../daily-backup.ts';
import { DeskError } from '../errors.ts';
import { commitRun } from '../import/commit.ts';
import { mendRows } from '../import/mend.ts';
import type { DatedMode } from '../import/reading.ts';
import { type ActiveRun, openRun, settle } from '../import/run.ts';
import { runRow } from '../import/staging.ts';
import { previewOf } from '../import/summary.ts';
import type { OfficeCall } from '../procedure.ts';
import type { OfferedFile } from '../transfers.ts';
import { type KeptCollection, type KeptPart, type KeptReturn, lastReturn, updateReturn } from './kept.ts';
import type { ChangedRow, Finding } from './shapes.ts';
import { changedRows, openQuestions, summaryOf } from './summary.ts';

interface Waiting {
  readonly part: KeptPart;
  readonly last: KeptReturn;
  readonly run: ActiveRun;
}

/** The import of a part that waits; null where there is none. */
function waitingOf(call: OfficeCall, part: KeptPart): Waiting | null {
  const last = part.state === 'pending' ? undefined : lastReturn(call, part.id);
  if (last?.run === undefined || last.run === null || runRow(call.ledger, last.run).state !== 'open') return null;
  return { part, last, run: openRun(call, last.run) };
}

/** @throws DeskError collection-part-unknown */
export function partOfCollection(collection: KeptCollection, id: string): KeptPart {
  const part = collection.parts.find((one) => one.id === id);
  if (part === undefined) throw new DeskError('collection-part-unknown', '这个社区不在这次采集里，请刷新后重试。');
  return part;
}

async function refreshed(call: OfficeCall, { last, run }: Waiting): Promise<void> {
  updateReturn(call, last.id, { summary: await summaryOf(call, run) });
}

/** Every row of every waiting table that would change something, and the tables' figures brought up to date. */
export async function waitingChanges(call: OfficeCall, collection: KeptCollection): Promise<readonly ChangedRow[]> {
  const rows: ChangedRow[] = [];
  for (const [i, part] of collection.parts.entries()) {
    call.signal.throwIfAborted();
    call.progress({ done: i, total: collection.parts.length, label: '正在与台账核对' });
    const waiting = waitingOf(call, part);
    if (waiting === null) continue;
    await refreshed(call, waiting);
    rows.push(...(await changedRows(call, part, waiting.run)));
  }
  return rows;
}

function carryOut(call: OfficeCall, run: ActiveRun, finding: Finding, take: boolean): void {
  const { row, column } = finding;
  if (row === null) return;
  const mend =
    column === null
      ? ({ action: 'skip', on: !take } as const)
      : take
        ? ({ action: 'reset', column } as const)
        : ({ action: 'drop', column } as const);
  mendRows(call, run, new Map([[row, mend]]));
}

/**
 * Answers questions about a returned table: `take` lets the community's word stand, `leave` keeps the ledger's.
 * @param places the places of the findings; null for all that are open
 * @throws DeskError collection-part-unknown, finding-unknown
 */
export async function answerFindings(
  call: OfficeCall,
  part: KeptPart,
  places: readonly number[] | null,
  answer: 'take' | 'leave',
): Promise<void> {
  const last = lastReturn(call, part.id);
  if (last === undefined) throw new DeskError('finding-unknown', '这个社区还没有交表，请刷新后重试。');
  const waiting = waitingOf(call, part);
  const wanted =
    places ??
    [...last.findings.keys()].filter(
      (i) => last.findings[i]?.level === 'question' && last.findings[i]?.answer === null,
    );
  if (wanted.some((i) => last.findings[i] === undefined)) {
    throw new DeskError('finding-unknown', '这个问题已不在了，请刷新后重试。');
  }
  const chosen = new Set(wanted);
  const findings = last.findings.map((finding, i) => (chosen.has(i) ? { ...finding, answer } : finding));
  if (waiting !== null) {
    for (const i of wanted) {
      const finding = last.findings[i];
      if (finding !== undefined) carryOut(call, waiting.run, finding, answer === 'take');
    }
  }
  updateReturn(call, last.id, { findings });
  if (waiting !== null) await refreshed(call, waiting);
  const rest = openQuestions(findings) + (lastReturn(call, part.id)?.summary.problem ?? 0);
  if (rest === 0 && part.state === 'problem') setState(call, part, 'returned');
}

function setState(call: OfficeCall, part: KeptPart, state: KeptPart['state']): void {
  writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title: '更新回收状态' }, [
    { op: 'update', register: 'collection_parts', id: part.id, version: null, patch: { state } },
  ]);
}

/** Says for all waiting tables whether the differences of a dated register are 更正 or 变动. */
export async function settleDated(
  call: OfficeCall,
  collection: KeptCollection,
  register: string,
  mode: DatedMode,
): Promise<void> {
  for (const part of collection.parts) {
    const waiting = waitingOf(call, part);
    if (waiting === null) continue;
    settle(call, waiting.run, { dated: { ...waiting.run.settings.dated, [register]: mode } });
    await refreshed(call, waiting);
  }
}

export interface AppliedPart {
  readonly part: string;
  readonly community: string;
  readonly changeId: string | null;
  readonly text: string;
  readonly rejected: OfferedFile | null;
  /** Nothing was written: why. */
  readonly refused: string | null;
}

async function whyNot(call: OfficeCall, { last, run }: Waiting, seen: string): Promise<string | null> {
  const summary = await summaryOf(call, run);
  updateReturn(call, last.id, { summary });
  if (summary.seen !== seen) return '您看过以后内容有变化，没有写入。请再看一遍。';
  const questions = openQuestions(last.findings);
  if (questions > 0) return `还有 ${questions} 个问题没有定，没有写入。`;
  const [dated] = summary.dated;
  return dated === undefined ? null : `请先选定“${dated.label}”的不同是更正还是自某日起变动。`;
}

/**
 * Writes the waiting tables of the parts, each as a change of its own that can be undone, after one backup.
 * @param wanted the parts with the mark of what the clerk saw of each
 */
export async function applyParts(
  call: OfficeCall,
  collection: KeptCollection,
  wanted: readonly { readonly part: string; readonly seen: string }[],
): Promise<readonly AppliedPart[]> {
  const results: AppliedPart[] = [];
  call.progress({ done: 0, total: wanted.length + 1, label: '正在备份' });
  await backupBefore(call, 'before-import');
  for (const [i, { part: id, seen }] of wanted.entries()) {
    call.signal.throwIfAborted();
    call.progress({ done: i + 1, total: wanted.length + 1, label: '正在写入' });
    const part = partOfCollection(collection, id);
    const base = { part: id, community: part.name, changeId: null, text: '', rejected: null };
    const waiting = waitingOf(call, part);
    const refused = waiting === null ? '没有等着写入的内容，可能已经写过。' : await whyNot(call, waiting, seen);
    if (waiting === null || refused !== null) {
      results.push({ ...base, refused });
      continue;
    }
    await previewOf(call, waiting.run);
    const done = await commitRun(call, waiting.run, false);
    if (done.rejected === null && part.state === 'problem') setState(call, part, 'returned');
    results.push({ ...base, changeId: done.changeId, text: done.text, rejected: done.rejected, refused: null });
  }
  return results;
}
