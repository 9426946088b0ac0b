/** Corrections typed from paper: planned by the import, so that they are read, checked and written like every other table. */
import { registerOf, today } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { type Cell, emptyCell, textCell } from '../../sheets/cell.ts';
import { backupBefore } from '../daily-backup.ts';
import { DeskError } from '../errors.ts';
import type { RunColumn } from '../import/columns.ts';
import { makePlan, type Plan } from '../import/plan.ts';
import type { Places } from '../import/places.ts';
import { blocks, type DatedMode, type StagedRow } from '../import/reading.ts';
import type { ActiveRun } from '../import/run.ts';
import type { RunSettings } from '../import/settings.ts';
import { type RowView, rowViews } from '../import/view.ts';
import type { OfficeCall } from '../procedure.ts';
import { collectItems, placesOfSubject, rosterSubject } from './items.ts';
import { ledgerRows } from './ledger-rows.ts';
import type { CollectItem } from './shapes.ts';

/** What was typed for one person: column → text; only what differs. */
export interface TypedRow {
  readonly person: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly dated?: Readonly<Record<string, DatedMode>> | undefined;
}

export interface TypedCell {
  readonly column: string;
  readonly old: string;
  readonly value: string;
  /** Why it cannot be written; empty where it can. */
  readonly fault: string;
  /** What was put right on the way, or is only told. */
  readonly note: string;
}

export interface TypedView {
  readonly person: string;
  readonly name: string;
  readonly cells: readonly TypedCell[];
  /** Why the row as a whole cannot be written. */
  readonly faults: readonly string[];
  /** Dated facts of which 更正 or 自某日起 is still to be said. */
  readonly asks: readonly { readonly register: string; readonly label: string; readonly mode: DatedMode | null }[];
  readonly changes: boolean;
}

/** A backup goes before a batch of this many. */
const backedUp = 20;

interface Planned {
  readonly run: ActiveRun;
  readonly plan: Plan;
  readonly columns: readonly CollectItem[];
}

/** The columns that were typed, with those that say of which fact a typed one is. */
function usedColumns(items: readonly CollectItem[], rows: readonly TypedRow[]): readonly CollectItem[] {
  const byColumn = new Map(items.map((item) => [item.column, item]));
  const used = new Set<string>();
  for (const row of rows) {
    for (const column of Object.keys(row.cells)) {
      const item = byColumn.get(column);
      if (item === undefined || item.place === null) {
        throw new DeskError('check-sheet-column', '有一栏是自动得出的，不能更正。请刷新后重试。');
      }
      if (item.needs !== null) used.add(item.needs);
      used.add(column);
    }
  }
  return items.filter((item) => used.has(item.column) && item.place !== null);
}

function stagedRows(
  call: OfficeCall,
  columns: readonly CollectItem[],
  rows: readonly TypedRow[],
): readonly StagedRow[] {
  const now = new Map(
    ledgerRows(call, {
      subject: rosterSubject,
      columns: columns.map(({ column }) => column),
      day: today(call.ledger),
      full: true,
      who: null,
      records: rows.map((row) => row.person),
    }).map(({ record, texts }) => [record, texts]),
  );
  return rows.map((row, y): StagedRow => {
    const texts = now.get(row.person);
    if (texts === undefined) throw new DeskError('record-missing', '有一个人已不在台账里，请刷新后重试。');
    const needed = new Set(columns.flatMap(({ column, needs }) => (row.cells[column] === undefined ? [] : [needs])));
    const cells = columns.map(({ column }, x): Cell => {
      const typed = row.cells[column];
      if (typed !== undefined) return textCell(typed.trim() === '无' ? '（清空）' : typed);
      return needed.has(column) ? textCell(texts[x] ?? '') : emptyCell;
    });
    return {
      rowNumber: y + 1,
      hidden: false,
      cells,
      repairs: {},
      decisions: { person: row.person, ...(row.dated === undefined ? {} : { dated: row.dated }) },
    };
  });
}

function runOf(
  places: Places,
  columns: readonly RunColumn[],
  rows: readonly StagedRow[],
  settings: RunSettings,
): ActiveRun {
  return {
    id: '',
    fileName: '',
    places,
    workbook: { sheets: [] },
    edits: new Map(),
    settings,
    table: null,
    columns,
    rows: [...rows],
    plan: null,
    before: null,
    shownAt: null,
  };
}

