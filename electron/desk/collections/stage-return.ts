/** Makes an import of a returned table: rows that are known are named, cells that say nothing new are empty, doubtful ones held. */
import { today } from '../../../db/ledger.ts';
import { type Cell, emptyCell, type SheetGrid, textCell, type Workbook } from '../../sheets/cell.ts';
import { listsOf } from '../import/read-row.ts';
import type { RowDecisions } from '../import/reading.ts';
import { referencesOf } from '../import/references.ts';
import type { Places } from '../import/places.ts';
import { type ActiveRun, arrange, beginRun, settle } from '../import/run.ts';
import { saveEdits } from '../import/staging.ts';
import type { OfficeCall } from '../procedure.ts';
import { type ComparedColumn, type CompareContext, type ComparedRow, compareRow } from './compare-row.ts';
import { baseOf, placesOfSubject } from './items.ts';
import type { KeptCollection, KeptPart, SentRow } from './kept.ts';
import { ledgerRows, noRecord } from './ledger-rows.ts';
import type { ReturnedTable } from './return-table.ts';
import type { ResolvedRow } from './resolve-rows.ts';
import type { Finding } from './shapes.ts';
import { fieldOfColumn } from './workbooks.ts';

/** The columns that stand before those of the collection in the staged table: whose file, which row of it. */
export const leadingColumns = 2;

export interface StagedReturn {
  readonly run: ActiveRun;
  readonly findings: readonly Finding[];
}

function comparedColumns(call: OfficeCall, { content }: KeptCollection, places: Places): readonly ComparedColumn[] {
  return content.columns.map((column) => {
    const place = column.place === null ? undefined : places.byKey.get(column.place);
    return {
      ...column,
      field: fieldOfColumn(call, content.subject, places, column),
      target: place !== undefined && 'target' in place ? place.target.key : null,
    };
  });
}

/** What the ledger says today in the rows that came back. */
function nowOf(
  call: OfficeCall,
  { content }: KeptCollection,
  rows: readonly ResolvedRow[],
): ReadonlyMap<string, readonly string[]> {
  const records = rows.flatMap(({ sent }) => (sent === null || sent.record === noRecord ? [] : [sent.record]));
  const found = ledgerRows(call, {
    subject: content.subject,
    columns: content.columns.map(({ column }) => column),
    day: today(call.ledger),
    full: content.style === 'full',
    who: null,
    records: [...new Set(records)],
  });
  return new Map(found.map(({ record, texts }) => [record, texts]));
}

/** Where a new row says its community; null where the subject has none. */
function communityPlace(call: OfficeCall, subject: string): string | null {
  const base = baseOf(call, subject);
  if (base.key === 'people') return 'appointments.community';
  const owner = base.fields.find((field) => field.key === base.owner);
  return owner?.kind === 'ref' && owner.register === 'communities' ? `${base.key}.${owner.key}` : null;
}

interface LaidRow {
  readonly cells: readonly Cell[];
  readonly decisions: RowDecisions;
  readonly compared: ComparedRow | null;
  readonly resolved: ResolvedRow;
}

interface Layout {
  readonly collection: KeptCollection;
  readonly part: KeptPart;
  readonly context: CompareContext;
  /** Where the community of new rows goes; the columns' own place where one of them is it. */
  readonly community: number | null;
}

function newRow({ part, community, context }: Layout, resolved: ResolvedRow): LaidRow {
  const { row } = resolved;
  const own = context.columns.map((column, i) => (column.place === null ? emptyCell : (row.cells[i] ?? emptyCell)));
  const cells = [textCell(part.name), textCell(String(row.fileRow)), ...own, emptyCell];
  if (community !== null && part.community !== null && cells[community]?.kind === 'empty') {
    cells[community] = textCell(part.name);
  }
  return { cells, decisions: {}, compared: null, resolved };
}

function knownRow(
  { part, context }: Layout,
  resolved: ResolvedRow,
  sent: SentRow,
  present: readonly boolean[],
  now: readonly string[] | undefined,
): LaidRow {
  const back = resolved.row.cells.map((cell, i) => (present[i] === true ? cell : null));
  const compared = compareRow(context, back, sent.texts, now ?? sent.texts);
  const held = compared.cells.flatMap(({ held: hold }, i) => (hold ? [i + leadingColumns] : []));
  const cells = Object.fromEntries(held.map((column) => [column, { act: 'drop' as const }]));
  return {
    cells: [
      textCell(part.name),
      textCell(String(resolved.row.fileRow)),
      ...compared.cells.map(({ cell }) => cell),
      emptyCell,
    ],
    decisions: { person: sent.record, cells, ...(resolved.how === 'elsewhere' ? { skip: true } : {}) },
    compared,
    resolved,
  };
}

