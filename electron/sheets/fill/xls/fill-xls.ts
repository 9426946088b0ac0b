/** Fills an .xls (Excel 97–2003) that exists and leaves all else in it as it stands. */
import { readCompoundFile } from '../../compound-file.ts';
import type { CellEdit, SheetEdits } from '../edits.ts';
import { onSheet, refuse } from '../fill-refused.ts';
import { rowMap, type RowMap } from '../row-map.ts';
import { longestText, numberOf } from '../xlsx/cell-values.ts';
import { coverOf } from '../xlsx/merged-cells.ts';
import type { CellRange } from '../xlsx/range-mover.ts';
import { copyTokens, lastXlsRow, moveTokens, type TokenMove } from './biff-formulas.ts';
import { changed, readWorkbookStream, recordId, viewOf, writeWorkbookStream, type BiffRecord } from './biff-records.ts';
import { openFormats, type CellFormats } from './cell-formats.ts';
import { readSheet, writeSheet, type XlsCell, type XlsRow, type XlsSheet } from './cell-table.ts';
import { moveChart, moveRecords } from './moved-records.ts';
import { replaceStream } from './replace-stream.ts';
import { openSharedStrings, type SharedStrings } from './shared-strings.ts';
import { hasFormula, isInArray, moveFormulas, tokensOf, withoutSharing } from './sheet-formulas.ts';

const lastColumn = 255;
const defaultFormat = 15;

interface Book {
  readonly formats: CellFormats;
  readonly strings: SharedStrings;
  readonly is1904: boolean;
  /** How many cells with a text come and go. */
  texts: number;
}

/** What an entry of EXTERNSHEET points to. @throws FillRefused spans-sheets where it is several sheets that move. */
function externalSheets(globals: readonly BiffRecord[], maps: ReadonlyMap<number, RowMap>): TokenMove['external'] {
  const books = globals.filter((record) => record.id === recordId.supBook);
  const isOwn = books.map(({ data }) => data.length === 4 && viewOf(data).getUint16(2, true) === 0x0401);
  const table = globals.find((record) => record.id === recordId.externSheet);
  return (entry) => {
    if (table === undefined || 2 + entry * 6 + 6 > table.data.length) return undefined;
    const view = viewOf(table.data);
    const [book, first, last] = [0, 2, 4].map((offset) => view.getUint16(2 + entry * 6 + offset, true));
    if (isOwn[book ?? 0] !== true || first === undefined || last === undefined) return undefined;
    if (first === last) return maps.get(first);
    for (let tab = first; tab <= last && tab < 0xfffe; tab++) if (maps.has(tab)) refuse('spans-sheets');
    return undefined;
  };
}

/** The range of a name, the areas to be printed and the rows repeated on each page among them ([MS-XLS] 2.4.150). */
function movedName(record: BiffRecord, external: TokenMove['external']): BiffRecord {
  return changed(record, (view) => {
    const wide = (view.getUint8(14) & 1) === 1;
    const from = 15 + view.getUint8(3) * (wide ? 2 : 1);
    moveTokens(view, from, view.getUint16(4, true), { own: undefined, external, row: null });
  });
}

/** A record with the number of its row. */
function atRow(record: BiffRecord, row: number): BiffRecord {
  return changed(record, (view) => view.setUint16(0, row, true));
}

const hidden = 0x20;
const collapsed = 0x10;

function copiedCell(cell: XlsCell, row: number, rowsDown: number): XlsCell {
  const first = cell.records[0];
  if (first?.id !== recordId.formula) return blankCell(row, cell.column, cell.format);
  const formula = changed(first, (view) => {
    view.setUint16(0, row, true);
    copyTokens(view, ...tokensOf(view), rowsDown);
  });
  // The old result may be a text that stands in a record of its own: a new formula has none yet.
  const fresh = changed(formula, (view) => view.setFloat64(6, 0, true));
  return { ...cell, records: [fresh] };
}

function blankCell(row: number, column: number, format: number): XlsCell {
  const data = Uint8Array.from([row, column, format].flatMap((number) => [number & 0xff, number >> 8]));
  return { column, format, records: [{ id: recordId.blank, data }] };
}

/** The rows in their new places, with the rows that are copied. */
function placeRows(rows: XlsSheet['rows'], map: RowMap): Map<number, XlsRow> {
  const placed = new Map<number, XlsRow>();
  for (const [row, { record, cells }] of rows) {
    const place = map.row(row);
    if (place === null) continue;
    const moved = [...cells].map(([column, cell]): [number, XlsCell] => {
      const [first, ...rest] = cell.records;
      return [column, first === undefined ? cell : { ...cell, records: [atRow(first, place), ...rest] }];
    });
    placed.set(place, { record: record === undefined ? undefined : atRow(record, place), cells: new Map(moved) });
  }
  for (const { at, count, model } of map.inserted) {
    const source = rows.get(model);
    const from = map.row(model) ?? model;
    if (source === undefined) continue;
    for (let row = at; row < at + count; row++) {
      const record =
        source.record === undefined
          ? undefined
          : changed(atRow(source.record, row), (view) => {
              view.setUint16(12, view.getUint16(12, true) & ~(hidden | collapsed), true);
            });
      const cells = [...source.cells].map(([column, cell]): [number, XlsCell] => [
        column,
        copiedCell(cell, row, row - from),
      ]);
      placed.set(row, { record, cells: new Map(cells) });
    }
  }
  return placed;
}

