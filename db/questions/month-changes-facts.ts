/**
 * The records of a window as facts: what held when it began, and each step since then. Pure.
 *
 * A stay is followed for itself: where, as what and at which pay somebody is counts from the first day of the stay to its last, so
 * that who comes again begins anew. A person who leaves on a day is gone when that day closes; everything else changes with its
 * first day, or with the day after its last.
 */
import { Temporal } from 'temporal-polyfill';
import type { MonthChangeKind } from '../rules/lists/month-change.ts';
import { type Careers, type DatedRecord, endless, type Stay } from './month-changes-records.ts';
import { nothing, type Series, seriesOf, type Value, valueOn } from './month-changes-values.ts';

/** `base` what held when the window began; `entry` what somebody had on the first day of a stay; `step` what changed later. */
export type FactRole = 'base' | 'entry' | 'step';

export interface Fact {
  /** Of the record, what it changes and how: the same as long as the record stays, whatever its day and value. */
  readonly key: string;
  readonly role: FactRole;
  readonly kind: MonthChangeKind;
  readonly stay: string;
  readonly person: string;
  /** roll, place, post, grade, pay:…, allowance:…, contract */
  readonly series: string;
  readonly record: string;
  /** The effective day as recorded, and the exact day from which it counts. */
  readonly day: string;
  readonly from: string;
  readonly before: Value;
  readonly after: Value;
  readonly document: string;
  readonly note: string;
}

export interface Window {
  /** Exact first and last day, YYYY-MM-DD. */
  readonly since: string;
  readonly until: string;
}

/** Many records end on few days. */
const following = new Map<string, string>();

