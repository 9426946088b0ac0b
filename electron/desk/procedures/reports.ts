/** 上报记录: what was kept of a report, its files again, and its way from 草稿 to 已归档. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { readFile } from '../../../db/attachment-files.ts';
import { registerOf } from '../../../db/ledger.ts';
import { labelsOf } from '../../../db/labels.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { demandRight } from '../../../db/rights.ts';
import { storedRecord, type StoredRecord } from '../../../db/rows.ts';
import { mask } from '../../../db/rules/masking.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logReading } from '../read-log.ts';
import { type ChangedCell, changesBetween, type TableChanges } from '../report-diff.ts';
import type { FrozenColumn, FrozenReport, ReportKind } from '../report-shapes.ts';
import { correctedEdits, frozenReport, lastSubmission } from '../submissions.ts';
import { filesFolder } from '../state.ts';
import { offerDownload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const read = { register: () => 'reports', action: 'read' } as const;
const write = { register: () => 'reports', action: 'write' } as const;

/** What the page says of a kept report. */
const headOf = ({ recipient, actor, keptAt, leftAt, foot }: FrozenReport) => ({
  recipient,
  actor,
  keptAt,
  leftAt,
  foot,
});

/** How many rows of a kept table a page shows at once. */
const page = 100;

/** @throws DeskError report-unknown */
function lineOf(call: OfficeCall, id: string): StoredRecord {
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'reports'), id);
  if (stored === undefined) throw new DeskError('report-unknown', '这条上报记录不存在，可能已被彻底删除。');
  return stored;
}

/** @throws DeskError report-empty */
function keptOf(call: OfficeCall, id: string): FrozenReport {
  lineOf(call, id);
  const kept = frozenReport(call.ledger, id);
  if (kept === null) {
    throw new DeskError('report-empty', '这条上报记录是手工登记的，程序里没有留存内容；扫描件可在“附件”里查看。');
  }
  return kept;
}

function shownCell(call: OfficeCall, column: FrozenColumn | undefined, text: string): string {
  return call.viewer.revealed || column?.privacy === undefined ? text : (mask(text, column.privacy) ?? '');
}

function shownDifference(call: OfficeCall, cell: ChangedCell): ChangedCell {
  if (call.viewer.revealed || cell.privacy === undefined) return cell;
  return { ...cell, before: mask(cell.before, cell.privacy) ?? '', now: mask(cell.now, cell.privacy) ?? '' };
}

/** Changes as the viewer may see them. */
export function shownChanges(call: OfficeCall, tables: readonly TableChanges[]): readonly TableChanges[] {
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((text, place) => shownCell(call, table.columns[place], text)),
      differs: row.differs.map((cell) => shownDifference(call, cell)),
    })),
  }));
}

interface FileLine {
  readonly place: number;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly digest: string;
  readonly sha256: string;
}

const filesOf = (call: OfficeCall, id: string): readonly FileLine[] =>
  prepared(
    call.ledger.db,
    'SELECT place, name, mime, size, digest, sha256 FROM report_files WHERE report = ? ORDER BY place',
  ).all(id) as FileLine[];

/** Whether it says how things stand; a 月度变动单 says by itself what changed. */
const ofPeople = ({ values }: StoredRecord): boolean => values['kind'] !== 'month_changes';

/** The reports before and after it: which it corrects, which corrects it. */
function chainOf(call: OfficeCall, id: string, line: StoredRecord) {
  const later = prepared(call.ledger.db, 'SELECT id FROM live_reports WHERE replaces = ?').all(id) as {
    readonly id: string;
  }[];
  const earlier = line.values['replaces'];
  const ids = [...(typeof earlier === 'string' ? [earlier] : []), ...later.map((one) => one.id)];
  const labels = labelsOf(call.ledger, registerOf(call.ledger, 'reports'), ids);
  const named = (one: string) => ({ id: one, label: labels[one] ?? '' });
  return {
    replaces: typeof earlier === 'string' ? named(earlier) : null,
    replacedBy: later.map((one) => named(one.id)),
  };
}

