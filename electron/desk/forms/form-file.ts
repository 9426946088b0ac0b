/** The file of a form as bytes and as grids: read again for every filling, so that what is filled is what was sent. */
import type { FormKind } from '../../sheets/fill/edits.ts';
import { type Form, type FormSheet, readForm } from '../../sheets/fill/form-grid.ts';
import { DeskError } from '../errors.ts';

export interface FormFile {
  readonly kind: FormKind;
  readonly bytes: Uint8Array;
  readonly sheets: readonly FormSheet[];
  /** What the clerk should know of it. */
  readonly notes: readonly string[];
}

/** Columns that a form may have: more is a database dump, no form. */
const mostColumns = 120;

/** Real dates are written in the one way that every Excel and WPS shows alike. */
export const dayFormat = 'yyyy-mm-dd';

function notesOf({ hasMacros, hasExternalLinks, sheets }: Form): readonly string[] {
  return [
    ...(hasMacros ? ['这份表带有宏。只填内容，宏原样保留，也不会运行。'] : []),
    ...(hasExternalLinks ? ['这份表的公式引用了别的文件，填好后这些公式可能要在发表单位的电脑上才算得出。'] : []),
    ...(sheets.some((sheet) => sheet.isProtected) ? ['工作表设有保护，照样可以填，保护原样保留。'] : []),
  ];
}

/** @throws DeskError sheet-… for what cannot be read, form-… for what is no form */
export async function readFormFile(bytes: Uint8Array, fileName: string): Promise<FormFile> {
  const form = await readForm(bytes, fileName);
  for (const { grid } of form.sheets) {
    const width = grid.rows[0]?.length ?? 0;
    if (width > mostColumns) {
      throw new DeskError(
        'form-too-wide',
        `“${fileName}”里的“${grid.name}”有 ${width} 列，超过 ${mostColumns} 列，不像要填写的表，没有打开。请删去多余的列后再试。`,
      );
    }
  }
  return { kind: form.kind, bytes, sheets: form.sheets, notes: notesOf(form) };
}
