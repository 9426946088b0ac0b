/** Lists, files and edits of any register. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { knowing } from '../../../db/circle.ts';
import { holdingOn } from '../../../db/dated-change.ts';
import { twinOf } from '../../../db/duplicates.ts';
import { forget } from '../../../db/history.ts';
import { fieldsOf, registerOf, today } from '../../../db/ledger.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { labelsFor, list, type ListResult, type ListRow, shownValue } from '../../../db/read.ts';
import { type Edit, type FieldConflict, writeChange, type WrittenRecord } from '../../../db/records.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { isCircled, type Register } from '../../../db/registers/model/register.ts';
import { checkValue } from '../../../db/registers/model/schema.ts';
import { may } from '../../../db/rights.ts';
import { type StoredRecord, storedRecord, type Values } from '../../../db/rows.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import { name, prepared } from '../../../db/statements.ts';
import { backupBefore } from '../daily-backup.ts';
import { editsAmongMany, editsOf } from '../dated-edits.ts';
import { DeskError, type FieldFault } from '../errors.ts';
import { forgetTraces } from '../forget-traces.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logLooking, logReading } from '../read-log.ts';
import { frozenReport } from '../submissions.ts';
import { pasteProcedures } from './paste.ts';

const key = z.string().min(1).max(60);
const value = z.union([z.string().max(25_000), z.number(), z.null()]);
const patch = z.record(z.string().max(60), value);
/** For dated records: 更正 keeps the period, 变动 closes it and begins a new one on `from`. */
const how = { mode: z.enum(['correct', 'change']).default('correct'), from: exactDay.optional() };
const onRegister = <A extends 'read' | 'write' | 'purge'>(action: A) => ({
  register: (input: { register: string }) => input.register,
  action,
});

export interface RecordFile extends ListRow {
  readonly created_at: string;
  readonly updated_at: string;
  readonly binned: boolean;
  readonly labels: ListResult['labels'];
}

/** One record with all its columns, as the caller may see it. */
function fileOf(call: OfficeCall, registerKey: string, id: string, day?: string): RecordFile {
  const register = registerOf(call.ledger, registerKey);
  const stored = storedRecord(call.ledger, register, id);
  if (stored === undefined)
    throw new DeskError('record-missing', `这条${register.label}记录不存在，可能已被彻底删除。`);
  const fields = fieldsOf(call.ledger, register);
  const open = fields.filter((field) => !isCircled(register, field));
  const columns = [...open, ...(register.derived ?? [])].map((field) => field.key);
  const binned = stored.deleted_at !== null;
  const result = list(
    call.ledger,
    call.viewer,
    listQuerySchema.parse({
      register: registerKey,
      columns,
      ids: [id],
      limit: 1,
      binned,
      ...(day === undefined ? {} : { day }),
    }),
  );
  const [row] = result.rows;
  if (row === undefined) throw new DeskError('record-missing', `这条${register.label}记录不存在，请刷新后重试。`);
  const values = { ...row.values, ...circledValues(call, register, stored) };
  return {
    ...row,
    values,
    created_at: stored.created_at,
    updated_at: stored.updated_at,
    binned,
    labels: result.labels,
  };
}

/** What only the record's circle knows, as the caller may see it; seen plainly, it is logged. */
function circledValues(call: OfficeCall, register: Register, { id, values }: StoredRecord): Values {
  const eyes = knowing(call.viewer, register, values);
  const circled = fieldsOf(call.ledger, register).filter((field) => isCircled(register, field));
  const filled = circled.some(({ key }) => (values[key] ?? null) !== null);
  if (filled && eyes.revealed) logReading(call, { act: 'reveal', register: register.key, record: id });
  return Object.fromEntries(circled.map((field) => [field.key, shownValue(eyes, field, values[field.key] ?? null)]));
}

const save = officeProcedure({
  access: onRegister('write'),
  input: z.object({
    register: key,
    id: key.optional(),
    version: z.int().optional(),
    patch,
    ...how,
  }),
  run: (call, input) => {
    const register = registerOf(call.ledger, input.register);
    const edits = saveEdits(call, input);
    const what = input.id === undefined ? '新增' : input.mode === 'change' ? '变动' : '修改';
    const written = withShownConflict(call, register, input.id, () =>
      writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title: `${what}${register.label}` }, edits),
    );
    const last = written.records.at(-1) as WrittenRecord;
    return { changeId: written.changeId, record: fileOf(call, register.key, last.id) };
  },
});

