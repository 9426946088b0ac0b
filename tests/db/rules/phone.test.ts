import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPhone } from '../../../db/rules/phone.ts';
import { textOf } from './arbitraries.ts';

describe('a phone cell', () => {
  it.each<[string | number, string]>([
    ['13812345678', '13812345678'],
    [13_812_345_678, '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['138—1234—5678', '13812345678'],
    ['+86 13812345678', '13812345678'],
    ['+86-138-1234-5678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ["'13812345678", '13812345678'],
    ['0571-88886666', '0571-88886666'],
    ['057188886666', '0571-88886666'],
    ['(0571)88886666', '0571-88886666'],
    ['（010）66668888', '010-66668888'],
    ['010 66668888', '010-66668888'],
    ['+86-571-88886666', '0571-88886666'],
    ['0571-88886666转12', '0571-88886666转12'],
    ['0571-88886666-12', '0571-88886666转12'],
    ['88886666', '88886666'],
    ['8888 666', '8888666'],
    ['400-123-4567', '4001234567'],
    ['13812345678、13900001111', '13812345678、13900001111'],
    ['13812345678 13900001111', '13812345678、13900001111'],
    ['13812345678\n0571-88886666', '13812345678、0571-88886666'],
    ['13812345678/13812345678', '13812345678'],
    ['1381234567813900001111', '13812345678、13900001111'],
  ])('%j holds %s', (cell, text) => {
    expect(checkPhone(cell)).toEqual({ text, repaired: null, doubt: null });
  });

  it.each<[string | number, string, RegExp]>([
    [57_188_886_666, '0571-88886666', /补上区号/],
    [1_066_668_888, '010-66668888', /补上区号/],
    ['手机：13812345678', '13812345678', /文字/],
    ['13812345678（微信同号）', '13812345678', /文字/],
    ['办公0571-88886666转12', '0571-88886666转12', /文字/],
  ])('%j is repaired to %s', (cell, text, sentence) => {
    expect(checkPhone(cell)).toEqual({ text, repaired: expect.stringMatching(sentence), doubt: null });
  });

  it('asks about a short number', () => {
    expect(checkPhone('668123')).toEqual({ text: '668123', repaired: null, doubt: expect.stringContaining('短号') });
  });

  it.each(['', ' ', '无', '—', '/'])('%j holds none', (cell) => {
    expect(checkPhone(cell)).toEqual({ text: null, repaired: null, doubt: null });
  });

  it.each<[string | number, RegExp]>([
    ['1381234567', /位数/],
    ['138123456789', /位数/],
    ['12812345678', /位数/],
    ['1.38E+10', /科学计数/],
    ['张三', /位数/],
    [1.5, /位数/],
    [-1, /位数/],
    ['13812345678、123456789', /位数/],
  ])('%j is refused', (cell, sentence) => {
    expect(checkPhone(cell)).toEqual({ error: expect.stringMatching(sentence) });
  });

  it('read once is read again without a change', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), textOf('0123456789', { minLength: 9, maxLength: 9 }))
      .map(([d, rest]) => `1${d}${rest}`);
    const office = fc
      .tuple(
        fc.constantFrom('010', '021', '0571', '0999'),
        fc.integer({ min: 2_000_000, max: 99_999_999 }),
        fc.constantFrom('', '转8', '转1234'),
      )
      .filter(([, number]) => !String(number).startsWith('1'))
      .map(([area, number, extension]) => `${area}-${number}${extension}`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(mobile, office), { minLength: 1, maxLength: 3 }), (numbers) => {
        expect(checkPhone(numbers.join(' / '))).toEqual({ text: numbers.join('、'), repaired: null, doubt: null });
      }),
    );
  });

  it('never throws, and never repeats a number in a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), textOf('0123456789-转、 (（）+手机')), (cell) => {
        const read = checkPhone(cell);
        expect('error' in read ? read.error : '').not.toMatch(/\d{3}/);
        expect('error' in read ? '0' : (read.text ?? '0')).toMatch(/^[0-9、转-]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});
