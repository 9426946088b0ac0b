import { describe, expect, it } from 'vitest';
import { findHeading } from '../../../electron/sheets/heading.ts';
import { headingKey, matchColumns, type MatchTarget } from '../../../electron/sheets/match-columns.ts';
import { gridFrom } from './rosters.ts';

const targets: readonly MatchTarget[] = [
  { target: 'name', label: '姓名', kind: 'text' },
  { target: 'id', label: '公民身份号码', synonyms: ['身份证号', '身份证号码'], kind: 'idNumber' },
  { target: 'birth', label: '出生日期', synonyms: ['出生年月'], kind: 'day' },
  { target: 'sex', label: '性别', kind: 'choice' },
  { target: 'phone', label: '联系电话', synonyms: ['手机号', '电话'], kind: 'phone' },
  { target: 'school', label: '毕业院校', kind: 'text' },
  { target: 'fullSchool', label: '全日制毕业院校', kind: 'text' },
];

function match(
  headings: readonly (string | null)[],
  data: readonly (readonly (string | null)[])[] = [],
  remembered?: ReadonlyMap<string, string>,
) {
  const table = findHeading(gridFrom([headings, ...data]), [], { headingRows: [1, 1] })!;
  const columns = table.columns.map((column) => ({ ...column, heading: headings[column.index] ?? '' }));
  return matchColumns(columns, targets, table.rows, remembered).map((m) => [m.target, m.certainty, m.reason]);
}

describe('columns', () => {
  it('are matched surely by label or synonym, whatever the spaces, brackets and widths', () => {
    expect(match(['姓　名', '＊身份证\n号码', '出生年月（如1990.05）', '联系电话(手机号)'])).toMatchObject([
      ['name', 'sure', '表头就是“姓名”'],
      ['id', 'sure', '表头是“公民身份号码”的另一种叫法'],
      ['birth', 'sure', '表头是“出生日期”的另一种叫法'],
      ['phone', 'sure', '表头就是“联系电话”'],
    ]);
  });

  it('under a heading of several rows are matched by the longest end that is known', () => {
    expect(match(['学历/全日制/毕业院校', '学历/在职/毕业院校'])).toMatchObject([
      ['fullSchool', 'sure', '表头就是“全日制毕业院校”'],
      ['school', 'sure', '表头就是“毕业院校”'],
    ]);
  });

  it('are guessed by what stands in them where the heading says nothing', () => {
    const data = [
      ['王小', '990000198605120018', '13900000001', '男'],
      ['李四', '99000019860512001x', '13900000002', '女'],
    ];
    expect(match(['甲', '证件', null, '乙'], data)).toEqual([
      ['name', 'guess', '这一列像是姓名'],
      ['id', 'guess', '这一列像是身份证号'],
      ['phone', 'guess', '这一列像是手机号'],
      ['sex', 'guess', '这一列只有男、女'],
    ]);
  });

  it('lose their sureness where the cells contradict the heading', () => {
    expect(match(['联系电话'], [['990000198605120018']])[0]?.slice(0, 2)).not.toEqual(['phone', 'sure']);
  });

  it('never share a target: the better heading wins and the other is told why', () => {
    expect(match(['电话', '联系电话'])).toEqual([
      [null, 'none', '“联系电话”已取自“联系电话”列，这一列不再导入'],
      ['phone', 'sure', '表头就是“联系电话”'],
    ]);
  });

  it('are remembered from last time, above everything, and so is leaving them out', () => {
    const remembered = new Map([
      [headingKey('甲'), 'phone'],
      [headingKey('姓名'), ''],
    ]);
    expect(match(['甲', '姓名', '联系电话'], [], remembered)).toEqual([
      ['phone', 'sure', '上次导入时这样对应'],
      [null, 'none', '上次导入时选了不导入'],
      [null, 'none', '“联系电话”已取自“甲”列，这一列不再导入'],
    ]);
  });

  it('stay unmatched where nothing speaks for them', () => {
    expect(match(['备注'], [['无']])).toEqual([[null, 'none', '没有对应的栏目']]);
  });
});
