/** From the rows of a form to the edits of its file: which cells, how many rows more, where everything below goes. */
import type { CellEdit, FillValue, RowDeletion, RowInsertion, SheetEdits } from '../../sheets/fill/edits.ts';
import type { FoundTable } from './find-tables.ts';
import { filledText, type FoundCell } from './form-cells.ts';
import type { FormRow } from './form-rows.ts';
import type { Binding, FormSettings } from './shapes.ts';
import type { WrittenValue } from './written-value.ts';

/** A cell of text outside of the rows, and what its places get. */
export interface PlannedText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly places: readonly FoundCell[];
  readonly values: readonly string[];
}

export interface PlannedSheet {
  /** The place of the sheet among those of the form. */
  readonly sheet: number;
  /** Tables side by side share their rows. */
  readonly parts: readonly FoundTable[];
  /** By column of a part, in its order. */
  readonly bindings: readonly (readonly (Binding | null)[])[];
  readonly rows: readonly FormRow[];
  readonly texts: readonly PlannedText[];
  /** Number format for days that are written as real dates, where the column has none of its own. */
  readonly dayFormat: (column: number) => string | undefined;
}

function valueOf(written: WrittenValue): FillValue | null {
  switch (written.kind) {
    case 'empty':
      return null;
    case 'text':
      return { kind: 'text', text: written.text };
    case 'number':
      return { kind: 'number', number: written.value };
    case 'date':
      return { kind: 'day', day: written.day };
  }
}

function cellEdit(written: WrittenValue, row: number, column: number, sheet: PlannedSheet): CellEdit | null {
  const value = valueOf(written);
  if (value === null) return null;
  const dayFormat = written.kind === 'date' ? sheet.dayFormat(column) : undefined;
  return {
    row,
    column,
    value,
    ...(written.kind === 'text' && written.quoted === true ? { quotePrefix: true as const, numberFormat: '@' } : {}),
    ...(dayFormat === undefined ? {} : { numberFormat: dayFormat }),
  };
}

/** Rows of each part, the first part filled first; with more people than waiting rows every part grows alike. */
function spread(rows: number, parts: number, waiting: number): number {
  return Math.max(waiting, Math.ceil(rows / parts));
}

interface Growth {
  readonly insertions: readonly RowInsertion[];
  readonly deletions: readonly RowDeletion[];
  /** Where a row below the table stands in the filled form. */
  readonly moved: (row: number) => number;
}

function growthOf(table: FoundTable, each: number, rows: number, mode: FormSettings['rows']): Growth {
  const { firstRow, emptyRows } = table;
  const more = each - emptyRows;
  if (more > 0) {
    // Without a waiting row the new ones look like what stands below the heading, or else like the heading's last row.
    const after = firstRow + emptyRows - 1;
    const insertions = [{ after, count: more, model: emptyRows > 0 ? after : firstRow - 1 }];
    const needed = emptyRows > 0 || table.belowRow !== null;
    return {
      insertions: needed ? insertions : [],
      deletions: [],
      moved: (row) => (needed && row > after ? row + more : row),
    };
  }
  const used = Math.max(1, Math.min(each, rows));
  const spare = emptyRows - used;
  if (mode !== 'exact' || spare <= 0) return { insertions: [], deletions: [], moved: (row) => row };
  const from = firstRow + used;
  return {
    insertions: [],
    deletions: [{ from, count: spare }],
    moved: (row) => (row >= from + spare ? row - spare : row),
  };
}

/** The edits that fill one sheet, or one table of a document. */
export function sheetEdits(planned: PlannedSheet, mode: FormSettings['rows']): SheetEdits {
  const { parts, rows, texts, sheet, bindings } = planned;
  const [table] = parts;
  if (table === undefined) return { sheet, cells: [] };
  const each = spread(rows.length, parts.length, table.emptyRows);
  const growth = growthOf(table, each, rows.length, mode);
  const cells: CellEdit[] = [];
  for (const [i, row] of rows.entries()) {
    const part = Math.floor(i / each);
    const y = table.firstRow + (i % each);
    for (const [c, column] of (parts[part]?.columns ?? []).entries()) {
      const binding = bindings[part]?.[c];
      if (binding === null || binding === undefined || binding.take === 'blank' || column.formula) continue;
      const edit = cellEdit(row.values[c] ?? { kind: 'empty' }, y, column.index, planned);
      if (edit !== null) cells.push(edit);
    }
  }
  for (const { row, column, text, places, values } of texts) {
    const filled = filledText(text, places, values);
    if (filled !== text) cells.push({ row: growth.moved(row), column, value: { kind: 'text', text: filled } });
  }
  return { sheet, cells, insertions: growth.insertions, deletions: growth.deletions };
}
