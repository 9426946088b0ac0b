/** 员额与配备: how many community workers a community is due, and who of them is there (measure 3). */
import { countedCategories } from './lists/category.ts';

/** Measure 3 of 《关于加强社区工作者队伍建设的意见》: 18 for every 10,000 urban residents. */
export const postsPerTenThousand = 18;

/** How a fraction of a post is treated; the county sets it. */
export type PostRounding = 'up' | 'nearest' | 'down';

export interface StaffingRule {
  /** Posts for 10,000 residents. */
  readonly perTenThousand: number;
  readonly rounding: PostRounding;
}

const rounded: Readonly<Record<PostRounding, (posts: number) => number>> = {
  up: Math.ceil,
  nearest: Math.round,
  down: Math.floor,
};

/** The posts that so many residents are due; null where the residents are not known. */
export function duePosts(residents: number | null, rule: StaffingRule): number | null {
  if (residents === null) return null;
  // Four places are more than any population needs, and 10000 × 18 ÷ 10000 stays 18.
  return rounded[rule.rounding](Number(((residents * rule.perTenThousand) / 10_000).toFixed(4)));
}

/** Somebody on the roll as the figures see them. */
export interface StaffedPerson {
  /** Null for those who work in no community. */
  readonly community: string | null;
  readonly category: string | null;
  /** Why somebody is not at the post (产假等, 借出, 长期请假); null for who is. */
  readonly away: string | null;
}

/** Whether somebody counts toward 员额 (measure 1). */
export const isCounted = (person: StaffedPerson): boolean => countedCategories.has(person.category ?? '');

export interface StaffedPlace {
  /** Null for the street itself: people in no community. */
  readonly id: string | null;
  readonly residents: number | null;
  readonly approved: number | null;
}

export interface Staffing<Person extends StaffedPerson> {
  readonly due: number | null;
  readonly approved: number | null;
  /** 在册: counted people on the roll. */
  readonly onRoll: readonly Person[];
  /** 在岗: those of them who are at their post. */
  readonly atPost: readonly Person[];
  readonly away: readonly Person[];
  /** Posts to be filled (缺) above 0, more people than posts (超) below: approved posts, else due ones, minus 在册; null where neither is known. */
  readonly gap: number | null;
}

/** The figures of a place, each with the people behind it. */
export function staffingOf<Person extends StaffedPerson>(
  place: StaffedPlace,
  people: readonly Person[],
  rule: StaffingRule,
): Staffing<Person> {
  const onRoll = people.filter((person) => person.community === place.id && isCounted(person));
  const due = duePosts(place.residents, rule);
  const posts = place.approved ?? due;
  return {
    due,
    approved: place.approved,
    onRoll,
    atPost: onRoll.filter(({ away }) => away === null),
    away: onRoll.filter(({ away }) => away !== null),
    gap: posts === null ? null : posts - onRoll.length,
  };
}

/** The whole office: the sums of its places and everybody who is counted. @param approved the office's own approval, which wins over the sum */
export function staffingOfOffice<Person extends StaffedPerson>(
  places: readonly StaffedPlace[],
  people: readonly Person[],
  rule: StaffingRule,
  approved: number | null,
): Staffing<Person> {
  const onRoll = people.filter((person) => isCounted(person));
  const posts = approved ?? sum(places.map((place) => place.approved ?? duePosts(place.residents, rule)));
  return {
    due: duePosts(sum(places.map(({ residents }) => residents)), rule),
    approved: approved ?? sum(places.map((place) => place.approved)),
    onRoll,
    atPost: onRoll.filter(({ away }) => away === null),
    away: onRoll.filter(({ away }) => away !== null),
    gap: posts === null ? null : posts - onRoll.length,
  };
}

/** The sum of what is known; null where nothing is. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** By what the structure of the people is shown; choice fields of `people`, but for the band of age. */
export const structureKeys = [
  'sex',
  'age_band',
  'education',
  'political',
  'is_veteran',
  'source',
  'certificate',
  'residence',
] as const;
export type StructureKey = (typeof structureKeys)[number];

/** The bands of 年龄 in which the structure is shown. */
export const ageBands = [
  { key: 'to35', label: '35岁及以下', from: 0, to: 35 },
  { key: 'to45', label: '36—45岁', from: 36, to: 45 },
  { key: 'to55', label: '46—55岁', from: 46, to: 55 },
  { key: 'over', label: '56岁及以上', from: 56, to: 200 },
] as const;

/** The band of an age in full years; null where the age is not known. */
export function ageBand(age: number | null): string | null {
  return age === null ? null : (ageBands.find(({ from, to }) => age >= from && age <= to)?.key ?? null);
}

/** Why somebody may not be moved by the street (统筹调配 is for 专职工作人员), or null. Elected members are bound to their community. */
export function movingRefusal(category: string | null, position: string | null): string | null {
  if (position === 'secretary' || position === 'secretary_director') return '书记由党组织任免并报县级备案，不走调配。';
  if (category === 'committee_full') return '居委会成员由选举产生，不能调配；党组织成员由党组织任免。';
  if (category !== 'worker') return '调配只针对社区专职工作人员。';
  return null;
}
