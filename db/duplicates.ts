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

/** The record that already holds this record's unique values, live ones first; null where there is none. */
export function duplicateOf(ledger: Ledger, register: Register, id: string, values: Values): Twin | null {
  const twin = twinOf(ledger, register, id, values);
  return twin === null || twin.binned ? null : twin;
}

/** Like `duplicateOf`, and also looks into the bin: re-adding someone there offers 恢复. */
export function twinOf(ledger: Ledger, register: Register, id: string, values: Values): Twin | null {
  for (const keys of register.unique ?? []) {
    const parameters = keys.map((key) => values[key] ?? null);
    const [first] = keys;
    if (first === undefined || parameters.some((value) => value === null || value === '')) continue;
    const row = prepared(
      ledger.db,
      `SELECT id, deleted_at FROM ${name(register.key)} WHERE ${keys.map((key) => `${name(key)} = ?`).join(' AND ')}
       AND id <> ? ORDER BY deleted_at IS NOT NULL LIMIT 1`,
    ).get(...parameters, id) as { id: string; deleted_at: string | null } | undefined;
    if (row === undefined) continue;
    const labels = keys.map((key) => register.fields.find((field) => field.key === key)?.label ?? key).join('和');
    const binned = row.deleted_at !== null;
    const sentence = binned
      ? `${labels}相同的${register.label}在回收站里，可以恢复它，不必重新录入。`
      : `已有${labels}相同的${register.label}，请打开那一条修改，不要重复录入。`;
    return { id: row.id, field: first, binned, sentence };
  }
  return null;
}
