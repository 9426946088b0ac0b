/** Failures that a clerk is told about, with a code that never changes and a sentence that says what, where and how to mend it. */

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export class LedgerError extends Error {
  readonly code: string;
  readonly fields: readonly FieldFault[];
  /** Plain data that the screen needs to go on, such as both sides of a conflict. */
  readonly details: unknown;

  /** @param message a Chinese sentence without personal data: it may be logged. */
  constructor(code: string, message: string, fields: readonly FieldFault[] = [], details: unknown = null) {
    super(message);
    this.name = 'LedgerError';
    this.code = code;
    this.fields = fields;
    this.details = details;
  }
}
