/** Makes a grid dense: pads short rows, cuts off empty ends, fills merged cells, and holds to the limits. */
import { emptyCell, type Cell, type Merge, type SheetGrid } from './cell.ts';
import { refusal, type SheetLimits } from './refusals.ts';

/** Excel itself holds no more in one cell; a longer text comes from a file that was made to fill the memory. */
const longestText = 32_767;

export interface RawGrid {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly Cell[] | undefined)[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

function extent(raw: RawGrid, fileName: string): { height: number; width: number } {
  let height = 0;
  let width = 0;
  for (const [y, row] of raw.rows.entries()) {
    for (let x = (row?.length ?? 0) - 1; x >= 0; x--) {
      const cell = row?.[x];
      if (cell === undefined || cell.kind === 'empty') continue;
      if (cell.text.length > longestText) throw refusal('sheet-damaged', fileName);
      height = y + 1;
      if (x >= width) width = x + 1;
    }
  }
  return { height, width };
}

/**
 * The dense grid of what was read.
 * @throws DeskError sheet-rows, sheet-columns, sheet-cells beyond the limits, sheet-damaged for a text longer than Excel holds.
 */
export function toGrid(raw: RawGrid, fileName: string, limits: SheetLimits): SheetGrid {
  const { height, width } = extent(raw, fileName);
  if (height > limits.rows) throw refusal('sheet-rows', fileName, limits.rows);
  if (width > limits.columns) throw refusal('sheet-columns', fileName, limits.columns);
  if (height * width > limits.cells * 5) throw refusal('sheet-cells', fileName, limits.cells);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = raw.rows[y];
    return Array.from({ length: width }, (_, x) => row?.[x] ?? emptyCell);
  });
  const merges = raw.merges.filter(
    (m) => m.fromRow >= 0 && m.fromColumn >= 0 && m.fromRow < height && m.fromColumn < width && m.toRow >= m.fromRow,
  );
  fillMerges(rows, merges);
  return {
    name: raw.name,
    hidden: raw.hidden,
    rows,
    merges,
    hiddenRows: raw.hiddenRows.filter((row) => row < height),
    hiddenColumns: raw.hiddenColumns.filter((column) => column < width),
  };
}

/** Empty cells under a merge take over its first cell; a cell is filled once, so merges laid over each other stay cheap. */
function fillMerges(rows: Cell[][], merges: readonly Merge[]): void {
  let budget = rows.length * (rows[0]?.length ?? 0) * 2;
  for (const merge of merges) {
    const corner = rows[merge.fromRow]?.[merge.fromColumn];
    if (corner === undefined || corner.kind === 'empty') continue;
    const filled: Cell = { ...corner, merged: true };
    for (let y = merge.fromRow; y <= merge.toRow && y < rows.length && budget > 0; y++) {
      const row = rows[y] ?? [];
      for (let x = merge.fromColumn; x <= merge.toColumn && x < row.length && budget > 0; x++) {
        budget -= 1;
        if (row[x]?.kind === 'empty') row[x] = filled;
      }
    }
  }
}
