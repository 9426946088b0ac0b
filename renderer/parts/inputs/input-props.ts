/** What every input of a field is given. */
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';

export interface InputProps<F extends Field = Field> {
  readonly field: F;
  /** The stored value, or the text as typed where it could not be read. */
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly error?: string | null | undefined;
  readonly disabled?: boolean | undefined;
  /** What an empty input says. */
  readonly placeholder?: string | undefined;
  /** The record whose field this is; a new one has none yet. */
  readonly record?: { readonly register: string; readonly id: string } | undefined;
}

/** What label, help and fault look like, the same for every widget. */
export function frameOf({ field, error, disabled }: Pick<InputProps, 'field' | 'error' | 'disabled'>) {
  return {
    label: field.label,
    withAsterisk: field.required === true,
    error: error ?? null,
    disabled: disabled === true,
    size: 'sm',
    // The help stands below, so that inputs of one row stand on one line.
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    // The keyboard's order and tests find a field by its key.
    'data-field': field.key,
    ...(field.help === undefined ? {} : { description: field.help }),
  } as const;
}
