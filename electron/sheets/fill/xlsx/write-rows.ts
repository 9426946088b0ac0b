/** Writes the rows of a worksheet anew where they change and copies them where they do not. */
import type { CellEdit } from '../edits.ts';
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';
import { encodeXml, withAttribute } from '../xml-tokens.ts';
import { cellKey } from '../../xlsx-parts.ts';
import { cellContent } from './cell-values.ts';
import { cellName, copyFormula } from './formula-references.ts';
import type { MovedFormula } from './sheet-formulas.ts';
import { styleOfCell, styleOfRow, type CellXml, type RowXml, type SheetXml } from './sheet-rows.ts';

export interface RowsPlan {
  readonly sheet: SheetXml;
  readonly map: RowMap | undefined;
  /** By row and column of the filled file. */
  readonly edits: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;
  /** By `cellKey` of the form. */
  readonly formulas: ReadonlyMap<number, MovedFormula>;
  /** Whether the value last computed for a formula is to go; by place in the filled file. */
  readonly isStale: (row: number, column: number) => boolean;
  /** The style that an edit asks for on top of the one the cell has. */
  readonly styleFor: (edit: CellEdit, own: number | null) => number | null;
  readonly columnStyle: (column: number) => number | null;
  readonly is1904: boolean;
}

/** The style of a cell, read once for a cell of a row that is copied thousands of times. */
const modelStyles = new WeakMap<CellXml, { readonly style: number | null }>();

function styleOf({ sheet }: RowsPlan, line: Line, cell: CellXml): number | null {
  if (!line.copied) return styleOfCell(sheet.xml, cell);
  const known = modelStyles.get(cell) ?? { style: styleOfCell(sheet.xml, cell) };
  modelStyles.set(cell, known);
  return known.style;
}

/** A row of the filled sheet and what it is made from. */
interface Line {
  readonly row: number;
  readonly source: RowXml | undefined;
  /** The source is a row to copy, not the row itself. */
  readonly copied: boolean;
}

/** All rows of the filled sheet, in order. */
function linesOf({ sheet, map, edits }: RowsPlan): Line[] {
  const lines: Line[] = [];
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]));
  const taken = new Set<number>();
  const put = (line: Line) => {
    lines.push(line);
    taken.add(line.row);
  };
  for (const source of sheet.rows) {
    const row = map === undefined ? source.row : map.row(source.row);
    if (row !== null) put({ row, source, copied: false });
  }
  for (const { at, count, model } of map?.inserted ?? []) {
    for (let i = 0; i < count; i++) put({ row: at + i, source: byRow.get(model), copied: true });
  }
  for (const row of edits.keys()) if (!taken.has(row)) put({ row, source: undefined, copied: false });
  return lines.sort((a, b) => a.row - b.row);
}

interface Written {
  readonly column: number;
  readonly xml: string;
}

/** A whole cell with its place, style and content. */
function cellElement(prefix: string, at: string, style: number | null, type: string | null, inner: string): string {
  const attributes = `r="${at}"${style === null ? '' : ` s="${style}"`}${type === null ? '' : ` t="${type}"`}`;
  return inner === '' ? `<${prefix}c ${attributes}/>` : `<${prefix}c ${attributes}>${inner}</${prefix}c>`;
}

function editedCell(plan: RowsPlan, line: Line, edit: CellEdit, cell: CellXml | undefined): Written | null {
  const { sheet, is1904 } = plan;
  const { prefix } = sheet.sheetData;
  const formula = cell?.formula;
  if (formula !== null && formula !== undefined && !line.copied && edit.overFormula !== true)
    refuse('formula-cell', edit);
  const own = cell === undefined ? inheritedStyle(plan, line, edit.column) : styleOf(plan, line, cell);
  const style = plan.styleFor(edit, own);
  if (cell === undefined && edit.value.kind === 'empty' && style === own) return null;
  const { type, inner } = cellContent(edit, is1904, prefix);
  return { column: edit.column, xml: cellElement(prefix, cellName(line.row, edit.column), style, type, inner) };
}

/** The style of a cell that the sheet does not mention. */
function inheritedStyle({ sheet, columnStyle }: RowsPlan, { source }: Line, column: number): number | null {
  return (source === undefined ? null : styleOfRow(sheet.xml, source)) ?? columnStyle(column);
}

/** A cell of a row that stays: as it is but for its place, its formula and a value that is out of date. */
function keptCell(plan: RowsPlan, line: Line, cell: CellXml, named: boolean): Written {
  const { xml } = plan.sheet;
  const moved = cell.formula === null ? undefined : plan.formulas.get(cellKey(line.source?.row ?? 0, cell.column));
  const stale = moved !== undefined && plan.isStale(line.row, cell.column);
  const name = cellName(line.row, cell.column);
  let open = xml.slice(cell.tag.from, cell.tag.to);
  if (named || cell.nameFrom < 0) {
    open =
      cell.nameFrom < 0
        ? withAttribute(open, 'r', name)
        : xml.slice(cell.tag.from, cell.nameFrom) + name + xml.slice(cell.nameTo, cell.tag.to);
  }
  if (moved === undefined || cell.formula === null)
    return { column: cell.column, xml: open + xml.slice(cell.tag.to, cell.to) };
  if (stale) open = withAttribute(open, 't', null);
  const element = moved.element ?? xml.slice(cell.formula.from, cell.formula.to);
  const before = xml.slice(cell.tag.to, cell.formula.from);
  const behind =
    stale && cell.valueFrom >= 0
      ? xml.slice(cell.formula.to, cell.valueFrom) + xml.slice(cell.valueTo, cell.to)
      : xml.slice(cell.formula.to, cell.to);
  return { column: cell.column, xml: open + before + element + behind };
}

