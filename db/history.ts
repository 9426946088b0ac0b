/**
 * The record of changes: one line per record and change, chained by hashes. A payload can be dropped for good (彻底删除)
 * without breaking the chain, because the chain covers its salted hash. The chain's head goes into parcels and off-disk backups.
 */
import { hash as digest, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Ledger } from './ledger.ts';
import type { FieldValue } from './registers/model/field.ts';
import { prepared } from './statements.ts';

export type ChangeKind = 'edit' | 'bulk' | 'import' | 'undo' | 'bin' | 'restore' | 'purge' | 'setup' | 'demo';
export type HistoryAction = 'create' | 'update' | 'delete' | 'restore' | 'purge';

export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** What one record's line holds: the touched fields before and after. */
export interface Payload {
  readonly before: Readonly<Record<string, FieldValue>>;
  readonly after: Readonly<Record<string, FieldValue>>;
}

export interface HistoryLine {
  readonly seq: number;
  readonly change_id: string;
  readonly register: string;
  readonly record_id: string;
  readonly action: HistoryAction;
  readonly version: number;
  readonly payload: string | null;
}

const sha256 = (...parts: string[]): string => digest('sha256', parts.join('\u001f'), 'hex');

const saltBytes = 16;

/** Salts of 16 random bytes in hex, drawn many at a time: a batch needs thousands. */
function saltSource(): () => string {
  let pool = '';
  let at = 0;
  let many = 1;
  return () => {
    if (at === pool.length) {
      pool = randomBytes(saltBytes * many).toString('hex');
      at = 0;
      many = Math.min(many * 2, 1024);
    }
    at += saltBytes * 2;
    return pool.slice(at - saltBytes * 2, at);
  };
}

const genesis = sha256('社区工作者台账');

/** The last line's hash, or the beginning's where nothing was written yet. */
export function chainHead(ledger: Pick<Ledger, 'db'>): { readonly seq: number; readonly hash: string } {
  const last = prepared(ledger.db, 'SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined;
  return last ?? { seq: 0, hash: genesis };
}

/** Opens a change; its lines follow in the same transaction. Returns its key. */
export function beginChange(
  ledger: Ledger,
  change: { readonly actor: Actor; readonly kind: ChangeKind; readonly title: string; readonly undoes?: string },
): string {
  const id = uuid();
  prepared(ledger.db, 'INSERT INTO changes (id, at, actor, kind, title, undoes) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    ledger.now(),
    change.actor.name,
    change.kind,
    change.title,
    change.undoes ?? null,
  );
  return id;
}

/** Appends lines to the chain, keeping its head in memory for the length of a transaction. */
export function historyWriter(
  ledger: Ledger,
  changeId: string,
): (register: string, recordId: string, action: HistoryAction, version: number, payload: Payload) => void {
  let head = chainHead(ledger);
  const nextSalt = saltSource();
  const insert = prepared(
    ledger.db,
    `INSERT INTO history (seq, change_id, register, record_id, action, version, payload, salt, payload_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (register, recordId, action, version, payload) => {
    const text = JSON.stringify(payload);
    const salt = nextSalt();
    const payloadHash = sha256(salt, text);
    const seq = head.seq + 1;
    const hash = sha256(head.hash, String(seq), changeId, register, recordId, action, String(version), payloadHash);
    insert.run(seq, changeId, register, recordId, action, version, text, salt, payloadHash, hash);
    head = { seq, hash };
  };
}

/** The lines of a change, oldest first. */
export function linesOfChange(ledger: Ledger, changeId: string): readonly HistoryLine[] {
  return prepared(
    ledger.db,
    'SELECT seq, change_id, register, record_id, action, version, payload FROM history WHERE change_id = ? ORDER BY seq',
  ).all(changeId) as HistoryLine[];
}

/** The lines of a record after a version, oldest first. */
export function linesAfter(
  ledger: Ledger,
  register: string,
  recordId: string,
  version: number,
): readonly HistoryLine[] {
  return prepared(
    ledger.db,
    `SELECT seq, change_id, register, record_id, action, version, payload FROM history
     WHERE register = ? AND record_id = ? AND version > ? ORDER BY seq`,
  ).all(register, recordId, version) as HistoryLine[];
}

/** What a line says was changed; empty where it was purged. */
export function payloadOf(line: Pick<HistoryLine, 'payload'>): Payload {
  return line.payload === null ? { before: {}, after: {} } : (JSON.parse(line.payload) as Payload);
}

/** Drops the payloads of a record for good; the chain stays whole. */
export function forget(ledger: Ledger, register: string, recordId: string): void {
  prepared(ledger.db, 'UPDATE history SET payload = NULL, salt = NULL WHERE register = ? AND record_id = ?').run(
    register,
    recordId,
  );
}

/** The first line at which the chain is broken, or null where it is whole. */
export function brokenLink(ledger: Pick<Ledger, 'db'>): number | null {
  let previous = genesis;
  let expected = 1;
  const lines = ledger.db.prepare('SELECT * FROM history ORDER BY seq').iterate() as IterableIterator<
    HistoryLine & { salt: string | null; payload_hash: string; hash: string }
  >;
  for (const line of lines) {
    const hash = sha256(
      previous,
      String(line.seq),
      line.change_id,
      line.register,
      line.record_id,
      line.action,
      String(line.version),
      line.payload_hash,
    );
    const payloadFits = line.payload === null || sha256(line.salt ?? '', line.payload) === line.payload_hash;
    if (line.seq !== expected || hash !== line.hash || !payloadFits) return line.seq;
    previous = line.hash;
    expected += 1;
  }
  return null;
}
