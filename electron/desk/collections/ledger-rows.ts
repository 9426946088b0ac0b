/** What the ledger says in the columns of a collection: row by row, as texts, each row with its community. */
import { columnOf, listColumns } from '../../../db/list-columns.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { list, type ListRow } from '../../../db/read.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { asText, labelled } from '../shown-table.ts';
import { type Asker, baseOf, ownerNumber, subjectOf } from './items.ts';
import type { CollectWho } from './shapes.ts';

export interface LedgerRow {
  /** The record's key, or `noRecord`. */
  readonly record: string;
  /** The key of the community in whose table it stands; null for people without a post. */
  readonly community: string | null;
  /** By the order of the columns asked for. */
  readonly texts: readonly string[];
}

export interface RowsAsked {
  readonly subject: string;
  readonly columns: readonly string[];
  readonly day: string;
  /** Private values in full; the caller logs that. */
  readonly full: boolean;
  readonly who: Pick<CollectWho, 'filters' | 'search'> | null;
  /** Only these records. */
  readonly records?: readonly string[];
}

const most = 100_000;

/** Stands for the record of a row that has none yet. */
export const noRecord = '';

interface Owner {
  readonly community: string | null;
  readonly label: string;
  readonly number: string;
}

/** People with their communities; those on the roll only, unless the clerk asks by name or by how they left. */
function peopleOf(
  asker: Asker,
  { who, day, full }: RowsAsked,
  columns: readonly string[],
  ids: readonly string[] | undefined,
) {
  const filters = who?.filters ?? [];
  const own = who === null || filters.some(({ key }) => ['on_roll', 'left_on', 'exit_reason'].includes(key));
  const query = listQuerySchema.parse({
    register: 'people',
    columns: [...new Set([...columns, 'community'])],
    filters: own ? filters : [...filters, { key: 'on_roll', op: 'is', values: [1] }],
    search: who?.search ?? '',
    day,
    limit: most,
    ...(ids === undefined ? {} : { ids }),
  });
  return list(asker.ledger, { ...asker.viewer, revealed: full }, query);
}

function fieldsFor(asker: Asker, register: Register, columns: readonly string[]): readonly Field[] {
  const known = listColumns(asker.ledger, register);
  return columns.map((column) => columnOf(known, column).field);
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function rosterRows(asker: Asker, asked: RowsAsked): readonly LedgerRow[] {
  const fields = fieldsFor(asker, baseOf(asker, asked.subject), asked.columns);
  const found = peopleOf(asker, asked, asked.columns, asked.records);
  return found.rows.map(({ id, values }) => ({
    record: id,
    community: text(values['community']),
    texts: fields.map((field) => asText(field, labelled(asker.ledger, field, values[field.key] ?? null, found.labels))),
  }));
}

/** Whose records are asked for: people of the filter, or communities. */
function ownersOf(asker: Asker, asked: RowsAsked): ReadonlyMap<string, Owner> {
  if (subjectOf(asker, asked.subject).who === 'people') {
    const { rows } = peopleOf(asker, asked, ['name', 'id_number'], undefined);
    return new Map(
      rows.map(({ id, values }) => [
        id,
        {
          community: text(values['community']),
          label: text(values['name']) ?? '',
          number: text(values['id_number']) ?? '',
        },
      ]),
    );
  }
  const query = listQuerySchema.parse({
    register: 'communities',
    columns: ['name'],
    filters: asked.who?.filters ?? [],
    search: asked.who?.search ?? '',
    day: asked.day,
    limit: most,
  });
  const { rows } = list(asker.ledger, asker.viewer, query);
  return new Map(rows.map(({ id, values }) => [id, { community: id, label: text(values['name']) ?? '', number: '' }]));
}

function registerRows(asker: Asker, asked: RowsAsked): readonly LedgerRow[] {
  const register = baseOf(asker, asked.subject);
  const owners = ownersOf(asker, asked);
  const { owner } = register;
  const stored = asked.columns.filter((column) => column !== ownerNumber);
  const fields = new Map(fieldsFor(asker, register, stored).map((field) => [field.key, field]));
  const query = listQuerySchema.parse({
    register: register.key,
    columns: [...new Set([...stored, ...(owner === undefined ? [] : [owner])])],
    day: asked.day,
    limit: most,
    ...(asked.records === undefined ? {} : { ids: asked.records }),
  });
  const found = list(asker.ledger, { ...asker.viewer, revealed: asked.full }, query);
  const textsOf = (values: ListRow['values'], own: Owner): readonly string[] =>
    asked.columns.map((column) => {
      if (column === ownerNumber) return own.number;
      const field = fields.get(column);
      return field === undefined
        ? ''
        : asText(field, labelled(asker.ledger, field, values[column] ?? null, found.labels));
    });
  const rows = Map.groupBy(found.rows, ({ id, values }) => (owner === undefined ? id : String(values[owner] ?? '')));
  return [...owners].flatMap(([whose, own]): readonly LedgerRow[] => {
    const records = rows.get(whose) ?? [];
    if (records.length === 0 && owner !== undefined && asked.records === undefined) {
      // Nobody is forgotten: whoever has no record yet gets a row with the name, to be filled in.
      const blank = asked.columns.map((column) =>
        column === owner ? own.label : column === ownerNumber ? own.number : '',
      );
      return [{ record: noRecord, community: own.community, texts: blank }];
    }
    return records.map(({ id, values }) => ({
      record: id,
      community: own.community,
      texts: textsOf(values, own),
    }));
  });
}

/** The rows of a collection as the ledger has them, in the order of its lists. @throws LedgerError forbidden, column-unknown */
export function ledgerRows(asker: Asker, asked: RowsAsked): readonly LedgerRow[] {
  return baseOf(asker, asked.subject).key === 'people' ? rosterRows(asker, asked) : registerRows(asker, asked);
}

/** The live communities in their order. */
export function communitiesInOrder(
  asker: Asker,
): readonly { readonly id: string; readonly name: string; readonly shortName: string }[] {
  const query = listQuerySchema.parse({ register: 'communities', columns: ['name', 'short_name'], limit: most });
  return list(asker.ledger, asker.viewer, query).rows.map(({ id, values }) => ({
    id,
    name: String(values['name'] ?? ''),
    shortName: text(values['short_name']) ?? '',
  }));
}
