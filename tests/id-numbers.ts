/** Invented citizen numbers: a region that was never assigned, a real day, a right check digit. */
import { checkDigit } from '../db/rules/id-number.ts';

/**
 * @param birth eight digits, YYYYMMDD
 * @param order 0–999; odd is male, even female
 */
export function idNumber(birth: string, order: number): string {
  const first17 = `990101${birth}${String(order).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}
