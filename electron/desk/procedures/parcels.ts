/** 上报包: what leaves, writing it to a stick, the plain folder beside it, and checking one that arrived. */
import { statfs } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { chainHead } from '../../../db/history.ts';
import { writeChange } from '../../../db/records.ts';
import { prepared } from '../../../db/statements.ts';
import { coverSheetHtml } from '../../papers/cover-sheet.ts';
import { bundledFontCss } from '../../papers/font-place.ts';
import type { ManifestBase } from '../../parcel/manifest.ts';
import { createOfficeKey, openOfficeKey, type OfficeKey } from '../../parcel/office-key.ts';
import { parcelFiles, sha256Of, type ParcelContents } from '../../parcel/parcel-files.ts';
import { judgePassword, suggestPassword } from '../../parcel/password.ts';
import { namePart, writeReportFolder, type ReportFile } from '../../parcel/report-folder.ts';
import { estimateParcel, writeParcel } from '../../parcel/write-parcel.ts';
import { DeskError } from '../errors.ts';
import { officeFacts } from '../office-line.ts';
import { leavingRegisters, parcelTables, parcelWorkbooks, recipientName, type ParcelChoice } from '../parcel-contents.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { placeOf } from '../transfers.ts';
import { version } from '../version.ts';

const choice = z.object({
  recipient: z.string().max(60),
  period: z.string().trim().min(1).max(60),
  cutOff: z.iso.date(),
  year: z.int().min(1990).max(2100),
  disclosure: z.record(z.string().max(60), z.enum(['full', 'masked', 'left-out'])),
});
type Choice = z.output<typeof choice>;

function meta(call: OfficeCall, key: string): string | null {
  const row = prepared(call.ledger.db, 'SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined;
  return row?.value ?? null;
}

function setMeta(call: OfficeCall, key: string, value: string): void {
  prepared(call.ledger.db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
}

/** The office's signing key, made at the first parcel and kept in the encrypted store. */
function officeKey(call: OfficeCall): OfficeKey {
  const kept = meta(call, 'office-key');
  if (kept !== null) return openOfficeKey(Buffer.from(kept, 'hex'));
  const key = createOfficeKey();
  if (call.desk.options.readOnly !== true) setMeta(call, 'office-key', Buffer.from(key.privateKey).toString('hex'));
  return key;
}

/** The number that the next parcel of this epoch carries. */
function nextSequence(call: OfficeCall): { readonly epoch: string; readonly sequence: number; readonly previous: string | null } {
  const epoch = meta(call, 'epoch') ?? 'epoch-unknown';
  const row = prepared(call.ledger.db, 'SELECT value FROM sequences WHERE name = ?').get(`parcel:${epoch}`) as
    | { value: number }
    | undefined;
  return { epoch, sequence: (row?.value ?? 0) + 1, previous: meta(call, `parcel-hash:${epoch}`) };
}

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
  if (name === '') throw new DeskError('recipient-missing', '请先选择收件单位；没有时到“收件单位”里新增。', [{ field: 'recipient', message: '请选择收件单位' }]);
  return name;
}

/** 上报包_青禾街道_2026年第一季度_第3号.zip */
function parcelName(base: ManifestBase): string {
  return `${['上报包', base.office.street, base.period, `第${base.sequence}号`].map(namePart).join('_')}.zip`;
}

function demandChoice(call: OfficeCall, asked: Choice): ParcelChoice {
  const known = new Set(leavingRegisters(call).map(({ register }) => register.key));
  const strange = Object.keys(asked.disclosure).find((key) => !known.has(key));
  if (strange !== undefined) throw new DeskError('not-leaving', '所选的台账里有不得上报的内容，请重新选择。');
  if (Object.values(asked.disclosure).every((one) => one === 'left-out')) {
    throw new DeskError('nothing-chosen', '还没有选择要上报的台账，请至少选择一项。');
  }
  if (Object.values(asked.disclosure).includes('full') && !call.viewer.rights.has('private.reveal')) {
    throw new DeskError('forbidden', '您的账号没有上报完整信息的权限，请改选遮盖。');
  }
  return asked;
}

async function coverPdf(call: OfficeCall, contents: ParcelContents): Promise<Uint8Array | undefined> {
  const { toPdf, programFolder } = call.desk.options.host;
  if (toPdf === null) return undefined;
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
    counts: Object.entries(manifest.counts).map(([table, count]) => ({ label: names.get(table) ?? table, count: String(count) })),
    files: manifest.files.map((file) => ({ name: file.path, size: `${Math.ceil(file.size / 1024)} KB`, sha256: file.sha256 })),
    fingerprint: manifest.keyFingerprint,
    contact: contact ?? '',
    phone: phone ?? '',
  };
  const html = coverSheetHtml(sheet, { fontCss: '' });
  return toPdf(coverSheetHtml(sheet, { fontCss: bundledFontCss(programFolder, html) }), call.signal);
}

