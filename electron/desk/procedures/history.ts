/** What was changed, by whom, and taking it back. */
import { z } from 'zod';
import { knowing } from '../../../db/circle.ts';
import { type ChangeKind, type HistoryLine, linesOfChange, payloadOf } from '../../../db/history.ts';
import { labelsFor, shownValue } from '../../../db/read.ts';
import { labelsOf } from '../../../db/labels.ts';
import { fieldsOf, type Ledger, registerOf } from '../../../db/ledger.ts';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { demand, may, type Viewer } from '../../../db/rights.ts';
import { storedRecord } from '../../../db/rows.ts';
import { prepared } from '../../../db/statements.ts';
import { planUndo, undoChange, type Kept } from '../../../db/undo.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logReading } from '../read-log.ts';
import { logLooking } from '../read-log.ts';

const key = z.string().min(1).max(60);

export interface ChangeLine {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly kind: ChangeKind;
  readonly title: string;
  readonly undone: boolean;
}

export interface FieldStep {
  readonly field: string;
  readonly label: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

export interface RecordStep {
  readonly change: ChangeLine;
  readonly action: HistoryLine['action'];
  readonly version: number;
  readonly steps: readonly FieldStep[];
  /** The content was dropped by 彻底删除. */
  readonly forgotten: boolean;
}

interface ChangeRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly kind: ChangeKind;
  readonly title: string;
  readonly undone_by: string | null;
}

const changeLine = ({ undone_by, ...row }: ChangeRow): ChangeLine => ({ ...row, undone: undone_by !== null });

function stepsOf(viewer: Viewer, fields: readonly Field[], line: Pick<HistoryLine, 'payload'>): readonly FieldStep[] {
  const { before, after } = payloadOf(line);
  return Object.keys(after).map((field) => {
    const known = fields.find((candidate) => candidate.key === field);
    const show = (value: FieldValue): FieldValue => (known === undefined ? value : shownValue(viewer, known, value));
    return {
      field,
      label: known?.label ?? field,
      before: show(before[field] ?? null),
      after: show(after[field] ?? null),
    };
  });
}

const ofRecord = officeProcedure({
  access: { register: (input: { register: string }) => input.register, action: 'read' },
  reads: true,
  input: z.object({ register: key, id: key, limit: z.int().min(1).max(500).default(100) }),
  run: (call, input) => {
    const register = registerOf(call.ledger, input.register);
    const fields = fieldsOf(call.ledger, register);
    // Who may know the record today may know what it was.
    const stands = storedRecord(call.ledger, register, input.id)?.values ?? {};
    const eyes = knowing(call.viewer, register, stands);
    if (register.circle !== undefined && eyes.revealed)
      logReading(call, { act: 'reveal', register: register.key, record: input.id });
    const { register: owner } = stands;
    if (register.key === 'attachments' && typeof owner === 'string')
      demand(call.viewer, registerOf(call.ledger, owner), 'read');
    logLooking(call, register.key, 1, input.id);
    const lines = prepared(
      call.ledger.db,
      `SELECT h.action, h.version, h.payload, c.id, c.at, c.actor, c.kind, c.title, c.undone_by
       FROM history h JOIN changes c ON c.id = h.change_id
       WHERE h.register = ? AND h.record_id = ? ORDER BY h.seq DESC LIMIT ?`,
    ).all(input.register, input.id, input.limit) as (ChangeRow & Pick<HistoryLine, 'action' | 'version' | 'payload'>)[];
    const steps = lines.map(({ action, version, payload, ...change }): RecordStep => ({
      change: changeLine(change),
      action,
      version,
      steps: stepsOf(eyes, fields, { payload }),
      forgotten: payload === null,
    }));
    const values = steps.flatMap((step) =>
      step.steps.flatMap(({ field, before, after }) => [
        { values: { [field]: before } },
        { values: { [field]: after } },
      ]),
    );
    return { steps, labels: labelsFor(call.ledger, fields, values) };
  },
});

