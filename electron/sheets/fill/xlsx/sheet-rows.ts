/** The rows and cells of a worksheet by their places in its XML (ECMA-376 part 1, 18.3.1.4, 18.3.1.73, 18.3.1.80). */
import { refuse } from '../fill-refused.ts';
import { attributeOf, decodeXml, nextTag, valueOf, type Tag } from '../xml-tokens.ts';
import { columnIndex } from './formula-references.ts';

export interface FormulaXml {
  readonly from: number;
  readonly to: number;
  readonly tag: Tag;
  /** Without entities; empty for a cell that takes part in a shared formula. */
  readonly text: string;
  readonly kind: 'normal' | 'shared' | 'array' | 'dataTable';
  readonly group: string;
  readonly range: string | null;
}

export interface CellXml {
  readonly column: number;
  readonly tag: Tag;
  /** One behind the end of the element. */
  readonly to: number;
  /** Where the text of its `r` stands; −1 where it has none. */
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly formula: FormulaXml | null;
  /** Where its `v` stands; −1 where it has none. */
  readonly valueFrom: number;
  readonly valueTo: number;
}

export interface RowXml {
  readonly row: number;
  readonly tag: Tag;
  readonly cells: readonly CellXml[];
  /** Whether it and all of its cells say where they stand. */
  readonly numbered: boolean;
  /** Where its closing tag begins; its end where it has none. */
  readonly inner: number;
  readonly to: number;
}

export interface SheetXml {
  readonly xml: string;
  readonly sheetData: Tag;
  /** Where what comes behind the rows begins: at the closing tag, or behind an empty one. */
  readonly dataEnd: number;
  readonly rows: readonly RowXml[];
  readonly hasFormulas: boolean;
}

interface Found<T> {
  readonly found: T;
  readonly to: number;
}

function readFormula(xml: string, tag: Tag): Found<FormulaXml> {
  let to = tag.to;
  let text = '';
  if (tag.kind === 'open') {
    const close = nextTag(xml, tag.to) ?? refuse('damaged');
    text = decodeXml(xml.slice(tag.to, close.from));
    to = close.to;
  }
  const kind = attributeOf(xml, tag, 't')?.raw ?? 'normal';
  const known = kind === 'shared' || kind === 'array' || kind === 'dataTable' ? kind : 'normal';
  const group = attributeOf(xml, tag, 'si')?.raw ?? '';
  const range = attributeOf(xml, tag, 'ref')?.raw ?? null;
  return { found: { from: tag.from, to, tag, text, kind: known, group, range }, to };
}

/** Where the text of a cell's place stands. Nearly every program writes it first. */
function namePlace(xml: string, tag: Tag): readonly [from: number, to: number] {
  const start = tag.from + 1 + tag.prefix.length + tag.name.length;
  if (xml.startsWith(' r="', start)) return [start + 4, xml.indexOf('"', start + 4)];
  const found = attributeOf(xml, tag, 'r');
  return found === undefined ? [-1, -1] : [found.from, found.to];
}

function readCell(xml: string, tag: Tag, row: number, before: number): Found<CellXml> {
  const [nameFrom, nameTo] = namePlace(xml, tag);
  let column = before + 1;
  if (nameFrom >= 0) {
    let digits = nameFrom;
    while (digits < nameTo && xml.charCodeAt(digits) > 57) digits += 1;
    column = columnIndex(xml.slice(nameFrom, digits));
    if (Number(xml.slice(digits, nameTo)) !== row + 1 || column <= before) refuse('damaged');
  }
  let formula: FormulaXml | null = null;
  let valueFrom = -1;
  let valueTo = -1;
  let to = tag.to;
  for (let at = tag.to; tag.kind === 'open';) {
    const next = nextTag(xml, at) ?? refuse('damaged');
    at = next.to;
    if (next.name === 'c' && next.kind === 'close') {
      to = next.to;
      break;
    }
    if (next.name === 'f' && next.kind !== 'close') {
      const read = readFormula(xml, next);
      formula = read.found;
      at = read.to;
    } else if (next.name === 'v') {
      if (next.kind !== 'close') valueFrom = next.from;
      valueTo = next.to;
    }
  }
  return { found: { column, tag, to, nameFrom, nameTo, formula, valueFrom, valueTo }, to };
}

