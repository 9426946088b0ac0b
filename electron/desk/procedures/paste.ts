/** Pasting into a list: first what a block of cells would change, then the change itself, whole or not at all. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { backupBefore } from '../daily-backup.ts';
import { editsAmongMany } from '../dated-edits.ts';
import { DeskError } from '../errors.ts';
import { mostRows, readBlock } from '../pasted-block.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { wouldFail } from '../would-fail.ts';

const key = z.string().min(1).max(60);
const value = z.union([z.string().max(25_000), z.number(), z.null()]);
const access = { register: (input: { register: string }) => input.register, action: 'write' } as const;

/** A paste over more records than this is as good as a bulk edit: the store is backed up first. */
const many = 20;

const rowSchema = z.object({
  /** The row of the block, from 1: a refusal names it. */
  line: z.int().min(1).max(1_000_000),
  id: key.optional(),
  version: z.int().optional(),
  patch: z.record(z.string().max(60), value),
});
type Row = z.output<typeof rowSchema>;

const readSchema = z.object({
  register: key,
  text: z.string().min(1).max(800_000),
  columns: z.array(key).min(1).max(200),
  ids: z.array(key).max(mostRows),
  append: z.boolean(),
});

const pasteSchema = z.object({
  register: key,
  rows: z.array(rowSchema).min(1).max(mostRows),
  mode: z.enum(['correct', 'change']).default('correct'),
  from: exactDay.optional(),
});
type Paste = z.output<typeof pasteSchema>;

function editsOfRow(call: OfficeCall, register: Register, row: Row, how: Paste): readonly Edit[] {
  const { id, version = null, patch } = row;
  if (id === undefined) return [{ op: 'create', register: register.key, values: patch }];
  return editsAmongMany(call, register, { id, version, patch }, how);
}

/** The first row without which those above it would have passed. */
function firstRefused(call: OfficeCall, register: Register, input: Paste): Row | undefined {
  const passes = (count: number): boolean =>
    wouldFail(call.ledger, () => void write(call, register, { ...input, rows: input.rows.slice(0, count) })) === null;
  let good = 0;
  let bad = input.rows.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (passes(middle)) good = middle;
    else bad = middle;
  }
  return input.rows[good];
}

function write(call: OfficeCall, register: Register, input: Paste) {
  const edits = input.rows.flatMap((row) => editsOfRow(call, register, row, input));
  const added = input.rows.filter(({ id }) => id === undefined).length;
  const changed = input.rows.length - added;
  const counts = [
    ...(changed > 0 ? [`修改 ${changed} ${register.unit}`] : []),
    ...(added > 0 ? [`新增 ${added} ${register.unit}`] : []),
  ].join('、');
  const title = `粘贴到${register.label}：${counts}`;
  const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'bulk', title }, edits);
  return { changeId, counts };
}

/** A refusal of the whole says which row it is about. */
function named(call: OfficeCall, register: Register, input: Paste, error: unknown): unknown {
  if (!(error instanceof DeskError)) return error;
  const row = firstRefused(call, register, input);
  if (row === undefined) return error;
  const where = `复制内容的第 ${row.line} 行`;
  const sentence =
    error.code === 'conflict'
      ? `${where}要改的记录刚被别处修改过，全部都没有写入。请看过新的内容再写入。`
      : `${where}：${error.message}全部都没有写入。`;
  return new DeskError(error.code, sentence, error.fields);
}

export const pasteProcedures = {
  'records.readBlock': officeProcedure({ access, input: readSchema, run: readBlock }),
  'records.paste': officeProcedure({
    access,
    input: pasteSchema,
    run: async (call, input) => {
      const register = registerOf(call.ledger, input.register);
      if (input.rows.length > many) await backupBefore(call, 'before-bulk');
      try {
        return write(call, register, input);
      } catch (error) {
        throw named(call, register, input, error);
      }
    },
  }),
};
