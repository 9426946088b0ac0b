/** The tables of a Word document as grids, and how their rows look. */
import { toGrid } from '../../grid.ts';
import type { SheetGrid } from '../../cell.ts';
import type { SheetLimits } from '../../refusals.ts';
import { refuse } from '../fill-refused.ts';
import type { FormLooks, SheetLooks } from '../form-grid.ts';
import { openPackage } from '../office-package.ts';
import { tagsOf } from '../xml-tokens.ts';
import { tableGrid } from './table-grid.ts';
import { readTables, type DocumentTable } from './tables.ts';

export interface DocumentForm extends FormLooks {
  readonly grids: readonly SheetGrid[];
  readonly pictures: number;
}

function looksOf({ rows }: DocumentTable, isProtected: boolean): SheetLooks {
  return {
    rows: rows.map(({ cells }) => ({
      ruled: cells.reduce((sum, cell) => sum + cell.span, 0),
      style: cells.map((cell) => `${cell.column}+${cell.span}`).join(' '),
    })),
    formulas: rows.flatMap(({ cells }, row) =>
      cells.filter((cell) => cell.hasField).map(({ column }) => ({ row, column })),
    ),
    isProtected,
    pictures: 0,
    limits: [],
  };
}

/** @throws FillRefused damaged; DeskError where a table is beyond the limits. */
export function readDocumentForm(bytes: Uint8Array, fileName: string, limits: SheetLimits): DocumentForm {
  const pack = openPackage(bytes);
  const part = pack.relations('').find((one) => one.type === 'officeDocument')?.target ?? refuse('damaged');
  const xml = pack.text(part) ?? refuse('damaged');
  const tables = readTables(xml);
  const settings = pack.relations(part).find((one) => one.type === 'settings')?.target ?? null;
  const isProtected = [...tagsOf(settings === null ? '' : (pack.text(settings) ?? ''))].some(
    (tag) => tag.name === 'documentProtection',
  );
  return {
    grids: tables.map((table, i) => toGrid(tableGrid(xml, table, `表格${i + 1}`), fileName, limits)),
    sheets: tables.map((table) => looksOf(table, isProtected)),
    pictures: [...tagsOf(xml)].filter((tag) => tag.name === 'pic' && tag.kind === 'open').length,
    hasMacros: pack.names.some((name) => /vbaProject\.bin$/iu.test(name)),
    hasExternalLinks: false,
    names: new Map(),
  };
}
