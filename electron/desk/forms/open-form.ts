/** Reads a form that somebody brings: its tables found, its columns bound as far as they can be, its single places. */
import type { Ledger } from '../../../db/ledger.ts';
import { columnLetters } from '../../sheets/fill/xlsx/formula-references.ts';
import { bindColumn, type BindingContext, type Remembered } from './bind-columns.ts';
import { findTables, type FoundTable } from './find-tables.ts';
import { findCells, type FoundCell } from './form-cells.ts';
import type { FormSheet } from '../../sheets/fill/form-grid.ts';
import { privacyOf } from './form-privacy.ts';
import type { FormFile } from './form-file.ts';
import { formNotes } from './form-notes.ts';
import type { Binding, FormCell, FormColumn, FormTable } from './shapes.ts';
import { formWords, type FormWords } from './words.ts';

/** The registers of which a form may have a row each, the usual one first. */
export const rowRegisters = ['people', 'communities'] as const;

export interface OpeningContext {
  readonly ledger: Ledger;
  readonly remembered: (register: string) => Remembered;
  /** The cut-off day, YYYY-MM-DD. */
  readonly day: string;
}

export interface OpenedForm {
  /** The register that has a row each. */
  readonly register: string;
  readonly tables: readonly FormTable[];
  readonly title: string;
  /** What the clerk should know of it. */
  readonly notes: readonly string[];
}

/** What was found in a sheet, for opening and filling alike: the same file gives the same places. */
export interface FoundSheet {
  readonly sheet: FormSheet;
  /** Two where tables stand side by side. */
  readonly parts: readonly FoundTable[];
  readonly cells: readonly FoundCell[];
}

const vocabularyOf = (words: FormWords): readonly (readonly string[])[] =>
  [...words.byWord.keys()].map((word) => [word]);

/** The rows of a table from its heading to its last, 0-based. */
function rowsOf({ headingRows, belowRow, places }: FoundTable, end: number): readonly [from: number, to: number] {
  const last = places === null ? (belowRow ?? end) - 1 : Math.max(...places.map(({ row }) => row));
  return [headingRows[0], last];
}

/** What a sheet holds. @param headingRows 1-based and inclusive, where the clerk said so */
export function foundIn(
  sheet: FormSheet,
  words: FormWords,
  headingRows: readonly [from: number, to: number] | null = null,
): FoundSheet {
  const { grid } = sheet;
  const given = headingRows === null ? undefined : ([headingRows[0] - 1, headingRows[1] - 1] as const);
  const parts = findTables(sheet, vocabularyOf(words), given);
  const [table] = parts;
  const cells = findCells(grid, table === undefined ? [0, -1] : rowsOf(table, grid.rows.length));
  return { sheet, parts, cells };
}

export const cellPlace = (cell: FoundCell): string => `${cell.row}:${cell.column}:${cell.from}`;

/** C of a sheet, 3 of a Word table, C5 of a form with single places. */
function letterOf({ columns, places }: FoundTable, place: number, kind: FormFile['kind']): string {
  const at = places?.[place];
  const column = at?.column ?? columns[place]?.index ?? 0;
  const name = kind === 'docx' ? String(column + 1) : columnLetters(column);
  return at === undefined ? name : `${name}${kind === 'docx' ? '·' : ''}${at.row + 1}`;
}

function columnOf(table: FoundTable, place: number, context: BindingContext, kind: FormFile['kind']): FormColumn {
  const column = table.columns[place];
  if (column === undefined) throw new RangeError('no such column');
  const bound = bindColumn(column.heading, context, column);
  const reason = column.formula ? '这一列是公式，不填' : bound.reason;
  return {
    index: column.index,
    letter: letterOf(table, place, kind),
    heading: column.heading,
    binding: column.formula ? { take: 'blank' } : bound.binding,
    origin: column.formula ? 'sure' : bound.origin,
    reason,
    formula: column.formula,
    private: isPrivate(context.words, bound.binding),
  };
}

/** Whether a binding carries private values. */
export const isPrivate = (words: FormWords, binding: Binding | null): boolean =>
  privacyOf(words, binding) !== undefined;

function cellOf(cell: FoundCell): FormCell {
  return { place: cellPlace(cell), text: cell.text, binding: cell.binding, origin: 'sure', reason: '单位自己的信息' };
}

/** A found sheet as the page shows it, bound. */
export function tableOf(found: FoundSheet, context: BindingContext, kind: FormFile['kind']): FormTable {
  const { sheet, parts, cells } = found;
  const [table] = parts;
  const columns = table === undefined ? [] : table.columns.map((_, place) => columnOf(table, place, context, kind));
  return {
    key: String(sheet.place),
    name: sheet.grid.name,
    title: table?.title ?? '',
    headingRows:
      table === undefined || table.places !== null ? null : [table.headingRows[0] + 1, table.headingRows[1] + 1],
    columns,
    cells: cells.map(cellOf),
    emptyRows: (table?.emptyRows.length ?? 0) * Math.max(1, parts.length),
    below: table?.below ?? [],
    used: !sheet.grid.hidden && columns.some((column) => isBound(column)),
  };
}

const isBound = ({ origin, binding }: FormColumn): boolean => origin !== 'none' && binding?.take !== 'blank';

/** The fields by which a row says whose it is. */
const naming: ReadonlySet<string> = new Set(['name', 'id_number']);

/** Where one sheet names its rows, those that do not are about something else: a summary, a directory of words. */
function withoutOthers(tables: readonly FormTable[]): readonly FormTable[] {
  const names = ({ columns }: FormTable): boolean =>
    columns.some(({ binding, origin }) => origin !== 'none' && binding?.take === 'field' && naming.has(binding.field));
  if (!tables.some((table) => table.used && names(table))) return tables;
  return tables.map((table) => (names(table) ? table : { ...table, used: false }));
}

/** How many columns of all sheets are bound without a doubt. */
const sureColumns = (tables: readonly FormTable[]): number =>
  tables
    .flatMap((table) => table.columns)
    .filter(({ origin, binding }) => (origin === 'sure' || origin === 'remembered') && binding?.take !== 'blank')
    .length;

/** In Word, beside a table with rows that wait one without any is a part of the lay-out: a heading inside of a cell. */
function withoutBare(kind: FormFile['kind'], tables: readonly FormTable[]): readonly FormTable[] {
  const waits = ({ used, emptyRows }: FormTable): boolean => used && emptyRows > 0;
  if (kind !== 'docx' || !tables.some(waits)) return tables;
  return tables.map((table) => (waits(table) ? table : { ...table, used: false }));
}

/** Opens a form for the register whose words it speaks most. */
export function openForm(file: FormFile, context: OpeningContext): OpenedForm {
  let best: (OpenedForm & { readonly sure: number }) | undefined;
  for (const register of rowRegisters) {
    const words = formWords(context.ledger, register);
    const { ledger, day } = context;
    const binding: BindingContext = { ledger, words, remembered: context.remembered(register), day };
    const found = file.sheets.map((sheet) => foundIn(sheet, words));
    const tables = withoutBare(file.kind, withoutOthers(found.map((sheet) => tableOf(sheet, binding, file.kind))));
    const title = tables.find((table) => table.used)?.title ?? tables[0]?.title ?? '';
    const sure = sureColumns(tables);
    if (best === undefined || sure > best.sure) {
      best = { register, tables, title, notes: formNotes(file, tables, found, words), sure };
    }
  }
  if (best === undefined) throw new RangeError('there is a register at least');
  return { register: best.register, tables: best.tables, title: best.title, notes: best.notes };
}
