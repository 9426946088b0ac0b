/** Fills an .xlsx or .xlsm that exists and leaves all else in it as it stands. */
import type { CellEdit, SheetEdits } from '../edits.ts';
import { onSheet, refuse } from '../fill-refused.ts';
import { openPackage, type OfficePackage } from '../office-package.ts';
import { rowMap, type RowMap } from '../row-map.ts';
import { attributeOf, nextTag, splice, type Splice } from '../xml-tokens.ts';
import { cellKey } from '../../xlsx-parts.ts';
import { openStyles, type CellStyles } from './cell-styles.ts';
import { sheetRules } from './element-rules.ts';
import { copyFormula } from './formula-references.ts';
import { coverOf, moveMerges } from './merged-cells.ts';
import { moveAnchors } from './moved-anchors.ts';
import { moveElements } from './moved-elements.ts';
import { moveParts } from './moved-parts.ts';
import { rangeMover, rangeName, readRange, sheetKey, type RangeMover } from './range-mover.ts';
import { moveFormulas, type MovedFormula } from './sheet-formulas.ts';
import { columnStyles, readSheetXml, styleOfCell, type SheetXml } from './sheet-rows.ts';
import { changedCells, staleFormulas, type ChangedCells, type PlacedFormula } from './stale-formulas.ts';
import { readWorkbookParts, withFullCalculation, type WorkbookParts, type WorksheetPart } from './workbook-parts.ts';
import { writeRows } from './write-rows.ts';

const lastRow = 1_048_575;
const lastColumn = 16_383;

/** A worksheet that has edits, formulas, or references to rows that move. */
interface Work {
  readonly name: string;
  readonly part: string;
  /** Its place among the worksheets. */
  readonly place: number;
  readonly sheet: SheetXml;
  readonly mover: RangeMover;
  readonly map: RowMap | undefined;
  readonly edits: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;
  readonly formulas: ReadonlyMap<number, MovedFormula>;
}

const hasFormula = /<(?:\w+:)?f[\s/>]/u;

/** The rows of each sheet that gets or loses some. */
function mapsOf(workbook: WorkbookParts, edits: readonly SheetEdits[]): Map<string, RowMap> {
  const maps = new Map<string, RowMap>();
  for (const { sheet, insertions = [], deletions = [] } of edits) {
    const map = rowMap(insertions, deletions, lastRow);
    if (map.insertions.length === 0 && map.deletions.length === 0) continue;
    const wrong = insertions.find((one) => one.after < -1 || one.model < 0 || one.count < 0 || one.after > lastRow);
    if (wrong !== undefined) refuse('no-such-cell', { sheet, row: wrong.after });
    if (map.inserted.some((one) => map.row(one.model) === null)) refuse('no-such-cell', { sheet });
    maps.set(sheetKey(workbook.worksheets[sheet]?.name ?? refuse('no-such-sheet', { sheet })), map);
  }
  return maps;
}

/** The edits by row and column; the last one of a cell counts. */
function editsByRow(sheet: number, cells: readonly CellEdit[]): ReadonlyMap<number, ReadonlyMap<number, CellEdit>> {
  const rows = new Map<number, Map<number, CellEdit>>();
  for (const edit of cells) {
    const { row, column } = edit;
    if (!(row >= 0 && row <= lastRow && column >= 0 && column <= lastColumn))
      refuse('no-such-cell', { sheet, row, column });
    const known = rows.get(row);
    if (known === undefined) rows.set(row, new Map([[column, edit]]));
    else known.set(column, edit);
  }
  return rows;
}

/** The keys, in the form, of cells that an edit writes over. */
function overwrittenKeys(sheet: SheetXml, map: RowMap | undefined, edits: Work['edits']): ReadonlySet<number> {
  const keys = new Set<number>();
  if (!sheet.hasFormulas) return keys;
  for (const { row } of sheet.rows) {
    const place = map === undefined ? row : map.row(row);
    for (const column of (place === null ? undefined : edits.get(place))?.keys() ?? []) keys.add(cellKey(row, column));
  }
  return keys;
}

