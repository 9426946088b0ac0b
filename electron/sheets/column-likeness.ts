/** What the cells of a column look like, whatever its heading says. */
import { withoutSpaces } from '../../db/rules/text.ts';
import type { DataRow } from './heading.ts';

export type Likeness = 'idNumber' | 'phone' | 'sex' | 'name' | 'place';

const sampled = 50;
/** A share of the filled cells that makes a likeness; rosters always carry a few odd cells. */
const enough = 0.6;

/** The hundred commonest surnames cover about 85 in 100 people (公安部户政管理研究中心, 2020); a column of names has no lower share. */
const surnames =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔]\p{Script=Han}{1,3}$/u;

const shapes: readonly (readonly [Likeness, RegExp])[] = [
  ['idNumber', /^['‘’]?(?:\d{17}[\dXx]|\d{15})$/u],
  ['phone', /^['‘’]?(?:\+?86-?)?1[3-9]\d{9}$/u],
  ['sex', /^[男女]性?$/u],
  ['place', /^[^\d,，。:：]{1,20}(?:社区|社区居委会|居委会|居民区|村委会)$/u],
  ['name', surnames],
];

/** The likeness of a column, or null where its cells say nothing. */
export function looksLike(rows: readonly DataRow[], column: number): Likeness | null {
  const texts: string[] = [];
  for (const row of rows) {
    const cell = row.cells[column];
    if (cell === undefined || cell.kind === 'empty' || cell.merged === true) continue;
    texts.push(withoutSpaces(cell.text));
    if (texts.length === sampled) break;
  }
  if (texts.length === 0) return null;
  const found = shapes.find(([, shape]) => texts.filter((text) => shape.test(text)).length >= texts.length * enough);
  return found?.[0] ?? null;
}