function readRow(xml: string, tag: Tag, before: number): Found<RowXml> {
  const number = attributeOf(xml, tag, 'r')?.raw;
  const row = number === undefined ? before + 1 : Number(number) - 1;
  if (!(row > before)) refuse('damaged');
  const cells: CellXml[] = [];
  let numbered = number !== undefined;
  let inner = tag.to;
  let to = tag.to;
  let column = -1;
  for (let at = tag.to; tag.kind === 'open';) {
    const next = nextTag(xml, at) ?? refuse('damaged');
    at = next.to;
    if (next.kind === 'close' && next.name === 'row') {
      inner = next.from;
      to = next.to;
      break;
    }
    if (next.name !== 'c' || next.kind === 'close') continue;
    const cell = readCell(xml, next, row, column);
    cells.push(cell.found);
    column = cell.found.column;
    numbered &&= cell.found.nameFrom >= 0;
    at = cell.to;
  }
  return { found: { row, tag, cells, numbered, inner, to }, to };
}

/**
 * Reads where the rows of a worksheet stand.
 * @throws FillRefused damaged where it has no rows element, or rows and cells are not in order.
 */
export function readSheetXml(xml: string): SheetXml {
  let sheetData = nextTag(xml, 0);
  while (sheetData !== null && sheetData.name !== 'sheetData') sheetData = nextTag(xml, sheetData.to);
  if (sheetData === null) return refuse('damaged');
  const rows: RowXml[] = [];
  let hasFormulas = false;
  let dataEnd = sheetData.to;
  let last = -1;
  for (let at = sheetData.to; sheetData.kind === 'open';) {
    const next = nextTag(xml, at) ?? refuse('damaged');
    at = next.to;
    if (next.kind === 'close' && next.name === 'sheetData') {
      dataEnd = next.from;
      break;
    }
    if (next.name !== 'row' || next.kind === 'close') continue;
    const row = readRow(xml, next, last);
    rows.push(row.found);
    last = row.found.row;
    hasFormulas ||= row.found.cells.some((cell) => cell.formula !== null);
    at = row.to;
  }
  return { xml, sheetData, dataEnd, rows, hasFormulas };
}

/** The index of a cell's style; null where it has none. */
export function styleOfCell(xml: string, cell: CellXml): number | null {
  const tag = xml.slice(cell.tag.from, cell.tag.to);
  // Nearly every program writes it so; a cell in a form of thousands of rows is read often.
  const usual = tag.indexOf(' s="');
  if (usual >= 0) return Number(tag.slice(usual + 4, tag.indexOf('"', usual + 4)));
  const raw = valueOf(xml, cell.tag, 's');
  return raw === undefined ? null : Number(raw);
}

/** The style that cells without an own one have in a row. */
export function styleOfRow(xml: string, row: RowXml): number | null {
  const custom = attributeOf(xml, row.tag, 'customFormat')?.raw;
  const raw = valueOf(xml, row.tag, 's');
  return raw === undefined || (custom !== '1' && custom !== 'true') ? null : Number(raw);
}

/** The style of cells in each column that have neither an own one nor one of their row. */
export function columnStyles(sheet: SheetXml): (column: number) => number | null {
  const ranges: { readonly from: number; readonly to: number; readonly style: number }[] = [];
  const { xml } = sheet;
  for (
    let tag = nextTag(xml, 0, sheet.sheetData.from);
    tag !== null;
    tag = nextTag(xml, tag.to, sheet.sheetData.from)
  ) {
    if (tag.name !== 'col' || tag.kind === 'close') continue;
    const style = valueOf(xml, tag, 'style');
    if (style === undefined) continue;
    ranges.push({
      from: Number(valueOf(xml, tag, 'min') ?? '1') - 1,
      to: Number(valueOf(xml, tag, 'max') ?? '1') - 1,
      style: Number(style),
    });
  }
  return (column) => ranges.find((one) => column >= one.from && column <= one.to)?.style ?? null;
}
