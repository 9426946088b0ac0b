/** The faults of a form, by field: the same checks that the desk makes, as far as they need nothing but the record. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { checkValue, isEmpty } from '../../../db/registers/model/schema.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import { isMasked } from '../masked.ts';

export type Faults = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, FieldValue>>;

/** Masked values stand for good ones that the form does not know: they are not judged. */
function known(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = values[field.key] ?? null;
      return [field.key, isMasked({ field, value }) ? null : value];
    }),
  );
}

/** The fault of one field alone; null where it may stand. */
export function fieldFault(field: Field, value: FieldValue): string | null {
  if (isMasked({ field, value })) return null;
  const result = checkValue(field, value);
  return 'fault' in result ? result.fault : null;
}

/** All faults of the record. */
export function allFaults(register: Register, fields: readonly Field[], values: Values): Faults {
  const faults: Record<string, string> = {};
  for (const { field, message } of recordFaults(register, known(fields, values))) faults[field] ??= message;
  for (const field of fields) {
    const fault = fieldFault(field, values[field.key] ?? null);
    if (fault !== null) faults[field.key] = fault;
  }
  return faults;
}

/** The faults that may be shown after leaving a field: its own, and those of the whole record that concern fields already filled or left. */
export function faultsAt(
  register: Register,
  fields: readonly Field[],
  values: Values,
  left: ReadonlySet<string>,
): Faults {
  const whole = allFaults(register, fields, values);
  return Object.fromEntries(
    Object.entries(whole).filter(
      ([key]) => left.has(key) || (!isEmpty(values[key]) && left.size > 0) || key.endsWith('_reason'),
    ),
  );
}
