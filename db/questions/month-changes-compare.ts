/**
 * What an addressee knows, held against what the ledger says now. Pure.
 *
 * An addressee knows what held when its first list began (the base) and every step that a list told since: facts by key. The next
 * list is the difference: a fact it does not know is new, or 补报 (`late`) where its day lies before the month; one that it knows with
 * another day or value is 更正 (`corrected`); one that is no longer in the ledger is 冲销 (`cancelled`). Folding the lists over the
 * base gives what is known again, so nothing is told twice and nothing is lost, also where a month was left out.
 */
import type { MonthChangeKind } from '../rules/lists/month-change.ts';
import type { Fact } from './month-changes-facts.ts';
import { nothing, type Value } from './month-changes-values.ts';

export type ChangeMark = '' | 'late' | 'corrected' | 'cancelled';

export type KnownFact = Omit<Fact, 'document' | 'note' | 'role'>;
export type Known = ReadonlyMap<string, KnownFact>;

/** A line of a list; `key` '' where the fact is gone, `was` the known fact that it replaces, '' for none. */
export interface Change extends Omit<Fact, 'role'> {
  readonly was: string;
  readonly mark: ChangeMark;
  /** It goes without saying: where and as what somebody begins stands in the line of the joining. */
  readonly silent: boolean;
}

const leftAlready = (value: Value): boolean => value.token.startsWith('off');

const isBase = (key: string): boolean => key.endsWith('|base');
const isEntry = (key: string): boolean => key.endsWith('|entry');

/** What an addressee knows after further lists. */
export function knownAfter(known: Known, lists: readonly (readonly Change[])[]): Known {
  const facts = new Map(known);
  for (const change of lists.flat()) {
    if (change.was !== '') facts.delete(change.was);
    if (change.key !== '') facts.set(change.key, change);
  }
  return facts;
}

/** What an addressee knows before its first list: all that held when the window began. */
export function knownFrom(facts: readonly Fact[]): Known {
  const held = facts.filter(({ role, after }) => role === 'base' && after.token !== '' && !leftAlready(after));
  return new Map(held.map((fact) => [fact.key, fact]));
}

const point = (day: string): string => day.replaceAll('-', '.');

/** What had been told, where it was told otherwise. */
function toldNote(known: KnownFact, now: Fact): string {
  const value = known.after.token === now.after.token ? '' : known.after.text;
  const day = known.day === now.day ? '' : `生效日期 ${point(known.day) || '不详'}`;
  const told = [value, day].filter((part) => part !== '').join('，');
  return told === '' ? '' : `原报${told}`;
}

const joinNotes = (...notes: readonly string[]): string => notes.filter((note) => note !== '').join('；');

function corrected(known: KnownFact, now: Fact): Change {
  const note = joinNotes(toldNote(known, now), now.note);
  // What somebody began with moves with the day of the joining, which is a line of its own.
  const silent = isEntry(now.key) && known.after.token === now.after.token;
  return { ...now, was: known.key, mark: 'corrected', silent, note };
}

function cancelled(known: KnownFact): Change {
  return { ...known, key: '', was: known.key, mark: 'cancelled', silent: false, document: '', note: '原报有误，撤销' };
}

function fresh(now: Fact, month: string): Change {
  return { ...now, was: '', mark: now.from < month ? 'late' : '', silent: false };
}

interface Pair {
  readonly known: KnownFact | undefined;
  readonly now: Fact | undefined;
}

/** 在册 when the window began: who was there, and who had left by then. */
function rollBase(known: KnownFact | undefined, now: Fact | undefined): Change | null {
  if (known === undefined) return now === undefined || leftAlready(now.after) ? null : fresh(now, '9999');
  if (now === undefined) return leftAlready(known.after) ? null : cancelled(known);
  if (leftAlready(now.after)) return leftAlready(known.after) ? corrected(known, now) : fresh(now, '9999');
  // The leaving is taken back: the person is there as before.
  const withdrawn = { ...known, key: now.key, after: now.after, before: known.after };
  return {
    ...withdrawn,
    was: known.key,
    kind: 'left',
    mark: 'cancelled',
    silent: false,
    document: '',
    note: '撤销离岗',
  };
}

function baseChange({ known, now }: Pair): Change | null {
  const before = known?.after ?? nothing;
  const after = now?.after ?? nothing;
  if (before.token === after.token) return null;
  const roll = known?.series ?? now?.series;
  if (roll === 'roll') return rollBase(known, now);
  if (now === undefined) return known === undefined ? null : cancelled(known);
  const later = known === undefined || now.from > known.from;
  const mark = later ? 'late' : 'corrected';
  const note = later ? now.note : joinNotes(known === undefined ? '' : toldNote(known, now), now.note);
  return { ...now, before, was: known?.key ?? '', mark, silent: false, note };
}

