/** The row of parcels of this office: its signing key, the next number of the epoch, and the line in 上报记录 that takes it. */
import { writeChange } from '../../db/records.ts';
import { prepared } from '../../db/statements.ts';
import { createOfficeKey, openOfficeKey, type OfficeKey } from '../parcel/office-key.ts';
import type { ParcelTable } from '../parcel/tables.ts';
import type { ParcelChoice } from './parcel-contents.ts';
import type { OfficeCall } from './procedure.ts';

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
  readonly fileName: string;
  readonly digest: string;
  readonly counts: string;
  /** A parcel's place; a plain folder has none. */
  readonly place: Omit<PlaceInRow, 'previous'> | null;
}

/** 人员信息 260、任职经历 412 */
export const countsText = (tables: readonly Pick<ParcelTable, 'title' | 'rows'>[]): string =>
  tables.map((table) => `${table.title} ${table.rows.length}`).join('、');

function logSending(call: OfficeCall, choice: ParcelChoice, report: string): void {
  const styles = Object.entries(choice.disclosure).filter(([, style]) => style !== 'left-out');
  prepared(
    call.ledger.db,
    'INSERT INTO read_log (at, actor, act, register, record_id, count, note) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    call.ledger.now(),
    call.session.account.name,
    'report',
    'reports',
    report,
    1,
    styles.map(([key, style]) => `${key}:${style}`).join(' '),
  );
}

/** Writes the line in 上报记录, the log and the number taken, in one transaction. @returns the key of the line */
export function recordReport(
  call: OfficeCall,
  choice: ParcelChoice & { readonly recipient: string },
  sent: SentReport,
): string {
  const { place } = sent;
  const values = {
    title: sent.title,
    recipient: choice.recipient,
    period: choice.period,
    cut_off: choice.cutOff,
    state: 'sent',
    sequence: place === null ? '' : `${place.epoch.slice(-8)}-${place.sequence}`,
    counts: sent.counts,
    sent_by: call.session.account.name,
    sent_on: call.ledger.now().slice(0, 10),
    file_name: sent.fileName,
    digest: sent.digest,
  };
  const change = { actor: call.session.account, kind: 'edit', title: `上报：${sent.title}` } as const;
  return call.ledger.db
    .transaction(() => {
      const written = writeChange(call.ledger, change, [{ op: 'create', register: 'reports', values }]);
      const report = written.records[0]?.id ?? '';
      logSending(call, choice, report);
      if (place !== null) takeSequence(call, place, sent.digest);
      return report;
    })
    .immediate();
}
