/** Tells the rows of people from the rows that office tables carry besides: totals, feet, repeated headings, examples. */
import { withoutSpaces } from '../../db/rules/text.ts';
import type { Cell } from './cell.ts';

export type SkipReason = '空行' | '合计行' | '分段标题' | '表尾' | '重复的表头' | '标题或说明' | '示例行' | '编号行';

export interface HeadingTexts {
  /** For each column, the parts of its heading without spaces. */
  readonly parts: readonly (readonly string[])[];
}

const total =
  /^(?:合计|小计|总计|共计|累计|总人数|本页(?:合计|小计)|(?:以上)?共\d+人|(?:人均|平均|占比|比例|百分比|最大值|最小值|中位数)(?:$|[:：(（\d]|年龄|工资|工龄|值|数|年限|得分|分))/u;
const foot =
  /^(?:填表人|制表人?|填报人|经办人|审核人?|审批人|复核人?|负责人|单位负责人|主要负责人|分管领导|填报单位|填表单位|制表单位|填表日期|填报日期|报送日期|制表日期|填报时间|填表时间|联系人|注|备注|说明|填表说明)(?:\(签字\)|（签字）|\(签章\)|（签章）|\(盖章\)|（盖章）)?[:：]/u;
const example =
  /^(?:[(（【]?(?:示例|样例|范例)[)）】]?|例)(?:$|[:：\d])|^如[:：]|[(（【](?:示例|样例|范例|例)[)）】]$/u;
/** What a row of hints below the heading says: （必填）, 如：2020.05, 男/女, 18位文本格式. */
const hint = /^[(（].*[)）]$|必填|选填|^(?:如|例|例如|格式)[:：]?|格式|^男[/、或]女$|^是[/、或]否$|下拉|yyyy/iu;
/** Alone under 姓名, so many letters without an interpunct are a sentence. */
const longestName = 4;
/** 一、幸福社区（8人）, 【和平社区】: a line between the rows that says where the following people are. */
const section =
  /^((?:[(（]?(?:[一二三四五六七八九十]+|\d{1,2})[)）]?[、.．]\s*)|[(（](?:[一二三四五六七八九十]+|\d{1,2})[)）]|[【[])?([^\d,，。:：、]{2,20}?(?:社区|居委会|居民区|村))[】\]]?([(（:：]?\s*共?\s*\d+\s*[人名][)）]?)?[:：]?$/u;
const counter = /^(?:序号|编号|序|号|No\.?)$/iu;
/** A text this long on its own in a row is a remark. */
const remarkLength = 30;

/**
 * The place that a line of its own names for the rows below it; null where the row is no such line. A bare name is one only
 * where it is merged over the table: in a list of communities it is a row.
 */
export function sectionOf(row: readonly Cell[]): string | null {
  const own = row.filter((cell) => cell.kind !== 'empty' && cell.merged !== true);
  const [only] = own;
  if (own.length !== 1 || only?.kind !== 'text') return null;
  const [, mark, place, count] = section.exec(withoutSpaces(only.text)) ?? [];
  if (place === undefined) return null;
  const isMerged = row.filter((cell) => cell.merged === true && cell.value === only.value).length >= 2;
  return mark !== undefined || count !== undefined || isMerged ? place : null;
}

/** Why a row below the heading is not a person's, or null where it is data. `afterHeading` says that a heading stands right above. */
export function skipReason(row: readonly Cell[], heading: HeadingTexts, afterHeading: boolean): SkipReason | null {
  const own: { readonly x: number; readonly cell: Cell }[] = [];
  let filled = 0;
  for (const [x, cell] of row.entries()) {
    if (cell.kind === 'empty') continue;
    filled += 1;
    if (cell.merged !== true) own.push({ x, cell });
  }
  const first = own[0];
  if (first === undefined) return '空行';
  const firstText = withoutSpaces(first.cell.text);
  if (own.slice(0, 2).some(({ cell }) => example.test(withoutSpaces(cell.text)))) return '示例行';
  if (sectionOf(row) !== null) return '分段标题';
  if (foot.test(firstText)) return '表尾';
  if (own.slice(0, 2).some(({ cell }) => cell.kind === 'text' && total.test(withoutSpaces(cell.text)))) return '合计行';
  if (own.length === 1) {
    const alone = loneCell(row, first.x, first.cell, filled, heading);
    if (alone !== null) return alone;
  }
  if (afterHeading && isNumbering(own.map(({ cell }) => withoutSpaces(cell.text)))) return '编号行';
  if (
    afterHeading &&
    own.length > 1 &&
    own.every(({ cell }) => cell.kind === 'text' && hint.test(withoutSpaces(cell.text)))
  )
    return '示例行';
  return repeatsHeading(own, heading) ? '重复的表头' : null;
}

function loneCell(
  row: readonly Cell[],
  x: number,
  cell: Cell,
  filled: number,
  heading: HeadingTexts,
): SkipReason | null {
  const name = heading.parts[x]?.at(-1) ?? '';
  let run = x + 1;
  while (row[run]?.merged === true && row[run]?.value === cell.value) run += 1;
  if (run - x >= Math.max(3, row.length * 0.6)) return '标题或说明';
  if (counter.test(name)) return cell.kind === 'text' && !/^\d+$/u.test(cell.text) ? '标题或说明' : '空行';
  const sentence =
    name.endsWith('姓名') && new RegExp(`^\\p{Script=Han}{${longestName + 1},}[。，！]?$`, 'u').test(cell.text);
  return filled === 1 && (cell.text.length > remarkLength || name === '' || sentence) ? '标题或说明' : null;
}

const orders = ['甲乙丙丁戊己庚辛壬癸', '一二三四五六七八九十', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const;

/** Whether a row counts its columns: 1 2 3 …, 甲 乙 1 2 …, A B C …. */
function isNumbering(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  const bare = texts.map((text) => text.replaceAll(/^[(（【[]|[)）】\].、]$/gu, ''));
  const letters = orders.map((order) => bare.findIndex((text, i) => text !== order[i]));
  const lettered = letters.includes(-1) ? bare.length : Math.max(0, ...letters);
  const numbers = bare.slice(lettered).map(Number);
  const start = numbers[0];
  return numbers.every(
    (number, i) => Number.isInteger(number) && start !== undefined && number === start + i && start <= 3,
  );
}

/** Whether most cells of a row say what the heading says above them, as where a heading is repeated on each printed page. */
function repeatsHeading(own: readonly { readonly x: number; readonly cell: Cell }[], { parts }: HeadingTexts): boolean {
  const says = ({ x, cell }: { readonly x: number; readonly cell: Cell }) =>
    cell.kind === 'text' && (parts[x]?.includes(withoutSpaces(cell.text)) ?? false);
  const [first, second] = own;
  if (first === undefined || second === undefined || (!says(first) && !says(second))) return false;
  return own.filter(says).length >= Math.max(2, own.length * 0.6);
}
