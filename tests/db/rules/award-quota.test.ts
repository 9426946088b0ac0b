import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotaFaults } from '../../../db/rules/award-quota.ts';

const of = (quotas: Readonly<Record<string, number>>, nominated: string) =>
  quotaFaults({
    name: '优秀',
    year: 2026,
    quotas: Object.entries(quotas).map(([key, places]) => ({ community: key === 'all' ? null : key, places })),
    nominations: [...nominated].map((one) => ({ community: one === '?' ? null : one })),
    called: (community) => `${community}社区`,
  });

describe('评优名额', () => {
  it.each([
    ['no places given out', {}, 'aaa', []],
    ['as many as there are places', { all: 2 }, 'ab', []],
    ['one more', { all: 2 }, 'ab?', ['2026年“优秀”名额2名，推荐了3名，超出1名。']],
    ['none to give', { all: 0 }, 'a', ['2026年“优秀”名额0名，推荐了1名，超出1名。']],
    ['each community its own', { all: 3, a: 2, b: 1 }, 'aab', []],
    ['one too many from a community', { all: 3, a: 1 }, 'aa', ['2026年“优秀”分给a社区的名额1名，推荐了2名，超出1名。']],
    [
      'too many from the small ones together',
      { all: 3, a: 2 },
      'bc',
      ['2026年“优秀”没有单列的社区合用的名额1名，推荐了2名，超出1名。'],
    ],
    ['somebody of no known community shares what is left', { all: 3, a: 2 }, '?', []],
    ['only the split known', { a: 1, b: 1 }, 'ab', []],
    ['only the split known, one too many', { a: 1, b: 1 }, 'abb', ['2026年“优秀”名额2名，推荐了3名，超出1名。']],
    [
      'more split than there is',
      { all: 1, a: 1, b: 1 },
      '',
      ['2026年“优秀”分到各社区的名额共2名，多于街道的1名，请核对。'],
    ],
  ])('%s', (_what, quotas, nominated, faults) => {
    expect(of(quotas, nominated)).toEqual(faults);
  });

  it('never lets pass more than there are places, and never refuses fewer nominations where it passed more', () => {
    const places = fc.integer({ min: 0, max: 4 });
    const quotas = fc.record({ all: places, a: places, b: places });
    fc.assert(
      fc.property(quotas, fc.array(fc.constantFrom('a', 'b', 'c', '?'), { maxLength: 8 }), (given, nominated) => {
        const passes = (some: readonly string[]): boolean => of(given, some.join('')).length === 0;
        if (!passes(nominated)) return;
        expect(nominated.length).toBeLessThanOrEqual(given.all);
        expect(nominated.filter((one) => one === 'a').length).toBeLessThanOrEqual(given.a);
        for (let left = 0; left < nominated.length; left += 1) expect(passes(nominated.toSpliced(left, 1))).toBe(true);
      }),
    );
  });
});
