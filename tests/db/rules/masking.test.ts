import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Privacy } from '../../../db/registers/model/field.ts';
import { looksMasked, mask } from '../../../db/rules/masking.ts';
import { idNumber } from './arbitraries.ts';

const kinds: readonly Privacy[] = ['id', 'phone', 'address', 'name', 'number', 'text'];

describe('a masked value', () => {
  it.each<[Privacy, string | number, string]>([
    ['id', '990101199003072823', '990***********2823'],
    ['phone', '13812345678', '138****5678'],
    ['phone', '0571-88886666', '057****6666'],
    ['phone', '88886666', '****6666'],
    ['phone', '13812345678、13900001111', '138****5678、139****1111'],
    ['phone', '668', '***'],
    ['address', '某省某市某区某某街道幸福路8号3单元501室', '某省某市某区某某街道***'],
    ['address', '某县城关镇东街5号', '某县城关镇***'],
    ['address', '幸福小区3号楼501', '***'],
    ['address', '阳光社区12栋', '***'],
    ['name', '张三', '张*'],
    ['name', '张三丰', '张**'],
    ['name', '𠮷野家', '𠮷**'],
    ['name', '阿不都·卡德尔', '阿***'],
    ['name', '张', '*'],
    ['number', '6222020200001234567', '***4567'],
    ['number', '1234', '***'],
    ['number', 6_222_020_200, '***0200'],
    ['text', '轻度脂肪肝', '***'],
  ])('of kind %s: %j becomes %s', (kind, value, masked) => {
    expect(mask(value, kind)).toBe(masked);
  });

  it('is nothing where there is nothing', () => {
    for (const kind of kinds) {
      expect(mask(null, kind)).toBeNull();
      expect(mask('', kind)).toBe('');
    }
  });

  it('is always recognised as masked, also typed in full width', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 })),
        fc.constantFrom(...kinds),
        (value, kind) => {
          fc.pre(value.trim() !== '');
          const masked = mask(value, kind) ?? '';
          expect(looksMasked(masked)).toBe(true);
          expect(looksMasked(masked.replaceAll('*', '＊'))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('shows at most seven characters of an ID number and hides its birth day', () => {
    fc.assert(
      fc.property(idNumber, (id) => {
        const masked = mask(id, 'id') ?? '';
        expect(masked.replaceAll('*', '')).toBe(id.slice(0, 3) + id.slice(-4));
        expect(masked).toHaveLength(18);
      }),
    );
  });
});

describe('an honest value', () => {
  it.each(['张三', '990101199003072823', '13812345678', '面积3*5米', '某市某区某街道1号', '', '12**34', '王小*明'])(
    '%j is not taken for masked',
    (value) => {
      expect(looksMasked(value)).toBe(false);
    },
  );
});
