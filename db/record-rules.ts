/** What a record must keep beside the others in the store: nothing twice, no overlaps, nothing that points nowhere. */
import type { FieldFault } from './errors.ts';
import { awardFaults } from './award-faults.ts';
import { duplicateOf } from './duplicates.ts';
import { examFaults } from './exam-faults.ts';
import type { Ledger } from './ledger.ts';
import type { Register } from './registers/model/register.ts';
import type { Values } from './rows.ts';
import { name, prepared } from './statements.ts';
import { visitStoreFaults } from './visit-faults.ts';

/** The last day that a day known in part may mean, for comparing as text: 2020-05 reaches to its end. */
const reach = (column: string): string => `coalesce(${column} || '-99-99', '9999')`;

const overlapQueries = new WeakMap<Register, string>();

function overlapSql(register: Register, owner: string, from: string, to: string): string {
  const known = overlapQueries.get(register);
  if (known !== undefined) return known;
  const sql = `SELECT coalesce(${name(from)}, '不详') AS starts FROM ${name(`live_${register.key}`)}
     WHERE ${name(owner)} = ? AND id <> ? ${register.key === 'appointments' ? 'AND is_main = 1' : ''}
       AND coalesce(${name(from)}, '0000') <= ? AND ${reach(name(to))} >= ? LIMIT 1`;
  overlapQueries.set(register, sql);
  return sql;
}

/** The fault of a record whose period overlaps another one of its owner; empty where it does not. */
function overlapFaults(ledger: Ledger, register: Register, id: string, values: Values): readonly FieldFault[] {
  const { dated, owner } = register;
  const onlyMain = register.key === 'appointments';
  if (dated?.to === undefined || owner === undefined || (dated.exclusive !== true && !onlyMain)) return [];
  if (onlyMain && values['is_main'] !== 1) return [];
  const until = values[dated.to] ?? null;
  const other = prepared(ledger.db, overlapSql(register, owner, dated.from, dated.to)).get(
    values[owner] ?? null,
    id,
    until === null ? '9999' : `${String(until)}-99-99`,
    values[dated.from] ?? '0000',
  ) as { starts: string } | undefined;
  if (other === undefined) return [];
  const what = onlyMain ? '同一天只能有一个主要任职' : `${register.label}的起止期不能重叠`;
  return [
    {
      field: dated.from,
      message: `${what}：与 ${other.starts} 起的一条重叠。请先给那一条填止期，或在那一条上选“自某日起变动”。`,
    },
  ];
}

/** The faults that a later edit of the same change may settle: overlapping periods, more nominations than places. */
export function lateFaults(ledger: Ledger, register: Register, id: string, values: Values): readonly FieldFault[] {
  return [...overlapFaults(ledger, register, id, values), ...awardFaults(ledger, register, id, values)];
}

function danglingFaults(ledger: Ledger, register: Register, values: Values, live: Set<string>): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  for (const field of register.fields) {
    const value = values[field.key];
    if (field.kind !== 'ref' || typeof value !== 'string') continue;
    const key = `${field.register}/${value}`;
    if (live.has(key)) continue;
    const found = prepared(ledger.db, `SELECT 1 FROM ${name(`live_${field.register}`)} WHERE id = ?`).get(value);
    if (found !== undefined) live.add(key);
    else faults.push({ field: field.key, message: `${field.label}所指的记录不存在或已在回收站，请重新选择。` });
  }
  return faults;
}

/**
 * The faults of a record beside the others, apart from those that a later edit of the same change may settle.
 * @param live references known to be live, to which those found here are added; only while nothing is deleted
 */
export function storeFaults(
  ledger: Ledger,
  register: Register,
  id: string,
  values: Values,
  live: Set<string>,
): readonly FieldFault[] {
  const twin = duplicateOf(ledger, register, id, values);
  return [
    ...(twin === null ? [] : [{ field: twin.field, message: twin.sentence }]),
    ...danglingFaults(ledger, register, values, live),
    ...examFaults(ledger, register, id, values),
    ...visitStoreFaults(ledger, register, values),
  ];
}
