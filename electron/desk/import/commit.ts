/** Carries an import out: one change, whole or not at all, after a backup. */
import { chainHead } from '../../../db/history.ts';
import { registerOf } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { backupBefore } from '../daily-backup.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import type { OfferedFile } from '../transfers.ts';
import type { Plan } from './plan.ts';
import { cellIn } from './read-row.ts';
import { offerRejected } from './rejected.ts';
import { type ActiveRun, dropActive, planOf } from './run.ts';
import { closeRun, type Rejected } from './staging.ts';
import { countTabs, datedQuestions, openQuestions, reasonOf } from './summary.ts';

export interface ImportCounts {
  readonly new: number;
  readonly update: number;
  readonly same: number;
  /** Rows with an open problem: they are given back. */
  readonly rejected: number;
  readonly skipped: number;
  /** Records written, of all registers. */
  readonly records: number;
  /** Communities that were added to the directory. */
  readonly communities: number;
}

export interface ImportResult {
  readonly run: string;
  /** Null where there was nothing to write. */
  readonly changeId: string | null;
  readonly counts: ImportCounts;
  /** The counts as text to copy. */
  readonly text: string;
  readonly rejected: OfferedFile | null;
}

/** Communities that the clerk chose to create and that a row to be written stands in. */
function newCommunities(run: ActiveRun, plan: Plan, edits: readonly Edit[]): readonly Edit[] {
  const chosen = new Set(
    Object.values(run.settings.communities).flatMap((choice) => (choice.act === 'create' ? [choice.id] : [])),
  );
  if (chosen.size === 0) return [];
  const used = new Set<string>();
  for (const edit of edits) {
    const values = 'values' in edit ? edit.values : 'patch' in edit ? edit.patch : {};
    for (const value of Object.values(values)) if (typeof value === 'string' && chosen.has(value)) used.add(value);
  }
  return [...plan.references.unknown].flatMap(([key, { name }]): Edit[] => {
    const choice = run.settings.communities[key];
    if (choice?.act !== 'create' || !used.has(choice.id)) return [];
    return [{ op: 'create', register: 'communities', id: choice.id, values: { name } }];
  });
}

function demandAll(call: OfficeCall, edits: readonly Edit[]): void {
  for (const register of new Set(edits.map((edit) => edit.register)))
    demand(call.viewer, registerOf(call.ledger, register), 'write');
}

const stale = (): DeskError =>
  new DeskError('plan-stale', '预览之后台账又有改动，还没有写入任何内容。请重新查看预览，再确认导入。');

/** The text that the clerk copies into a message. */
export function countsText(fileName: string, counts: ImportCounts, unit: string): string {
  const parts = [
    `新增 ${counts.new} ${unit}`,
    `更新 ${counts.update} ${unit}`,
    `不变 ${counts.same} ${unit}`,
    ...(counts.communities > 0 ? [`新建社区 ${counts.communities} 个`] : []),
    ...(counts.skipped > 0 ? [`跳过 ${counts.skipped} 行`] : []),
    `退回 ${counts.rejected} 行`,
  ];
  return `“${fileName}”导入完成：${parts.join('，')}。`;
}

/** The headings of the file of rejected rows: those of the file, and where it has none, what the column was taken for. */
function headingsOf(run: ActiveRun): readonly string[] {
  return run.columns.map(({ heading, place }) =>
    heading !== '' || place === null ? heading : (run.places.byKey.get(place)?.label ?? ''),
  );
}

function rejectedRows(run: ActiveRun, plan: Plan): readonly Rejected[] {
  return plan.rows
    .filter((row) => row.tab === 'problem')
    .map((row) => ({
      cells: (run.table?.columns ?? []).map((column) => cellIn(row.row, column.index)),
      reason: reasonOf(run, row),
    }));
}

/**
 * Imports what the clerk has seen in the preview. Until the backup is made it can be cancelled; then it is written at once.
 * @param backup false where the caller has just made one, for the first of several imports
 * @throws DeskError plan-stale, import-open; LedgerError of writeChange
 */
export async function commitRun(call: OfficeCall, run: ActiveRun, backup = true): Promise<ImportResult> {
  const seen = run.shownAt;
  const plan = await planOf(call, run);
  if (seen !== null && seen !== plan.known.seq) throw stale();
  const counts = countTabs(plan);
  const [question] = openQuestions(datedQuestions(call, run, plan));
  if (question !== undefined) throw new DeskError('import-open', question);
  const planned = plan.rows.flatMap((row) => row.edits);
  const communities = newCommunities(run, plan, planned);
  const edits = [...communities, ...planned];
  demandAll(call, edits);
  if (edits.length > 0 && backup) {
    call.progress({ done: 0, total: 2, label: '正在备份' });
    await backupBefore(call, 'before-import');
  }
  call.signal.throwIfAborted();
  if (chainHead(call.ledger).seq !== plan.known.seq) throw stale();
  call.progress({ done: 1, total: 2, label: '正在写入，请稍候' });
  const total: ImportCounts = {
    new: counts.new,
    update: counts.update,
    same: counts.same,
    rejected: counts.problem,
    skipped: counts.skipped,
    records: edits.length,
    communities: communities.length,
  };
  const changeId = write(call, run, plan, edits, total);
  dropActive(call.office, run.id);
  const rejected = await offerRejected(call, run.id);
  return {
    run: run.id,
    changeId,
    counts: total,
    text: countsText(run.fileName, total, run.places.base.unit),
    rejected,
  };
}

function write(
  call: OfficeCall,
  run: ActiveRun,
  plan: Plan,
  edits: readonly Edit[],
  counts: ImportCounts,
): string | null {
  const { ledger, session } = call;
  const headings = headingsOf(run);
  const title = `导入${run.places.profile.label}：新增 ${counts.new}，更新 ${counts.update}`;
  return ledger.db
    .transaction((): string | null => {
      const changeId =
        edits.length === 0
          ? null
          : writeChange(ledger, { actor: session.account, kind: 'import', title }, edits).changeId;
      closeRun(ledger, run.id, { state: 'committed', counts, changeId, headings, rejected: rejectedRows(run, plan) });
      return changeId;
    })
    .immediate();
}