/** Takes the first of the facts that passes out of the list. */
function take<One>(from: One[], passes: (one: One) => boolean): One | undefined {
  const place = from.findIndex(passes);
  return place === -1 ? undefined : from.splice(place, 1)[0];
}

/** The same change under another record is the same change. */
const alike: readonly ((known: KnownFact, now: Fact) => boolean)[] = [
  (known, now) => known.from === now.from && known.after.token === now.after.token,
  (known, now) => known.from === now.from,
  (known, now) => known.after.token === now.after.token,
];

const differs = (known: KnownFact, now: Fact): boolean =>
  known.after.token !== now.after.token || known.day !== now.day;

/** One thing about one stay: its known facts against those of now. */
function compareSeries(known: readonly KnownFact[], now: readonly Fact[], month: string): readonly Change[] {
  const changes: Change[] = [];
  const left = known.filter((fact) => !isBase(fact.key));
  /** The facts that were not told yet; of the others only what differs becomes a line. */
  const untold = (facts: readonly Fact[], same: (one: KnownFact, fact: Fact) => boolean): readonly Fact[] =>
    facts.filter((fact) => {
      const told = take(left, (one) => same(one, fact));
      if (told !== undefined && differs(told, fact)) changes.push(corrected(told, fact));
      return told === undefined;
    });
  const steps = now.filter((fact) => !isBase(fact.key));
  const unmatched = untold(steps, (one, fact) => one.key === fact.key);
  const pair = { known: known.find((fact) => isBase(fact.key)), now: now.find((fact) => isBase(fact.key)) };
  const base = baseChange(pair);
  // A step that turns out to lie before the window is told as that step, corrected.
  const moved = base === null || pair.now === undefined ? undefined : take(left, (one) => sameValue(one, pair.now));
  if (moved !== undefined && pair.now !== undefined) {
    const before = pair.known?.after ?? nothing;
    changes.push({ ...corrected(moved, pair.now), before });
  }
  if (moved === undefined && base !== null) changes.push(base);
  const found = alike.reduce((rest, like) => untold(rest, like), unmatched);
  return [...changes, ...found.map((fact) => fresh(fact, month)), ...left.map(cancelled)];
}

const sameValue = (one: KnownFact, other: Fact | undefined): boolean => one.after.token === other?.after.token;

/** On which stays somebody is now, and on which exact day they end. */
function presence(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const fact of facts) {
    if (fact.series !== 'roll') continue;
    if (fact.kind === 'left') ends.set(fact.stay, fact.role === 'base' ? '' : fact.from);
    else if (!ends.has(fact.stay)) ends.set(fact.stay, '9999-12-31');
  }
  return ends;
}

/** What a stay had that is over goes without saying, as does where and as what it began. */
function withSilence(changes: readonly Change[]): readonly Change[] {
  const begun = new Set(
    changes
      .filter(({ kind, mark, series }) => series === 'roll' && kind === 'joined' && (mark === '' || mark === 'late'))
      .map(({ stay }) => stay),
  );
  const said: readonly MonthChangeKind[] = ['moved', 'post'];
  const silent = (change: Change): boolean =>
    begun.has(change.stay) && said.includes(change.kind) && change.before.token === '' && change.mark !== 'cancelled';
  return changes.map((change) => (silent(change) ? { ...change, silent: true } : change));
}

/**
 * The next list for an addressee.
 * @param known what it knows
 * @param facts all facts of now from the first day of its first list to the last day of the month
 * @param month the first day of the month, YYYY-MM-DD
 */
export function compareFacts(known: Known, facts: readonly Fact[], month: string): readonly Change[] {
  const name = ({ stay, series }: Pick<Fact, 'stay' | 'series'>): string => `${stay}|${series}`;
  const now = Map.groupBy(facts, name);
  const ends = presence(facts);
  const gone = (fact: KnownFact): boolean => fact.series !== 'roll' && fact.from > (ends.get(fact.stay) ?? '');
  const told = Map.groupBy(
    [...known.values()].filter((fact) => !gone(fact) && (fact.series === 'roll' || (ends.get(fact.stay) ?? '') !== '')),
    name,
  );
  const groups = new Set([...now.keys(), ...told.keys()]);
  return withSilence([...groups].flatMap((key) => compareSeries(told.get(key) ?? [], now.get(key) ?? [], month)));
}
