/** The same form as .xlsx and as .xls, filled alike: two engines that share no code for formulas must agree. */
import { describe, expect, it } from 'vitest';
import type { SheetEdits } from '../../../../electron/sheets/fill/edits.ts';
import { fillWorkbook } from '../../../../electron/sheets/fill/fill-workbook.ts';
import { askWorkbook, convert, filled, makeWorkbook, noOffice, noOpenpyxl, numberAt, refusal } from './office-files.ts';

const formulas = [
  'SUM(B5:B8)',
  'SUM($B$5:$B$8)/COUNT(B5:B8)',
  'B8+B9+$B$9',
  'SUM(B5:B7)+SUM(B6:B9)',
  "'表 2'!A9+SUM('表 2'!A5:A8)",
  "SUM(A1:B3)+'表 2'!$A$1",
  'IF(B9>0,"A9"&B9,B20)',
  'SUM(A:A)-SUM($B:$B)',
  'VLOOKUP(B5,$A$5:$B$8,2,FALSE)',
  'SUMPRODUCT((A5:A8>0)*(B5:B8))',
  'COUNTIF(B5:B8,">1")+RANK(B8,$B$5:$B$8)',
  'INDEX(B5:B8,2)+MATCH(1,A5:A12,0)',
  'CHOOSE(2,B8,B9,B10)',
  'ROUND(AVERAGE(B5:B8)*1.5%,2)',
  'SUM(B1:B30)-B30',
];

/** The same as they read on another sheet: each reference that names none names the first. */
const fromElsewhere = formulas.map((formula) => formula.replaceAll(/(?<![!\w$:'"])\$?[A-Z]\$?\d/gu, '表1!$&'));

/** Formulas beside, below and above the rows, in each row, and on the other sheet. */
const form = `
ws.title = '表1'
other = wb.create_sheet('表 2')
for row in range(5, 9):
    ws.cell(row, 1, row); ws.cell(row, 2, row * 2); ws.cell(row, 3, f'=A{row}+B{row}'); ws.cell(row, 4, f'=SUM($B$5:B{row})')
    ws.cell(row, 5, f"='表 2'!A{row}*$B$9"); other.cell(row, 1, row)
for i, (formula, named) in enumerate(zip(${JSON.stringify(formulas)}, ${JSON.stringify(fromElsewhere)})):
    ws.cell(12 + i, 6, '=' + formula); ws.cell(3, 8 + i, '=' + formula)
    other.cell(12 + i, 3, '=' + formula.replace("'表 2'", '表1')); other.cell(12 + i, 4, '=' + named)
`;

const ask = `
print(json.dumps([[ [c.coordinate, c.value] for row in s.iter_rows() for c in row if isinstance(c.value, str) and c.value.startswith('=')] for s in wb.worksheets]))
`;

const changes: readonly (readonly [string, Omit<SheetEdits, 'sheet' | 'cells'>])[] = [
  ['rows behind the last', { insertions: [{ after: 7, count: 3, model: 7 }] }],
  ['rows between', { insertions: [{ after: 5, count: 2, model: 5 }] }],
  ['rows that go', { deletions: [{ from: 5, count: 2 }] }],
  [
    'rows that come and go',
    {
      insertions: [{ after: 6, count: 2, model: 4 }],
      deletions: [
        { from: 7, count: 1 },
        { from: 9, count: 1 },
      ],
    },
  ],
];

describe.skipIf(noOpenpyxl || noOffice)('formulas', { timeout: 120_000 }, () => {
  it('move alike in an .xlsx and an .xls', () => {
    // Saved by LibreOffice, so that its formulas are written as those of the .xls will be.
    const xlsx = convert(makeWorkbook(form), 'xlsx', 'xlsx');
    const xls = convert(xlsx, 'xlsx', 'xls');
    // What points to deleted cells has lost its sheet in an .xls; an .xlsx goes on naming it.
    const alike = (asked: unknown) => JSON.stringify(asked).replaceAll('表1!#REF!', '#REF!');
    for (const [name, change] of changes) {
      const edits = [{ sheet: 0, cells: [numberAt(4, 0, 1)], ...change }];
      const [left, right] = [filled(fillWorkbook(xlsx, 'xlsx', edits)), filled(fillWorkbook(xls, 'xls', edits))];
      const inXls = alike(askWorkbook(convert(right, 'xls', 'xlsx'), ask));
      expect([name, inXls]).toEqual([name, alike(askWorkbook(left, ask))]);
    }
  });

  it('over several sheets are refused in both, when rows of one of these move', () => {
    const bytes = makeWorkbook(`
ws.title = '一'
for name in '二三': wb.create_sheet(name)
wb['三']['A1'] = "=SUM(一:二!A1)"
`);
    const edits = [{ sheet: 1, cells: [], insertions: [{ after: 0, count: 1, model: 0 }] }];
    expect(refusal(fillWorkbook(bytes, 'xlsx', edits))).toMatchObject({ refused: 'spans-sheets' });
    const old = convert(bytes, 'xlsx', 'xls');
    expect(refusal(fillWorkbook(old, 'xls', edits))).toMatchObject({ refused: 'spans-sheets' });
    expect(refusal(fillWorkbook(old, 'xls', [{ sheet: 0, cells: [numberAt(0, 0, 1)] }]))).toBe('filled');
  });
});
