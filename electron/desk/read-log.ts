/** 查看与导出记录: who saw or took what, beside the history of changes; never undone. */
import { Temporal } from 'temporal-polyfill';
import { prepared } from '../../db/statements.ts';
import type { OfficeCall } from './procedure.ts';

interface ReadLine {
  /** export, report, purge, reveal, mask, or what was done with an account. */
  readonly act: string;
  /** The register, or `*` for all. */
  readonly register: string;
  readonly record?: string;
  /** How many records it was about. */
  readonly count?: number;
  /** Without personal data. */
  readonly note?: string;
}

/** Writes a line; where a backup is only looked at, nothing can be written. */
export function logReading(call: OfficeCall, { act, register, record, count, note }: ReadLine): void {
  if (call.desk.options.readOnly === true) return;
  prepared(
    call.ledger.db,
    'INSERT INTO read_log (at, actor, act, register, record_id, count, note) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(call.ledger.now(), call.session.account.name, act, register, record ?? null, count ?? 1, note ?? '');
}

/** Full private values that left are counted. */
export function logExport(call: OfficeCall, register: string, count: number): void {
  logReading(call, { act: 'export', register, count });
}

/** A page reads the same again and again; within so many minutes that is one line. */
const onceWithin = 10;

/**
 * Writes down that records whose reading is logged were shown; nothing for other registers, for none, or for what the same
 * account was shown a moment ago.
 */
export function logLooking(call: OfficeCall, register: string, count: number, record?: string): void {
  if (count === 0 || call.ledger.registers.get(register)?.readingLogged !== true) return;
  const since = Temporal.PlainDateTime.from(call.ledger.now()).subtract({ minutes: onceWithin }).toString();
  const known = prepared(
    call.ledger.db,
    `SELECT 1 FROM read_log WHERE seq > (SELECT coalesce(max(seq), 0) - 100 FROM read_log) AND act = 'read' AND actor = ?
       AND register = ? AND record_id IS ? AND count >= ? AND at >= ?`,
  ).get(call.session.account.name, register, record ?? null, count, since);
  if (known !== undefined) return;
  logReading(call, { act: 'read', register, count, ...(record === undefined ? {} : { record }) });
}
