/** How typed text becomes a value, per kind of field: lenient like the import, saying what was understood. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { checkIdNumber } from '../../../db/rules/id-number.ts';
import { formatMoney, parseMoney } from '../../../db/rules/money.ts';
import { normaliseName } from '../../../db/rules/names.ts';
import { parseDay } from '../../../db/rules/parse-day.ts';
import { checkPhone } from '../../../db/rules/phone.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';

export interface Read {
  /** The value; text that could not be read is passed on as typed, for the check to refuse it with its sentence. */
  readonly value: FieldValue;
  /** What was understood or put right; empty where it is plain. */
  readonly understood: string;
  /** What the clerk should look at again. */
  readonly doubt: string;
}

const plain = (value: FieldValue): Read => ({ value, understood: '', doubt: '' });

function readDay(text: string): Read {
  const parsed = parseDay(text);
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

function readNumber(text: string): Read {
  const digits = withoutSpaces(halfWidth(text)).replaceAll(',', '');
  return plain(/^-?\d+(\.\d*)?$/.test(digits) ? Number(digits) : text);
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

/** Reads what was typed into a field. */
export function readText(field: Field, typed: string): Read {
  const text = typed.trim();
  if (text === '') return plain(null);
  switch (field.kind) {
    case 'day':
      return readDay(text);
    case 'money':
      return readMoney(text);
    case 'integer':
    case 'decimal':
    case 'year':
      return readNumber(text);
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
