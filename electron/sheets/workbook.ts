/** Reads the tables that clerks bring: .xlsx, .xlsm, .xls, web pages that call themselves .xls, .csv and .txt. */
import { fromHtml, rangeRef, readXls, readXlsx, type MergeRange, type Sheet } from 'hucre';
import { DeskError } from '../desk/errors.ts';
import type { Cell, Merge, SheetGrid, Workbook } from './cell.ts';
import { decodeText, readCsv } from './csv.ts';
import { fileKind } from './file-kind.ts';
import { toGrid } from './grid.ts';
import { readCellValue } from './read-cell-value.ts';
import { refusal, sheetLimits, type SheetLimits } from './refusals.ts';
import { readXlsParts } from './xls-parts.ts';
import { cellKey, readSheetParts, type SheetPart } from './xlsx-parts.ts';
import { readZipDirectory } from './zip-directory.ts';

export interface ReadOptions {
  readonly limits?: SheetLimits;
  readonly signal?: AbortSignal;
}

/**
 * Reads a workbook. The kind of file is judged by its contents.
 * @throws DeskError whose code begins with `sheet-`, for everything that cannot be read; see refusals.ts.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  { limits = sheetLimits, signal }: ReadOptions = {},
): Promise<Workbook> {
  if (isRaised(signal)) throw refusal('sheet-cancelled', fileName);
  if (bytes.length > limits.bytes) throw refusal('sheet-bytes', fileName, limits.bytes / 1024 / 1024);
  let workbook: Workbook;
  try {
    workbook = await readKind(bytes, fileName, limits);
  } catch (error) {
    // The libraries throw errors of many kinds at damaged files; to the clerk they all mean one thing.
    throw error instanceof DeskError ? error : refusal('sheet-damaged', fileName);
  }
  if (isRaised(signal)) throw refusal('sheet-cancelled', fileName);
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw refusal('sheet-empty', fileName);
  return workbook;
}

/** A function, because a signal may be raised during any await. */
function isRaised(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function readKind(bytes: Uint8Array, fileName: string, limits: SheetLimits): Promise<Workbook> {
  switch (fileKind(bytes, fileName)) {
    case 'xlsx':
      return await readXlsxFile(bytes, fileName, limits);
    case 'xls':
      return await readXlsFile(bytes, fileName, limits);
    case 'html':
      return readHtml(bytes, fileName, limits);
    default:
      return { sheets: [readCsv(bytes, fileName, limits)] };
  }
}

/** What is known of a sheet beyond the library's own reading. */
interface Details {
  readonly hidden: boolean;
  readonly is1904: boolean;
  readonly formats: ReadonlyMap<number, string>;
  readonly formulas: ReadonlySet<number>;
  readonly texts?: ReadonlyMap<number, string>;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

function mergeOf(merge: MergeRange): Merge {
  return {
    fromRow: merge.startRow,
    toRow: merge.endRow,
    fromColumn: merge.startCol,
    toColumn: merge.endCol,
  };
}

function gridOf(sheet: Sheet, details: Details, fileName: string, limits: SheetLimits): SheetGrid {
  const { is1904, formats, formulas, texts } = details;
  // `Array.from` also visits the holes that the library leaves for rows without cells.
  const rows = Array.from(sheet.rows, (row: Sheet['rows'][number] | undefined, y): Cell[] =>
    Array.from(row ?? [], (value, x) => {
      const key = cellKey(y, x);
      const formula = formulas.has(key);
      return readCellValue({ value: value ?? texts?.get(key), code: formats.get(key), is1904, formula });
    }),
  );
  const merges = (sheet.merges ?? []).map(mergeOf);
  const { hidden, hiddenRows, hiddenColumns } = details;
  return toGrid({ name: sheet.name, hidden, rows, merges, hiddenRows, hiddenColumns }, fileName, limits);
}

function checkPart(part: SheetPart, fileName: string, limits: SheetLimits): void {
  if (part.lastRow > limits.rows) throw refusal('sheet-rows', fileName, limits.rows);
  if (part.lastColumn > limits.columns) throw refusal('sheet-columns', fileName, limits.columns);
  if (part.filled > limits.cells) throw refusal('sheet-cells', fileName, limits.cells);
}

async function readXlsxFile(bytes: Uint8Array, fileName: string, limits: SheetLimits): Promise<Workbook> {
  const entries = readZipDirectory(bytes) ?? [];
  const inflated = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  if (inflated > limits.inflatedBytes) {
    throw refusal('sheet-inflates', fileName, limits.inflatedBytes / 1024 / 1024);
  }
  const parts = readSheetParts(bytes, entries);
  if (parts === null || parts.length === 0) throw refusal('sheet-damaged', fileName);
  for (const part of parts) checkPart(part, fileName, limits);
  const wanted = new Map(parts.map((part) => [part.index, part]));
  const lastRow = Math.max(1, ...parts.map((part) => part.lastRow));
  const lastColumn = Math.max(1, ...parts.map((part) => part.lastColumn));
  const read = await readXlsx(bytes, {
    sheets: (info) => wanted.has(info.index),
    // Cells that carry a border but no value may reach down to row 1,048,576: they are left out.
    range: rangeRef(0, 0, lastRow - 1, lastColumn - 1),
  });
  const is1904 = read.dateSystem === '1904';
  const sheets = read.sheets.map((sheet, i) =>
    gridOf(sheet, { ...xlsxDetails(sheet), is1904, formats: parts[i]?.formats ?? new Map() }, fileName, limits),
  );
  return { sheets };
}

function xlsxDetails(sheet: Sheet): Omit<Details, 'is1904' | 'formats'> {
  const formulas = new Set<number>();
  for (const [key, cell] of sheet.cells ?? []) {
    const [row, column] = key.split(',');
    if (cell.formula !== undefined) formulas.add(cellKey(Number(row), Number(column)));
  }
  return {
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    formulas,
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, row]) => row.hidden === true).map(([index]) => index),
    hiddenColumns: (sheet.columns ?? []).flatMap((column, index) => (column.hidden === true ? [index] : [])),
  };
}

