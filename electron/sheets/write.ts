/** Writes tables as .xlsx that print well on A4 and come back unchanged through the import. */
import { rangeRef, writeXlsx, type Cell as LibraryCell, type CellStyle, type NamedRange, type WriteSheet } from 'hucre';
import {
  bodyStyle,
  columnWidth,
  headingStyle,
  heightOf,
  lineStyle,
  rowHeight,
  titleHeight,
  titleStyle,
  type Align,
  type ColumnKind,
} from './table-style.ts';

export interface TableColumn {
  readonly label: string;
  readonly kind: ColumnKind;
  /** In characters of the standard font; by kind where left out. */
  readonly width?: number;
  readonly align?: Align;
}

/** Money in 分, flags as 0 or 1, days as far as known, choices as their labels. */
export type TableValue = string | number | null;

export interface TableSpec {
  /** At most 31 characters; characters that Excel forbids are replaced. */
  readonly sheetName: string;
  readonly title: string;
  /** Lines between the title and the heading: 填报单位, the filter, the day, the count. */
  readonly subtitleLines?: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableValue[])[];
  /** One row below the data, outside the filter. */
  readonly totals?: readonly TableValue[];
  readonly footLines?: readonly string[];
  /** A4 across, unless false. */
  readonly landscape?: boolean;
  /** How many columns at the left stay when the sheet is moved sideways. */
  readonly frozenColumns?: number;
}

/** A workbook of one table. */
export async function writeTable(spec: TableSpec): Promise<Uint8Array> {
  return await writeWorkbook([spec]);
}

/** A workbook of several tables, a sheet each; equal sheet names get a number. */
export async function writeWorkbook(specs: readonly TableSpec[]): Promise<Uint8Array> {
  return await writeSheets(specs.map(tableSheet));
}

/** Writes prepared sheets under names that Excel takes. @param names ranges that formulas and drop-downs call by name */
export async function writeSheets(
  sheets: readonly WriteSheet[],
  names: readonly NamedRange[] = [],
): Promise<Uint8Array> {
  const taken = new Set<string>();
  const named = sheets.map((sheet) => ({ ...sheet, name: freeName(sheet.name, taken) }));
  // The library leaves out the quotes around a sheet's name here, without which Excel calls 花名册(2) a damaged file.
  const titles = named.flatMap(({ name, pageSetup }) =>
    pageSetup?.printTitlesRow === undefined
      ? []
      : [
          {
            name: '_xlnm.Print_Titles',
            range: `'${name.replaceAll("'", "''")}'!${pageSetup.printTitlesRow}`,
            scope: name,
          },
        ],
  );
  return await writeXlsx({
    sheets: named.map(withoutPrintTitles),
    namedRanges: [...names, ...titles],
    defaultFont: { name: '宋体', size: 11 },
  });
}

function withoutPrintTitles(sheet: WriteSheet): WriteSheet {
  if (sheet.pageSetup === undefined) return sheet;
  const { printTitlesRow: _, ...pageSetup } = sheet.pageSetup;
  return { ...sheet, pageSetup };
}

function freeName(wanted: string, taken: Set<string>): string {
  const legal = sheetName(wanted);
  for (let i = 1; ; i++) {
    const suffix = i === 1 ? '' : `(${i})`;
    const name = legal.slice(0, 31 - suffix.length) + suffix;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** A name for a sheet without the characters that Excel forbids; `History` is reserved. */
export function sheetName(wanted: string): string {
  const name = wanted.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ').replaceAll(/^[\s']+|[\s']+$/gu, '');
  return name === '' || name.toLowerCase() === 'history' ? '表格' : Array.from(name.slice(0, 31)).join('');
}

/** A value as its column shows it: money in 元, flags as words. */
function shown(value: TableValue | undefined, kind: ColumnKind): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'money') return typeof value === 'number' ? value / 100 : value;
  if (kind === 'flag') return value === 1 ? '是' : value === 0 ? '否' : value;
  if (kind === 'integer' || kind === 'decimal' || kind === 'year') return value;
  return String(value);
}

/** The parts of a sheet that stand around the data, collected from top to bottom. */
export interface SheetDraft {
  readonly rows: (string | number | null)[][];
  readonly cells: Map<string, Partial<LibraryCell>>;
  readonly merges: { startRow: number; startCol: number; endRow: number; endCol: number }[];
  readonly rowDefs: Map<number, { height: number }>;
}

export function newDraft(): SheetDraft {
  return { rows: [], cells: new Map(), merges: [], rowDefs: new Map() };
}

/** Adds a line that reaches over all columns. */
export function addLine(draft: SheetDraft, text: string, style: CellStyle, width: number, height: number): void {
  const row = draft.rows.length;
  draft.rows.push([text]);
  draft.cells.set(`${row},0`, { value: text, style });
  if (width > 1) draft.merges.push({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 });
  draft.rowDefs.set(row, { height });
}

/** Adds a row whose cells have a style of their own. */
export function addStyledRow(
  draft: SheetDraft,
  values: readonly (string | number | null)[],
  style: (column: number) => CellStyle,
  height: number,
): void {
  const row = draft.rows.length;
  draft.rows.push([...values]);
  for (const [column, value] of values.entries()) draft.cells.set(`${row},${column}`, { value, style: style(column) });
  draft.rowDefs.set(row, { height });
}

export function tableSheet(spec: TableSpec): WriteSheet {
  const { columns } = spec;
  const width = Math.max(1, columns.length);
  const widths = columns.map((column) => columnWidth(column.kind, column.label, column.width));
  const styles = columns.map((column) => bodyStyle(column.kind, column.align));
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const draft = newDraft();
  addLine(draft, spec.title, titleStyle, width, titleHeight);
  for (const line of spec.subtitleLines ?? []) addLine(draft, line, lineStyle, width, heightOf([line], [whole]));
  const heading = draft.rows.length;
  addStyledRow(
    draft,
    columns.map((column) => column.label),
    () => headingStyle,
    rowHeight * 1.2,
  );
  for (const values of spec.rows) {
    const row = columns.map((column, i) => shown(values[i], column.kind));
    draft.rowDefs.set(draft.rows.length, { height: heightOf(row, widths) });
    draft.rows.push(row);
  }
  const last = draft.rows.length - 1;
  if (spec.totals !== undefined) addTotals(draft, spec.totals, columns, styles);
  for (const line of spec.footLines ?? []) addLine(draft, line, lineStyle, width, heightOf([line], [whole]));
  return {
    name: spec.sheetName,
    ...draft,
    columns: widths.map((one, i) => ({ width: one, style: styles[i] ?? {} })),
    freezePane: { rows: heading + 1, columns: spec.frozenColumns ?? 0 },
    autoFilter: { range: rangeRef(heading, 0, Math.max(heading + 1, last), width - 1) },
    ...page(heading, spec.landscape !== false),
  };
}

function addTotals(
  draft: SheetDraft,
  totals: readonly TableValue[],
  columns: readonly TableColumn[],
  styles: readonly CellStyle[],
): void {
  const row = columns.map((column, i) => shown(totals[i], typeof totals[i] === 'number' ? column.kind : 'text'));
  const bold = styles.map((style) => ({ ...style, font: { ...style.font, bold: true } }));
  addStyledRow(draft, row, (column) => bold[column] ?? {}, rowHeight);
}

/** A4, all columns on one page, the heading again on each page, page numbers below. */
export function page(headingRow: number, landscape: boolean): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
      margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5, header: 0.3, footer: 0.35 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}
