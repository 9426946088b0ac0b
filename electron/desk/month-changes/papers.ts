/** A month's list as it leaves: as paper, as workbook, and as it is kept. */
import { formatDay } from '../../../db/rules/day.ts';
import { lastDayOf } from '../../../db/questions/month-changes.ts';
import { monthChangesHtml } from '../../papers/month-changes-html.ts';
import { cellText, columnsOf, type MonthChangesPaper } from '../../papers/month-changes-list.ts';
import { officeFacts } from '../office-line.ts';
import { withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import type { FrozenTable } from '../report-shapes.ts';
import { footLine } from '../submissions.ts';
import { type Addressee, type ChangeGroup, titleOf } from './list.ts';

const lineCount = (groups: readonly ChangeGroup[]): number => groups.reduce((sum, { rows }) => sum + rows.length, 0);

/** What the list says. */
export function paperOf(
  call: OfficeCall,
  month: string,
  addressee: Addressee | null,
  groups: readonly ChangeGroup[],
  ids: boolean,
): MonthChangesPaper {
  const count = lineCount(groups);
  const foot = footLine(call.ledger, addressee?.id ?? null);
  const period = `所属期：${formatDay(`${month}-01`, '1990年5月1日')}—${formatDay(lastDayOf(month), '1990年5月1日')}`;
  return {
    title: titleOf(month),
    unit: `填报单位：${foot.unit}${officeFacts(call.ledger).demo === 1 ? '（演示数据）' : ''}`,
    head: [...(addressee === null ? [] : [`报送：${addressee.name}`]), period, `共 ${count} 条`],
    groups,
    ids,
    foot,
  };
}

/** The page as HTML with the fonts that its text needs. */
export function htmlOf(call: OfficeCall, paper: MonthChangesPaper): string {
  return withFonts(call, (options) => monthChangesHtml(paper, options));
}

/** The lines by kind as they stand in the files; one empty table where nothing changed. */
export function tablesOf(paper: MonthChangesPaper, groups: readonly ChangeGroup[]): readonly FrozenTable[] {
  const columns = columnsOf(paper);
  const heads = columns.map(({ key, label }) =>
    key === 'id_number' ? ({ key, label, privacy: 'id' } as const) : { key, label },
  );
  if (groups.length === 0) return [{ title: '本月变动', columns: heads, rows: [] }];
  return groups.map(({ label, rows }) => ({
    title: label,
    columns: heads,
    rows: rows.map((row) => ({ id: row.record, cells: columns.map((column) => cellText(column, row)) })),
  }));
}
