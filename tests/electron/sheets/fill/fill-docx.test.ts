import {
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextDirection,
  TextRun,
  VerticalMergeType,
  WidthType,
  type ITableCellOptions,
} from 'docx';
import { fromHtml } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '../../../../electron/sheets/fill/docx/tables.ts';
import { tableGrid } from '../../../../electron/sheets/fill/docx/table-grid.ts';
import type { SheetEdits } from '../../../../electron/sheets/fill/edits.ts';
import { fillWorkbook } from '../../../../electron/sheets/fill/fill-workbook.ts';
import { patchZip } from '../../../../electron/sheets/fill/zip-patch.ts';
import { inflateEntry, readZipDirectory } from '../../../../electron/sheets/zip-directory.ts';
import { changedEntries, convert, filled, noOffice, numberAt, refusal, textAt } from './office-files.ts';

function cell(text: string, more: Partial<ITableCellOptions> = {}): TableCell {
  const run = new TextRun({ text, font: '仿宋', size: 28, bold: true });
  return new TableCell({
    children: [new Paragraph({ children: text === '' ? [] : [run], alignment: 'center' })],
    ...more,
  });
}

/** A heading of two rows with cells merged both ways and one set downwards, three empty rows, a foot over all columns. */
async function makeForm(): Promise<Uint8Array> {
  const empty = () =>
    new TableRow({
      height: { value: 500, rule: 'exact' },
      children: Array.from({ length: 5 }, (_, i) => cell(i === 4 ? '此处填写' : '')),
    });
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: [
          cell('序号', { rowSpan: 2, textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT }),
          cell('姓名', { rowSpan: 2 }),
          cell('联系方式', { columnSpan: 2 }),
          cell('备注', { rowSpan: 2 }),
        ],
      }),
      new TableRow({ tableHeader: true, children: [cell('手机'), cell('微信')] }),
      ...Array.from({ length: 3 }, empty),
      new TableRow({ children: [cell('填表人：', { columnSpan: 5 })] }),
    ],
  });
  const second = new Table({
    rows: [
      new TableRow({ children: [cell('甲社区', { verticalMerge: VerticalMergeType.RESTART }), cell('一')] }),
      new TableRow({ children: [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('二')] }),
    ],
  });
  const text = new Paragraph('说明');
  return new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: [text, table, text, second, text] }] })),
  );
}

let form: Uint8Array;
beforeAll(async () => {
  form = await makeForm();
});

function documentOf(bytes: Uint8Array): string {
  const entry = readZipDirectory(bytes)!.find((one) => one.name === 'word/document.xml')!;
  return new TextDecoder().decode(inflateEntry(bytes, entry)!);
}

function grid(bytes: Uint8Array, table = 0): string[][] {
  const xml = documentOf(bytes);
  return tableGrid(xml, readTables(xml)[table]!, '表').rows.map((row) => Array.from(row!, (one) => one?.text ?? ''));
}

/** The texts of the first table as LibreOffice shows them. */
function shown(bytes: Uint8Array): string[][] {
  const html = new TextDecoder().decode(convert(bytes, 'docx', 'html:HTML:EmbedImages'));
  const table = /<table[^]*?<\/table>/u.exec(html)![0];
  return fromHtml(table).rows.map((row) => row.map((value) => String(value ?? '').trim()));
}

const edits: readonly SheetEdits[] = [
  {
    sheet: 0,
    insertions: [{ after: 4, count: 2, model: 4 }],
    cells: [2, 3, 4, 5, 6].flatMap((row) => [
      textAt(row, 1, `张<${row}>`),
      textAt(row, 2, `1390000000${row}`),
      numberAt(row, 0, row - 1),
    ]),
  },
];

