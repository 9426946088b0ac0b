/** What a form allows in its cells (数据验证): the words of its drop-downs, and where it wants real dates. */
import type { SheetGrid } from '../cell.ts';
import { readRange, type CellRange } from './xlsx/range-mover.ts';

/** As it stands in the file. */
export interface WrittenLimit {
  readonly kind: 'list' | 'date';
  readonly ranges: readonly CellRange[];
  /** Of a list: `"男,女"`, a range of cells, or a name. */
  readonly formula: string;
}

export interface CellLimit {
  readonly kind: 'list' | 'date';
  readonly ranges: readonly CellRange[];
  /** Of a list; empty where they cannot be known from the file alone. */
  readonly words: readonly string[];
}

const quoted = /^"(.*)"$/su;
const reference = /^(?:(?:'((?:[^']|'')+)'|([^'!"]+))!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)$/u;
/** A list longer than this is a directory, not a choice of words. */
const mostWords = 500;

function wordsIn(grid: SheetGrid | undefined, place: string): readonly string[] {
  const range = readRange(place.replaceAll('$', ''));
  if (grid === undefined || range === null) return [];
  return grid.rows
    .slice(range.fromRow, range.toRow + 1)
    .flatMap((row) => row.slice(range.fromColumn, range.toColumn + 1))
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .slice(0, mostWords);
}

function wordsOf(
  formula: string,
  own: SheetGrid,
  grids: readonly SheetGrid[],
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const literal = quoted.exec(formula)?.[1];
  if (literal !== undefined) {
    return literal
      .split(/[,，]/u)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }
  const [, inQuotes, plain, place] = reference.exec(names.get(formula) ?? formula) ?? [];
  const sheet = inQuotes?.replaceAll("''", "'") ?? plain;
  return place === undefined
    ? []
    : wordsIn(sheet === undefined ? own : grids.find(({ name }) => name === sheet), place);
}

/**
 * The limits of a sheet with the words behind them.
 * @param names what the workbook's defined names stand for
 */
export function limitsOf(
  written: readonly WrittenLimit[],
  own: SheetGrid,
  grids: readonly SheetGrid[],
  names: ReadonlyMap<string, string>,
): readonly CellLimit[] {
  return written.map(({ kind, ranges, formula }) => ({
    kind,
    ranges,
    words: kind === 'list' ? wordsOf(formula.trim().replace(/^=/u, ''), own, grids, names) : [],
  }));
}

/** The limit of a cell, 0-based; undefined where it may hold anything. */
export function limitAt(limits: readonly CellLimit[], row: number, column: number): CellLimit | undefined {
  return limits.find(({ ranges }) =>
    ranges.some((one) => row >= one.fromRow && row <= one.toRow && column >= one.fromColumn && column <= one.toColumn),
  );
}
