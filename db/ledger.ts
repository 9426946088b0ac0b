/** An opened office: its store, its registers with the office's own fields, and the day it is. Plain data, made by the desk. */
import type Database from 'better-sqlite3';
import type { Field } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { LedgerError } from './errors.ts';
import { prepared } from './statements.ts';

export interface Ledger {
  readonly db: Database.Database;
  readonly registers: ReadonlyMap<string, Register>;
  /** Now, as a local ISO time to the second: 2026-03-05T09:30:00. */
  readonly now: () => string;
}

/** Today, YYYY-MM-DD. */
export function today(ledger: Ledger): string {
  return ledger.now().slice(0, 10);
}

/** @throws LedgerError register-unknown */
export function registerOf(ledger: Ledger, key: string): Register {
  const register = ledger.registers.get(key);
  if (register === undefined) throw new LedgerError('register-unknown', `没有名为“${key.slice(0, 40)}”的台账。`);
  return register;
}

interface CustomFieldRow {
  readonly key: string;
  readonly label: string;
  readonly field_kind: string;
  readonly list: string | null;
  readonly help: string | null;
  readonly required: number | null;
  readonly private: string | null;
}

/** A field that the office made (自设栏目); its value lives in the column `extra` under its key. */
export type CustomField = Field & { readonly custom: true };

const kinds: Readonly<Record<string, (row: CustomFieldRow) => object>> = {
  text: () => ({ kind: 'text' }),
  longText: () => ({ kind: 'longText' }),
  day: () => ({ kind: 'day' }),
  integer: () => ({ kind: 'integer' }),
  decimal: () => ({ kind: 'decimal' }),
  money: () => ({ kind: 'money' }),
  flag: () => ({ kind: 'flag' }),
  phone: () => ({ kind: 'phone', private: 'phone' }),
  choice: (row) => ({ kind: 'choice', list: row.list ?? `custom_${row.key}` }),
};

/** The office's own fields of a register, in their order. */
export function customFields(ledger: Ledger, register: string): readonly CustomField[] {
  if (!ledger.registers.has('custom_fields')) return [];
  const rows = prepared(
    ledger.db,
    `SELECT key, label, field_kind, list, help, required, private FROM live_custom_fields
     WHERE register = ? AND coalesce(hidden, 0) = 0 ORDER BY sort, created_at`,
  ).all(register) as CustomFieldRow[];
  return rows.map((row) => ({
    key: row.key,
    label: row.label,
    ...(row.help === null ? {} : { help: row.help }),
    ...(row.required === 1 ? { required: true } : {}),
    section: '自设栏目',
    custom: true,
    ...(kinds[row.field_kind] ?? kinds['text'])?.(row),
    ...(row.private === null ? {} : { private: row.private }),
  })) as unknown as CustomField[];
}

/** The flags of 单位信息 that switch fields on and are set. */
export function switchesOf(ledger: Ledger): ReadonlySet<string> {
  const keys = new Set([...ledger.registers.values()].flatMap(({ fields }) => fields.flatMap(switchOf)));
  if (keys.size === 0) return new Set();
  const office = prepared(ledger.db, 'SELECT * FROM live_offices LIMIT 1').get() as Record<string, unknown> | undefined;
  return new Set([...keys].filter((key) => office?.[key] === 1));
}

const switchOf = ({ switchedBy }: Field): readonly string[] => (switchedBy === undefined ? [] : [switchedBy]);

/** The register's own fields, without those that the office has not switched on. */
export function ownFieldsOf(ledger: Ledger, register: Register): readonly Field[] {
  const fields: readonly Field[] = register.fields;
  if (fields.every(({ switchedBy }) => switchedBy === undefined)) return fields;
  const on = switchesOf(ledger);
  return fields.filter(({ switchedBy }) => switchedBy === undefined || on.has(switchedBy));
}

/** All fields that may be written in a register: its own, then the office's. */
export function fieldsOf(ledger: Ledger, register: Register): readonly Field[] {
  return [...ownFieldsOf(ledger, register), ...customFields(ledger, register.key)];
}

/** Whether a field is one of the office's own. */
export function isCustom(field: Field): field is CustomField {
  return 'custom' in field;
}
