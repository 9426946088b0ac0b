/** A roster of thousands of invented people in thirty columns. */
import { idNumber } from '../../../id-numbers.ts';
import type { Value } from './tables.ts';

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const given = '建国志强秀英丽娟明辉晓燕海涛雪梅文博佳怡俊杰思远';

export const bigHeading = [
  '序号',
  '姓名',
  '性别',
  '民族',
  '出生年月',
  '身份证号码',
  '籍贯',
  '政治面貌',
  '入党时间',
  '学历',
  '学位',
  '毕业院校',
  '所学专业',
  '毕业时间',
  '所属社区',
  '职务',
  '人员类别',
  '岗位层次',
  '任现职时间',
  '岗位等级',
  '等级执行日期',
  '参加工作时间',
  '从事社区工作时间',
  '入职日期',
  '职业水平证书',
  '证书编号',
  '取证时间',
  '联系电话',
  '现住址',
  '备注',
] as const;

function pick<T>(list: readonly T[], at: number): T {
  const one = list[at % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
}

/** @param count how many people; the same number gives the same roster */
export function bigRoster(count: number): Value[][] {
  const rows: Value[][] = [['青禾街道社区工作者花名册'], [...bigHeading]];
  for (let i = 0; i < count; i++) {
    const year = 1968 + (i % 34);
    const month = String(1 + (i % 12)).padStart(2, '0');
    const day = String(1 + (i % 28)).padStart(2, '0');
    const name =
      pick(Array.from(surnames), i) +
      pick(Array.from(given), i * 7 + 3) +
      pick(Array.from(given), Math.floor(i / 20) + i);
    rows.push([
      i + 1,
      name,
      i % 3 === 0 ? '男' : '女',
      pick(['汉族', '汉', '回族'], i),
      `${year}.${month}`,
      // 1,000 orders for each day of birth; the days repeat every few thousand rows.
      idNumber(`${year}${month}${day}`, (Math.floor(i / 1000) * 100 + (i % 3 === 0 ? 1 : 2) + 2 * (i % 45)) % 1000),
      '云溪',
      pick(['党员', '群众', '共青团员'], i),
      i % 3 === 0 ? `${year + 22}年7月` : null,
      pick(['本科', '大专', '大学本科'], i),
      i % 3 === 1 ? null : '学士',
      '云溪师范学院',
      '社会工作',
      `${year + 22}-06`,
      `第${1 + (i % 60)}社区`,
      pick(['书记', '副书记', '委员', '社区工作者'], i),
      pick(['两委专职成员', '专职工作人员'], i),
      pick(['正职', '副职', '工作人员'], i),
      `2021.${month}`,
      5 + (i % 14),
      '2024-01-01',
      `${year + 22}.08`,
      `${year + 24}.${month}`,
      `${year + 24}-${month}-01`,
      pick(['无', '助理社会工作师', '社会工作师'], i),
      i % 3 === 0 ? null : `2019${String(i).padStart(8, '0')}`,
      i % 3 === 0 ? null : '2019.10',
      `139${String(i).padStart(8, '0')}`,
      `云溪区青禾街道第${1 + (i % 60)}社区${i}号`,
      null,
    ]);
  }
  return rows;
}
