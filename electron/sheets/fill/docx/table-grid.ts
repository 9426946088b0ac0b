/** A table of a Word document as the grid that the reading of headings works on. */
import { textCell, type Cell, type Merge } from '../../cell.ts';
import type { RawGrid } from '../../grid.ts';
import { readCellText } from './cell-text.ts';
import { cellAt, type DocumentTable } from './tables.ts';

/** How many rows a cell reaches down. */
function depth(table: DocumentTable, row: number, column: number): number {
  let down = 1;
  for (let y = row + 1; y < table.rows.length; y++) {
    const below = table.rows[y]?.cells.find((cell) => cell.column === column);
    if (below?.down !== 'covered') break;
    down += 1;
  }
  return down;
}

/** @param name what the table is called in a list of tables. */
export function tableGrid(xml: string, table: DocumentTable, name: string): RawGrid {
  const merges: Merge[] = [];
  const rows = table.rows.map((row, y) => {
    const cells: Cell[] = [];
    for (const cell of row.cells) {
      if (cell.down === 'covered' && isCovered(table, y, cell.column)) continue;
      const down = cell.down === 'first' ? depth(table, y, cell.column) : 1;
      if (down > 1 || cell.span > 1) {
        merges.push({
          fromRow: y,
          toRow: y + down - 1,
          fromColumn: cell.column,
          toColumn: cell.column + cell.span - 1,
        });
      }
      cells[cell.column] = textCell(readCellText(xml, cell));
    }
    return cells;
  });
  const hiddenRows = [...table.rows.entries()].filter(([, row]) => row.isHidden).map(([y]) => y);
  return { name, hidden: false, rows, merges, hiddenRows, hiddenColumns: [] };
}

/** Whether the merge that a cell goes on with has a beginning; Word shows one without as a cell of its own. */
function isCovered(table: DocumentTable, row: number, column: number): boolean {
  const above = cellAt(table.rows[row - 1], column);
  return above?.column === column && above.down !== 'none';
}
