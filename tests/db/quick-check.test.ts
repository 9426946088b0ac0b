import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passesUnchanged } from '../../db/quick-check.ts';
import { registerMap } from '../../db/registers/all.ts';
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import { checkValue } from '../../db/registers/model/schema.ts';

const fields: readonly Field[] = [...registerMap().values()].flatMap((register): readonly Field[] => register.fields);

const values: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, 1, 1990, 2100, 2101),
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.constantFrom(
    '',
    ' ',
    '张三',
    ' 张三',
    '张 三',
    '1990-05',
    '1990-02-30',
    '1990-05-01',
    '139****0001',
    '张*',
    '13900000001',
    '\u200B',
    'a\u0000',
  ),
  fc.stringMatching(/^\d{17}[\dX]$/),
  fc.stringMatching(/^[0-9、-]{1,20}$/),
);

describe('the quick check', () => {
  it('passes only what the field’s schema returns as it is', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...fields), values, (field, value) => {
        const quick = passesUnchanged(field, value);
        if (quick) passed += 1;
        const slow = checkValue(field, value);
        return !quick || ('value' in slow && slow.value === value);
      }),
      { numRuns: 20_000 },
    );
    expect(passed).toBeGreaterThan(1000);
  });

  it('passes the plain values of a roster', () => {
    const plain: Readonly<Record<string, FieldValue>> = {
      text: '云溪师范学院',
      longText: '备注，一行',
      idNumber: '990101199003070111',
      phone: '13900000001',
      day: '2020-05',
      year: 2024,
      integer: 6,
      money: 1200,
      choice: '20',
      flag: 1,
      ref: 'key',
    };
    const slow = fields.filter((field) => {
      const value = plain[field.kind];
      return (
        value !== undefined &&
        'value' in checkValue(field, value) &&
        !passesUnchanged(field, value) &&
        field.kind !== 'text'
      );
    });
    expect(slow.map((field) => field.key)).toEqual([]);
  });
});