function nextDay(day: string): string {
  const known = following.get(day);
  if (known !== undefined) return known;
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  following.set(day, next);
  return next;
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

type Identity = Pick<Fact, 'stay' | 'person' | 'series' | 'kind'>;

/** The record that makes the value of a day: one that begins on it, else the one that ended the day before. */
function makerOf(one: Series, day: string): { readonly record: DatedRecord; readonly begins: boolean } | null {
  const begun = one.records.filter(({ from }) => from === day);
  const alone = begun.find((record) => one.value(new Set([record])).token === valueOn(one, day).token);
  const first = alone ?? begun[0];
  if (first !== undefined) return { record: first, begins: true };
  const ended = one.records.find(({ to }) => to !== endless && nextDay(to) === day);
  return ended === undefined ? null : { record: ended, begins: false };
}

/** The days within a stay on which the records of a series begin or have just ended, in order. */
function turns(one: Series, stay: Stay): readonly string[] {
  const days = one.records.flatMap(({ from, to }) => [from, ...(to === endless ? [] : [nextDay(to)])]);
  return [...new Set(days)].filter((day) => day > stay.from && day <= stay.to).toSorted();
}

/** Why a grade was given, or when a certificate was obtained. */
function noteOf(record: DatedRecord): string {
  if ('reason' in record && typeof record.reason === 'string') return record.reason;
  if (!('issued' in record) || typeof record.issued !== 'string' || record.issued === '') return '';
  return `证书取得时间 ${record.issued.replaceAll('-', '.')}`;
}

/** What held when the window began, told by the last record that changed it. */
function baseFact(one: Series, stay: Stay, identity: Identity, day: string): Fact {
  const turn = turns(one, stay).findLast((candidate) => candidate <= day) ?? '';
  const maker = turn === '' ? null : makerOf(one, turn);
  return {
    ...identity,
    key: `${stay.id}|${one.name}|base`,
    role: 'base',
    record: maker?.record.id ?? stay.id,
    day: maker?.begins === true ? maker.record.starts : turn,
    from: turn,
    before: nothing,
    after: valueOn(one, day),
    document: maker?.begins === true ? maker.record.document : '',
    note: maker?.begins === true ? noteOf(maker.record) : '',
  };
}

function entryFact(one: Series, stay: Stay, identity: Identity): Fact {
  const after = valueOn(one, stay.from);
  const maker = one.records.find((record) => one.value(new Set([record])).token === after.token);
  return {
    ...identity,
    key: `${stay.id}|${one.name}|entry`,
    role: 'entry',
    record: maker?.id ?? stay.id,
    day: stay.starts,
    from: stay.from,
    before: nothing,
    after,
    document: maker?.document ?? '',
    note: maker === undefined ? '' : noteOf(maker),
  };
}

function seriesFacts(one: Series, stay: Stay, { since, until }: Window): readonly Fact[] {
  const identity = { stay: stay.id, person: stay.person, series: one.name, kind: one.kind };
  const begun = stay.from < since;
  const first = begun ? baseFact(one, stay, identity, dayBefore(since)) : entryFact(one, stay, identity);
  const facts: Fact[] = [first];
  let before = first.after;
  for (const day of turns(one, stay)) {
    if (day < since || day > until) continue;
    const after = valueOn(one, day);
    const maker = makerOf(one, day);
    if (maker === null || after.token === before.token) continue;
    const { record, begins } = maker;
    facts.push({
      ...identity,
      key: `${stay.id}|${one.name}|${record.id}${begins ? '' : '|end'}`,
      role: 'step',
      record: record.id,
      day: begins ? record.starts : day,
      from: day,
      before,
      after,
      document: begins ? record.document : '',
      note: begins ? noteOf(record) : '',
    });
    before = after;
  }
  // A base of nothing stays: it says since when there is nothing any more.
  return facts.filter((fact) => fact.role !== 'entry' || fact.after.token !== '');
}

/** 海棠里社区 副主任, on a day of a stay. */
function whereAndWhat(all: readonly Series[], day: string): string {
  const texts = all.filter(({ name }) => name === 'place' || name === 'post').map((one) => valueOn(one, day).text);
  return texts.filter((text) => text !== '').join(' ');
}

/** The same on the first day that somebody is given work, where that is some days after joining. */
function firstWork(all: readonly Series[], stay: Stay, until: string): string {
  const days = all.filter(({ name }) => name === 'place').flatMap((one) => turns(one, stay));
  const first = days.find((day) => day <= until && whereAndWhat(all, day) !== '');
  return first === undefined ? '' : whereAndWhat(all, first);
}

/** 在册: on when the window began, joined in it, left in it or before it. */
function rollFacts(stay: Stay, all: readonly Series[], { since, until }: Window): readonly Fact[] {
  const identity = { stay: stay.id, person: stay.person, series: 'roll', record: stay.id };
  const begins = stay.from < since ? dayBefore(since) : stay.from;
  const present: Value = { token: 'on', text: whereAndWhat(all, begins) || firstWork(all, stay, until) };
  const joined: Fact = {
    ...identity,
    key: `${stay.id}|roll|${stay.from < since ? 'base' : 'joined'}`,
    role: stay.from < since ? 'base' : 'step',
    kind: 'joined',
    day: stay.starts,
    from: stay.from,
    before: { token: '', text: stay.cameFrom },
    after: present,
    document: stay.ends === '' ? stay.document : '',
    note: stay.entryReason,
  };
  if (stay.to === endless || stay.to > until) return [joined];
  const left: Fact = {
    ...identity,
    key: `${stay.id}|roll|left`,
    role: 'step',
    kind: 'left',
    day: stay.ends,
    from: stay.to,
    before: { token: 'on', text: whereAndWhat(all, stay.to) },
    after: { token: `off|${stay.exitCode}`, text: stay.exitReason === '' ? '离岗' : stay.exitReason },
    document: stay.document,
    note: stay.wentTo === '' ? '' : `去向：${stay.wentTo}`,
  };
  // Who had left before the window is told only to those who were told that the person was there.
  return stay.to < since ? [{ ...left, key: `${stay.id}|roll|base`, role: 'base' }] : [joined, left];
}

export interface PersonFacts {
  readonly facts: readonly Fact[];
  /** Where somebody works on a day, in words; '' where it is not recorded. */
  readonly placeOn: (person: string, day: string) => string;
}

/** All facts of a window, in no particular order. */
export function factsOf(careers: Careers, window: Window): PersonFacts {
  const of = <Row extends DatedRecord>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> =>
    Map.groupBy(rows, (row) => row.person);
  const [posts, grades, pay] = [of(careers.posts), of(careers.grades), of(careers.pay)];
  const [certificates, contracts] = [of(careers.certificates), of(careers.contracts)];
  const known = new Map<string, readonly Series[]>();
  const seriesFor = (person: string): readonly Series[] => {
    const found =
      known.get(person) ??
      seriesOf({
        posts: posts.get(person) ?? [],
        grades: grades.get(person) ?? [],
        pay: pay.get(person) ?? [],
        certificates: certificates.get(person) ?? [],
        contracts: contracts.get(person) ?? [],
      });
    known.set(person, found);
    return found;
  };
  const facts = careers.stays.flatMap((stay) => {
    if (stay.from > window.until) return [];
    const all = seriesFor(stay.person);
    const roll = rollFacts(stay, all, window);
    return stay.to < window.since ? roll : [...roll, ...all.flatMap((one) => seriesFacts(one, stay, window))];
  });
  const placeOn = (person: string, day: string): string => {
    const place = seriesFor(person).find(({ name }) => name === 'place');
    return place === undefined ? '' : valueOn(place, day).text;
  };
  return { facts, placeOn };
}
