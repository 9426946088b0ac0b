/** Filling a form: everybody, or only what changed since the report before (只报变化); what was filled stands in 上报记录. */
import { z } from 'zod';
import { registerOf, today } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { type FilledForm, fillForm } from '../forms/fill-form.ts';
import { fileOfForm, formOf } from '../forms/forms.ts';
import { formRows } from '../forms/form-rows.ts';
import { changedRows, changesSince, frozenTable, frozenTables } from '../forms/frozen-form.ts';
import { formTypes } from '../forms/kept-file.ts';
import { type FormContent, rememberFilling } from '../forms/remembered.ts';
import type { FormColumn } from '../forms/shapes.ts';
import { formWords } from '../forms/words.ts';
import { officeFacts } from '../office-line.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import type { FrozenReport, FrozenTable } from '../report-shapes.ts';
import { freeze, frozenReport, lastSubmission } from '../submissions.ts';
import { offerDownload } from '../transfers.ts';
import { shownChanges } from './reports.ts';

const key = z.string().min(1).max(60);
const write = { register: () => 'forms', action: 'write' } as const;
const read = { register: () => 'forms', action: 'read' } as const;

function outputName(call: OfficeCall, fileName: string, day: string, onlyChanges: boolean): string {
  const [, base = fileName, ending = ''] = /^(.*?)(\.[^.]*)?$/u.exec(fileName) ?? [];
  return `${base}（${officeFacts(call.ledger).street} ${day}${onlyChanges ? ' 变化' : ''}）${ending}`;
}

/** @throws DeskError form-unused, form-unsure */
function demandBound({ tables }: FormContent): void {
  const open = tables.filter((table) => table.used).flatMap((table) => table.columns);
  if (open.length === 0) {
    throw new DeskError('form-unused', '这份表没有选中要填的表格。请先勾选工作表，或指出表头在哪几行。');
  }
  const unsure = open.filter((column) => column.origin === 'guess');
  if (unsure.length === 0) return;
  const names = unsure.map((column) => `“${column.heading}”`).slice(0, 5);
  throw new DeskError(
    'form-unsure',
    `${names.join('、')}等 ${unsure.length} 列还没有确认取什么，没有填写。请先确认或改选。`,
  );
}

/** Headings beside which an office writes what changed. */
const remark = /备注|变动|变化|变更|说明/u;

/** The column of each table that takes 新增, 变更, 减少; null where none is free for it. */
function markOf(columns: readonly FormColumn[]): number | null {
  const found = columns.findIndex(
    ({ heading, binding, formula }) =>
      !formula && remark.test(heading) && (binding === null || binding.take === 'blank'),
  );
  return found === -1 ? null : found;
}

/** The marks are written like constants; without this the filling leaves the column alone. */
const withMarks = (content: FormContent): FormContent => ({
  ...content,
  tables: content.tables.map((table) => {
    const mark = markOf(table.columns);
    return {
      ...table,
      columns: table.columns.map((column, place) =>
        place === mark ? { ...column, binding: { take: 'constant', text: '' } } : column,
      ),
    };
  }),
});

/** @throws DeskError form-base-unknown */
function baseOf(call: OfficeCall, form: string, id: string): FrozenReport {
  const line = prepared(call.ledger.db, 'SELECT 1 FROM live_reports WHERE id = ? AND form = ?').get(id, form);
  const base = line === undefined ? null : frozenReport(call.ledger, id);
  if (base === null) {
    throw new DeskError('form-base-unknown', '要比较的那一份上报记录已不存在，请重新选择和哪一次比。');
  }
  return base;
}

interface Filling {
  readonly filled: FilledForm;
  readonly tables: readonly FrozenTable[];
  readonly basis: readonly FrozenTable[] | undefined;
}

function everybody(call: OfficeCall, file: Parameters<typeof fillForm>[1], content: FormContent): Filling {
  const words = formWords(call.ledger, content.settings.who.register);
  const filled = fillForm(call, file, content);
  return { filled, tables: frozenTables(words, filled.tables), basis: undefined };
}

