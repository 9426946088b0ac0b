/**
 * Undo: a change taken back, itself a change. A record is taken back only if the touched fields still hold what the change
 * left; a record that the change created goes to the bin unless one outside the change refers to it. The rest is kept and named.
 */
import { LedgerError } from './errors.ts';
import { type Actor, linesOfChange, payloadOf, type HistoryLine } from './history.ts';
import { type Ledger, registerOf } from './ledger.ts';
import type { FieldValue } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { type Edit, writeChange, type WrittenChange } from './records.ts';
import { storedRecord, type Values } from './rows.ts';
import { name, prepared } from './statements.ts';

export interface Kept {
  readonly register: string;
  readonly id: string;
  readonly reason: 'edited' | 'referred' | 'purged' | 'belongs';
}

export interface UndoPlan {
  readonly edits: readonly Edit[];
  readonly kept: readonly Kept[];
}

/** What a change did to one record, all its lines together. */
interface Effect {
  readonly register: Register;
  readonly id: string;
  readonly created: boolean;
  readonly before: Values;
  readonly after: Values;
  /** In the bin before and after the change. */
  readonly binnedBefore: boolean;
  readonly binnedAfter: boolean;
  readonly purged: boolean;
}

const keyOf = (register: string, id: string): string => `${register}/${id}`;

function effectsOf(ledger: Ledger, changeId: string): readonly Effect[] {
  const byRecord = new Map<string, HistoryLine[]>();
  for (const line of linesOfChange(ledger, changeId)) {
    const key = keyOf(line.register, line.record_id);
    const lines = byRecord.get(key);
    if (lines === undefined) byRecord.set(key, [line]);
    else lines.push(line);
  }
  return [...byRecord.values()].flatMap((lines) => {
    const [first] = lines;
    const last = lines.at(-1);
    if (first === undefined || last === undefined) return [];
    const before: Record<string, FieldValue> = {};
    const after: Record<string, FieldValue> = {};
    for (const line of lines) {
      const payload = payloadOf(line);
      for (const [key, value] of Object.entries(payload.before)) before[key] ??= value;
      Object.assign(after, payload.after);
    }
    return [
      {
        register: registerOf(ledger, first.register),
        id: first.record_id,
        created: first.action === 'create',
        before,
        after,
        binnedBefore: first.action === 'restore',
        binnedAfter: last.action === 'delete',
        purged: lines.some((line) => line.payload === null),
      },
    ];
  });
}

/** Why a record cannot be taken back by itself; null where it can. */
function changedSince(ledger: Ledger, effect: Effect): Kept['reason'] | null {
  const now = storedRecord(ledger, effect.register, effect.id);
  if (now === undefined || effect.purged) return 'purged';
  if ((now.deleted_at !== null) !== effect.binnedAfter) return 'edited';
  const touched = effect.created ? Object.keys(now.values) : Object.keys(effect.after);
  const same = touched.every((key) => (now.values[key] ?? null) === (effect.after[key] ?? null));
  return same ? null : 'edited';
}

/** Live records that refer to a record, as keys. */
function referrers(ledger: Ledger, target: Effect): readonly string[] {
  const found: string[] = [];
  for (const register of ledger.registers.values()) {
    for (const field of register.fields) {
      if (field.kind !== 'ref' || field.register !== target.register.key) continue;
      const rows = prepared(
        ledger.db,
        `SELECT id FROM ${name(`live_${register.key}`)} WHERE ${name(field.key)} = ?`,
      ).all(target.id) as { id: string }[];
      found.push(...rows.map((row) => keyOf(register.key, row.id)));
    }
  }
  return found;
}

/** A created record stays with whatever stays and points at it; what it created beside an edited owner stays with the owner. */
function spreadKept(ledger: Ledger, effects: ReadonlyMap<string, Effect>, kept: Map<string, Kept['reason']>): void {
  const pointing = new Map<string, readonly string[]>();
  for (const [key, effect] of effects) if (effect.created) pointing.set(key, referrers(ledger, effect));
  let grew = true;
  while (grew) {
    grew = false;
    for (const [key, sources] of pointing) {
      const outside = sources.filter((source) => !effects.has(source) || kept.has(source));
      if (!kept.has(key) && outside.length > 0) {
        kept.set(key, 'referred');
        grew = true;
      }
      if (!kept.has(key)) continue;
      for (const source of sources) {
        if (effects.get(source)?.created === true && !kept.has(source) && ownedBy(effects.get(source), key)) {
          kept.set(source, 'belongs');
          grew = true;
        }
      }
    }
  }
}

