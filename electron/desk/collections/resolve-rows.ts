/** Which row that was sent each returned row is: by its code where the name agrees, else by number, else by a name that nobody shares. */
import { nameKey } from '../../../db/rules/names.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { isCutNumber } from '../../sheets/cell.ts';
import { ownerNumber } from './items.ts';
import type { SentRow } from './kept.ts';
import type { ReturnedRow } from './return-table.ts';
import type { SentColumn } from './shapes.ts';

export type RowHow =
  /** Its code and what it says agree. */
  | 'code'
  /** Without a code, or with a damaged one. */
  | 'name'
  | 'damaged'
  /** The code is another row's: the hidden column was not sorted with the rest. */
  | 'shifted'
  /** The row stands in another community's table. */
  | 'elsewhere'
  /** Somebody else was typed over the row. */
  | 'replaced'
  | 'new';

export interface ResolvedRow {
  readonly row: ReturnedRow;
  readonly sent: SentRow | null;
  readonly how: RowHow;
  /** For `replaced`: whose row it was. */
  readonly was: SentRow | null;
}

const plainNumber = (text: string): string =>
  withoutSpaces(halfWidth(text))
    .replace(/^['‘’]/u, '')
    .toUpperCase();

interface Identity {
  readonly name: string;
  readonly number: string;
}

interface Places {
  readonly name: number;
  readonly number: number;
}

/** Where the columns stand that say who a row is, −1 where there is none. */
export function identityPlaces(columns: readonly SentColumn[], owner: string | undefined): Places {
  return {
    name: columns.findIndex(({ column }) => column === 'name' || column === owner),
    number: columns.findIndex(({ column }) => column === 'id_number' || column === ownerNumber),
  };
}

function sentIdentity(row: SentRow, places: Places): Identity {
  return { name: nameKey(row.texts[places.name] ?? ''), number: plainNumber(row.texts[places.number] ?? '') };
}

function returnedIdentity({ cells }: ReturnedRow, places: Places): Identity {
  const number = cells[places.number];
  const lost = number === undefined || isCutNumber(number);
  return { name: nameKey(cells[places.name]?.text ?? ''), number: lost ? '' : plainNumber(number.text) };
}

/** Values that one row alone has. */
function uniqueBy(rows: readonly SentRow[], key: (row: SentRow) => string): ReadonlyMap<string, SentRow> {
  const found = new Map<string, SentRow | null>();
  for (const row of rows) {
    const own = key(row);
    if (own !== '') found.set(own, found.has(own) ? null : row);
  }
  return new Map([...found].flatMap(([own, row]) => (row === null ? [] : [[own, row] as const])));
}

interface Known {
  readonly places: Places;
  readonly byKey: ReadonlyMap<string, SentRow>;
  readonly byNumber: ReadonlyMap<string, SentRow>;
  readonly byName: ReadonlyMap<string, SentRow>;
  /** A row of the collection in whatever table it was sent. */
  readonly anywhere: (key: string) => SentRow | undefined;
}

function byWhatItSays(known: Known, says: Identity): SentRow | undefined {
  const numbered = known.byNumber.get(says.number);
  if (numbered !== undefined) return numbered;
  const named = known.byName.get(says.name);
  if (named === undefined) return undefined;
  // A namesake with another full number is somebody else.
  const own = sentIdentity(named, known.places).number;
  const other = says.number !== '' && own !== '' && !own.includes('*') && own !== says.number;
  return other ? undefined : named;
}

function withCode(known: Known, row: ReturnedRow, coded: SentRow, elsewhere: boolean): ResolvedRow {
  const says = returnedIdentity(row, known.places);
  const was = sentIdentity(coded, known.places);
  const agrees = says.name === was.name || (says.number !== '' && says.number === was.number);
  if (agrees || known.places.name < 0) {
    return { row, sent: coded, how: elsewhere ? 'elsewhere' : 'code', was: null };
  }
  const other = byWhatItSays(known, says);
  if (other !== undefined && other !== coded) return { row, sent: other, how: 'shifted', was: null };
  const somebodyElse = says.name !== '' && says.number !== '' && was.number !== '' && says.number !== was.number;
  if (somebodyElse) return { row, sent: null, how: 'replaced', was: elsewhere ? null : coded };
  return { row, sent: coded, how: elsewhere ? 'elsewhere' : 'code', was: null };
}

function resolved(known: Known, row: ReturnedRow): ResolvedRow {
  if (row.code.kind === 'row') {
    const own = known.byKey.get(row.code.key);
    const coded = own ?? known.anywhere(row.code.key);
    if (coded !== undefined) return withCode(known, row, coded, own === undefined);
  }
  const found = byWhatItSays(known, returnedIdentity(row, known.places));
  if (found === undefined) return { row, sent: null, how: 'new', was: null };
  return { row, sent: found, how: row.code.kind === 'damaged' ? 'damaged' : 'name', was: null };
}

/**
 * Finds out what every returned row is.
 * @param anywhere a row of the same collection by its key, for rows that were moved between communities
 */
export function resolveRows(
  rows: readonly ReturnedRow[],
  sent: readonly SentRow[],
  columns: readonly SentColumn[],
  owner: string | undefined,
  anywhere: (key: string) => SentRow | undefined,
): readonly ResolvedRow[] {
  const places = identityPlaces(columns, owner);
  const known: Known = {
    places,
    byKey: new Map(sent.map((row) => [row.key, row])),
    byNumber: uniqueBy(sent, (row) => {
      const { number } = sentIdentity(row, places);
      return number.includes('*') ? '' : number;
    }),
    byName: uniqueBy(sent, (row) => sentIdentity(row, places).name),
    anywhere,
  };
  return rows.map((row) => resolved(known, row));
}
