/**
 * The cheap side of a field's check. A roster brings some hundred thousand values, nearly all of them plain: those pass here,
 * the rest go through the field's schema. What passes here, the schema would return unchanged.
 */
import type { Field, FieldValue } from './registers/model/field.ts';
import { isDay } from './rules/day.ts';

const odd = /[\p{Cc}\p{Cf}\uFFFE\uFFFF*＊]/u;
const plainName = /^\p{Script=Han}{1,6}$/u;
const idShape = /^\d{17}[\dX]$/;
const phoneShape = /^[0-9、-]{3,60}$/;

function passesText(value: string, longest: number): boolean {
  return value.length <= longest && value !== '' && !odd.test(value) && value.trim() === value;
}

function passesNumber(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

/** Whether the field's schema would surely return this very value. False says nothing. */
export function passesUnchanged(field: Field, value: FieldValue | undefined): boolean {
  if (value === null) return field.required !== true;
  if (typeof value === 'number') {
    switch (field.kind) {
      case 'integer':
        return passesNumber(value, field.min ?? -1e9, field.max ?? 1e9);
      case 'year':
        return passesNumber(value, 1900, 2100);
      case 'money':
        return passesNumber(value, -1e13, 1e13);
      case 'flag':
        return value === 0 || value === 1;
      default:
        return false;
    }
  }
  if (value === undefined) return false;
  switch (field.kind) {
    case 'text':
      return field.personName === true
        ? plainName.test(value) && value.length <= (field.maxLength ?? 200)
        : passesText(value, field.maxLength ?? 200);
    case 'longText':
      return passesText(value, field.maxLength ?? 20_000);
    case 'idNumber':
      return idShape.test(value);
    case 'phone':
      return phoneShape.test(value);
    case 'day':
      return (field.exact !== true || value.length === 10) && isDay(value);
    case 'choice':
    case 'ref':
    case 'photo':
      return passesText(value, 100);
    default:
      return false;
  }
}
