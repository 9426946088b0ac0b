/** Edits of records of which some are dated facts: 更正 mends them, 自某日起变动 closes what holds and begins anew. */
import { changeFrom } from '../../db/dated-change.ts';
import { type Ledger, today } from '../../db/ledger.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import type { Register } from '../../db/registers/model/register.ts';
import { type StoredRecord, storedRecord, type Values } from '../../db/rows.ts';
import { DeskError } from './errors.ts';
import type { OfficeCall } from './procedure.ts';
import { wouldFail } from './would-fail.ts';

/** How a dated fact is edited. */
export interface EditMode {
  readonly mode: 'correct' | 'change';
  /** The first day of the new state, YYYY-MM-DD; today unless told. */
  readonly from?: string | undefined;
}

export interface Wanted {
  readonly id: string;
  /** The version that was looked at; null takes whatever stands. */
  readonly version: number | null;
  readonly patch: Values;
}

/** Whether a patch says more of a period than when it begins and ends, and the period still runs. */
export function asksMode(register: Register, stored: StoredRecord, patch: Values): boolean {
  const { dated } = register;
  if (dated?.to === undefined || (stored.values[dated.to] ?? null) !== null) return false;
  const ends: readonly string[] = [dated.from, dated.to];
  return Object.entries(patch).some(
    ([key, value]) => !ends.includes(key) && (value ?? null) !== (stored.values[key] ?? null),
  );
}

/** Another's later edit of the same fields is a conflict of these fields, also where a new period would begin. */
function meetOthers(call: OfficeCall, register: Register, wanted: Wanted): void {
  const edit: Edit = { op: 'update', register: register.key, ...wanted };
  const failure = wouldFail(call.ledger, () => {
    writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title: '' }, [edit]);
  });
  if (failure instanceof DeskError && failure.code === 'conflict') throw failure;
}

/** @throws DeskError record-missing */
function presentRecord(ledger: Ledger, register: Register, id: string): StoredRecord {
  const stored = storedRecord(ledger, register, id);
  if (stored === undefined)
    throw new DeskError('record-missing', `要修改的${register.label}记录已不存在，请刷新后重试。`);
  return stored;
}

/**
 * The edits of one record.
 * @throws DeskError record-missing, conflict; LedgerError not-dated, change-too-early
 */
export function editsOf(call: OfficeCall, register: Register, wanted: Wanted, how: EditMode): readonly Edit[] {
  const { id, version, patch } = wanted;
  if (how.mode === 'correct') return [{ op: 'update', register: register.key, id, version, patch }];
  const stored = presentRecord(call.ledger, register, id);
  if (version !== null && version !== stored.version) meetOthers(call, register, wanted);
  return changeFrom(register, stored, patch, how.from ?? today(call.ledger));
}

/** The edits of one record among many: only periods that still run change from a day on, the others are mended. */
export function editsAmongMany(call: OfficeCall, register: Register, wanted: Wanted, how: EditMode): readonly Edit[] {
  const changes =
    how.mode === 'change' && asksMode(register, presentRecord(call.ledger, register, wanted.id), wanted.patch);
  return editsOf(call, register, wanted, changes ? how : { mode: 'correct' });
}
