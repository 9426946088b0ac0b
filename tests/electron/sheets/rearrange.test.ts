import { describe, expect, it } from 'vitest';
import { rearranged } from '../../../electron/sheets/rearrange.ts';
import { gridFrom, vocabulary } from './rosters.ts';

const texts = (rows: Parameters<typeof gridFrom>[0], name = '表') => {
  const { sheets } = rearranged({ sheets: [gridFrom(rows, { name })] }, vocabulary);
  return sheets[0]?.rows.map((row) => row.map((cell) => cell.text));
};

describe('people side by side', () => {
  it('come below one another, each with where it stood', () => {
    const rows = [
      ['序号', '姓名', '社区', '序号', '姓名', '社区'],
      ['1', '甲', '东湖', '3', '丙', '西湖'],
      ['2', '乙', '东湖', null, null, null],
    ];
    expect(texts(rows)).toEqual([
      ['序号', '姓名', '社区', '原表位置'],
      ['1', '甲', '东湖', ''],
      ['2', '乙', '东湖', ''],
      ['3', '丙', '西湖', '第 2 行 D 列起'],
    ]);
  });

  it('three times, behind an empty first column', () => {
    const rows = [
      [null, '姓名', '联系电话', '姓名', '联系电话', '姓名', '联系电话'],
      [null, '甲', '1', '乙', '2', '丙', '3'],
    ];
    expect(texts(rows)?.map((row) => row.slice(1, 3))).toEqual([
      ['姓名', '联系电话'],
      ['甲', '1'],
      ['乙', '2'],
      ['丙', '3'],
    ]);
  });

  it.each([
    [['姓名', '社区', '取得时间', '社会工作师', '取得时间']],
    [['姓名', '社区', '姓名', '联系电话']],
    [['序号', '姓名', '社区', '备注', '备注']],
  ])('but not under a heading that repeats in part %j', (heading) => {
    const rows = [heading, heading.map(() => '甲')];
    expect(texts(rows)).toEqual(rows);
  });
});

describe('sheets of communities', () => {
  const sheet = (name: string, ...people: readonly string[]) =>
    gridFrom([['姓名', '联系电话'], ...people.map((one) => [one, '1']), ['填表人：某某', null]], { name });

  it('with one heading stand together in front, with a note below a table left alone', () => {
    const { sheets, together } = rearranged(
      { sheets: [sheet('东湖社区', '甲', '乙'), sheet('2024年', '旧'), sheet('西湖社区', '丙')] },
      vocabulary,
    );
    expect(sheets.map(({ name }) => name)).toEqual([
      '东湖社区、西湖社区（2 张表合在一起）',
      '东湖社区',
      '2024年',
      '西湖社区',
    ]);
    expect([...together]).toEqual([1, 3]);
    expect(sheets[0]?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['姓名', '联系电话', '所在社区', '原表位置'],
      ['甲', '1', '东湖社区', '东湖社区 第 2 行'],
      ['乙', '1', '东湖社区', '东湖社区 第 3 行'],
      ['填表人：某某', '', '', ''],
      ['丙', '1', '西湖社区', '西湖社区 第 2 行'],
      ['填表人：某某', '', '', ''],
    ]);
  });

  it('of other names, or with other headings, stay apart', () => {
    const years = { sheets: [sheet('2023年', '甲'), sheet('2024年', '甲')] };
    expect(rearranged(years, vocabulary)).toMatchObject({ ...years, together: new Set() });
    const other = gridFrom(
      [
        ['姓名', '社区', '政治面貌'],
        ['丁', '东湖', '群众'],
      ],
      { name: '西湖社区' },
    );
    expect(rearranged({ sheets: [sheet('东湖社区', '甲'), other] }, vocabulary).sheets).toHaveLength(2);
  });
});