function readWork(
  pack: OfficePackage,
  workbook: WorkbookParts,
  edits: readonly SheetEdits[],
  maps: ReadonlyMap<string, RowMap>,
): Work[] {
  const readOne = ({ name, part }: WorksheetPart, place: number): Work[] => {
    const cells = edits.filter((one) => one.sheet === place).flatMap((one) => one.cells);
    const xml = pack.text(part) ?? refuse('damaged');
    const map = maps.get(sheetKey(name));
    if (cells.length === 0 && map === undefined && maps.size === 0 && !hasFormula.test(xml)) return [];
    const sheet = readSheetXml(xml);
    const last = sheet.rows.at(-1)?.row ?? 0;
    if (map !== undefined && last + map.added > lastRow) refuse('too-many-rows', { sheet: place });
    const byRow = editsByRow(place, cells);
    const mover = rangeMover(maps, name, workbook.names);
    const formulas = moveFormulas(sheet, mover, overwrittenKeys(sheet, map, byRow));
    return [{ name, part, place, sheet, mover, map, edits: byRow, formulas }];
  };
  return workbook.worksheets.flatMap((worksheet, place) => onSheet(place, () => readOne(worksheet, place)));
}

/** The formulas that the filled sheet will have, and the cells that change in it. */
function placeFormulas({ name, map, edits, formulas }: Work, changed: ChangedCells): PlacedFormula[] {
  for (const [row, columns] of edits) for (const column of columns.keys()) changed.add(name, row, column);
  for (const { at, count } of map?.inserted ?? []) changed.addRows(name, at, at + count - 1);
  const loses = (map?.deletions.length ?? 0) > 0;
  const placed: PlacedFormula[] = [];
  for (const one of formulas.values()) {
    const row = map === undefined ? one.row : map.row(one.row);
    if (row === null || edits.get(row)?.has(one.column) === true) continue;
    placed.push({ sheet: name, row, column: one.column, text: one.text, stale: loses && one.changed });
  }
  for (const { at, count, model } of map?.inserted ?? []) {
    const from = map?.row(model) ?? model;
    for (const one of [...formulas.values()].filter((formula) => formula.row === model && !formula.many)) {
      for (let row = at; row < at + count; row++) {
        placed.push({ sheet: name, row, column: one.column, text: copyFormula(one.text, row - from, 0), stale: true });
      }
    }
  }
  return placed;
}

/** For each sheet the keys of the formulas whose last result is to go. */
function staleKeys(works: readonly Work[]): ReadonlyMap<string, ReadonlySet<number>> {
  const changed = changedCells();
  const placed = works.flatMap((work) => placeFormulas(work, changed));
  const stale = staleFormulas(placed, changed);
  const keys = new Map(works.map((work) => [work.name, new Set<number>()]));
  for (const [i, { sheet, row, column }] of placed.entries()) {
    if (stale[i] === true) keys.get(sheet)?.add(cellKey(row, column));
  }
  return keys;
}

/** The used range in front of the rows, widened by what is filled in. */
function movedDimension({ sheet, mover, edits }: Work): Splice[] {
  const { xml, sheetData } = sheet;
  for (let tag = nextTag(xml, 0); tag !== null && tag.from < sheetData.from; tag = nextTag(xml, tag.to)) {
    const ref = tag.name === 'dimension' ? attributeOf(xml, tag, 'ref') : undefined;
    if (ref === undefined) continue;
    const range = readRange(mover.range(ref.raw) ?? ref.raw);
    if (range === null) return [];
    let { fromRow, toRow, fromColumn, toColumn } = range;
    for (const [row, columns] of edits) {
      fromRow = Math.min(fromRow, row);
      toRow = Math.max(toRow, row);
      for (const column of columns.keys()) {
        fromColumn = Math.min(fromColumn, column);
        toColumn = Math.max(toColumn, column);
      }
    }
    const before = readRange(ref.raw);
    const same =
      before?.fromRow === fromRow &&
      before.toRow === toRow &&
      before.fromColumn === fromColumn &&
      before.toColumn === toColumn;
    return same ? [] : [{ from: ref.from, to: ref.to, text: rangeName({ fromRow, toRow, fromColumn, toColumn }) }];
  }
  return [];
}

