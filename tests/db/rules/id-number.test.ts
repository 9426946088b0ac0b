import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, checkIdNumber, idBirthDay, idSex, maskId } from '../../../db/rules/id-number.ts';
import { idNumber, textOf } from './arbitraries.ts';

/** ISO 7064 MOD 11-2 by its recursion, as a second opinion. */
function recursive(first17: string): string {
  let p = 0;
  for (const digit of first17) p = ((p + Number(digit)) * 2) % 11;
  return '0123456789X'.charAt((12 - p) % 11);
}

const woman = '99010119900307282' + recursive('99010119900307282');

describe('the check character', () => {
  it.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('of the examples of GB 11643 (%s) is %s', (first17, check) => {
    expect(checkDigit(first17)).toBe(check);
  });

  it('agrees with the recursion of ISO 7064', () => {
    fc.assert(
      fc.property(textOf('0123456789', { minLength: 17, maxLength: 17 }), (first17) => {
        expect(checkDigit(first17)).toBe(recursive(first17));
      }),
    );
  });
});

describe('an ID number', () => {
  it('is accepted, also of a region that nobody knows', () => {
    expect(checkIdNumber(woman)).toEqual({ ok: true, id: woman, repaired: [] });
  });

  it('says birth day and sex', () => {
    expect(idBirthDay(woman)).toBe('1990-03-07');
    expect(idSex(woman)).toBe('2');
    expect(idSex('990101199003072830')).toBe('1');
    expect(idBirthDay('990101199002302830')).toBeNull();
    expect(idBirthDay('1990')).toBeNull();
    expect(idSex('')).toBeNull();
  });

  it('is cleaned of spaces, quotes, full-width digits and look-alikes of X, each named', () => {
    fc.assert(
      fc.property(idNumber, fc.subarray(['space', 'quote', 'wide', 'small'] as const), (id, dirt) => {
        let cell = id;
        if (dirt.includes('wide')) cell = cell.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
        if (dirt.includes('small')) cell = cell.replace('X', 'x');
        if (dirt.includes('space')) cell = ` ${cell.slice(0, 6)} ${cell.slice(6)}\u00A0`;
        if (dirt.includes('quote')) cell = `'${cell}`;
        const expected = dirt.filter((kind) => kind !== 'small' || id.endsWith('X')).length;
        const checked = checkIdNumber(cell);
        expect(checked).toMatchObject({ ok: true, id });
        expect(checked.ok && checked.repaired.length).toBe(expected);
      }),
    );
  });

  it('ending in a multiplication sign is read as ending in X', () => {
    fc.assert(
      fc.property(idNumber, (id) => {
        fc.pre(id.endsWith('X'));
        expect(checkIdNumber(id.replace('X', '×'))).toEqual({ ok: true, id, repaired: ['末位改为字母X'] });
      }),
    );
  });

  it('with one wrong digit is always found out', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        const wrong = id.slice(0, place) + ((Number(id[place]) + shift) % 10) + id.slice(place + 1);
        expect(checkIdNumber(wrong).ok).toBe(false);
      }),
    );
  });

  it('with a wrong check character may be told from other faults, and is handed back for an override', () => {
    const wrong = woman.slice(0, 17) + (woman.endsWith('1') ? '2' : '1');
    expect(checkIdNumber(wrong)).toEqual({
      ok: false,
      code: 'checksum',
      sentence: expect.stringContaining('校验码'),
      id: wrong,
    });
  });

  it.each([
    ['9901011990030728', 'length'],
    ['', 'length'],
    ['990101199003072823123', 'length'],
    ['99010119900307282张', 'characters'],
    ['9901011990X3072823', 'characters'],
    ['990***********2823', 'characters'],
    ['990101199002302823', 'birth'],
    ['990101189912312823', 'birth'],
    ['990101900230282', 'birth'],
    ['9.90101E+17', 'truncated'],
    ['9.90101199003072E17', 'truncated'],
  ])('%j is refused as %s', (cell, code) => {
    expect(checkIdNumber(cell)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(/^(?!.*\d{6}).*。$/),
    });
  });

  it('of 15 digits is asked about, with the number it would become', () => {
    const checked = checkIdNumber('990101900307282');
    expect(checked).toEqual({ ok: false, code: 'fifteen', sentence: expect.stringContaining('15位'), id: woman });
    expect(checkIdNumber(990_101_900_307_282)).toEqual(checked);
  });

  it('as a number of more than 15 digits was cut off by Excel', () => {
    expect(checkIdNumber(Number(woman.slice(0, 17)) * 10)).toMatchObject({
      code: 'truncated',
      sentence: expect.stringContaining('已被 Excel 截断'),
    });
    expect(checkIdNumber(9_901_011_990_030_720)).toMatchObject({ code: 'truncated' });
  });

  it('as a text that was cut off by Excel is found by its zeros', () => {
    fc.assert(
      fc.property(idNumber, (id) => {
        const cut = `${id.slice(0, 15)}000`;
        fc.pre(recursive(cut.slice(0, 17)) !== '0');
        expect(checkIdNumber(cut)).toMatchObject({ code: 'truncated' });
      }),
    );
  });

  it('that is right may end in 000', () => {
    const found = Array.from({ length: 1000 }, (_, i) => `99${String(i).padStart(4, '0')}1990030700`).find(
      (f) => recursive(`${f}0`) === '0',
    );
    expect(checkIdNumber(`${found}00`)).toMatchObject({ ok: true });
  });

  it('is masked to its first three and last four', () => {
    expect(maskId(woman)).toBe(`990***********${woman.slice(14)}`);
    expect(maskId('12345678')).toBe('***');
    expect(maskId('')).toBe('');
  });
});
