import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedBeside, narrowest, usualWidth, widest, widthAfter } from '../../../../renderer/parts/list/arrange.ts';

describe('a dropped column', () => {
  const keys = ['a', 'b', 'c', 'd'];
  it('stands before or after the one it was dropped on', () => {
    expect(movedBeside(keys, 'd', 'b', 'before')).toEqual(['a', 'd', 'b', 'c']);
    expect(movedBeside(keys, 'a', 'c', 'after')).toEqual(['b', 'c', 'a', 'd']);
    expect(movedBeside(keys, 'a', 'b', 'before')).toEqual(keys);
    expect(movedBeside(keys, 'c', 'c', 'after')).toEqual(keys);
  });

  it('never gets lost, nor does any other', () => {
    const key = fc.constantFrom(...keys, 'elsewhere');
    fc.assert(
      fc.property(key, key, fc.constantFrom('before' as const, 'after' as const), (moved, target, side) => {
        expect(movedBeside(keys, moved, target, side).toSorted()).toEqual(keys);
      }),
    );
  });
});

describe('the width of a column', () => {
  it('follows the mouse within bounds, in whole px', () => {
    expect(widthAfter(100, 20.4)).toBe(120);
    expect(widthAfter(100, -90)).toBe(narrowest);
    expect(widthAfter(100, 9000)).toBe(widest);
  });

  it('leaves room for the heading with its arrow, number and filter', () => {
    expect(usualWidth({ key: 'sex', label: '性别', kind: 'text', width: 56 })).toBe(88);
    expect(usualWidth({ key: 'note', label: '备注', kind: 'text', width: 140 })).toBe(140);
  });
});