/** The format of a cell that the sheet does not have: that of its row or its column. */
function inheritedFormat(sheet: XlsSheet, row: XlsRow | undefined, column: number): number {
  const view = row?.record === undefined ? undefined : viewOf(row.record.data);
  if (view !== undefined && (view.getUint16(12, true) & 0x80) !== 0) return view.getUint16(14, true) & 0x0fff;
  const info = sheet.before
    .filter((record) => record.id === recordId.columnInfo)
    .map((record) => viewOf(record.data))
    .find((one) => column >= one.getUint16(0, true) && column <= one.getUint16(2, true));
  return info?.getUint16(6, true) ?? defaultFormat;
}

function valueRecord(book: Book, edit: CellEdit, format: number): BiffRecord {
  const { row, column, value } = edit;
  const head = [row, column, format].flatMap((number) => [number & 0xff, number >> 8]);
  if (value.kind === 'text' && value.text !== '') {
    if (value.text.length > longestText) refuse('text-too-long', edit);
    const number = book.strings.add(value.text.replaceAll(/\r\n?/gu, '\n'));
    return changed({ id: recordId.labelSst, data: Uint8Array.from([...head, 0, 0, 0, 0]) }, (view) =>
      view.setUint32(6, number, true),
    );
  }
  const number = numberOf(value, book.is1904, edit);
  if (number === null) return { id: recordId.blank, data: Uint8Array.from(head) };
  const data = Uint8Array.from([...head, 0, 0, 0, 0, 0, 0, 0, 0]);
  return changed({ id: recordId.number, data }, (view) => view.setFloat64(6, number, true));
}

function mergesOf(records: readonly BiffRecord[]): CellRange[] {
  return records
    .filter((record) => record.id === recordId.merged)
    .flatMap(({ data }) => {
      const view = viewOf(data);
      return Array.from({ length: view.getUint16(0, true) }, (_, i): CellRange => {
        const [fromRow = 0, toRow = 0, fromColumn = 0, toColumn = 0] = [2, 4, 6, 8].map((at) =>
          view.getUint16(at + i * 8, true),
        );
        return { fromRow, toRow, fromColumn, toColumn };
      });
    });
}

/** A row's record says where its cells begin and end; a row that has none stays without. */
function spanning(row: XlsRow): XlsRow {
  const columns = [...row.cells.keys()];
  if (row.record === undefined || columns.length === 0) return row;
  const record = changed(row.record, (view) => {
    view.setUint16(2, Math.min(view.getUint16(2, true), ...columns), true);
    view.setUint16(4, Math.max(view.getUint16(4, true), ...columns.map((column) => column + 1)), true);
  });
  return { ...row, record };
}

function setCells(sheet: XlsSheet, form: XlsSheet, cells: readonly CellEdit[], book: Book): XlsSheet {
  const rows = new Map(sheet.rows);
  const isCovered = coverOf(mergesOf(sheet.behind));
  const touched = new Map<number, Map<number, XlsCell>>();
  for (const edit of cells) {
    const { row, column } = edit;
    if (!(row >= 0 && row <= lastXlsRow && column >= 0 && column <= lastColumn)) refuse('no-such-cell', edit);
    if (isCovered(row, column)) refuse('inside-merge', edit);
    const known = rows.get(row);
    const old = known?.cells.get(column);
    if (old !== undefined && isInArray(old)) refuse('array-formula', edit);
    if (old !== undefined && hasFormula(old) && edit.overFormula !== true) refuse('formula-cell', edit);
    const from =
      edit.styleOf === undefined ? undefined : form.rows.get(edit.styleOf.row)?.cells.get(edit.styleOf.column);
    const base = from?.format ?? old?.format ?? inheritedFormat(sheet, known, column);
    const { numberFormat, quotePrefix } = edit;
    const derives = numberFormat !== undefined || quotePrefix !== undefined;
    const format = derives ? book.formats.derive(base, { numberFormat, quotePrefix }) : base;
    const record = valueRecord(book, edit, format);
    book.texts += Number(record.id === recordId.labelSst) - Number(old?.records[0]?.id === recordId.labelSst);
    const now = touched.get(row) ?? new Map(known?.cells);
    touched.set(row, now);
    now.set(column, { column, format, records: [record] });
    if (known === undefined) rows.set(row, { record: undefined, cells: new Map() });
  }
  for (const [row, cells] of touched) rows.set(row, spanning({ record: rows.get(row)?.record, cells }));
  return { ...sheet, rows, before: withDimensions(sheet.before, cells) };
}

