/** Chosen records as the words that stand on papers. */
import { listQuerySchema } from '../../db/list-query.ts';
import type { OfficeCall } from './procedure.ts';
import { asText, shownTable } from './shown-table.ts';

export interface TextRow<Key extends string> {
  readonly id: string;
  readonly texts: Readonly<Record<Key, string>>;
}

/**
 * Rows of a register as texts under their column, in the order of its list.
 * @param revealed private values in full; whoever asks so has demanded the right
 */
export function textRows<Key extends string>(
  call: OfficeCall,
  register: string,
  columns: readonly Key[],
  ids: readonly string[],
  revealed = call.viewer.revealed,
): readonly TextRow<Key>[] {
  const query = listQuerySchema.parse({ register, columns: [...columns], ids, limit: 100_000 });
  const table = shownTable(call.ledger, { ...call.viewer, revealed }, query);
  return table.rows.map((row, place) => ({
    id: table.ids[place] ?? '',
    texts: Object.fromEntries(
      table.fields.map((field, column) => [field.key, asText(field, row[column] ?? null)]),
    ) as Record<Key, string>,
  }));
}
