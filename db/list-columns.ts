/** How each column of a list is written in SQL: stored, custom, derived once, or derived for the day. */
import { customFields, type Ledger, ownFieldsOf } from './ledger.ts';
import { labelSql } from './labels.ts';
import { appraisalsOnDay } from './questions/appraisals-on-day.ts';
import { communitiesOnDay } from './questions/communities-on-day.ts';
import { type HoldingColumn, peopleOnDay } from './questions/people-on-day.ts';
import type { Field } from './registers/model/field.ts';
import { type DerivedField, isCircled, type Register } from './registers/model/register.ts';
import { LedgerError } from './errors.ts';
import { name } from './statements.ts';

const onDay: Readonly<Record<string, Readonly<Record<string, string | HoldingColumn>>>> = {
  communities: communitiesOnDay,
  people: peopleOnDay,
  appraisals: appraisalsOnDay,
};

export interface ListColumn {
  readonly key: string;
  readonly field: Field | DerivedField;
  /** The value, over the register's row `p`, its derived row `d` and what `join` brings. */
  readonly sql: string;
  /** The record that the value is taken from, where it is neither `p` nor `d`. */
  readonly join?: string;
  /** What the column sorts by where it is not the value itself. */
  readonly sortSql: string;
}

/** All columns a list of this register can show, filter and sort by; what only a circle knows is in no list. */
export function listColumns(ledger: Ledger, register: Register): ReadonlyMap<string, ListColumn> {
  const own = ownFieldsOf(ledger, register).map((field) => ({ key: field.key, field, sql: `p.${name(field.key)}` }));
  const custom = customFields(ledger, register.key).map((field) => ({
    key: field.key,
    field,
    sql: `json_extract(p.extra, '$.${name(field.key)}')`,
  }));
  const derived = (register.derived ?? []).map((field) => {
    const answer = field.derived === 'stored' ? `d.${name(field.key)}` : onDay[register.key]?.[field.key];
    if (answer === undefined) throw new Error(`no question answers ${register.key}.${field.key}`);
    return { key: field.key, field, ...(typeof answer === 'string' ? { sql: answer } : answer) };
  });
  const open = [...own, ...custom].filter(({ field }) => !isCircled(register, field));
  return new Map(
    [...open, ...derived].map((column) => [
      column.key,
      { ...column, sortSql: isSpelt(register, column.field) ? spelling : sortSql(ledger, column.field, column.sql) },
    ]),
  );
}

/** A person's name whose spelling is stored beside it. */
function isSpelt({ derived = [] }: Register, field: Field): boolean {
  return (
    field.kind === 'text' &&
    field.personName === true &&
    derived.some(({ key, derived: how }) => key === 'pinyin' && how === 'stored')
  );
}

/** As names stand in a register: by their spelling, one name beside itself where several are spelt alike. */
const spelling = `coalesce(d.pinyin, '') || ' ' || p.name`;

/** References sort by what is shown: people by their spelling, communities by their place, the rest by label. */
function sortSql(ledger: Ledger, field: Field, sql: string): string {
  if (field.kind !== 'ref') return sql;
  if (field.register === 'people') return `(SELECT pinyin FROM people_derived WHERE id = ${sql})`;
  const target = ledger.registers.get(field.register);
  if (target === undefined) return sql;
  if (target.fields.some((candidate) => candidate.key === 'sort_order')) {
    return `(SELECT printf('%09d', coalesce(t.sort_order, 999999999)) || ${labelSql(ledger, target, 't', 0)} FROM ${name(target.key)} t WHERE t.id = ${sql})`;
  }
  return `(SELECT ${labelSql(ledger, target, 't', 1)} FROM ${name(target.key)} t WHERE t.id = ${sql})`;
}

/** @throws LedgerError column-unknown */
export function columnOf(columns: ReadonlyMap<string, ListColumn>, key: string): ListColumn {
  const column = columns.get(key);
  if (column === undefined)
    throw new LedgerError('column-unknown', `列表里没有“${key.slice(0, 40)}”这一栏，请刷新页面后重试。`);
  return column;
}
