import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageBand,
  ageBands,
  duePosts,
  movingRefusal,
  postsPerTenThousand,
  staffingOf,
  staffingOfOffice,
} from '../../../db/rules/staffing.ts';

const rule = { perTenThousand: postsPerTenThousand, rounding: 'up' } as const;

describe('the posts that residents are due', () => {
  it.each([
    [10_000, 'up', 18],
    [10_001, 'up', 19],
    [10_001, 'down', 18],
    [10_277, 'nearest', 18],
    [10_278, 'nearest', 19],
    [0, 'up', 0],
    [5556, 'up', 11],
    [5555, 'up', 10],
  ] as const)('are for %s residents, %s: %s', (residents, rounding, posts) => {
    expect(duePosts(residents, { perTenThousand: 18, rounding })).toBe(posts);
  });

  it('are unknown where the residents are, and follow the county’s own number', () => {
    expect(duePosts(null, rule)).toBeNull();
    expect(duePosts(10_000, { perTenThousand: 20.5, rounding: 'up' })).toBe(21);
  });

  it('differ by one at most however they are rounded', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (residents) => {
        const by = (rounding: 'up' | 'nearest' | 'down') => duePosts(residents, { ...rule, rounding }) ?? -1;
        expect(by('up') - by('down')).toBeLessThanOrEqual(1);
        expect(by('nearest')).toBeGreaterThanOrEqual(by('down'));
        expect(by('nearest')).toBeLessThanOrEqual(by('up'));
      }),
    );
  });
});

const worker = (community: string | null, away: string | null = null, category = 'worker') => ({
  community,
  away,
  category,
});

describe('a community', () => {
  const people = [
    worker('a'),
    worker('a', '借出'),
    worker('a', null, 'committee_part'),
    worker('b', null, 'committee_full'),
    worker(null),
  ];
  const a = { id: 'a', residents: 1000, approved: 5 };
  const b = { id: 'b', residents: 1000, approved: null };

  it('counts whom measure 1 counts, at the post or away, and lacks the rest of its posts', () => {
    const found = staffingOf(a, people, rule);
    expect([found.due, found.approved, found.onRoll.length, found.atPost.length, found.gap]).toEqual([2, 5, 2, 1, 3]);
    expect(found.away).toEqual([people[1]]);
  });

  it('without an approval is measured by what it is due', () => {
    expect(staffingOf(b, people, rule).gap).toBe(1);
    expect(staffingOf({ ...b, residents: null }, people, rule).gap).toBeNull();
  });

  it('adds up to the office, whose own approval wins', () => {
    const found = staffingOfOffice([a, b], people, rule, null);
    expect([found.due, found.approved, found.onRoll.length, found.atPost.length, found.gap]).toEqual([4, 5, 4, 3, 3]);
    expect(found.onRoll[0]).toBe(people[0]);
    expect(staffingOfOffice([a, b], people, rule, 9).gap).toBe(5);
  });
});

describe('the bands of age', () => {
  it('hold every age once', () => {
    for (let age = 0; age <= 100; age += 1) {
      expect(ageBands.filter(({ from, to }) => age >= from && age <= to).map(({ key }) => key)).toEqual([ageBand(age)]);
    }
    expect(ageBand(null)).toBeNull();
    expect([ageBand(35), ageBand(36), ageBand(56)]).toEqual(['to35', 'to45', 'over']);
  });
});

describe('调配', () => {
  it.each([
    ['worker', 'worker', '可以调配'],
    ['worker', 'secretary', '书记'],
    ['committee_full', 'member', '选举'],
    ['committee_part', null, '专职工作人员'],
    [null, null, '专职工作人员'],
  ])('of %s as %s says %s', (category, position, reason) => {
    expect(movingRefusal(category, position) ?? '可以调配').toContain(reason);
  });
});
