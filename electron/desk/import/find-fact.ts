/** Which of an owner's records a fact of a row speaks of. */
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { ImportTarget } from '../../../db/registers/profiles/import-profile.ts';
import type { Fact } from './facts.ts';
import { holding, type KnownRecord } from './known.ts';

export interface FoundFact {
  readonly record: KnownRecord | null;
  /** The row names a lower value than the best that stands: the best record, which only the clerk can say is wrong. */
  readonly worse: KnownRecord | null;
}

const none: FoundFact = { record: null, worse: null };

function valueIn(fact: Fact, field: string): FieldValue {
  return fact.given.get(field)?.value ?? fact.fixed[field] ?? null;
}

const agrees = (old: FieldValue, value: FieldValue): boolean =>
  old === value || (typeof old === 'string' && typeof value === 'string' && old.startsWith(`${value}-`));

/** How many of the row's values a record has; below zero where it contradicts one. */
function fit(fact: Fact, record: KnownRecord, also: readonly string[] = []): number {
  let same = 0;
  for (const field of [...fact.given.keys(), ...Object.keys(fact.fixed), ...also]) {
    const value = valueIn(fact, field);
    const old = record.values[field] ?? null;
    if (value === null || old === null) continue;
    if (!agrees(old, value)) return -1;
    same += 1;
  }
  return same;
}

function bestFit(fact: Fact, records: readonly KnownRecord[]): KnownRecord | null {
  let best: KnownRecord | null = null;
  let most = -2;
  for (const record of records) {
    const same = fit(fact, record);
    if (same > most) {
      best = record;
      most = same;
    }
  }
  return best;
}

function byRule(
  fact: Fact,
  target: ImportTarget,
  register: Register,
  free: readonly KnownRecord[],
  day: string,
): FoundFact {
  const { find } = target;
  if (find.by === 'day') return { record: holding(register, free, day)[0] ?? null, worse: null };
  if (find.by === 'values') {
    if (find.keys.some((key) => valueIn(fact, key) === null)) return none;
    const equal = free.filter((record) => find.keys.every((key) => record.values[key] === valueIn(fact, key)));
    return { record: bestFit(fact, equal), worse: null };
  }
  const code = (record: KnownRecord): string => String(record.values[find.field] ?? '~');
  const order = (record: KnownRecord): string =>
    [code(record), String(record.values['study_mode'] ?? ''), String(record.values['graduated_on'] ?? '')].join('|');
  const ranked = holding(register, free, day).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const [best] = ranked;
  const wanted = valueIn(fact, find.field);
  if (best === undefined || wanted === null) return { record: best ?? null, worse: null };
  if (String(wanted) < code(best)) return none;
  if (String(wanted) > code(best)) return { record: null, worse: best };
  return {
    record: bestFit(
      fact,
      ranked.filter((record) => code(record) === code(best)),
    ),
    worse: null,
  };
}

/**
 * A record that says the same already, where the rules find none: a post that has ended, a contract that has run out, the
 * first education that nobody marked as first. The first days must agree where the row gives one.
 */
function sameFact(fact: Fact, register: Register, free: readonly KnownRecord[]): KnownRecord | null {
  const { dated } = register;
  const named = fact.targets.flatMap((target) => target.speaks);
  const begin = beginOf(fact);
  const able = free.filter((record) => {
    if (fit(fact, record) < 1) return false;
    const startsSame = dated !== undefined && begin !== null && record.values[dated.from] === begin;
    if (dated?.to !== undefined && fact.targets[0]?.find.by === 'day') return startsSame;
    return (
      startsSame ||
      named.some(
        (field) => (fact.given.get(field)?.value ?? null) !== null && record.values[field] === valueIn(fact, field),
      )
    );
  });
  return bestFit(fact, able);
}

/** The first day that the row gives for a new record: the first filled one of the fields that say it. */
export function beginOf(fact: Fact): string | null {
  for (const target of fact.targets) {
    for (const field of target.begins) {
      const value = fact.given.get(field)?.value;
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return null;
}

/** @param taken records that another fact of the row already speaks of */
export function findFact(
  fact: Fact,
  register: Register,
  records: readonly KnownRecord[],
  taken: ReadonlySet<string>,
  day: string,
): FoundFact {
  const free = taken.size === 0 ? records : records.filter((record) => !taken.has(record.id));
  if (free.length === 0) return none;
  for (const target of fact.targets) {
    const found = byRule(fact, target, register, free, day);
    if (found.record !== null) return found;
    if (found.worse !== null && fact.targets.length === 1) {
      const same = sameFact(fact, register, free);
      return same === null ? found : { record: same, worse: null };
    }
  }
  return { record: fact.speaks ? sameFact(fact, register, free) : null, worse: null };
}