function ownedBy(effect: Effect | undefined, ownerKey: string): boolean {
  const owner = effect?.register.owner;
  const field = effect?.register.fields.find((candidate) => candidate.key === owner);
  if (effect === undefined || owner === undefined || field?.kind !== 'ref') return false;
  return keyOf(field.register, String(effect.after[owner])) === ownerKey;
}

function reverse(effect: Effect): Edit {
  const { id } = effect;
  const register = effect.register.key;
  if (effect.created || effect.binnedBefore) return { op: 'delete', register, id, version: null };
  if (effect.binnedAfter) return { op: 'restore', register, id };
  const patch = Object.fromEntries(Object.keys(effect.after).map((key) => [key, effect.before[key] ?? null]));
  return { op: 'update', register, id, version: null, patch };
}

/** What taking a change back would do, without doing it. @throws LedgerError change-missing, change-undone */
export function planUndo(ledger: Ledger, changeId: string): UndoPlan {
  const change = prepared(ledger.db, 'SELECT undone_by FROM changes WHERE id = ?').get(changeId) as
    | { undone_by: string | null }
    | undefined;
  if (change === undefined) throw new LedgerError('change-missing', '没有找到这次操作，可能数据已从备份恢复过。');
  if (change.undone_by !== null)
    throw new LedgerError('change-undone', '这次操作已经撤销过了；要改回去，请撤销“撤销”那一次。');
  const effects = new Map(effectsOf(ledger, changeId).map((effect) => [keyOf(effect.register.key, effect.id), effect]));
  const reasons = new Map<string, Kept['reason']>();
  for (const [key, effect] of effects) {
    const reason = changedSince(ledger, effect);
    if (reason !== null) reasons.set(key, reason);
  }
  spreadKept(ledger, effects, reasons);
  const kept: Kept[] = [];
  const edits: Edit[] = [];
  // Later records may point at earlier ones: taken back in reverse, restored owners come first.
  for (const [key, effect] of [...effects].toReversed()) {
    const reason = reasons.get(key);
    if (reason === undefined) edits.push(reverse(effect));
    else kept.push({ register: effect.register.key, id: effect.id, reason });
  }
  return { edits: orderForChecks(edits, effects), kept };
}

/** Restores owners before what belongs to them, so that no restored record points into the bin for a moment. */
function orderForChecks(edits: readonly Edit[], effects: ReadonlyMap<string, Effect>): readonly Edit[] {
  const depth = (edit: Edit): number => {
    const register = [...effects.values()].find((effect) => effect.register.key === edit.register)?.register;
    return register?.owner === undefined ? 0 : 1;
  };
  const restores = edits.filter((edit) => edit.op === 'restore').toSorted((a, b) => depth(a) - depth(b));
  return [...restores, ...edits.filter((edit) => edit.op !== 'restore')];
}

/**
 * Takes a change back as far as it can be.
 * @throws LedgerError nothing-to-undo, and those of planUndo and writeChange
 */
export function undoChange(
  ledger: Ledger,
  actor: Actor,
  changeId: string,
): WrittenChange & { readonly kept: readonly Kept[] } {
  const run = ledger.db.transaction(() => {
    const plan = planUndo(ledger, changeId);
    if (plan.edits.length === 0) {
      throw new LedgerError('nothing-to-undo', '这次操作涉及的记录后来都被修改过，没有可以撤销的内容。');
    }
    const { title } = prepared(ledger.db, 'SELECT title FROM changes WHERE id = ?').get(changeId) as { title: string };
    const written = writeChange(ledger, { actor, kind: 'undo', title: `撤销：${title}`, undoes: changeId }, plan.edits);
    prepared(ledger.db, 'UPDATE changes SET undone_by = ? WHERE id = ?').run(written.changeId, changeId);
    return { ...written, kept: plan.kept };
  });
  return run.immediate();
}
