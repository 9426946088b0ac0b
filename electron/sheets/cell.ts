/** What a workbook holds once it is read: a dense grid of cells per sheet, plain data that crosses threads. */

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error' | 'empty';

export interface Cell {
  /**
   * Text as it stands, a number, a boolean, or null. A date is a day as far as its number format shows it:
   * 1990-05-01 shown as 1990.05 is the text `1990-05`. A formula has the value last computed by Excel.
   */
  readonly value: string | number | boolean | null;
  /** As displayed, as far as known. */
  readonly text: string;
  readonly kind: CellKind;
  /** The serial number behind a date, as it stands in the file. */
  readonly dateSerial?: number;
  /** Set on numbers and dates of a workbook that counts its days from 1904. */
  readonly is1904?: true;
  /** Set on cells of a CSV or a paste, which have lost their type: 1990.1 may have been 1990.10. */
  readonly untyped?: true;
  /** Set on cells that took over the value of a merged cell's first corner. */
  readonly merged?: true;
}

/** A merged range, 0-based and inclusive. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface SheetGrid {
  readonly name: string;
  readonly hidden: boolean;
  /** Every row has the same number of cells; empty rows and columns at the end are cut off, those at the start are kept. */
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  /** 0-based. */
  readonly hiddenRows: readonly number[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
}

export interface Workbook {
  readonly sheets: readonly SheetGrid[];
}

export const emptyCell: Cell = Object.freeze({ value: null, text: '', kind: 'empty' });

/** A cell of text; text without anything but spaces is an empty cell. */
export function textCell(text: string): Cell {
  return text.trim() === '' ? emptyCell : { value: text, text: text.trim(), kind: 'text' };
}

/** An integer beyond 15 digits, of which Excel has already dropped the last ones. */
export function isCutNumber(cell: Cell): boolean {
  return typeof cell.value === 'number' && Math.abs(cell.value) >= 1e15;
}
