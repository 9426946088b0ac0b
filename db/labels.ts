/** How a record is named in one line: its title fields, for lists of choices, references and history. */
import type { Ledger } from './ledger.ts';
import type { Register } from './registers/model/register.ts';
import { name } from './statements.ts';

/**
 * The label of a record as an SQL expression over alias `t`. A record of a person starts with the person's name.
 * @param depth how many references the label may follow
 */
export function labelSql(ledger: Ledger, register: Register, alias: string, depth = 2): string {
  const owner = register.fields.find((field) => field.key === register.owner);
  const keys = owner === undefined || depth < 2 ? register.title : [owner.key, ...register.title];
  const parts = keys.flatMap((key) => {
    const field = register.fields.find((candidate) => candidate.key === key);
    if (field === undefined) return [];
    const column = `${alias}.${name(key)}`;
    if (field.kind === 'choice') return [`coalesce(code_label('${field.list}', ${column}), '')`];
    if (field.kind === 'money') return [`iif(${column} IS NULL, '', printf('%.2f元', ${column} / 100.0))`];
    if ((field.kind === 'integer' || field.kind === 'decimal') && field.unit !== undefined)
      return [`coalesce(${column} || '${field.unit}', '')`];
    if (field.kind !== 'ref') return [`coalesce(${column}, '')`];
    const target = ledger.registers.get(field.register);
    if (target === undefined || depth <= 0) return [];
    const inner = `${alias}_${key}`;
    return [
      `coalesce((SELECT ${labelSql(ledger, target, inner, depth - 1)} FROM ${name(target.key)} ${inner} WHERE ${inner}.id = ${column}), '')`,
    ];
  });
  return parts.length === 0 ? `''` : `trim(${parts.join(` || ' ' || `)})`;
}

/** The labels of records by key. Binned ones too: history still names them. */
export function labelsOf(ledger: Ledger, register: Register, ids: readonly string[]): Readonly<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = ledger.db
    .prepare(
      `SELECT t.id AS id, ${labelSql(ledger, register, 't')} AS label FROM ${name(register.key)} t
       WHERE t.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as { id: string; label: string }[];
  return Object.fromEntries(rows.map((row) => [row.id, row.label]));
}
