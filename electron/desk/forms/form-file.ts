/** The file of a form as bytes and as grids: read again for every filling, so that what is filled is what was sent. */
import type { SheetGrid } from '../../sheets/cell.ts';
import type { FormKind } from '../../sheets/fill/edits.ts';
import { fileKind } from '../../sheets/file-kind.ts';
import { readWorkbook } from '../../sheets/workbook.ts';
import { DeskError } from '../errors.ts';

export interface FormSheet {
  /** Its place among the sheets, or the tables of a document. */
  readonly place: number;
  readonly grid: SheetGrid;
  /** One behind the last row that has a border, a height or a content. */
  readonly styledRows: number;
  /** The number format that a real date needs in a column that has none for dates. */
  readonly dayFormat: (column: number) => string | undefined;
}

export interface FormFile {
  readonly kind: FormKind;
  readonly bytes: Uint8Array;
  readonly sheets: readonly FormSheet[];
  /** What the clerk should know of it. */
  readonly notes: readonly string[];
}

/** Columns that a form may have: more is a database dump, no form. */
const mostColumns = 120;

/** @throws DeskError sheet-… for what cannot be read, form-too-wide */
export async function readFormFile(bytes: Uint8Array, fileName: string): Promise<FormFile> {
  const kind = fileKind(bytes, fileName);
  if (kind !== 'xlsx' && kind !== 'xls') {
    throw new DeskError(
      'form-kind',
      `“${fileName}”不是能填写的空表。请选择 .xlsx、.xls 或 .docx 文件，或者把表头粘贴进来。`,
    );
  }
  const workbook = await readWorkbook(bytes, fileName);
  for (const { rows, name } of workbook.sheets) {
    const width = rows[0]?.length ?? 0;
    if (width > mostColumns) {
      throw new DeskError(
        'form-too-wide',
        `工作表“${name}”有 ${width} 列，超过 ${mostColumns} 列，不像要填写的表，没有打开。请删去多余的列后再试。`,
      );
    }
  }
  const sheets = workbook.sheets.map((grid, place) => ({
    place,
    grid,
    styledRows: grid.rows.length,
    dayFormat: () => 'yyyy-mm-dd',
  }));
  return { kind, bytes, sheets, notes: [] };
}
