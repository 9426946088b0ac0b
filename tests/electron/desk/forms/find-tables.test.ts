import { describe, expect, it } from 'vitest';
import { filledText, findCells } from '../../../../electron/desk/forms/form-cells.ts';
import { findTables, repeatAfter } from '../../../../electron/desk/forms/find-tables.ts';
import type { Merge } from '../../../../electron/sheets/cell.ts';
import type { FormSheet } from '../../../../electron/sheets/fill/form-grid.ts';
import { textCell } from '../../../../electron/sheets/cell.ts';
import { toGrid } from '../../../../electron/sheets/grid.ts';
import { sheetLimits } from '../../../../electron/sheets/refusals.ts';

/** A sheet of texts with a line around every cell; `=` in front makes a formula. `ruled`: rows that have lines. */
function sheet(
  rows: readonly (readonly string[])[],
  merges: readonly (readonly [number, number, number, number])[] = [],
  ruled = rows.length,
): FormSheet {
  const cells = rows.map((row) =>
    row.map((text) => (text.startsWith('=') ? { value: 0, text: '0', kind: 'formula' as const } : textCell(text))),
  );
  const raw = {
    name: '表',
    hidden: false,
    rows: cells,
    merges: merges.map(([fromRow, fromColumn, toRow, toColumn]): Merge => ({ fromRow, fromColumn, toRow, toColumn })),
    hiddenRows: [],
    hiddenColumns: [],
  };
  return {
    place: 0,
    grid: toGrid(raw, '表.xlsx', sheetLimits),
    rows: Array.from({ length: ruled }, () => ({ ruled: rows[0]?.length ?? 0, style: 'line' })),
    formulas: cells.flatMap((row, y) =>
      row.flatMap((cell, x) => (cell.kind === 'formula' ? [{ row: y, column: x }] : [])),
    ),
    isProtected: false,
    pictures: 0,
    limits: [],
  };
}

const vocabulary = [
  ['序号'],
  ['姓名'],
  ['性别'],
  ['学历'],
  ['全日制学历', '学历全日制'],
  ['社区名称'],
  ['人数'],
  ['男'],
  ['女'],
  ['备注'],
];

