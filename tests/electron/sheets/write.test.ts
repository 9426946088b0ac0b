import { describe, expect, it } from 'vitest';
import { emptyCell, textCell, type Cell } from '../../../electron/sheets/cell.ts';
import { findHeading, pickSheet } from '../../../electron/sheets/heading.ts';
import { matchColumns } from '../../../electron/sheets/match-columns.ts';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { writeRejected } from '../../../electron/sheets/write-rejected.ts';
import { writeTemplate } from '../../../electron/sheets/write-template.ts';
import { sheetName, writeTable, writeWorkbook, type TableSpec } from '../../../electron/sheets/write.ts';
import { openWorkbook, whyNotOpened } from './open-workbook.ts';
import { vocabulary } from './rosters.ts';

const missing = whyNotOpened();

const spec: TableSpec = {
  sheetName: '花名册(2024)',
  title: '某街道社区工作者花名册',
  subtitleLines: ['填报单位：某街道', '筛选：在册　共2人'],
  columns: [
    { label: '姓名', kind: 'text' },
    { label: '公民身份号码', kind: 'idNumber' },
    { label: '手机号', kind: 'phone' },
    { label: '出生日期', kind: 'day' },
    { label: '年龄', kind: 'integer' },
    { label: '月工资', kind: 'money', align: 'center' },
    { label: '是否书记', kind: 'flag' },
    { label: '备注', kind: 'longText', width: 20 },
  ],
  rows: [
    ['张三', '990000198605120018', '013900000001', '1986-05', 38, 300_050, 1, '很长的备注'.repeat(20)],
    ['=1+1', '99000019900101002X', '13900000002', '1990', null, 0, 0, null],
  ],
  totals: ['合计', null, null, null, 38, 300_050, null, '2人'],
  footLines: ['填表人：　　　审核人：'],
  frozenColumns: 1,
};

describe.skipIf(missing !== null)('a written table', () => {
  it('has its title, its heading on each page, its filter, its frozen rows and A4 across', async () => {
    const [sheet] = openWorkbook(await writeTable(spec));
    expect(sheet).toMatchObject({
      name: '花名册(2024)',
      freeze: 'B5',
      filter: 'A4:H6',
      titleRows: '$4:$4',
      orientation: 'landscape',
      fit: true,
      fitWidth: 1,
      fitHeight: 0,
      footer: '第 &P 页，共 &N 页',
      merges: ['A1:H1', 'A2:H2', 'A3:H3', 'A8:H8'],
    });
    expect(Number(sheet!.paper)).toBe(9);
    expect(sheet!.rows[0]![0]).toMatchObject({ value: '某街道社区工作者花名册', bold: true });
    expect(sheet!.rows[3]!.map((cell) => cell.value)).toEqual(spec.columns.map((column) => column.label));
    expect(sheet!.rows[3]!.every((cell) => cell.bold === true && cell.border === 'thin' && cell.fill !== null)).toBe(
      true,
    );
    expect(sheet!.heights['6']).toBe(25.5);
    expect(sheet!.heights['5']).toBeGreaterThan(100);
  });

  it('keeps IDs, phones and days as text, money in 元, flags as words, and no formula', async () => {
    const [sheet] = openWorkbook(await writeTable(spec));
    const [first, second] = [sheet!.rows[4]!, sheet!.rows[5]!];
    expect(first.slice(0, 7).map((cell) => [cell.value, cell.type, cell.format])).toEqual([
      ['张三', 's', '@'],
      ['990000198605120018', 's', '@'],
      ['013900000001', 's', '@'],
      ['1986-05', 's', '@'],
      [38, 'n', '0'],
      [3000.5, 'n', '#,##0.00'],
      ['是', 's', '@'],
    ]);
    expect(second[0]).toMatchObject({ value: '=1+1', type: 's' });
    expect(second[7]).toMatchObject({ value: null, border: 'thin' });
    expect(sheet!.rows[6]![5]).toMatchObject({ value: 3000.5, bold: true });
    expect(sheet!.rows[7]![0]!.value).toBe('填表人：　　　审核人：');
  });

  it('may be several sheets, whose names Excel takes and which keep their own heading rows', async () => {
    const sheets = openWorkbook(
      await writeWorkbook([
        { ...spec, sheetName: "表'[1]:a" },
        { ...spec, sheetName: "表'[1]:a" },
      ]),
    );
    expect(sheets.map((sheet) => sheet.name)).toEqual(["表' 1  a", "表' 1  a(2)"]);
    expect(sheets.map((sheet) => sheet.titleRows)).toEqual(['$4:$4', '$4:$4']);
    expect(sheetName('History')).toBe('表格');
    expect(sheetName('长'.repeat(40))).toHaveLength(31);
  });
});

