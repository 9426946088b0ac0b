import { describe, expect, it } from 'vitest';
import { keyed, movedBy, movedTo } from '../../../../renderer/pages/export-profiles/profile-columns.ts';

const columns = keyed(
  ['甲', '乙', '丙'].map((heading) => ({ heading, binding: { take: 'blank' } as const, words: {} })),
);
const [first = 0, second = 0, third = 0] = columns.map(({ key }) => key);
const order = (moved: typeof columns): string => moved.map(({ heading }) => heading).join('');

describe('the columns of an export profile', () => {
  it('have keys of their own, also when they are read again', () => {
    expect(new Set([...columns, ...keyed(columns)].map(({ key }) => key)).size).toBe(6);
  });

  it('move one place, and stay at the ends', () => {
    expect(order(movedBy(columns, second, -1))).toBe('乙甲丙');
    expect(order(movedBy(columns, second, 1))).toBe('甲丙乙');
    expect(order(movedBy(columns, first, -1))).toBe('甲乙丙');
    expect(order(movedBy(columns, third, 1))).toBe('甲乙丙');
  });

  it('move to where another stands, from either side', () => {
    expect(order(movedTo(columns, third, first))).toBe('丙甲乙');
    expect(order(movedTo(columns, first, third))).toBe('乙丙甲');
    expect(order(movedTo(columns, second, second))).toBe('甲乙丙');
    expect(order(movedTo(columns, 999_999, first))).toBe('甲乙丙');
  });
});
