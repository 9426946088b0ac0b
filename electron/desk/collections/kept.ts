/** A collection as it is kept: its record, its settings, its parts, the rows that were sent. */
import { registerOf } from '../../../db/ledger.ts';
import { storedRecord, type StoredRecord } from '../../../db/rows.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { noCommunity } from './create-collection.ts';
import type { CollectionContent, Finding, ReturnSummary } from './shapes.ts';

export interface KeptPart {
  readonly id: string;
  readonly collection: string;
  readonly community: string | null;
  /** What the community is called. */
  readonly name: string;
  readonly shortName: string;
  readonly phone: string;
  readonly code: string;
  readonly rows: number;
  readonly state: 'pending' | 'returned' | 'problem';
  readonly returnedOn: string | null;
  readonly fileName: string | null;
  readonly note: string;
}

export interface KeptCollection {
  readonly id: string;
  readonly record: StoredRecord;
  readonly content: CollectionContent;
  readonly parts: readonly KeptPart[];
}

interface PartRow {
  readonly id: string;
  readonly collection: string;
  readonly community: string | null;
  readonly name: string | null;
  readonly short_name: string | null;
  readonly phone: string | null;
  readonly code: string;
  readonly rows: number | null;
  readonly state: string;
  readonly returned_on: string | null;
  readonly file_name: string | null;
  readonly note: string | null;
}

const partState = (text: string): KeptPart['state'] => (text === 'returned' || text === 'problem' ? text : 'pending');

const partSelect = `SELECT p.id, p.collection, p.community, c.name, c.short_name, c.phone, p.code, p.rows, p.state,
    p.returned_on, p.file_name, p.note
  FROM live_collection_parts p LEFT JOIN communities c ON c.id = p.community`;

function partOf(row: PartRow): KeptPart {
  const { returned_on: returnedOn, file_name: fileName, short_name: shortName, ...rest } = row;
  return {
    ...rest,
    name: row.name ?? noCommunity,
    shortName: shortName ?? '',
    phone: row.phone ?? '',
    rows: row.rows ?? 0,
    state: partState(row.state),
    returnedOn,
    fileName,
    note: row.note ?? '',
  };
}

/** The live parts of a collection in the order of the communities. */
export function partsOf(call: Pick<OfficeCall, 'ledger'>, collection: string): readonly KeptPart[] {
  const rows = prepared(
    call.ledger.db,
    `${partSelect} WHERE p.collection = ? ORDER BY p.community IS NULL, c.sort_order NULLS LAST, c.name, p.id`,
  ).all(collection) as PartRow[];
  return rows.map(partOf);
}

/** The live part with a code, in whatever collection; undefined where this office sent none. */
export function partByCode(call: Pick<OfficeCall, 'ledger'>, code: string): KeptPart | undefined {
  const row = prepared(call.ledger.db, `${partSelect} WHERE p.code = ?`).get(code) as PartRow | undefined;
  return row === undefined ? undefined : partOf(row);
}

/** @throws DeskError collection-unknown */
export function collectionOf(call: Pick<OfficeCall, 'ledger'>, id: string): KeptCollection {
  const record = storedRecord(call.ledger, registerOf(call.ledger, 'collections'), id);
  const row = prepared(call.ledger.db, 'SELECT content FROM collection_settings WHERE collection = ?').get(id) as
    | { readonly content: string }
    | undefined;
  if (record === undefined || record.deleted_at !== null || row === undefined) {
    throw new DeskError('collection-unknown', '这次采集已不在了，可能已被删除。请回到“信息采集”重新选择。');
  }
  return { id, record, content: JSON.parse(row.content) as CollectionContent, parts: partsOf(call, id) };
}

/** A row as it was sent. */
export interface SentRow {
  readonly part: string;
  readonly place: number;
  readonly key: string;
  /** Empty where the row stands for somebody who has no record yet. */
  readonly record: string;
  readonly texts: readonly string[];
}

/** The rows of a part in the order in which they were sent. */
export function sentRows(call: Pick<OfficeCall, 'ledger'>, part: string): readonly SentRow[] {
  const rows = prepared(
    call.ledger.db,
    'SELECT part, place, key, record, texts FROM collection_rows WHERE part = ? ORDER BY place',
  ).all(part) as (Omit<SentRow, 'texts'> & { readonly texts: string })[];
  return rows.map((row) => ({ ...row, texts: JSON.parse(row.texts) as string[] }));
}

/** The row with a key, in whatever part it was sent. */
export function sentRow(call: Pick<OfficeCall, 'ledger'>, rowKey: string): SentRow | undefined {
  const row = prepared(call.ledger.db, 'SELECT part, place, key, record, texts FROM collection_rows WHERE key = ?').get(
    rowKey,
  ) as (Omit<SentRow, 'texts'> & { readonly texts: string }) | undefined;
  return row === undefined ? undefined : { ...row, texts: JSON.parse(row.texts) as string[] };
}

export interface KeptReturn {
  readonly id: string;
  readonly part: string;
  readonly receivedAt: string;
  readonly fileName: string;
  readonly digest: string;
  readonly run: string | null;
  readonly findings: readonly Finding[];
  readonly summary: ReturnSummary;
}

/** The last file that a part brought back; undefined where none came. */
export function lastReturn(call: Pick<OfficeCall, 'ledger'>, part: string): KeptReturn | undefined {
  const row = prepared(
    call.ledger.db,
    `SELECT id, part, received_at, file_name, digest, run, findings, summary FROM collection_returns
     WHERE part = ? ORDER BY received_at DESC, id DESC LIMIT 1`,
  ).get(part) as
    | {
        readonly id: string;
        readonly part: string;
        readonly received_at: string;
        readonly file_name: string;
        readonly digest: string;
        readonly run: string | null;
        readonly findings: string;
        readonly summary: string;
      }
    | undefined;
  if (row === undefined) return undefined;
  const { received_at: receivedAt, file_name: fileName, findings, summary, ...rest } = row;
  return {
    ...rest,
    receivedAt,
    fileName,
    findings: JSON.parse(findings) as Finding[],
    summary: JSON.parse(summary) as ReturnSummary,
  };
}

/** Keeps what has become of a return since. */
export function updateReturn(
  call: Pick<OfficeCall, 'ledger'>,
  id: string,
  changes: { readonly findings?: readonly Finding[]; readonly summary?: ReturnSummary },
): void {
  if (changes.findings !== undefined) {
    prepared(call.ledger.db, 'UPDATE collection_returns SET findings = ? WHERE id = ?').run(
      JSON.stringify(changes.findings),
      id,
    );
  }
  if (changes.summary !== undefined) {
    prepared(call.ledger.db, 'UPDATE collection_returns SET summary = ? WHERE id = ?').run(
      JSON.stringify(changes.summary),
      id,
    );
  }
}
