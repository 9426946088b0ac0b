/** The tables of a Word document by their places in its XML (ECMA-376 part 1, 17.4). */
import { elementEnd, nextTag, tagsOf, valueOf, type Tag } from '../xml-tokens.ts';

export type DownMerge = 'none' | 'first' | 'covered';

export interface DocumentCell {
  /** 0-based column of the table's grid; cells that span several are named by their first. */
  readonly column: number;
  readonly span: number;
  /** Merged with what stands above or below (vMerge). */
  readonly down: DownMerge;
  readonly tag: Tag;
  /** The places of its properties; the same where it has none. */
  readonly propertiesFrom: number;
  readonly propertiesTo: number;
  /** Where its closing tag begins: its paragraphs stand from `propertiesTo` to here. */
  readonly inner: number;
  readonly to: number;
  readonly hasTable: boolean;
  /** Holds a field that Word computes, as =SUM(ABOVE). */
  readonly hasField: boolean;
}

export interface DocumentRow {
  readonly tag: Tag;
  readonly to: number;
  readonly cells: readonly DocumentCell[];
  /** Repeated on each page. */
  readonly isHeading: boolean;
  /** hidden (17.4.19). */
  readonly isHidden: boolean;
}

export interface DocumentTable {
  readonly tag: Tag;
  readonly to: number;
  readonly rows: readonly DocumentRow[];
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type CellDraft = Draft<DocumentCell>;
interface RowDraft extends Draft<Omit<DocumentRow, 'cells'>> {
  cells: CellDraft[];
  column: number;
}
interface TableDraft extends Draft<Omit<DocumentTable, 'rows'>> {
  rows: RowDraft[];
  row: RowDraft | undefined;
  cell: CellDraft | undefined;
}

function newCell(tag: Tag, column: number): CellDraft {
  const { to } = tag;
  return {
    column,
    span: 1,
    down: 'none',
    tag,
    propertiesFrom: to,
    propertiesTo: to,
    inner: to,
    to,
    hasTable: false,
    hasField: false,
  };
}

function openTag(xml: string, tag: Tag, table: TableDraft): void {
  if (tag.name === 'tr') {
    table.row = { tag, to: tag.to, cells: [], isHeading: false, isHidden: false, column: 0 };
    table.rows.push(table.row);
    table.cell = undefined;
  } else if (tag.name === 'tc' && table.row !== undefined) {
    table.cell = newCell(tag, table.row.column);
    table.row.cells.push(table.cell);
  } else readProperty(xml, tag, table);
}

/** Whether a switch is on: present without a value, or with one that says so (17.17.4). */
function isOn(xml: string, tag: Tag, prefix: string): boolean {
  return !['0', 'false', 'off'].includes(valueOf(xml, tag, `${prefix}val`) ?? '1');
}

function readProperty(xml: string, tag: Tag, { row, cell }: TableDraft): void {
  const value = () => Number(valueOf(xml, tag, `${tag.prefix}val`) ?? '0');
  if (cell === undefined) {
    if (row === undefined) return;
    if (tag.name === 'gridBefore') row.column += value();
    else if (tag.name === 'tblHeader') row.isHeading = isOn(xml, tag, tag.prefix);
    else if (tag.name === 'hidden') row.isHidden = isOn(xml, tag, tag.prefix);
  } else if (tag.name === 'tcPr' && cell.propertiesTo === cell.tag.to) {
    cell.propertiesFrom = tag.from;
    cell.propertiesTo = elementEnd(xml, tag);
  } else if (tag.name === 'gridSpan' && tag.from < cell.propertiesTo) cell.span = Math.max(1, value());
  else if (tag.name === 'vMerge' && tag.from < cell.propertiesTo) {
    cell.down = valueOf(xml, tag, `${tag.prefix}val`) === 'restart' ? 'first' : 'covered';
  } else if (tag.name === 'fldSimple' || tag.name === 'instrText') cell.hasField = true;
}

function closeTag(tag: Tag, stack: TableDraft[]): void {
  const table = stack.at(-1);
  if (table === undefined) return;
  if (tag.name === 'tbl') {
    table.to = tag.to;
    stack.pop();
  } else if (tag.name === 'tr' && table.row !== undefined) {
    table.row.to = tag.to;
    table.row = undefined;
    table.cell = undefined;
  } else if (tag.name === 'tc' && table.cell !== undefined) {
    table.cell.inner = tag.from;
    table.cell.to = tag.to;
    if (table.row !== undefined) table.row.column += table.cell.span;
    table.cell = undefined;
  }
}

/** All tables in the order in which they begin, those inside of cells among them. */
export function readTables(xml: string): readonly DocumentTable[] {
  const tables: TableDraft[] = [];
  const stack: TableDraft[] = [];
  let root: Tag | undefined;
  for (const tag of tagsOf(xml)) {
    root ??= tag;
    if (tag.prefix !== root.prefix) continue;
    if (tag.kind === 'close') closeTag(tag, stack);
    else if (tag.name === 'tbl' && tag.kind === 'open') {
      const around = stack.at(-1)?.cell;
      if (around !== undefined) around.hasTable = true;
      const table: TableDraft = { tag, to: tag.to, rows: [], row: undefined, cell: undefined };
      tables.push(table);
      stack.push(table);
    } else {
      const table = stack.at(-1);
      if (table !== undefined) openTag(xml, tag, table);
    }
  }
  return tables;
}

/** The cell of a row that begins at a column or reaches over it. */
export function cellAt(row: DocumentRow | undefined, column: number): DocumentCell | undefined {
  return row?.cells.find((cell) => column >= cell.column && column < cell.column + cell.span);
}

/** The first tag of a name between two places. */
export function findTag(xml: string, from: number, to: number, name: string): Tag | null {
  for (let tag = nextTag(xml, from, to); tag !== null; tag = nextTag(xml, tag.to, to)) {
    if (tag.name === name && tag.kind !== 'close') return tag;
  }
  return null;
}
