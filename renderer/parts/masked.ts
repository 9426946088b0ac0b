/** Masked values in forms: shown, never judged, never sent back. */
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import { looksMasked } from '../../db/rules/masking.ts';

/** Whether what stands here is the masked look of a private value. */
export function isMasked({ field, value }: { readonly field: Field; readonly value: FieldValue }): boolean {
  return field.private !== undefined && typeof value === 'string' && looksMasked(value);
}
