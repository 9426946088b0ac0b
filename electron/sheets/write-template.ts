/** The 导入模板: headings as the import knows them, drop-downs, a 填写说明 sheet, a grey example row that the import passes over. */
import { colToLetter, rangeRef, type DataValidation, type WriteSheet } from 'hucre';
import {
  bodyStyle,
  columnWidth,
  exampleStyle,
  headingStyle,
  heightOf,
  lineStyle,
  rowHeight,
  titleHeight,
  titleStyle,
  type ColumnKind,
} from './table-style.ts';
import { addLine, addStyledRow, newDraft, page, tableSheet, writeSheets } from './write.ts';

export interface TemplateColumn {
  readonly label: string;
  readonly kind: ColumnKind;
  readonly width?: number;
  readonly required?: boolean;
  /** How to fill it in, for the 填写说明 sheet. */
  readonly help?: string;
  /** The words to choose from. */
  readonly list?: readonly string[];
  /** What the example row shows; no real person's. */
  readonly example?: string;
}

export interface TemplateSpec {
  readonly sheetName: string;
  readonly title: string;
  readonly columns: readonly TemplateColumn[];
  /** Lines at the top of the 填写说明 sheet. */
  readonly notes: readonly string[];
  /** Rows prepared for typing, 500 unless told. */
  readonly blankRows?: number;
}

/** The sheet that holds the words of long lists, hidden. */
const listSheet = '下拉选项';
/** Excel takes at most 255 characters of a list written into the drop-down itself; a comma would part a word in two. */
const longestInline = 200;

const counterColumn: TemplateColumn = { label: '序号', kind: 'integer', width: 7, example: '示例' };

/** The first column is 序号: its 示例 marks the example row. */
export async function writeTemplate(spec: TemplateSpec): Promise<Uint8Array> {
  const columns = [counterColumn, ...spec.columns];
  const long = columns.flatMap((column) => (column.list !== undefined && !isInline(column.list) ? [column.list] : []));
  const sheets = [formSheet(spec, columns, long), notesSheet(spec)];
  return await writeSheets(long.length === 0 ? sheets : [...sheets, listsSheet(long)]);
}

function isInline(list: readonly string[]): boolean {
  return list.join(',').length <= longestInline && list.every((word) => !/[,"]/u.test(word));
}

function formSheet(
  spec: TemplateSpec,
  columns: readonly TemplateColumn[],
  long: readonly (readonly string[])[],
): WriteSheet {
  const widths = columns.map((column) => columnWidth(column.kind, column.label, column.width));
  const draft = newDraft();
  addLine(draft, spec.title, titleStyle, columns.length, titleHeight);
  const hint = '灰色的示例行导入时自动跳过，不必删除。怎么填见“填写说明”工作表；标“*”的栏目必填。';
  addLine(draft, hint, lineStyle, columns.length, rowHeight);
  const labels = columns.map((column) => (column.required === true ? `*${column.label}` : column.label));
  addStyledRow(draft, labels, () => headingStyle, rowHeight * 1.2);
  const example = columns.map((column) => column.example ?? null);
  addStyledRow(draft, example, () => exampleStyle, heightOf(example, widths));
  const first = draft.rows.length;
  for (let i = 0; i < (spec.blankRows ?? 500); i++) draft.rows.push(columns.map(() => null));
  const last = draft.rows.length - 1;
  return {
    name: spec.sheetName,
    ...draft,
    // Everything is typed as text, so that Excel changes neither digits nor days.
    columns: widths.map((width) => ({ width, style: { ...bodyStyle('text', 'center') } })),
    freezePane: { rows: first - 1, columns: 2 },
    dataValidations: columns.flatMap((column, i) => {
      const range = rangeRef(first, i, last, i);
      return column.list === undefined ? [] : [dropDown(column, column.list, range, long)];
    }),
    ...page(first - 2, true),
  };
}

function dropDown(
  column: TemplateColumn,
  list: readonly string[],
  range: string,
  long: readonly (readonly string[])[],
): DataValidation {
  const place = long.indexOf(list);
  const letter = place < 0 ? '' : colToLetter(place);
  return {
    type: 'list',
    range,
    allowBlank: true,
    showErrorMessage: true,
    // A warning: the import also knows the other usual words of a value.
    errorStyle: 'warning',
    errorTitle: column.label.slice(0, 32),
    errorMessage: '下拉框里没有这一项，导入时可能认不出来。',
    ...(place < 0
      ? { values: [...list] }
      : { formula1: `${listSheet}!$${letter}$1:$${letter}$${Math.max(1, list.length)}` }),
  };
}

function listsSheet(long: readonly (readonly string[])[]): WriteSheet {
  const height = Math.max(...long.map((list) => list.length));
  return {
    name: listSheet,
    hidden: true,
    rows: Array.from({ length: height }, (_, y) => long.map((list) => list[y] ?? null)),
  };
}

/** How a kind of column is filled in, for people who do not know the app. */
export const formHelp: Partial<Record<ColumnKind, string>> = {
  idNumber: '18位，按文本填写。',
  phone: '手机号11位；固定电话写区号；多个号码用顿号隔开。',
  day: '知道到哪一级就写到哪一级：1990、1990.05 或 1990-05-01。',
  year: '四位数的年份，如 2024。',
  money: '单位元，可带两位小数。',
  flag: '填“是”或“否”。',
  choice: '从下拉框中选择。',
};

function notesSheet(spec: TemplateSpec): WriteSheet {
  const rows = spec.columns.map((column) => [
    column.label,
    column.required === true ? '必填' : '',
    [column.help, formHelp[column.kind]].filter((part) => part !== undefined).join(' '),
    (column.list ?? (column.kind === 'flag' ? ['是', '否'] : [])).join('、'),
  ]);
  return tableSheet({
    sheetName: '填写说明',
    title: `${spec.title}填写说明`,
    subtitleLines: spec.notes,
    columns: [
      { label: '栏目名称', kind: 'text', width: 20 },
      { label: '是否必填', kind: 'choice', width: 10 },
      { label: '填写要求', kind: 'longText', width: 50 },
      { label: '可填的内容', kind: 'longText', width: 60 },
    ],
    rows,
  });
}
