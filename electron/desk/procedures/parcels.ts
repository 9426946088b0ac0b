/** 上报包: what leaves, writing it to a stick, the plain folder beside it, and checking one that arrived. */
import { readFile, rm, statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { chainHead } from '../../../db/history.ts';
import { coverSheetHtml } from '../../papers/cover-sheet.ts';
import type { ManifestBase } from '../../parcel/manifest.ts';
import { parcelFiles, sha256Of, type ParcelContents } from '../../parcel/parcel-files.ts';
import { checkPassword, judgePassword, suggestPassword } from '../../parcel/password.ts';
import { namePart, writeReportFolder, type ReportFile } from '../../parcel/report-folder.ts';
import { estimateParcel, writeParcel } from '../../parcel/write-parcel.ts';
import { DeskError } from '../errors.ts';
import { officeFacts } from '../office-line.ts';
import { leavingRegisters, parcelTables, privateFields, recipientName, type ParcelChoice } from '../parcel-contents.ts';
import { countsText, keptOfficeKey, nextSequence, officeKey, recordReport } from '../parcel-row.ts';
import { bookRegisters, parcelBooks, parcelWorkbooks, sheetHtml, type ParcelBook } from '../parcel-sheets.ts';
import { withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { keepFiles } from '../submissions.ts';
import { fileTypes, offerDownload, placeOf } from '../transfers.ts';
import { version } from '../version.ts';

const choice = z.object({
  recipient: z.string().max(60),
  period: z.string().trim().min(1).max(60),
  cutOff: exactDay,
  year: z.int().min(1990).max(2100),
  disclosure: z.record(z.string().max(60), z.enum(['full', 'masked', 'left-out'])),
});
type Choice = z.output<typeof choice>;

function manifestBase(call: OfficeCall, asked: Choice): ManifestBase {
  const { street, county, division_code: code } = officeFacts(call.ledger);
  const { epoch, sequence, previous } = nextSequence(call);
  return {
    appVersion: version,
    office: { street, county, divisionCode: code ?? '' },
    recipient: recipientOf(call, asked),
    period: asked.period,
    cutOffDay: asked.cutOff,
    sequence,
    epoch,
    createdAt: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    historyHead: chainHead(call.ledger).hash,
    previousParcelHash: previous,
    disclosure: asked.disclosure,
  };
}

function recipientOf(call: OfficeCall, asked: Choice): string {
  const name = recipientName(call, asked.recipient);
  if (name === '')
    throw new DeskError('recipient-missing', '请先选择收件单位；没有时到“收件单位”里新增。', [
      { field: 'recipient', message: '请选择收件单位' },
    ]);
  return name;
}

/** 上报包_青禾街道_2026年第一季度_第3号.zip */
function parcelName(base: ManifestBase): string {
  return `${['上报包', base.office.street, base.period, `第${base.sequence}号`].map(namePart).join('_')}.zip`;
}

function demandChoice(call: OfficeCall, asked: Choice): ParcelChoice {
  const leaving = leavingRegisters(call);
  const known = new Set(leaving.map(({ register }) => register.key));
  const strange = Object.keys(asked.disclosure).find((key) => !known.has(key));
  if (strange !== undefined) throw new DeskError('not-leaving', '所选的台账里有不得上报的内容，请重新选择。');
  if (Object.values(asked.disclosure).every((one) => one === 'left-out')) {
    throw new DeskError('nothing-chosen', '还没有选择要上报的台账，请至少选择一项。');
  }
  const unmasked = leaving.some(
    ({ register }) => asked.disclosure[register.key] === 'full' && privateFields(call, register).length > 0,
  );
  if (unmasked && !call.viewer.rights.has('private.reveal')) {
    throw new DeskError('forbidden', '您的账号没有上报完整信息的权限，请改选遮盖。');
  }
  return asked;
}

/** The 报送单 as HTML with its fonts: inside the parcel as PDF, and offered for print after writing. */
function coverHtml(call: OfficeCall, contents: ParcelContents): string {
  const { manifest } = parcelFiles(contents).signed;
  const { contact_name: contact, contact_phone: phone } = officeFacts(call.ledger);
  const names = new Map(contents.tables.map((table) => [table.name, table.title]));
  const sheet = {
    office: `${manifest.office.county}${manifest.office.street}`,
    recipient: manifest.recipient,
    period: manifest.period,
    sequence: String(manifest.sequence),
    epoch: manifest.epoch.slice(-8),
    parcel: contents.fileName,
    day: call.ledger.now().slice(0, 10),
    counts: Object.entries(manifest.counts).map(([table, count]) => ({
      label: names.get(table) ?? table,
      count: String(count),
    })),
    files: manifest.files.map((file) => ({
      name: file.path,
      size: `${Math.ceil(file.size / 1024)} KB`,
      sha256: file.sha256,
    })),
    fingerprint: manifest.keyFingerprint,
    contact: contact ?? '',
    phone: phone ?? '',
  };
  return withFonts(call, (options) => coverSheetHtml(sheet, options));
}

/** Room for the 报送单 with its fonts, which is made only when the parcel is written. */
const coverRoom = 400 * 1024;

interface Order {
  readonly contents: ParcelContents;
  readonly books: readonly ParcelBook[];
}

async function orderOf(call: OfficeCall, asked: Choice): Promise<Order> {
  const parcelChoice = demandChoice(call, asked);
  const base = manifestBase(call, asked);
  call.progress({ done: 0, total: 0, label: '正在整理数据' });
  const tables = parcelTables(call, parcelChoice);
  call.progress({ done: 0, total: 0, label: '正在生成表格' });
  const books = parcelBooks(call, parcelChoice);
  const workbooks = await parcelWorkbooks(books);
  return {
    books,
    contents: { fileName: parcelName(base), tables, workbooks, manifestBase: base, officeKey: officeKey(call) },
  };
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Takes note of what was written; where that fails, nothing stays on the medium, for no line tells of it. */
async function noted(paths: readonly string[], note: () => Promise<string>): Promise<string> {
  try {
    return await note();
  } catch (error) {
    for (const path of paths) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

const write = officeProcedure({
  access: 'report.write',
  input: choice.extend({ place: z.string().max(100), password: z.string().max(200) }),
  run: async (call, asked) => {
    checkPassword(asked.password);
    const folder = placeOf(call.desk.transfers, asked.place);
    const { contents, books } = await orderOf(call, asked);
    call.progress({ done: 0, total: 0, label: '正在生成报送单' });
    const html = coverHtml(call, contents);
    const coverPdf = await call.desk.options.host.toPdf?.(html, call.signal);
    const written = await writeParcel({
      ...contents,
      coverPdf,
      folder,
      password: asked.password,
      freeBytes: await freeBytes(folder),
      signal: call.signal,
      onProgress: ({ phase, done, total }) =>
        call.progress({ done, total, label: phase === 'write' ? '正在写入' : '正在核对' }),
    });
    const { epoch, sequence } = written.manifest;
    const { fileName, officeKey: key, tables } = contents;
    const report = await noted([written.path, written.notePath], async () =>
      recordReport(call, asked, {
        title: '上报包',
        kind: 'parcel',
        fileName,
        digest: written.sha256,
        counts: countsText(tables),
        books,
        files: await keepFiles(call, [
          { name: fileName, mime: fileTypes.zip, bytes: await readFile(written.path) },
          ...contents.workbooks.map((book) => ({ ...book, mime: fileTypes.xlsx })),
        ]),
        place: { epoch, sequence },
      }),
    );
    const { size, sha256, entries } = written;
    const name = `报送单_${namePart(asked.period)}_第${sequence}号`;
    const { transfers } = call.desk;
    const cover =
      coverPdf === undefined
        ? {
            kind: 'html' as const,
            file: offerDownload(transfers, `${name}.html`, fileTypes.html, new TextEncoder().encode(html)),
          }
        : { kind: 'pdf' as const, file: offerDownload(transfers, `${name}.pdf`, fileTypes.pdf, coverPdf) };
    return { report, fileName, size, sha256, sequence, fingerprint: key.fingerprint, entries, cover };
  },
});

/** The sheets as PDF where this machine can make one, else none. */
async function sheetPdfs(call: OfficeCall, books: readonly ParcelBook[]): Promise<readonly ReportFile[]> {
  const { toPdf } = call.desk.options.host;
  if (toPdf === null) return [];
  const files: ReportFile[] = [];
  const sheets = books.flatMap((book) => book.sheets);
  for (const [done, sheet] of sheets.entries()) {
    call.progress({ done, total: sheets.length, label: '正在生成 PDF' });
    files.push({ title: sheet.sheetName, extension: 'pdf', bytes: await toPdf(sheetHtml(call, sheet), call.signal) });
  }
  return files;
}

/** How the registers behind the workbooks leave: the folder holds nothing of the others. */
function inBooks(disclosure: Choice['disclosure']): Choice['disclosure'] {
  return Object.fromEntries(Object.entries(disclosure).filter(([key]) => bookRegisters.has(key)));
}

const folder = officeProcedure({
  access: 'report.write',
  input: choice.extend({ place: z.string().max(100) }),
  run: async (call, asked) => {
    const target = placeOf(call.desk.transfers, asked.place);
    const { contents, books } = await orderOf(call, asked);
    if (books.length === 0) {
      throw new DeskError(
        'no-workbook',
        '上报文件夹里放的是花名册和考核汇总，请至少选择“人员信息”或“年度考核”中的一项。',
      );
    }
    const workbooks = contents.workbooks.map(({ name, bytes }): ReportFile => ({
      title: name.replace(/\.xlsx$/, ''),
      extension: 'xlsx',
      bytes,
    }));
    const files = [...workbooks, ...(await sheetPdfs(call, books))];
    const { street } = officeFacts(call.ledger);
    const naming = { office: street, title: '上报材料', period: asked.period, day: asked.cutOff };
    const written = await writeReportFolder({ folder: target, naming, files, signal: call.signal });
    const name = basename(written.path);
    const counts = books
      .flatMap((book) => book.sheets)
      .map(({ sheetName, rows }) => ({ title: sheetName, rows: rows.map(() => ({})) }));
    const report = await noted([written.path], async () =>
      recordReport(
        call,
        { ...asked, disclosure: inBooks(asked.disclosure) },
        {
          title: '上报文件夹',
          kind: 'folder',
          fileName: name,
          digest: sha256Of(new TextEncoder().encode(written.files.map((file) => file.sha256).join('\n'))),
          counts: countsText(counts),
          books,
          files: await keepFiles(
            call,
            files.map(({ title, extension, bytes }) => ({
              name: `${title}.${extension}`,
              mime: extension === 'pdf' ? fileTypes.pdf : fileTypes.xlsx,
              bytes,
            })),
          ),
          place: null,
        },
      ),
    );
    return { report, name, files: written.files };
  },
});

export const parcelProcedures = {
  /** What may leave, with what is proposed; the key's fingerprint and the next number. */
  'parcels.options': officeProcedure({
    access: 'report.read',
    reads: true,
    input: z.object({}),
    run: (call) => ({
      registers: leavingRegisters(call).map(({ register, proposed, count }) => ({
        key: register.key,
        label: register.label,
        unit: register.unit,
        proposed,
        count,
        private: privateFields(call, register).map((field) => field.label),
      })),
      ...nextSequence(call),
      /** Null before the first parcel, for which the key is made: whoever only looks leaves the store as it is. */
      fingerprint: keptOfficeKey(call)?.fingerprint ?? null,
      password: suggestPassword(),
    }),
  }),
  'parcels.judgePassword': officeProcedure({
    access: 'report.read',
    reads: true,
    input: z.object({ password: z.string().max(200) }),
    run: (_call, input) => judgePassword(input.password),
  }),
  /** Before writing: everything that would leave, with the space it needs. */
  'parcels.preview': officeProcedure({
    access: 'report.write',
    reads: true,
    input: choice,
    run: async (call, asked) => {
      const { contents } = await orderOf(call, asked);
      return {
        fileName: contents.fileName,
        needed: estimateParcel(contents) + coverRoom,
        tables: contents.tables.map((table) => ({
          name: table.name,
          title: table.title,
          rows: table.rows.length,
          style: asked.disclosure[table.name] ?? 'left-out',
          fields: table.fields.map((field) => field.label),
          sample: table.rows.slice(0, 3).map((row) => table.fields.map((field) => row[field.name] ?? null)),
        })),
        workbooks: contents.workbooks.map((book) => ({ name: book.name, size: book.bytes.length })),
      };
    },
  }),
  'parcels.write': write,
  'parcels.folder': folder,
};
