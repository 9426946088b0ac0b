/** Text tables: .csv and .txt files in the encodings that Chinese offices meet, and cells pasted from Excel or WPS. */
import Papa from 'papaparse';
import { textCell, type Cell, type SheetGrid } from './cell.ts';
import { toGrid } from './grid.ts';
import { refusal, sheetLimits, type SheetLimits } from './refusals.ts';

/**
 * The text of a file: by its byte order mark, else UTF-8, else GB18030 (which contains GBK and GB2312).
 * Null where it is none of these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return null;
}

/** The rows of a text. A quote that is never closed would swallow all rows behind it, so quotes then count as plain signs. */
function rowsOf(text: string, delimiter: string, rows: number): string[][] {
  const quoted = Papa.parse<string[]>(text, { delimiter, preview: rows + 1 });
  if (!quoted.errors.some((error) => error.type === 'Quotes')) return quoted.data;
  return Papa.parse<string[]>(text, { delimiter, preview: rows + 1, quoteChar: '\0' }).data;
}

/** The separator that stands most often outside quotes near the beginning; a comma where there is none. */
function separator(text: string): string {
  const start = text.slice(0, 20_000).replaceAll(/"[^"]*"/gu, '');
  const counts = [',', '\t', ';'].map((sign) => ({ sign, count: start.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** Excel's own trick to keep digits in a CSV: ="330102". */
const kept = /^="([^"]*)"$/u;

function cellOf(text: string): Cell {
  const cell = textCell(kept.exec(text.trim())?.[1] ?? text);
  return cell.kind === 'empty' ? cell : { ...cell, untyped: true };
}

function gridOf(name: string, rows: readonly (readonly string[])[], fileName: string, limits: SheetLimits): SheetGrid {
  if (rows.length > limits.rows) throw refusal('sheet-rows', fileName, limits.rows);
  const cells = rows.map((row) => row.map(cellOf));
  return toGrid({ name, hidden: false, rows: cells, merges: [], hiddenRows: [], hiddenColumns: [] }, fileName, limits);
}

/**
 * Reads a text table separated by commas, tabs or semicolons.
 * @throws DeskError sheet-text-code, sheet-rows, sheet-columns, sheet-empty.
 */
export function readCsv(bytes: Uint8Array, fileName: string, limits: SheetLimits = sheetLimits): SheetGrid {
  const text = decodeText(bytes);
  if (text === null) throw refusal('sheet-text-code', fileName);
  const data = rowsOf(text, separator(text), limits.rows);
  return gridOf(fileName.replace(/\.[^.]*$/u, '') || '数据', data, fileName, limits);
}

/**
 * Reads cells copied from Excel or WPS: tabs between cells, cells with line breaks in quotes.
 * @throws DeskError sheet-empty, sheet-rows, sheet-columns.
 */
export function readPaste(text: string, limits: SheetLimits = sheetLimits): { sheets: readonly SheetGrid[] } {
  const grid = gridOf('粘贴的内容', rowsOf(text, '\t', limits.rows), '粘贴的内容', limits);
  if (grid.rows.length === 0) throw refusal('sheet-empty', '粘贴的内容');
  return { sheets: [grid] };
}