describe('a table of a Word document', () => {
  it('is read with its merges and its text set downwards', () => {
    const xml = documentOf(form);
    const read = tableGrid(xml, readTables(xml)[0]!, '表');
    expect(grid(form).slice(0, 3)).toEqual([
      ['序号', '姓名', '联系方式', '', '备注'],
      ['', '', '手机', '微信'],
      ['', '', '', '', '此处填写'],
    ]);
    expect(read.merges).toEqual([
      { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 0 },
      { fromRow: 0, toRow: 1, fromColumn: 1, toColumn: 1 },
      { fromRow: 0, toRow: 0, fromColumn: 2, toColumn: 3 },
      { fromRow: 0, toRow: 1, fromColumn: 4, toColumn: 4 },
      { fromRow: 5, toRow: 5, fromColumn: 0, toColumn: 4 },
    ]);
  });

  it('is filled, with rows added, and nothing else in the file changes', () => {
    const bytes = filled(fillWorkbook(form, 'docx', edits));
    expect(changedEntries(form, bytes)).toEqual(['word/document.xml']);
    expect(grid(bytes).slice(2)).toEqual([
      ['1', '张<2>', '13900000002', '', '此处填写'],
      ['2', '张<3>', '13900000003', '', '此处填写'],
      ['3', '张<4>', '13900000004', '', '此处填写'],
      ['4', '张<5>', '13900000005', '', ''],
      ['5', '张<6>', '13900000006', '', ''],
      ['填表人：'],
    ]);
    const [before, after] = [documentOf(form), documentOf(bytes)];
    const row = readTables(before)[0]!.rows[2]!;
    expect(after.startsWith(before.slice(0, row.cells[0]!.propertiesTo))).toBe(true);
    const foot = readTables(before)[0]!.rows[5]!.tag.from;
    expect(after.endsWith(before.slice(foot))).toBe(true);
  });

  it('keeps the look of a cell: its own run, or its paragraph', () => {
    const cells = [textAt(0, 1, '姓　名'), textAt(2, 0, '两\n行')];
    const after = documentOf(filled(fillWorkbook(form, 'docx', [{ sheet: 0, cells }])));
    const before = documentOf(form);
    expect(after).toBe(
      before
        .replace('姓名</w:t>', '姓　名</w:t>')
        .replace(
          /(<w:trHeight w:val="500"[^]*?<w:pPr><w:jc w:val="center"\/><\/w:pPr>)/u,
          '$1<w:r><w:t xml:space="preserve">两</w:t><w:br/><w:t xml:space="preserve">行</w:t></w:r>',
        ),
    );
  });

  it.skipIf(noOffice)('reads in LibreOffice as it was filled', () => {
    expect(shown(filled(fillWorkbook(form, 'docx', edits))).slice(2)).toEqual([
      ['1', '张<2>', '13900000002', '', '此处填写'],
      ['2', '张<3>', '13900000003', '', '此处填写'],
      ['3', '张<4>', '13900000004', '', '此处填写'],
      ['4', '张<5>', '13900000005', '', ''],
      ['5', '张<6>', '13900000006', '', ''],
      ['填表人：', '', '', '', ''],
    ]);
  });

  it.skipIf(noOffice)('is filled alike where LibreOffice has saved the form', () => {
    const saved = convert(form, 'docx', 'docx');
    const bytes = filled(fillWorkbook(saved, 'docx', edits));
    expect(changedEntries(saved, bytes)).toEqual(['word/document.xml']);
    expect(shown(bytes)).toEqual(shown(filled(fillWorkbook(form, 'docx', edits))));
  });

  it('takes new rows into a merge that goes on below them, and out of one that does not', () => {
    const inside = filled(
      fillWorkbook(form, 'docx', [
        { sheet: 1, insertions: [{ after: 0, count: 1, model: 0 }], cells: [textAt(1, 1, '新')] },
      ]),
    );
    const rows = readTables(documentOf(inside))[1]!.rows;
    expect(rows.map((row) => row.cells.map((one) => one.down))).toEqual([
      ['first', 'none'],
      ['covered', 'none'],
      ['covered', 'none'],
    ]);
    const behind = filled(
      fillWorkbook(form, 'docx', [
        { sheet: 1, insertions: [{ after: 1, count: 1, model: 1 }], cells: [textAt(2, 0, '乙社区')] },
      ]),
    );
    expect(grid(behind, 1)).toEqual([
      ['甲社区', '一'],
      ['', '二'],
      ['乙社区', ''],
    ]);
  });

  it('keeps bookmarks where they are, and copies neither them nor what must be there but once', () => {
    const marked = documentOf(form).replace(
      /(<w:trHeight w:val="500"[^]*?<w:p)>/u,
      '$1 w14:paraId="1A2B3C4D" w14:textId="77777777"><w:bookmarkStart w:id="7" w:name="甲"/>',
    );
    const rowed = marked.replace('<w:tr><w:trPr><w:trHeight', '<w:tr w14:paraId="5E6F7A8B"><w:trPr><w:trHeight');
    const entry = new Map([['word/document.xml', new TextEncoder().encode(rowed)]]);
    const bytes = patchZip(form, entry)!;
    const once = (xml: string) => [
      xml.split('w:name="甲"').length,
      xml.split('1A2B3C4D').length,
      xml.split('5E6F7A8B').length,
    ];
    const cells = [textAt(2, 0, '1'), textAt(3, 0, '2')];
    const after = documentOf(
      filled(fillWorkbook(bytes, 'docx', [{ sheet: 0, cells, insertions: [{ after: 2, count: 1, model: 2 }] }])),
    );
    expect(once(after)).toEqual([2, 2, 2]);
    expect(after).toContain('<w:bookmarkStart w:id="7" w:name="甲"/><w:r><w:t xml:space="preserve">1</w:t></w:r>');
  });

  it('loses rows, but not the head of a merge alone', () => {
    const fewer = filled(
      fillWorkbook(form, 'docx', [
        { sheet: 0, deletions: [{ from: 3, count: 2 }], cells: [textAt(3, 0, '填表人：某')] },
      ]),
    );
    expect(grid(fewer).slice(2)).toEqual([['', '', '', '', '此处填写'], ['填表人：某']]);
    const head = fillWorkbook(form, 'docx', [{ sheet: 1, deletions: [{ from: 0, count: 1 }], cells: [] }]);
    expect(refusal(head)).toEqual({ refused: 'cannot-move', sheet: 1, row: 0 });
  });

  it.each([
    ['inside-merge', textAt(1, 0, '甲')],
    ['inside-merge', textAt(0, 3, '甲')],
    ['no-such-cell', textAt(2, 9, '甲')],
    ['no-such-cell', textAt(9, 0, '甲')],
    ['not-for-this-kind', textAt(2, 0, '甲', { numberFormat: '@' })],
  ] as const)('refuses an edit: %s', (refused, one) => {
    expect(refusal(fillWorkbook(form, 'docx', [{ sheet: 0, cells: [one] }]))).toMatchObject({
      refused,
      row: one.row,
      column: one.column,
    });
  });
});
