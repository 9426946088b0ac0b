/** Values for the property tests of the rules. */
import fc from 'fast-check';
import { daysInMonth } from '../../../db/rules/day.ts';
import { checkDigit } from '../../../db/rules/id-number.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** Texts made of the characters of an alphabet. */
export function textOf(
  alphabet: string,
  bounds: { minLength?: number; maxLength?: number } = {},
): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), ...bounds });
}

/** Days known to the day, between two years. */
export function exactDayBetween(first: number, last: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, day]) => `${year}-${two(month)}-${two(Math.min(day, daysInMonth(year, month)))}`);
}

export const exactDay = exactDayBetween(1900, 2100);

/** Days as exact as it happens. */
export const anyDay = fc.tuple(exactDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));

/** Right ID numbers of nobody: the region 99 was never assigned. */
export const idNumber = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), exactDay, fc.integer({ min: 0, max: 999 }))
  .map(([region, birth, order]) => {
    const first17 = `99${String(region).padStart(4, '0')}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return first17 + checkDigit(first17);
  });