/** Both sides of a conflict leave the desk as everything does: private values masked. */
function withShownConflict<T>(call: OfficeCall, register: Register, id: string | undefined, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'conflict') throw error;
    const { version, conflicts = [] } = (error.details ?? {}) as {
      version?: number;
      conflicts?: readonly FieldConflict[];
    };
    const fields = fieldsOf(call.ledger, register);
    const stored = id === undefined ? undefined : storedRecord(call.ledger, register, id);
    const eyes = knowing(call.viewer, register, stored?.values ?? {});
    const shown = conflicts.map((conflict) => {
      const field = fields.find((candidate) => candidate.key === conflict.field);
      if (field === undefined) return conflict;
      const show = (value: FieldValue): FieldValue => shownValue(eyes, field, value);
      return { ...conflict, base: show(conflict.base), theirs: show(conflict.theirs) };
    });
    throw new DeskError(error.code, error.message, error.fields, { version, conflicts: shown });
  }
}

function saveEdits(
  call: OfficeCall,
  input: {
    register: string;
    id?: string | undefined;
    version?: number | undefined;
    patch: Values;
    mode: 'correct' | 'change';
    from?: string | undefined;
  },
): readonly Edit[] {
  const register = registerOf(call.ledger, input.register);
  const { id, version = null, patch: values } = input;
  if (id === undefined) return [{ op: 'create', register: register.key, values }];
  return editsOf(call, register, { id, version, patch: values }, input);
}

const check = officeProcedure({
  access: onRegister('write'),
  reads: true,
  input: z.object({ register: key, id: key.optional(), values: patch }),
  run: (call, input) => {
    const register = registerOf(call.ledger, input.register);
    const faults: FieldFault[] = [];
    for (const field of fieldsOf(call.ledger, register)) {
      const given = input.values[field.key];
      if (given === undefined || given === null || given === '') continue;
      const result = checkValue(field, given);
      if ('fault' in result) faults.push({ field: field.key, message: result.fault });
    }
    faults.push(...recordFaults(register, input.values));
    const twin = twinOf(call.ledger, register, input.id ?? '', input.values);
    return { faults, twin };
  },
});

const bulk = officeProcedure({
  access: onRegister('write'),
  input: z.object({ register: key, ids: z.array(key).min(1).max(10_000), patch, ...how }),
  run: async (call, input) => {
    const register = registerOf(call.ledger, input.register);
    if (Object.keys(input.patch).length === 0)
      throw new DeskError('nothing-to-change', '没有选择要改的栏目，什么也没有改。');
    await backupBefore(call, 'before-bulk');
    const edits = input.ids.flatMap((id) =>
      editsAmongMany(call, register, { id, version: null, patch: input.patch }, input),
    );
    const title = `批量修改${register.label} ${input.ids.length} ${register.unit}`;
    const written = writeChange(call.ledger, { actor: call.session.account, kind: 'bulk', title }, edits);
    return { changeId: written.changeId, count: input.ids.length };
  },
});

/** How many live records point at one of these; a clerk is told before they go to the bin. */
function referring(
  call: OfficeCall,
  registerKey: string,
  ids: readonly string[],
): readonly { readonly label: string; readonly count: number }[] {
  return [...call.ledger.registers.values()].flatMap((other) => {
    const fields = other.fields.filter((field) => field.kind === 'ref' && field.register === registerKey);
    if (fields.length === 0) return [];
    const where = fields.map((field) => `${name(field.key)} IN (SELECT value FROM json_each(:ids))`).join(' OR ');
    const row = prepared(call.ledger.db, `SELECT count(*) AS n FROM ${name(`live_${other.key}`)} WHERE ${where}`).get({
      ids: JSON.stringify(ids),
    }) as { n: number };
    if (row.n === 0) return [];
    // That somebody has records of this kind is itself for those alone who may read them.
    return [{ label: may(call.viewer, other, 'read') ? other.label : '您看不到的台账', count: row.n }];
  });
}

const remove = officeProcedure({
  access: onRegister('write'),
  input: z.object({ register: key, ids: z.array(key).min(1).max(10_000) }),
  run: (call, input) => {
    const register = registerOf(call.ledger, input.register);
    const edits = input.ids.map((id): Edit => ({ op: 'delete', register: register.key, id, version: null }));
    const title = `删除${register.label} ${edits.length} ${register.unit}`;
    const written = writeChange(call.ledger, { actor: call.session.account, kind: 'bin', title }, edits);
    return { changeId: written.changeId, count: edits.length };
  },
});

