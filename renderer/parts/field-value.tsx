/** Stored values as they are read: codes and references by their labels, days, money with thousands. */
import type { FieldValue } from '../../db/registers/model/field.ts';
import { formatDay, isDay } from '../../db/rules/day.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { formatMoney } from '../../db/rules/money.ts';
import { type AnyField, useVocabulary, type Vocabulary } from '../vocabulary.tsx';
import { useDesk } from './use-desk.ts';

/** What references are called: register → key → label. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A value as text; nothing is empty text. */
export function formatField(vocabulary: Vocabulary, field: AnyField, value: FieldValue, labels: Labels): string {
  if (value === null || value === '') return '';
  switch (field.kind) {
    case 'choice':
      return labelOf(vocabulary.list(field.list), String(value)) ?? String(value);
    case 'ref':
      return labels[field.register]?.[String(value)] ?? '';
    case 'flag':
      return value === 1 ? '是' : '否';
    case 'day':
      return isDay(value) ? formatDay(value, '1990-05-01') : String(value);
    case 'money':
      return typeof value === 'number' ? formatMoney(value) : value;
    case 'decimal':
      return typeof value === 'number' ? value.toFixed(field.digits ?? 2) : value;
    case 'photo':
      return '有照片';
    default:
      return String(value);
  }
}

/** Kinds whose cells stand at the right, one digit under the other. */
export function isNumeric(field: AnyField): boolean {
  return ['integer', 'decimal', 'money'].includes(field.kind);
}

/** 2026-03-05T09:30:00 as a clerk reads it: 2026-03-05 09:30. */
export function formatMoment(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ');
}

interface FieldValueTextProps {
  readonly field: AnyField;
  readonly value: FieldValue;
  readonly labels?: Labels;
  /** What stands for nothing. */
  readonly empty?: string;
}

/** A value as text; a reference whose label is not at hand is looked up. */
export function FieldValueText({ field, value, labels = {}, empty = '' }: FieldValueTextProps) {
  const vocabulary = useVocabulary();
  const unknown = field.kind === 'ref' && typeof value === 'string' && labels[field.register]?.[value] === undefined;
  const register = field.kind === 'ref' ? field.register : '';
  const found = useDesk('records.choices', { register, ids: [String(value)], limit: 1 }, { enabled: unknown });
  const text = unknown ? (found.data?.[0]?.label ?? '') : formatField(vocabulary, field, value, labels);
  return text === '' ? empty : text;
}
