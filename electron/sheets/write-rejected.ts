/** The rows that an import sent back, with all their cells and the reason, ready to be mended and imported again. */
import { rangeRef, type Cell as LibraryCell, type WriteSheet } from 'hucre';
import { isCutNumber, type Cell } from './cell.ts';
import { rejectedHeading } from './heading.ts';
import { plainNumber } from './number-format.ts';
import {
  bodyStyle,
  columnWidth,
  headingStyle,
  heightOf,
  lineStyle,
  reasonStyle,
  rowHeight,
  titleHeight,
  titleStyle,
} from './table-style.ts';
import { addLine, addStyledRow, newDraft, page, writeSheets } from './write.ts';

export interface RejectedRow {
  /** By the order of the headings. */
  readonly cells: readonly Cell[];
  readonly reason: string;
}

export interface RejectedSpec {
  readonly sheetName: string;
  readonly title: string;
  /** The joined headings of the file: 学历/全日制/毕业院校. */
  readonly headings: readonly string[];
  readonly rows: readonly RejectedRow[];
}

/**
 * What of a cell goes back into a sheet. A number whose last digits are lost stays a number: as text it would pass for a
 * whole ID number one time in eleven.
 */
function backInto(cell: Cell): string | number | boolean | null {
  if (cell.kind === 'error') return cell.text;
  if (typeof cell.value !== 'number') return cell.value;
  return isCutNumber(cell) || plainNumber(cell.value) === cell.text ? cell.value : cell.text;
}

export async function writeRejected(spec: RejectedSpec): Promise<Uint8Array> {
  const labels = [...spec.headings, rejectedHeading];
  const reasonColumn = labels.length - 1;
  const widths = labels.map((label, i) =>
    i === reasonColumn ? 50 : columnWidth(/身份证|公民身份/u.test(label) ? 'idNumber' : 'text', label, undefined),
  );
  const draft = newDraft();
  addLine(draft, spec.title, titleStyle, labels.length, titleHeight);
  const hint = `共 ${spec.rows.length} 行。请按“${rejectedHeading}”改正后直接再导入本文件，“${rejectedHeading}”一列不必删除。`;
  addLine(draft, hint, lineStyle, labels.length, rowHeight);
  addStyledRow(draft, labels, () => headingStyle, rowHeight * 1.2);
  const rows: (string | number | boolean | null)[][] = [...draft.rows];
  const cells = new Map<string, Partial<LibraryCell>>(draft.cells);
  for (const { cells: own, reason } of spec.rows) {
    const row = [...spec.headings.map((_, i) => backInto(own[i] ?? { value: null, text: '', kind: 'empty' })), reason];
    draft.rowDefs.set(rows.length, { height: heightOf(row, widths) });
    rows.push(row);
  }
  const text = bodyStyle('text', 'left');
  const sheet: WriteSheet = {
    name: spec.sheetName,
    rows,
    cells,
    merges: draft.merges,
    rowDefs: draft.rowDefs,
    columns: widths.map((width, i) => ({ width, style: i === reasonColumn ? reasonStyle : text })),
    freezePane: { rows: 3, columns: 0 },
    autoFilter: { range: rangeRef(2, 0, Math.max(3, rows.length - 1), reasonColumn) },
    ...page(2, true),
  };
  return await writeSheets([sheet]);
}
