/** An opened office: its store, its registers with the office's own fields, and the day it is. Plain data, made by the desk. */
import type Database from 'better-sqlite3';
import type { CodeList } from './registers/model/code-list.ts';
import type { Field } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { codeLists } from './rules/lists/all.ts';
import { labelOf } from './rules/lists/lookup.ts';
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
    `SELECT key, label, field_kind, list, help, required FROM live_custom_fields
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
  })) as unknown as CustomField[];
}

/** All fields that may be written in a register: its own, then the office's. */
export function fieldsOf(ledger: Ledger, register: Register): readonly Field[] {
  return [...register.fields, ...customFields(ledger, register.key)];
}

/** Whether a field is one of the office's own. */
export function isCustom(field: Field): field is CustomField {
  return 'custom' in field;
}

const knownLists = new WeakMap<Database.Database, Map<string, CodeList>>();

/** Forgets what was read of code lists: called when a change touched `code_values`. */
export function forgetLists(db: Database.Database): void {
  knownLists.delete(db);
}

/** A code list as the office uses it, read once until it changes. */
export function listOf(ledger: Ledger, key: string): CodeList {
  const known = knownLists.get(ledger.db) ?? new Map<string, CodeList>();
  knownLists.set(ledger.db, known);
  const list = known.get(key) ?? readList(ledger, key);
  known.set(key, list);
  return list;
}

/** Makes an opened store a ledger: code labels become known to its SQL as `code_label(list, code)`. */
export function ledgerOf(db: Database.Database, registers: ReadonlyMap<string, Register>, now: () => string): Ledger {
  const ledger: Ledger = { db, registers, now };
  db.function('code_label', { deterministic: false }, (list: unknown, code: unknown) => {
    if (typeof list !== 'string' || typeof code !== 'string') return null;
    return labelOf(listOf(ledger, list), code) ?? code;
  });
  return ledger;
}

/** Built-in values renamed, hidden and completed by the register `code_values`. */
function readList(ledger: Ledger, key: string): CodeList {
  const built = codeLists[key];
  const own = ledger.registers.has('code_values')
    ? (prepared(
        ledger.db,
        `SELECT code, label, synonyms, hidden FROM live_code_values WHERE list = ? ORDER BY sort, created_at`,
      ).all(key) as { code: string; label: string; synonyms: string | null; hidden: number | null }[])
    : [];
  const changed = new Map(own.map((row) => [row.code, row]));
  const values = [
    ...(built?.values ?? []).map((value) => ({ value, row: changed.get(value.code) })),
    ...own.filter((row) => !built?.values.some((value) => value.code === row.code)).map((row) => ({ value: null, row })),
  ].map(({ value, row }) => {
    const synonyms = [...(value?.synonyms ?? []), ...(row?.synonyms ?? '').split(/[、，,;；\s]+/).filter(Boolean)];
    const label = row?.label ?? value?.label ?? '';
    return {
      code: row?.code ?? value?.code ?? '',
      label,
      ...(synonyms.length > 0 ? { synonyms } : {}),
      ...(row?.hidden === 1 ? { hidden: true } : {}),
    };
  });
  return { key, label: built?.label ?? key, source: built?.source ?? '本单位自设', values };
}
