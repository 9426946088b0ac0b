/** What the store knows when an import is planned: all records that a row may mean, loaded once. */
import { chainHead } from '../../../db/history.ts';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { parseExtra, type Values } from '../../../db/rows.ts';
import { nameKey } from '../../../db/rules/names.ts';
import { name } from '../../../db/statements.ts';
import type { Places } from './places.ts';

export interface KnownRecord {
  readonly id: string;
  readonly values: Values;
}

export interface Known {
  /** The last line of history when this was read: nothing was written since while it stays the same. */
  readonly seq: number;
  readonly base: ReadonlyMap<string, KnownRecord>;
  /** Live base records by a value that no two share. */
  readonly byId: ReadonlyMap<string, string>;
  /** Base records in the bin by the same. */
  readonly binned: ReadonlyMap<string, KnownRecord>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** register → owner → live records, oldest first. */
  readonly owned: ReadonlyMap<string, ReadonlyMap<string, readonly KnownRecord[]>>;
}

interface Row extends Record<string, FieldValue> {
  readonly id: string;
  readonly extra: string;
}

function recordsOf(ledger: Ledger, register: Register, where: string): readonly KnownRecord[] {
  const columns = register.fields.map((field) => name(field.key)).join(', ');
  const rows = ledger.db
    .prepare(`SELECT id, extra, ${columns} FROM ${name(register.key)} WHERE ${where} ORDER BY created_at, id`)
    .all() as Row[];
  return rows.map((row) => ({ id: row.id, values: row.extra === '{}' ? row : { ...row, ...parseExtra(row.extra) } }));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

function ownedOf(ledger: Ledger, register: Register): ReadonlyMap<string, readonly KnownRecord[]> {
  const owned = new Map<string, KnownRecord[]>();
  const { owner } = register;
  if (owner === undefined) return owned;
  for (const record of recordsOf(ledger, register, 'deleted_at IS NULL'))
    push(owned, text(record.values[owner]), record);
  return owned;
}

/** Reads everything that rows of these places may mean. */
export function loadKnown(ledger: Ledger, places: Places): Known {
  const { seq } = chainHead(ledger);
  const base = new Map<string, KnownRecord>();
  const byId = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const record of recordsOf(ledger, places.base, 'deleted_at IS NULL')) {
    base.set(record.id, record);
    const id = text(record.values['id_number']);
    if (id !== '') byId.set(id, record.id);
    push(byName, nameKey(text(record.values['name'])), record.id);
  }
  const binned = new Map<string, KnownRecord>();
  for (const record of recordsOf(ledger, places.base, 'deleted_at IS NOT NULL')) {
    const id = text(record.values['id_number']);
    if (id !== '' && !byId.has(id)) binned.set(id, record);
  }
  const registers = new Set(places.profile.targets.map((target) => target.register));
  const owned = new Map([...registers].map((key) => [key, ownedOf(ledger, registerOf(ledger, key))] as const));
  return { seq, base, byId, binned, byName, owned };
}

const noRecords: readonly KnownRecord[] = [];

/** The live records of an owner in a register. */
export function ownedBy(known: Known, register: string, owner: string | null): readonly KnownRecord[] {
  return owner === null ? noRecords : (known.owned.get(register)?.get(owner) ?? noRecords);
}

/** The owner's record that holds on a day, the main or newest one first, as lists show it. */
export function holding(register: Register, records: readonly KnownRecord[], day: string): readonly KnownRecord[] {
  const { dated } = register;
  if (dated === undefined) return records;
  const from = (record: KnownRecord): string => text(record.values[dated.from]);
  const holds = records.filter((record) => {
    const to = dated.to === undefined ? '' : text(record.values[dated.to]);
    return from(record) <= day && (to === '' || `${to}-99-99` >= day);
  });
  if (holds.length < 2) return holds;
  const main = (record: KnownRecord): number => (record.values['is_main'] === 1 ? 0 : 1);
  return holds.toSorted(
    (a, b) => main(a) - main(b) || (from(a) < from(b) ? 1 : from(a) > from(b) ? -1 : a.id < b.id ? -1 : 1),
  );
}