/** @throws DeskError check-sheet-column, record-missing */
async function planTyped(call: OfficeCall, rows: readonly TypedRow[]): Promise<Planned> {
  const columns = usedColumns(collectItems(call, rosterSubject), rows);
  const places = placesOfSubject(call, rosterSubject);
  const runColumns = columns.map(({ label, place }, index): RunColumn => ({
    index,
    heading: label,
    hidden: false,
    place,
    certainty: 'chosen',
    reason: '',
  }));
  const settings: RunSettings = {
    sheets: [],
    sheet: 0,
    headingRows: null,
    chosen: {},
    asOf: today(call.ledger),
    dated: {},
    twins: 'ask',
    binned: 'ask',
    communities: {},
  };
  const staged = stagedRows(call, columns, rows);
  const { ledger, signal, progress } = call;
  const plan = await makePlan({ ledger, places, columns: runColumns, settings, rows: staged }, null, signal, progress);
  return { run: runOf(places, runColumns, staged, settings), plan, columns };
}

function typedCell(view: RowView, columns: readonly CollectItem[], typed: TypedRow): readonly TypedCell[] {
  return view.cells.flatMap((cell): readonly TypedCell[] => {
    const column = columns[cell.column]?.column ?? '';
    if (typed.cells[column] === undefined) return [];
    const [field] = cell.fields;
    const faults = cell.marks.filter((mark) => blocks(mark) || mark.code === 'homeless');
    const notes = cell.marks.filter((mark) => !faults.includes(mark));
    const same = field?.act === 'same' ? ['与现有内容相同。'] : [];
    const value = field?.act === 'clear' ? '（清空）' : (field?.newText ?? cell.text);
    return [
      {
        column,
        old: field?.oldText ?? '',
        value,
        fault: faults.map((mark) => mark.reason).join(''),
        note: [...notes.map((mark) => mark.reason), ...same].join(''),
      },
    ];
  });
}

function typedViews(
  call: OfficeCall,
  { run, plan, columns }: Planned,
  rows: readonly TypedRow[],
): readonly TypedView[] {
  const { rows: views } = rowViews(call, run, plan, { tab: null, offset: 0, limit: rows.length });
  return views.flatMap((view): readonly TypedView[] => {
    const typed = rows[view.row - 1];
    if (typed === undefined) return [];
    return [
      {
        person: typed.person,
        name: view.name,
        cells: typedCell(view, columns, typed),
        faults: view.problems.map((problem) => problem.reason),
        asks: view.asks,
        changes: view.tab === 'update',
      },
    ];
  });
}

/** What the corrections would do, person by person; nothing is written. */
export async function checkTyped(call: OfficeCall, rows: readonly TypedRow[]): Promise<readonly TypedView[]> {
  return typedViews(call, await planTyped(call, rows), rows);
}

function refuseFaults(views: readonly TypedView[]): void {
  for (const { name, cells, faults, asks } of views) {
    const said = [...faults, ...cells.map((cell) => cell.fault)].filter((text) => text !== '');
    if (said.length > 0) {
      throw new DeskError('check-sheet-fault', `${name}：${said[0] ?? ''}一条也没有保存。`, [], { views });
    }
    const open = asks.filter((ask) => ask.mode === null);
    if (open.length > 0) {
      const labels = open.map((ask) => ask.label).join('”“');
      throw new DeskError(
        'check-sheet-dated',
        `${name}：请选定“${labels}”是更正还是自某日起变动。一条也没有保存。`,
        [],
        { views },
      );
    }
  }
}

/**
 * Writes corrections as one change.
 * @throws DeskError check-sheet-fault, check-sheet-dated (details: the views), check-sheet-same; LedgerError of writeChange
 */
export async function saveTyped(
  call: OfficeCall,
  rows: readonly TypedRow[],
): Promise<{ readonly changeId: string; readonly people: number }> {
  const planned = await planTyped(call, rows);
  refuseFaults(typedViews(call, planned, rows));
  const changed = planned.plan.rows.filter((row) => row.edits.length > 0);
  const edits: readonly Edit[] = changed.flatMap((row) => row.edits);
  if (edits.length === 0) throw new DeskError('check-sheet-same', '填写的内容与台账一致，没有要更正的。');
  for (const register of new Set(edits.map((edit) => edit.register)))
    demand(call.viewer, registerOf(call.ledger, register), 'write');
  if (rows.length >= backedUp) await backupBefore(call, 'before-import');
  const request = {
    actor: call.session.account,
    kind: changed.length > 1 ? 'bulk' : 'edit',
    title: `按核对表更正 ${changed.length} 人`,
  } as const;
  const { changeId } = writeChange(call.ledger, request, edits);
  return { changeId, people: changed.length };
}
