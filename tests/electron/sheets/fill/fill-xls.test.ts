import { beforeAll, describe, expect, it } from 'vitest';
import { readCompoundFile } from '../../../../electron/sheets/compound-file.ts';
import type { CellEdit, SheetEdits } from '../../../../electron/sheets/fill/edits.ts';
import { fillWorkbook } from '../../../../electron/sheets/fill/fill-workbook.ts';
import { readForm } from '../../../../electron/sheets/fill/form-grid.ts';
import { formRows } from '../../../../electron/sheets/fill/form-rows.ts';
import { readWorkbook } from '../../../../electron/sheets/workbook.ts';
import {
  askWorkbook,
  convert,
  filled,
  makeWorkbook,
  noOffice,
  noOpenpyxl,
  numberAt,
  refusal,
  shownByOffice,
  textAt,
} from './office-files.ts';
import { makeRosterForm } from './roster-form.ts';

/** Every cell with its style, and what surrounds the cells, as LibreOffice understands the .xls. */
const dump = `
def style(c):
    side = lambda s: s.style if s is not None else None
    return [c.font.name, c.font.sz, c.font.b, c.number_format, c.alignment.horizontal, c.alignment.wrap_text, side(c.border.left), c.protection.locked]
def sheet(ws):
    return {'merges': sorted(str(m) for m in ws.merged_cells.ranges), 'heights': {str(k): d.height for k, d in ws.row_dimensions.items() if d.height},
            'widths': {k: round(d.width, 1) for k, d in ws.column_dimensions.items()},
            'cells': {c.coordinate: [str(c.value) if c.value is not None else None, style(c)] for row in ws.iter_rows() for c in row},
            'validations': sorted([str(v.sqref), v.formula1] for v in ws.data_validations.dataValidation),
            'conditions': [[str(k.sqref), [r.formula for r in v]] for k, v in ws.conditional_formatting._cf_rules.items()],
            'breaks': [b.id for b in ws.row_breaks.brk], 'area': ws.print_area, 'titles': ws.print_title_rows, 'filter': ws.auto_filter.ref,
            'page': [ws.page_setup.orientation, ws.page_setup.paperSize], 'freeze': ws.freeze_panes, 'locked': ws.protection.sheet,
            'notes': {c.coordinate: c.comment.text for row in ws.iter_rows() for c in row if c.comment},
            'charts': [[c.anchor._from.row, c.series[0].val.numRef.f] for c in ws._charts]}
print(json.dumps([sheet(one) for one in wb.worksheets]))
`;

interface DumpedSheet {
  readonly merges: readonly string[];
  readonly heights: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, readonly [string | null, readonly unknown[]]>>;
  readonly [other: string]: unknown;
}

function dumped(bytes: Uint8Array): DumpedSheet[] {
  return askWorkbook(convert(bytes, 'xls', 'xlsx'), dump) as DumpedSheet[];
}

const people = Array.from({ length: 7 }, (_, i) => ({
  name: `张三${i}`,
  id: `99000019900101${1000 + i}`,
  pay: 3000 + i,
}));
const cells: readonly CellEdit[] = people.flatMap(({ name, id, pay }, i) => [
  textAt(4 + i, 1, name),
  textAt(4 + i, 2, id, { quotePrefix: true, numberFormat: '@' }),
  { row: 4 + i, column: 3, value: { kind: 'day', day: '1990-05-01' } },
  numberAt(4 + i, 6, pay),
  numberAt(4 + i, 7, 10.5),
]);
const edits: readonly SheetEdits[] = [{ sheet: 0, insertions: [{ after: 7, count: 3, model: 7 }], cells }];

function movedName(name: string): string {
  return name.replace(/\d+/u, (row) => String(Number(row) > 8 ? Number(row) + 3 : Number(row)));
}

