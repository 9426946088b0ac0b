/** 月度变动: the changes of a month as they are told to an addressee (措施12、16). */
import type { Ledger } from '../ledger.ts';
import { lastOf } from '../rules/day.ts';
import { type MonthChangeKind, monthChangeKinds } from '../rules/lists/month-change.ts';
import { prepared } from '../statements.ts';
import {
  type Change,
  compareFacts,
  type Known,
  knownAfter,
  type KnownFact,
  knownFrom,
} from './month-changes-compare.ts';
import { factsOf } from './month-changes-facts.ts';
import { careers } from './month-changes-records.ts';
import { payAmount } from './month-changes-values.ts';

/** What an addressee was told up to now. */
export interface Told {
  /** The first day of its first list, YYYY-MM-DD. */
  readonly since: string;
  /** What held then; null where it was not kept. */
  readonly start: readonly KnownFact[] | null;
  /** Its lists, oldest first. */
  readonly lists: readonly (readonly Change[])[];
}

/** A line with the words of the office. */
export interface MonthChange extends Change {
  readonly name: string;
  readonly idNumber: string;
  /** Where the person works on the effective day. */
  readonly community: string;
  /** What is paid more or less in a month, 分; null where that is not the matter. */
  readonly difference: number | null;
}

export interface MonthChanges {
  readonly changes: readonly MonthChange[];
  /** What held when the first list begins: kept with it. Null where the addressee has had one. */
  readonly start: readonly KnownFact[] | null;
}

/** @param month YYYY-MM */
export const firstDayOf = (month: string): string => `${month}-01`;
/** @param month YYYY-MM */
export const lastDayOf = (month: string): string => lastOf(month).toString();

function differenceOf({ kind, mark, before, after }: Change): number | null {
  if (kind !== 'pay' || mark === 'cancelled') return null;
  const difference = payAmount(after.token) - payAmount(before.token);
  return difference === 0 ? null : difference;
}

interface Names {
  readonly name: string;
  readonly idNumber: string;
}

/** Also of those who are in the bin. */
function namesOf(ledger: Ledger, people: readonly string[]): ReadonlyMap<string, Names> {
  const rows = prepared(
    ledger.db,
    `SELECT id, name, coalesce(id_number, '') AS idNumber FROM people WHERE id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify([...new Set(people)])) as ({ readonly id: string } & Names)[];
  return new Map(rows.map((row) => [row.id, row]));
}

const orderOf = (kind: MonthChangeKind): number => monthChangeKinds.indexOf(kind);

/** By kind, then by day; one person's lines of a day together. */
function inOrder(changes: readonly MonthChange[]): readonly MonthChange[] {
  return changes.toSorted(
    (a, b) =>
      orderOf(a.kind) - orderOf(b.kind) ||
      a.from.localeCompare(b.from) ||
      a.name.localeCompare(b.name, 'zh-CN') ||
      a.person.localeCompare(b.person) ||
      a.series.localeCompare(b.series),
  );
}

/**
 * The changes of a month, all kinds, in the order of the list; with what is late, corrected and cancelled since the lists before.
 * @param month YYYY-MM
 * @param told what the addressee was told before; null where this is its first list: then only the month itself counts
 */
export function monthChanges(ledger: Ledger, month: string, told: Told | null): MonthChanges {
  const since = told?.since ?? firstDayOf(month);
  const until = lastDayOf(month);
  const people = [...(told?.start ?? []), ...(told?.lists.flat() ?? [])].map(({ person }) => person);
  const { facts, placeOn } = factsOf(careers(ledger, since, until, [...new Set(people)]), { since, until });
  const kept = told?.start ?? null;
  const start: Known = kept === null ? knownFrom(facts) : new Map(kept.map((fact) => [fact.key, fact]));
  const changes = compareFacts(knownAfter(start, told?.lists ?? []), facts, firstDayOf(month));
  const names = namesOf(
    ledger,
    changes.map(({ person }) => person),
  );
  const lines = changes.map((change) => ({
    ...change,
    name: names.get(change.person)?.name ?? '（已彻底删除）',
    idNumber: names.get(change.person)?.idNumber ?? '',
    // Who is given a place some days after joining is listed there.
    community: placeOn(change.person, change.from === '' ? since : change.from) || placeOn(change.person, until),
    difference: differenceOf(change),
  }));
  return { changes: inOrder(lines), start: told === null ? [...start.values()] : null };
}
