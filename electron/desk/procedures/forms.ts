/** 按表头取数: open somebody's form, say what its columns take and who belongs in, get that very file back filled. */
import { z } from 'zod';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { list } from '../../../db/read.ts';
import { prepared } from '../../../db/statements.ts';
import { wordSetsOf } from '../../../db/rules/word-sets.ts';
import { formFillings } from './form-fillings.ts';
import { changeForm, changeTable, bindAnew, chosen, formOf, formView, openFormFile } from '../forms/forms.ts';
import { formRows } from '../forms/form-rows.ts';
import { formItems } from '../forms/items.ts';
import { rowRegisters } from '../forms/open-form.ts';
import { blankOf, headingsIn } from '../forms/pasted-headings.ts';
import { bindingSchema, settingsSchema } from '../forms/schemas.ts';
import type { FormPreview, FormTable } from '../forms/shapes.ts';
import { writtenText } from '../forms/written-value.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { takeUpload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const write = { register: () => 'forms', action: 'write' } as const;
const read = { register: () => 'forms', action: 'read' } as const;
const ofTable = z.object({ id: key, table: z.string().max(20) });

/** The first rows of a table as they will stand in the file; private values as the viewer may see them. */
function previewOf(
  call: OfficeCall,
  table: FormTable,
  settings: Parameters<typeof formRows>[1],
  limit: number,
): FormPreview {
  const bindings = table.columns.map((column) => column.binding);
  const { rows } = formRows(call, settings, bindings, { full: false });
  const texts = rows.map((row) => row.values.map((value) => writtenText(value)));
  return {
    table: table.key,
    rows: texts.slice(0, limit),
    total: rows.length,
    gaps: bindings.map((binding, place) =>
      binding === null || binding.take === 'blank' ? 0 : texts.filter((row) => row[place] === '').length,
    ),
  };
}

export const formProcedures = {
  'forms.open': officeProcedure({
    access: write,
    input: z.object({ upload: z.string().max(80) }),
    run: (call, input) => {
      const { name, bytes } = takeUpload(call.desk.transfers, input.upload, 'form');
      return openFormFile(call, name, bytes);
    },
  }),
  'forms.paste': officeProcedure({
    access: write,
    input: z.object({ text: z.string().min(1).max(20_000), title: z.string().trim().max(60).default('') }),
    run: async (call, input) => {
      const title = input.title === '' ? '粘贴的表头' : input.title;
      return openFormFile(call, `${title}.xlsx`, await blankOf(headingsIn(input.text), title), 'text');
    },
  }),
  'forms.list': officeProcedure({
    access: read,
    reads: true,
    input: z.object({}),
    run: (call) => {
      const query = listQuerySchema.parse({
        register: 'forms',
        columns: ['title', 'recipient', 'file_name'],
        limit: 1000,
      });
      const found = list(call.ledger, call.viewer, query);
      const filled = prepared(call.ledger.db, 'SELECT form, times, last_filled FROM form_settings').all() as {
        readonly form: string;
        readonly times: number;
        readonly last_filled: string | null;
      }[];
      const byForm = new Map(filled.map((row) => [row.form, row]));
      return found.rows
        .map((row) => ({
          id: row.id,
          title: String(row.values['title']),
          fileName: String(row.values['file_name']),
          recipient: found.labels['recipients']?.[String(row.values['recipient'])] ?? '',
          times: byForm.get(row.id)?.times ?? 0,
          last: byForm.get(row.id)?.last_filled ?? null,
        }))
        .toSorted((a, b) => (b.last ?? '').localeCompare(a.last ?? ''));
    },
  }),
  'forms.get': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key }),
    run: (call, input) => formView(call, input.id),
  }),
  /** What a column may take, and the words in which choices may be written. */
  'forms.items': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ register: key }),
    run: (call, input) => {
      const items = formItems(call.ledger, input.register);
      const lists = new Set(items.flatMap((item) => item.list ?? []));
      const words = [...lists]
        .flatMap((one) => wordSetsOf(one))
        .map(({ key: set, list: of, label }) => ({ key: set, list: of, label }));
      return {
        items,
        words,
        registers: rowRegisters.map((one) => ({ key: one, label: registerOf(call.ledger, one).label })),
      };
    },
  }),
  'forms.bind': officeProcedure({
    access: write,
    input: ofTable.extend({ column: z.int().min(0), binding: bindingSchema.nullable() }),
    run: (call, { id, table, column, binding }) =>
      changeForm(call, id, (content) =>
        changeTable(content, table, (one) => ({
          ...one,
          columns: one.columns.map((now) =>
            now.index === column && !now.formula ? chosen(call, content.settings.who.register, now, binding) : now,
          ),
        })),
      ),
  }),
  'forms.bindCell': officeProcedure({
    access: write,
    input: ofTable.extend({ place: z.string().max(40), binding: bindingSchema.nullable() }),
    run: (call, { id, table, place, binding }) =>
      changeForm(call, id, (content) =>
        changeTable(content, table, (one) => ({
          ...one,
          cells: one.cells.map((cell) =>
            cell.place === place ? { ...cell, binding, origin: 'chosen', reason: '手动选择' } : cell,
          ),
        })),
      ),
  }),
  /** Every guess is right. */
  'forms.confirm': officeProcedure({
    access: write,
    input: z.object({ id: key }),
    run: (call, { id }) =>
      changeForm(call, id, (content) => ({
        ...content,
        changed: { gone: [], new: [] },
        tables: content.tables.map((table) => ({
          ...table,
          columns: table.columns.map((column) =>
            column.origin === 'guess' ? { ...column, origin: 'chosen', reason: '已确认' } : column,
          ),
        })),
      })),
  }),
  'forms.use': officeProcedure({
    access: write,
    input: ofTable.extend({ used: z.boolean() }),
    run: (call, { id, table, used }) =>
      changeForm(call, id, (content) => changeTable(content, table, (one) => ({ ...one, used }))),
  }),
  'forms.settings': officeProcedure({
    access: write,
    input: z.object({ id: key, settings: settingsSchema }),
    run: async (call, { id, settings }) => {
      const before = formOf(call, id).content.settings;
      const view = changeForm(call, id, (content) => ({ ...content, settings }));
      return before.who.register === settings.who.register
        ? view
        : bindAnew(call, id, { register: settings.who.register });
    },
  }),
  /** The rows of the heading as the clerk sees them, 1-based. */
  'forms.heading': officeProcedure({
    access: write,
    input: ofTable.extend({ from: z.int().min(1).max(200), to: z.int().min(1).max(200) }),
    run: (call, { id, table, from, to }) => {
      const { register } = formOf(call, id).content.settings.who;
      const rows = [Math.min(from, to), Math.max(from, to)] as const;
      return bindAnew(call, id, { register, heading: { table, rows } });
    },
  }),
  'forms.preview': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key, limit: z.int().min(1).max(200).default(8) }),
    run: (call, { id, limit }) => {
      const { content } = formOf(call, id);
      return content.tables
        .filter((table) => table.used)
        .map((table) => previewOf(call, table, content.settings, limit));
    },
  }),
  ...formFillings,
};
