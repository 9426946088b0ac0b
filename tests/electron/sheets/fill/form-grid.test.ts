import { Document, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { DeskError } from '../../../../electron/desk/errors.ts';
import { readForm } from '../../../../electron/sheets/fill/form-grid.ts';
import { formRows } from '../../../../electron/sheets/fill/form-rows.ts';
import { makeWorkbook, noOpenpyxl, convert, noOffice } from './office-files.ts';
import { makeRosterForm } from './roster-form.ts';

async function code(bytes: Uint8Array, name: string): Promise<string> {
  try {
    await readForm(bytes, name);
    return 'read';
  } catch (error) {
    return error instanceof DeskError ? error.code : String(error);
  }
}

const ruledRows = `
from openpyxl.styles import Border, Side
thin = Side(style='thin'); thick = Side(style='thick')
for row in range(1, 7):
    for column in range(1, 4): ws.cell(row, column).border = Border(thin, thin, thin, thick if row == 6 else thin)
ws['A1'] = '序号'; ws['B1'] = '姓名'; ws['C1'] = '学历'
`;

/** A picture of one point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function document(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

describe.skipIf(noOpenpyxl)('a form in a workbook', () => {
  it('tells its rows for people, its foot, its formulas and its protection', async () => {
    const form = await readForm(makeRosterForm(), '花名册.xlsx');
    const [sheet, words] = [form.sheets[0]!, form.sheets[1]!];
    expect({ kind: form.kind, macros: form.hasMacros, links: form.hasExternalLinks }).toEqual({
      kind: 'xlsx',
      macros: false,
      links: false,
    });
    expect(sheet.grid.name).toBe('花名册 (2024)');
    expect([sheet.isProtected, words.isProtected]).toEqual([true, false]);
    expect(sheet.formulas).toHaveLength(12);
    expect(formRows(sheet, [2, 3])).toEqual({
      first: 4,
      rows: [4, 5, 6, 7],
      filled: [],
      growth: { after: 7, model: 7 },
      footFrom: 8,
    });
  });

  it.skipIf(noOffice)('tells the same of a form that LibreOffice has saved', async () => {
    const form = await readForm(convert(makeRosterForm(), 'xlsx', 'xlsx'), '花名册.xlsx');
    expect(formRows(form.sheets[0]!, [2, 3])).toEqual({
      first: 4,
      rows: [4, 5, 6, 7],
      filled: [],
      growth: { after: 7, model: 7 },
      footFrom: 8,
    });
  });

  it('has ruled rows without a text, the last of which closes the table', async () => {
    const form = await readForm(makeWorkbook(ruledRows), '表.xlsx');
    expect(form.sheets[0]!.grid.rows).toHaveLength(1);
    expect(formRows(form.sheets[0]!, [0, 0])).toEqual({
      first: 1,
      rows: [1, 2, 3, 4, 5],
      filled: [],
      growth: { after: 4, model: 4 },
      footFrom: null,
    });
  });

  it('has numbered rows, an example, rows already filled and notes behind an empty row', async () => {
    const bytes = makeWorkbook(`${ruledRows}
ws['A2'] = '示例'; ws['B2'] = '张三'
for row in range(3, 7): ws.cell(row, 1, row - 2)
ws['B4'] = '李四'
ws['A8'] = '注：学历填最高学历'
`);
    const form = await readForm(bytes, '表.xlsx');
    expect(formRows(form.sheets[0]!, [0, 0])).toEqual({
      first: 2,
      rows: [2, 3, 4, 5],
      filled: [3],
      growth: { after: 4, model: 4 },
      footFrom: 7,
    });
  });

  it('has a foot where cells are merged otherwise than in the rows', async () => {
    const form = await readForm(makeWorkbook(`${ruledRows}\nws.merge_cells('B6:C6'); ws['A6'] = '意见'`), '表.xlsx');
    expect(formRows(form.sheets[0]!, [0, 0])).toMatchObject({ first: 1, rows: [1, 2, 3, 4], footFrom: 5 });
  });

  it('has no row to copy where nothing is below the heading', async () => {
    const form = await readForm(makeWorkbook("ws['A1'] = '姓名'; ws['B1'] = '学历'"), '表.xlsx');
    expect(formRows(form.sheets[0]!, [0, 0])).toEqual({ first: 1, rows: [], filled: [], growth: null, footFrom: null });
  });

  it('is refused in words where it is a web page', async () => {
    const page = new TextEncoder().encode('<html><table><tr><td>姓名</td></tr></table></html>');
    expect(await code(page, '表.xls')).toBe('form-web-page');
    expect(await code(makeRosterForm().subarray(0, 3000), '表.xlsx')).toBe('sheet-damaged');
  });
});

describe('a form in a document', () => {
  const row = (...texts: string[]) =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });

  it('tells the rows of its tables', async () => {
    const table = new Table({ rows: [row('序号', '姓名'), row('1', ''), row('2', ''), row('合计', '')] });
    const form = await readForm(await document([new Paragraph('表一'), table]), '表.docx');
    expect(form.kind).toBe('docx');
    expect(form.sheets.map((sheet) => [sheet.place, sheet.grid.name])).toEqual([[0, '表格1']]);
    expect(formRows(form.sheets[0]!, [0, 0])).toEqual({
      first: 1,
      rows: [1, 2],
      filled: [],
      growth: { after: 2, model: 2 },
      footFrom: 3,
    });
  });

  it('is refused in words where it has no table or only a picture of one', async () => {
    expect(await code(await document([new Paragraph('没有表格')]), '通知.docx')).toBe('form-no-table');
    const image = new ImageRun({ type: 'png', data: picture, transformation: { width: 10, height: 10 } });
    expect(await code(await document([new Paragraph({ children: [image] })]), '通知.docx')).toBe('form-picture');
  });
});
