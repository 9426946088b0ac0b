/** Which record of a register a row means: by what no two share, then by owner and first day, then by its title. */
import { isEmpty } from '../../../db/registers/model/schema.ts';
import type { Values } from '../../../db/rows.ts';
import type { Known, KnownRecord } from './known.ts';
import type { Match, PlanContext } from './plan-types.ts';
import type { RowRead, StagedRow } from './reading.ts';

type Index = ReadonlyMap<string, readonly KnownRecord[]>;

/** Indexes by the fields of a rule, made once for what was loaded. */
const indexes = new WeakMap<Known, Map<string, Index>>();

export const keyOf = (values: Values, fields: readonly string[]): string =>
  fields.map((field) => String(values[field] ?? '')).join('\u001f');

/** The live base records by the values of some fields. */
export function indexBy(known: Known, fields: readonly string[]): Index {
  const own = indexes.get(known) ?? new Map<string, Index>();
  indexes.set(known, own);
  const name = fields.join(',');
  const made = own.get(name);
  if (made !== undefined) return made;
  const index = new Map<string, KnownRecord[]>();
  for (const record of known.base.values()) {
    const key = keyOf(record.values, fields);
    index.set(key, [...(index.get(key) ?? []), record]);
  }
  own.set(name, index);
  return index;
}

/** Whether a record has every value that the row gives. */
function fits(record: KnownRecord, given: Values): boolean {
  return Object.entries(given).every(([field, value]) => (record.values[field] ?? null) === value);
}

/**
 * The rules that a row meets although it leaves something empty that may be empty: it then means the record in which that is
 * empty too, and only where more than the owner says so. Thus a fact whose first day nobody knows, or places of a whole street.
 */
function openRules({ places }: PlanContext, given: Values): readonly (readonly string[])[] {
  const { owner, fields: all } = places.base;
  const required = new Set(all.filter((field) => field.required === true).map(({ key }) => key));
  return places.profile.match.filter((fields) => {
    const empty = fields.filter((field) => isEmpty(given[field]));
    const filled = fields.filter((field) => !empty.includes(field) && field !== owner);
    return empty.length > 0 && filled.length > 0 && empty.every((field) => !required.has(field));
  });
}

/** Finds the record of a row of any register but people. */
export function findRecord(context: PlanContext, row: StagedRow, read: RowRead): Match {
  const given: Values = Object.fromEntries([...read.base].map(([field, { value }]) => [field, value]));
  const fresh: Match = { record: null, restore: false, problem: null, skip: false, keys: [] };
  const chosen = row.decisions.person;
  if (chosen === 'new') return fresh;
  const record = chosen === undefined ? undefined : context.known.base.get(chosen);
  if (record !== undefined) return { ...fresh, record, keys: [`r:${record.id}`] };
  const usable = context.places.profile.match.filter((fields) => fields.every((field) => !isEmpty(given[field])));
  const [first] = usable;
  const keys = first === undefined ? [] : [`k:${first.join(',')}:${keyOf(given, first)}`];
  for (const fields of [...usable, ...openRules(context, given)]) {
    const found = indexBy(context.known, fields).get(keyOf(given, fields)) ?? [];
    const [only, ...more] = found;
    if (only === undefined) continue;
    if (more.length === 0) return { ...fresh, record: only, keys: [`r:${only.id}`] };
    const same = found.find((candidate) => fits(candidate, given));
    if (same !== undefined) return { ...fresh, record: same, keys: [`r:${same.id}`] };
    const reason = '台账里有几条相近的记录，请选定是哪一条，或选“另一条”。';
    return { ...fresh, problem: { code: 'person', reason, candidates: found.map((candidate) => candidate.id) }, keys };
  }
  return { ...fresh, keys };
}