const restore = officeProcedure({
  access: onRegister('write'),
  input: z.object({ register: key, ids: z.array(key).min(1).max(10_000) }),
  run: (call, input) => {
    const register = registerOf(call.ledger, input.register);
    const edits = input.ids.map((id): Edit => ({ op: 'restore', register: register.key, id }));
    const title = `恢复${register.label} ${edits.length} ${register.unit}`;
    const written = writeChange(call.ledger, { actor: call.session.account, kind: 'restore', title }, edits);
    return { changeId: written.changeId, count: edits.length };
  },
});

/** What left the office is kept for inspection. */
function demandNotSent(call: OfficeCall, register: string, id: string): void {
  if (register !== 'reports' || (frozenReport(call.ledger, id)?.leftAt ?? null) === null) return;
  throw new DeskError('report-kept', '已经上报的要留存备查，不能彻底删除；留在回收站里不影响使用。');
}

/** 彻底删除: the row and all that history says of it; only from the bin, and only where nothing points at it. */
const purge = officeProcedure({
  access: onRegister('purge'),
  input: z.object({ register: key, ids: z.array(key).min(1).max(1000) }),
  run: (call, input) => {
    const register = registerOf(call.ledger, input.register);
    const still = referring(call, register.key, input.ids);
    if (still.length > 0) {
      const what = still.map((other) => `${other.label} ${other.count} 条`).join('、');
      throw new DeskError('still-referred', `还有记录关联着要彻底删除的${register.label}：${what}。请先删除它们。`);
    }
    call.ledger.db
      .transaction(() => {
        for (const id of input.ids) {
          const stored = storedRecord(call.ledger, register, id);
          if (stored === undefined) continue;
          if (stored.deleted_at === null)
            throw new DeskError('not-binned', '只能彻底删除回收站里的记录，请先删除到回收站。');
          demandNotSent(call, register.key, id);
          forget(call.ledger, register.key, id);
          forgetTraces(call.ledger, register.key, stored);
          prepared(call.ledger.db, `DELETE FROM ${name(register.key)} WHERE id = ?`).run(id);
        }
        logReading(call, { act: 'purge', register: register.key, count: input.ids.length });
      })
      .immediate();
    return { count: input.ids.length };
  },
});

export const recordProcedures = {
  ...pasteProcedures,
  'records.list': officeProcedure({
    access: onRegister('read'),
    reads: true,
    input: listQuerySchema,
    run: (call, input) => {
      const found = list(call.ledger, call.viewer, input);
      logLooking(call, input.register, found.rows.length);
      return found;
    },
  }),
  'records.get': officeProcedure({
    access: onRegister('read'),
    reads: true,
    input: z.object({ register: key, id: key, day: exactDay.optional() }),
    run: (call, input) => {
      const file = fileOf(call, input.register, input.id, input.day);
      logLooking(call, input.register, 1, input.id);
      return file;
    },
  }),
  /** What a reference field may be given: the best matches of a word. */
  'records.choices': officeProcedure({
    access: onRegister('read'),
    reads: true,
    input: z.object({
      register: key,
      search: z.string().max(100).default(''),
      ids: z.array(key).max(500).optional(),
      limit: z.int().min(1).max(500).default(30),
    }),
    run: (call, input) => {
      const register = registerOf(call.ledger, input.register);
      const query = listQuerySchema.parse({
        register: register.key,
        columns: register.title.filter((title) => register.fields.some((field) => field.key === title)),
        search: input.search,
        limit: input.limit,
        ...(input.ids === undefined ? {} : { ids: input.ids }),
      });
      const { rows } = list(call.ledger, call.viewer, query);
      const labels = labelsFor(
        call.ledger,
        [{ key: 'id', label: '', kind: 'ref', register: register.key }],
        rows.map((row) => ({ values: { id: row.id } })),
      );
      return rows.map((row) => ({ id: row.id, label: labels[register.key]?.[row.id] ?? '' }));
    },
  }),
  /** The owner's record of a dated register that holds on a day. */
  'records.holding': officeProcedure({
    access: onRegister('read'),
    reads: true,
    input: z.object({ register: key, owner: key, day: exactDay.optional() }),
    run: (call, input) => {
      const register = registerOf(call.ledger, input.register);
      return { id: holdingOn(call.ledger, register, input.owner, input.day ?? today(call.ledger)) ?? null };
    },
  }),
  'records.save': save,
  'records.check': check,
  'records.bulk': bulk,
  'records.referring': officeProcedure({
    access: onRegister('read'),
    reads: true,
    input: z.object({ register: key, ids: z.array(key).min(1).max(10_000) }),
    run: (call, input) => referring(call, input.register, input.ids),
  }),
  'records.remove': remove,
  'records.restore': restore,
  'records.purge': purge,
};