async function readXlsFile(bytes: Uint8Array, fileName: string, limits: SheetLimits): Promise<Workbook> {
  const parts = readXlsParts(bytes);
  if (parts === null) throw refusal('sheet-damaged', fileName);
  if (parts.protected) throw refusal('sheet-password', fileName);
  if (parts.oldFormat) throw refusal('sheet-old-excel', fileName);
  const read = await readXls(bytes);
  const { is1904 } = parts;
  const sheets = parts.sheets.flatMap((part, i) => {
    const sheet = read.sheets[i];
    return part === null || sheet === undefined ? [] : [gridOf(sheet, { ...part, is1904 }, fileName, limits)];
  });
  if (sheets.length === 0) throw refusal('sheet-damaged', fileName);
  return { sheets };
}

const declaredCharset = /charset\s*=\s*["']?\s*([\w-]+)/iu;
const webDetails: Details = {
  hidden: false,
  is1904: false,
  formats: new Map(),
  formulas: new Set(),
  hiddenRows: [],
  hiddenColumns: [],
};

/** Many upper platforms export a web page under the name .xls; Excel opens it, and so do we. */
function readHtml(bytes: Uint8Array, fileName: string, limits: SheetLimits): Workbook {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const charset = declaredCharset.exec(start)?.[1]?.toLowerCase() ?? '';
  const text = charset.startsWith('gb') ? new TextDecoder('gb18030').decode(bytes) : decodeText(bytes);
  if (text === null) throw refusal('sheet-text-code', fileName);
  if (!/<table\b/iu.test(text)) throw refusal('sheet-web-page', fileName);
  const tables = text
    .slice(text.search(/<table\b/iu))
    .replaceAll(/<br\s*\/?>/giu, '\n')
    .replaceAll('&nbsp;', ' ');
  const name = fileName.replace(/\.[^.]*$/u, '') || '网页';
  const sheet = fromHtml(tables, { sheetName: name, typeInference: false, classes: false });
  return { sheets: [gridOf(sheet, webDetails, fileName, limits)] };
}
