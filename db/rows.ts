/** Records as stored: a row with its columns and, in `extra`, the values of the office's own fields. */
import { isCustom, type Ledger } from './ledger.ts';
import type { Field, FieldValue } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { name, prepared } from './statements.ts';

export type Values = Readonly<Record<string, FieldValue>>;

export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
  readonly values: Values;
}

interface Row extends Record<string, FieldValue> {
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
  readonly extra: string;
}

/** The own values in a row's `extra`. */
export function parseExtra(extra: string): Values {
  return extra === '{}' ? {} : (JSON.parse(extra) as Values);
}

function recordOf(register: Register, row: Row): StoredRecord {
  const values: Record<string, FieldValue> = { ...parseExtra(row.extra) };
  for (const field of register.fields) values[field.key] = row[field.key] ?? null;
  const { id, version, created_at, updated_at, deleted_at } = row;
  return { id, version, created_at, updated_at, deleted_at, values };
}

/** A record whether live or in the bin; undefined where there is none. Rights are the caller's. */
export function storedRecord(ledger: Ledger, register: Register, id: string): StoredRecord | undefined {
  const row = prepared(ledger.db, `SELECT * FROM ${name(register.key)} WHERE id = ?`).get(id) as Row | undefined;
  return row === undefined ? undefined : recordOf(register, row);
}

const inserts = new WeakMap<Register, string>();

function insertSql(register: Register): string {
  const known = inserts.get(register);
  if (known !== undefined) return known;
  const columns = register.fields.map((field) => field.key);
  const sql = `INSERT INTO ${name(register.key)} (id, version, created_at, updated_at, extra${columns
    .map((column) => `, ${name(column)}`)
    .join('')}) VALUES (?, 1, ?, ?, ?${', ?'.repeat(columns.length)})`;
  inserts.set(register, sql);
  return sql;
}

/** Writes a new row. */
export function insertRow(
  ledger: Ledger,
  register: Register,
  fields: readonly Field[],
  record: { readonly id: string; readonly at: string; readonly values: Values },
): void {
  const parameters: FieldValue[] = [record.id, record.at, record.at, extraText(fields, record.values)];
  for (const field of register.fields) parameters.push(record.values[field.key] ?? null);
  prepared(ledger.db, insertSql(register)).run(parameters);
}

function extraText(fields: readonly Field[], values: Values): string {
  const own: Record<string, FieldValue> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (isCustom(field) && value !== undefined && value !== null) own[field.key] = value;
  }
  return JSON.stringify(own);
}

/** Writes the changed columns of a row and counts its version up. */
export function updateRow(
  ledger: Ledger,
  register: Register,
  record: StoredRecord,
  change: { readonly patch: Values; readonly at: string; readonly deletedAt?: string | null },
): number {
  const version = record.version + 1;
  const sets = ['version = ?', 'updated_at = ?'];
  const parameters: FieldValue[] = [version, change.at];
  const own = new Set(register.fields.map((field) => field.key));
  const extra: Record<string, FieldValue> = Object.fromEntries(
    Object.entries(record.values).filter(([key, value]) => !own.has(key) && value !== null),
  );
  let extraTouched = false;
  for (const [key, value] of Object.entries(change.patch)) {
    if (own.has(key)) {
      sets.push(`${name(key)} = ?`);
      parameters.push(value);
    } else {
      extraTouched = true;
      if (value === null) delete extra[key];
      else extra[key] = value;
    }
  }
  if (extraTouched) {
    sets.push('extra = ?');
    parameters.push(JSON.stringify(extra));
  }
  if (change.deletedAt !== undefined) {
    sets.push('deleted_at = ?');
    parameters.push(change.deletedAt);
  }
  prepared(ledger.db, `UPDATE ${name(register.key)} SET ${sets.join(', ')} WHERE id = ?`).run(...parameters, record.id);
  return version;
}
