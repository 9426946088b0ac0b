/** Reads a form that is to be filled: its tables as grids, and what the filling needs to know beyond their texts. */
import { DeskError } from '../../desk/errors.ts';
import type { SheetGrid } from '../cell.ts';
import { fileKind } from '../file-kind.ts';
import { refusal, sheetLimits, type SheetLimits } from '../refusals.ts';
import { readWorkbook } from '../workbook.ts';
import { readZipDirectory } from '../zip-directory.ts';
import { readDocumentForm } from './docx/document-form.ts';
import { limitsOf, type CellLimit, type WrittenLimit } from './cell-limits.ts';
import type { FormKind, Place } from './edits.ts';
import { FillRefused } from './fill-refused.ts';
import { formRefusal, inFormWords } from './form-refusals.ts';
import { readXlsForm } from './xls/xls-form.ts';
import { readXlsxForm } from './xlsx/xlsx-form.ts';

/** How a row of a form looks, whether or not anything stands in it. */
export interface RowLook {
  /** Columns whose cell has a border; in a document, all that the row has. */
  readonly ruled: number;
  /** The same for rows of the same styles in the same columns. */
  readonly style: string;
  /** Nobody would see what is written there. */
  readonly hidden?: true;
}

/** What a kind of file tells about one of its tables. */
export interface SheetLooks {
  /** By row, as far as the file mentions any: may reach below the last text. */
  readonly rows: readonly RowLook[];
  readonly formulas: readonly Place[];
  readonly isProtected: boolean;
  readonly pictures: number;
  readonly limits: readonly WrittenLimit[];
}

export interface FormSheet extends Omit<SheetLooks, 'limits'> {
  /** What the edits call it: `SheetEdits.sheet`. */
  readonly place: number;
  readonly grid: SheetGrid;
  readonly limits: readonly CellLimit[];
}

/** What a kind of file tells beside its grids. */
export interface FormLooks {
  readonly sheets: readonly SheetLooks[];
  readonly hasMacros: boolean;
  /** Points into other files. */
  readonly hasExternalLinks: boolean;
  /** What the defined names of a workbook stand for. */
  readonly names: ReadonlyMap<string, string>;
}

export interface Form {
  readonly kind: FormKind;
  readonly sheets: readonly FormSheet[];
  readonly hasMacros: boolean;
  readonly hasExternalLinks: boolean;
}

/**
 * Reads a form. The kind of file is judged by its contents.
 * @throws DeskError form-picture, form-no-table, form-web-page, and those of `readWorkbook`.
 */
export async function readForm(bytes: Uint8Array, fileName: string, limits: SheetLimits = sheetLimits): Promise<Form> {
  try {
    return await readKind(bytes, fileName, limits);
  } catch (error) {
    const isDamage = error instanceof FillRefused || error instanceof RangeError;
    const told = isDamage ? refusal('sheet-damaged', fileName) : error;
    throw told instanceof DeskError ? inFormWords(told, fileName) : told;
  }
}

async function readKind(bytes: Uint8Array, fileName: string, limits: SheetLimits): Promise<Form> {
  if (readZipDirectory(bytes)?.some((entry) => entry.name === 'word/document.xml') === true) {
    const { grids, ...looks } = readDocumentForm(bytes, fileName, limits);
    if (grids.length === 0) throw formRefusal(looks.pictures > 0 ? 'form-picture' : 'form-no-table', fileName);
    return form('docx', grids, looks);
  }
  const kind = fileKind(bytes, fileName);
  if (kind !== 'xlsx' && kind !== 'xls') throw formRefusal('form-web-page', fileName);
  let grids: readonly SheetGrid[];
  try {
    grids = (await readWorkbook(bytes, fileName, { limits })).sheets;
  } catch (error) {
    const isEmpty = error instanceof DeskError && error.code === 'sheet-empty';
    if (isEmpty && looksOf(kind, bytes).sheets.some((sheet) => sheet.pictures > 0))
      throw formRefusal('form-picture', fileName);
    throw error;
  }
  return form(kind, grids, looksOf(kind, bytes));
}

function looksOf(kind: 'xlsx' | 'xls', bytes: Uint8Array): FormLooks {
  return kind === 'xlsx' ? readXlsxForm(bytes) : readXlsForm(bytes);
}

const noLooks: SheetLooks = { rows: [], formulas: [], isProtected: false, pictures: 0, limits: [] };

function form(kind: FormKind, grids: readonly SheetGrid[], looks: FormLooks): Form {
  const { hasMacros, hasExternalLinks } = looks;
  const sheets = grids.map((grid, place) => {
    const own = looks.sheets[place] ?? noLooks;
    return { ...own, place, grid, limits: limitsOf(own.limits, grid, grids, looks.names) };
  });
  return { kind, sheets, hasMacros, hasExternalLinks };
}