describe('a form in a sheet', () => {
  it('has its heading, the rows that wait and what stands below', () => {
    const grid = sheet(
      [
        ['青禾街道社区工作者花名册', '', '', ''],
        ['填报单位：', '', '', ''],
        ['序号', '姓名', '性别', '备注'],
        ['1', '', '', ''],
        ['2', '', '', ''],
        ['', '', '', ''],
        ['合计', '', '=', ''],
        ['负责人：', '', '填表人：', ''],
      ],
      [[0, 0, 0, 3]],
    );
    expect(findTables(grid, vocabulary)).toEqual([
      {
        title: '青禾街道社区工作者花名册',
        headingRows: [2, 2],
        columns: ['序号', '姓名', '性别', '备注'].map((heading, index) => ({
          index,
          heading,
          formula: false,
          split: false,
          limit: null,
        })),
        firstRow: 3,
        emptyRows: [3, 4, 5],
        namedRows: [],
        growth: { after: 5, model: 5 },
        belowRow: 6,
        places: null,
        below: ['合计', '负责人：', '填表人：'],
      },
    ]);
  });

  it('counts the bordered rows behind the last text', () => {
    const [table] = findTables(sheet([['姓名', '性别']], [], 21), vocabulary);
    expect(table).toMatchObject({
      firstRow: 1,
      belowRow: null,
      emptyRows: expect.objectContaining({ length: 20 }) as unknown,
    });
  });

  it('joins headings over three rows', () => {
    const grid = sheet(
      [
        ['姓名', '学历', '', '', '备注'],
        ['', '全日制', '', '在职', ''],
        ['', '学历', '院校', '学历', ''],
        ['', '', '', '', ''],
      ],
      [
        [0, 0, 2, 0],
        [0, 1, 0, 3],
        [1, 1, 1, 2],
        [0, 4, 2, 4],
      ],
    );
    const [table] = findTables(grid, vocabulary);
    expect(table?.columns.map((column) => column.heading)).toEqual([
      '姓名',
      '学历/全日制/学历',
      '学历/全日制/院校',
      '学历/在职/学历',
      '备注',
    ]);
    expect(table?.firstRow).toBe(3);
  });

  it('passes over the row that numbers the columns and the example', () => {
    const grid = sheet([
      ['姓名', '性别', '学历'],
      ['1', '2', '3'],
      ['例：张某', '男', '本科'],
      ['', '', ''],
    ]);
    expect(findTables(grid, vocabulary)[0]).toMatchObject({ firstRow: 3, emptyRows: [3] });
  });

  it('goes on behind a heading repeated on the next page', () => {
    const grid = sheet([
      ['姓名', '性别'],
      ['', ''],
      ['姓名', '性别'],
      ['', ''],
      ['合计', ''],
    ]);
    expect(findTables(grid, vocabulary)[0]).toMatchObject({ emptyRows: [1, 3], belowRow: 4 });
  });

  it('ends where another table begins', () => {
    const grid = sheet([
      ['姓名', '性别', '备注'],
      ['', '', ''],
      ['社区名称', '人数', '备注'],
      ['', '', ''],
    ]);
    expect(findTables(grid, vocabulary)[0]).toMatchObject({ emptyRows: [1], namedRows: [], belowRow: 2 });
  });

  it('goes over subtotals and the names of places to the next named row', () => {
    const grid = sheet([
      ['社区名称', '人数'],
      ['合计', ''],
      ['海棠里社区', ''],
      ['小计', ''],
      ['银杏社区', ''],
      ['合计', ''],
    ]);
    expect(findTables(grid, vocabulary)[0]).toMatchObject({ namedRows: [2, 4], belowRow: 5 });
  });

  it('takes two tables side by side apart', () => {
    const grid = sheet([['序号', '姓名', '性别', '', '序号', '姓名', '性别']]);
    expect(findTables(grid, vocabulary).map((table) => table.columns.map(({ index }) => index))).toEqual([
      [0, 1, 2],
      [4, 5, 6],
    ]);
  });

  it('does not take two columns of one name for two tables', () => {
    expect(repeatAfter(['姓名', '政治面貌', '入党时间', '姓名', '电话'])).toBe(5);
  });

  it('knows a list that already names people', () => {
    const grid = sheet([
      ['序号', '姓名', '性别'],
      ['1', '甲一', ''],
      ['2', '乙二', ''],
      ['合计', '', ''],
    ]);
    expect(findTables(grid, vocabulary)[0]).toMatchObject({
      namedRows: [1, 2],
      emptyRows: [],
      belowRow: 3,
    });
  });

  it('marks the columns that compute', () => {
    const grid = sheet([
      ['社区名称', '人数', '男', '女'],
      ['', '=', '', ''],
      ['', '=', '', ''],
    ]);
    expect(findTables(grid, vocabulary)[0]?.columns.map((column) => column.formula)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('finds nothing in a letter', () => {
    expect(findTables(sheet([['关于报送名单的通知'], ['请于月底前报送。']]), vocabulary)).toEqual([]);
  });
});

describe('single places of a form', () => {
  const place = (text: string) => findCells(sheet([[text], ['姓名']]).grid, [1, 1]);

  it.each([
    ['填报单位（盖章）：', ['street']],
    ['填报单位：          填表人：        联系电话：', ['street', 'preparer', 'phone']],
    ['单位负责人：　　　填表人：　　　填表日期：', ['head', 'preparer']],
    ['数据截止日期：', ['cut_off']],
    ['（截至    年   月   日）', ['cut_off']],
    ['______街道社区工作者花名册', ['street']],
    ['共  人', ['count']],
    ['审核人签字：', []],
    ['单位：元', []],
    ['填报单位：云溪区青禾街道办事处', []],
    ['填报单位：          （盖章）', ['street']],
    ['截止日期：    年  月  日', ['cut_off']],
    ['填表说明：请如实填写', []],
  ])('%s asks %o', (text, facts) => {
    expect(place(text).map(({ binding }) => (binding.take === 'office' ? binding.fact : binding.take))).toEqual(facts);
  });

  it.each([
    [
      '填报单位：      填表人：      电话：',
      ['青禾街道', '', '0990-123'],
      '填报单位：青禾街道  填表人：      电话：0990-123',
    ],
    ['填报单位：            填表人：', ['青禾街道', '甲一'], '填报单位：青禾街道    填表人：甲一'],
    ['______街道社区工作者花名册', ['青禾街道'], '青禾街道社区工作者花名册'],
    ['（截至    年   月   日）', ['2025年6月30日'], '（截至2025年6月30日）'],
    ['共____人', ['260'], '共260人'],
    ['截止日期：    年  月  日', ['2025年6月30日'], '截止日期：2025年6月30日'],
    ['填报单位：          （盖章）', ['青禾街道'], '填报单位：青禾街道（盖章）'],
  ])('%s filled with %o keeps its words and what is not known', (text, values, filled) => {
    expect(filledText(text, place(text), values)).toBe(filled);
  });
});
