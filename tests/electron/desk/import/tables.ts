/** Small rosters made on the spot, and the steps of the wizard. */
import { writeXlsx, type WriteSheet } from 'hucre';
import type { OutputOf, TestDesk } from '../test-desk.ts';

export type Value = string | number | boolean | null;

/** A workbook of one sheet. */
export async function workbook(rows: readonly (readonly Value[])[], more: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  return await writeXlsx({ sheets: [{ name: '花名册', rows: rows.map((row) => [...row]), ...more }] });
}

/** Uploads a table and begins its import. */
export async function begin(office: TestDesk, rows: readonly (readonly Value[])[], name = '花名册.xlsx'): Promise<OutputOf<'imports.begin'>> {
  const upload = await office.upload('import', name, await workbook(rows));
  return await office.call('imports.begin', { source: { upload } });
}

/** Imports a table without further questions and returns the result. */
export async function importTable(
  office: TestDesk,
  rows: readonly (readonly Value[])[],
  settings: Omit<Parameters<typeof preview>[1], 'run'> = {},
): Promise<OutputOf<'imports.commit'>> {
  const { run } = await begin(office, rows);
  await preview(office, { run, ...settings });
  return await office.call('imports.commit', { run });
}

export function preview(office: TestDesk, input: Parameters<typeof office.call<'imports.preview'>>[1]): Promise<OutputOf<'imports.preview'>> {
  return office.call('imports.preview', input);
}

/** All rows of a tab. */
export async function rowsOf(office: TestDesk, run: string, tab: 'new' | 'update' | 'same' | 'problem' | 'skipped' | null = null) {
  return (await office.call('imports.rows', { run, tab, limit: 500 })).rows;
}
