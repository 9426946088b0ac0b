/** The merged cells of a worksheet, moved with their rows and copied with a model row. */
import { refuse } from '../fill-refused.ts';
import type { RowMap } from '../row-map.ts';
import { elementEnd, nextTag, valueOf, withAttribute, type Splice, type Tag } from '../xml-tokens.ts';
import { rangeName, readRange, type CellRange } from './range-mover.ts';

export interface MergedCells {
  readonly pieces: readonly Splice[];
  /** In the filled sheet. */
  readonly merges: readonly CellRange[];
}

interface Child {
  readonly tag: Tag;
  readonly end: number;
  readonly range: CellRange;
}

function readChildren(xml: string, list: Tag, end: number): Child[] {
  const children: Child[] = [];
  for (let tag = nextTag(xml, list.to, end); tag !== null && tag.from < end; tag = nextTag(xml, tag.to, end)) {
    if (tag.name !== 'mergeCell' || tag.kind === 'close') continue;
    const range = readRange(valueOf(xml, tag, 'ref') ?? '') ?? refuse('damaged');
    children.push({ tag, end: elementEnd(xml, tag), range });
  }
  return children;
}

function moveMerge(range: CellRange, map: RowMap): CellRange | null {
  const rows = map.range(range.fromRow, range.toRow);
  if (rows === null || (rows[0] === rows[1] && range.fromColumn === range.toColumn)) return null;
  return { ...range, fromRow: rows[0], toRow: rows[1] };
}

/** The merges that new rows take over from the row they copy: those across columns. */
function copies(children: readonly Child[], map: RowMap): CellRange[] {
  return map.inserted.flatMap(({ at, count, model }) => {
    const across = children.map(({ range }) => range).filter((one) => one.fromRow === model && one.toRow === model);
    return Array.from({ length: count }, (_, i) =>
      across.map((one) => ({ ...one, fromRow: at + i, toRow: at + i })),
    ).flat();
  });
}

/** Moves the merged cells that stand between two places. */
export function moveMerges(xml: string, from: number, to: number, map: RowMap | undefined): MergedCells {
  let list = nextTag(xml, from, to);
  while (list !== null && (list.name !== 'mergeCells' || list.kind === 'close')) list = nextTag(xml, list.to, to);
  if (list === null || list.kind === 'empty') return { pieces: [], merges: [] };
  const end = elementEnd(xml, list);
  const children = readChildren(xml, list, end);
  if (map === undefined) return { pieces: [], merges: children.map(({ range }) => range) };
  const pieces: Splice[] = [];
  const merges: CellRange[] = [];
  for (const { tag, end: childEnd, range } of children) {
    const moved = moveMerge(range, map);
    if (moved === null) pieces.push({ from: tag.from, to: childEnd, text: '' });
    else {
      merges.push(moved);
      if (moved.fromRow === range.fromRow && moved.toRow === range.toRow) continue;
      pieces.push({
        from: tag.from,
        to: tag.to,
        text: withAttribute(xml.slice(tag.from, tag.to), 'ref', rangeName(moved)),
      });
    }
  }
  const added = copies(children, map);
  const all = [...merges, ...added];
  if (all.length === 0) return { pieces: [{ from: list.from, to: end, text: '' }], merges: [] };
  if (all.length !== children.length) {
    const open = xml.slice(list.from, list.to);
    pieces.push({ from: list.from, to: list.to, text: withAttribute(open, 'count', String(all.length)) });
  }
  const close = xml.lastIndexOf('</', end - 1);
  const { prefix } = list;
  const text = added.map((one) => `<${prefix}mergeCell ref="${rangeName(one)}"/>`).join('');
  if (text !== '') pieces.push({ from: close, to: close, text });
  return { pieces, merges: all };
}

/** Whether a cell lies under a merge without being its first. */
export function coverOf(merges: readonly CellRange[]): (row: number, column: number) => boolean {
  const byRow = new Map<number, CellRange[]>();
  const tall: CellRange[] = [];
  for (const merge of merges) {
    if (merge.toRow - merge.fromRow > 1000) tall.push(merge);
    else {
      for (let row = merge.fromRow; row <= merge.toRow; row++) {
        const here = byRow.get(row);
        if (here === undefined) byRow.set(row, [merge]);
        else here.push(merge);
      }
    }
  }
  const covers = (row: number, column: number) => (one: CellRange) =>
    row >= one.fromRow &&
    row <= one.toRow &&
    column >= one.fromColumn &&
    column <= one.toColumn &&
    (row !== one.fromRow || column !== one.fromColumn);
  return (row, column) => (byRow.get(row) ?? []).some(covers(row, column)) || tall.some(covers(row, column));
}
