/** 月度变动单: what it says, whatever it is written on. */
import { formatMoney } from '../../db/rules/money.ts';

export interface MonthChangesRow {
  readonly name: string;
  readonly community: string;
  /** As the list writes it; '' where it has no ID numbers. */
  readonly idNumber: string;
  readonly before: string;
  readonly after: string;
  /** What is paid more or less in a month, 分; null where that is not the matter. */
  readonly difference: number | null;
  readonly day: string;
  readonly document: string;
  /** 补报, 更正, 冲销 or ''. */
  readonly mark: string;
  readonly note: string;
}

export interface MonthChangesGroup {
  readonly label: string;
  readonly rows: readonly MonthChangesRow[];
}

export interface MonthChangesPaper {
  readonly title: string;
  /** 填报单位, with its mark where the data is invented. */
  readonly unit: string;
  /** Under the title: 报送单位, 所属期, how many lines. */
  readonly head: readonly string[];
  readonly groups: readonly MonthChangesGroup[];
  readonly ids: boolean;
  readonly foot: { readonly unit: string; readonly head: string; readonly preparer: string; readonly phone: string };
}

/** What is written where a month has no change: that is reported, too. */
export const nothingChanged = '本月无变动';

export interface PaperColumn {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'longText' | 'day' | 'idNumber' | 'money' | 'integer';
  /** In characters; the shares of the paper's width as well. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly of: (row: MonthChangesRow) => string | number | null;
}

const remark = ({ mark, note }: MonthChangesRow): string => [mark, note].filter((part) => part !== '').join('：');

const always: readonly PaperColumn[] = [
  { key: 'name', label: '姓名', kind: 'text', width: 10, align: 'center', of: ({ name }) => name },
  { key: 'community', label: '所在社区', kind: 'text', width: 13, align: 'center', of: ({ community }) => community },
  { key: 'id_number', label: '身份证号', kind: 'idNumber', width: 23, align: 'center', of: ({ idNumber }) => idNumber },
  { key: 'before', label: '变动前', kind: 'longText', width: 24, align: 'left', of: ({ before }) => before },
  { key: 'after', label: '变动后', kind: 'longText', width: 26, align: 'left', of: ({ after }) => after },
  { key: 'difference', label: '月增减额（元）', kind: 'money', width: 11, align: 'right', of: (row) => row.difference },
  { key: 'day', label: '生效日期', kind: 'day', width: 13.5, align: 'center', of: ({ day }) => day },
  { key: 'document', label: '依据（文号）', kind: 'text', width: 17, align: 'left', of: (row) => row.document },
  { key: 'note', label: '备注', kind: 'longText', width: 20, align: 'left', of: remark },
];

/** The columns of a list: no ID numbers where they were not asked for, no amounts where nothing is paid more or less. */
export function columnsOf({ groups, ids }: MonthChangesPaper): readonly PaperColumn[] {
  const paid = groups.some(({ rows }) => rows.some(({ difference }) => difference !== null));
  return always.filter(({ key }) => (key !== 'id_number' || ids) && (key !== 'difference' || paid));
}

/** A cell as text: amounts with their sign, 1,200.00 and -300.00. */
export function cellText(column: PaperColumn, row: MonthChangesRow): string {
  const value = column.of(row);
  if (value === null) return '';
  return typeof value === 'number' ? `${value > 0 ? '+' : ''}${formatMoney(value)}` : value;
}

const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 二、离岗（减员）　3 条 */
export function groupTitle({ label, rows }: MonthChangesGroup, place: number): string {
  return `${chinese[place] ?? String(place + 1)}、${label}　${rows.length} 条`;
}

/** The four parts of the last line; what is not known is left to be written by hand. */
export function footParts({ foot }: MonthChangesPaper): readonly string[] {
  return [`填报单位（盖章）：${foot.unit}`, `负责人：${foot.head}`, `填表人：${foot.preparer}`, `电话：${foot.phone}`];
}
