/**
 * The only way to write registers. A write is a change: a list of edits by one actor, checked by the definitions and the
 * rules, written whole or not at all together with its history lines.
 */
import { circledPatch, circleFaults } from './circle.ts';
import { refreshDerived } from './derived.ts';
import { loadLists } from './code-lists.ts';
import { LedgerError, type FieldFault } from './errors.ts';
import { type Actor, beginChange, type ChangeKind, historyWriter, linesAfter, payloadOf } from './history.ts';
import { newKey } from './keys.ts';
import { fieldsOf, type Ledger, registerOf } from './ledger.ts';
import { lateFaults, storeFaults } from './record-rules.ts';
import type { Field, FieldValue } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { passesUnchanged } from './quick-check.ts';
import { checkValue } from './registers/model/schema.ts';
import { insertRow, type StoredRecord, storedRecord, updateRow, type Values } from './rows.ts';
import { recordFaults } from './rules/record-faults.ts';

export type Edit =
  | { readonly op: 'create'; readonly register: string; readonly id?: string; readonly values: Values }
  | {
      readonly op: 'update';
      readonly register: string;
      readonly id: string;
      /** The version the actor saw; null takes whatever stands (batches that compared values themselves). */
      readonly version: number | null;
      readonly patch: Values;
    }
  | { readonly op: 'delete'; readonly register: string; readonly id: string; readonly version: number | null }
  | { readonly op: 'restore'; readonly register: string; readonly id: string };

export interface ChangeRequest {
  readonly actor: Actor;
  readonly kind: ChangeKind;
  /** One line for the list of changes, without personal data beyond what its reader may see: 修改人员 1 条. */
  readonly title: string;
  readonly undoes?: string;
}

export interface WrittenRecord {
  readonly register: string;
  readonly id: string;
  readonly version: number;
}

export interface WrittenChange {
  readonly changeId: string;
  readonly records: readonly WrittenRecord[];
}

interface Context {
  readonly ledger: Ledger;
  readonly actor: Actor;
  readonly at: string;
  readonly write: ReturnType<typeof historyWriter>;
  readonly fields: Map<string, FieldSet>;
  /** References found live in this change; a change that deletes forgets them. */
  readonly live: Set<string>;
  /** Records that overlapped another when they were written: looked at again when the whole change stands. */
  readonly late: { readonly register: Register; readonly id: string }[];
}

interface FieldSet {
  readonly all: readonly Field[];
  readonly byKey: ReadonlyMap<string, Field>;
  readonly required: readonly Field[];
}

/**
 * Writes a change.
 * @throws LedgerError invalid (with the fields at fault), outside-circle, conflict (details: both sides per field), record-missing,
 *   record-binned, duplicate
 */
export function writeChange(ledger: Ledger, request: ChangeRequest, edits: readonly Edit[]): WrittenChange {
  const run = ledger.db.transaction((): WrittenChange => {
    const changeId = beginChange(ledger, request);
    const context: Context = {
      ledger,
      actor: request.actor,
      at: ledger.now(),
      write: historyWriter(ledger, changeId),
      fields: new Map(),
      live: new Set(),
      late: [],
    };
    const records = edits.map((edit) => applyEdit(context, edit));
    refuseLate(context);
    if (edits.some((edit) => edit.register === 'code_values')) loadLists(ledger);
    return { changeId, records };
  });
  return ledger.db.inTransaction ? run() : run.immediate();
}

function applyEdit(context: Context, edit: Edit): WrittenRecord {
  const register = registerOf(context.ledger, edit.register);
  switch (edit.op) {
    case 'create':
      return create(context, register, edit.id ?? newKey(), edit.values);
    case 'update':
      return update(context, register, present(context, register, edit.id), edit.version, edit.patch);
    case 'delete':
      return remove(context, register, present(context, register, edit.id), edit.version);
    case 'restore':
      return restore(context, register, edit.id);
  }
}

function fieldsFor(context: Context, register: Register): FieldSet {
  let fields = context.fields.get(register.key);
  if (fields === undefined) {
    const all = fieldsOf(context.ledger, register);
    const byKey = new Map(all.map((field) => [field.key, field]));
    fields = { all, byKey, required: all.filter((field) => field.required === true) };
    context.fields.set(register.key, fields);
  }
  return fields;
}

function present(context: Context, register: Register, id: string): StoredRecord {
  const record = storedRecord(context.ledger, register, id);
  if (record === undefined)
    throw new LedgerError('record-missing', `要修改的${register.label}记录已不存在，请刷新后重试。`);
  if (record.deleted_at !== null) {
    throw new LedgerError('record-binned', `这条${register.label}记录已在回收站，请先恢复再修改。`);
  }
  return record;
}

/** The checked values of a patch; unknown keys are refused. */
function checked(register: Register, { byKey }: FieldSet, patch: Values): Record<string, FieldValue> {
  const faults: FieldFault[] = [];
  const values: Record<string, FieldValue> = {};
  for (const [key, raw] of Object.entries(patch)) {
    const field = byKey.get(key);
    if (field === undefined) {
      faults.push({ field: key, message: `${register.label}没有这个栏目，或它是自动计算的，不能填写。` });
      continue;
    }
    if (passesUnchanged(field, raw)) {
      values[key] = raw;
      continue;
    }
    const result = checkValue(field, raw);
    if ('fault' in result) faults.push({ field: key, message: result.fault });
    else values[key] = result.value;
  }
  refuse(register, faults);
  return values;
}