async function contentsOf(call: OfficeCall, asked: Choice): Promise<ParcelContents> {
  const parcelChoice = demandChoice(call, asked);
  const base = manifestBase(call, asked);
  call.progress({ done: 0, total: 4, label: '正在整理数据' });
  const tables = parcelTables(call, parcelChoice);
  call.progress({ done: 1, total: 4, label: '正在生成表格' });
  const workbooks = await parcelWorkbooks(call, parcelChoice);
  return { fileName: parcelName(base), tables, workbooks, manifestBase: base, officeKey: officeKey(call) };
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Writes the line in 上报记录 and what counts up with it, in one transaction. */
function recordReport(call: OfficeCall, asked: Choice, sent: { readonly title: string; readonly sequence: string; readonly counts: string; readonly fileName: string; readonly digest: string }, after: () => void): string {
  return call.ledger.db
    .transaction(() => {
      const values = {
        title: sent.title,
        recipient: asked.recipient,
        period: asked.period,
        cut_off: asked.cutOff,
        state: 'sent',
        sequence: sent.sequence,
        counts: sent.counts,
        sent_by: call.session.account.name,
        sent_on: call.ledger.now().slice(0, 10),
        file_name: sent.fileName,
        digest: sent.digest,
      };
      const written = writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title: `上报：${sent.title}` }, [
        { op: 'create', register: 'reports', values },
      ]);
      prepared(call.ledger.db, 'INSERT INTO read_log (at, actor, act, register, count, note) VALUES (?, ?, ?, ?, ?, ?)').run(
        call.ledger.now(),
        call.session.account.name,
        'report',
        'reports',
        1,
        Object.entries(asked.disclosure)
          .filter(([, one]) => one !== 'left-out')
          .map(([key, one]) => `${key}:${one}`)
          .join(' '),
      );
      after();
      return written.records[0]?.id ?? '';
    })
    .immediate();
}

const countsText = (contents: ParcelContents): string =>
  contents.tables.map((table) => `${table.title} ${table.rows.length}`).join('、');

const write = officeProcedure({
  access: 'report.write',
  input: choice.extend({ place: z.string().max(100), password: z.string().max(200) }),
  run: async (call, asked) => {
    const folder = placeOf(call.desk.transfers, asked.place);
    const plain = await contentsOf(call, asked);
    call.progress({ done: 2, total: 4, label: '正在生成报送单' });
    const cover = await coverPdf(call, plain);
    const written = await writeParcel({
      ...plain,
      coverPdf: cover,
      folder,
      password: asked.password,
      freeBytes: await freeBytes(folder),
      signal: call.signal,
      onProgress: ({ phase, done, total }) => call.progress({ done, total, label: phase === 'write' ? '正在写入' : '正在核对' }),
    });
    const { epoch, sequence, fileName } = { ...written.manifest, fileName: plain.fileName };
    const sent = { title: '上报包', sequence: `${epoch.slice(-8)}-${sequence}`, counts: countsText(plain), fileName, digest: written.sha256 };
    const report = recordReport(call, asked, sent, () => {
      prepared(call.ledger.db, 'INSERT INTO sequences (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(`parcel:${epoch}`, sequence);
      setMeta(call, `parcel-hash:${epoch}`, written.sha256);
    });
    return { report, fileName, size: written.size, sha256: written.sha256, sequence, fingerprint: plain.officeKey.fingerprint, entries: written.entries };
  },
});

const folder = officeProcedure({
  access: 'report.write',
  input: choice.extend({ place: z.string().max(100) }),
  run: async (call, asked) => {
    const target = placeOf(call.desk.transfers, asked.place);
    const contents = await contentsOf(call, asked);
    const cover = await coverPdf(call, contents);
    const files: ReportFile[] = contents.workbooks.map((book) => ({ title: book.name.replace(/\.xlsx$/, ''), extension: 'xlsx', bytes: book.bytes }));
    if (cover !== undefined) files.push({ title: '报送单', extension: 'pdf', bytes: cover });
    const { street } = officeFacts(call.ledger);
    const written = await writeReportFolder({
      folder: target,
      naming: { office: street, title: '上报材料', period: asked.period, day: asked.cutOff },
      files,
      signal: call.signal,
    });
    const digest = sha256Of(new TextEncoder().encode(written.files.map((file) => file.sha256).join('\n')));
    const name = written.path.split(/[\\/]/).at(-1) ?? '';
    const sent = { title: '上报文件夹', sequence: '', counts: countsText(contents), fileName: name, digest };
    return { report: recordReport(call, asked, sent, () => undefined), name, files: written.files };
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
        private: register.fields.filter((field) => field.private !== undefined).map((field) => field.label),
      })),
      ...nextSequence(call),
      fingerprint: officeKey(call).fingerprint,
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
      const contents = await contentsOf(call, asked);
      return {
        fileName: contents.fileName,
        needed: estimateParcel(contents),
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
