import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leftOutInARow,
  placesOf,
  proposeVisits,
  type VisitCandidate,
  visitGroups,
  type VisitRule,
  visitQuestions,
} from '../../../db/rules/visit-recipients.ts';

const person = (id: string, more: Partial<VisitCandidate> = {}): VisitCandidate => ({
  id,
  community: 'a',
  groups: ['front_line'],
  female: false,
  partyMember: false,
  visits: 0,
  lastVisit: null,
  leftOut: 0,
  ...more,
});
const rule = (more: Partial<VisitRule> = {}): VisitRule => ({
  groups: ['front_line'],
  limitedTo: null,
  perHead: null,
  budget: null,
  ...more,
});
const ids = (people: readonly VisitCandidate[], asked: VisitRule): readonly string[] =>
  proposeVisits(people, asked).lines.map(({ id }) => id);

describe('whom a visit is for', () => {
  const people = [
    person('工'),
    person('退', { groups: ['retired'] }),
    person('兼', { groups: ['part_time'] }),
    person('难', { groups: ['front_line', 'difficulty'] }),
  ];

  it.each([
    [['front_line'], '难工'],
    [['retired'], '退'],
    [['part_time'], '兼'],
    [['difficulty'], '难'],
    [['retired', 'part_time'], '兼退'],
    [[], ''],
  ] as const)('is told by the groups %j', (groups, names) => {
    expect([...ids(people, rule({ groups }))].toSorted().join('')).toBe([...names].toSorted().join(''));
  });

  it('is only women on 8 March and only party members on 1 July', () => {
    const some = [person('女', { female: true }), person('党', { partyMember: true }), person('男')];
    expect(ids(some, rule({ limitedTo: 'women' }))).toEqual(['女']);
    expect(ids(some, rule({ limitedTo: 'party' }))).toEqual(['党']);
  });

  it('is listed once, with every group of the rule as the reason', () => {
    const [line, ...more] = proposeVisits(people.slice(3), rule({ groups: ['front_line', 'difficulty'] })).lines;
    expect(more).toEqual([]);
    expect(line?.reason).toBe('一线在岗、困难认定人员；没有走访记录');
  });
});

describe('who comes first where the money does not reach everybody', () => {
  it.each([
    [person('a', { visits: 1 }), person('b'), 'b'],
    [person('a'), person('b', { leftOut: 1 }), 'b'],
    [person('a'), person('b', { groups: ['front_line', 'difficulty'] }), 'b'],
    [person('a', { lastVisit: '2025-06-01' }), person('b', { lastVisit: '2024-06-01' }), 'b'],
    [person('a', { lastVisit: '2025-06-01' }), person('b'), 'b'],
    [person('b', { community: 'b' }), person('c', { community: 'a' }), 'c'],
  ])('is one of two: %#', (one, other, first) => {
    const asked = rule({ perHead: 20_000, budget: 39_999 });
    const { lines, places } = proposeVisits([one, other], asked);
    expect(places).toBe(1);
    expect(lines.filter(({ proposed }) => proposed).map(({ id }) => id)).toEqual([first]);
  });

  it('is everybody where head or budget are open', () => {
    expect(placesOf({ perHead: null, budget: 100 })).toBeNull();
    expect(placesOf({ perHead: 0, budget: 100 })).toBeNull();
    expect(proposeVisits([person('a'), person('b')], rule()).lines.every(({ proposed }) => proposed)).toBe(true);
  });

  it('says how it was reckoned', () => {
    const { trace } = proposeVisits([person('a')], rule({ perHead: 20_000, budget: 100_000 }));
    expect(trace.join('')).toContain('预算 1,000.00 元÷人均 200.00 元，可慰问 5 人');
  });
});

