/** Small rosters made on the spot, and the steps of the wizard. */
import { writeXlsx, type WriteSheet } from 'hucre';
import type { InputOf, OutputOf, TestDesk } from '../test-desk.ts';

export type Value = string | number | boolean | null;
type Rows = readonly (readonly Value[])[];
type Settings = Omit<InputOf<'imports.preview'>, 'run'>;

/** A workbook of one sheet. */
export async function workbook(rows: Rows, more: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  return await writeXlsx({ sheets: [{ name: '花名册', rows: rows.map((row) => [...row]), ...more }] });
}

/** Uploads a file and begins its import. */
export async function beginFile(
  office: TestDesk,
  bytes: Uint8Array,
  name = '花名册.xlsx',
): Promise<OutputOf<'imports.begin'>> {
  const upload = await office.upload('import', name, bytes);
  return await office.call('imports.begin', { source: { upload } });
}

/** Uploads a table and begins its import. */
export async function begin(office: TestDesk, rows: Rows, name = '花名册.xlsx'): Promise<OutputOf<'imports.begin'>> {
  return await beginFile(office, await workbook(rows), name);
}

export const preview = (office: TestDesk, run: string, settings: Settings = {}): Promise<OutputOf<'imports.preview'>> =>
  office.call('imports.preview', { run, ...settings });

/** A preview in which every community that is not in the directory is to be created. */
export async function previewCreating(
  office: TestDesk,
  run: string,
  settings: Settings = {},
): Promise<OutputOf<'imports.preview'>> {
  const { communities } = await preview(office, run, settings);
  return await preview(office, run, {
    communities: Object.fromEntries(communities.map((one) => [one.name, { act: 'create' }])),
  });
}

/** Imports a table, creating the communities that it names. */
export async function importTable(
  office: TestDesk,
  rows: Rows,
  settings: Settings = {},
): Promise<OutputOf<'imports.commit'>> {
  const { run } = await begin(office, rows);
  await previewCreating(office, run, settings);
  return await office.call('imports.commit', { run });
}

type Tab = 'new' | 'update' | 'same' | 'problem' | 'skipped';

/** All rows of a tab, or of all. */
export async function rowsOf(office: TestDesk, run: string, tab: Tab | null = null) {
  return (await office.call('imports.rows', { run, tab, limit: 500 })).rows;
}

export type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** The cell of a row under a heading. */
export function cell(row: Row | undefined, heading: string): Row['cells'][number] {
  const found = row?.cells.find((one) => one.heading === heading);
  if (found === undefined) throw new Error(`no cell under ${heading}`);
  return found;
}

/** The marks of a cell as level and code. */
export const marks = (row: Row | undefined, heading: string): string[] =>
  cell(row, heading).marks.map((mark) => `${mark.level} ${mark.code}`);

/** What becomes of a cell: 旧 → 新 of each field. */
export const changes = (row: Row | undefined, heading: string): string[] =>
  cell(row, heading).fields.map((field) => `${field.label} ${field.act} ${field.oldText} → ${field.newText}`);

/** The live records of a register as plain values, in the order of their texts. */
export async function stored(office: TestDesk, register: string, columns: readonly string[]) {
  const { revealed } = await office.call('meta.session', {});
  await office.call('meta.reveal', { on: true });
  const { rows } = await office.call('records.list', { register, columns: [...columns], limit: 1000 });
  await office.call('meta.reveal', { on: revealed });
  return inOrder(rows.map((row) => columns.map((column) => row.values[column] ?? null)));
}

/** Records in the order of their texts, as `stored` gives them. */
export function inOrder<T>(records: readonly T[]): T[] {
  return records.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
