/** 导出当前列表 and 打印当前列表: exactly what is shown, with title, filter, day and count on it. */
import { z } from 'zod';
import { listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { writeTable } from '../../sheets/write.ts';
import { listHtml } from '../../papers/list-html.ts';
import { DeskError } from '../errors.ts';
import { type ExportProfile, profileOf } from '../export-profiles.ts';
import { profileFile } from '../export-profiles-file.ts';
import { type ProfileTable, profileTable, type Unmapped } from '../export-profiles-table.ts';
import { privacyOf } from '../forms/form-privacy.ts';
import { formWords } from '../forms/words.ts';
import { writtenText } from '../forms/written-value.ts';
import { officeLine } from '../office-line.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { sequenceKey } from '../report-diff.ts';
import type { FrozenColumn } from '../report-shapes.ts';
import { asText, shownTable, type ShownTable } from '../shown-table.ts';
import { freeze, type Submission } from '../submissions.ts';
import { fileTypes, offerDownload, type OfferedFile } from '../transfers.ts';
import { printed } from '../printed.ts';

const input = z.object({
  query: listQuerySchema,
  title: z.string().trim().min(1).max(60),
  /** Private values: masked, or in full (logged). */
  style: z.enum(['masked', 'full']).default('masked'),
});
const exportInput = input.extend({
  /** The export profile (导出格式) whose columns are written; null for those of the list. */
  profile: z.string().min(1).max(60).nullable().default(null),
});
type Input = z.output<typeof input>;

const access = { register: (asked: Input) => asked.query.register, action: 'export' } as const;

/** Something leaves at all; full values are logged with how many people they belong to. @throws DeskError nothing-to-export */
function leaving(call: OfficeCall, asked: Input, count: number): void {
  if (count === 0)
    throw new DeskError('nothing-to-export', '当前列表没有记录，没有可以导出或打印的内容。请先调整筛选条件。');
  if (asked.style === 'full') logExport(call, asked.query.register, count);
}

/** The table as asked for. */
function tableFor(call: OfficeCall, asked: Input): ShownTable {
  const table = shownTable(call.ledger, { ...call.viewer, revealed: asked.style === 'full' }, asked.query);
  leaving(call, asked, table.rows.length);
  return table;
}

/** The lines below a title: whose table it is, which rows, as of when, how many. */
function subtitle(
  call: OfficeCall,
  asked: Input,
  table: Pick<ShownTable, 'conditions' | 'day' | 'total'>,
): readonly string[] {
  const { unit } = registerOf(call.ledger, asked.query.register);
  const conditions = table.conditions.length === 0 ? [] : [`筛选：${table.conditions.join('；')}`];
  return [`${officeLine(call.ledger)}　截至 ${table.day}　共 ${table.total} ${unit}`, ...conditions];
}

/** An exported list; what its codes are called stands in the ledger's own words where the platform has none. */
interface ExportedList extends OfferedFile {
  readonly unmapped: readonly Unmapped[];
}

/** The list as it stands in 上报记录, where its profile names an addressee. */
function submissionOf(
  call: OfficeCall,
  asked: Input,
  profile: ExportProfile,
  table: ProfileTable,
  file: Submission['files'][number],
): Submission {
  const words = formWords(call.ledger, profile.register);
  const columns = profile.columns.map(({ heading, binding }): FrozenColumn => {
    const privacy = asked.style === 'full' ? privacyOf(words, binding) : undefined;
    const key = binding.take === 'sequence' ? sequenceKey : JSON.stringify(binding);
    return { key, label: heading, ...(privacy === undefined ? {} : { privacy }) };
  });
  return {
    kind: 'profile',
    title: profile.title,
    recipient: profile.recipient,
    period: '',
    cutOff: table.day,
    form: null,
    files: [file],
    tables: [
      {
        title: asked.title,
        columns,
        rows: table.rows.map((row, y) => ({ id: table.ids[y] ?? '', cells: row.map((value) => writtenText(value)) })),
      },
    ],
    private: asked.style === 'full',
    replaces: null,
    reason: '',
  };
}

/** The rows of the list in the columns of a profile. */
async function profiledList(call: OfficeCall, asked: Input, id: string): Promise<ExportedList> {
  demand(call.viewer, registerOf(call.ledger, 'export_profiles'), 'read');
  const profile = profileOf(call.ledger, id);
  const table = profileTable(call, profile, asked.query, { full: asked.style === 'full' });
  leaving(call, asked, table.rows.length);
  const shown = shownTable(call.ledger, { ...call.viewer, revealed: false }, { ...asked.query, columns: [] });
  const head = { title: asked.title, subtitleLines: subtitle(call, asked, shown) };
  const { ending, mime, bytes } = await profileFile(profile, table.rows, head);
  const name = `${profile.title}_${table.day}${ending}`;
  // What goes to nobody in particular is the office's own list.
  if (profile.recipient !== null && call.desk.options.readOnly !== true) {
    await freeze(call, submissionOf(call, asked, profile, table, { name, mime, bytes }), 'draft');
  }
  const offered = offerDownload(call.desk.transfers, name, mime, bytes);
  return { ...offered, unmapped: table.unmapped.filter((one) => one !== null) };
}

export const outputProcedures = {
  'exports.list': officeProcedure({
    access,
    reads: true,
    input: exportInput,
    run: async (call, asked): Promise<ExportedList> => {
      if (asked.profile !== null) return await profiledList(call, asked, asked.profile);
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
      const offered = offerDownload(call.desk.transfers, `${asked.title}_${table.day}.xlsx`, fileTypes.xlsx, bytes);
      return { ...offered, unmapped: [] };
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
