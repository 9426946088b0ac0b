/** The 月度变动单 as .xlsx: one flat table, so that it can be sorted and filtered, with the kind of change as a column. */
import { writeTable } from '../sheets/write.ts';
import { columnsOf, footParts, type MonthChangesPaper, nothingChanged } from './month-changes-list.ts';

/** The workbook of the list. */
export async function monthChangesSheet(paper: MonthChangesPaper): Promise<Uint8Array> {
  const columns = columnsOf(paper);
  const lines = paper.groups.flatMap(({ label, rows }) => rows.map((row) => ({ label, row })));
  const rows = lines.map(({ label, row }, place) => [place + 1, label, ...columns.map((column) => column.of(row))]);
  return await writeTable({
    sheetName: '月度变动单',
    title: paper.title,
    subtitleLines: [[paper.unit, ...paper.head].join('　　')],
    columns: [
      { label: '序号', kind: 'integer', width: 6, align: 'center' },
      { label: '变动类别', kind: 'text', width: 16, align: 'center' },
      ...columns.map(({ label, kind, width, align }) => ({ label, kind, width, align })),
    ],
    rows: rows.length === 0 ? [[null, nothingChanged]] : rows,
    footLines: [footParts(paper).join('　　　　')],
    frozenColumns: 3,
  });
}
