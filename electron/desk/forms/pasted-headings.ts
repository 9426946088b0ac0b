/** Headings copied from WeChat, Word or Excel become a form of our own: one sheet, one heading row, one row that waits. */
import { readPaste } from '../../sheets/csv.ts';
import { headingParts } from '../../sheets/heading-block.ts';
import { writeTable } from '../../sheets/write.ts';
import { DeskError } from '../errors.ts';

/** Marks that part headings in running text: 姓名、性别，身份证号. */
const marks = /[、，,；;|\n\r]+|\s{2,}/u;

/** @throws DeskError form-no-headings */
export function headingsIn(text: string): readonly string[] {
  const grid = text.includes('\t') ? readPaste(text).sheets[0] : undefined;
  const width = grid?.rows[0]?.length ?? 0;
  const found =
    grid === undefined
      ? text.split(marks)
      : Array.from({ length: width }, (_, x) => headingParts(grid, 0, grid.rows.length - 1, x).join('/'));
  const headings = found
    .map((heading) => heading.replace(/^(?:\d+[.、．)）]|[(（]\d+[)）])\s*/u, '').trim())
    .filter((heading) => heading !== '');
  if (headings.length < 2 || headings.some((heading) => heading.length > 60)) {
    throw new DeskError(
      'form-no-headings',
      '粘贴的文字里没有认出表头。请复制表格的表头行，或写成“姓名、性别、身份证号……”，至少两栏。',
    );
  }
  return headings;
}

/** The blank workbook of pasted headings. */
export async function blankOf(headings: readonly string[], title: string): Promise<Uint8Array> {
  return await writeTable({
    sheetName: title,
    title,
    columns: headings.map((label) => ({ label, kind: 'text' })),
    rows: [headings.map(() => null)],
  });
}