/** What a change touched, for its reader: records of registers that they may not read are only counted. */
function touched(
  call: OfficeCall,
  changeId: string,
): readonly { readonly register: string; readonly label: string; readonly count: number }[] {
  const rows = prepared(
    call.ledger.db,
    'SELECT register, count(DISTINCT record_id) AS count FROM history WHERE change_id = ? GROUP BY register',
  ).all(changeId) as { register: string; count: number }[];
  return rows.map((row) => ({ ...row, label: registerOf(call.ledger, row.register).label }));
}

/** The registers a change touched must all be writable by whoever takes it back. */
function demandAll(call: OfficeCall, changeId: string): void {
  for (const { register } of touched(call, changeId)) demand(call.viewer, registerOf(call.ledger, register), 'write');
}

/** Kept records by name; those of one person are named once. */
function namesOfKept(
  call: OfficeCall,
  kept: readonly Kept[],
): readonly { readonly label: string; readonly reason: string; readonly register: string; readonly id: string }[] {
  const reasons = {
    edited: '之后又修改过',
    referred: '之后新增的记录关联着它',
    purged: '已彻底删除',
    belongs: '属于保留下来的记录',
  } as const;
  return kept.map((one) => {
    const register = registerOf(call.ledger, one.register);
    const label = may(call.viewer, register, 'read') ? (labelsOf(call.ledger, register, [one.id])[one.id] ?? '') : '';
    return { register: register.label, id: one.id, label, reason: reasons[one.reason] };
  });
}

/** Counts by what a change made or touched first: an import counts people, not each of their records. */
function countByBase(
  ledger: Ledger,
  changeId: string,
  keptIds: ReadonlySet<string>,
): { readonly unit: string; readonly label: string; readonly undoable: number; readonly kept: number } {
  const lines = linesOfChange(ledger, changeId);
  const base = lines.some((line) => line.register === 'people') ? 'people' : (lines[0]?.register ?? 'people');
  const ids = new Set(lines.filter((line) => line.register === base).map((line) => line.record_id));
  const kept = [...ids].filter((id) => keptIds.has(id)).length;
  const register = registerOf(ledger, base);
  return { unit: register.unit, label: register.label, undoable: ids.size - kept, kept };
}

const undoPreview = officeProcedure({
  access: 'signed-in',
  reads: true,
  input: z.object({ change: key }),
  run: (call, input) => {
    demandAll(call, input.change);
    const plan = planUndo(call.ledger, input.change);
    return {
      undoable: plan.edits.length,
      kept: namesOfKept(call, plan.kept),
      base: countByBase(call.ledger, input.change, new Set(plan.kept.map((one) => one.id))),
    };
  },
});

const undo = officeProcedure({
  access: 'signed-in',
  input: z.object({ change: key }),
  run: (call, input) => {
    demandAll(call, input.change);
    const done = undoChange(call.ledger, call.session.account, input.change);
    return { changeId: done.changeId, count: done.records.length, kept: namesOfKept(call, done.kept) };
  },
});

export const historyProcedures = {
  'history.ofRecord': ofRecord,
  'history.changes': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }),
    run: (call, input) => {
      const rows = prepared(
        call.ledger.db,
        'SELECT id, at, actor, kind, title, undone_by FROM changes ORDER BY at DESC, id DESC LIMIT ? OFFSET ?',
      ).all(input.limit, input.offset) as ChangeRow[];
      const { n } = prepared(call.ledger.db, 'SELECT count(*) AS n FROM changes').get() as { n: number };
      return { changes: rows.map(changeLine), total: n };
    },
  }),
  'history.change': officeProcedure({
    access: 'roster.read',
    reads: true,
    input: z.object({ change: key }),
    run: (call, input) => {
      const row = prepared(
        call.ledger.db,
        'SELECT id, at, actor, kind, title, undone_by FROM changes WHERE id = ?',
      ).get(input.change) as ChangeRow | undefined;
      if (row === undefined) throw new DeskError('change-missing', '没有找到这次操作，可能数据已从备份恢复过。');
      return { change: changeLine(row), touched: touched(call, input.change) };
    },
  }),
  'history.undoPreview': undoPreview,
  'history.undo': undo,
};
