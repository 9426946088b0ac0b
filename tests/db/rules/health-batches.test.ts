import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchFaults,
  type BatchDay,
  type BatchPerson,
  type BatchRule,
  mayBeAway,
  proposeBatches,
} from '../../../db/rules/health-batches.ts';

const day = (n: number): string => `2026-06-${String(n + 1).padStart(2, '0')}`;

/** So many people of each community, with more staff than are due. */
function office(sizes: readonly { readonly due: number; readonly others: number }[]) {
  const people: BatchPerson[] = sizes.flatMap(({ due }, c) =>
    Array.from({ length: due }, (_, n) => ({ id: `${c}-${n}`, community: `c${c}` })),
  );
  const staff = new Map(sizes.map(({ due, others }, c) => [`c${c}`, due + others]));
  return { people, staff };
}

/** The most that can be placed, by cutting the network everywhere: an independent way to the same number. */
function mostPlaced(people: readonly BatchPerson[], days: readonly BatchDay[], rule: BatchRule): number {
  const groups = [...Map.groupBy(people, ({ community }) => community)];
  const taken = (on: string, community?: string | null) =>
    rule.taken.filter((one) => one.day === on && (community === undefined || one.community === community)).length;
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 0; cut < 2 ** days.length; cut += 1) {
    const open = days.filter((_, n) => (cut & (2 ** n)) === 0);
    const closed = days.filter((_, n) => (cut & (2 ** n)) !== 0);
    const rooms = closed.reduce(
      (sum, { day: on, limit }) => sum + (limit === null ? people.length : Math.max(0, limit - taken(on))),
      0,
    );
    const sent = groups.reduce((sum, [community, members]) => {
      const share = mayBeAway(rule.staff.get(community ?? '') ?? members.length, rule.oneIn);
      const places = open.reduce((all, { day: on }) => all + Math.max(0, share - taken(on, community)), 0);
      return sum + Math.min(members.length, places);
    }, 0);
    least = Math.min(least, rooms + sent);
  }
  return least;
}

const setting = fc
  .record({
    sizes: fc.array(fc.record({ due: fc.nat({ max: 9 }), others: fc.nat({ max: 6 }) }), { maxLength: 5 }),
    limits: fc.array(fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }), { maxLength: 5 }),
    oneIn: fc.integer({ min: 1, max: 5 }),
    taken: fc.array(fc.record({ day: fc.nat({ max: 4 }), community: fc.nat({ max: 4 }) }), { maxLength: 6 }),
  })
  .map(({ sizes, limits, oneIn, taken }) => {
    const { people, staff } = office(sizes);
    return {
      people,
      days: limits.map((limit, n): BatchDay => ({ day: day(n), limit })),
      rule: {
        oneIn,
        staff,
        taken: taken.map((one) => ({ day: day(one.day), community: `c${one.community}` })),
      } satisfies BatchRule,
    };
  });

describe('the share of a community that may be away', () => {
  it.each([
    [1, 3, 1],
    [2, 3, 1],
    [5, 3, 1],
    [6, 3, 2],
    [9, 3, 3],
    [10, 2, 5],
  ])('of %i people, one in %i, is %i', (staff, oneIn, most) => {
    expect(mayBeAway(staff, oneIn)).toBe(most);
  });
});

