/** Moves pictures, charts and notes in a workbook stream with the rows they are anchored to ([MS-ODRAW], [MS-XLS] 2.5.193). */
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';
import { changed, viewOf, type BiffRecord } from './biff-records.ts';

const sheetAnchor = 0xf010;
const container = 0x0f;
/** Neither moves nor grows with the cells. */
const isFixed = 0x3;
const movesOnly = 0x2;

function edge(map: RowMap, row: number): number {
  for (let next = row; next <= row + 65_536; next++) {
    const place = map.row(next);
    if (place !== null) return place;
  }
  return row;
}

/** The anchors in a piece of drawing; containers go on in the next piece, what they hold does not. */
export function moveDrawing(record: BiffRecord, map: RowMap): BiffRecord {
  return changed(record, (view) => {
    for (let at = 0; at + 8 <= view.byteLength;) {
      const isContainer = (view.getUint16(at, true) & 0x0f) === container;
      const type = view.getUint16(at + 2, true);
      const length = view.getUint32(at + 4, true);
      if (type < 0xf000) refuse('cannot-move');
      if (type === sheetAnchor && at + 26 <= view.byteLength) moveAnchor(view, at + 8, map);
      at += isContainer ? 8 : 8 + length;
    }
  });
}

function moveAnchor(view: DataView, at: number, map: RowMap): void {
  const flags = view.getUint16(at, true) & isFixed;
  if (flags === isFixed) return;
  const [topAt, bottomAt] = [at + 6, at + 14];
  const [top, bottom] = [view.getUint16(topAt, true), view.getUint16(bottomAt, true)];
  const newTop = edge(map, top);
  view.setUint16(topAt, newTop, true);
  view.setUint16(bottomAt, (flags & movesOnly) === 0 ? edge(map, bottom) : bottom + newTop - top, true);
}

/** Kinds of parts of an object that may hold a formula: picture, group, list, check box. */
const formulaParts = new Set([0x04, 0x09, 0x0e, 0x14]);
const listPart = 0x13;

/** An object with a formula (a linked cell, the range of a list) is not followed. @throws FillRefused cannot-move. */
export function checkObject({ data }: BiffRecord): void {
  const view = viewOf(data);
  for (let at = 0; at + 4 <= data.length;) {
    const [part, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const holds = at + 6 <= data.length && view.getUint16(at + 4, true) > 0;
    if (part === listPart) {
      if (holds && length > 0) refuse('cannot-move');
      return;
    }
    if (formulaParts.has(part) && length > 0 && holds && part !== 0x04) refuse('cannot-move');
    at += 4 + length;
  }
}
