/** Who there is and how long: one career per invented person, from which all records of the person follow. */
import { retirement } from '../../db/rules/retirement.ts';
import { type Dice, diceFrom } from './dice.ts';
import { dayBefore, dayIn, monthOf, monthsLater } from './months.ts';
import { tellingName } from './person-names.ts';

export type Rank = 'chief' | 'deputy' | 'member' | 'staff';

export interface Post {
  /** Place of the community in the office. */
  readonly community: number;
  readonly position: string;
  readonly rank: Rank;
  readonly from: string;
  readonly to: string | null;
}

export interface Stay {
  readonly from: string;
  readonly to: string | null;
  readonly entry: string;
  readonly exit: string | null;
  readonly kind: 'regular' | 'part_time' | 'rehired';
}

/** A person's life as far as the office knows it; days are known to the day here and blurred only in the records. */
export interface Career {
  readonly place: number;
  readonly sex: '1' | '2';
  readonly birth: string;
  /** 原法定退休年龄 */
  readonly original: 50 | 55 | 60;
  readonly stays: readonly Stay[];
  readonly posts: readonly Post[];
}

export interface Slot {
  readonly community: number;
  readonly position: string;
  readonly rank: Rank;
}

interface Setting {
  readonly dice: Dice;
  readonly place: number;
  readonly today: string;
  readonly communities: number;
}

/** The seats of a community of so many workers: leaders first, then two committee members, then the staff. */
export function slotsOf(dice: Dice, community: number, workers: number): readonly Slot[] {
  const oneShoulder = dice.chance(0.75);
  const seats: Slot[] = oneShoulder
    ? [{ community, position: 'secretary_director', rank: 'chief' }]
    : [
        { community, position: 'secretary', rank: 'chief' },
        { community, position: 'director', rank: 'chief' },
      ];
  seats.push({ community, position: 'deputy_secretary', rank: 'deputy' });
  if (workers > 12) seats.push({ community, position: 'deputy_director', rank: 'deputy' });
  seats.push(
    { community, position: 'party_member', rank: 'member' },
    { community, position: 'member', rank: 'member' },
  );
  while (seats.length < workers) seats.push({ community, position: staffPosition(dice), rank: 'staff' });
  return seats.slice(0, workers);
}

function staffPosition(dice: Dice): string {
  return dice.weighted([
    ['worker', 58],
    ['grid_worker', 36],
    ['party_worker', 6],
  ]);
}

const ages: Readonly<Record<Rank, readonly [number, number]>> = {
  chief: [32, 56],
  deputy: [29, 54],
  member: [26, 53],
  staff: [23, 53],
};
const shortest: Readonly<Record<Rank, number>> = { chief: 60, deputy: 36, member: 14, staff: 1 };
const below: Readonly<Record<Rank, Rank | null>> = { chief: 'deputy', deputy: 'member', member: 'staff', staff: null };
const positionOf: Readonly<Record<Rank, string>> = {
  chief: 'secretary_director',
  deputy: 'deputy_secretary',
  member: 'member',
  staff: 'worker',
};

function originalAge(dice: Dice, sex: '1' | '2', age: number): 50 | 55 | 60 {
  if (sex === '1') return 60;
  return age < 47 && dice.chance(0.12) ? 50 : 55;
}

/** A birth day so that the person is that old on a day. */
function birthAt(dice: Dice, day: string, age: number): string {
  return dayIn(monthOf(day) - age * 12 - dice.whole(1, 11), dice.whole(1, 28));
}

/** Posts from entry to exit: at most three steps up to the last one, sometimes through another community. */
function postsBetween(setting: Setting, from: string, to: string | null, last: Slot): readonly Post[] {
  const { dice, communities } = setting;
  const end = to ?? setting.today;
  const posts: Post[] = [];
  let slot: Slot = last;
  let until = to;
  let closing = end;
  for (let step = 0; step < 3; step += 1) {
    const room = monthOf(closing) - monthOf(from);
    const earlier = below[slot.rank];
    const moves = room > 30 && (earlier === null ? dice.chance(0.3) : slot.rank !== 'member' || dice.chance(0.6));
    const begin = moves ? dayIn(monthOf(closing) - dice.whole(6, Math.min(room - 12, 84)), dice.whole(1, 28)) : from;
    posts.unshift({ ...slot, from: begin, to: until });
    if (!moves) return posts;
    until = dayBefore(begin);
    closing = begin;
    const elsewhere = earlier === null || dice.chance(0.25);
    const rank = earlier ?? 'staff';
    slot = {
      community: elsewhere ? dice.whole(0, communities - 1) : slot.community,
      position: rank === 'staff' ? staffPosition(dice) : positionOf[rank],
      rank,
    };
  }
  return [{ ...slot, from, to: until }, ...posts];
}

function entryReason(dice: Dice, rank: Rank): string {
  return dice.weighted([
    ['recruited', rank === 'staff' ? 80 : 45],
    ['elected', rank === 'staff' ? 2 : 40],
    ['converted', 10],
    ['transferred_in', 5],
    ['carried_over', 3],
  ]);
}

