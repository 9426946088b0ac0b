/** Looks for what the store would refuse, so that the clerk meets all of it in the preview and none of it at the end. */
import type { Register } from '../../../db/registers/model/register.ts';
import type { Values } from '../../../db/rows.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import type { OwnerState } from './plan-fact.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

function spanOf(register: Register, values: Values): readonly [string, string] {
  const to = register.dated?.to === undefined ? '' : text(values[register.dated.to]);
  return [text(values[register.dated?.from ?? '']) || '0000', to === '' ? '9999' : `${to}-99-99`];
}

/** Sentences for an owner's records that could not stand beside each other, as the store would say. */
export function overlapFaults({ register, after }: OwnerState): readonly string[] {
  const onlyMain = register.key === 'appointments';
  if (register.dated?.to === undefined || (register.dated.exclusive !== true && !onlyMain)) return [];
  const spans = [...after.values()]
    .filter((values) => !onlyMain || values['is_main'] === 1)
    .map((values) => spanOf(register, values))
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const clash = spans.some((span, i) => i > 0 && (spans[i - 1]?.[1] ?? '') >= span[0]);
  if (!clash) return [];
  return [
    onlyMain
      ? '同一天只能有一个主要任职：表中的任职与台账里的另一条重叠，请改日期或先处理原来的任职。'
      : `${register.label}的起止期与台账里的另一条重叠，请改日期或先处理原来的记录。`,
  ];
}

/** The faults of one record by itself, as form and store see them. */
export function ownFaults(
  register: Register,
  values: Values,
): readonly { readonly field: string; readonly message: string }[] {
  return recordFaults(register, values);
}
