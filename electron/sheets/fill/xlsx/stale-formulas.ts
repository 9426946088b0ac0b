/** Which formulas may have another result after some cells changed: theirs are taken away, to be computed anew. */
import { findReferences, type Reference } from './formula-references.ts';
import { sheetKey } from './range-mover.ts';

export interface PlacedFormula {
  readonly sheet: string;
  /** The place in the filled file. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** It is new or must be computed anew whatever it points to. */
  readonly stale: boolean;
}

interface Rows {
  from: number;
  to: number;
}

export interface ChangedCells {
  readonly add: (sheet: string, row: number, column: number) => void;
  /** All cells of some rows. */
  readonly addRows: (sheet: string, from: number, to: number) => void;
  /** Whether an area of a sheet may hold a changed cell: per column, all rows from the first to the last changed count. */
  readonly touches: (sheet: string, reference: Reference) => boolean;
}

export function changedCells(): ChangedCells {
  const columns = new Map<string, Map<number, Rows>>();
  const whole = new Map<string, Rows[]>();
  const keys = new Map<string, string>();
  /** The same few names come with every cell. */
  const keyOf = (sheet: string): string => {
    const key = keys.get(sheet) ?? sheetKey(sheet);
    keys.set(sheet, key);
    return key;
  };
  const within = (one: Rows, from: number, to: number) => one.from <= to && one.to >= from;
  return {
    add(sheet, row, column) {
      const key = keyOf(sheet);
      const known = columns.get(key) ?? new Map<number, Rows>();
      columns.set(key, known);
      const rows = known.get(column);
      if (rows === undefined) known.set(column, { from: row, to: row });
      else {
        rows.from = Math.min(rows.from, row);
        rows.to = Math.max(rows.to, row);
      }
    },
    addRows(sheet, from, to) {
      const key = sheetKey(sheet);
      whole.set(key, [...(whole.get(key) ?? []), { from, to }]);
    },
    touches(sheet, { first, last }) {
      const key = sheetKey(sheet);
      const top = first.row < 0 ? 0 : Math.min(first.row, last.row);
      const bottom = first.row < 0 ? Infinity : Math.max(first.row, last.row);
      if ((whole.get(key) ?? []).some((one) => within(one, top, bottom))) return true;
      const left = first.column < 0 ? 0 : Math.min(first.column, last.column);
      const right = first.column < 0 ? Infinity : Math.max(first.column, last.column);
      for (const [column, rows] of columns.get(key) ?? []) {
        if (column >= left && column <= right && within(rows, top, bottom)) return true;
      }
      return false;
    },
  };
}

/** Marks formulas as stale until nothing more follows. @returns whether each is stale, in the order given. */
export function staleFormulas(formulas: readonly PlacedFormula[], changed: ChangedCells): boolean[] {
  const read = formulas.map((one) => findReferences(one.text));
  const stale = formulas.map((one, i) => one.stale || (read[i]?.opaque ?? true));
  const mark = ({ sheet, row, column }: PlacedFormula) => changed.add(sheet, row, column);
  for (const [i, one] of formulas.entries()) if (stale[i] === true) mark(one);
  for (let more = true; more;) {
    more = false;
    for (const [i, one] of formulas.entries()) {
      if (stale[i] === true) continue;
      const follows = read[i]?.references.some(
        (reference) =>
          reference.spansSheets || (!reference.external && changed.touches(reference.sheet ?? one.sheet, reference)),
      );
      if (follows !== true) continue;
      stale[i] = true;
      mark(one);
      more = true;
    }
  }
  return stale;
}
