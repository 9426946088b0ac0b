/** Reads a cell for somebody's name: spaces and marks go, remarks behind it are told. */
import { normaliseName } from '../../db/rules/names.ts';
import { halfWidth, withoutSpaces } from '../../db/rules/text.ts';
import type { Cell } from './cell.ts';
import { good, keepCell, type ReadCell } from './read-result.ts';

const nobody = /^(?:无|没有|暂无|不详|空缺|缺)$/u;
/** 张三（女）: the sex is known from elsewhere, other remarks are not. */
const sexBehind = /^(.*\p{Script=Han})[(（[【](?:男|女)[)）\]】]$/u;
const remarkBehind = /^(.*\p{Script=Han})[(（[【]([^()（）[\]【】]*)[)）\]】]$/u;
const several = /\p{Script=Han}{2}[、，,;；/／&]\p{Script=Han}{2}/u;
const signs = /[*＊★☆※△▲▽▼○◎●◇◆□■#√]+/gu;

/** @param text the cell's text, trimmed */
export function readName(cell: Cell, text: string, label: string): ReadCell {
  const plain = withoutSpaces(text);
  if (nobody.test(plain)) return keepCell;
  const bySex = sexBehind.exec(plain)?.[1];
  if (bySex !== undefined) return good(normaliseName(bySex), `去掉${label}后面注明的性别。`);
  const [, front, remark] = remarkBehind.exec(plain) ?? [];
  if (front !== undefined && remark !== undefined) {
    return good(normaliseName(front), null, `${label}后面括号里的内容没有记入，请确认。`);
  }
  if (several.test(plain)) return good(normaliseName(text), null, `${label}里像是写了几个人，请确认，或分开填写。`);
  const bare = plain.replace(signs, '');
  if (/\p{Script=Han}/u.test(bare) && bare !== plain && bare !== '') {
    return good(normaliseName(bare), null, `${label}旁边的记号没有记入，请确认。`);
  }
  const name = normaliseName(text);
  if (/\p{Script=Han}/u.test(name) && /\d/u.test(halfWidth(name))) {
    return good(name, null, `${label}里有数字，请确认或改正。`);
  }
  return good(name === '' ? null : name, name === cell.value ? null : `去掉${label}中的空格等多余符号。`);
}
