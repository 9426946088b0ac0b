/** Mends rows in place: typed values, decisions about cells and rows. The file's own cells stay as they were staged. */
import type { OfficeCall } from '../procedure.ts';
import { DeskError } from '../errors.ts';
import type { DatedMode, RowDecisions, StagedRow } from './reading.ts';
import type { ActiveRun } from './run.ts';
import { saveEdits, type StagedEdits } from './staging.ts';

export type Mend =
  | { readonly action: 'value'; readonly column: number; readonly value: string }
  | { readonly action: 'drop'; readonly column: number }
  | { readonly action: 'accept'; readonly column: number; readonly reason?: string | undefined }
  | { readonly action: 'reset'; readonly column: number }
  | { readonly action: 'skip'; readonly on: boolean }
  | { readonly action: 'person'; readonly person: string | null }
  | { readonly action: 'dated'; readonly register: string; readonly mode: DatedMode | null };

function without<T>(record: Readonly<Record<string, T>>, key: string | number): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([own]) => own !== String(key)));
}

function decided(row: StagedRow, mend: Mend): RowDecisions {
  const { decisions } = row;
  switch (mend.action) {
    case 'value':
    case 'reset':
      return { ...decisions, cells: without(decisions.cells ?? {}, mend.column) };
    case 'drop':
      return { ...decisions, cells: { ...decisions.cells, [mend.column]: { act: 'drop' } } };
    case 'accept':
      return { ...decisions, cells: { ...decisions.cells, [mend.column]: { act: 'accept', reason: mend.reason } } };
    case 'skip':
      return { ...decisions, skip: mend.on };
    case 'person':
      return { ...decisions, person: mend.person ?? undefined };
    case 'dated':
      return {
        ...decisions,
        dated:
          mend.mode === null
            ? without(decisions.dated ?? {}, mend.register)
            : { ...decisions.dated, [mend.register]: mend.mode },
      };
  }
}

function mended(row: StagedRow, mend: Mend): StagedRow {
  const decisions = decided(row, mend);
  if (mend.action === 'value') return { ...row, decisions, repairs: { ...row.repairs, [mend.column]: mend.value } };
  if (mend.action === 'reset') return { ...row, decisions, repairs: without(row.repairs, mend.column) };
  return { ...row, decisions };
}

/** Mends the given rows of a run, by their numbers in the file. @throws DeskError row-missing */
export function mendRows(call: OfficeCall, run: ActiveRun, mends: ReadonlyMap<number, Mend>): void {
  const rows = [...run.rows];
  const edits = run.edits.get(run.settings.sheet) ?? new Map<number, StagedEdits>();
  run.edits.set(run.settings.sheet, edits);
  call.ledger.db
    .transaction(() => {
      let found = 0;
      for (const [i, row] of rows.entries()) {
        const mend = mends.get(row.rowNumber);
        if (mend === undefined) continue;
        found += 1;
        const next = mended(row, mend);
        rows[i] = next;
        edits.set(next.rowNumber, { repairs: next.repairs, decisions: next.decisions });
        saveEdits(call.ledger, run.id, run.settings.sheet, next.rowNumber, next);
      }
      if (found < mends.size) throw new DeskError('row-missing', '表里没有这一行，请刷新后重试。');
    })
    .immediate();
  run.rows = rows;
  run.plan = null;
}
