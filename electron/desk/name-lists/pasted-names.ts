/** Names pasted from a chat or a sheet become a list file of our own: with a heading row, in the pasted order. */
import { squash } from '../../../db/rules/text.ts';
import { readPaste } from '../../sheets/csv.ts';
import { writeTable } from '../../sheets/write.ts';
import { DeskError } from '../errors.ts';

const title = '名单';

/** Lines of names parted by marks: 张三、李四，王五. */
function rowsOf(text: string): readonly (readonly string[])[] {
  if (text.includes('\t')) {
    return (readPaste(text).sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text));
  }
  return text
    .split(/[\n\r、，,;；]+/u)
    .map((name) => [name.replace(/^\s*(?:\d+[.、．)）])\s*/u, '').trim()])
    .filter(([name]) => name !== '');
}

/** @throws DeskError list-no-names */
export async function listOfPasted(text: string): Promise<Uint8Array> {
  const rows = rowsOf(text).filter((row) => row.some((cell) => cell !== ''));
  const [first] = rows;
  const headed = first?.some((cell) => /姓名|身份证|人员|名字/u.test(squash(cell))) === true;
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length < (headed ? 2 : 1) || width > 20) {
    throw new DeskError('list-no-names', '粘贴的内容里没有认出名单。请一行一个姓名粘贴，或从表格里连同表头一起复制。');
  }
  const headings = headed
    ? (first ?? [])
    : Array.from({ length: width }, (_, i) => (i === 0 ? '姓名' : `第 ${i + 1} 列`));
  return await writeTable({
    sheetName: title,
    title,
    columns: headings.map((label, i) => ({ label: label === '' ? `第 ${i + 1} 列` : label, kind: 'text' })),
    rows: (headed ? rows.slice(1) : rows).map((row) => headings.map((_, i) => row[i] ?? '')),
  });
}