function openFile(call: OfficeCall, id: string, place: number) {
  const kept = keptOf(call, id);
  const file = filesOf(call, id).find((one) => one.place === place);
  if (file === undefined) throw new DeskError('report-file-unknown', '这份上报记录里没有这个文件，请刷新后重试。');
  if (kept.private) demandRight(call.viewer, 'private.reveal');
  return { kept, file };
}

/** The very bytes that were kept. @throws DeskError report-file-changed, LedgerError file-… */
async function fileAgain(call: OfficeCall, id: string, place: number) {
  const { kept, file } = openFile(call, id, place);
  const bytes = await readFile(call.ledger.db, filesFolder(call.desk), file.digest);
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
    throw new DeskError('report-file-changed', '留存的文件与上报时不一致，没有导出。请到“备份与恢复”找回。');
  }
  if (kept.private) {
    const rows = kept.tables.reduce((sum, table) => sum + table.rows.length, 0);
    logReading(call, { act: 'export', register: 'reports', record: id, count: rows, note: '再次导出' });
  }
  return offerDownload(call.desk.transfers, file.name, file.mime, bytes);
}

/** From which state one may go where; 更正 is a report of its own. */
const ways: Readonly<Record<string, readonly string[]>> = {
  final: ['draft'],
  sent: ['draft', 'final', 'returned', 'sent'],
  returned: ['sent'],
  archived: ['sent', 'corrected'],
};

const moveInput = z.object({
  id: key,
  to: z.enum(['final', 'sent', 'returned', 'archived']),
  day: exactDay.optional(),
  way: z.string().max(60).nullable().default(null),
  by: z.string().trim().max(40).default(''),
  reason: z.string().trim().max(1000).default(''),
});
type Move = z.output<typeof moveInput>;

const stateLabels = { final: '定稿', sent: '标记已上报', returned: '登记退回', archived: '归档' } as const;

function movePatch(call: OfficeCall, line: StoredRecord, asked: Move): Record<string, FieldValue> {
  const day = asked.day ?? call.ledger.now().slice(0, 10);
  const sentOn = String(line.values['sent_on'] ?? '');
  switch (asked.to) {
    case 'sent':
      return {
        state: 'sent',
        sent_on: day,
        sent_by: asked.by === '' ? call.session.account.name : asked.by,
        ...(asked.way === null ? {} : { way: asked.way }),
      };
    case 'returned':
      if (asked.reason === '') {
        throw new DeskError('reason-missing', '请写明退回的原因。', [{ field: 'reason', message: '请写明原因' }]);
      }
      if (sentOn !== '' && day < sentOn) {
        throw new DeskError('report-too-early', `退回日期早于报送日期 ${sentOn}，请检查。`, [
          { field: 'day', message: `不早于报送日期 ${sentOn}` },
        ]);
      }
      return { state: 'returned', returned_on: day, return_reason: asked.reason };
    default:
      return { state: asked.to };
  }
}

const move = officeProcedure({
  access: write,
  input: moveInput,
  run: (call, input) => {
    const line = lineOf(call, input.id);
    const state = String(line.values['state']);
    if (line.deleted_at !== null || !(ways[input.to] ?? []).includes(state)) {
      throw new DeskError('report-state', `这份记录现在不能“${stateLabels[input.to]}”，它可能刚被改过。请刷新后再看。`);
    }
    const patch = movePatch(call, line, input);
    const replaced = line.values['replaces'];
    const corrects = input.to === 'final' || (input.to === 'sent' && state === 'draft');
    const edits: readonly Edit[] = [
      { op: 'update', register: 'reports', id: input.id, version: null, patch },
      ...(corrects ? correctedEdits(typeof replaced === 'string' ? replaced : null) : []),
    ];
    const title = `${stateLabels[input.to]}：${String(line.values['title'])}`;
    const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits);
    return { changeId };
  },
});

