/** Failures of the desk that reach the screen. The desk adds nothing to the store's own: one class, one set of codes. */
export { LedgerError as DeskError, type FieldFault } from '../../db/errors.ts';
