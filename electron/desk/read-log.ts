/** 查看与导出记录: who saw or took what, beside the history of changes; never undone. */
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
