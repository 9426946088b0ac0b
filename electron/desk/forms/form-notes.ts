/** What the clerk should know of how a form was understood. */
import { squash } from '../../../db/rules/text.ts';
import type { FormFile } from './form-file.ts';
import type { FoundSheet } from './open-form.ts';
import type { FormTable } from './shapes.ts';
import type { FormWords } from './words.ts';

/** The row, 0-based, that heads another table below; null where there is none. */
function anotherBelow({ sheet, parts }: FoundSheet, { byWord }: FormWords): number | null {
  const from = parts[0]?.belowRow ?? null;
  if (from === null) return null;
  const row = sheet.grid.rows.findIndex((cells, y) => {
    const own = y < from ? [] : cells.filter((cell) => cell.kind !== 'empty' && cell.merged !== true);
    const known = own.filter((cell) => cell.kind === 'text' && byWord.has(squash(cell.text, 'none')));
    return known.length >= 2 && known.length >= own.length * 0.6;
  });
  return row === -1 ? null : row;
}

/** The notes of an opened form, those of its file first. */
export function formNotes(
  file: FormFile,
  tables: readonly FormTable[],
  found: readonly FoundSheet[],
  words: FormWords,
): readonly string[] {
  const used = tables.filter((table) => table.used);
  const onePerson = used.some(({ headingRows, columns }) => headingRows === null && columns.length > 0);
  const more = used.flatMap(({ key, name }) => {
    const sheet = found.find((one) => String(one.sheet.place) === key);
    const row = sheet === undefined ? null : anotherBelow(sheet, words);
    return row === null
      ? []
      : [
          `“${name}”第 ${row + 1} 行起还有一张表，没有取数。要填那一张，请在“表头在第几行”里改成第 ${row + 1} 行，再填一次。`,
        ];
  });
  return [...file.notes, ...(onePerson ? ['这是一人一张的表：请在“谁填进去”里只留一个人，一人填一份。'] : []), ...more];
}
