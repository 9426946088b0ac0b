import { describe, expect, it } from 'vitest';
import type { CellEdit, SheetEdits } from '../../../../electron/sheets/fill/edits.ts';
import { fillWorkbook } from '../../../../electron/sheets/fill/fill-workbook.ts';
import {
  askWorkbook,
  changedEntries,
  convert,
  filled,
  noOffice,
  noOpenpyxl,
  numberAt,
  shownByOffice,
  textAt,
} from './office-files.ts';
import { makeRosterForm } from './roster-form.ts';

/** Every cell of every sheet with its style, and what surrounds them. */
const dump = `
def style(c):
    side = lambda s: s.style if s is not None else None
    return [c.font.name, c.font.sz, c.font.b, c.number_format, c.fill.fgColor.rgb if c.fill.fill_type else None, c.alignment.horizontal,
            c.alignment.wrap_text, side(c.border.left), side(c.border.bottom), c.protection.locked, bool(c.quotePrefix)]
def sheet(ws):
    return {'merges': sorted(str(m) for m in ws.merged_cells.ranges), 'widths': {k: d.width for k, d in ws.column_dimensions.items()},
            'heights': {str(k): d.height for k, d in ws.row_dimensions.items() if d.height},
            'cells': {c.coordinate: [str(c.value) if c.value is not None else None, style(c)] for row in ws.iter_rows() for c in row},
            'validations': sorted([str(v.sqref), v.formula1] for v in ws.data_validations.dataValidation),
            'conditions': [[str(k.sqref), [r.formula for r in v]] for k, v in ws.conditional_formatting._cf_rules.items()],
            'filter': ws.auto_filter.ref, 'breaks': [b.id for b in ws.row_breaks.brk], 'area': ws.print_area, 'titles': ws.print_title_rows,
            'page': [ws.page_setup.orientation, ws.page_setup.paperSize], 'freeze': ws.freeze_panes, 'locked': ws.protection.sheet,
            'hash': ws.protection.password, 'size': ws.dimensions,
            'notes': {c.coordinate: c.comment.text for row in ws.iter_rows() for c in row if c.comment},
            'charts': [[c.anchor._from.row, c.series[0].val.numRef.f] for c in ws._charts]}
print(json.dumps({'sheets': [sheet(one) for one in wb.worksheets], 'names': {n.name: n.attr_text for n in wb.defined_names.definedName}}))
`;

type DumpedCell = readonly [string | null, readonly unknown[]];
interface DumpedSheet {
  readonly merges: readonly string[];
  readonly heights: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, DumpedCell>>;
  readonly [other: string]: unknown;
}
interface Dump {
  readonly sheets: readonly DumpedSheet[];
  readonly names: Readonly<Record<string, string>>;
}

function dumped(bytes: Uint8Array): Dump {
  return askWorkbook(bytes, dump) as Dump;
}

const people = Array.from({ length: 7 }, (_, i) => ({
  name: `张<三>&${i}`,
  id: `99000019900101${1000 + i}`,
  pay: 3000 + i,
}));

function personCells(): CellEdit[] {
  return people.flatMap(({ name, id, pay }, i) => [
    textAt(4 + i, 1, name),
    textAt(4 + i, 2, id, { quotePrefix: true, numberFormat: '@' }),
    { row: 4 + i, column: 3, value: { kind: 'day', day: '1990-05-01' } },
    numberAt(4 + i, 6, pay),
    numberAt(4 + i, 7, 10.5),
  ]);
}

/** Seven people in a form with room for four: three more rows behind the last of them. */
const edits: readonly SheetEdits[] = [
  { sheet: 0, insertions: [{ after: 7, count: 3, model: 7 }], cells: personCells() },
];

/** Where a cell of the form stands once three rows have come behind row 8. */
function movedName(name: string): string {
  return name.replace(/\d+/u, (row) => String(Number(row) > 8 ? Number(row) + 3 : Number(row)));
}