describe.skipIf(noOpenpyxl || noOffice)('a filled .xls form', () => {
  let form: Uint8Array;
  let bytes: Uint8Array;
  let before: DumpedSheet[];
  let after: DumpedSheet[];
  beforeAll(() => {
    form = convert(makeRosterForm(), 'xlsx', 'xls');
    bytes = filled(fillWorkbook(form, 'xls', edits));
    before = dumped(form);
    after = dumped(bytes);
  }, 60_000);

  it('has the values it was given, and computes', () => {
    const shown = shownByOffice(bytes, 'xls');
    expect(shown[1]![7]).toBe('7人');
    expect(shown.slice(4, 11).map((row) => row.slice(0, 9))).toEqual(
      people.map(({ name, id, pay }, i) => [
        String(i + 1),
        name,
        id,
        '1990年5月',
        '',
        '',
        String(pay),
        '10.5',
        String(pay + 10.5),
      ]),
    );
    expect(shown[11]!.slice(6, 9)).toEqual(['21021', '73.5', '21094.5']);
  });

  it('has every other cell with the value and the style it had', () => {
    const edited = new Set(cells.map(({ row, column }) => `${'ABCDEFGHIJK'[column]}${row + 1}`));
    const kept = Object.entries(before[0]!.cells)
      .map(([name, cell]) => [movedName(name), cell] as const)
      .filter(([name, [value]]) => !edited.has(name) && value?.startsWith('=') !== true);
    expect(kept.length).toBeGreaterThan(60);
    expect(kept.map(([name]) => [name, after[0]!.cells[name]])).toEqual(kept);
    // LibreOffice tells the font of a cell by the script of its text, so only cells without Chinese are compared.
    for (const column of 'ADEFGHIJ')
      expect(after[0]!.cells[`${column}10`]![1]).toEqual(before[0]!.cells[`${column}8`]![1]);
    expect(after[0]!.cells['C10']![1]).toEqual(before[0]!.cells['C8']![1].with(3, '@'));
    expect(['8', '9', '11'].map((row) => after[0]!.heights[row])).toEqual(Array(3).fill(before[0]!.heights['8']));
  });

  it('moves formulas on its own sheet and on others', () => {
    const at = (sheet: number, name: string) => after[sheet]!.cells[name]![0];
    expect(['H2', 'I8', 'I11', 'G12', 'I12'].map((name) => at(0, name))).toEqual([
      '=COUNTA(B5:B11)&"人"',
      '=G8+H8',
      '=G11+H11',
      '=SUM(G5:G11)',
      '=SUM(I5:I11)',
    ]);
    expect(['C1', 'C2', 'C3'].map((name) => at(1, name))).toEqual([
      "=SUM('花名册 (2024)'!G5:G11)",
      "='花名册 (2024)'!A13",
      '=A1&"花名册!A10"',
    ]);
  });

  it('moves merges, validations, conditions, breaks, notes, charts and the print area', () => {
    const { cells: _, merges, heights: __, ...rest } = after[0]!;
    const { cells: ___, merges: old, heights: ____, ...was } = before[0]!;
    expect(merges).toEqual(
      [...old.map((merge) => merge.replaceAll(/\w+/gu, movedName)), 'J9:K9', 'J10:K10', 'J11:K11'].sort(),
    );
    expect(rest).toEqual({
      ...was,
      validations: [
        ['B5:B11', '"男,女"'],
        ['J8:J11', '字典!$A$1:$A$3'],
      ],
      conditions: [['G5:G11', [['$G5>$G$12']]]],
      breaks: [12],
      area: ['$A$1:$K$13'],
      filter: 'A4:I11',
      notes: { A13: expect.stringContaining('落款') as string, B5: expect.stringContaining('姓名') as string },
      charts: [[15, "'花名册 (2024)'!$G$5:$G$11"]],
    });
  });

  it('keeps the other streams of the file', () => {
    const [old, now] = [readCompoundFile(form)!, readCompoundFile(bytes)!];
    expect(now.names).toEqual(old.names);
    for (const name of old.names.filter((one) => one !== 'Workbook')) expect(now.read(name)).toEqual(old.read(name));
  });

  it('tells its rows for people as the .xlsx does', async () => {
    const read = await readForm(form, '花名册.xls');
    expect([read.kind, read.sheets[0]!.isProtected, read.sheets[1]!.isProtected, read.hasMacros]).toEqual([
      'xls',
      true,
      false,
      false,
    ]);
    expect(formRows(read.sheets[0]!, [2, 3])).toEqual({
      first: 4,
      rows: [4, 5, 6, 7],
      filled: [],
      growth: { after: 7, model: 7 },
      footFrom: 8,
    });
  });

  it.each([
    ['formula-cell', numberAt(4, 8, 1)],
    ['inside-merge', numberAt(4, 10, 1)],
    ['no-such-cell', numberAt(4, 256, 1)],
    ['text-too-long', textAt(4, 1, '长'.repeat(32_768))],
    ['no-such-value', { row: 4, column: 3, value: { kind: 'day', day: '1990-02-30' } }],
  ] as const)('refuses an edit: %s', (refused, edit) => {
    const { row, column } = edit;
    expect(refusal(fillWorkbook(form, 'xls', [{ sheet: 0, cells: [edit] }]))).toEqual({
      refused,
      sheet: 0,
      row,
      column,
    });
  });

  it('refuses what is cut off', () => {
    for (const length of [600, 5000, form.length - 3000]) {
      expect(refusal(fillWorkbook(form.subarray(0, length), 'xls', edits))).toEqual({ refused: 'damaged' });
    }
  });
});

describe.skipIf(noOpenpyxl || noOffice)('an .xls of many rows', () => {
  it('takes thousands of them, with texts longer than a record', { timeout: 60_000 }, async () => {
    const small = convert(
      makeWorkbook("ws['A1'] = '姓名'; ws['A2'] = '合计'; ws['B2'] = '=SUM(B1:B1)'"),
      'xlsx',
      'xls',
    );
    const long = '很长的备注'.repeat(3000);
    const many = Array.from({ length: 3000 }, (_, i) => [textAt(1 + i, 0, `姓名${i}`), numberAt(1 + i, 1, 1)]).flat();
    const bytes = filled(
      fillWorkbook(small, 'xls', [
        {
          sheet: 0,
          insertions: [{ after: 0, count: 3000, model: 0 }],
          cells: [...many, textAt(5, 2, long), textAt(6, 2, 'plain'.repeat(3000))],
        },
      ]),
    );
    const { rows } = (await readWorkbook(bytes, 'a.xls')).sheets[0]!;
    expect([rows.length, rows[3000]![0]!.text, rows[5]![2]!.text, rows[6]![2]!.text]).toEqual([
      3002,
      '姓名2999',
      long,
      'plain'.repeat(3000),
    ]);
    const shown = shownByOffice(bytes, 'xls');
    expect([shown[1]![0], shown[5]![2], shown[3001]!.slice(0, 2)]).toEqual(['姓名0', long, ['合计', '3000']]);
  });

  it('loses rows with what stands on them', () => {
    const form = convert(
      makeWorkbook("ws['A1'] = 1; ws['A2'] = 2; ws['A3'] = '=A2+SUM(A1:A2)'; ws.merge_cells('B2:C2'); ws['B3'] = 5"),
      'xlsx',
      'xls',
    );
    const bytes = filled(fillWorkbook(form, 'xls', [{ sheet: 0, deletions: [{ from: 1, count: 1 }], cells: [] }]));
    const sheet = dumped(bytes)[0]!;
    expect([sheet.merges, sheet.cells['A2']![0], sheet.cells['B2']![0]]).toEqual([[], '=#REF!+SUM(A1:A1)', '5']);
  });
});
