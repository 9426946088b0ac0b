/** 彻底删除 reaches what was kept of a record outside of its register: rejected rows of imports, half-typed drafts. */
import type { Ledger } from '../../db/ledger.ts';
import type { StoredRecord } from '../../db/rows.ts';
import { prepared } from '../../db/statements.ts';

/** Rows that an import gave back and that carry the number or the name; who else stands in them can be fetched no more. */
function forgetRejected(ledger: Ledger, text: string): void {
  prepared(ledger.db, `DELETE FROM import_rows WHERE state = 'rejected' AND row > 0 AND instr(raw, ?) > 0`).run(text);
}

/** Drops the traces of a record that is purged. */
export function forgetTraces(ledger: Ledger, register: string, { id, values }: StoredRecord): void {
  prepared(ledger.db, 'DELETE FROM drafts WHERE instr(slot, ?) > 0').run(id);
  if (register !== 'people') return;
  for (const key of ['id_number', 'name']) {
    const text = values[key];
    if (typeof text === 'string' && text !== '') forgetRejected(ledger, text);
  }
}
