import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, parseMoney } from '../../../db/rules/money.ts';

describe('an amount', () => {
  it.each<[string | number, number]>([
    ['3000', 300_000],
    ['3,000.50', 300_050],
    ['￥3000', 300_000],
    ['¥ 3，000', 300_000],
    ['3000元', 300_000],
    ['3000元/月', 300_000],
    ['1.2万', 1_200_000],
    ['1.2345万元', 1_234_500],
    ['-50.5', -5050],
    ['０．０１', 1],
    ['.5', 50],
    ['0', 0],
    ['-0', 0],
    [3000, 300_000],
    [4289.1, 428_910],
    [0.1 + 0.2, 30],
    [1.1 * 3, 330],
    [1.005, 101],
  ])('%j is %i 分', (cell, fen) => {
    expect(parseMoney(cell)).toMatchObject({ fen });
  });

  it('finer than 分 is rounded, and says so', () => {
    expect(parseMoney('1.005')).toEqual({ fen: 101, repaired: expect.stringContaining('四舍五入') });
    expect(parseMoney('2.999')).toMatchObject({ fen: 300 });
    expect(parseMoney(0.1 + 0.2)).toEqual({ fen: 30, repaired: null });
  });

  it.each(['', '无', '—', '/'])('%j is none', (cell) => {
    expect(parseMoney(cell)).toEqual({ fen: null, repaired: null });
  });

  it.each<[string | number, RegExp]>([
    ['叁仟元', /看不懂/],
    ['3,00,0', /看不懂/],
    ['3000-4000', /看不懂/],
    [Number.NaN, /看不懂/],
    ['.', /看不懂/],
    ['元', /看不懂/],
    ['1e5', /看不懂/],
    ['999999999999', /太大/],
    [1e15, /太大/],
  ])('%j is refused', (cell, sentence) => {
    expect(parseMoney(cell)).toEqual({ error: expect.stringMatching(sentence) });
  });
});

describe('a written amount', () => {
  it.each<[number, Parameters<typeof formatMoney>[1], string]>([
    [123_456, {}, '1,234.56'],
    [123_400, {}, '1,234.00'],
    [123_400, { decimals: 'needed' }, '1,234'],
    [123_450, { decimals: 'needed' }, '1,234.50'],
    [123_456_789, { grouped: false }, '1234567.89'],
    [5, {}, '0.05'],
    [-123_456, { suffix: true }, '-1,234.56元'],
    [1_234_500, { unit: '万元', suffix: true }, '1.2345万元'],
    [1_000_000, { unit: '万元' }, '1'],
    [0, {}, '0.00'],
  ])('of %i 分 with %j is %s', (fen, style, text) => {
    expect(formatMoney(fen, style)).toBe(text);
  });

  it('is refused where it is no whole number of 分', () => {
    expect(() => formatMoney(0.5)).toThrow(RangeError);
  });

  it('is read back to the same 分 in every style', () => {
    const style = fc.record({
      unit: fc.constantFrom('元' as const, '万元' as const),
      suffix: fc.constant(true),
      grouped: fc.boolean(),
      decimals: fc.constantFrom('always' as const, 'needed' as const),
    });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), style, (fen, style) => {
        expect(parseMoney(formatMoney(fen, style))).toEqual({ fen, repaired: null });
      }),
    );
  });

  it('of a number cell is exact for every amount with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (fen) => {
        expect(parseMoney(fen / 100)).toEqual({ fen, repaired: null });
      }),
    );
  });
});
