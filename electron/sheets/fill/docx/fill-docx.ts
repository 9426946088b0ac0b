/** Fills the tables of a .docx that exists and leaves all else in it as it stands. */
import type { CellEdit, FillValue, SheetEdits } from '../edits.ts';
import { onSheet, refuse } from '../fill-refused.ts';
import { openPackage } from '../office-package.ts';
import { rowMap, type RowMap } from '../row-map.ts';
import { splice, tagsOf, type Splice } from '../xml-tokens.ts';
import { cellWithText, withoutIds } from './cell-text.ts';
import { cellAt, findTag, readTables, type DocumentCell, type DocumentRow, type DocumentTable } from './tables.ts';

function textOf(value: FillValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return String(value.number);
    case 'day':
      return value.day;
    case 'empty':
      return '';
  }
}

type RowEdits = ReadonlyMap<number, CellEdit>;

function editsByRow(cells: readonly CellEdit[]): ReadonlyMap<number, RowEdits> {
  const rows = new Map<number, Map<number, CellEdit>>();
  for (const edit of cells) {
    if (edit.numberFormat !== undefined || edit.quotePrefix !== undefined || edit.styleOf !== undefined) {
      refuse('not-for-this-kind', edit);
    }
    const known = rows.get(edit.row);
    if (known === undefined) rows.set(edit.row, new Map([[edit.column, edit]]));
    else known.set(edit.column, edit);
  }
  return rows;
}

/** Each edit beside the cell that it is for. */
function aimed(row: DocumentRow, edits: RowEdits | undefined, copied: boolean): Map<DocumentCell, string> {
  const texts = new Map<DocumentCell, string>();
  for (const edit of edits?.values() ?? []) {
    const cell = cellAt(row, edit.column) ?? refuse('no-such-cell', edit);
    if (cell.column !== edit.column || (cell.down === 'covered' && !copied)) refuse('inside-merge', edit);
    if (!copied && cell.hasTable) refuse('not-for-this-kind', edit);
    if (!copied && cell.hasField && edit.overFormula !== true) refuse('formula-cell', edit);
    texts.set(cell, textOf(edit.value));
  }
  return texts;
}

/** The pieces of a row that stays. */
function keptRow(xml: string, row: DocumentRow, edits: RowEdits | undefined): Splice[] {
  return [...aimed(row, edits, false)].map(([cell, text]) => ({
    from: cell.propertiesTo,
    to: cell.inner,
    text: cellWithText(xml, cell, text, false),
  }));
}

/** The properties of a copied cell: merged with the row above where the new row comes into a merge, else not merged down. */
function copiedProperties(xml: string, cell: DocumentCell, covered: boolean): Splice[] {
  const { prefix } = cell.tag;
  const { propertiesFrom, propertiesTo } = cell;
  const merge = findTag(xml, propertiesFrom, propertiesTo, 'vMerge');
  const text = covered ? `<${prefix}vMerge/>` : '';
  if (merge !== null) return [{ from: merge.from, to: merge.to, text }];
  if (!covered) return [];
  if (propertiesFrom === propertiesTo)
    return [{ from: propertiesFrom, to: propertiesTo, text: `<${prefix}tcPr>${text}</${prefix}tcPr>` }];
  // vMerge follows these (17.4.69, CT_TcPr).
  const before = [...tagsOf(xml, propertiesFrom, propertiesTo)].filter(
    ({ name, kind }) => kind === 'empty' && ['cnfStyle', 'tcW', 'gridSpan', 'hMerge'].includes(name),
  );
  const at = before.at(-1)?.to ?? findTag(xml, propertiesFrom, propertiesTo, 'tcPr')?.to ?? propertiesFrom;
  return [{ from: at, to: at, text }];
}