/** 更正: a draft of the same report that says which it corrects and why; the page that made the first one fills it anew. */
const correct = officeProcedure({
  access: write,
  input: z.object({ id: key, reason: z.string().trim().min(1, '请写明更正的原因。').max(1000) }),
  run: (call, { id, reason }) => {
    const line = lineOf(call, id);
    const { values } = line;
    if (line.deleted_at !== null || !['sent', 'returned', 'archived'].includes(String(values['state']))) {
      throw new DeskError('report-state', '只有已上报、已退回或已归档的才需要更正；草稿和定稿直接重新生成即可。');
    }
    const open = prepared(call.ledger.db, `SELECT 1 FROM live_reports WHERE replaces = ? AND state = 'draft'`).get(id);
    if (open !== undefined) throw new DeskError('report-correcting', '这份已有一份更正的草稿，请先把它报出或删除。');
    const kept = ['title', 'kind', 'recipient', 'period', 'cut_off', 'form', 'way'];
    const copied = Object.fromEntries(kept.map((field) => [field, values[field] ?? null]));
    const written = writeChange(
      call.ledger,
      { actor: call.session.account, kind: 'edit', title: `开始更正：${String(values['title'])}` },
      [{ op: 'create', register: 'reports', values: { ...copied, state: 'draft', replaces: id, reason } }],
    );
    return { changeId: written.changeId, id: written.records[0]?.id ?? '' };
  },
});

export const reportProcedures = {
  /** What was kept; `kept` is null for a line that was typed. */
  'reports.get': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key }),
    run: (call, { id }) => {
      const line = lineOf(call, id);
      const kept = frozenReport(call.ledger, id);
      const files = filesOf(call, id).map(({ place, name, size, sha256 }) => ({ place, name, size, sha256 }));
      return {
        kept: kept === null ? null : headOf(kept),
        onlyChanges: kept?.basis !== undefined && ofPeople(line),
        comparable: kept !== null && ofPeople(line),
        files,
        tables: (kept?.tables ?? []).map(({ title, columns, rows }) => ({ title, columns, rows: rows.length })),
        ...chainOf(call, id, line),
      };
    },
  }),
  'reports.rows': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key, table: z.int().min(0).max(50), offset: z.int().min(0).default(0) }),
    run: (call, { id, table: place, offset }) => {
      const table = keptOf(call, id).tables[place];
      if (table === undefined) throw new DeskError('report-table-unknown', '这份上报记录里没有这张表，请刷新后重试。');
      const rows = table.rows.slice(offset, offset + page);
      return {
        rows: rows.map((row) => row.cells.map((text, x) => shownCell(call, table.columns[x], text))),
        total: table.rows.length,
      };
    },
  }),
  /** Against the report before it, of the same form for the same addressee. */
  'reports.changes': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key }),
    run: (call, { id }) => {
      const line = lineOf(call, id);
      const { values } = line;
      const kept = keptOf(call, id);
      if (!ofPeople(line)) return null;
      const before = lastSubmission(call, {
        kind: String(values['kind']) as ReportKind,
        form: values['form'] as string | null,
        recipient: values['recipient'] as string | null,
        upTo: kept.cutOff,
        keptBefore: kept.keptAt,
        except: id,
      });
      if (before === null) return null;
      const tables = changesBetween(before.basis ?? before.tables, kept.basis ?? kept.tables);
      return {
        before: { id: before.id, title: before.title, cutOff: before.cutOff },
        tables: shownChanges(call, tables),
      };
    },
  }),
  'reports.file': officeProcedure({
    access: read,
    input: z.object({ id: key, place: z.int().min(0).max(50) }),
    run: (call, { id, place }) => fileAgain(call, id, place),
  }),
  'reports.move': move,
  'reports.correct': correct,
};
