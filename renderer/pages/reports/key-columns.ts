/** Which columns of a parcel's table are for databases alone: keys of records and codes, which tell a reader nothing. */

/** What stands in a cell of a table on screen. */
export type Cell = string | number | null;

/** A column that a clerk reads: where it stands, and what it is called without the word that parts it from its code. */
export interface ReadableColumn {
  readonly place: number;
  readonly label: string;
}

const recordKey = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** A key or a code has the column of its name beside it under the same heading with this word. */
const named = '(名称)';

const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell === null || cell === '';
const isKey = (cell: Cell | undefined): boolean => typeof cell === 'string' && recordKey.test(cell);

/**
 * The columns that a clerk reads.
 * @param fields headings; the record's own key is called 记录编号 in every parcel
 * @param rows the first rows; a column is one of keys where every filled cell of it is a key
 */
export function readableColumns(
  fields: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly ReadableColumn[] {
  const holdsKeys = (place: number): boolean => {
    const filled = rows.map((row) => row[place]).filter((cell) => !isEmpty(cell));
    return filled.length > 0 && filled.every(isKey);
  };
  const headings = new Set(fields);
  return fields.flatMap((label, place) => {
    if (label === '记录编号' || headings.has(label + named) || holdsKeys(place)) return [];
    return [{ place, label: label.endsWith(named) ? label.slice(0, -named.length) : label }];
  });
}
