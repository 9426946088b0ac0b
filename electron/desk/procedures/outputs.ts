/** 导出当前列表 and 打印当前列表: exactly what is shown, with title, filter, day and count on it. */
import { z } from 'zod';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { prepared } from '../../../db/statements.ts';
import { writeTable } from '../../sheets/write.ts';
import { listHtml } from '../../papers/list-html.ts';
import { DeskError } from '../errors.ts';
import { officeLine } from '../office-line.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { asText, shownTable, type ShownTable } from '../shown-table.ts';
import { fileTypes, offerDownload } from '../transfers.ts';
import { printed } from '../printed.ts';

const input = z.object({
  query: listQuerySchema,
  title: z.string().trim().min(1).max(60),
  /** Private values: masked, or in full (logged). */
  style: z.enum(['masked', 'full']).default('masked'),
});
type Input = z.output<typeof input>;

const access = { register: (asked: Input) => asked.query.register, action: 'export' } as const;

/** The table as asked for; full values are logged with how many people they belong to. */
function tableFor(call: OfficeCall, asked: Input): ShownTable {
  const full = asked.style === 'full';
  const table = shownTable(call.ledger, { ...call.viewer, revealed: full }, asked.query);
  if (table.rows.length === 0)
    throw new DeskError('nothing-to-export', '当前列表没有记录，没有可以导出或打印的内容。请先调整筛选条件。');
  if (full && call.desk.options.readOnly !== true) {
    prepared(call.ledger.db, 'INSERT INTO read_log (at, actor, act, register, count) VALUES (?, ?, ?, ?, ?)').run(
      call.ledger.now(),
      call.session.account.name,
      'export',
      asked.query.register,
      table.rows.length,
    );
  }
  return table;
}

/** The lines below a title: whose table it is, which rows, as of when, how many. */
function subtitle(call: OfficeCall, asked: Input, table: ShownTable): readonly string[] {
  const { unit } = registerOf(call.ledger, asked.query.register);
  const conditions = table.conditions.length === 0 ? [] : [`筛选：${table.conditions.join('；')}`];
  return [`${officeLine(call.ledger)}　截至 ${table.day}　共 ${table.total} ${unit}`, ...conditions];
}

export const outputProcedures = {
  'exports.list': officeProcedure({
    access,
    reads: true,
    input,
    run: async (call, asked) => {
      const table = tableFor(call, asked);
      const bytes = await writeTable({
        sheetName: asked.title,
        title: asked.title,
        subtitleLines: subtitle(call, asked, table),
        columns: table.fields.map((field) => ({
          label: field.label,
          kind: field.kind,
          ...(field.width === undefined ? {} : { width: Math.max(6, Math.round(field.width / 7)) }),
        })),
        rows: table.rows,
      });
      return offerDownload(call.desk.transfers, `${asked.title}_${table.day}.xlsx`, fileTypes.xlsx, bytes);
    },
  }),
  /** A PDF where this machine can make one, else the same page as HTML for the browser's own print dialog. */
  'prints.list': officeProcedure({
    access,
    reads: true,
    input,
    run: (call, asked) => {
      const table = tableFor(call, asked);
      const html = listHtml(
        {
          title: asked.title,
          subtitleLines: subtitle(call, asked, table),
          columns: table.fields.map((field) => ({
            label: field.label,
            width: field.width ?? 96,
            align: ['integer', 'decimal', 'money'].includes(field.kind)
              ? 'right'
              : field.kind === 'longText'
                ? 'left'
                : 'center',
          })),
          rows: table.rows.map((row) => table.fields.map((field, place) => asText(field, row[place] ?? null))),
          footLines: [],
          landscape: true,
        },
        { fontCss: '' },
      );
      return printed(call, `${asked.title}_${table.day}`, html);
    },
  }),
};
