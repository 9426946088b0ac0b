/**
 * What a field of a register is: plain data, from which its check, its TypeScript type, its input, its filter,
 * its Excel column and its printed cell are derived.
 */

/** How a private value is masked when it leaves the desk; see `db/rules/masking.ts`. */
export type Privacy = 'id' | 'phone' | 'address' | 'name' | 'number' | 'text';

interface FieldBase {
  /** The column name; frozen at release, because history, views, mappings and parcels refer to it. */
  readonly key: string;
  /** What the clerk reads. */
  readonly label: string;
  /** One line below the input: what belongs here, in which form. */
  readonly help?: string;
  readonly required?: boolean;
  /** Other headings under which office tables carry this fact; spaces, line breaks and brackets are ignored in the match. */
  readonly synonyms?: readonly string[];
  /** Set on values that leave the desk masked. */
  readonly private?: Privacy;
  /** Width of the list column in px and, a seventh of it, of the Excel column in characters. */
  readonly width?: number;
  /** The section of the form in which it stands; fields without one stand in the first section. */
  readonly section?: string;
  /** The flag of 单位信息 that switches the field on; without it the field is not there at all. */
  readonly switchedBy?: string;
  /** Counts toward 信息完整度 although it is not required. */
  readonly expected?: boolean;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  /** A person's name: spaces and look-alike dots are put right on the way in. */
  readonly personName?: boolean;
  readonly maxLength?: number;
}
export interface LongTextField extends FieldBase {
  readonly kind: 'longText';
  readonly maxLength?: number;
}
/** An 18-digit citizen number (公民身份号码, GB 11643), upper-case X. */
export interface IdNumberField extends FieldBase {
  readonly kind: 'idNumber';
}
export interface PhoneField extends FieldBase {
  readonly kind: 'phone';
}
/** A day as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. `exact` refuses the shorter two. */
export interface DayField extends FieldBase {
  readonly kind: 'day';
  readonly exact?: boolean;
}
export interface YearField extends FieldBase {
  readonly kind: 'year';
}
export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}
export interface DecimalField extends FieldBase {
  readonly kind: 'decimal';
  readonly min?: number;
  readonly max?: number;
  /** Places after the point, 2 unless told. */
  readonly digits?: number;
  readonly unit?: string;
}
/** Money, stored in 分, typed and shown in 元. */
export interface MoneyField extends FieldBase {
  readonly kind: 'money';
}
/** One value of a code list; the code is stored, the label is shown. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly list: string;
}
export interface FlagField extends FieldBase {
  readonly kind: 'flag';
}
/** The key of a record of another register. */
export interface RefField extends FieldBase {
  readonly kind: 'ref';
  readonly register: string;
}
/** The key of an attachment that is a picture. */
export interface PhotoField extends FieldBase {
  readonly kind: 'photo';
}

export type Field =
  | TextField
  | LongTextField
  | IdNumberField
  | PhoneField
  | DayField
  | YearField
  | IntegerField
  | DecimalField
  | MoneyField
  | ChoiceField
  | FlagField
  | RefField
  | PhotoField;

export type FieldKind = Field['kind'];

/** A stored value: text kinds are strings, number kinds numbers, flags 0 or 1, nothing is null. */
export type FieldValue = string | number | null;

/** The SQLite storage class of a field's column. */
export function columnType(field: Field): 'TEXT' | 'INTEGER' | 'REAL' {
  switch (field.kind) {
    case 'integer':
    case 'money':
    case 'year':
    case 'flag':
      return 'INTEGER';
    case 'decimal':
      return 'REAL';
    default:
      return 'TEXT';
  }
}
