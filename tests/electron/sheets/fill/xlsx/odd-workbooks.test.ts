import { describe, expect, it } from 'vitest';
import type { SheetEdits } from '../../../../../electron/sheets/fill/edits.ts';
import { fillWorkbook } from '../../../../../electron/sheets/fill/fill-workbook.ts';
import { patchZip } from '../../../../../electron/sheets/fill/zip-patch.ts';
import { inflateEntry, readZipDirectory } from '../../../../../electron/sheets/zip-directory.ts';
import {
  askWorkbook,
  filled,
  makeWorkbook,
  noOffice,
  noOpenpyxl,
  numberAt,
  refusal,
  shownByOffice,
  textAt,
} from '../office-files.ts';

const base = noOpenpyxl ? new Uint8Array() : makeWorkbook('ws["A1"] = 1');
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetPart = 'xl/worksheets/sheet1.xml';

function part(bytes: Uint8Array, name: string): string {
  const entry = readZipDirectory(bytes)?.find((one) => one.name === name);
  return new TextDecoder().decode(inflateEntry(bytes, entry!)!);
}

/** The base workbook with other parts. */
function withParts(parts: Readonly<Record<string, string>>): Uint8Array {
  const changes = new Map(Object.entries(parts).map(([name, xml]) => [name, new TextEncoder().encode(xml)]));
  return patchZip(base, changes)!;
}

function withSheet(inner: string, root = `<worksheet xmlns="${main}">`): Uint8Array {
  const close = root.startsWith('<x:') ? '</x:worksheet>' : '</worksheet>';
  return withParts({ [sheetPart]: `<?xml version="1.0" encoding="UTF-8"?>\n${root}${inner}${close}` });
}

function sheetOf(bytes: Uint8Array): string {
  return part(bytes, sheetPart)
    .replace(/^[^]*?<(x:)?worksheet[^>]*>/u, '')
    .replace(/<\/(x:)?worksheet>$/u, '');
}

function fill(bytes: Uint8Array, edits: Omit<SheetEdits, 'sheet'>) {
  return fillWorkbook(bytes, 'xlsx', [{ sheet: 0, ...edits }]);
}

