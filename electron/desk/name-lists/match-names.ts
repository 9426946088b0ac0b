/** Who the lines of a list are: by number, then by name with phone or community, then by name alone; never by a guess. */
import { maskId } from '../../../db/rules/id-number.ts';
import { nameKey, normaliseName } from '../../../db/rules/names.ts';
import { pinyinOf } from '../../../db/rules/pinyin.ts';
import { halfWidth, squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { Candidate, Standing } from './shapes.ts';

/** Somebody of the ledger as of the day, plain values that stay inside the desk. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly community: string;
  readonly communityNames: readonly string[];
  readonly position: string;
  readonly birth: string;
  readonly onRoll: boolean;
}

/** What one line says. */
export interface SaidOf {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly community: string;
  /** The number was a number cell whose last digits are lost. */
  readonly cutNumber: boolean;
}

export interface Match {
  readonly standing: Extract<Standing, 'one' | 'many' | 'doubt' | 'none'>;
  readonly person: KnownPerson | null;
  readonly candidates: readonly KnownPerson[];
  readonly reason: string;
}

export interface PeopleIndex {
  readonly byId: ReadonlyMap<string, KnownPerson>;
  readonly byNumber: ReadonlyMap<string, KnownPerson>;
  readonly byPhone: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly byPinyin: ReadonlyMap<string, readonly KnownPerson[]>;
}

/** 张三（女）, 张 三*: what stands in a name cell besides the name. */
export function plainName(text: string): string {
  return normaliseName(text.replace(/[(（【[].*$/u, '').replace(/[*＊\d.、]+$|^[\d.、]+/gu, ''));
}

export function plainNumber(text: string): string {
  return withoutSpaces(halfWidth(text))
    .replace(/^['‘’"]+/u, '')
    .toUpperCase();
}

const digitsOf = (text: string): string => halfWidth(text).replace(/\D/gu, '');

const group = (people: readonly KnownPerson[], keyOf: (person: KnownPerson) => string) =>
  Map.groupBy(
    people.filter((person) => keyOf(person) !== ''),
    keyOf,
  );

export function indexOf(people: readonly KnownPerson[]): PeopleIndex {
  return {
    byId: new Map(people.map((person) => [person.id, person])),
    byNumber: new Map(people.filter(({ idNumber }) => idNumber !== '').map((person) => [person.idNumber, person])),
    byPhone: group(people, (person) => digitsOf(person.phone)),
    byName: group(people, (person) => nameKey(person.name)),
    byPinyin: group(people, (person) => pinyinOf(person.name).full),
  };
}

/** Whether one can become the other by one character more, less or other. */
export function oneCharacterApart(one: string, other: string): boolean {
  const [short, long] = [Array.from(one), Array.from(other)].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (long.length - short.length > 1 || long.length < 2) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest.join('') === long.slice(at + 1).join('');
}

const mostCandidates = 6;

/** Names that sound alike or differ in one character, the present people first. */
function near(name: string, index: PeopleIndex): readonly KnownPerson[] {
  const same = index.byPinyin.get(pinyinOf(name).full) ?? [];
  const apart = [...index.byName].flatMap(([key, people]) => (oneCharacterApart(key, nameKey(name)) ? people : []));
  return [...new Set([...same, ...apart])]
    .toSorted((a, b) => Number(b.onRoll) - Number(a.onRoll))
    .slice(0, mostCandidates);
}

const inCommunity = (person: KnownPerson, community: string): boolean =>
  person.communityNames.some((name) => squash(name) === squash(community));

const one = (person: KnownPerson): Match => ({ standing: 'one', person, candidates: [person], reason: '' });
const open = (standing: 'many' | 'doubt' | 'none', candidates: readonly KnownPerson[], reason: string): Match => ({
  standing,
  person: null,
  candidates: candidates.toSorted((a, b) => Number(b.onRoll) - Number(a.onRoll)).slice(0, mostCandidates * 2),
  reason,
});

/** By the number that the line gives: nobody else is taken, whatever the name. */
function byNumber(said: SaidOf, index: PeopleIndex): Match | null {
  if (said.idNumber === '' || said.cutNumber) return null;
  const found = index.byNumber.get(said.idNumber);
  const named = said.name === '' ? [] : (index.byName.get(nameKey(said.name)) ?? []);
  if (found === undefined) {
    if (named.length > 0) return open('doubt', named, '台账里没有这个身份证号，姓名相同的是下面的人，请核对');
    return said.name === '' ? open('none', [], '台账里没有这个身份证号') : null;
  }
  if (said.name !== '' && nameKey(found.name) !== nameKey(said.name)) {
    return open('doubt', [found, ...named], '身份证号对上了，姓名不同，请核对');
  }
  return one(found);
}

/** Of several of one name, those whom the phone or the community tells apart. */
function narrowed(people: readonly KnownPerson[], said: SaidOf): readonly KnownPerson[] {
  const phone = digitsOf(said.phone);
  const byPhone = phone.length < 7 ? [] : people.filter((person) => digitsOf(person.phone) === phone);
  if (byPhone.length > 0) return byPhone;
  return said.community === '' ? people : people.filter((person) => inCommunity(person, said.community));
}

/** Finds who a line is. */
export function matchLine(said: SaidOf, index: PeopleIndex): Match {
  const numbered = byNumber(said, index);
  if (numbered !== null) return numbered;
  if (said.name === '') {
    const phone = index.byPhone.get(digitsOf(said.phone)) ?? [];
    return phone.length === 1 && phone[0] !== undefined
      ? one(phone[0])
      : open('none', phone, '这一行没有姓名，也没有能认出人的号码');
  }
  const named = index.byName.get(nameKey(said.name)) ?? [];
  if (named.length === 0)
    return open('none', near(said.name, index), '台账里没有这个姓名；读音或字形相近的在下面，是笔误就选上');
  const left = narrowed(named, said);
  const [person] = left;
  if (left.length === 1 && person !== undefined) {
    return person.onRoll ? one(person) : open('doubt', left, '这个姓名只有一位当天不在册的人，请核对');
  }
  if (left.length === 0) return open('doubt', named, '姓名对上了，所在社区不同，请核对');
  return open('many', left, `重名 ${left.length} 人，请选是哪一位`);
}

/** Somebody as the clerk sees him among others. */
export function candidateOf(person: KnownPerson): Candidate {
  return {
    id: person.id,
    name: person.name,
    community: person.community,
    position: person.position,
    birth: person.birth,
    idTail: person.idNumber === '' ? '' : maskId(person.idNumber).slice(-4),
    onRoll: person.onRoll,
  };
}
