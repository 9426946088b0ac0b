/** The row of parcels of this office: its signing key, the next number of the epoch, and the line in 上报记录 that takes it. */
import { prepared } from '../../db/statements.ts';
import { createOfficeKey, openOfficeKey, type OfficeKey } from '../parcel/office-key.ts';
import type { ParcelTable } from '../parcel/tables.ts';
import type { ParcelChoice } from './parcel-contents.ts';
import { cellText, type ParcelBook } from './parcel-sheets.ts';
import type { OfficeCall } from './procedure.ts';
import { logReading } from './read-log.ts';
import { sequenceKey } from './report-diff.ts';
import { freezeKept, type FrozenTable, type KeptFile, rowsText, type SubmissionLine } from './submissions.ts';

function meta(call: OfficeCall, key: string): string | null {
  const row = prepared(call.ledger.db, 'SELECT value FROM meta WHERE key = ?').get(key) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

function setMeta(call: OfficeCall, key: string, value: string): void {
  prepared(
    call.ledger.db,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

/** The office's signing key as it is kept; null before the first parcel. */
export function keptOfficeKey(call: OfficeCall): OfficeKey | null {
  const kept = meta(call, 'office-key');
  return kept === null ? null : openOfficeKey(Buffer.from(kept, 'hex'));
}

/** The office's signing key, made at the first parcel and kept in the encrypted store. */
export function officeKey(call: OfficeCall): OfficeKey {
  const kept = keptOfficeKey(call);
  if (kept !== null) return kept;
  const key = createOfficeKey();
  if (call.desk.options.readOnly !== true) setMeta(call, 'office-key', Buffer.from(key.privateKey).toString('hex'));
  return key;
}

export interface PlaceInRow {
  readonly epoch: string;
  readonly sequence: number;
  /** SHA-256 of the parcel before it in the epoch. */
  readonly previous: string | null;
}

/** The number that the next parcel of this epoch carries. */
export function nextSequence(call: OfficeCall): PlaceInRow {
  const epoch = meta(call, 'epoch') ?? 'epoch-unknown';
  const row = prepared(call.ledger.db, 'SELECT value FROM sequences WHERE name = ?').get(`parcel:${epoch}`) as
    | { value: number }
    | undefined;
  return { epoch, sequence: (row?.value ?? 0) + 1, previous: meta(call, `parcel-hash:${epoch}`) };
}

/** Takes the number: the next parcel counts on from it and names this one's hash. */
function takeSequence(call: OfficeCall, { epoch, sequence }: Omit<PlaceInRow, 'previous'>, sha256: string): void {
  prepared(
    call.ledger.db,
    'INSERT INTO sequences (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(`parcel:${epoch}`, sequence);
  setMeta(call, `parcel-hash:${epoch}`, sha256);
}

export interface SentReport {
  readonly title: string;
  readonly kind: 'parcel' | 'folder';
  readonly fileName: string;
  readonly digest: string;
  readonly counts: string;
  /** What the county opens by hand: its rows are kept with the line. */
  readonly books: readonly ParcelBook[];
  readonly files: readonly KeptFile[];
  /** A parcel's place; a plain folder has none. */
  readonly place: Omit<PlaceInRow, 'previous'> | null;
}

/** 人员信息 260、任职经历 412 */
export const countsText = (tables: readonly Pick<ParcelTable, 'title' | 'rows'>[]): string => rowsText(tables);

/** The rows of the workbooks as text. */
const frozenSheets = (books: readonly ParcelBook[]): readonly FrozenTable[] =>
  books
    .flatMap((book) => book.sheets)
    .map(({ sheetName, columns, rows, ids, privacy }) => ({
      title: sheetName,
      columns: columns.map(({ label, kind }, place) => {
        const hidden = privacy[place];
        const key = label === '序号' ? sequenceKey : `${label}:${kind}`;
        return { key, label, ...(hidden === undefined ? {} : { privacy: hidden }) };
      }),
      rows: rows.map((row, place) => ({
        id: ids[place] ?? '',
        cells: columns.map((column, at) => cellText(column, row[at] ?? null)),
      })),
    }));

function logSending(call: OfficeCall, choice: ParcelChoice, report: string): void {
  const styles = Object.entries(choice.disclosure).filter(([, style]) => style !== 'left-out');
  const note = styles.map(([key, style]) => `${key}:${style}`).join(' ');
  logReading(call, { act: 'report', register: 'reports', record: report, count: 1, note });
}

/** Writes the line in 上报记录 with what it keeps, the log and the number taken, in one transaction. @returns the key of the line */
export function recordReport(call: OfficeCall, choice: ParcelChoice, sent: SentReport): string {
  const { place } = sent;
  const submission: SubmissionLine = {
    kind: sent.kind,
    title: sent.title,
    recipient: choice.recipient,
    period: choice.period,
    cutOff: choice.cutOff,
    form: null,
    tables: frozenSheets(sent.books),
    private: Object.values(choice.disclosure).includes('full'),
    replaces: null,
    reason: '',
    values: {
      sequence: place === null ? '' : `${place.epoch.slice(-8)}-${place.sequence}`,
      counts: sent.counts,
      file_name: sent.fileName,
      digest: sent.digest,
    },
  };
  return call.ledger.db
    .transaction(() => {
      const { report } = freezeKept(call, submission, sent.files, 'sent');
      logSending(call, choice, report);
      if (place !== null) takeSequence(call, place, sent.digest);
      return report;
    })
    .immediate();
}
