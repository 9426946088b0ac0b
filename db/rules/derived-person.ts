/** What follows from a person's own record on any day: sex, birth day, retirement day, spellings for the search. */
import type { FieldValue } from '../registers/model/field.ts';
import { checkIdNumber, idBirthDay, idSex } from './id-number.ts';
import { searchKeys } from './pinyin.ts';
import { retirement } from './retirement.ts';

/** Changes whenever one of the rules below does, so that stored results are rebuilt. */
export const personRules = '1';

export interface DerivedPerson {
  /** '1' 男, '2' 女. */
  readonly sex: string | null;
  readonly birth_day: string | null;
  readonly retirement_day: string | null;
  /** All spellings worth finding, separated by spaces. */
  readonly pinyin: string;
  /** The last eight characters of the ID number, for the search by its tail. */
  readonly id_tail: string | null;
  /** The digits of both phone numbers, for the search. */
  readonly phone_digits: string | null;
}

type Values = Readonly<Record<string, FieldValue>>;

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The statutory original retirement age: men 60; women 55 or 50 as recorded, unknown without the record. */
function originalAge(sex: string | null, recorded: string | null): 50 | 55 | 60 | null {
  if (sex === '1') return 60;
  if (sex === '2' && recorded === '50') return 50;
  if (sex === '2' && recorded === '55') return 55;
  if (sex === '2' && recorded === '60') return 60;
  return null;
}

/** A recognised value (认定值) wins over the ID number, the ID number over what was stated without one. */
export function derivedPerson(values: Values): DerivedPerson {
  const id = text(values['id_number']);
  const valid = id !== null && usable(id);
  const sex = text(values['recognised_sex']) ?? (valid && id !== null ? idSex(id) : text(values['stated_sex']));
  const birth =
    text(values['recognised_birth']) ?? (valid && id !== null ? idBirthDay(id) : text(values['stated_birth']));
  const age = originalAge(sex, text(values['retirement_class']));
  const computed =
    birth !== null && age !== null && (sex === '1' || sex === '2') ? retirement(sex, birth, age).day : null;
  const phones = `${text(values['phone']) ?? ''} ${text(values['home_phone']) ?? ''}`.replace(/[^0-9 ]/g, '').trim();
  return {
    sex,
    birth_day: birth,
    retirement_day: text(values['recognised_retirement_on']) ?? computed,
    pinyin: searchKeys(text(values['name']) ?? ''),
    id_tail: id === null ? null : id.slice(-8),
    phone_digits: phones === '' ? null : phones,
  };
}

/** An ID number from which birth and sex may be read: right, or kept with a wrong check digit for a stated reason. */
function usable(id: string): boolean {
  const checked = checkIdNumber(id);
  return checked.ok || checked.code === 'checksum';
}
