/** The field behind a place of the import, so that a cell is mended with the field's own choices. */
import type { Field } from '../../../db/registers/model/field.ts';
import type { Vocabulary } from '../../vocabulary.tsx';

/** `people.name`, `educations#first.level`, `stays.exit_reason=resigned`; split, presence and compared columns have none. */
const plainPlace = /^(?<register>[a-z_]+)(?:#\w+)?\.(?<field>\w+)$/u;

/** The field of a place that takes one plain value; null for others. */
export function fieldOfPlace(vocabulary: Vocabulary, place: string): Field | null {
  const { register: key = '', field: name = '' } = plainPlace.exec(place)?.groups ?? {};
  const register = vocabulary.find(key);
  if (register === undefined) return null;
  return vocabulary.fields(register).find((field) => field.key === name) ?? null;
}
