/** Gathers what a row says of dated facts: targets that mean one record (第一学历 and 最高学历 both 本科) become one fact. */
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { ImportTarget } from '../../../db/registers/profiles/import-profile.ts';
import type { Given, RowRead } from './reading.ts';

export interface Fact {
  /** The first is the one by which the record is found before the others. */
  readonly targets: readonly ImportTarget[];
  readonly given: Map<string, Given>;
  readonly fixed: Readonly<Record<string, FieldValue>>;
  readonly initial: Readonly<Record<string, FieldValue>>;
  /** The row says that the fact exists. */
  readonly speaks: boolean;
  readonly always: boolean;
  /** Further columns that give the same values. */
  readonly doubles: readonly (readonly [field: string, column: number])[];
}

/** What the row gives a target: its own columns, then what it takes from those of others. */
function givenTo(target: ImportTarget, read: RowRead): Map<string, Given> {
  const given = new Map(read.targets.get(target.key)?.given);
  for (const { field, target: other, from } of target.takes ?? []) {
    const taken = read.targets.get(other)?.given.get(from);
    if (taken !== undefined && !given.has(field)) given.set(field, taken);
  }
  return given;
}

function speaks(target: ImportTarget, read: RowRead, given: ReadonlyMap<string, Given>): boolean {
  if (read.targets.get(target.key)?.present === true) return true;
  return target.speaks.some((field) => (given.get(field)?.value ?? null) !== null);
}

/** The value of a field in a fact: what the row gives, else what every such record has. */
function valueIn(fact: Pick<Fact, 'given' | 'fixed'>, field: string): FieldValue {
  return fact.given.get(field)?.value ?? fact.fixed[field] ?? null;
}

function contradicts(one: Pick<Fact, 'given' | 'fixed'>, other: Pick<Fact, 'given' | 'fixed'>): boolean {
  const keys = new Set([...one.given.keys(), ...Object.keys(one.fixed)]);
  for (const key of keys) {
    const a = valueIn(one, key);
    const b = valueIn(other, key);
    if (a !== null && b !== null && a !== b) return true;
  }
  return false;
}

/** The facts of a row in the profile's order. */
export function factsOf(targets: readonly ImportTarget[], read: RowRead): readonly Fact[] {
  const facts: Fact[] = [];
  for (const target of targets) {
    const given = givenTo(target, read);
    const spoken = speaks(target, read, given);
    if (given.size === 0 && !spoken && target.always !== true) continue;
    const fixed = target.fixed ?? {};
    const at = facts.findIndex(
      (fact) =>
        spoken &&
        fact.speaks &&
        fact.targets.some((other) => target.sameAs?.includes(other.key) === true) &&
        !contradicts(fact, { given, fixed }),
    );
    const same = facts[at];
    if (same === undefined) {
      const { initial = {}, always = false } = target;
      facts.push({ targets: [target], given, fixed, initial, speaks: spoken, always, doubles: [] });
      continue;
    }
    facts[at] = {
      targets: [...same.targets, target],
      given: new Map([...given, ...same.given]),
      fixed: { ...fixed, ...same.fixed },
      initial: { ...target.initial, ...same.initial },
      speaks: true,
      always: same.always,
      doubles: [
        ...same.doubles,
        ...[...given].filter(([field]) => same.given.has(field)).map(([field, { column }]) => [field, column] as const),
      ],
    };
  }
  return facts;
}
