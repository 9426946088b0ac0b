/** From the rows of a form to the edits of its file: which cells, how many rows more, where everything below goes. */
import type { CellEdit, FillValue, Place, RowDeletion, RowInsertion, SheetEdits } from '../../sheets/fill/edits.ts';
import { squash } from '../../../db/rules/text.ts';
import { DeskError } from '../errors.ts';
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
  /** Whether rows below the last one need not be made first, as in a sheet. */
  readonly endless: boolean;
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

/** Rows one below the other as one deletion. */
function runsOf(rows: readonly number[]): RowDeletion[] {
  const runs: { from: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.count === row) last.count += 1;
    else runs.push({ from: row, count: 1 });
  }
  return runs;
}

interface Growth {
  readonly insertions: readonly RowInsertion[];
  readonly deletions: readonly RowDeletion[];
  /** Where a row of the form stands in the filled form. */
  readonly moved: (row: number) => number;
  /** The rows for people of the filled form. */
  readonly rows: readonly number[];
}

function growthOf(
  table: FoundTable,
  endless: boolean,
  { each, rows, mode }: { readonly each: number; readonly rows: number; readonly mode: FormSettings['rows'] },
): Growth {
  const { firstRow, emptyRows, growth } = table;
  const more = each - emptyRows.length;
  if (more > 0) {
    // Without a waiting row the new ones look like the heading's last row, and only what stands below makes room for them.
    const place = growth ?? (endless && table.belowRow === null ? null : { after: firstRow - 1, model: firstRow - 1 });
    const moved = (row: number): number => (place !== null && row > place.after ? row + more : row);
    const added = Array.from({ length: more }, (_, i) => (place === null ? firstRow : place.after + 1) + i);
    return {
      insertions: place === null ? [] : [{ ...place, count: more }],
      deletions: [],
      moved,
      rows: [...emptyRows.map(moved), ...added].toSorted((a, b) => a - b),
    };
  }
  const spare = mode === 'exact' ? emptyRows.slice(Math.max(1, Math.min(each, rows))) : [];
  return {
    insertions: [],
    deletions: runsOf(spare),
    moved: (row) => row - spare.filter((gone) => gone < row).length,
    rows: emptyRows,
  };
}

const unchanged: Growth = { insertions: [], deletions: [], moved: (row) => row, rows: [] };

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

interface NamedRows {
  /** The column of the form that names a row. */
  readonly column: number;
  readonly byName: ReadonlyMap<string, readonly FormRow[]>;
}

/** 海棠里社区 and 海棠里 are one. */
const nameIn = (text: string): string => squash(text, 'none').replace(/(?:社区|居委会|居民区)$/u, '');

/** The rows by what they are called; null where no column names them. */
function byName(rows: readonly FormRow[], part: FoundTable, bindings: Bindings): NamedRows | null {
  const key = bindings.findIndex((binding) => binding?.take === 'field' && binding.field === 'name');
  const column = part.columns[key];
  if (column === undefined) return null;
  const named = Map.groupBy(rows, (row) => nameIn(writtenText(row.values[key] ?? { kind: 'empty' })));
  return { column: column.index, byName: named };
}

/** The rows that stand in the filled form: all of them, or those that the form has named. */
export function rowsWritten({ parts, rows, bindings, cellText }: PlannedSheet): readonly FormRow[] {
  if ((parts[0]?.namedRows.length ?? 0) === 0) return rows;
  return parts.flatMap((part, i) => {
    const named = byName(rows, part, bindings[i] ?? []);
    return named === null
      ? []
      : part.namedRows.flatMap((y) => named.byName.get(nameIn(cellText(y, named.column))) ?? []);
  });
}

/**
 * Rows that the form has named already, as with the communities of a street: each gets its own, by that name.
 * @throws DeskError form-namesakes, form-nobody-known
 */
function namedEdits(planned: PlannedSheet, part: FoundTable, bindings: Bindings): CellEdit[] {
  const named = byName(planned.rows, part, bindings);
  if (named === null) return [];
  const rowsOf = (y: number): readonly FormRow[] => named.byName.get(nameIn(planned.cellText(y, named.column))) ?? [];
  if (part.namedRows.every((y) => rowsOf(y).length === 0)) {
    throw new DeskError(
      'form-nobody-known',
      '表里已经写有名称，但和要填的人或社区一个也对不上，没有填写。请检查表头所在的行和“谁填进去”；表里是人员名单的，请用“给名单取数”。',
    );
  }
  return part.namedRows.flatMap((y) => {
    const [row, twin] = rowsOf(y);
    if (row === undefined) return [];
    if (twin !== undefined) {
      throw new DeskError(
        'form-namesakes',
        `表里第 ${y + 1} 行已写有姓名，台账里有重名的人，不能只按姓名填，没有填写。请用“给名单取数”，逐个定下是谁。`,
      );
    }
    return rowEdits(part, bindings, row, y, planned.dayFormat).filter(
      (edit) => planned.cellText(y, edit.column) === '',
    );
  });
}

/** The single places of one person, and those of the office. */
function personEdits(planned: PlannedSheet, table: FoundTable, places: readonly Place[]): CellEdit[] {
  const [row] = planned.rows;
  const values = places.flatMap((place, i) => {
    const binding = planned.bindings[0]?.[i];
    const free = binding === null || binding === undefined || binding.take === 'blank' || table.columns[i]?.formula;
    const at = { row: place.row, column: place.column };
    return free ? [] : (cellValueEdit(row?.values[i] ?? { kind: 'empty' }, at, planned.dayFormat) ?? []);
  });
  const texts = planned.texts.flatMap(({ row: y, column, text, places: found, values: written }) => {
    const filled = filledText(text, found, written);
    return filled === text ? [] : [{ row: y, column, value: { kind: 'text' as const, text: filled } }];
  });
  return [...values, ...texts];
}

/** The edits that fill one sheet, or one table of a document. */
export function sheetEdits(planned: PlannedSheet, mode: FormSettings['rows']): SheetEdits {
  const { parts, rows, texts, sheet, bindings } = planned;
  const [table] = parts;
  if (table === undefined) return { sheet, cells: [] };
  if (table.places !== null) return { sheet, cells: personEdits(planned, table, table.places) };
  const isNamed = table.namedRows.length > 0;
  const each = spread(rows.length, parts.length, table.emptyRows.length);
  const growth = isNamed ? unchanged : growthOf(table, planned.endless, { each, rows: rows.length, mode });
  const cells = isNamed
    ? parts.flatMap((part, i) => namedEdits(planned, part, bindings[i] ?? []))
    : rows.flatMap((row, i) => {
        const part = parts[Math.floor(i / each)];
        const own = bindings[Math.floor(i / each)] ?? [];
        return part === undefined ? [] : rowEdits(part, own, row, growth.rows[i % each] ?? 0, planned.dayFormat);
      });
  for (const { row, column, text, places, values } of texts) {
    const filled = filledText(text, places, values);
    if (filled !== text) cells.push({ row: growth.moved(row), column, value: { kind: 'text', text: filled } });
  }
  return { sheet, cells, insertions: growth.insertions, deletions: growth.deletions };
}
