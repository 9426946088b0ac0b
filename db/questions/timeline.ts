/** Everything dated that the registers hold of one person, newest first. */
import { labelSql } from '../labels.ts';
import type { Ledger } from '../ledger.ts';
import { may, type Viewer } from '../rights.ts';
import { name, prepared } from '../statements.ts';

export interface TimelineEntry {
  readonly register: string;
  readonly registerLabel: string;
  readonly id: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where it was not recorded. */
  readonly from: string | null;
  readonly to: string | null;
  readonly label: string;
}

/** The timeline as the viewer may see it. */
export function timeline(ledger: Ledger, viewer: Viewer, person: string): readonly TimelineEntry[] {
  const entries = [...ledger.registers.values()].flatMap((register) => {
    const { owner } = register;
    if (register.of !== 'person' || owner === undefined || !may(viewer, register, 'read')) return [];
    // Opening a person's page is no reading of what is logged each time.
    if (register.readingLogged === true) return [];
    const year = register.fields.find((field) => field.kind === 'year');
    const from = register.dated?.from ?? year?.key;
    if (from === undefined) return [];
    const to = register.dated?.to;
    // The days stand beside the label already.
    const title = register.title.filter((key) => key !== from && key !== to);
    const label = labelSql(ledger, title.length === 0 ? register : { ...register, title }, 'p', 1);
    const rows = prepared(
      ledger.db,
      `SELECT p.id AS id, CAST(p.${name(from)} AS TEXT) AS "from", ${to === undefined ? 'NULL' : `p.${name(to)}`} AS "to",
         ${label} AS label
       FROM ${name(`live_${register.key}`)} p WHERE p.${name(owner)} = ?`,
    ).all(person) as { id: string; from: string | null; to: string | null; label: string }[];
    return rows.map((row) => ({ register: register.key, registerLabel: register.label, ...row }));
  });
  return entries.toSorted(
    (a, b) => (b.from ?? '').localeCompare(a.from ?? '') || a.registerLabel.localeCompare(b.registerLabel),
  );
}
