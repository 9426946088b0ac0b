/** What a filled form leaves behind in 上报记录, and what of it is new since the report before (只报变化). */
import { privacyOf } from './form-privacy.ts';
import type { FilledTable } from './fill-form.ts';
import type { FormRow } from './form-rows.ts';
import type { Binding, FormColumn, FormTable } from './shapes.ts';
import type { FormWords } from './words.ts';
import { type WrittenValue, writtenText } from './written-value.ts';
import { type ChangedRow, changeText, sequenceKey, tableChanges, type TableChanges } from '../report-diff.ts';
import type { FrozenColumn, FrozenReport, FrozenTable } from '../report-shapes.ts';

/** Two columns say the same where they take the same and write it in the same way. */
function columnKey(binding: Binding | null): string {
  return binding?.take === 'sequence' ? sequenceKey : JSON.stringify(binding);
}

function frozenColumn(words: FormWords, { heading, binding }: FormColumn): FrozenColumn {
  const privacy = privacyOf(words, binding);
  return { key: columnKey(binding), label: heading, ...(privacy === undefined ? {} : { privacy }) };
}

const titleOf = (table: FormTable): string => table.title || table.name;

/** The rows of a table as text, under its headings. */
export function frozenTable(words: FormWords, table: FormTable, rows: readonly FormRow[]): FrozenTable {
  return {
    title: titleOf(table),
    columns: table.columns.map((column) => frozenColumn(words, column)),
    rows: rows.map(({ id, values }) => ({ id, cells: values.map((value) => writtenText(value)) })),
  };
}

/** @param filled what was written, table after table */
export const frozenTables = (words: FormWords, filled: readonly FilledTable[]): readonly FrozenTable[] =>
  filled.map(({ table, rows }) => frozenTable(words, table, rows));

/** What a table of now has that the report before had not. */
export function changesSince(before: FrozenReport, now: FrozenTable, place: number): TableChanges {
  const tables = before.basis ?? before.tables;
  const old = tables.find((table) => table.title === now.title) ?? tables[place];
  return tableChanges(old ?? { title: now.title, columns: now.columns, rows: [] }, now);
}

const text = (value: string): WrittenValue => (value === '' ? { kind: 'empty' } : { kind: 'text', text: value });

/**
 * The rows that changed, each with its mark in a column: 新增; 变更：职务 委员→副主任; 减少 with the values of last time.
 * @param mark the place of the column that takes the marks; null where the form has none for it
 */
export function changedRows(
  rows: readonly FormRow[],
  changes: readonly ChangedRow[],
  mark: number | null,
): readonly FormRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return changes.map((change) => {
    const row = change.change === 'gone' ? undefined : byId.get(change.id);
    const values = row?.values ?? change.cells.map(text);
    const marked = mark === null ? values : values.with(mark, text(changeText(change)));
    return { id: change.id, values: marked };
  });
}
