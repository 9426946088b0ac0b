/** 信息核对表: one page a person to be signed, and the corrections that come back on it. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { filterSchema } from '../../../db/list-query.ts';
import { today } from '../../../db/ledger.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { demand, demandRight } from '../../../db/rights.ts';
import { type CheckSheet, type CheckSheetFrame, mostLines } from '../../papers/check-sheet.ts';
import { checkSheetHtml } from '../../papers/check-sheet-html.ts';
import { printInChunks } from '../../papers/chunks.ts';
import { baseOf, collectItems, rosterSubject } from '../collections/items.ts';
import { communitiesInOrder, type LedgerRow, ledgerRows } from '../collections/ledger-rows.ts';
import { checkTyped, saveTyped } from '../collections/typed-rows.ts';
import { DeskError } from '../errors.ts';
import { officeFacts } from '../office-line.ts';
import { withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { fileTypes, offerDownload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const reads = { register: () => 'people', action: 'read' } as const;
const exports = { register: () => 'people', action: 'export' } as const;
const writes = { register: () => 'people', action: 'write' } as const;

const choice = z.object({
  title: z.string().trim().min(1).max(40).default('社区工作者信息核对表'),
  columns: z.array(z.string().min(1).max(80)).min(1).max(mostLines),
  filters: z.array(filterSchema).max(50).default([]),
  search: z.string().max(100).default(''),
  /** Chosen by hand; else all that the filters find. */
  people: z.array(key).max(10_000).nullable().default(null),
  day: exactDay,
  style: z.enum(['full', 'masked']).default('full'),
});
type Choice = z.output<typeof choice>;

const typedRows = z
  .array(
    z.object({
      person: key,
      cells: z.record(z.string().max(80), z.string().max(20_000)),
      dated: z.record(key, z.object({ mode: z.enum(['correct', 'change']), from: exactDay.optional() })).optional(),
    }),
  )
  .min(1)
  .max(500);

/** People in the order of the communities, as they are handed out. */
function inCommunityOrder(call: OfficeCall, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const order = new Map(communitiesInOrder(call).map(({ id }, i) => [id, i]));
  const place = (row: LedgerRow): number => order.get(row.community ?? '') ?? order.size;
  return rows.toSorted((a, b) => place(a) - place(b));
}

interface Sheets {
  readonly sheets: readonly CheckSheet[];
  readonly private: boolean;
}

/** @throws DeskError check-sheet-nobody, check-sheet-column */
function sheetsOf(call: OfficeCall, asked: Choice): Sheets {
  const items = new Map(collectItems(call, rosterSubject).map((item) => [item.column, item]));
  const columns = asked.columns.map((column) => {
    const item = items.get(column);
    if (item === undefined) throw new DeskError('check-sheet-column', '有一栏已不在了，请刷新后重新选择。');
    return item;
  });
  const found = ledgerRows(call, {
    subject: rosterSubject,
    columns: ['name', ...asked.columns],
    day: asked.day,
    full: asked.style === 'full',
    who: asked.people === null ? { filters: asked.filters, search: asked.search } : null,
    ...(asked.people === null ? {} : { records: asked.people }),
  });
  if (found.length === 0) throw new DeskError('check-sheet-nobody', '没有符合条件的人，没有生成核对表。请调整条件。');
  const names = new Map(communitiesInOrder(call).map(({ id, name }) => [id, name]));
  const sheets = inCommunityOrder(call, found).map(({ community, texts }): CheckSheet => {
    const [name = '', ...values] = texts;
    const lines = columns.map(({ label }, i) => ({ label, value: values[i] ?? '' }));
    return { name, community: names.get(community ?? '') ?? '', lines };
  });
  return { sheets, private: columns.some((column) => column.private) };
}

function frameOf(call: OfficeCall, asked: Choice): CheckSheetFrame {
  const { street, contact_name: name, contact_phone: phone } = officeFacts(call.ledger);
  const contact = [name ?? '', phone ?? ''].filter((part) => part !== '').join('　');
  const day = isDay(asked.day) ? formatDay(asked.day, '1990年5月1日') : asked.day;
  return { title: asked.title, office: street, day, contact };
}

export const checkSheetProcedures = {
  /** One PDF with a page for each person, or the same as HTML where this machine makes none. */
  'checkSheets.print': officeProcedure({
    access: exports,
    reads: true,
    input: choice,
    run: async (call, asked) => {
      const { sheets, private: open } = sheetsOf(call, asked);
      const full = asked.style === 'full' && open;
      if (full) demandRight(call.viewer, 'private.reveal');
      const frame = frameOf(call, asked);
      const htmlOf = (some: readonly CheckSheet[]): string =>
        withFonts(call, (options) => checkSheetHtml(some, frame, options));
      if (full) logExport(call, 'people', sheets.length);
      const name = `${asked.title}_${sheets.length === 1 ? (sheets[0]?.name ?? '') : `${sheets.length}人`}_${asked.day}`;
      const { toPdf } = call.desk.options.host;
      const { transfers } = call.desk;
      if (toPdf === null) {
        const bytes = new TextEncoder().encode(htmlOf(sheets));
        return {
          kind: 'html' as const,
          file: offerDownload(transfers, `${name}.html`, fileTypes.html, bytes),
          people: sheets.length,
          pages: null,
        };
      }
      const { pdf, pages } = await printInChunks({
        items: sheets,
        pagesOf: () => 1,
        html: htmlOf,
        toPdf,
        signal: call.signal,
        onProgress: (done, total) => call.progress({ done, total, label: '正在生成 PDF' }),
      });
      return {
        kind: 'pdf' as const,
        file: offerDownload(transfers, `${name}.pdf`, fileTypes.pdf, pdf),
        people: sheets.length,
        pages,
      };
    },
  }),
  /** One person's facts as the grid shows them; private ones as the viewer may see them. */
  'checkSheets.values': officeProcedure({
    access: reads,
    reads: true,
    input: z.object({ person: key, columns: z.array(z.string().min(1).max(80)).min(1).max(mostLines) }),
    run: (call, { person, columns }) => {
      const [row] = ledgerRows(call, {
        subject: rosterSubject,
        columns,
        day: today(call.ledger),
        full: call.viewer.revealed,
        who: null,
        records: [person],
      });
      if (row === undefined) throw new DeskError('record-missing', '这个人已不在台账里，请刷新后重试。');
      return { texts: row.texts };
    },
  }),
  /** What was typed, read and held against the ledger; nothing is written. */
  'checkSheets.check': officeProcedure({
    access: writes,
    reads: true,
    input: z.object({ rows: typedRows }),
    run: (call, { rows }) => checkTyped(call, rows),
  }),
  /** One change for all the people. */
  'checkSheets.save': officeProcedure({
    access: writes,
    input: z.object({ rows: typedRows }),
    run: (call, { rows }) => {
      demand(call.viewer, baseOf(call, rosterSubject), 'write');
      return saveTyped(call, rows);
    },
  }),
};
