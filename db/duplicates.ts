/** The one check for "is already here", asked by the form, the import and the restore alike. */
import type { Ledger } from './ledger.ts';
import type { Register } from './registers/model/register.ts';
import type { Values } from './rows.ts';
import { name, prepared } from './statements.ts';

export interface Twin {
  readonly id: string;
  readonly field: string;
  /** It lies in the bin and could be restored instead. */
  readonly binned: boolean;
  readonly sentence: string;
}

/** The live record that already holds this record's unique values; null where there is none. */
export function duplicateOf(ledger: Ledger, register: Register, id: string, values: Values): Twin | null {
  return find(ledger, register, id, values, false);
}

/** Like `duplicateOf`, and where no live record does, looks into the bin: re-adding someone there offers 恢复. */
export function twinOf(ledger: Ledger, register: Register, id: string, values: Values): Twin | null {
  return find(ledger, register, id, values, false) ?? find(ledger, register, id, values, true);
}

/** The unique indexes cover live rows alone: a query without that condition would read the whole table. */
function find(ledger: Ledger, register: Register, id: string, values: Values, binned: boolean): Twin | null {
  for (const keys of register.unique ?? []) {
    const parameters = keys.map((key) => values[key] ?? null);
    const [first] = keys;
    if (first === undefined || parameters.some((value) => value === null || value === '')) continue;
    const row = prepared(
      ledger.db,
      `SELECT id FROM ${name(register.key)} WHERE deleted_at IS ${binned ? 'NOT NULL' : 'NULL'}
       AND ${keys.map((key) => `${name(key)} = ?`).join(' AND ')} AND id <> ? LIMIT 1`,
    ).get(...parameters, id) as { id: string } | undefined;
    if (row === undefined) continue;
    const labels = keys.map((key) => register.fields.find((field) => field.key === key)?.label ?? key).join('和');
    const sentence = binned
      ? `${labels}相同的${register.label}在回收站里，可以恢复它，不必重新录入。`
      : `已有${labels}相同的${register.label}，请打开那一条修改，不要重复录入。`;
    return { id: row.id, field: first, binned, sentence };
  }
  return null;
}
