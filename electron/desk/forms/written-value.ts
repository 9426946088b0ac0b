/** A value of the ledger as a form writes it: numbers, days, words and names each in the style chosen for the column. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { type Day, formatDay, isDay, isExactDay } from '../../../db/rules/day.ts';
import { mask } from '../../../db/rules/masking.ts';
import { formatMoney } from '../../../db/rules/money.ts';
import { padName } from '../../../db/rules/names.ts';
import { formatMonths } from '../../../db/rules/service-years.ts';
import { inWords } from '../../../db/rules/word-sets.ts';
import type { CellStyle, NumberStyle } from './shapes.ts';

/** What goes into a cell. `quoted` is text that Excel shall keep as text. */
export type WrittenValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly quoted?: true }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly day: Day };

const empty: WrittenValue = { kind: 'empty' };
const asText = (text: string): WrittenValue => (text === '' ? empty : { kind: 'text', text });

const numberWriters: Record<NumberStyle, (text: string, privacy: 'id' | 'phone') => WrittenValue> = {
  full: (text) => ({ kind: 'text', text }),
  masked: (text, privacy) => asText(mask(text, privacy) ?? ''),
  last6: (text) => ({ kind: 'text', text: text.slice(-6) }),
  // 110101 19900101 001X as forms with boxes want it; a mobile number in its usual 3-4-4.
  spaced: (text) => ({
    kind: 'text',
    text: text.replace(/^(.{6})(.{8})(.{4})$/u, '$1 $2 $3').replace(/^(\d{3})(\d{4})(\d{4})$/u, '$1 $2 $3'),
  }),
  quoted: (text) => ({ kind: 'text', text, quoted: true }),
};

function writtenDay(day: Day, style: CellStyle['day']): WrittenValue {
  if (style === 'date') return isExactDay(day) ? { kind: 'date', day } : asText(formatDay(day, '1990.05.01'));
  return asText(formatDay(day, style ?? '1990.05.01'));
}

const monthWriters = {
  text: (months: number): WrittenValue => ({ kind: 'text', text: formatMonths(months) }),
  decimal: (months: number): WrittenValue => ({ kind: 'number', value: Math.round((months / 12) * 100) / 100 }),
  years: (months: number): WrittenValue => ({ kind: 'number', value: Math.floor(months / 12) }),
  months: (months: number): WrittenValue => ({ kind: 'number', value: months }),
} as const satisfies Record<NonNullable<CellStyle['months']>, (months: number) => WrittenValue>;

/** In the chosen word set, else in the form's own words. */
function inFormWords({ words, as }: CellStyle, list: string, code: string, label: string): string {
  return words === undefined && as !== undefined ? (as[code] ?? label) : inWords(words, list, code, label);
}

/** Whether the field counts months, which forms ask for in years. */
export function countsMonths(field: Field): boolean {
  return field.kind === 'integer' && field.unit === '月';
}

/**
 * @param value as stored
 * @param label what a choice or a reference is called
 */
export function writtenValue(field: Field, value: FieldValue, label: string, style: CellStyle): WrittenValue {
  if (value === null || value === '') return asText(style.empty ?? '');
  switch (field.kind) {
    case 'idNumber':
      return numberWriters[style.number ?? 'full'](String(value), 'id');
    case 'phone':
      return numberWriters[style.number ?? 'full'](String(value), 'phone');
    case 'day':
      return isDay(value) ? writtenDay(value, style.day) : asText(String(value));
    case 'choice':
      return asText(inFormWords(style, field.list, String(value), label));
    case 'flag':
      return asText(inFormWords(style, 'flag', String(value), value === 1 ? '是' : '否'));
    case 'ref':
      return asText(label);
    case 'money':
      return typeof value === 'number'
        ? { kind: 'number', value: Number(formatMoney(value, { grouped: false })) }
        : empty;
    case 'integer':
      if (typeof value !== 'number') return asText(value);
      return countsMonths(field) ? monthWriters[style.months ?? 'text'](value) : { kind: 'number', value };
    case 'decimal':
    case 'year':
      return typeof value === 'number' ? { kind: 'number', value } : asText(value);
    case 'text':
      if (field.private !== undefined && style.number === 'masked') return asText(mask(value, field.private) ?? '');
      return asText(field.personName === true && style.padded === true ? padName(String(value)) : String(value));
    case 'longText':
      return asText(String(value));
    case 'photo':
      return empty;
  }
}

/** The value as the preview shows it and as a joined cell or a Word table takes it. */
export function writtenText(written: WrittenValue): string {
  switch (written.kind) {
    case 'empty':
      return '';
    case 'text':
      return written.text;
    case 'number':
      return String(written.value);
    case 'date':
      return formatDay(written.day, '1990/5/1');
  }
}
