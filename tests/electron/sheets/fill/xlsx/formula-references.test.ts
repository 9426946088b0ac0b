import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowMap } from '../../../../../electron/sheets/fill/row-map.ts';
import {
  cellName,
  columnIndex,
  copyFormula,
  findReferences,
  moveFormula,
} from '../../../../../electron/sheets/fill/xlsx/formula-references.ts';

/** Three rows come behind row 8, copied from row 8; row 20 goes. Rows as Excel counts them. */
const map = rowMap([{ after: 7, count: 3, model: 7 }], [{ from: 19, count: 1 }]);

function moved(formula: string, ownRow: number | null = 99): string {
  return moveFormula(formula, {
    mapOf: (sheet) => (sheet === null || sheet === '表 1' || sheet === '表2' ? map : undefined),
    ownRow: ownRow === null ? null : ownRow - 1,
    spansSheets: () => {
      throw new Error('spans sheets');
    },
  });
}

describe('a formula whose rows move', () => {
  it.each([
    ['SUM(B5:B8)', 'SUM(B5:B11)'],
    ['SUM($B$5:$B$8)/B9', 'SUM($B$5:$B$11)/B12'],
    ['SUM(B8:B5)', 'SUM(B11:B5)'],
    ['SUM(B5:B7)+B8+B9', 'SUM(B5:B7)+B8+B12'],
    ['SUM(A:A)+SUM(5:8)+SUM($9:$10)', 'SUM(A:A)+SUM(5:11)+SUM($12:$13)'],
    ["'表 1'!A9&表2!$A$9&别的!A9&'别 的'!A9", "'表 1'!A12&表2!$A$12&别的!A9&'别 的'!A9"],
    ['"A9"&A9&"他说""A9"""', '"A9"&A12&"他说""A9"""'],
    ["[1]表2!A9+'[2]表2'!A9", "[1]表2!A9+'[2]表2'!A9"],
    ['LOG10(A9)+总额9+A9.x+_A9+A9B', 'LOG10(A12)+总额9+A9.x+_A9+A9B'],
    ['Table1[[#Totals],[A9]]+Table1[A9]', 'Table1[[#Totals],[A9]]+Table1[A9]'],
    ['IF(A9=#REF!,1E5,1.5E+9)', 'IF(A12=#REF!,1E5,1.5E+9)'],
    ['SUM(A9,A10 A9:A12)', 'SUM(A12,A13 A12:A15)'],
    ['A20+SUM(A20:A20)+SUM(A19:A21)', '#REF!+SUM(#REF!)+SUM(A22:A23)'],
    ['表2!A20', '表2!#REF!'],
    ['XFD9+XFE9+A1048577', 'XFD12+XFE9+A1048577'],
    ['a9+$b$9', 'A12+$B$12'],
    ['SUM(A1:A1048576)', 'SUM(A1:A1048576)'],
  ])('%s becomes %s', (before, after) => {
    expect(moved(before)).toBe(after);
  });

  it('in the last row keeps what moves with the row, and grows what is fixed', () => {
    expect(moved('SUM(C8:F8)', 8)).toBe('SUM(C8:F8)');
    expect(moved('SUM($B$5:B8)', 8)).toBe('SUM($B$5:B8)');
    expect(moved('RANK(B8,$B$5:$B$8)', 8)).toBe('RANK(B8,$B$5:$B$11)');
  });

  it('says where a reference goes over several sheets', () => {
    expect(() => moved('SUM(表2:表3!A9)')).toThrow('spans sheets');
    expect(() => moved("SUM('表2:表 3'!A9)")).toThrow('spans sheets');
  });
});

describe('a copied formula', () => {
  it.each([
    ['A5+$A5+A$5+$A$5', 'B7+$A7+B$5+$A$5'],
    ['\'表 1\'!A5&"A5"', '\'表 1\'!B7&"A5"'],
    ['SUM(A:A)+SUM($A:$A)+SUM(5:5)', 'SUM(B:B)+SUM($A:$A)+SUM(7:7)'],
    ['XFD1', '#REF!'],
  ])('%s becomes %s two rows down and one column to the right', (before, after) => {
    expect(copyFormula(before, 2, 1)).toBe(after);
  });

  it('does not leave the sheet', () => {
    expect(copyFormula('A1+A$1', -1, 0)).toBe('#REF!+A$1');
  });
});

describe('the references of a formula', () => {
  it('are not known where names, table columns or INDIRECT stand', () => {
    const opaque = ['总额+1', 'SUM(表[金额])', 'INDIRECT("A"&1)', 'OFFSET(A1,1,0)'];
    expect(opaque.map((one) => findReferences(one).opaque)).toEqual([true, true, true, true]);
    const plain = ['SUM(A1:B2)*1.5', 'IF(A1=TRUE,"总额",1E3)', "'总额'!A1"];
    expect(plain.map((one) => findReferences(one).opaque)).toEqual([false, false, false]);
  });

  it('have columns that read as they are written', () => {
    fc.assert(
      fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
        const name = cellName(row, column);
        expect(columnIndex(name.replace(/\d+$/u, ''))).toBe(column);
        expect(findReferences(name).references[0]?.first).toMatchObject({ row, column });
      }),
    );
  });
});
