/** Moves pictures, charts, notes and buttons with the rows they are anchored to. */
import type { RowMap } from '../row-map.ts';
import { attributeOf, elementEnd, nextTag, tagsOf, type Splice, type Tag } from '../xml-tokens.ts';
import type { RangeMover } from './range-mover.ts';

/** Where the edge in a row goes; with a deleted row it goes to what follows. */
function edge(map: RowMap, row: number): number {
  for (let next = row; next < row + 1_048_576; next++) {
    const place = map.row(next);
    if (place !== null) return place;
  }
  return row;
}

interface AnchorRow {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The text of the `row` inside the `from` or `to` of an anchor. */
function anchorRow(xml: string, anchor: Tag, end: number, side: 'from' | 'to'): AnchorRow | null {
  let inside = false;
  for (const tag of tagsOf(xml, anchor.to, end)) {
    if (tag.name === side) inside = tag.kind === 'open';
    else if (inside && tag.name === 'row' && tag.kind === 'open') {
      const stop = nextTag(xml, tag.to)?.from ?? tag.to;
      return { row: Number(xml.slice(tag.to, stop)), from: tag.to, to: stop };
    }
  }
  return null;
}

function anchorPieces(xml: string, anchor: Tag, map: RowMap): Splice[] {
  const end = elementEnd(xml, anchor);
  const top = anchorRow(xml, anchor, end, 'from');
  if (top === null) return [];
  const set = (one: AnchorRow, row: number) =>
    row === one.row ? [] : [{ from: one.from, to: one.to, text: String(row) }];
  const pieces = set(top, edge(map, top.row));
  const bottom = anchorRow(xml, anchor, end, 'to');
  if (bottom === null) return pieces;
  const stretches =
    anchor.name === 'anchor'
      ? isOn(xml, anchor, 'sizeWithCells')
      : (attributeOf(xml, anchor, 'editAs')?.raw ?? 'twoCell') === 'twoCell';
  const moved = stretches ? edge(map, bottom.row) : bottom.row + edge(map, top.row) - top.row;
  return [...pieces, ...set(bottom, moved)];
}

function isOn(xml: string, tag: Tag, name: string): boolean {
  const raw = attributeOf(xml, tag, name)?.raw;
  return raw === '1' || raw === 'true';
}

/** The anchors of a drawing part, or of the controls in a sheet between two places. */
export function moveAnchors(xml: string, map: RowMap, from = 0, to: number = xml.length): Splice[] {
  const pieces: Splice[] = [];
  for (const tag of tagsOf(xml, from, to)) {
    if (tag.kind !== 'open') continue;
    if (tag.name === 'twoCellAnchor' && attributeOf(xml, tag, 'editAs')?.raw === 'absolute') continue;
    if (tag.name === 'anchor' && !isOn(xml, tag, 'moveWithCells')) continue;
    if (tag.name !== 'twoCellAnchor' && tag.name !== 'oneCellAnchor' && tag.name !== 'anchor') continue;
    pieces.push(...anchorPieces(xml, tag, map));
  }
  return pieces;
}

interface Shape {
  readonly tag: Tag;
  readonly end: number;
}

/** The shapes of a legacy drawing; inside of them it may hold web page text that is no proper XML. */
function shapesOf(xml: string): Shape[] {
  const shapes: Shape[] = [];
  for (let tag = nextTag(xml, 0); tag !== null;) {
    if (tag.kind === 'open' && tag.name === 'shape') {
      const close = xml.indexOf(`</${tag.prefix}shape>`, tag.to);
      const end = close < 0 ? xml.length : close + tag.prefix.length + 8;
      shapes.push({ tag, end });
      tag = nextTag(xml, end);
    } else tag = nextTag(xml, tag.to);
  }
  return shapes;
}

interface TextPlace {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function childText(xml: string, { tag, end }: Shape, name: string): TextPlace | null {
  const found = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, 'u').exec(xml.slice(tag.to, end));
  if (found === null) return null;
  const to = tag.to + found.index + found[0].length - 1;
  return { text: found[1] ?? '', from: to - (found[1] ?? '').length, to };
}

/** Notes and form controls of the old kind ([MS-OI29500] 2.1, VML): a note's box goes with its cell, a control with its rows. */
export function moveVml(xml: string, mover: RangeMover): Splice[] {
  const { map } = mover;
  return shapesOf(xml).flatMap((shape): Splice[] => {
    const pieces: Splice[] = [];
    for (const name of ['FmlaLink', 'FmlaRange', 'FmlaTxbx', 'FmlaPict', 'FmlaGroup']) {
      const place = childText(xml, shape, name);
      const moved = place === null ? '' : mover.formula(place.text);
      if (place !== null && moved !== place.text) pieces.push({ ...place, text: moved });
    }
    if (map === undefined) return pieces;
    const note = childText(xml, shape, 'Row');
    const noteRow = note === null ? undefined : map.row(Number(note.text));
    if (noteRow === null) return [{ from: shape.tag.from, to: shape.end, text: '' }];
    if (note !== null && String(noteRow) !== note.text) pieces.push({ ...note, text: String(noteRow) });
    const anchor = childText(xml, shape, 'Anchor');
    if (anchor === null) return pieces;
    const numbers = anchor.text.split(',').map(Number);
    const [top = 0, bottom = 0] = [numbers[2], numbers[6]];
    const by = note === null ? 0 : (noteRow ?? 0) - Number(note.text);
    numbers[2] = note === null ? edge(map, top) : Math.max(0, top + by);
    numbers[6] = note === null ? edge(map, bottom) : Math.max(0, bottom + by);
    if (numbers[2] !== top || numbers[6] !== bottom) pieces.push({ ...anchor, text: numbers.join(', ') });
    return pieces;
  });
}
