import { beforeAll, describe, expect, it } from 'vitest';
import { readCompoundFile } from '../../../../../electron/sheets/compound-file.ts';
import { fillWorkbook } from '../../../../../electron/sheets/fill/fill-workbook.ts';
import { rowMap } from '../../../../../electron/sheets/fill/row-map.ts';
import { readWorkbookStream, recordId, viewOf } from '../../../../../electron/sheets/fill/xls/biff-records.ts';
import { readSheet, type XlsSheet } from '../../../../../electron/sheets/fill/xls/cell-table.ts';
import { checkObject, moveDrawing } from '../../../../../electron/sheets/fill/xls/moved-drawings.ts';
import { convert, filled, makeWorkbook, noOffice, noOpenpyxl, numberAt, textAt } from '../office-files.ts';

/** Numbers of two bytes each. */
function words(...numbers: number[]): Uint8Array {
  return Uint8Array.from(numbers.flatMap((number) => [number & 0xff, number >> 8]));
}

describe('the anchor in a drawing', () => {
  const map = rowMap([{ after: 7, count: 3, model: 7 }], []);
  /** Container, shape and anchor as they follow one another: flags, then column and row with their offsets, twice. */
  const drawing = (flags: number, top: number, bottom: number) =>
    words(
      0x000f,
      0xf004,
      0x002a,
      0,
      0x0012,
      0xf00a,
      8,
      0,
      1,
      0,
      2,
      0,
      0,
      0xf010,
      18,
      0,
      flags,
      1,
      0,
      top,
      5,
      2,
      0,
      bottom,
      6,
    );

  it.each([
    [0, [5, 9], [5, 12]],
    [2, [5, 9], [5, 9]],
    [2, [8, 9], [11, 12]],
    [3, [8, 9], [8, 9]],
  ] as const)('with the flags %i from and to %j goes to %j', (flags, [top, bottom], [newTop, newBottom]) => {
    const moved = moveDrawing({ id: recordId.drawing, data: drawing(flags, top, bottom) }, map);
    expect(moved.data).toEqual(drawing(flags, newTop, newBottom));
  });

  it('is not followed where an object names cells by a formula', () => {
    const object = (part: number) => ({ id: recordId.object, data: words(0x15, 2, 0, part, 4, 7, 0, 0, 0) });
    expect(() => checkObject(object(0x14))).toThrow('cannot-move');
    expect(() => checkObject(object(0x06))).not.toThrow();
  });
});

describe.skipIf(noOpenpyxl || noOffice)('the records of a filled .xls', () => {
  let form: Uint8Array;
  beforeAll(() => {
    form = convert(
      makeWorkbook(
        "ws['A1'] = 1; ws['B1'] = '=A1*2'; ws['A2'] = '注'; ws.row_dimensions[1].hidden = True; ws.row_dimensions[1].height = 30",
      ),
      'xlsx',
      'xls',
    );
  }, 60_000);

  function workbook(bytes: Uint8Array) {
    return readWorkbookStream(readCompoundFile(bytes)!.read('Workbook')!);
  }
  function sheet(bytes: Uint8Array): XlsSheet {
    return readSheet(workbook(bytes).tabs[0]!);
  }

  it('have formulas that are computed when the file is opened', () => {
    const flags = (bytes: Uint8Array) =>
      viewOf(sheet(bytes).rows.get(0)!.cells.get(1)!.records[0]!.data).getUint16(14, true) & 1;
    const edits = [{ sheet: 0, cells: [numberAt(0, 0, 5)] }];
    expect([flags(form), flags(filled(fillWorkbook(form, 'xls', edits)))]).toEqual([0, 1]);
  });

  it('have copied rows that are as high as their model, and not hidden', () => {
    const bytes = filled(
      fillWorkbook(form, 'xls', [{ sheet: 0, cells: [], insertions: [{ after: 0, count: 1, model: 0 }] }]),
    );
    const row = (number: number) => viewOf(sheet(bytes).rows.get(number)!.record!.data);
    expect([row(0).getUint16(6, true), row(1).getUint16(6, true)]).toEqual([600, 600]);
    expect([row(0).getUint16(12, true) & 0x20, row(1).getUint16(12, true) & 0x20]).toEqual([0x20, 0]);
  });

  it('have one new cell format for all cells that wish the same, which is marked as text', () => {
    const cells = [0, 1, 2].map((row) => textAt(row, 3, '0001', { quotePrefix: true, numberFormat: 'yyyy"年"' }));
    const bytes = filled(fillWorkbook(form, 'xls', [{ sheet: 0, cells }]));
    const formats = (file: Uint8Array) => workbook(file).globals.filter((record) => record.id === recordId.xf);
    expect(formats(bytes)).toHaveLength(formats(form).length + 1);
    const own = viewOf(formats(bytes).at(-1)!.data);
    expect(own.getUint16(4, true) & 0x08).toBe(0x08);
    const codes = workbook(bytes).globals.filter((record) => record.id === recordId.format);
    expect(viewOf(codes.at(-1)!.data).getUint16(0, true)).toBe(own.getUint16(2, true));
    expect([...sheet(bytes).rows.values()].map((row) => row.cells.get(3)!.format)).toEqual(
      Array(3).fill(formats(form).length),
    );
  });

  it('count the texts', () => {
    const counts = (file: Uint8Array) => {
      const view = viewOf(workbook(file).globals.find((record) => record.id === recordId.sharedStrings)!.data);
      return [view.getUint32(0, true), view.getUint32(4, true)];
    };
    const cells = [textAt(0, 3, '甲'), textAt(1, 3, '甲'), textAt(2, 3, '乙'), numberAt(1, 0, 5)];
    expect(counts(form)).toEqual([1, 1]);
    expect(counts(filled(fillWorkbook(form, 'xls', [{ sheet: 0, cells }])))).toEqual([3, 3]);
  });
});
