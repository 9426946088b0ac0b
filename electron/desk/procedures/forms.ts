/** 按表头取数: open somebody's form, say what its columns take and who belongs in, get that very file back filled. */
import { z } from 'zod';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { list } from '../../../db/read.ts';
import { demand } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { wordSetsOf } from '../../../db/rules/word-sets.ts';
import { DeskError } from '../errors.ts';
import { fillForm } from '../forms/fill-form.ts';
import {
  changeForm,
  changeTable,
  bindAnew,
  chosen,
  fileOfForm,
  formOf,
  formView,
  openFormFile,
} from '../forms/forms.ts';
import { formRows } from '../forms/form-rows.ts';
import { formItems } from '../forms/items.ts';
import { formTypes } from '../forms/kept-file.ts';
import { rowRegisters } from '../forms/open-form.ts';
import { blankOf, headingsIn } from '../forms/pasted-headings.ts';
import { rememberFilling } from '../forms/remembered.ts';
import { bindingSchema, settingsSchema } from '../forms/schemas.ts';
import type { FormPreview, FormTable } from '../forms/shapes.ts';
import { writtenText } from '../forms/written-value.ts';
import { officeFacts } from '../office-line.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { offerDownload, takeUpload } from '../transfers.ts';

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

/** Full private values that left are counted, as with every export. */
function logExport(call: OfficeCall, register: string, count: number): void {
  prepared(call.ledger.db, 'INSERT INTO read_log (at, actor, act, register, count) VALUES (?, ?, ?, ?, ?)').run(
    call.ledger.now(),
    call.session.account.name,
    'export',
    register,
    count,
  );
}

function outputName(call: OfficeCall, fileName: string, day: string): string {
  const [, base = fileName, ending = ''] = /^(.*?)(\.[^.]*)?$/u.exec(fileName) ?? [];
  return `${base}（${officeFacts(call.ledger).street} ${day}）${ending}`;
}

const fill = officeProcedure({
  access: write,
  input: z.object({ id: key }),
  run: async (call, { id }) => {
    const kept = formOf(call, id);
    const { content } = kept;
    const register = registerOf(call.ledger, content.settings.who.register);
    demand(call.viewer, register, 'export');
    const open = content.tables.filter((table) => table.used).flatMap((table) => table.columns);
    if (open.length === 0) {
      throw new DeskError('form-unused', '这份表没有选中要填的表格。请先勾选工作表，或指出表头在哪几行。');
    }
    const unsure = open.filter((column) => column.origin === 'guess');
    if (unsure.length > 0) {
      const names = unsure.map((column) => `“${column.heading}”`).slice(0, 5);
      throw new DeskError(
        'form-unsure',
        `${names.join('、')}等 ${unsure.length} 列还没有确认取什么，没有填写。请先确认或改选。`,
      );
    }
    const file = await fileOfForm(call, kept);
    const filled = fillForm(call, file, content);
    const rows = filled.tables.reduce((sum, table) => sum + table.rows.length, 0);
    if (rows === 0) throw new DeskError('nobody-chosen', '没有符合条件的人，没有生成文件。请调整“谁填进去”的条件。');
    if (filled.private) logExport(call, register.key, rows);
    rememberFilling(call.ledger, id, content, today(call.ledger));
    const name = outputName(call, kept.fileName, content.settings.who.day);
    return { ...offerDownload(call.desk.transfers, name, formTypes[file.kind], filled.bytes), rows };
  },
});

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
  'forms.fill': fill,
};
