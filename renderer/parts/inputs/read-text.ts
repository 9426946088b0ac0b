/** How typed text becomes a value, per kind of field: lenient like the import, saying what was understood. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { type Day, formatDay, isDay } from '../../../db/rules/day.ts';
import { checkIdNumber } from '../../../db/rules/id-number.ts';
import { formatMoney, parseMoney } from '../../../db/rules/money.ts';
import { normaliseName } from '../../../db/rules/names.ts';
import { checkPhone } from '../../../db/rules/phone.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { parseTypedDay } from '../../../db/rules/typed-day.ts';

export interface Read {
  /** The value; text that could not be read is passed on as typed, for the check to refuse it with its sentence. */
  readonly value: FieldValue;
  /** What was understood or put right; empty where it is plain. */
  readonly understood: string;
  /** What the clerk should look at again. */
  readonly doubt: string;
}

const plain = (value: FieldValue): Read => ({ value, understood: '', doubt: '' });

function readDay(text: string, today: Day): Read {
  const parsed = parseTypedDay(text, today);
  if ('error' in parsed) return { value: text, understood: '', doubt: parsed.error };
  const { day, repaired, doubt } = parsed;
  const understood = day === null || day === text ? '' : `理解为 ${formatDay(day, '1990年5月1日')}。`;
  return { value: day, understood: `${understood}${repaired ?? ''}`, doubt: doubt ?? '' };
}

function readMoney(text: string): Read {
  const parsed = parseMoney(text);
  if ('error' in parsed) return { value: text, understood: '', doubt: parsed.error };
  const said = parsed.fen === null ? '' : formatMoney(parsed.fen, { suffix: true });
  const understood = said === '' || said === `${text}元` ? '' : `理解为 ${said}。`;
  return { value: parsed.fen, understood: `${understood}${parsed.repaired ?? ''}`, doubt: '' };
}

/** What may stand behind a number of the field: its own unit, no other: 3个月 is not 3天. */
function unitsOf(field: Field): ReadonlySet<string> {
  if (field.kind === 'year') return new Set(['年', '年度']);
  const { unit } = { unit: undefined, ...field };
  return unit === undefined ? new Set() : new Set([unit, unit.replace('个', ''), `个${unit}`]);
}

function readNumber(field: Field, text: string): Read {
  const typed = withoutSpaces(halfWidth(text)).replaceAll(',', '');
  const [, digits, behind] = /^第?(-?\d+(?:\.\d*)?)(\D*)$/u.exec(typed) ?? [];
  if (digits === undefined || behind === undefined) return plain(text);
  const value = Number(digits);
  if (behind === '' && !typed.startsWith('第')) return plain(value);
  return behind === '' || unitsOf(field).has(behind)
    ? { value, understood: `理解为 ${value}。`, doubt: '' }
    : plain(text);
}

function readIdNumber(text: string): Read {
  const checked = checkIdNumber(text);
  if (checked.ok) return { value: checked.id, understood: checked.repaired.join('、'), doubt: '' };
  if (checked.code === 'fifteen') return { value: withoutSpaces(text), understood: '', doubt: checked.sentence };
  return plain(checked.id ?? withoutSpaces(halfWidth(text)));
}

function readPhone(text: string): Read {
  const checked = checkPhone(text);
  if ('error' in checked) return { value: text, understood: '', doubt: checked.error };
  return { value: checked.text, understood: checked.repaired ?? '', doubt: checked.doubt ?? '' };
}

/** Reads what was typed into a field today (YYYY-MM-DD). */
export function readText(field: Field, typed: string, today: Day): Read {
  const text = typed.trim();
  if (text === '') return plain(null);
  switch (field.kind) {
    case 'day':
      return readDay(text, today);
    case 'money':
      return readMoney(text);
    case 'integer':
    case 'decimal':
    case 'year':
      return readNumber(field, text);
    case 'idNumber':
      return readIdNumber(text);
    case 'phone':
      return readPhone(text);
    default:
      return plain(field.kind === 'text' && field.personName === true ? normaliseName(text) : typed);
  }
}

/** A value as it stands in its input. */
export function writeText(field: Field, value: FieldValue): string {
  if (value === null) return '';
  if (field.kind === 'money' && typeof value === 'number') {
    return formatMoney(value, { grouped: false, decimals: 'needed' });
  }
  if (field.kind === 'day' && isDay(value)) return formatDay(value, '1990-05-01');
  return String(value);
}
