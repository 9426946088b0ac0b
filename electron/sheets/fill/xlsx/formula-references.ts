/** The references in the text of a formula (ECMA-376 part 1, 18.17): found, moved with their rows, copied to other cells. */
import type { RowMap } from '../row-map.ts';

export interface Corner {
  /** 0-based; −1 where the reference has whole columns. */
  readonly row: number;
  /** 0-based; −1 where the reference has whole rows. */
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** Where it stands in the text, without the name of its sheet. */
  readonly from: number;
  readonly to: number;
  /** The sheet that it names; null where it names none. */
  readonly sheet: string | null;
  /** The names of a first and a last sheet. */
  readonly spansSheets: boolean;
  /** It points into another file. */
  readonly external: boolean;
  readonly first: Corner;
  /** The same as `first` for a single cell. */
  readonly last: Corner;
  readonly single: boolean;
}

export interface FormulaReferences {
  readonly references: readonly Reference[];
  /** There is something whose cells cannot be told from the text: names, table columns, INDIRECT, OFFSET. */
  readonly opaque: boolean;
}

const lastSheetRow = 1_048_575;
const lastSheetColumn = 16_383;

const text = /"(?:[^"]|"")*"/uy;
const errorValue = /#[A-Z0-9/_]+[!?]?/uy;
const sheetPrefix = /(?:'((?:[^']|'')+)'|((?:\[[^\]]+\])?[\p{L}\p{N}_.\\?]*(?::[\p{L}\p{N}_.\\?]+)?))!/uy;
const behind = String.raw`(?![\p{L}\p{N}_.\\(!])`;
const corner = String.raw`(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})`;
const cells = new RegExp(`${corner}(?::${corner})?${behind}`, 'uy');
const wholeRows = new RegExp(String.raw`(\$?)(\d{1,7}):(\$?)(\d{1,7})${behind}`, 'uy');
const wholeColumns = new RegExp(String.raw`(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})${behind}`, 'uy');
const word = /[\p{L}\p{N}_.\\?$]+/uy;
const unforeseeable = /^(?:INDIRECT|OFFSET|CELL|INFO)$/iu;

function match(pattern: RegExp, formula: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(formula);
}

/** 0-based number of a column's letters. */
export function columnIndex(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + (letters.charCodeAt(i) & 31);
  return number - 1;
}