function changesOnly(
  call: OfficeCall,
  file: Parameters<typeof fillForm>[1],
  content: FormContent,
  base: FrozenReport,
): Filling {
  const words = formWords(call.ledger, content.settings.who.register);
  const basis: FrozenTable[] = [];
  const marked = withMarks(content);
  const filled = fillForm(call, file, marked, (rows, table) => {
    const kept = content.tables.find((one) => one.key === table.key) ?? table;
    const now = frozenTable(words, kept, rows);
    basis.push(now);
    return changedRows(rows, changesSince(base, now, basis.length - 1).rows, markOf(kept.columns));
  });
  return { filled, tables: frozenTables(words, filled.tables), basis };
}

const fill = officeProcedure({
  access: write,
  input: z.object({ id: key, since: key.nullable().default(null) }),
  run: async (call, { id, since }) => {
    const kept = formOf(call, id);
    const { content } = kept;
    const { who, recipient, period } = content.settings;
    const register = registerOf(call.ledger, who.register);
    demand(call.viewer, register, 'export');
    demandBound(content);
    const file = await fileOfForm(call, kept);
    const filling =
      since === null ? everybody(call, file, content) : changesOnly(call, file, content, baseOf(call, id, since));
    const { filled, tables, basis } = filling;
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
    if (rows === 0) {
      if (since === null)
        throw new DeskError('nobody-chosen', '没有符合条件的人，没有生成文件。请调整“谁填进去”的条件。');
      throw new DeskError('nothing-changed', '和上次相比没有变化，没有生成文件。要报零变化，请取消“只报变化”后填写。');
    }
    const name = outputName(call, kept.fileName, who.day, since !== null);
    const { report } = await freeze(
      call,
      {
        kind: 'form',
        title: since === null ? kept.title : `${kept.title}（变化）`,
        recipient,
        period,
        cutOff: who.day,
        form: id,
        files: [{ name, mime: formTypes[file.kind], bytes: filled.bytes }],
        tables,
        ...(basis === undefined ? {} : { basis }),
        private: filled.private,
        replaces: null,
        reason: '',
      },
      'draft',
    );
    if (filled.private) logExport(call, register.key, rows);
    rememberFilling(call.ledger, id, content, today(call.ledger));
    return { ...offerDownload(call.desk.transfers, name, formTypes[file.kind], filled.bytes), rows, report };
  },
});

/** The rows of every used table as they would be written today. */
function tablesOf(call: OfficeCall, content: FormContent): readonly FrozenTable[] {
  const words = formWords(call.ledger, content.settings.who.register);
  return content.tables
    .filter((table) => table.used)
    .map((table) => {
      const bindings = table.columns.map((column) => column.binding);
      return frozenTable(words, table, formRows(call, content.settings, bindings, { full: true }).rows);
    });
}

export const formFillings = {
  'forms.fill': fill,
  /** The earlier reports of this form, newest first, and with which of them it is compared unless told. */
  'forms.bases': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key }),
    run: (call, { id }) => {
      const { content } = formOf(call, id);
      const { recipient, who } = content.settings;
      const lines = prepared(
        call.ledger.db,
        `SELECT r.id, r.title, r.state, r.cut_off AS cutOff, coalesce(r.sent_on, substr(c.kept_at, 1, 10)) AS day
         FROM live_reports AS r JOIN report_contents AS c ON c.report = r.id
         WHERE r.form = ? ORDER BY r.cut_off DESC, c.kept_at DESC LIMIT 50`,
      ).all(id) as {
        readonly id: string;
        readonly title: string;
        readonly state: string;
        readonly cutOff: string;
        readonly day: string;
      }[];
      const last = lastSubmission(call, { kind: 'form', form: id, recipient, upTo: who.day });
      const marks = content.tables
        .filter((table) => table.used)
        .map(({ name, columns }) => ({ table: name, heading: columns[markOf(columns) ?? -1]?.heading ?? null }));
      return { reports: lines, last: last?.id ?? null, marks };
    },
  }),
  /** What would be reported as changed. */
  'forms.changes': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key, since: key }),
    run: (call, { id, since }) => {
      const { content } = formOf(call, id);
      demand(call.viewer, registerOf(call.ledger, content.settings.who.register), 'export');
      const base = baseOf(call, id, since);
      const tables = tablesOf(call, content).map((table, place) => changesSince(base, table, place));
      return shownChanges(call, tables);
    },
  }),
};
