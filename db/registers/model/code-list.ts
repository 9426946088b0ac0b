/** A code list: what may be chosen for a `choice` field. The office may add, rename and hide values (register `code_values`). */
export interface CodeValue {
  /** What is stored; frozen at release. */
  readonly code: string;
  /** What is shown and printed. */
  readonly label: string;
  /** Other spellings met in office tables. */
  readonly synonyms?: readonly string[];
  /** No longer offered for choice, still shown where it stands. */
  readonly hidden?: boolean;
}

export interface CodeList {
  readonly key: string;
  readonly label: string;
  /** Where the values come from: a standard, a measure, office practice. */
  readonly source: string;
  readonly values: readonly CodeValue[];
}
