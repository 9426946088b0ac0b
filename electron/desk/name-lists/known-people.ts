/** Everybody of the ledger with what lists name people by, as of a day; read inside the desk, never sent out. */
import { listQuerySchema } from '../../../db/list-query.ts';
import { list } from '../../../db/read.ts';
import { listOf } from '../../../db/code-lists.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import type { KnownPerson } from './match-names.ts';

/** The names and short names under which a community goes. */
function communityNames(call: OfficeCall): ReadonlyMap<string, readonly string[]> {
  const rows = prepared(call.ledger.db, 'SELECT id, name, short_name FROM live_communities').all() as {
    readonly id: string;
    readonly name: string;
    readonly short_name: string | null;
  }[];
  return new Map(
    rows.map((row) => {
      const others = (row.short_name ?? '').split(/[、，,;；\s]+/u).filter((one) => one !== '');
      return [row.id, [row.name, row.name.replace(/(?:社区|居委会)$/u, ''), ...others]];
    }),
  );
}

/** @throws LedgerError forbidden */
export function knownPeople(call: OfficeCall, day: string): readonly KnownPerson[] {
  const names = communityNames(call);
  const positions = listOf(call.ledger, 'position');
  const query = listQuerySchema.parse({
    register: 'people',
    columns: ['name', 'id_number', 'phone', 'community', 'position', 'birth_day', 'on_roll'],
    day,
    limit: 100_000,
  });
  // Numbers are compared here and do not leave: only their masked tails do.
  const { rows } = list(call.ledger, { ...call.viewer, revealed: true }, query);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return rows.map(({ id, values }) => {
    const community = names.get(text(values['community'])) ?? [];
    const birth = text(values['birth_day']);
    return {
      id,
      name: text(values['name']),
      idNumber: text(values['id_number']),
      phone: text(values['phone']),
      community: community[0] ?? '',
      communityNames: community,
      position: labelOf(positions, text(values['position'])) ?? '',
      birth: isDay(birth) ? formatDay(birth, '1990.05') : '',
      onRoll: values['on_roll'] === 1,
    };
  });
}
