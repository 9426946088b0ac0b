/** How many records of each register belong to a person. */
import type { Ledger } from '../ledger.ts';
import { may, type Viewer } from '../rights.ts';
import { name, prepared } from '../statements.ts';

/** By register, as the viewer may see them; only those that have any. */
export function countsOf(ledger: Ledger, viewer: Viewer, person: string): Readonly<Record<string, number>> {
  const counts = [...ledger.registers.values()].flatMap((register): readonly (readonly [string, number])[] => {
    const { owner } = register;
    if (register.of !== 'person' || owner === undefined || !may(viewer, register, 'read')) return [];
    const { count } = prepared(
      ledger.db,
      `SELECT count(*) AS count FROM ${name(`live_${register.key}`)} WHERE ${name(owner)} = ?`,
    ).get(person) as { readonly count: number };
    return count === 0 ? [] : [[register.key, count]];
  });
  return Object.fromEntries(counts);
}
