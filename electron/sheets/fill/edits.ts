/**
 * What is to change in a form that already exists, as plain data, and why a form cannot be changed.
 *
 * Rows and columns are 0-based. Insertions, deletions and `styleOf` name rows as they stand in the form; cell edits
 * name them as they stand in the filled file, because inserted rows have no place in the form.
 */

export type FormKind = 'xlsx' | 'xls' | 'docx';

export type FillValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** A whole day `YYYY-MM-DD`, written as the workbook's own serial number; in a .docx as it stands here. */
  | { readonly kind: 'day'; readonly day: string }
  /** Takes the value away and leaves the cell. */
  | { readonly kind: 'empty' };

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface CellEdit extends Place {
  readonly value: FillValue;
  /**
   * A number format code, as `@` or `yyyy.mm`; the cell gets a copy of its own style with it, but for a format of days where
   * it shows days already. Not for .docx.
   */
  readonly numberFormat?: string;
  /** Marks a text as text, as a leading quote typed in Excel does: an ID number stays what it is when it is edited. */
  readonly quotePrefix?: true;
  /** The cell of the form whose style this one takes; without it, it keeps its own. */
  readonly styleOf?: Place;
  /** A formula is written over only when this is set. */
  readonly overFormula?: true;
}

export interface RowInsertion {
  /** The row behind which new rows come; −1 puts them before the first. */
  readonly after: number;
  readonly count: number;
  /**
   * The row whose style, height, merges across columns, validations and formulas the new ones copy (its values they do
   * not). Ranges that cover it and end at `after`, as that of a total below, grow; merges down rows do not.
   */
  readonly model: number;
}

export interface RowDeletion {
  readonly from: number;
  readonly count: number;
}

export interface SheetEdits {
  /** The place among the worksheets, charts not counted, as `readForm` lists them; in a .docx, among its tables. */
  readonly sheet: number;
  readonly cells: readonly CellEdit[];
  readonly insertions?: readonly RowInsertion[];
  readonly deletions?: readonly RowDeletion[];
}

/** Why a form was not filled. The caller has the words: most of these end in asking for the file as .xlsx. */
export type FillRefusalCode =
  /** The file cannot be read, or its plan not be followed. */
  | 'damaged'
  | 'password'
  | 'too-large'
  | 'no-such-sheet'
  /** A row or column outside of the table or of what the format holds. */
  | 'no-such-cell'
  | 'too-many-rows'
  | 'text-too-long'
  /** A number that is not finite, or a day that is none or lies before the calendar of the workbook. */
  | 'no-such-value'
  /** The cell holds a formula and `overFormula` is not set. */
  | 'formula-cell'
  /** The cell lies under a merge and would not be seen. */
  | 'inside-merge'
  /** Rows come or go inside an array formula or a data table, which cannot be cut. */
  | 'array-formula'
  /** A reference spans several sheets, one of which gets or loses rows. */
  | 'spans-sheets'
  /** Something that points to moved rows in a way not understood here (.xls: formulas, charts, pictures). */
  | 'cannot-move'
  /** More styles than the format holds. */
  | 'too-many-styles'
  /** The edit asks for what the kind of file does not have. */
  | 'not-for-this-kind';

export interface FillRefusal {
  readonly refused: FillRefusalCode;
  /** Where, as far as one place is at fault. */
  readonly sheet?: number;
  readonly row?: number;
  readonly column?: number;
}

export type Filled = Uint8Array | FillRefusal;
