/** Where an import waits: every row of the file in the encrypted store, with what the clerk typed over it and decided. */
import { v7 as uuid } from 'uuid';
import type { Ledger } from '../../../db/ledger.ts';
import { prepared } from '../../../db/statements.ts';
import { type Cell, type CellKind, emptyCell, type Merge, type SheetGrid, type Workbook } from '../../sheets/cell.ts';
import { DeskError } from '../errors.ts';
import type { RowDecisions } from './reading.ts';
import type { RunSettings } from './settings.ts';

export type RunState = 'open' | 'committed' | 'discarded';

export interface RunRow {
  readonly id: string;
  readonly profile: string;
  readonly file_name: string;
  readonly started_at: string;
  readonly actor: string;
  readonly state: RunState;
  readonly settings: string;
  readonly counts: string;
  readonly change_id: string | null;
}

/** Sheets are staged one behind the other: the row of a file is its number plus this many for each sheet before. */
const sheetStride = 1_000_000;

/** A cell in as few characters as its kind allows. */
type PackedCell =
  | null
  | string
  | number
  | { v: Cell['value']; t?: string; k: CellKind; d?: number; e?: 1; u?: 1; m?: 1 };

interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly height: number;
  readonly width: number;
  readonly merges: readonly Merge[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

function packCell(cell: Cell): PackedCell {
  if (cell.kind === 'empty') return null;
  const plain = cell.merged === undefined && cell.untyped === undefined && cell.is1904 === undefined;
  if (plain && cell.kind === 'text' && typeof cell.value === 'string' && cell.text === cell.value.trim())
    return cell.value;
  if (plain && cell.kind === 'number' && typeof cell.value === 'number' && cell.text === String(cell.value))
    return cell.value;
  return {
    v: cell.value,
    k: cell.kind,
    ...(cell.text === cell.value ? {} : { t: cell.text }),
    ...(cell.dateSerial === undefined ? {} : { d: cell.dateSerial }),
    ...(cell.is1904 === true ? { e: 1 as const } : {}),
    ...(cell.untyped === true ? { u: 1 as const } : {}),
    ...(cell.merged === true ? { m: 1 as const } : {}),
  };
}

function unpackCell(packed: PackedCell): Cell {
  if (packed === null) return emptyCell;
  if (typeof packed === 'string') return { value: packed, text: packed.trim(), kind: 'text' };
  if (typeof packed === 'number') return { value: packed, text: String(packed), kind: 'number' };
  return {
    value: packed.v,
    text: packed.t ?? String(packed.v),
    kind: packed.k,
    ...(packed.d === undefined ? {} : { dateSerial: packed.d }),
    ...(packed.e === 1 ? { is1904: true as const } : {}),
    ...(packed.u === 1 ? { untyped: true as const } : {}),
    ...(packed.m === 1 ? { merged: true as const } : {}),
  };
}

export const packRow = (cells: readonly Cell[]): string => JSON.stringify(cells.map(packCell));
export const unpackRow = (raw: string): readonly Cell[] => (JSON.parse(raw) as PackedCell[]).map(unpackCell);

function stageSheet(ledger: Ledger, run: string, sheet: SheetGrid, at: number): void {
  const insert = prepared(ledger.db, 'INSERT INTO import_rows (run, row, raw) VALUES (?, ?, ?)');
  const { name, hidden, rows, merges, hiddenRows, hiddenColumns } = sheet;
  const info: PackedSheet = {
    name,
    hidden,
    height: rows.length,
    width: rows[0]?.length ?? 0,
    merges,
    hiddenRows,
    hiddenColumns,
  };
  insert.run(run, at * sheetStride, JSON.stringify(info));
  for (const [y, cells] of rows.entries()) {
    if (cells.some((cell) => cell.kind !== 'empty')) insert.run(run, at * sheetStride + y + 1, packRow(cells));
  }
}

/** Stages a workbook; returns the key of the run. */
export function stageRun(
  ledger: Ledger,
  run: { readonly profile: string; readonly fileName: string; readonly actor: string; readonly settings: RunSettings },
  workbook: Workbook,
): string {
  const id = uuid();
  ledger.db
    .transaction(() => {
      prepared(
        ledger.db,
        `INSERT INTO import_runs (id, profile, file_name, started_at, actor, state, settings) VALUES (?, ?, ?, ?, ?, 'open', ?)`,
      ).run(id, run.profile, run.fileName, ledger.now(), run.actor, JSON.stringify(run.settings));
      for (const [at, sheet] of workbook.sheets.entries()) stageSheet(ledger, id, sheet, at);
    })
    .immediate();
  return id;
}

/** @throws DeskError run-missing */
export function runRow(ledger: Ledger, id: string): RunRow {
  const row = prepared(ledger.db, 'SELECT * FROM import_runs WHERE id = ?').get(id) as RunRow | undefined;
  if (row === undefined)
    throw new DeskError('run-missing', '没有找到这次导入，可能数据已从备份恢复过。请重新选择文件。');
  return row;
}

export interface StagedEdits {
  readonly repairs: Readonly<Record<string, string>>;
  readonly decisions: RowDecisions;
}

export interface StagedRun {
  readonly workbook: Workbook;
  /** What was typed and decided: sheet → row number → edits. */
  readonly edits: ReadonlyMap<number, ReadonlyMap<number, StagedEdits>>;
}

/** The workbook as it was staged, with what was done to it since. */
export function readStaged(ledger: Ledger, id: string): StagedRun {
  const rows = ledger.db
    .prepare('SELECT row, raw, repairs, decisions FROM import_rows WHERE run = ? ORDER BY row')
    .all(id) as {
    row: number;
    raw: string;
    repairs: string;
    decisions: string;
  }[];
  const sheets: (Omit<SheetGrid, 'rows'> & { rows: (readonly Cell[])[] })[] = [];
  const edits = new Map<number, Map<number, StagedEdits>>();
  for (const { row, raw, repairs, decisions } of rows) {
    const at = Math.floor(row / sheetStride);
    const number = row % sheetStride;
    if (number === 0) {
      const { height, width, ...info } = JSON.parse(raw) as PackedSheet;
      const blank = Array.from({ length: width }, () => emptyCell);
      sheets[at] = { ...info, rows: Array.from({ length: height }, () => blank) };
      continue;
    }
    const sheet = sheets[at];
    if (sheet !== undefined) sheet.rows[number - 1] = unpackRow(raw);
    if (repairs === '{}' && decisions === '{}') continue;
    const own = edits.get(at) ?? new Map<number, StagedEdits>();
    edits.set(
      at,
      own.set(number, {
        repairs: JSON.parse(repairs) as Record<string, string>,
        decisions: JSON.parse(decisions) as RowDecisions,
      }),
    );
  }
  return { workbook: { sheets }, edits };
}

export function saveSettings(ledger: Ledger, id: string, settings: RunSettings): void {
  prepared(ledger.db, 'UPDATE import_runs SET settings = ? WHERE id = ?').run(JSON.stringify(settings), id);
}

export function saveEdits(ledger: Ledger, id: string, sheet: number, rowNumber: number, edits: StagedEdits): void {
  prepared(ledger.db, 'UPDATE import_rows SET repairs = ?, decisions = ? WHERE run = ? AND row = ?').run(
    JSON.stringify(edits.repairs),
    JSON.stringify(edits.decisions),
    id,
    sheet * sheetStride + rowNumber,
  );
}

export interface Rejected {
  readonly cells: readonly Cell[];
  readonly reason: string;
}

/** Ends a run: its rows are dropped but for the rejected ones, which stay to be fetched from 导入记录. */
export function closeRun(
  ledger: Ledger,
  id: string,
  end: {
    readonly state: RunState;
    readonly counts: object;
    readonly changeId: string | null;
    readonly headings: readonly string[];
    readonly rejected: readonly Rejected[];
  },
): void {
  prepared(ledger.db, 'DELETE FROM import_rows WHERE run = ?').run(id);
  const insert = prepared(
    ledger.db,
    `INSERT INTO import_rows (run, row, raw, plan, state) VALUES (?, ?, ?, ?, 'rejected')`,
  );
  if (end.rejected.length > 0) insert.run(id, 0, JSON.stringify(end.headings), null);
  for (const [i, { cells, reason }] of end.rejected.entries()) insert.run(id, i + 1, packRow(cells), reason);
  prepared(ledger.db, 'UPDATE import_runs SET state = ?, counts = ?, change_id = ? WHERE id = ?').run(
    end.state,
    JSON.stringify(end.counts),
    end.changeId,
    id,
  );
}

/** The rejected rows of a finished run with the headings of its file; empty where there are none. */
export function rejectedOf(
  ledger: Ledger,
  id: string,
): { readonly headings: readonly string[]; readonly rows: readonly Rejected[] } {
  const [first, ...rest] = prepared(
    ledger.db,
    `SELECT row, raw, plan FROM import_rows WHERE run = ? AND state = 'rejected' ORDER BY row`,
  ).all(id) as { row: number; raw: string; plan: string | null }[];
  if (first === undefined) return { headings: [], rows: [] };
  return {
    headings: JSON.parse(first.raw) as string[],
    rows: rest.map((row) => ({ cells: unpackRow(row.raw), reason: row.plan ?? '' })),
  };
}