/** Somebody who is on the roll today; now and then after an earlier stay. */
export function serving(setting: Setting, slot: Slot): Career {
  const { dice, place, today } = setting;
  const sex = tellingName(place)?.sex ?? (dice.chance(0.74) ? '2' : '1');
  const [youngest, oldest] = ages[slot.rank];
  const age = Math.min(dice.whole(youngest, oldest), sex === '2' ? 53 : 58);
  const birth = birthAt(dice, today, age);
  const most = Math.min((age - 21) * 12, 26 * 12);
  const least = Math.min(shortest[slot.rank], most);
  const months = Math.max(least, Math.min(dice.whole(least, most), dice.whole(least, most)));
  const from = dayIn(monthOf(today) - Math.max(1, months), dice.whole(1, 28));
  const original = originalAge(dice, sex, age);
  const now: Stay = { from, to: null, entry: entryReason(dice, slot.rank), exit: null, kind: 'regular' };
  const posts = postsBetween(setting, from, null, slot);
  const gap = dice.whole(8, 40);
  const first = monthOf(from) - gap - dice.whole(10, 40);
  if (!dice.chance(0.04) || (first - monthOf(birth)) / 12 < 21)
    return { place, sex, birth, original, stays: [now], posts };
  const was = { from: dayIn(first, dice.whole(1, 28)), to: dayIn(monthOf(from) - gap, 28) };
  const before: Stay = { ...was, entry: 'recruited', exit: 'resigned', kind: 'regular' };
  const earlier: Post = { community: slot.community, position: 'worker', rank: 'staff', ...was };
  return { place, sex, birth, original, stays: [before, { ...now, entry: 'returned' }], posts: [earlier, ...posts] };
}

const exits: readonly (readonly [string, number])[] = [
  ['resigned', 42],
  ['civil_service', 14],
  ['institution', 10],
  ['transferred_out', 10],
  ['not_renewed', 6],
  ['term_ended', 4],
  ['probation_failed', 3],
  ['army', 1],
];

/** Somebody who left within the last ten years; the retired left on their retirement day. */
export function gone(setting: Setting, slot: Slot): Career {
  const { dice, place, today } = setting;
  const sex = tellingName(place)?.sex ?? (dice.chance(0.7) ? '2' : '1');
  const exitMonth = monthOf(today) - dice.whole(1, 118);
  const retired = dice.chance(0.28);
  const original = sex === '1' ? 60 : 55;
  let birth = birthAt(dice, dayIn(exitMonth, 1), retired ? original : dice.whole(24, 46));
  let to = dayIn(exitMonth, dice.pick([5, 15, 20, 28]));
  if (retired) {
    to = retirement(sex, birth, original).day;
    if (to >= today) {
      birth = monthsLater(birth, -48);
      to = retirement(sex, birth, original).day;
    }
  }
  const age = Math.floor((monthOf(to) - monthOf(birth)) / 12);
  const served = Math.max(3, Math.min(dice.whole(6, 220), (age - 21) * 12));
  const from = dayIn(monthOf(to) - served, dice.whole(1, 28));
  const exit = retired ? 'retired' : served < 6 ? 'probation_failed' : dice.weighted(exits);
  const stay: Stay = { from, to, entry: entryReason(dice, slot.rank), exit, kind: 'regular' };
  const stays = [stay];
  const posts = [...postsBetween(setting, from, to, slot)];
  // A retired secretary may go on under a 劳务协议: the labour contract has ended, the work has not.
  if (retired && dice.chance(0.12) && monthOf(today) - monthOf(to) > 6) {
    const again = monthsLater(to, 2);
    stays.push({ from: again, to: null, entry: 'rehired', exit: null, kind: 'rehired' });
    posts.push({ community: slot.community, position: 'first_secretary', rank: 'chief', from: again, to: null });
  }
  return { place, sex, birth, original, stays, posts };
}

/** A committee member with work elsewhere (两委兼职成员): in the books, in no count. */
export function partTime(setting: Setting, community: number): Career {
  const { dice, place, today } = setting;
  const sex = dice.chance(0.5) ? '1' : '2';
  const birth = birthAt(dice, today, dice.whole(34, 66));
  const from = dayIn(monthOf(today) - dice.whole(3, 60), 1);
  const stay: Stay = { from, to: null, entry: 'elected', exit: null, kind: 'part_time' };
  const post: Post = { community, position: 'member', rank: 'member', from, to: null };
  return { place, sex, birth, original: sex === '1' ? 60 : 55, stays: [stay], posts: [post] };
}

export interface Numbers {
  readonly seed: number;
  readonly communities: number;
  readonly workers: number;
  readonly today: string;
}

/** Everybody: the workers on the roll by community, one part-time member each, and a quarter as many who have left. */
export function careers(numbers: Numbers): readonly Career[] {
  const { seed, communities, workers, today } = numbers;
  const dice = diceFrom(seed, 1);
  const slots: Slot[] = [];
  for (let community = 0; community < communities; community += 1) {
    const share = Math.floor((workers - slots.length) / (communities - community));
    const last = community === communities - 1;
    const size = last ? workers - slots.length : Math.max(1, share + dice.whole(-3, 3));
    slots.push(...slotsOf(dice, community, Math.max(0, Math.min(size, workers - slots.length))));
  }
  const people: Career[] = [];
  const setting = (): Setting => {
    const place = people.length;
    return { dice: diceFrom(seed, 1000 + place), place, today, communities };
  };
  for (const slot of slots) people.push(serving(setting(), slot));
  for (let left = 0; left < Math.round(workers / 4); left += 1) {
    const rank = dice.weighted<Rank>([
      ['staff', 78],
      ['member', 10],
      ['deputy', 7],
      ['chief', 5],
    ]);
    const position = rank === 'staff' ? staffPosition(dice) : positionOf[rank];
    people.push(gone(setting(), { community: dice.whole(0, communities - 1), position, rank }));
  }
  for (let community = 0; community < communities; community += 1) people.push(partTime(setting(), community));
  return people;
}
