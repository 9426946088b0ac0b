/** Fills a form that exists: sets cells, inserts and deletes rows, and touches nothing else. Pure: bytes in, bytes out. */
import type { Filled, FormKind, SheetEdits } from './edits.ts';
import { FillRefused } from './fill-refused.ts';
import { fillDocx } from './docx/fill-docx.ts';
import { fillXls } from './xls/fill-xls.ts';
import { fillXlsx } from './xlsx/fill-xlsx.ts';

const fillers: Readonly<Record<FormKind, (bytes: Uint8Array, edits: readonly SheetEdits[]) => Uint8Array>> = {
  xlsx: fillXlsx,
  xls: fillXls,
  docx: fillDocx,
};

/**
 * The filled file, or why it was not filled; then nothing was.
 * @param kind as `readForm` tells it.
 * @param edits at most one of each sheet.
 */
export function fillWorkbook(bytes: Uint8Array, kind: FormKind, edits: readonly SheetEdits[]): Filled {
  try {
    return fillers[kind](bytes, edits);
  } catch (error) {
    if (error instanceof FillRefused) return error.refusal;
    // A file cut off in the middle of a number or a record.
    if (error instanceof RangeError) return { refused: 'damaged' };
    throw error;
  }
}