export function columnLetters(index: number): string {
  let rest = index + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** The text of a cell's place, as B7. */
export function cellName(row: number, column: number): string {
  return columnLetters(column) + String(row + 1);
}

interface Prefix {
  readonly sheet: string | null;
  readonly spansSheets: boolean;
  readonly external: boolean;
}

const ownSheet: Prefix = { sheet: null, spansSheets: false, external: false };

function readPrefix(found: RegExpExecArray): Prefix {
  const name = found[1]?.replaceAll("''", "'") ?? found[2] ?? '';
  return { sheet: name, spansSheets: name.includes(':'), external: name.includes('[') };
}

function fixed(sign: string | undefined): boolean {
  return sign === '$';
}

function readReference(formula: string, at: number, prefix: Prefix): Reference | null {
  const area = match(cells, formula, at);
  if (area !== null) return areaReference(area, at, prefix);
  const rows = match(wholeRows, formula, at);
  if (rows !== null) {
    const [whole, firstFixed, first, lastFixed, last] = rows;
    const of = (row: string | undefined, sign: string | undefined): Corner => ({
      row: Number(row) - 1,
      column: -1,
      rowFixed: fixed(sign),
      columnFixed: true,
    });
    return {
      from: at,
      to: at + whole.length,
      ...prefix,
      first: of(first, firstFixed),
      last: of(last, lastFixed),
      single: false,
    };
  }
  const columns = match(wholeColumns, formula, at);
  if (columns === null) return null;
  const [whole, firstFixed, first, lastFixed, last] = columns;
  const of = (letters: string | undefined, sign: string | undefined): Corner => ({
    row: -1,
    column: columnIndex(letters ?? ''),
    rowFixed: true,
    columnFixed: fixed(sign),
  });
  return {
    from: at,
    to: at + whole.length,
    ...prefix,
    first: of(first, firstFixed),
    last: of(last, lastFixed),
    single: false,
  };
}

function areaReference(found: RegExpExecArray, at: number, prefix: Prefix): Reference | null {
  const of = (i: number): Corner => ({
    row: Number(found[i + 3]) - 1,
    column: columnIndex(found[i + 1] ?? ''),
    rowFixed: fixed(found[i + 2]),
    columnFixed: fixed(found[i]),
  });
  const first = of(1);
  const single = found[8] === undefined;
  const last = single ? first : of(5);
  const holds = ({ row, column }: Corner) => row >= 0 && row <= lastSheetRow && column <= lastSheetColumn;
  if (!holds(first) || !holds(last)) return null;
  return { from: at, to: at + found[0].length, ...prefix, first, last, single };
}

/** One behind the bracket that closes the one at a place; ' escapes the next sign (18.17.2.3, structured references). */
function bracketEnd(formula: string, at: number): number {
  let depth = 0;
  for (let i = at; i < formula.length; i++) {
    if (formula[i] === "'") i += 1;
    else if (formula[i] === '[') depth += 1;
    else if (formula[i] === ']' && --depth === 0) return i + 1;
  }
  return formula.length;
}

/** The references of a formula, which stands without its equals sign. */
export function findReferences(formula: string): FormulaReferences {
  const references: Reference[] = [];
  let opaque = false;
  for (let at = 0; at < formula.length;) {
    const passed = match(text, formula, at) ?? match(errorValue, formula, at);
    if (passed !== null) {
      at += passed[0].length;
      continue;
    }
    const prefix = match(sheetPrefix, formula, at);
    if (prefix !== null) at += prefix[0].length;
    const reference = readReference(formula, at, prefix === null ? ownSheet : readPrefix(prefix));
    if (reference !== null) {
      references.push(reference);
      at = reference.to;
      continue;
    }
    const name = match(word, formula, at)?.[0] ?? '';
    const end = at + name.length;
    if (formula[end] === '[') {
      opaque = true;
      at = bracketEnd(formula, end);
    } else if (name === '') at = prefix === null ? end + 1 : end;
    else {
      if (formula[end] === '(') opaque ||= unforeseeable.test(name);
      else opaque ||= !/^(?:[\d.]+(?:E\d*)?|TRUE|FALSE)$/iu.test(name);
      at = end;
    }
  }
  return { references, opaque };
}

function cornerText({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters = column < 0 ? '' : (columnFixed ? '$' : '') + columnLetters(column);
  return row < 0 ? letters : `${letters}${rowFixed ? '$' : ''}${row + 1}`;
}

function referenceText(first: Corner, last: Corner, single: boolean): string {
  return single ? cornerText(first) : `${cornerText(first)}:${cornerText(last)}`;
}

/** Puts other texts in the places of a formula's references; null keeps one. */
function replaceReferences(formula: string, other: (reference: Reference) => string | null): string {
  const parts: string[] = [];
  let at = 0;
  for (const reference of findReferences(formula).references) {
    const put = other(reference);
    if (put === null) continue;
    parts.push(formula.slice(at, reference.from), put);
    at = reference.to;
  }
  return at === 0 ? formula : parts.join('') + formula.slice(at);
}

export interface FormulaMove {
  /** How the rows of a sheet move; undefined where they do not. Null asks for the sheet that the formula stands on. */
  readonly mapOf: (sheet: string | null) => RowMap | undefined;
  /** The row of the form that the formula stands in; null for one that stands in no row of the moved sheet. */
  readonly ownRow: number | null;
  /** Called for a reference over several sheets. It is left as it is where this returns. */
  readonly spansSheets: (sheets: string) => void;
}

/**
 * A formula after rows came and went. Areas that end where rows are inserted behind grow, unless their end moves with
 * the formula's own row, as that of a running total does. What pointed to deleted rows alone becomes #REF!.
 */
export function moveFormula(formula: string, { mapOf, ownRow, spansSheets }: FormulaMove): string {
  return replaceReferences(formula, (reference) => {
    const { sheet, first, last, single } = reference;
    if (reference.external || first.row < 0) return null;
    if (reference.spansSheets) {
      spansSheets(sheet ?? '');
      return null;
    }
    const map = mapOf(sheet);
    if (map === undefined) return null;
    const [top, bottom] = first.row <= last.row ? [first, last] : [last, first];
    const running = ownRow === bottom.row && !bottom.rowFixed;
    const rows = map.range(top.row, bottom.row, single || running ? 'keep' : 'grow');
    if (rows === null) return '#REF!';
    if (rows[0] === top.row && rows[1] === bottom.row) return null;
    const moved = (one: Corner): Corner => ({ ...one, row: one === top ? rows[0] : rows[1] });
    return referenceText(moved(first), moved(last), single);
  });
}

/** A formula as it reads when its cell is copied some rows down and columns to the right. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return replaceReferences(formula, ({ first, last, single }) => {
    const move = (one: Corner): Corner => ({
      ...one,
      row: one.row < 0 || one.rowFixed ? one.row : one.row + rows,
      column: one.column < 0 || one.columnFixed ? one.column : one.column + columns,
    });
    const [start, end] = [move(first), move(last)];
    const leaves = [start, end].some(
      (one, i) =>
        (one.row < 0 && (i === 0 ? first : last).row >= 0) ||
        (one.column < 0 && (i === 0 ? first : last).column >= 0) ||
        one.row > lastSheetRow ||
        one.column > lastSheetColumn,
    );
    return leaves ? '#REF!' : referenceText(start, end, single);
  });
}
