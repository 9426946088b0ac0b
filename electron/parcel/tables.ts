/**
 * The tables of a parcel for databases: CSV (RFC 4180, UTF-8 with BOM, CRLF) described by a `datapackage.json` of the
 * Frictionless "Tabular Data Package" (specs.frictionlessdata.io, version 1).
 *
 * Text that a spreadsheet could take for a formula carries a leading apostrophe; `unescapeText` says how to take it off.
 * Numbers of citizens and telephones are text there: the description says so, a spreadsheet that opens the CSV by itself
 * does not know it and spoils them, hence the workbooks beside.
 */
import { createHash } from 'node:crypto';
import Papa from 'papaparse';

export type ParcelFieldType = 'text' | 'integer' | 'decimal' | 'money' | 'day' | 'year' | 'flag';

export interface ParcelField {
  /** The column: a key of the register. */
  readonly name: string;
  /** What the clerk reads: 姓名. */
  readonly label: string;
  /** `money` is an integer in 分 and written in 元; `day` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `flag` is 0 or 1. */
  readonly type: ParcelFieldType;
  /** Personal information in the sense of 个人信息保护法; the caller masks the values, the description marks the column. */
  readonly private: boolean;
}

export type ParcelValue = string | number | null;

export interface ForeignKey {
  readonly fields: readonly string[];
  /** `resource` is the name of a table of the same parcel. */
  readonly reference: { readonly resource: string; readonly fields: readonly string[] };
}

export interface ParcelTable {
  /** Lower-case letters, digits, underscores: the CSV is `data/<name>.csv`. */
  readonly name: string;
  /** What the clerk reads: 在册期间. */
  readonly title: string;
  readonly fields: readonly ParcelField[];
  /** By field name; a missing value is null. */
  readonly rows: readonly Readonly<Record<string, ParcelValue>>[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

const byteOrderMark = '\uFEFF';
/** Beginnings that Excel, WPS or LibreOffice may compute, full-width ones included, and the apostrophe itself. */
const computable = /^\s*['=+\-@＝＋－＠\t\r\n]/u;

/** Text as it stands in the CSV: with an apostrophe before what could be computed. */
export function escapeText(text: string): string {
  return computable.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe off again: exactly one, where there is one. */
export function unescapeText(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

function quoted(text: string): string {
  return `"${escapeText(text).replaceAll('"', '""')}"`;
}

function cellOf(value: ParcelValue | undefined, type: ParcelFieldType): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return quoted(value);
  if (type === 'money') return (value / 100).toFixed(2);
  if (type === 'flag') return value === 0 ? 'false' : 'true';
  return type === 'text' || type === 'day' ? quoted(String(value)) : String(value);
}

/** The path of a table inside the parcel. */
export function csvPath(table: Pick<ParcelTable, 'name'>): string {
  return `data/${table.name}.csv`;
}

/** The table as CSV; the first line holds the names, text is always quoted, an empty cell is null. */
export function csvOf(table: ParcelTable): Uint8Array {
  if (!/^[a-z][a-z0-9_]*$/u.test(table.name)) throw new RangeError(`not a table name: ${table.name}`);
  const lines = [table.fields.map((field) => quoted(field.name)).join(',')];
  for (const row of table.rows) {
    lines.push(table.fields.map((field) => cellOf(row[field.name], field.type)).join(','));
  }
  return new TextEncoder().encode(`${byteOrderMark}${lines.join('\r\n')}\r\n`);
}

const dayPattern = String.raw`^\d{4}(-\d{2}(-\d{2})?)?$`;
const schemaTypes = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  money: { type: 'number', unit: '元' },
  day: { type: 'string', constraints: { pattern: dayPattern } },
  year: { type: 'year' },
  flag: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
} as const satisfies Record<ParcelFieldType, object>;

function resourceOf(table: ParcelTable, csv: Uint8Array) {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.title,
    path: csvPath(table),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    bytes: csv.length,
    hash: `sha256:${createHash('sha256').update(csv).digest('hex')}`,
    schema: {
      fields: table.fields.map((field) => ({
        name: field.name,
        title: field.label,
        ...schemaTypes[field.type],
        ...(field.private ? { private: true } : {}),
      })),
      missingValues: [''],
      ...(table.primaryKey ? { primaryKey: table.primaryKey } : {}),
      ...(table.foreignKeys ? { foreignKeys: table.foreignKeys } : {}),
    },
  };
}

/**
 * The description of the tables.
 *
 * @param csvs the bytes of each table in the same order.
 * @param about title and instant of the package.
 */
export function datapackageOf(
  tables: readonly ParcelTable[],
  csvs: readonly Uint8Array[],
  about: { readonly title: string; readonly createdAt: string },
): Uint8Array {
  const description = {
    profile: 'tabular-data-package',
    name: 'county-parcel',
    title: about.title,
    created: about.createdAt,
    textEscape: { prefix: "'", when: computable.source, undo: '单元格以一个英文撇号开头的，去掉这一个撇号即为原值' },
    resources: tables.map((table, index) => resourceOf(table, csvs[index] ?? new Uint8Array())),
  };
  return new TextEncoder().encode(`${JSON.stringify(description, null, 2)}\n`);
}

/**
 * The first rows of a CSV of a parcel, header row first, with the apostrophes taken off.
 *
 * @param csv the beginning of the file is enough; a row cut off at its end is left out.
 */
export function firstRows(csv: Uint8Array, rows: number): readonly (readonly string[])[] {
  const text = new TextDecoder().decode(csv);
  const lastBreak = text.lastIndexOf('\r\n');
  const parsed = Papa.parse<string[]>(text.slice(0, Math.max(0, lastBreak)), {
    delimiter: ',',
    newline: '\r\n',
    preview: rows + 1,
  });
  return parsed.data.map((row) => row.map(unescapeText));
}