/** What only a circle knows is written by those inside it. */
function known(context: Context, register: Register, stands: Values | null, patch: Values): Values {
  if (register.circle === undefined) return patch;
  refuse(register, circleFaults(context.ledger, register, patch));
  const { all } = fieldsFor(context, register);
  return circledPatch(context.ledger, context.actor, register, all, { stands, patch });
}

function refuse(register: Register, faults: readonly FieldFault[]): void {
  if (faults.length === 0) return;
  const sentences = faults.map((fault) => fault.message).join('');
  throw new LedgerError('invalid', `${register.label}没有保存：${sentences}`, faults);
}

function checkWhole(context: Context, register: Register, id: string, values: Values): void {
  refuse(register, [
    ...recordFaults(register, values),
    ...storeFaults(context.ledger, register, id, values, context.live),
  ]);
  if (lateFaults(context.ledger, register, id, values).length > 0) context.late.push({ register, id });
}

/** What stays at fault in the end was seen when its last part was written. */
function refuseLate({ ledger, late }: Context): void {
  for (const { register, id } of late) {
    const record = storedRecord(ledger, register, id);
    if (record !== undefined && record.deleted_at === null)
      refuse(register, lateFaults(ledger, register, id, record.values));
  }
}

function create(context: Context, register: Register, id: string, given: Values): WrittenRecord {
  const fields = fieldsFor(context, register);
  const asked: Record<string, FieldValue> = { ...given };
  for (const field of fields.required) asked[field.key] ??= null;
  const values = known(context, register, null, checked(register, fields, asked));
  checkWhole(context, register, id, values);
  insertRow(context.ledger, register, fields.all, { id, at: context.at, values });
  const after = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  context.write(register.key, id, 'create', 1, { before: {}, after });
  refreshDerived(context.ledger, register, id, values);
  return { register: register.key, id, version: 1 };
}

function update(
  context: Context,
  register: Register,
  record: StoredRecord,
  version: number | null,
  given: Values,
): WrittenRecord {
  const values = known(context, register, record.values, checked(register, fieldsFor(context, register), given));
  const patch = Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== (record.values[key] ?? null)),
  );
  if (version !== null && version !== record.version) meetConflict(context.ledger, register, record, version, patch);
  if (Object.keys(patch).length === 0) return { register: register.key, id: record.id, version: record.version };
  const whole = { ...record.values, ...patch };
  checkWhole(context, register, record.id, whole);
  const next = updateRow(context.ledger, register, record, { patch, at: context.at });
  const before = Object.fromEntries(Object.keys(patch).map((key) => [key, record.values[key] ?? null]));
  context.write(register.key, record.id, 'update', next, { before, after: patch });
  refreshDerived(context.ledger, register, record.id, whole);
  return { register: register.key, id: record.id, version: next };
}

/** One field that two people changed: what stood when the actor looked, what stands now, what the actor wants. */
export interface FieldConflict {
  readonly field: string;
  readonly label: string;
  readonly base: FieldValue;
  readonly theirs: FieldValue;
  readonly mine: FieldValue;
}

/** Lets a late write pass where others touched other fields; otherwise shows both sides. */
function meetConflict(ledger: Ledger, register: Register, record: StoredRecord, version: number, patch: Values): void {
  const base: Record<string, FieldValue> = {};
  for (const line of linesAfter(ledger, register.key, record.id, version)) {
    for (const [key, value] of Object.entries(payloadOf(line).before)) base[key] ??= value;
  }
  const fields = fieldsOf(ledger, register);
  const conflicts: FieldConflict[] = Object.entries(patch)
    .filter(([key]) => Object.hasOwn(base, key))
    .map(([key, mine]) => ({
      field: key,
      label: fields.find((field) => field.key === key)?.label ?? key,
      base: base[key] ?? null,
      theirs: record.values[key] ?? null,
      mine,
    }));
  if (conflicts.length === 0) return;
  throw new LedgerError(
    'conflict',
    `这条${register.label}记录刚被别处修改过（${conflicts.map((c) => c.label).join('、')}）。请逐项选择保留哪个值；你填的内容没有丢。`,
    conflicts.map((conflict) => ({ field: conflict.field, message: '已被别处修改' })),
    { version: record.version, conflicts },
  );
}

function remove(context: Context, register: Register, record: StoredRecord, version: number | null): WrittenRecord {
  if (register.single === true) throw new LedgerError('not-deletable', `${register.label}只有一条，不能删除。`);
  if (version !== null && version !== record.version) {
    throw new LedgerError('conflict', `这条${register.label}记录刚被别处修改过，没有删除。请刷新查看后再决定。`);
  }
  const next = updateRow(context.ledger, register, record, { patch: {}, at: context.at, deletedAt: context.at });
  context.live.clear();
  context.write(register.key, record.id, 'delete', next, { before: {}, after: {} });
  return { register: register.key, id: record.id, version: next };
}

function restore(context: Context, register: Register, id: string): WrittenRecord {
  const record = storedRecord(context.ledger, register, id);
  if (record === undefined) throw new LedgerError('record-missing', `要恢复的${register.label}记录已不存在。`);
  if (record.deleted_at === null) return { register: register.key, id, version: record.version };
  checkWhole(context, register, id, record.values);
  const next = updateRow(context.ledger, register, record, { patch: {}, at: context.at, deletedAt: null });
  context.write(register.key, id, 'restore', next, { before: {}, after: {} });
  refreshDerived(context.ledger, register, id, record.values);
  return { register: register.key, id, version: next };
}
