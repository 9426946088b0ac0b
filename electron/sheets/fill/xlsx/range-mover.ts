/** Moves ranges and formulas of a workbook with the rows of the sheets that change. */
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';
import { cellName, columnIndex, columnLetters, moveFormula } from './formula-references.ts';

export interface RangeMover {
  /** A range of the sheet itself; null where all of its rows are deleted. */
  readonly range: (range: string) => string | null;
  /** A list of ranges with spaces between; those that cover a model row also cover the rows that copy it. */
  readonly ranges: (ranges: string) => string | null;
  /** @param ownRow the row of the form that the formula stands in, where it stands in one. */
  readonly formula: (formula: string, ownRow?: number) => string;
  /** The rows of the sheet itself; undefined where none comes or goes. */
  readonly map: RowMap | undefined;
}

/** 0-based, inclusive. */
export interface CellRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

const rangePattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/u;

/** A range as A1:B2 or A1; null for anything else, as whole columns. */
export function readRange(text: string): CellRange | null {
  const found = rangePattern.exec(text);
  if (found === null) return null;
  const [, letters = '', row = '', lastLetters = letters, lastRow = row] = found;
  return {
    fromRow: Number(row) - 1,
    toRow: Number(lastRow) - 1,
    fromColumn: columnIndex(letters),
    toColumn: columnIndex(lastLetters),
  };
}

export function rangeName({ fromRow, toRow, fromColumn, toColumn }: CellRange): string {
  const first = cellName(fromRow, fromColumn);
  return fromRow === toRow && fromColumn === toColumn ? first : `${first}:${columnLetters(toColumn)}${toRow + 1}`;
}

function moveRange(map: RowMap, text: string): string | null {
  const range = readRange(text);
  if (range === null) return text;
  const rows = map.range(range.fromRow, range.toRow, 'grow');
  if (rows === null) return null;
  if (rows[0] === range.fromRow && rows[1] === range.toRow) return text;
  return rangeName({ ...range, fromRow: rows[0], toRow: rows[1] });
}

function moveRanges(map: RowMap, text: string): string | null {
  const all: string[] = [];
  for (const one of text.split(/\s+/u).filter((part) => part !== '')) {
    const moved = moveRange(map, one);
    if (moved !== null) all.push(moved);
    const before = readRange(one);
    const after = moved === null ? null : readRange(moved);
    if (before === null) continue;
    for (const { at, count, model } of map.inserted) {
      const copied = model >= before.fromRow && model <= before.toRow;
      const covered = after !== null && at >= after.fromRow && at <= after.toRow;
      if (copied && !covered) all.push(rangeName({ ...before, fromRow: at, toRow: at + count - 1 }));
    }
  }
  return all.length === 0 ? null : all.join(' ');
}

/** Sheet names are compared as Excel does, without regard to case. */
export function sheetKey(name: string): string {
  return name.toLowerCase();
}

/**
 * @param maps the rows of each sheet that changes, by the key of its name.
 * @param own the name of the sheet that the ranges and formulas stand on; null for a part of the whole workbook.
 * @param names all sheets in their order, by which a reference over several sheets is judged.
 */
export function rangeMover(
  maps: ReadonlyMap<string, RowMap>,
  own: string | null,
  names: readonly string[],
): RangeMover {
  const map = own === null ? undefined : maps.get(sheetKey(own));
  const mapOf = (sheet: string | null) => (sheet === null ? map : maps.get(sheetKey(sheet)));
  const order = names.map(sheetKey);
  const spansSheets = (sheets: string): void => {
    const ends = sheets.split(':').map((name) => order.indexOf(sheetKey(name)));
    const between = order.slice(Math.min(...ends), Math.max(...ends) + 1);
    if (between.some((name) => maps.has(name))) refuse('spans-sheets');
  };
  return {
    map,
    range: (text) => (map === undefined ? text : moveRange(map, text)),
    ranges: (text) => (map === undefined ? text : moveRanges(map, text)),
    formula: (formula, ownRow) =>
      maps.size === 0
        ? formula
        : moveFormula(formula, { mapOf, ownRow: map === undefined ? null : (ownRow ?? null), spansSheets }),
  };
}