describe('batches', () => {
  it('spread people evenly and take no more than a third of a community a day', () => {
    const { people, staff } = office([
      { due: 6, others: 0 },
      { due: 3, others: 0 },
    ]);
    const days = [0, 1, 2].map((n) => ({ day: day(n), limit: null }));
    const { batches, left, trace } = proposeBatches(people, days, { oneIn: 3, staff, taken: [] });
    expect(batches.map((batch) => batch.people)).toEqual([
      ['0-0', '0-1', '1-0'],
      ['0-2', '0-3', '1-1'],
      ['0-4', '0-5', '1-2'],
    ]);
    expect(left).toEqual([]);
    expect(trace[0]).toBe('9 人分 3 天，排上 9 人。');
  });

  it('say why somebody finds no place', () => {
    const { people, staff } = office([{ due: 4, others: 2 }]);
    const days = [{ day: day(0), limit: null }];
    const [first] = proposeBatches(people, days, { oneIn: 3, staff, taken: [] }).left;
    expect(first?.reason).toBe('本社区每天最多去 2 人，这 1 天里最多 2 人，应检 4 人：请增加日期。');
    const full = proposeBatches(people, [{ day: day(0), limit: 1 }], { oneIn: 1, staff, taken: [] });
    expect(full.left[0]?.reason).toBe('各天的人数上限已满：请增加日期或提高上限。');
    expect(proposeBatches(people, [], { oneIn: 3, staff, taken: [] }).left[0]?.reason).toBe('还没有选体检日期。');
  });

  it('move others aside where that makes room for all', () => {
    // Placed one community after the other on the roomiest days, somebody of the last finds nothing.
    const { people, staff } = office([1, 2, 3].map(() => ({ due: 5, others: 1 })));
    const days = [5, 1, 6, null].map((limit, n) => ({ day: day(n), limit }));
    const taken = [
      { day: day(0), community: 'c0' },
      { day: day(2), community: 'c2' },
      { day: day(1), community: 'c1' },
    ];
    expect(proposeBatches(people, days, { oneIn: 3, staff, taken }).left).toHaveLength(
      people.length - mostPlaced(people, days, { oneIn: 3, staff, taken }),
    );
  });

  it('take people of no community whatever the share', () => {
    const people = [1, 2, 3].map((n) => ({ id: String(n), community: null }));
    const { left } = proposeBatches(people, [{ day: day(0), limit: null }], { oneIn: 3, staff: new Map(), taken: [] });
    expect(left).toEqual([]);
  });

  it('have everybody once, keep every limit and share, and place as many as can be', () => {
    fc.assert(
      fc.property(setting, ({ people, days, rule }) => {
        const { batches, left } = proposeBatches(people, days, rule);
        const placed = batches.flatMap((batch) => batch.people.map((id) => ({ id, day: batch.day })));
        expect([...placed.map(({ id }) => id), ...left.map(({ id }) => id)].toSorted()).toEqual(
          people.map(({ id }) => id).toSorted(),
        );
        const communityOf = new Map(people.map(({ id, community }) => [id, community]));
        const over = days.filter(({ day: on, limit }) => {
          const here = placed.filter((one) => one.day === on).length;
          const before = rule.taken.filter((one) => one.day === on).length;
          return limit !== null && here > 0 && here + before > limit;
        });
        expect(over).toEqual([]);
        const emptied = days.flatMap(({ day: on }) =>
          [...rule.staff].filter(([community, staff]) => {
            const sent = placed.filter((one) => one.day === on && communityOf.get(one.id) === community).length;
            const before = rule.taken.filter((one) => one.day === on && one.community === community).length;
            return sent > 0 && sent + before > Math.max(1, staff / rule.oneIn);
          }),
        );
        expect(emptied).toEqual([]);
        expect(placed.length).toBe(mostPlaced(people, days, rule));
      }),
      { numRuns: 400 },
    );
  });
});

describe('batches by hand', () => {
  const staff = new Map([['c0', 6]]);
  const days = [{ day: day(0), limit: 3 }];
  const sent = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: String(n), community: 'c0', day: day(0) }));
  const faults = (count: number) => batchFaults(sent(count), days, { oneIn: 3, staff, taken: [] }, () => '海棠里社区');

  it('may stand while a community keeps its people', () => {
    expect(faults(2)).toEqual([]);
  });

  it('are refused with the community and the day', () => {
    expect(faults(3)).toEqual(['2026-06-01 海棠里社区去 3 人，超过每天最多 2 人，社区会空岗。']);
    expect(faults(4)[0]).toBe('2026-06-01 共 4 人，超过人数上限 3 人。');
  });
});