describe('what has to be answered before a plan stands', () => {
  const lines = (people: readonly VisitCandidate[]) => proposeVisits(people, rule()).lines;
  const codes = (people: readonly VisitCandidate[], chosen: readonly string[], budget: number | null, spent: number) =>
    visitQuestions(lines(people), new Set(chosen), { budget, spent }).map(({ code }) => code);

  it('is a sum above the budget, to the 分', () => {
    expect(codes([person('a')], ['a'], 10_000, 10_000)).toEqual([]);
    expect(codes([person('a')], ['a'], 10_000, 10_001)).toEqual(['over-budget']);
    expect(codes([person('a')], ['a'], null, 10_001)).toEqual([]);
  });

  it('is somebody left out for the third time, by name', () => {
    const people = [person('a', { leftOut: 1 }), person('b', { leftOut: 2 }), person('c')];
    expect(codes(people, ['b', 'c'], null, 0)).toEqual([]);
    const asked = visitQuestions(lines(people), new Set(['c']), { budget: null, spent: 0 });
    expect(asked).toEqual([
      { code: 'left-out', sentence: expect.stringContaining('有 1 人将连续第 3 次'), people: ['b'] },
    ]);
  });

  it('is somebody visited again while another waits', () => {
    const people = [person('a', { visits: 1 }), person('b')];
    expect(codes(people, ['a'], null, 0)).toEqual(['twice']);
    expect(codes(people, ['a', 'b'], null, 0)).toEqual([]);
    expect(codes(people, ['b'], null, 0)).toEqual([]);
  });
});

describe('being left out in a row', () => {
  const plan = (day: string, qualified: string, chosen: string) => ({
    day,
    qualified: new Set(qualified),
    chosen: new Set(chosen),
  });

  it('is counted since the last visit, and only where somebody qualified', () => {
    const plans = [plan('2026-05-01', 'ab', 'b'), plan('2026-01-01', 'abc', 'c'), plan('2026-02-17', 'ab', '')];
    expect(Object.fromEntries(leftOutInARow(plans))).toEqual({ a: 3 });
  });
});

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    community: fc.option(fc.constantFrom('a', 'b')),
    groups: fc.uniqueArray(fc.constantFrom(...visitGroups)),
    female: fc.boolean(),
    partyMember: fc.boolean(),
    visits: fc.nat(3),
    lastVisit: fc.option(fc.constantFrom('2024-01-01', '2025-01-01')),
    leftOut: fc.nat(3),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);
const rules = fc.record({
  groups: fc.uniqueArray(fc.constantFrom(...visitGroups)),
  limitedTo: fc.constantFrom(null, 'women' as const, 'party' as const),
  perHead: fc.option(fc.integer({ min: 1, max: 50_000 })),
  budget: fc.option(fc.integer({ min: 0, max: 500_000 })),
});

describe('any proposal', () => {
  it('never goes beyond the budget, and never visits again while somebody waits', () => {
    fc.assert(
      fc.property(candidates, rules, (people, asked) => {
        const { lines } = proposeVisits(people, asked);
        const chosen = lines.filter(({ proposed }) => proposed);
        const spent = chosen.length * (asked.perHead ?? 0);
        const questions = visitQuestions(lines, new Set(chosen.map(({ id }) => id)), { budget: asked.budget, spent });
        expect(questions.map(({ code }) => code).filter((code) => code !== 'left-out')).toEqual([]);
      }),
    );
  });

  it('does not depend on the order in which people come', () => {
    fc.assert(
      fc.property(candidates, rules, (people, asked) => {
        expect(proposeVisits(people.toReversed(), asked)).toEqual(proposeVisits(people, asked));
      }),
    );
  });

  it('names exactly those who qualify, each once', () => {
    fc.assert(
      fc.property(candidates, rules, (people, asked) => {
        const due = people.filter(
          ({ groups, female, partyMember }) =>
            groups.some((group) => asked.groups.includes(group)) &&
            (asked.limitedTo !== 'women' || female) &&
            (asked.limitedTo !== 'party' || partyMember),
        );
        expect(ids(people, asked).toSorted()).toEqual(due.map(({ id }) => id).toSorted());
      }),
    );
  });
});
