/**
 * Taking the demo data out again. What a demo change made goes for good, with all that history says of it: it is invented. What a clerk
 * added stays, unless the clerk says otherwise; demo records that it points at then stay with it, so that nothing points nowhere.
 */
import { type Actor, forget } from '../../db/history.ts';
import type { Ledger } from '../../db/ledger.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import { storedRecord } from '../../db/rows.ts';
import { name, prepared } from '../../db/statements.ts';

/** Keys of records by register. */
export type Keys = ReadonlyMap<string, ReadonlySet<string>>;

export interface Pointing {
  readonly register: string;
  readonly id: string;
  /** The demo record that it points at. */
  readonly at: { readonly register: string; readonly id: string };
}

export interface RemovalPlan {
  /** Demo records that go for good. */
  readonly gone: Keys;
  /** Demo records that stay because others need them. */
  readonly kept: Keys;
  /** The clerk's own records that point at demo records. */
  readonly pointing: readonly Pointing[];
}

/** What demo changes made and what is still there, in the bin or not. */
export function demoTraces(ledger: Ledger): Keys {
  const traces = new Map<string, ReadonlySet<string>>();
  for (const register of ledger.registers.keys()) {
    const rows = prepared(
      ledger.db,
      `SELECT DISTINCT h.record_id AS id FROM history h JOIN changes c ON c.id = h.change_id
       JOIN ${name(register)} r ON r.id = h.record_id
       WHERE c.kind = 'demo' AND h.action = 'create' AND h.register = ?`,
    ).all(register) as { id: string }[];
    if (rows.length > 0) traces.set(register, new Set(rows.map((row) => row.id)));
  }
  return traces;
}

/** How many records there are in all. */
export function countOf(keys: Keys): number {
  return [...keys.values()].reduce((sum, ids) => sum + ids.size, 0);
}

/** Live records outside `targets` that point into them; an attachment points at its record. */
function pointingInto(ledger: Ledger, targets: Keys): readonly Pointing[] {
  const found: Pointing[] = [];
  for (const [target, ids] of targets) {
    const among = JSON.stringify([...ids]);
    const take = (register: string, rows: readonly { readonly id: string; readonly at: string }[]): void => {
      for (const row of rows) {
        if (targets.get(register)?.has(row.id) !== true)
          found.push({ register, id: row.id, at: { register: target, id: row.at } });
      }
    };
    for (const register of ledger.registers.values()) {
      for (const field of register.fields) {
        if (field.kind !== 'ref' || field.register !== target) continue;
        const column = name(field.key);
        const sql = `SELECT id, ${column} AS at FROM ${name(`live_${register.key}`)} WHERE ${column} IN (SELECT value FROM json_each(?))`;
        take(register.key, prepared(ledger.db, sql).all(among) as { id: string; at: string }[]);
      }
    }
    if (!ledger.registers.has('attachments')) continue;
    const sql = `SELECT id, record_id AS at FROM live_attachments WHERE register = ? AND record_id IN (SELECT value FROM json_each(?))`;
    take('attachments', prepared(ledger.db, sql).all(target, among) as { id: string; at: string }[]);
  }
  return found;
}

type Draft = Map<string, Set<string>>;

function add(keys: Draft, register: string, id: string): boolean {
  const known = keys.get(register) ?? new Set<string>();
  keys.set(register, known);
  if (known.has(id)) return false;
  known.add(id);
  return true;
}

/** The demo records at which others point, and what those need themselves: a kept grid keeps its community. */
function neededBy(ledger: Ledger, pointing: readonly Pointing[], traces: Keys): Keys {
  const needed: Draft = new Map();
  const open = pointing.map((one) => one.at);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const register = ledger.registers.get(next.register);
    if (register === undefined || !add(needed, next.register, next.id)) continue;
    const record = storedRecord(ledger, register, next.id);
    for (const field of register.fields) {
      const value = record?.values[field.key];
      if (field.kind !== 'ref' || typeof value !== 'string') continue;
      if (traces.get(field.register)?.has(value) === true) open.push({ register: field.register, id: value });
    }
  }
  return needed;
}

/** Everything that points at demo records, and at what points at them, and so on. */
function allPointing(ledger: Ledger, traces: Keys): readonly Pointing[] {
  const reached: Draft = new Map([...traces].map(([register, ids]) => [register, new Set(ids)]));
  const all: Pointing[] = [];
  for (let found = pointingInto(ledger, reached); found.length > 0; found = pointingInto(ledger, reached)) {
    for (const one of found) if (add(reached, one.register, one.id)) all.push(one);
  }
  return all;
}

/**
 * What a removal would do.
 * @param others `keep` what a clerk added; or `bin` it where it cannot stand without the demo records
 */
export function planRemoval(ledger: Ledger, others: 'keep' | 'bin'): RemovalPlan {
  const traces = demoTraces(ledger);
  if (others === 'bin') return { gone: traces, kept: new Map(), pointing: allPointing(ledger, traces) };
  const pointing = pointingInto(ledger, traces);
  const kept = neededBy(ledger, pointing, traces);
  const gone = new Map(
    [...traces].map(([register, ids]) => [
      register,
      new Set([...ids].filter((id) => kept.get(register)?.has(id) !== true)),
    ]),
  );
  return { gone, kept, pointing };
}

/** Carries the plan out in one transaction. Returns how many demo records went and how many others were binned. */
export function removeDemo(
  ledger: Ledger,
  actor: Actor,
  others: 'keep' | 'bin',
): { readonly gone: number; readonly kept: number; readonly binned: number } {
  const run = ledger.db.transaction(() => {
    const plan = planRemoval(ledger, others);
    const gone = countOf(plan.gone);
    const kept = countOf(plan.kept);
    const binned = others === 'keep' ? [] : plan.pointing;
    const edits: Edit[] = binned.map(({ register, id }) => ({ op: 'delete', register, id, version: null }));
    if (kept === 0) edits.push(...unmark(ledger));
    writeChange(ledger, { actor, kind: 'purge', title: `清除演示数据 ${gone} 条` }, edits);
    for (const [register, ids] of plan.gone) {
      const remove = prepared(ledger.db, `DELETE FROM ${name(register)} WHERE id = ?`);
      for (const id of ids) {
        forget(ledger, register, id);
        remove.run(id);
      }
    }
    return { gone, kept, binned: binned.length };
  });
  return run.immediate();
}

/** Takes the mark off the office. */
function unmark(ledger: Ledger): readonly Edit[] {
  const rows = prepared(ledger.db, 'SELECT id FROM live_offices WHERE demo = 1').all() as { id: string }[];
  return rows.map(({ id }) => ({ op: 'update', register: 'offices', id, version: null, patch: { demo: null } }));
}
