import { describe, expect, it } from 'vitest';
import { limitAt, limitsOf } from '../../../../electron/sheets/fill/cell-limits.ts';
import { writtenLimits, definedNames } from '../../../../electron/sheets/fill/xlsx/written-limits.ts';
import { gridFrom } from '../rosters.ts';

const sheet = `<worksheet><sheetData/>
<dataValidations count="4">
<dataValidation type="list" sqref="A2:A9 C2"><formula1>"男, 女"</formula1></dataValidation>
<dataValidation type="list" sqref="B2:B9"><formula1>学历表</formula1></dataValidation>
<dataValidation type="date" operator="greaterThan" sqref="D2"><formula1>1</formula1></dataValidation>
<dataValidation type="whole" sqref="E2"><formula1>1</formula1></dataValidation>
</dataValidations>
<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>'字 典'!$A$2:$A$4</xm:f></x14:formula1><xm:sqref>F2:F9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>
</worksheet>`;
const workbook = `<workbook><definedNames><definedName name="学历表">'字 典'!$B$2:$B$3</definedName></definedNames></workbook>`;

const own = gridFrom([['性别', '学历']], { name: '表' });
const words = gridFrom(
  [
    ['面貌', '学历'],
    ['党员', '本科'],
    ['团员', '大专'],
    ['群众', null],
  ],
  { name: '字 典' },
);

describe('what a sheet allows in its cells', () => {
  const limits = limitsOf(writtenLimits(sheet, 0), own, [own, words], definedNames(workbook));
  it.each([
    ['a list of its own', 1, 0, ['男', '女']],
    ['the same list in another place', 1, 2, ['男', '女']],
    ['a named range', 8, 1, ['本科', '大专']],
    ['cells of another sheet, as Excel of 2010 and later writes it', 5, 5, ['党员', '团员', '群众']],
  ])('is read from %s', (_what, row, column, expected) => {
    expect(limitAt(limits, row, column)).toMatchObject({ kind: 'list', words: expected });
  });

  it('tells where real dates are wanted, and leaves alone what it does not limit by words', () => {
    expect(limitAt(limits, 1, 3)?.kind).toBe('date');
    expect(limitAt(limits, 1, 4)).toBeUndefined();
    expect(limitAt(limits, 9, 0)).toBeUndefined();
  });

  it('has no words where a list points out of the file', () => {
    const outside = [{ kind: 'list' as const, ranges: [], formula: "'[1]字典'!$A$1:$A$3" }];
    expect(limitsOf(outside, own, [own, words], new Map())).toMatchObject([{ words: [] }]);
  });
});
