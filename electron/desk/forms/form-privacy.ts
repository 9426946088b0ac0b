/** How a column of a form is masked wherever its written text is shown again. */
import type { Privacy } from '../../../db/registers/model/field.ts';
import type { Binding } from './shapes.ts';
import type { FormWords } from './words.ts';

/** The privacy of what a binding writes; joined fields are hidden whole as soon as one of them is private. */
export function privacyOf(words: FormWords, binding: Binding | null): Privacy | undefined {
  if (binding?.take === 'field') return words.fields.get(binding.field)?.private;
  if (binding?.take !== 'joined') return undefined;
  return binding.parts.some(({ field }) => words.fields.get(field)?.private !== undefined) ? 'text' : undefined;
}
