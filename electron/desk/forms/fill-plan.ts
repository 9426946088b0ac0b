/** From the rows of a form to the edits of its file: which cells, how many rows more, where everything below goes. */
import type { CellEdit, FillValue, Place, RowDeletion, RowInsertion, SheetEdits } from '../../sheets/fill/edits.ts';
import { squash } from '../../../db/rules/text.ts';
import type { FoundTable } from './find-tables.ts';
import { filledText, type FoundCell } from './form-cells.ts';
import type { FormRow } from './form-rows.ts';
import type { Binding, FormSettings } from './shapes.ts';
import { type WrittenValue, writtenText } from './written-value.ts';

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
  /** What stands in a cell of the form. */
  readonly cellText: (row: number, column: number) => string;
  /** Number format for days that are written as real dates; none in a document. */
  readonly dayFormat: string | undefined;
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

/**
 * The edit that writes a value; null where there is nothing to write.
 * @param dayFormat the number format for a real date, where the column has none of its own
 */
export function cellValueEdit(
  written: WrittenValue,
  place: Place,
  dayFormat: string | undefined,
  styleOf?: Place,
): CellEdit | null {
  const value = valueOf(written);
  if (value === null) return null;
  return {
    ...place,
    value,
    ...(written.kind === 'text' && written.quoted === true ? { quotePrefix: true as const, numberFormat: '@' } : {}),
    ...(written.kind !== 'date' || dayFormat === undefined ? {} : { numberFormat: dayFormat }),
    ...(styleOf === undefined ? {} : { styleOf }),
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
  const { firstRow, emptyRows, growth } = table;
  const more = each - emptyRows;
  if (more > 0) {
    // Without a waiting row the new ones look like the heading's last row, and only what stands below makes room for them.
    const place = growth ?? (table.belowRow === null ? null : { after: firstRow - 1, model: firstRow - 1 });
    return {
      insertions: place === null ? [] : [{ ...place, count: more }],
      deletions: [],
      moved: (row) => (place !== null && row > place.after ? row + more : row),
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

const unchanged: Growth = { insertions: [], deletions: [], moved: (row) => row };

type Bindings = readonly (Binding | null)[];

/** What the bound columns of a part write in one row. */
function rowEdits(
  part: FoundTable,
  bindings: Bindings,
  row: FormRow,
  y: number,
  format: string | undefined,
): CellEdit[] {
  return part.columns.flatMap((column, c) => {
    const binding = bindings[c];
    if (binding === null || binding === undefined || binding.take === 'blank' || column.formula) return [];
    const place = { row: y, column: column.index };
    return cellValueEdit(row.values[c] ?? { kind: 'empty' }, place, format) ?? [];
  });
}

/** Rows that the form has named already, as with the communities of a street: each gets its own, by that name. */
function namedEdits(planned: PlannedSheet, part: FoundTable, bindings: Bindings): CellEdit[] {
  const key = bindings.findIndex((binding) => binding?.take === 'field' && binding.field === 'name');
  const column = part.columns[key];
  if (column === undefined) return [];
  const nameOf = (text: string): string => squash(text, 'none').replace(/(?:社区|居委会|居民区)$/u, '');
  const byName = new Map(planned.rows.map((row) => [nameOf(writtenText(row.values[key] ?? { kind: 'empty' })), row]));
  return part.namedRows.flatMap((y) => {
    const row = byName.get(nameOf(planned.cellText(y, column.index)));
    if (row === undefined) return [];
    return rowEdits(part, bindings, row, y, planned.dayFormat).filter(
      (edit) => planned.cellText(y, edit.column) === '',
    );
  });
}

/** The edits that fill one sheet, or one table of a document. */
export function sheetEdits(planned: PlannedSheet, mode: FormSettings['rows']): SheetEdits {
  const { parts, rows, texts, sheet, bindings } = planned;
  const [table] = parts;
  if (table === undefined) return { sheet, cells: [] };
  const isNamed = table.namedRows.length > 0;
  const each = spread(rows.length, parts.length, table.emptyRows);
  const growth = isNamed ? unchanged : growthOf(table, each, rows.length, mode);
  const cells = isNamed
    ? parts.flatMap((part, i) => namedEdits(planned, part, bindings[i] ?? []))
    : rows.flatMap((row, i) => {
        const part = parts[Math.floor(i / each)];
        const own = bindings[Math.floor(i / each)] ?? [];
        return part === undefined ? [] : rowEdits(part, own, row, table.firstRow + (i % each), planned.dayFormat);
      });
  for (const { row, column, text, places, values } of texts) {
    const filled = filledText(text, places, values);
    if (filled !== text) cells.push({ row: growth.moved(row), column, value: { kind: 'text', text: filled } });
  }
  return { sheet, cells, insertions: growth.insertions, deletions: growth.deletions };
}
