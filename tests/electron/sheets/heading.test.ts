import { describe, expect, it } from 'vitest';
import { findHeading, pickSheet, titleTexts } from '../../../electron/sheets/heading.ts';
import { readWorkbook } from '../../../electron/sheets/workbook.ts';
import { gridFrom, roster, vocabulary } from './rosters.ts';

describe.each(['ugly.xlsx', 'ugly.xls'])('the table in %s', (name) => {
  it('is found on its sheet, with its two-row heading and its people, and nothing else', async () => {
    const workbook = await readWorkbook(roster(name), name);
    const picked = pickSheet(workbook, vocabulary);
    expect(picked?.index).toBe(1);
    expect(picked?.table).toMatchObject({ headingRows: [3, 4], firstDataRow: 6 });
    expect(picked?.table.columns.map((column) => column.heading)).toEqual([
      '序号',
      '姓名',
      '身份证号码',
      '出生年月',
      '学历/全日制',
      '学历/在职',
      '联系方式',
      '所属社区',
      '政治面貌（党员／群众）',
    ]);
    expect(picked?.table.rows.map((row) => [row.rowNumber, row.hidden])).toEqual([
      [6, false],
      [7, true],
      [8, false],
      [9, false],
      [10, false],
      [14, false],
    ]);
    expect(picked?.table.skipped).toEqual([
      { rowNumber: 5, reason: '编号行' },
      { rowNumber: 11, reason: '合计行' },
      { rowNumber: 12, reason: '空行' },
      { rowNumber: 13, reason: '重复的表头' },
      { rowNumber: 15, reason: '空行' },
      { rowNumber: 16, reason: '表尾' },
    ]);
    expect(picked?.table.rows.map((row) => row.cells[7]?.text)).toEqual([
      '东风社区',
      '东风社区',
      '东风社区',
      '向阳社区',
      '向阳社区',
      '向阳社区',
    ]);
    expect(titleTexts(workbook.sheets[1]!, picked!.table)).toEqual([
      '某街道社区工作者花名册',
      '填报单位：某街道',
      '单位：人',
    ]);
  });
});

describe('a heading', () => {
  it('of two rows is found in a CSV, which has no merged cells', () => {
    const table = findHeading(
      gridFrom([
        ['某街道花名册'],
        ['序号', '姓名', '学历', null, '联系方式'],
        [null, null, '全日制', '在职', null],
        [1, '张三', '本科', null, '13900000001'],
      ]),
      vocabulary,
    );
    expect(table?.headingRows).toEqual([2, 3]);
    expect(table?.columns.map((column) => column.heading)).toEqual([
      '序号',
      '姓名',
      '学历/全日制',
      '学历/在职',
      '联系方式',
    ]);
    expect(table?.rows.map((row) => row.rowNumber)).toEqual([4]);
  });

  it('does not swallow the first person below it', () => {
    const table = findHeading(
      gridFrom([
        ['姓名', '学历', null, '联系方式'],
        ['张三', '本科', '专科', '无'],
      ]),
      vocabulary,
    );
    expect(table?.headingRows).toEqual([1, 1]);
    expect(table?.rows).toHaveLength(1);
  });

  it('takes in the merged group names above it', () => {
    const sheet = gridFrom(
      [
        ['花名册', '花名册', '花名册', '花名册'],
        ['基本情况', '基本情况', '联系', '联系'],
        ['姓名', '身份证号', '手机号', '所属社区'],
        ['张三', '990000198605120018', '13900000001', '东风'],
      ],
      {
        merges: [
          { fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 3 },
          { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 },
          { fromRow: 1, toRow: 1, fromColumn: 2, toColumn: 3 },
        ],
      },
    );
    expect(findHeading(sheet, vocabulary)).toMatchObject({ headingRows: [2, 3], firstDataRow: 4 });
    expect(findHeading(sheet, vocabulary)?.columns[3]?.heading).toBe('联系/所属社区');
  });

  it('may be set by hand, and is null where there is none', () => {
    const sheet = gridFrom([
      ['甲', '乙'],
      ['丙', '丁'],
      ['1', '2'],
    ]);
    expect(findHeading(sheet, vocabulary)).toBeNull();
    const table = findHeading(sheet, vocabulary, { headingRows: [2, 2] });
    expect(table?.columns.map((column) => column.heading)).toEqual(['丙', '丁']);
    expect(table?.rows).toHaveLength(1);
  });

  it('leaves out the reasons of returned rows and columns without heading and data', () => {
    const table = findHeading(
      gridFrom([
        ['姓名', '社区', null, '退回原因'],
        ['张三', '东风', null, '身份证号不对'],
      ]),
      vocabulary,
    );
    expect(table?.columns.map((column) => column.heading)).toEqual(['姓名', '社区']);
  });
});

describe('rows that are nobody', () => {
  const head = ['序号', '姓名', '身份证号', '联系方式', '所属社区'];
  const reasonOf = (row: readonly (string | number | null)[]) =>
    findHeading(gridFrom([head, row]), vocabulary)?.skipped[0]?.reason ?? null;

  it.each([
    ['合计行', ['合 计', null, '12人']],
    ['合计行', [null, '总计', 12]],
    ['合计行', ['共12人']],
    ['表尾', ['审核人：', null, null, '填表日期：']],
    ['表尾', [null, '填表人(签字)：']],
    ['示例行', ['示例', '张三', '990000198605120018', '13900000001', '东风']],
    ['编号行', [1, 2, 3, 4, 5]],
    ['编号行', ['甲', '乙', '1', '2', '3']],
    ['编号行', ['（1）', '（2）', '（3）', '（4）', '（5）']],
    ['空行', [41]],
    ['分段标题', ['一、东风社区']],
    ['分段标题', ['（二）东风社区（8人）']],
    ['标题或说明', ['一、机关干部']],
    ['重复的表头', head],
  ])('are passed over as %s', (reason, row) => {
    expect(reasonOf(row)).toBe(reason);
  });

  it.each([
    ['a person with a name alone', [null, '张三']],
    ['a person in order', [3, '张三', '990000198605120018', '13900000001', '东风']],
    ['somebody named 何共', [1, '何共', null, null, '东风']],
    ['a community named after its sum', [1, '李四', null, null, '合计社区']],
  ])('but not %s', (_, row) => {
    expect(reasonOf(row)).toBeNull();
  });
});
