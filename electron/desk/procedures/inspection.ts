/** 迎检材料包 and 17项措施自查: what serves each measure in a year, written down and carried out as one PDF or as a folder. */
import { basename } from 'node:path';
import { z } from 'zod';
import { today } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { measureCode } from '../../../db/rules/lists/measure.ts';
import { prepared } from '../../../db/statements.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { writeReportFolder } from '../../parcel/report-folder.ts';
import { DeskError } from '../errors.ts';
import { measuresOf } from '../inspection/measures.ts';
import { gatherPack, type Pack } from '../inspection/pack.ts';
import { packFiles } from '../inspection/pack-files.ts';
import { packPdf } from '../inspection/pack-pdf.ts';
import { lastDay } from '../inspection/sections.ts';
import { frozenTable } from '../inspection/tables.ts';
import { officeFacts } from '../office-line.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { freeze, type FirstState, type Submission } from '../submissions.ts';
import { fileTypes, offerDownload, placeOf } from '../transfers.ts';

const year = z.int().min(2000).max(2100);
const number = z.int().min(1).max(17);
const choice = z.object({
  year,
  measures: z
    .array(number)
    .min(1, '请至少勾选一项措施。')
    .transform((chosen) => [...new Set(chosen)].toSorted((one, other) => one - other)),
  style: z.enum(['masked', 'full']).default('masked'),
  scans: z.boolean().default(true),
  /** The 收件单位; null where the pack is only laid out for whoever comes. */
  recipient: z.string().min(1).max(60).nullable().default(null),
});
type Choice = z.output<typeof choice>;

/** @throws DeskError year-ahead */
function demandPast(call: OfficeCall, asked: number): void {
  if (asked > Number(today(call.ledger).slice(0, 4)))
    throw new DeskError('year-ahead', `${asked}年还没有到，没有材料可装。请选今年或以前的年度。`);
}

/** Full values that left are logged register by register. */
function logPack(call: OfficeCall, pack: Pack): void {
  if (pack.choice.style !== 'full') return;
  for (const { table } of pack.sections) logExport(call, table.section.register.key, table.total);
}

/** The pack with its line in 上报记录. */
async function keepPack(
  call: OfficeCall,
  asked: Choice,
  pack: Pack,
  files: Submission['files'],
  state: FirstState,
): Promise<string | null> {
  if (call.desk.options.readOnly === true) return null;
  const full = asked.style === 'full';
  const { report } = await freeze(
    call,
    {
      kind: 'other',
      title: '迎检材料包',
      recipient: asked.recipient,
      period: `${asked.year}年`,
      cutOff: lastDay(call, asked.year),
      form: null,
      files,
      tables: pack.sections.map(({ table }) => frozenTable(table, full)),
      private: full,
      replaces: null,
      reason: '',
    },
    state,
  );
  return report;
}

const mimes = { xlsx: fileTypes.xlsx, pdf: fileTypes.pdf, docx: fileTypes.docx, csv: 'text/csv' } as const;

const makePdf = officeProcedure({
  access: 'report.write',
  input: choice,
  run: async (call, asked) => {
    demandPast(call, asked.year);
    const pack = await gatherPack(call, asked);
    const bytes = await packPdf(call, pack);
    const name = safeFileName(`${officeFacts(call.ledger).street}_迎检材料包_${asked.year}年.pdf`);
    const report = await keepPack(call, asked, pack, [{ name, mime: fileTypes.pdf, bytes }], 'draft');
    logPack(call, pack);
    return { file: offerDownload(call.desk.transfers, name, fileTypes.pdf, bytes), report, notes: pack.notes };
  },
});

const makeFolder = officeProcedure({
  access: 'report.write',
  input: choice.extend({ place: z.string().max(100) }),
  run: async (call, asked) => {
    demandPast(call, asked.year);
    const folder = placeOf(call.desk.transfers, asked.place);
    const pack = await gatherPack(call, asked);
    const files = await packFiles(call, pack);
    const naming = {
      office: officeFacts(call.ledger).street,
      title: '迎检材料包',
      period: `${asked.year}年`,
      day: lastDay(call, asked.year),
    };
    const written = await writeReportFolder({ folder, naming, files, signal: call.signal });
    const kept = files.map(({ title, extension, bytes }) => ({
      name: `${title}.${extension}`,
      mime: mimes[extension],
      bytes,
    }));
    const report = await keepPack(call, asked, pack, kept, 'sent');
    logPack(call, pack);
    return { name: basename(written.path), files: written.files, report, notes: pack.notes };
  },
});

const words = z.string().trim().max(2000).default('');

const review = officeProcedure({
  access: { register: () => 'measure_reviews', action: 'write' } as const,
  input: z.object({ year, measure: number, achieved: words, problems: words, nextSteps: words }),
  run: (call, asked) => {
    demandPast(call, asked.year);
    const code = measureCode(asked.measure);
    const stands = prepared(call.ledger.db, 'SELECT id FROM live_measure_reviews WHERE year = ? AND measure = ?').get(
      asked.year,
      code,
    ) as { readonly id: string } | undefined;
    const values = {
      achieved: asked.achieved === '' ? null : asked.achieved,
      problems: asked.problems === '' ? null : asked.problems,
      next_steps: asked.nextSteps === '' ? null : asked.nextSteps,
      reviewed_on: today(call.ledger),
    };
    if (stands === undefined && Object.values(values).filter((value) => value !== null).length === 1)
      throw new DeskError('review-empty', '还没有写内容。请填写完成情况，或点“按数字起草”。');
    const edit: Edit =
      stands === undefined
        ? { op: 'create', register: 'measure_reviews', values: { year: asked.year, measure: code, ...values } }
        : { op: 'update', register: 'measure_reviews', id: stands.id, version: null, patch: values };
    const title = `${asked.year}年措施${asked.measure}自查`;
    const { changeId } = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, [edit]);
    return { changeId };
  },
});

export const inspectionProcedures = {
  /** Every measure of a year with its figures, registers and what was written of it. */
  'inspection.view': officeProcedure({
    access: 'report.read',
    reads: true,
    input: z.object({ year }),
    run: (call, asked) => {
      demandPast(call, asked.year);
      return {
        year: asked.year,
        day: lastDay(call, asked.year),
        pdf: call.desk.options.host.toPdf !== null,
        measures: measuresOf(call, asked.year),
      };
    },
  }),
  'inspection.review': review,
  'inspection.pdf': makePdf,
  'inspection.folder': makeFolder,
};