/** A cell of a new row: the style and the formula of the row it copies. */
function copiedCell(plan: RowsPlan, line: Line, cell: CellXml): Written | null {
  const { sheet, map, formulas } = plan;
  const { prefix } = sheet.sheetData;
  const style = styleOf(plan, line, cell);
  const model = line.source?.row ?? 0;
  const formula = cell.formula === null ? undefined : formulas.get(cellKey(model, cell.column));
  if (style === null && formula === undefined) return null;
  const name = cellName(line.row, cell.column);
  let inner = '';
  if (formula !== undefined && !formula.many) {
    const text = copyFormula(formula.text, line.row - (map?.row(model) ?? model), 0);
    inner = `<${prefix}f${formula.array ? ` t="array" ref="${name}"` : ''}>${encodeXml(text)}</${prefix}f>`;
  }
  return { column: cell.column, xml: cellElement(prefix, name, style, null, inner) };
}

/** The opening tag of a row in its place. */
function openRow(plan: RowsPlan, line: Line, columns: readonly number[]): string {
  const { xml, sheetData } = plan.sheet;
  if (line.source === undefined) return `<${sheetData.prefix}row r="${line.row + 1}">`;
  const { tag } = line.source;
  let open = withAttribute(xml.slice(tag.from, tag.to), 'r', String(line.row + 1));
  if (line.copied) for (const gone of ['hidden', 'collapsed']) open = withAttribute(open, gone, null);
  const spans = /\sspans="(\d+):(\d+)"/u.exec(open);
  // `spans` is a hint that must not be wrong.
  if (spans !== null && columns.some((column) => column + 1 < Number(spans[1]) || column + 1 > Number(spans[2]))) {
    open = withAttribute(open, 'spans', null);
  }
  return tag.kind === 'empty' ? `${open.slice(0, -2).trimEnd()}>` : open;
}

function isUntouched(plan: RowsPlan, line: Line): boolean {
  const { source, row, copied } = line;
  if (source === undefined || copied || source.row !== row || plan.edits.has(row)) return false;
  if (!source.numbered && plan.map !== undefined) return false;
  return source.cells.every((cell) => {
    if (cell.formula === null) return true;
    const moved = plan.formulas.get(cellKey(row, cell.column));
    return moved?.element === null && !(cell.valueFrom >= 0 && plan.isStale(row, cell.column));
  });
}

function writeLine(plan: RowsPlan, line: Line): string {
  const { xml, sheetData } = plan.sheet;
  const { source } = line;
  if (source !== undefined && isUntouched(plan, line)) return xml.slice(source.tag.from, source.to);
  const edits = plan.edits.get(line.row);
  const cells: Written[] = [];
  const seen = new Set<number>();
  const named = source === undefined || source.row !== line.row || !source.numbered;
  for (const cell of source?.cells ?? []) {
    seen.add(cell.column);
    const edit = edits?.get(cell.column);
    const written =
      edit !== undefined
        ? editedCell(plan, line, edit, cell)
        : line.copied
          ? copiedCell(plan, line, cell)
          : keptCell(plan, line, cell, named);
    if (written !== null) cells.push(written);
  }
  let sorted = true;
  for (const edit of edits?.values() ?? []) {
    const written = seen.has(edit.column) ? null : editedCell(plan, line, edit, undefined);
    if (written === null) continue;
    sorted = false;
    cells.push(written);
  }
  if (!sorted) cells.sort((a, b) => a.column - b.column);
  const open = openRow(plan, line, edits === undefined ? [] : [...edits.keys()]);
  // What stands behind the cells of a row (extLst) stays with the row.
  const rest = source === undefined || line.copied || source.tag.kind === 'empty' ? '' : restOf(xml, source);
  return `${open}${cells.map((cell) => cell.xml).join('')}${rest}</${sheetData.prefix}row>`;
}

function restOf(xml: string, row: RowXml): string {
  return xml.slice(row.cells.at(-1)?.to ?? row.tag.to, row.inner);
}

/** The rows element with all of its rows, up to where what follows begins. */
export function writeRows(plan: RowsPlan): string {
  const { sheet } = plan;
  const { xml, sheetData, dataEnd } = sheet;
  const lines = linesOf(plan);
  const open = xml.slice(sheetData.from, sheetData.to);
  if (lines.length === 0) return open + (sheetData.kind === 'empty' ? '' : xml.slice(sheetData.to, dataEnd));
  const parts = [sheetData.kind === 'empty' ? `${open.slice(0, -2).trimEnd()}>` : open];
  const gaps = new Map<RowXml, string>();
  let at = sheetData.to;
  for (const row of sheet.rows) {
    gaps.set(row, xml.slice(at, row.tag.from));
    at = row.to;
  }
  for (const line of lines) {
    if (line.source !== undefined) parts.push(gaps.get(line.source) ?? '');
    parts.push(writeLine(plan, line));
  }
  if (sheetData.kind === 'empty') parts.push(`</${sheetData.prefix}sheetData>`);
  else parts.push(xml.slice(at, dataEnd));
  return parts.join('');
}
