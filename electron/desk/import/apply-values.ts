/** Holds what a row gives against what stands in a record. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { Values } from '../../../db/rows.ts';
import { fieldOf } from '../../../db/registers/model/register.ts';
import { addField, addMark, type FieldPlan, type RowDraft } from './plan-types.ts';
import type { Given } from './reading.ts';

/** What differs: filled fields of the record that the row says otherwise, empty ones that it fills, filled ones that it clears. */
export interface Differences {
  readonly changed: Readonly<Record<string, FieldValue>>;
  readonly filled: Readonly<Record<string, FieldValue>>;
  readonly cleared: Readonly<Record<string, FieldValue>>;
}

function fieldIn(register: Register, key: string): Field | undefined {
  return fieldOf(register, key);
}

/** How a given value relates to a standing one. A day that is known less exactly than the standing one says nothing new. */
export function actOf(kind: Field['kind'] | undefined, old: FieldValue, value: FieldValue): FieldPlan['act'] {
  if (old === value) return 'same';
  if (value === null) return 'clear';
  if (kind === 'day' && typeof old === 'string' && typeof value === 'string' && old.startsWith(`${value}-`))
    return 'keep';
  return 'set';
}

/** Compares, and notes at each cell what becomes of it. */
export function differences(
  draft: RowDraft,
  register: Register,
  given: ReadonlyMap<string, Given>,
  stands: Values,
): Differences {
  const changed: Record<string, FieldValue> = {};
  const filled: Record<string, FieldValue> = {};
  const cleared: Record<string, FieldValue> = {};
  for (const [key, { value, column }] of given) {
    const field = fieldIn(register, key);
    const old = stands[key] ?? null;
    const act = actOf(field?.kind, old, value);
    if (act === 'clear' && field?.required === true) {
      addMark(draft, column, { level: 'wrong', code: 'required', reason: `${field.label}必填，不能清空。` });
      continue;
    }
    addField(draft, column, { register: register.key, field: key, old, value: act === 'keep' ? old : value, act });
    if (act === 'keep')
      addMark(draft, column, { level: 'note', code: 'kept', reason: '台账里的日期更具体，保留不变。' });
    if (act === 'clear') cleared[key] = null;
    else if (act === 'set' && old === null) filled[key] = value;
    else if (act === 'set') changed[key] = value;
  }
  return { changed, filled, cleared };
}

/** The values of a new record, noted at their cells. */
export function created(
  draft: RowDraft,
  register: Register,
  given: ReadonlyMap<string, Given>,
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const [field, { value, column }] of given) {
    addField(draft, column, { register: register.key, field, old: null, value, act: value === null ? 'none' : 'set' });
    if (value !== null) values[field] = value;
  }
  return values;
}