describe.skipIf(noOpenpyxl)('a filled .xlsx form', () => {
  const form = makeRosterForm();
  const before = dumped(form);
  const bytes = filled(fillWorkbook(form, 'xlsx', edits));
  const after = dumped(bytes);
  const [sheet, words] = [after.sheets[0]!, after.sheets[1]!];

  it('has the values it was given', () => {
    expect(people.map((_, i) => sheet.cells[`B${5 + i}`]![0])).toEqual(people.map((one) => one.name));
    expect(people.map((_, i) => sheet.cells[`C${5 + i}`]![0])).toEqual(people.map((one) => one.id));
    expect(people.map((_, i) => sheet.cells[`G${5 + i}`]![0])).toEqual(people.map((one) => String(one.pay)));
    expect(sheet.cells['D11']![0]).toBe('1990-05-01 00:00:00');
  });

  it('has every other cell with the value and the style it had', () => {
    const filledIn = new Set(personCells().map(({ row, column }) => `${'ABCDEFGHIJK'[column]}${row + 1}`));
    const formulas = Object.entries(before.sheets[0]!.cells).filter(([, [value]]) => value?.startsWith('='));
    const expected = Object.entries(before.sheets[0]!.cells)
      .map(([name, cell]) => [movedName(name), cell] as const)
      .filter(([name, [value]]) => !filledIn.has(name) && value?.startsWith('=') !== true);
    expect(formulas.length).toBe(12);
    expect(expected.map(([name]) => [name, sheet.cells[name]])).toEqual(expected);
  });

  it('gives new rows the style of the row they copy, and asked-for formats on top of it', () => {
    for (const column of 'ABDEFGHIJK')
      expect(sheet.cells[`${column}10`]![1]).toEqual(before.sheets[0]!.cells[`${column}8`]![1]);
    const own = before.sheets[0]!.cells['C8']![1];
    const asked = own.with(3, '@').with(own.length - 1, true);
    expect([sheet.cells['C5']![1], sheet.cells['C11']![1]]).toEqual([asked, asked]);
    expect([sheet.heights['8'], sheet.heights['9'], sheet.heights['11'], sheet.heights['12']]).toEqual([
      24.5,
      24.5,
      24.5,
      undefined,
    ]);
  });

  it('moves formulas, and lets those that end at the last ruled row take in the new ones', () => {
    const formula = (name: string) => sheet.cells[name]![0];
    expect(['H2', 'A11', 'I8', 'I11', 'G12', 'I12'].map(formula)).toEqual([
      '=COUNTA(B5:B11)&"人"',
      '=ROW()-4',
      '=G8+H8',
      '=G11+H11',
      '=SUM(G5:G11)',
      '=SUM(I5:I11)',
    ]);
    expect(['C1', 'C2', 'C3', 'C4'].map((name) => words.cells[name]![0])).toEqual([
      "=SUM('花名册 (2024)'!G5:G11)",
      "='花名册 (2024)'!A13",
      '=A1&"花名册!A10"',
      "='花名册 (2024)'!G5:G5",
    ]);
  });

  it('moves merges, validations, conditions, filter, breaks, notes, charts, print area and names', () => {
    const { cells: _, merges, heights: __, ...rest } = sheet;
    const { cells: ___, merges: ____, heights: _____, ...old } = before.sheets[0]!;
    const copied = ['J9:K9', 'J10:K10', 'J11:K11'];
    expect(merges).toEqual(
      [...before.sheets[0]!.merges.map((merge) => merge.replaceAll(/\w+/gu, movedName)), ...copied].sort(),
    );
    expect(rest).toEqual({
      ...old,
      size: 'A1:K13',
      validations: [
        ['B5:B11', '"男,女"'],
        ['J8:J11', "='字典'!$A$1:$A$3"],
      ],
      conditions: [['G5:G11', [['$G5>$G$12']]]],
      filter: 'A4:I11',
      breaks: [12],
      area: ['$A$1:$K$13'],
      notes: { A13: '落款', B5: '姓名' },
      charts: [[15, "'花名册 (2024)'!$G$5:$G$11"]],
    });
    expect(after.names['总额']).toBe("'花名册 (2024)'!$G$12");
  });

  it('leaves every entry of the archive alone that has nothing to do with it', () => {
    expect(changedEntries(form, bytes)).toEqual([
      'xl/charts/chart1.xml',
      'xl/comments/comment1.xml',
      'xl/drawings/commentsDrawing1.vml',
      'xl/drawings/drawing1.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    const plain = filled(fillWorkbook(form, 'xlsx', [{ sheet: 0, cells: [textAt(9, 9, '某人')] }]));
    expect(changedEntries(form, plain)).toEqual(['xl/worksheets/sheet1.xml']);
  });

  it.skipIf(noOffice)('computes in LibreOffice', () => {
    const shown = shownByOffice(bytes, 'xlsx');
    expect(shown[1]![7]).toBe('7人');
    expect(shown[4]!.slice(0, 9)).toEqual([
      '1',
      '张<三>&0',
      people[0]!.id,
      '1990年5月',
      '',
      '',
      '3000',
      '10.5',
      '3010.5',
    ]);
    expect(shown[11]!.slice(6, 9)).toEqual(['21021', '73.5', '21094.5']);
  });

  it.skipIf(noOffice)('is filled alike where LibreOffice has saved the form', () => {
    const saved = convert(form, 'xlsx', 'xlsx');
    const again = filled(fillWorkbook(saved, 'xlsx', edits));
    const shown = shownByOffice(again, 'xlsx');
    expect(shown.map((row) => row.slice(0, 10))).toEqual(shownByOffice(bytes, 'xlsx').map((row) => row.slice(0, 10)));
    const [old, now] = [dumped(saved).sheets[0]!, dumped(again).sheets[0]!];
    expect(now.cells['B10']![1]).toEqual(old.cells['B8']![1]);
    expect(now.cells['A12']).toEqual(old.cells['A9']);
    expect(now['validations']).toEqual([
      ['B5:B11', '"男,女"'],
      ['J8:J11', '字典!$A$1:$A$3'],
    ]);
    expect(changedEntries(saved, again)).not.toContain('xl/sharedStrings.xml');
  });
});