function fillSheet(work: Work, stale: ReadonlySet<number>, styles: CellStyles | null, is1904: boolean): string {
  const { sheet, map, mover, edits, formulas, place } = work;
  const { xml, sheetData, dataEnd } = sheet;
  const { pieces, merges } = moveMerges(xml, dataEnd, xml.length, map);
  const isCovered = coverOf(merges);
  for (const [row, columns] of edits) {
    for (const column of columns.keys())
      if (isCovered(row, column)) refuse('inside-merge', { sheet: place, row, column });
  }
  const cells = new Map(sheet.rows.map((row) => [row.row, row.cells]));
  const styleFor = (edit: CellEdit, own: number | null): number | null => {
    const { styleOf, numberFormat, quotePrefix } = edit;
    const from =
      styleOf === undefined ? undefined : cells.get(styleOf.row)?.find((cell) => cell.column === styleOf.column);
    const base = from === undefined ? own : styleOfCell(xml, from);
    if (numberFormat === undefined && quotePrefix === undefined) return base;
    return (styles ?? refuse('not-for-this-kind')).derive(base ?? 0, { numberFormat, quotePrefix });
  };
  const isStale = (row: number, column: number) => stale.has(cellKey(row, column));
  const rows = writeRows({ sheet, map, edits, formulas, isStale, styleFor, columnStyle: columnStyles(sheet), is1904 });
  const tail = moveElements(xml, dataEnd, xml.length, sheetRules, mover);
  if (map !== undefined) tail.push(...moveAnchors(xml, map, dataEnd));
  return splice(xml, [...movedDimension(work), { from: sheetData.from, to: dataEnd, text: rows }, ...pieces, ...tail]);
}

/** An array formula that spans cells is not written over in part. */
function checkArrays({ formulas, edits, map, sheet, place }: Work): void {
  const many = new Set([...formulas.values()].filter((one) => one.many).map((one) => cellKey(one.row, one.column)));
  if (many.size === 0) return;
  const ranges = sheet.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell) => (many.has(cellKey(row, cell.column)) ? [readRange(cell.formula?.range ?? '')] : [])),
  );
  for (const range of ranges) {
    const rows = range === null ? null : (map?.range(range.fromRow, range.toRow) ?? [range.fromRow, range.toRow]);
    if (range === null || rows === null) continue;
    for (const [row, columns] of edits) {
      if (row < rows[0] || row > rows[1]) continue;
      for (const column of columns.keys()) {
        if (column >= range.fromColumn && column <= range.toColumn)
          refuse('array-formula', { sheet: place, row, column });
      }
    }
  }
}

function finishWorkbook(pack: OfficePackage, workbook: WorkbookParts, works: readonly Work[], moved: boolean): void {
  const computes = works.some((work) => work.formulas.size > 0);
  if (computes) pack.replace(workbook.part, withFullCalculation(pack.text(workbook.part) ?? ''));
  const over = works.some((work) =>
    [...work.edits.values()].some((row) => [...row.values()].some((one) => one.overFormula)),
  );
  // A chain that names a cell without a formula makes Excel report damage; it writes a new one.
  if (workbook.calcChain !== null && (moved || over)) pack.remove(workbook.calcChain, workbook.part);
}

/**
 * Fills a workbook.
 * @throws FillRefused see `FillRefusalCode`.
 */
export function fillXlsx(bytes: Uint8Array, edits: readonly SheetEdits[]): Uint8Array {
  const pack = openPackage(bytes);
  const workbook = readWorkbookParts(pack);
  for (const { sheet } of edits) if (workbook.worksheets[sheet] === undefined) refuse('no-such-sheet', { sheet });
  const maps = mapsOf(workbook, edits);
  const works = readWork(pack, workbook, edits, maps);
  for (const work of works) checkArrays(work);
  const stale = staleKeys(works);
  const stylesXml = workbook.styles === null ? null : pack.text(workbook.styles);
  const styles = stylesXml === null ? null : openStyles(stylesXml);
  for (const work of works) {
    const gone = stale.get(work.name) ?? new Set();
    pack.replace(
      work.part,
      onSheet(work.place, () => fillSheet(work, gone, styles, workbook.is1904)),
    );
  }
  if (styles !== null && workbook.styles !== null) pack.replace(workbook.styles, styles.xml());
  if (maps.size > 0) moveParts(pack, workbook, maps);
  finishWorkbook(pack, workbook, works, maps.size > 0);
  return pack.bytes();
}