/** A row for somebody without a record in which nothing was filled in. */
function isUntouched(columns: readonly ComparedColumn[], { sent, row }: ResolvedRow): boolean {
  return sent?.record === noRecord && columns.every(({ ask }, i) => !ask || row.cells[i]?.kind === 'empty');
}

function workbookOf(headings: readonly string[], rows: readonly LaidRow[]): Workbook {
  const sheet: SheetGrid = {
    name: '交回的表',
    hidden: false,
    rows: [headings.map((heading) => textCell(heading)), ...rows.map((row) => row.cells)],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
  };
  return { sheets: [sheet] };
}

/** The questions about single cells, with the row of the import. */
function cellFindings(rows: readonly LaidRow[], nameAt: number): readonly Finding[] {
  return rows.flatMap(({ compared, resolved }, y) =>
    (compared?.findings ?? []).map((finding): Finding => {
      const name = resolved.sent?.texts[nameAt] ?? '';
      return {
        ...finding,
        text: `第 ${resolved.row.fileRow} 行${name === '' ? '' : `（${name}）`}：${finding.text}`,
        row: y + 2,
        column: (finding.column ?? 0) + leadingColumns,
        answer: null,
      };
    }),
  );
}

function elsewhereFindings(rows: readonly LaidRow[], nameAt: number): readonly Finding[] {
  return rows.flatMap(({ resolved }, y): readonly Finding[] => {
    if (resolved.how !== 'elsewhere') return [];
    const name = resolved.sent?.texts[nameAt] ?? '';
    const text = `第 ${resolved.row.fileRow} 行（${name}）是从别的社区的表移来的，没有采用。这一行填的算数就选“采纳”；人已调动的，另办任职变动。`;
    return [{ code: 'row-from-elsewhere', level: 'question', text, row: y + 2, column: null, answer: null }];
  });
}

function computedFinding(rows: readonly LaidRow[]): readonly Finding[] {
  const labels = [...new Set(rows.flatMap(({ compared }) => compared?.computed ?? []))];
  if (labels.length === 0) return [];
  const text = `“${labels.join('”“')}”是自动算出的，表里的改动没有采用。`;
  return [{ code: 'locked-changed', level: 'note', text, row: null, column: null, answer: null }];
}

/**
 * Stages what came back as an import of its own.
 * @param nameAt where the column with the names stands, −1 where there is none
 */
export function stageReturn(
  call: OfficeCall,
  collection: KeptCollection,
  part: KeptPart,
  file: {
    readonly name: string;
    readonly table: ReturnedTable;
    readonly rows: readonly ResolvedRow[];
    readonly nameAt: number;
  },
): StagedReturn {
  const { subject } = collection.content;
  const places = placesOfSubject(call, subject);
  const columns = comparedColumns(call, collection, places);
  const context: CompareContext = {
    columns,
    lists: listsOf(call.ledger),
    references: referencesOf(call.ledger, { communities: {} }),
  };
  const place = communityPlace(call, subject);
  const among = columns.findIndex((column) => place !== null && column.place === place);
  const community = place === null ? null : among < 0 ? leadingColumns + columns.length : leadingColumns + among;
  const layout: Layout = { collection, part, context, community };
  const now = nowOf(call, collection, file.rows);
  const rows = file.rows
    .filter((resolved) => !isUntouched(columns, resolved))
    .map((resolved) =>
      resolved.sent === null || resolved.sent.record === noRecord
        ? newRow(layout, resolved)
        : knownRow(layout, resolved, resolved.sent, file.table.present, now.get(resolved.sent.record)),
    );
  const headings = ['交表社区', '行', ...columns.map(({ label }) => label), '社区（由街道填）'];
  const run = beginRun(call, file.name, subject, workbookOf(headings, rows));
  const chosen = Object.fromEntries([
    ...headings.map((_, i): readonly [string, string] => [String(i), columns[i - leadingColumns]?.place ?? '']),
    ...(place !== null && among < 0 ? [[String(headings.length - 1), place] as const] : []),
  ]);
  settle(call, run, { sheet: 0, headingRows: [1, 1], chosen: { 0: chosen } });
  const edits = new Map(rows.map(({ decisions }, y) => [y + 2, { repairs: {}, decisions }] as const));
  for (const [row, own] of edits) saveEdits(call.ledger, run.id, 0, row, own);
  run.edits.set(0, edits);
  arrange(call, run);
  return {
    run,
    findings: [...cellFindings(rows, file.nameAt), ...elsewhereFindings(rows, file.nameAt), ...computedFinding(rows)],
  };
}
