/**
 * 自某日起变动: a dated fact changes from a day on. The record that holds is closed on the day before, and a new one that
 * differs in the patch begins; 更正 instead is a plain update.
 */
import { Temporal } from 'temporal-polyfill';
import { LedgerError } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Edit } from './records.ts';
import type { Register } from './registers/model/register.ts';
import type { StoredRecord, Values } from './rows.ts';
import { name, prepared } from './statements.ts';
import { firstOf } from './rules/day.ts';

/**
 * The edits of a change from a day on.
 * @param from the first day of the new state, YYYY-MM-DD
 * @throws LedgerError not-dated, change-too-early
 */
export function changeFrom(register: Register, record: StoredRecord, patch: Values, from: string): readonly Edit[] {
  const { dated } = register;
  if (dated?.to === undefined) throw new LedgerError('not-dated', `${register.label}不分起止期，请用“更正”。`);
  const start = record.values[dated.from];
  const first = Temporal.PlainDate.from(from);
  if (typeof start === 'string' && Temporal.PlainDate.compare(firstOf(start), first) >= 0) {
    throw new LedgerError('change-too-early', `变动日期要晚于这一条的起期 ${start}；如果原来就记错了，请用“更正”。`, [
      { field: dated.from, message: '变动日期太早' },
    ]);
  }
  const dayBefore = first.subtract({ days: 1 }).toString();
  const values = { ...record.values, ...patch, [dated.from]: from, [dated.to]: patch[dated.to] ?? null };
  return [
    { op: 'update', register: register.key, id: record.id, version: record.version, patch: { [dated.to]: dayBefore } },
    { op: 'create', register: register.key, values },
  ];
}

/** The key of an owner's record that holds on a day, the main or newest one; undefined where none does. */
export function holdingOn(ledger: Ledger, register: Register, ownerId: string, day: string): string | undefined {
  const { dated, owner } = register;
  if (dated === undefined || owner === undefined) return undefined;
  const until = dated.to === undefined ? '' : `AND coalesce(${name(dated.to)} || '-99-99', '9999') >= :day`;
  const main = register.fields.some((field) => field.key === 'is_main') ? 'coalesce(is_main, 0) DESC,' : '';
  const row = prepared(
    ledger.db,
    `SELECT id FROM ${name(`live_${register.key}`)} WHERE ${name(owner)} = :owner
     AND coalesce(${name(dated.from)}, '') <= :day ${until} ORDER BY ${main} ${name(dated.from)} DESC LIMIT 1`,
  ).get({ owner: ownerId, day }) as { id: string } | undefined;
  return row?.id;
}
