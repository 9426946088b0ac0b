/**
 * 体检分批: people spread over days so that no community is emptied on one of them. The share that may be away at once is the
 * office's own; a third unless told, and always at least one, or a small community would never get its turn.
 */

/** The shares that are offered, in words. */
export const shareWords: Readonly<Record<number, string>> = {
  2: '二分之一',
  3: '三分之一',
  4: '四分之一',
  5: '五分之一',
  10: '十分之一',
};

/** One in so many of a community's people may be away on a day. */
export const usualShare = 3;

export interface BatchPerson {
  readonly id: string;
  /** Somebody of no community empties none. */
  readonly community: string | null;
}

export interface BatchDay {
  /** YYYY-MM-DD, each once. */
  readonly day: string;
  /** How many the institution takes; null for any number. */
  readonly limit: number | null;
}

export interface BatchRule {
  /** One in so many of a community's staff. */
  readonly oneIn: number;
  /** Everybody on the roll by community, whether due or not. */
  readonly staff: ReadonlyMap<string, number>;
  /** Who is away on one of the days already. */
  readonly taken: readonly { readonly day: string; readonly community: string | null }[];
}

export interface BatchProposal {
  readonly batches: readonly { readonly day: string; readonly people: readonly string[] }[];
  /** Who finds no place, with the reason. */
  readonly left: readonly { readonly id: string; readonly reason: string }[];
  readonly trace: readonly string[];
}

/** How many of a community may be away on one day. */
export function mayBeAway(staff: number, oneIn: number): number {
  return Math.max(1, Math.floor(staff / oneIn));
}

interface Group {
  readonly community: string | null;
  readonly people: readonly string[];
  /** Places by day under the share. */
  readonly open: readonly number[];
  /** How many go on each day. */
  readonly sent: number[];
}

interface Board {
  readonly groups: readonly Group[];
  /** How many more each day takes. */
  readonly room: number[];
}

/** The day with most room where the group may send one more; -1 where there is none. Even days come of it. */
function roomiest({ room }: Board, { open, sent }: Group): number {
  let best = -1;
  for (const [day, left] of room.entries()) {
    if (left <= 0 || (sent[day] ?? 0) >= (open[day] ?? 0)) continue;
    const than = best < 0 ? -1 : (room[best] ?? 0);
    if (left > than || (left === than && (sent[day] ?? 0) < (sent[best] ?? 0))) best = day;
  }
  return best;
}

const send = (board: Board, group: Group, day: number, by: 1 | -1): void => {
  group.sent[day] = (group.sent[day] ?? 0) + by;
  board.room[day] = (board.room[day] ?? 0) - by;
};

/** A way on which others step aside: the group goes on `day`, whoever is moved goes on, until a day has room. */
interface Step {
  readonly group: Group;
  readonly day: number;
  readonly before: Step | null;
}

/** Finds a place for one more of a group by moving others, the shortest way first. @returns whether there was one */
function makeRoom(board: Board, group: Group): boolean {
  const seen = new Set<number>();
  const queue: Step[] = [];
  const reach = (mover: Group, before: Step | null): void => {
    for (const [day, open] of mover.open.entries()) {
      if (seen.has(day) || (mover.sent[day] ?? 0) >= open) continue;
      seen.add(day);
      queue.push({ group: mover, day, before });
    }
  };
  reach(group, null);
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if ((board.room[step.day] ?? 0) > 0) {
      for (let at: Step | null = step; at !== null; at = at.before) {
        send(board, at.group, at.day, 1);
        if (at.before !== null) send(board, at.group, at.before.day, -1);
      }
      return true;
    }
    for (const other of board.groups) if ((other.sent[step.day] ?? 0) > 0) reach(other, step);
  }
  return false;
}

function boardOf(people: readonly BatchPerson[], days: readonly BatchDay[], rule: BatchRule): Board {
  const takenOn = (day: string, community?: string | null): number =>
    rule.taken.filter((one) => one.day === day && (community === undefined || one.community === community)).length;
  const groups = [...Map.groupBy(people, ({ community }) => community)].map(([community, members]): Group => {
    const share =
      community === null ? people.length : mayBeAway(rule.staff.get(community) ?? members.length, rule.oneIn);
    return {
      community,
      people: members.map(({ id }) => id),
      open: days.map(({ day }) => (community === null ? share : Math.max(0, share - takenOn(day, community)))),
      sent: days.map(() => 0),
    };
  });
  return {
    groups,
    room: days.map(({ day, limit }) => (limit === null ? people.length : Math.max(0, limit - takenOn(day)))),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function reasonOf({ people, open }: Group): string {
  const share = Math.max(0, ...open);
  if (open.length === 0) return '还没有选体检日期。';
  if (sum(open) < people.length)
    return `本社区每天最多去 ${share} 人，这 ${open.length} 天里最多 ${sum(open)} 人，应检 ${people.length} 人：请增加日期。`;
  return '各天的人数上限已满：请增加日期或提高上限。';
}

/**
 * Spreads people over days: everybody at most once, no day over its limit, no community over its share; as many as can be.
 * The more days a community needs, the earlier it is placed.
 */
export function proposeBatches(
  people: readonly BatchPerson[],
  days: readonly BatchDay[],
  rule: BatchRule,
): BatchProposal {
  const board = boardOf(people, days, rule);
  const tightness = (group: Group): number => group.people.length / Math.max(1, sum(group.open));
  for (const group of board.groups.toSorted((a, b) => tightness(b) - tightness(a))) {
    for (let n = 0; n < group.people.length; n += 1) {
      const day = roomiest(board, group);
      if (day >= 0) send(board, group, day, 1);
      else if (!makeRoom(board, group)) break;
    }
  }
  const left = board.groups.flatMap((group) => {
    const placed = sum(group.sent);
    return group.people.slice(placed).map((id) => ({ id, reason: reasonOf(group) }));
  });
  const batches = days.map(({ day }, place) => ({
    day,
    people: board.groups.flatMap(({ people: members, sent }) => {
      const from = sum(sent.slice(0, place));
      return members.slice(from, from + (sent[place] ?? 0));
    }),
  }));
  const placed = sum(batches.map((batch) => batch.people.length));
  return {
    batches,
    left,
    trace: [
      `${people.length} 人分 ${days.length} 天，排上 ${placed} 人${left.length === 0 ? '' : `，${left.length} 人没有排上`}。`,
      `每个社区一天最多去在册人数的${shareWords[rule.oneIn] ?? ` 1/${rule.oneIn}`}，不足一人的按一人；不在社区的人不受此限。`,
    ],
  };
}

/** Batches by hand that break the rule, each as a sentence; empty where they keep it. */
export function batchFaults(
  people: readonly (BatchPerson & { readonly day: string })[],
  days: readonly BatchDay[],
  rule: BatchRule,
  nameOf: (community: string) => string,
): readonly string[] {
  return days.flatMap(({ day, limit }) => {
    const here = [...people, ...rule.taken].filter((one) => one.day === day);
    const over =
      limit !== null && here.length > limit ? [`${day} 共 ${here.length} 人，超过人数上限 ${limit} 人。`] : [];
    const communities = [...Map.groupBy(here, ({ community }) => community)].flatMap(([community, group]) => {
      if (community === null) return [];
      const most = mayBeAway(rule.staff.get(community) ?? group.length, rule.oneIn);
      return group.length <= most
        ? []
        : [`${day} ${nameOf(community)}去 ${group.length} 人，超过每天最多 ${most} 人，社区会空岗。`];
    });
    return [...over, ...communities];
  });
}
