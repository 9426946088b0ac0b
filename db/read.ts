/**
 * The only source of rows for lists, files, search, print and export: rights are asked, private values masked, only live
 * rows shown, dated facts taken as of a day.
 */
import { listColumns, columnOf, type ListColumn } from './list-columns.ts';
import type { Filter, ListQuery } from './list-query.ts';
import { labelsOf } from './labels.ts';
import { type Ledger, registerOf, today } from './ledger.ts';
import type { Field, FieldValue } from './registers/model/field.ts';
import type { Register } from './registers/model/register.ts';
import { demand, may, type Viewer } from './rights.ts';
import { mask } from './rules/masking.ts';
import { searchCondition } from './search.ts';
import { name, prepared } from './statements.ts';

export interface ListRow {
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

export interface ListResult {
  readonly rows: readonly ListRow[];
  readonly total: number;
  /** What references are called: register → key → label. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly day: string;
}

interface Clause {
  readonly sql: string;
  readonly parameters: readonly FieldValue[];
}

const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;

function filterClause(filter: Filter, column: ListColumn): Clause {
  const { sql } = column;
  const [first = ''] = filter.values;
  switch (filter.op) {
    case 'contains':
      return { sql: `${sql} LIKE ? ESCAPE '\\'`, parameters: [likeText(String(first))] };
    case 'is':
    case 'not': {
      const among = `coalesce(${sql}, '') ${filter.op === 'is' ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(?))`;
      return { sql: among, parameters: [JSON.stringify(filter.values)] };
    }
    case 'from':
      return { sql: `${sql} >= ?`, parameters: [first] };
    case 'to':
      // A day known by month or year lies within the period that it may mean.
      return { sql: `${sql} <= ?`, parameters: [typeof first === 'string' ? `${first}-99-99` : first] };
    case 'empty':
      return { sql: `coalesce(${sql}, '') = ''`, parameters: [] };
    case 'filled':
      return { sql: `coalesce(${sql}, '') <> ''`, parameters: [] };
  }
}

function whereOf(register: Register, query: ListQuery, columns: ReadonlyMap<string, ListColumn>): Clause {
  const clauses: Clause[] = query.filters.map((filter) => filterClause(filter, columnOf(columns, filter.key)));
  if (query.owner !== undefined && register.owner !== undefined) {
    clauses.push({ sql: `p.${name(register.owner)} = ?`, parameters: [query.owner] });
  }
  if (query.ids !== undefined) {
    clauses.push({ sql: 'p.id IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(query.ids)] });
  }
  if (query.search.trim() !== '') clauses.push(searchCondition(register, query.search.trim()));
  return {
    sql: clauses.map((clause) => `(${clause.sql})`).join(' AND ') || '1',
    parameters: clauses.flatMap((clause) => clause.parameters),
  };
}

/** Attachments stand with their owners: whoever may not read these sees no title of theirs either. */
function withReadableOwners(ledger: Ledger, viewer: Viewer, register: Register, where: Clause): Clause {
  if (register.key !== 'attachments') return where;
  const hidden = [...ledger.registers.values()].filter((owner) => !may(viewer, owner, 'read')).map(({ key }) => key);
  if (hidden.length === 0) return where;
  return {
    sql: `(${where.sql}) AND p.register NOT IN (SELECT value FROM json_each(?))`,
    parameters: [...where.parameters, JSON.stringify(hidden)],
  };
}

/** What is joined to the register's row `p` for these columns. */
function joinsOf(register: Register, used: readonly ListColumn[]): string {
  const derived = register.derived?.some((field) => field.derived === 'stored') === true;
  const joins = used.flatMap((column) => (column.join === undefined ? [] : [column.join]));
  if (derived) joins.unshift(`LEFT JOIN ${name(`${register.key}_derived`)} d ON d.id = p.id`);
  return [...new Set(joins)].join(' ');
}

/** Rows of a register as the viewer may see them. @throws LedgerError forbidden, register-unknown, column-unknown */
export function list(ledger: Ledger, viewer: Viewer, query: ListQuery): ListResult {
  const register = registerOf(ledger, query.register);
  demand(viewer, register, 'read');
  const day = query.day ?? today(ledger);
  const columns = listColumns(ledger, register);
  const shown = (query.columns ?? register.listColumns).map((key) => columnOf(columns, key));
  const sort = (query.sort ?? register.sort).map((key) => ({ column: columnOf(columns, key.key), ...key }));
  const filtered = query.filters.map((filter) => columnOf(columns, filter.key));
  const where = withReadableOwners(ledger, viewer, register, whereOf(register, query, columns));
  const table = name(query.binned ? register.key : `live_${register.key}`);
  const found = (used: readonly ListColumn[]): string =>
    `FROM ${table} p ${joinsOf(register, used)} WHERE ${query.binned ? 'p.deleted_at IS NOT NULL AND' : ''} ${where.sql}`;
  const order = [...sort.map(({ column, descending }) => orderTerm(column, descending)), 'p.id'].join(', ');
  const sorted = sort.map(({ column }) => column);
  const named = { day };
  // First which rows, then their columns: what holds on the day is looked up for the shown rows alone.
  const select = `WITH page AS MATERIALIZED (SELECT p.id AS id ${found([...filtered, ...sorted])} ORDER BY ${order} LIMIT ? OFFSET ?)
    SELECT p.id, p.version${shown.map((column) => `, ${column.sql} AS ${name(column.key)}`).join('')}
    FROM page CROSS JOIN ${name(register.key)} p ON p.id = page.id ${joinsOf(register, [...shown, ...sorted])} ORDER BY ${order}`;
  const raw = prepared(ledger.db, select).all(...where.parameters, query.limit, query.offset, named) as RawRow[];
  const total =
    query.offset === 0 && raw.length < query.limit
      ? raw.length
      : (
          prepared(ledger.db, `SELECT count(*) AS n ${found(filtered)}`).get(...where.parameters, named) as {
            n: number;
          }
        ).n;
  const rows = raw.map((row) => rowFor(viewer, shown, row));
  return {
    rows,
    total,
    labels: labelsFor(
      ledger,
      shown.map((column) => column.field),
      rows,
    ),
    day,
  };
}

type RawRow = Record<string, FieldValue> & { readonly id: string; readonly version: number };

function orderTerm(column: ListColumn, descending: boolean | undefined): string {
  return `${column.sortSql} ${descending === true ? 'DESC' : 'ASC'} NULLS LAST`;
}

function rowFor(viewer: Viewer, shown: readonly ListColumn[], raw: RawRow): ListRow {
  const values: Record<string, FieldValue> = {};
  for (const { key, field } of shown) values[key] = shownValue(viewer, field, raw[key] ?? null);
  return { id: raw.id, version: raw.version, values };
}

/**
 * A value as it may leave the desk: private ones masked until the viewer has asked to see them.
 * @param viewer for a record with a circle, the viewer's eyes by `knowing`
 */
export function shownValue(viewer: Viewer, field: Field, value: FieldValue): FieldValue {
  if (field.private === undefined || viewer.revealed || value === null) return value;
  return mask(value, field.private);
}

/** The labels of all records that the rows refer to. */
export function labelsFor(
  ledger: Ledger,
  fields: readonly Field[],
  rows: readonly { readonly values: Readonly<Record<string, FieldValue>> }[],
): ListResult['labels'] {
  const wanted = new Map<string, Set<string>>();
  for (const field of fields) {
    if (field.kind !== 'ref') continue;
    const ids = wanted.get(field.register) ?? new Set<string>();
    wanted.set(field.register, ids);
    for (const row of rows) {
      const id = row.values[field.key];
      if (typeof id === 'string') ids.add(id);
    }
  }
  return Object.fromEntries(
    [...wanted].map(([key, ids]) => [key, labelsOf(ledger, registerOf(ledger, key), [...ids])]),
  );
}