describe.skipIf(noOpenpyxl)('a workbook written in an unusual way', () => {
  it('keeps its prefixes', () => {
    const form = withSheet(
      '<x:sheetData><x:row r="1"><x:c r="A1" s="0"/></x:row><x:row r="2"/></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A2:B2"/></x:mergeCells>',
      `<x:worksheet xmlns:x="${main}">`,
    );
    const bytes = filled(
      fill(form, { cells: [textAt(0, 0, '甲'), numberAt(1, 2, 5)], insertions: [{ after: 0, count: 1, model: 0 }] }),
    );
    expect(sheetOf(bytes)).toBe(
      '<x:sheetData><x:row r="1"><x:c r="A1" s="0" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>' +
        '<x:row r="2"><x:c r="A2" s="0"/><x:c r="C2"><x:v>5</x:v></x:c></x:row><x:row r="3"></x:row></x:sheetData>' +
        '<x:mergeCells count="1"><x:mergeCell ref="A3:B3"/></x:mergeCells>',
    );
    expect(askWorkbook(bytes, 'print(json.dumps([c.value for c in ws[2]] + [c.value for c in ws[1]]))')).toEqual([
      null,
      null,
      5,
      '甲',
      null,
      null,
    ]);
  });

  it('is numbered where cells do not say where they stand', () => {
    const form = withSheet(
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>',
    );
    const bytes = filled(fill(form, { cells: [numberAt(0, 3, 9)], insertions: [{ after: 0, count: 1, model: 0 }] }));
    expect(sheetOf(bytes)).toBe(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>9</v></c></row><row r="2"></row>' +
        '<row r="3"><c r="A3"><v>3</v></c></row></sheetData>',
    );
  });

  it('keeps line breaks between tags, comments, extensions and what it does not know', () => {
    const inner =
      '\n  <sheetPr/>\n  <!-- <row r="9"> -->\n  <sheetData>\n    <row r="1" spans="1:2" foo:bar="1>2" xmlns:foo="urn:foo">\n      <c r="A1"/>\n    <extLst/></row>\n' +
      '    <row r="3"><c r="A3"/></row>\n  </sheetData>\n  <pageMargins left="0.7"/>\n';
    const bytes = filled(fill(withSheet(inner), { cells: [numberAt(2, 0, 5), numberAt(0, 4, 6)] }));
    expect(sheetOf(bytes)).toBe(
      inner
        .replace('<row r="1" spans="1:2"', '<row r="1"')
        .replace(/\n {6}<c r="A1"\/>/u, '<c r="A1"/><c r="E1"><v>6</v></c>')
        .replace('<c r="A3"/>', '<c r="A3"><v>5</v></c>'),
    );
  });

  it('takes the style of the row or the column where a cell was not there', () => {
    const form = withSheet(
      '<cols><col min="2" max="3" width="9" style="0"/></cols><sheetData><row r="1" s="7" customFormat="1"/><row r="2" s="7"/></sheetData>',
    );
    const bytes = filled(fill(form, { cells: [numberAt(0, 1, 1), numberAt(1, 1, 1), numberAt(2, 5, 1)] }));
    expect(sheetOf(bytes)).toContain(
      '<row r="1" s="7" customFormat="1"><c r="B1" s="7"><v>1</v></c></row><row r="2" s="7"><c r="B2" s="0"><v>1</v></c></row><row r="3"><c r="F3"><v>1</v></c></row>',
    );
  });

  const shared =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>' +
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>' +
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>' +
    '<row r="4"><c r="B4"><f>SUM(B1:B3)</f><v>6</v></c><c r="C4" t="str"><f>"甲"</f><v>甲</v></c></row>';

  it('writes shared formulas out when rows come between, and drops results that are out of date', () => {
    const bytes = filled(
      fill(withSheet(`<sheetData>${shared}</sheetData>`), {
        cells: [numberAt(3, 0, 7)],
        insertions: [{ after: 2, count: 1, model: 2 }],
      }),
    );
    expect(sheetOf(bytes)).toBe(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*$A$1</f><v>1</v></c></row>' +
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f>A2*$A$1</f><v>2</v></c></row>' +
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f>A3*$A$1</f><v>3</v></c></row>' +
        '<row r="4"><c r="A4"><v>7</v></c><c r="B4"><f>A4*$A$1</f></c></row>' +
        '<row r="5"><c r="B5"><f>SUM(B1:B4)</f></c><c r="C5" t="str"><f>"甲"</f><v>甲</v></c></row></sheetData>',
    );
  });

  it.skipIf(noOffice)('computes in LibreOffice once its shared formulas are written out', () => {
    const edits = { cells: [numberAt(3, 0, 7)], insertions: [{ after: 2, count: 1, model: 2 }] };
    const bytes = filled(fill(withSheet(`<sheetData>${shared}</sheetData>`), edits));
    expect(shownByOffice(bytes, 'xlsx')[4]).toEqual(['', '13', '甲']);
  });

  it('leaves shared formulas alone when only values change, and writes them out when their first cell goes', () => {
    const form = withSheet(`<sheetData>${shared}</sheetData>`);
    const value = sheetOf(filled(fill(form, { cells: [numberAt(1, 0, 7)] })));
    expect(value).toContain('<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c>');
    expect(value).toContain('<c r="B2"><f t="shared" si="0"/></c>');
    expect(value).toContain('<f>SUM(B1:B3)</f></c>');
    const over = sheetOf(filled(fill(form, { cells: [numberAt(0, 1, 7, { overFormula: true })] })));
    expect(over).toContain('<c r="B1"><v>7</v></c>');
    expect(over).toContain('<c r="B2"><f>A2*$A$1</f><v>2</v></c>');
  });

  it('loses rows with what stands on them, and says #REF! where a formula pointed to them alone', () => {
    const form = withSheet(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>' +
        '<row r="3"><c r="A3"><f>A2+SUM(A1:A2)</f><v>5</v></c></row></sheetData>' +
        '<mergeCells count="2"><mergeCell ref="B2:C2"/><mergeCell ref="D1:D2"/></mergeCells>' +
        '<dataValidations count="2"><dataValidation type="list" sqref="A2"><formula1>"甲"</formula1></dataValidation><dataValidation sqref="A1:A3"/></dataValidations>' +
        '<hyperlinks><hyperlink ref="A2" location="A1"/></hyperlinks>',
    );
    expect(sheetOf(filled(fill(form, { cells: [], deletions: [{ from: 1, count: 1 }] })))).toBe(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><f>#REF!+SUM(A1:A1)</f></c></row></sheetData>' +
        '<dataValidations count="1"><dataValidation sqref="A1:A2"/></dataValidations>',
    );
  });

  it('moves what stands in extensions: conditions, validations and sparklines of Excel 2010', () => {
    const form = withSheet(
      '<sheetData><row r="1"><c r="A1"/></row></sheetData><extLst><ext><x14:dataValidations count="1"><x14:dataValidation><x14:formula1><xm:f>表!A1</xm:f></x14:formula1>' +
        '<xm:sqref>A1 C5</xm:sqref></x14:dataValidation></x14:dataValidations><x14:sparkline><xm:f>A1:A5</xm:f><xm:sqref>B5</xm:sqref></x14:sparkline></ext></extLst>',
    );
    const text = sheetOf(filled(fill(form, { cells: [], insertions: [{ after: 0, count: 2, model: 0 }] })));
    expect(text).toContain('<xm:f>表!A1</xm:f></x14:formula1><xm:sqref>A1:A3 C7</xm:sqref>');
    expect(text).toContain('<xm:f>A1:A7</xm:f><xm:sqref>B7</xm:sqref>');
  });

  it('takes new rows into a table, its filter and the formulas of its columns', () => {
    const form = makeWorkbook(`
from openpyxl.worksheet.table import Table
for column, head in enumerate(['姓名', '金额']): ws.cell(3, 1 + column, head)
table = Table(displayName='表一', ref='A3:B5'); ws.add_table(table)
ws['B8'] = '=SUM(表一[金额])'
ws['A9'].hyperlink = '#Sheet!A8'
`);
    const bytes = filled(fill(form, { cells: [numberAt(5, 1, 9)], insertions: [{ after: 4, count: 2, model: 4 }] }));
    const asked = askWorkbook(
      bytes,
      "t = ws.tables['表一']; print(json.dumps([t.ref, t.autoFilter.ref, ws['B10'].value, ws['A11'].hyperlink.ref]))",
    );
    expect(asked).toEqual(['A3:B7', 'A3:B7', '=SUM(表一[金额])', 'A11']);
    expect(refusal(fill(form, { cells: [], deletions: [{ from: 2, count: 3 }] }))).toMatchObject({
      refused: 'cannot-move',
    });
  });

  it('shows the copies of a hidden row', () => {
    const form = withSheet(
      '<sheetData><row r="1" hidden="1" ht="30" customHeight="1" collapsed="1"><c r="A1" s="0"/></row></sheetData>',
    );
    const text = sheetOf(filled(fill(form, { cells: [], insertions: [{ after: 0, count: 1, model: 0 }] })));
    expect(text).toContain('<row r="2" ht="30" customHeight="1"><c r="A2" s="0"/></row>');
  });

  it('holds text that XML cannot, and text that looks like an escape', () => {
    const text = ' 行一\r\n行二\u0001_x0041_<&>"𠮷 ';
    const bytes = filled(fill(base, { cells: [textAt(0, 0, text)] }));
    expect(sheetOf(bytes)).toContain(
      '<t xml:space="preserve"> 行一\n行二_x0001__x005F_x0041_&lt;&amp;&gt;&quot;𠮷 </t>',
    );
  });

  it('counts days from where the workbook does', () => {
    const cells = [{ row: 0, column: 0, value: { kind: 'day', day: '1990-05-01' } }] as const;
    expect(sheetOf(filled(fill(base, { cells })))).toContain('<v>32994</v>');
    const mac = withParts({
      'xl/workbook.xml': part(base, 'xl/workbook.xml').replace(/<workbookPr\s*\/>/u, '<workbookPr date1904="1"/>'),
    });
    expect(sheetOf(filled(fill(mac, { cells })))).toContain('<v>31532</v>');
    const early = ['1900-01-01', '1900-02-28', '1900-03-01'].map((day, row) => ({
      row,
      column: 0,
      value: { kind: 'day', day } as const,
    }));
    expect(sheetOf(filled(fill(base, { cells: early }))).match(/<v>\d+<\/v>/gu)).toEqual([
      '<v>1</v>',
      '<v>59</v>',
      '<v>61</v>',
    ]);
  });

  it('has its chain of computation taken away when formulas move, and is computed on opening', () => {
    const form = patchZip(
      withParts({
        [sheetPart]: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`,
        'xl/workbook.xml': part(base, 'xl/workbook.xml').replace(/<calcPr[^>]*>/u, ''),
        'xl/_rels/workbook.xml.rels': part(base, 'xl/_rels/workbook.xml.rels').replace(
          '</Relationships>',
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="theme/theme1.xml"/></Relationships>',
        ),
        '[Content_Types].xml': part(base, '[Content_Types].xml'),
      }),
      new Map(),
    )!;
    const bytes = filled(fill(form, { cells: [], insertions: [{ after: -1, count: 1, model: 0 }] }));
    expect(readZipDirectory(bytes)!.map((entry) => entry.name)).not.toContain('xl/theme/theme1.xml');
    expect(part(bytes, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(part(bytes, '[Content_Types].xml')).not.toContain('/xl/theme/theme1.xml');
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/<\/sheets>.*<calcPr fullCalcOnLoad="1"\/>/u);
  });
});

describe.skipIf(noOpenpyxl)('an edit that cannot be done is refused with its place', () => {
  const form = noOpenpyxl
    ? base
    : withSheet(
        '<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f t="array" ref="B1:B3">A1:A3</f></c></row></sheetData><mergeCells count="1"><mergeCell ref="C1:D2"/></mergeCells>',
      );
  it.each([
    ['formula-cell', { cells: [numberAt(0, 0, 1)] }, { row: 0, column: 0 }],
    ['inside-merge', { cells: [numberAt(1, 2, 1)] }, { row: 1, column: 2 }],
    ['array-formula', { cells: [numberAt(2, 1, 1)] }, { row: 2, column: 1 }],
    ['array-formula', { cells: [], insertions: [{ after: 1, count: 1, model: 1 }] }, {}],
    ['no-such-cell', { cells: [numberAt(0, 16_384, 1)] }, { row: 0, column: 16_384 }],
    ['text-too-long', { cells: [textAt(5, 0, '长'.repeat(32_768))] }, { row: 5, column: 0 }],
    ['no-such-value', { cells: [numberAt(5, 0, NaN)] }, { row: 5, column: 0 }],
    [
      'no-such-value',
      { cells: [{ row: 5, column: 0, value: { kind: 'day', day: '1990-02-30' } }] },
      { row: 5, column: 0 },
    ],
    ['too-many-rows', { cells: [], insertions: [{ after: 0, count: 2_000_000, model: 0 }] }, {}],
  ] as const)('%s', (refused, edits, place) => {
    expect(refusal(fill(form, edits))).toMatchObject({ refused, sheet: 0, ...place });
  });

  it('tells nothing of what was to be filled in', () => {
    expect(JSON.stringify(fill(form, { cells: [textAt(1, 2, '某人')] }))).not.toContain('某人');
  });

  it('refuses sheets that are not there and files that are not workbooks', () => {
    expect(refusal(fillWorkbook(form, 'xlsx', [{ sheet: 3, cells: [] }]))).toEqual({
      refused: 'no-such-sheet',
      sheet: 3,
    });
    expect(refusal(fill(base.subarray(0, 500), { cells: [] }))).toEqual({ refused: 'damaged' });
    expect(
      refusal(fill(withSheet('<sheetData><row r="2"/><row r="1"/></sheetData>'), { cells: [numberAt(0, 0, 1)] })),
    ).toEqual({ refused: 'damaged', sheet: 0 });
  });
});
