import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyWords } from '../../../db/rules/money-words.ts';

describe('an amount in words', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [1000, '壹拾元整'],
    [10_700, '壹佰零柒元整'],
    [123_456, '壹仟贰佰叁拾肆元伍角陆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [600_700, '陆仟零柒元整'],
    [10_000_000_00, '壹仟万元整'],
    [10_010_000_00, '壹仟零壹万元整'],
    [100_000_005_00, '壹亿零伍元整'],
  ])('%i 分 is %s', (fen, words) => {
    expect(moneyWords(fen)).toBe(words);
  });

  it('tells any two amounts apart and never doubles a zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2e9 }), fc.integer({ min: 1, max: 2e9 }), (one, other) => {
        expect(moneyWords(one) === moneyWords(other)).toBe(one === other);
        expect(moneyWords(one)).not.toMatch(/零零|零元.|零万/);
      }),
    );
  });

  it('is none below nothing', () => {
    expect(() => moneyWords(-1)).toThrow(RangeError);
  });
});