function withDimensions(records: readonly BiffRecord[], cells: readonly CellEdit[]): BiffRecord[] {
  if (cells.length === 0) return [...records];
  const rows = cells.map((edit) => edit.row);
  const columns = cells.map((edit) => edit.column);
  const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b));
  const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b));
  return records.map((record) => {
    if (record.id !== recordId.dimensions) return record;
    return changed(record, (view) => {
      const isEmpty = view.getUint32(4, true) === 0;
      view.setUint32(0, isEmpty ? least(rows) : Math.min(view.getUint32(0, true), least(rows)), true);
      view.setUint32(4, Math.max(view.getUint32(4, true), most(rows) + 1), true);
      view.setUint16(8, isEmpty ? least(columns) : Math.min(view.getUint16(8, true), least(columns)), true);
      view.setUint16(10, Math.max(view.getUint16(10, true), most(columns) + 1), true);
    });
  });
}

function fillSheet(
  records: readonly BiffRecord[],
  cells: readonly CellEdit[],
  map: RowMap | undefined,
  external: TokenMove['external'],
  book: Book,
): BiffRecord[] {
  const form = readSheet(records);
  const last = Math.max(-1, ...form.rows.keys());
  if (map !== undefined && last + map.added > lastXlsRow) refuse('too-many-rows');
  const meetsFormula = ({ row, column }: CellEdit) => {
    const cell = form.rows.get(row)?.cells.get(column);
    return cell !== undefined && hasFormula(cell);
  };
  const apart = map !== undefined || cells.some(meetsFormula);
  const rows = moveFormulas(apart ? withoutSharing(form.rows) : form.rows, { own: map, external });
  const moved: XlsSheet =
    map === undefined
      ? { ...form, rows, behind: form.behind.map((record) => moveChart(record, { own: undefined, external })) }
      : {
          before: moveRecords(form.before, { own: map, external }, 0),
          rows: placeRows(rows, map),
          behind: moveRecords(form.behind, { own: map, external }, 1),
        };
  return writeSheet(setCells(moved, form, cells, book));
}

function mapsOf(places: readonly number[], edits: readonly SheetEdits[]): Map<number, RowMap> {
  const maps = new Map<number, RowMap>();
  for (const { sheet, insertions = [], deletions = [] } of edits) {
    const map = rowMap(insertions, deletions, lastXlsRow);
    if (map.insertions.length === 0 && map.deletions.length === 0) continue;
    const wrong = insertions.find((one) => one.after < -1 || one.model < 0 || one.after > lastXlsRow);
    if (wrong !== undefined) refuse('no-such-cell', { sheet, row: wrong.after });
    if (map.inserted.some((one) => map.row(one.model) === null)) refuse('no-such-cell', { sheet });
    maps.set(places[sheet] ?? refuse('no-such-sheet', { sheet }), map);
  }
  return maps;
}

/**
 * Fills a workbook. Formulas keep the result last computed until the file is opened, when Excel computes all of them.
 * @throws FillRefused see `FillRefusalCode`; cannot-move where rows come or go beside what only Excel itself can move.
 */
export function fillXls(bytes: Uint8Array, edits: readonly SheetEdits[]): Uint8Array {
  const stream = readCompoundFile(bytes)?.read('Workbook') ?? refuse('damaged');
  const workbook = readWorkbookStream(stream);
  const { globals } = workbook;
  const places = workbook.tabs.flatMap((_, tab) => (workbook.isSheet[tab] === true ? [tab] : []));
  for (const { sheet } of edits) if (places[sheet] === undefined) refuse('no-such-sheet', { sheet });
  const maps = mapsOf(places, edits);
  const external = externalSheets(globals, maps);
  const dates = globals.find((record) => record.id === recordId.dateMode);
  const is1904 = dates !== undefined && viewOf(dates.data).getUint16(0, true) === 1;
  const book: Book = { formats: openFormats(globals), strings: openSharedStrings(globals), is1904, texts: 0 };
  const tabs = workbook.tabs.map((records, tab) => {
    const place = places.indexOf(tab);
    if (place < 0) return records.map((record) => moveChart(record, { own: undefined, external }));
    const cells = edits.filter((one) => one.sheet === place).flatMap((one) => one.cells);
    return onSheet(place, () => fillSheet(records, cells, maps.get(tab), external, book));
  });
  const named = globals.map((record) => (record.id === recordId.name ? movedName(record, external) : record));
  const filled = book.formats.write(book.strings.write(named, book.texts));
  return replaceStream(bytes, 'Workbook', writeWorkbookStream({ ...workbook, globals: filled, tabs }));
}
