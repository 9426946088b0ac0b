/** Reads a form that somebody brings: its tables found, its columns bound as far as they can be, its single places. */
import type { Ledger } from '../../../db/ledger.ts';
import { columnLetters } from '../../sheets/fill/xlsx/formula-references.ts';
import { bindColumn, type BindingContext, type Remembered } from './bind-columns.ts';
import { findTables, type FoundTable } from './find-tables.ts';
import { findCells, type FoundCell } from './form-cells.ts';
import type { FormSheet } from '../../sheets/fill/form-grid.ts';
import { privacyOf } from './form-privacy.ts';
import type { FormFile } from './form-file.ts';
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
  const end = table === undefined ? -1 : (table.belowRow ?? grid.rows.length) - 1;
  const cells = findCells(grid, table === undefined ? [0, -1] : [table.headingRows[0], end]);
  return { sheet, parts, cells };
}

export const cellPlace = (cell: FoundCell): string => `${cell.row}:${cell.column}:${cell.from}`;

function columnOf(table: FoundTable, place: number, context: BindingContext, kind: FormFile['kind']): FormColumn {
  const column = table.columns[place];
  if (column === undefined) throw new RangeError('no such column');
  const bound = bindColumn(column.heading, context);
  const reason = column.formula ? '这一列是公式，不填' : bound.reason;
  return {
    index: column.index,
    letter: kind === 'docx' ? String(column.index + 1) : columnLetters(column.index),
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
  const known = columns.filter(({ origin, binding }) => origin !== 'none' && binding?.take !== 'blank').length;
  return {
    key: String(sheet.place),
    name: sheet.grid.name,
    title: table?.title ?? '',
    headingRows: table === undefined ? null : [table.headingRows[0] + 1, table.headingRows[1] + 1],
    columns,
    cells: cells.map(cellOf),
    emptyRows: (table?.emptyRows ?? 0) * Math.max(1, parts.length),
    below: table?.below ?? [],
    used: !sheet.grid.hidden && known >= 1,
  };
}

/** How many columns of all sheets are bound without a doubt. */
const sureColumns = (tables: readonly FormTable[]): number =>
  tables
    .flatMap((table) => table.columns)
    .filter(({ origin, binding }) => (origin === 'sure' || origin === 'remembered') && binding?.take !== 'blank')
    .length;

/** Opens a form for the register whose words it speaks most. */
export function openForm(file: FormFile, context: OpeningContext): OpenedForm {
  let best: (OpenedForm & { readonly sure: number }) | undefined;
  for (const register of rowRegisters) {
    const words = formWords(context.ledger, register);
    const { ledger, day } = context;
    const binding: BindingContext = { ledger, words, remembered: context.remembered(register), day };
    const tables = file.sheets.map((sheet) => tableOf(foundIn(sheet, words), binding, file.kind));
    const title = tables.find((table) => table.used)?.title ?? tables[0]?.title ?? '';
    const sure = sureColumns(tables);
    if (best === undefined || sure > best.sure) best = { register, tables, title, sure };
  }
  if (best === undefined) throw new RangeError('there is a register at least');
  return { register: best.register, tables: best.tables, title: best.title };
}