describe('a written table that comes back', () => {
  it('has the same people and nothing of its title, total and foot', async () => {
    const workbook = await readWorkbook(await writeTable(spec), 'a.xlsx');
    const table = pickSheet(workbook, vocabulary)!.table;
    expect(table.headingRows).toEqual([4, 4]);
    expect(table.rows.map((row) => row.cells.slice(0, 4).map((cell) => cell.text))).toEqual(
      spec.rows.map((row) => row.slice(0, 4)),
    );
    expect(table.skipped.map((row) => row.reason)).toEqual(['合计行', '表尾']);
  });
});

const template = () =>
  writeTemplate({
    sheetName: '花名册',
    title: '花名册导入模板',
    notes: ['一人一行，不要合并单元格。'],
    blankRows: 20,
    columns: [
      { label: '姓名', kind: 'text', required: true, example: '张三' },
      { label: '身份证号', kind: 'idNumber', help: '本人有效证件。', example: '990000198605120018' },
      { label: '性别', kind: 'choice', list: ['男', '女'], example: '男' },
      { label: '民族', kind: 'choice', list: Array.from({ length: 58 }, (_, i) => `第${i + 1}个民族`) },
    ],
  });

describe.skipIf(missing !== null)('the import template', () => {
  it('offers short lists in the cell, long ones from a hidden sheet, and explains itself', async () => {
    const [form, notes, lists] = openWorkbook(await template());
    expect(form!.lists).toEqual([
      { range: 'D5:D24', formula: '"男,女"', style: 'warning' },
      { range: 'E5:E24', formula: '下拉选项!$A$1:$A$58', style: 'warning' },
    ]);
    expect(lists).toMatchObject({ name: '下拉选项', state: 'hidden' });
    expect(lists!.rows[0]![0]!.value).toBe('第1个民族');
    expect(form!.rows[4]!.map((cell) => cell.format)).toEqual(['@', '@', '@', '@', '@']);
    expect(form!.rows[3]!.every((cell) => cell.color === 'FF808080')).toBe(true);
    expect(notes!.name).toBe('填写说明');
    expect(notes!.rows.slice(2).map((row) => row.map((cell) => cell.value))).toMatchObject([
      ['栏目名称', '是否必填', '填写要求', '可填的内容'],
      ['姓名', '必填', null, null],
      ['身份证号', null, '本人有效证件。 18位，按文本填写。', null],
      ['性别', null, '从下拉框中选择。', '男、女'],
      ['民族', null, '从下拉框中选择。', expect.stringContaining('第58个民族')],
    ]);
  });
});

describe('the import template read back', () => {
  it('is an empty table: the example row is passed over', async () => {
    const picked = pickSheet(await readWorkbook(await template(), 'a.xlsx'), vocabulary);
    expect(picked?.index).toBe(0);
    expect(picked?.table.columns.map((column) => column.heading)).toEqual([
      '序号',
      '*姓名',
      '身份证号',
      '性别',
      '民族',
    ]);
    expect(picked?.table.rows).toEqual([]);
    expect(picked?.table.skipped).toEqual([{ rowNumber: 4, reason: '示例行' }]);
  });
});

describe('returned rows', () => {
  const cells: readonly Cell[] = [
    textCell('李四'),
    { value: 990_000_199_001_010_000, text: '990,000,199,001,010,000', kind: 'number' },
    { value: '1990-05', text: '1990.05', kind: 'date', dateSerial: 32_994 },
    { value: 1990.1, text: '1990.10', kind: 'number' },
    emptyCell,
  ];
  const headings = ['姓名', '身份证号', '出生年月', '学历/全日制', '联系方式'];
  const bytes = () =>
    writeRejected({ sheetName: '退回', title: '退回的行', headings, rows: [{ cells, reason: '身份证号已被截断' }] });

  it('keep all their cells and can be imported again without the reason', async () => {
    const { sheets } = await readWorkbook(await bytes(), 'a.xlsx');
    const table = findHeading(sheets[0]!, vocabulary)!;
    expect(table.columns.map((column) => column.heading)).toEqual(headings);
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]!.cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['text', '李四'],
      ['number', '990000199001010000'],
      ['text', '1990-05'],
      ['text', '1990.10'],
      ['empty', ''],
      ['text', '身份证号已被截断'],
    ]);
    const matched = matchColumns(
      table.columns,
      [{ target: 'e', label: '全日制学历', synonyms: ['全日制'], kind: 'choice' }],
      table.rows,
    );
    expect(matched[3]).toMatchObject({ target: 'e', certainty: 'sure' });
  });

  it.skipIf(missing !== null)('show the reason last and in red, in cells that take text', async () => {
    const [sheet] = openWorkbook(await bytes());
    expect(sheet!.rows[2]!.at(-1)!.value).toBe('退回原因');
    expect(sheet!.rows[3]!.at(-1)).toMatchObject({ value: '身份证号已被截断', color: 'FFC00000' });
    expect(sheet!.rows[3]![1]).toMatchObject({ type: 'n', format: '@' });
  });
});