/** A copy of a row with empty cells or those texts that it is given. */
function copiedRow(xml: string, row: DocumentRow, below: DocumentRow | undefined, edits: RowEdits | undefined): string {
  const texts = aimed(row, edits, true);
  const pieces: Splice[] = [
    { from: row.tag.from, to: row.tag.to, text: withoutIds(xml.slice(row.tag.from, row.tag.to)) },
  ];
  for (const cell of row.cells) {
    const covered = below?.cells.some((one) => one.column === cell.column && one.down === 'covered') === true;
    const edit = edits?.get(cell.column);
    if (covered && edit !== undefined) refuse('inside-merge', edit);
    pieces.push(...copiedProperties(xml, cell, covered));
    pieces.push({
      from: cell.propertiesTo,
      to: cell.inner,
      text: cellWithText(xml, cell, texts.get(cell) ?? '', true),
    });
  }
  // Marks between cells and the ids of content controls are there but once.
  for (const tag of tagsOf(xml, row.tag.to, row.to)) {
    const inCell = row.cells.some((cell) => tag.from >= cell.tag.from && tag.from < cell.to);
    const once = /^(?:bookmark|commentRange|perm)(?:Start|End)$|^id$/u.test(tag.name);
    if (!inCell && once && tag.kind === 'empty') pieces.push({ from: tag.from, to: tag.to, text: '' });
  }
  const shifted = pieces.map(({ from, to, text }) => ({ from: from - row.tag.from, to: to - row.tag.from, text }));
  return splice(xml.slice(row.tag.from, row.to), shifted);
}

/** A merge whose first row goes would leave its rest without a head. */
function checkDeleted({ rows }: DocumentTable, map: RowMap): void {
  if (rows.every((_, i) => map.row(i) === null)) refuse('cannot-move');
  for (const [i, row] of rows.entries()) {
    if (map.row(i) === null || row.cells.every((cell) => cell.down !== 'covered')) continue;
    const above = rows.slice(0, i).findLastIndex((one) => one.cells.some((cell) => cell.down === 'first'));
    if (above >= 0 && map.row(above) === null) refuse('cannot-move', { row: above });
  }
}

function tablePieces(xml: string, table: DocumentTable, edits: SheetEdits): Splice[] {
  const { insertions = [], deletions = [], cells } = edits;
  const { rows } = table;
  for (const { after, model } of insertions) {
    if (after < -1 || after >= rows.length || rows[model] === undefined) refuse('no-such-cell', { row: after });
  }
  const map = rowMap(insertions, deletions);
  if (deletions.length > 0) checkDeleted(table, map);
  const byRow = editsByRow(cells);
  const pieces: Splice[] = [];
  const used = new Set<number>();
  for (const [i, row] of rows.entries()) {
    const place = map.row(i);
    if (place === null) pieces.push({ from: row.tag.from, to: row.to, text: '' });
    else {
      used.add(place);
      pieces.push(...keptRow(xml, row, byRow.get(place)));
    }
  }
  for (const [i, { at, count, model }] of map.inserted.entries()) {
    const after = map.insertions[i]?.after ?? -1;
    const row = rows[model] ?? refuse('no-such-cell', { row: model });
    const added: string[] = [];
    for (let place = at; place < at + count; place++) {
      used.add(place);
      added.push(copiedRow(xml, row, rows[after + 1], byRow.get(place)));
    }
    const where = after < 0 ? (rows[0]?.tag.from ?? table.to) : (rows[after]?.to ?? table.to);
    pieces.push({ from: where, to: where, text: added.join('') });
  }
  const outside = cells.find((edit) => !used.has(edit.row));
  if (outside !== undefined) refuse('no-such-cell', outside);
  return pieces;
}

/**
 * Fills a document. The sheets of the edits are its tables, as `readTables` counts them; columns are those of the grid.
 * @throws FillRefused see `FillRefusalCode`.
 */
export function fillDocx(bytes: Uint8Array, edits: readonly SheetEdits[]): Uint8Array {
  const pack = openPackage(bytes);
  const part = pack.relations('').find((one) => one.type === 'officeDocument')?.target ?? refuse('damaged');
  const xml = pack.text(part) ?? refuse('damaged');
  const tables = readTables(xml);
  const pieces = edits.flatMap((one) => {
    const table = tables[one.sheet] ?? refuse('no-such-sheet', { sheet: one.sheet });
    return onSheet(one.sheet, () => tablePieces(xml, table, one));
  });
  pack.replace(part, splice(xml, pieces));
  return pack.bytes();
}
