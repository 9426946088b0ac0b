/** The committed rosters, and workbooks made on the spot. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textCell, type Cell, type SheetGrid } from '../../../electron/sheets/cell.ts';

/** The words that the tests' tables use: for each field its label and other names. */
export const vocabulary = [
  ['序号'],
  ['姓名'],
  ['公民身份号码', '身份证号', '身份证号码'],
  ['出生日期', '出生年月'],
  ['联系电话', '联系方式', '手机号'],
  ['社区', '所属社区'],
  ['政治面貌'],
  ['全日制学历', '学历'],
] as const;

export function roster(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '../../fixtures/rosters', name));
}

/** A grid from texts; numbers become number cells, null an empty one. */
export function gridFrom(
  rows: readonly (readonly (string | number | null)[])[],
  more: Partial<SheetGrid> = {},
): SheetGrid {
  const width = Math.max(...rows.map((row) => row.length));
  const cellOf = (value: string | number | null | undefined): Cell =>
    typeof value === 'number' ? { value, text: String(value), kind: 'number' } : textCell(value ?? '');
  return {
    name: '表',
    hidden: false,
    rows: rows.map((row) => Array.from({ length: width }, (_, i) => cellOf(row[i]))),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    ...more,
  };
}
