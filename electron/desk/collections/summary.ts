/** What the import of a return would do: in figures, row by row, and as a mark by which a confirmation is known to mean just that. */
import { createHash } from 'node:crypto';
import type { Plan } from '../import/plan.ts';
import type { PlannedRow } from '../import/plan-types.ts';
import { blocks, type Mark } from '../import/reading.ts';
import { type ActiveRun, planOf } from '../import/run.ts';
import { countTabs, datedQuestions } from '../import/summary.ts';
import { type RowView, rowViews } from '../import/view.ts';
import type { OfficeCall } from '../procedure.ts';
import type { KeptPart } from './kept.ts';
import type { ChangedRow, Finding, ReturnSummary } from './shapes.ts';

/** Marks that let a row pass although something in it goes nowhere: to a community's answer that is a question. */
const goesNowhere = new Set(['homeless', 'kept']);

function marksOf(row: PlannedRow): readonly Mark[] {
  return [...row.read.cells.flatMap((cell) => cell.marks), ...[...row.marks.values()].flat()];
}

function isLost(row: PlannedRow): boolean {
  return row.tab !== 'problem' && row.tab !== 'skipped' && marksOf(row).some((mark) => mark.code === 'homeless');
}

function seenMark(plan: Plan): string {
  const hash = createHash('sha256');
  for (const row of plan.rows) {
    const fields = [...row.fields.values()]
      .flat()
      .map(({ register, field, value, act }) => [register, field, value, act]);
    hash.update(JSON.stringify([row.row.rowNumber, row.tab, row.record, fields, row.remarks]));
  }
  return hash.digest('base64url').slice(0, 22);
}

/** @throws DeskError heading-missing */
export async function summaryOf(call: OfficeCall, run: ActiveRun): Promise<ReturnSummary> {
  const plan = await planOf(call, run);
  const counts = countTabs(plan);
  const lost = plan.rows.filter(isLost).length;
  return {
    new: counts.new,
    update: counts.update,
    same: counts.same,
    problem: counts.problem + lost,
    dated: datedQuestions(call, run, plan)
      .filter((one) => one.mode === null)
      .map(({ register, label, rows }) => ({ register, label, rows })),
    seen: seenMark(plan),
  };
}

/** Nothing to write and nothing to ask: the community had no changes. */
export function isQuiet(summary: ReturnSummary, findings: readonly Finding[]): boolean {
  return summary.new + summary.update + summary.problem === 0 && openQuestions(findings) === 0;
}

export function openQuestions(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.level === 'question' && finding.answer === null).length;
}

function reasonsOf(row: RowView): readonly string[] {
  const marks = row.cells.flatMap((cell) =>
    cell.marks
      .filter((mark) => (blocks(mark) || goesNowhere.has(mark.code)) && mark.code !== 'dropped')
      .map((mark) => `${cell.heading}：${mark.reason}`),
  );
  return [...new Set([...row.problems.map((problem) => problem.reason), ...marks, ...row.remarks])];
}

function changedRow(part: KeptPart, run: ActiveRun, row: RowView): ChangedRow {
  const cells = row.cells.flatMap((cell) =>
    cell.fields
      .filter((field) => field.act === 'set' || field.act === 'clear')
      .map((field) => ({
        column: cell.column,
        label: cell.label,
        old: field.oldText,
        value: field.act === 'clear' ? '（清空）' : field.newText,
      })),
  );
  const place = run.rows.find((own) => own.rowNumber === row.row);
  return {
    part: part.id,
    community: part.name,
    run: run.id,
    row: Number(place?.cells[1]?.text ?? row.row),
    name: row.name,
    tab: row.tab === 'skipped' ? 'same' : row.tab,
    cells,
    reasons: reasonsOf(row),
    asks: row.asks.filter((ask) => ask.mode === null).map((ask) => ask.label),
  };
}

const mostRows = 2000;

/** The rows that would change something or cannot be written as they are. */
export async function changedRows(call: OfficeCall, part: KeptPart, run: ActiveRun): Promise<readonly ChangedRow[]> {
  const plan = await planOf(call, run);
  const wanted = plan.rows.filter((row) => ['new', 'update', 'problem'].includes(row.tab) || isLost(row));
  const numbers = new Set(wanted.map((row) => row.row.rowNumber));
  const { rows } = rowViews(call, run, plan, { tab: null, rows: numbers, offset: 0, limit: mostRows });
  return rows.map((row) => changedRow(part, run, row));
}
