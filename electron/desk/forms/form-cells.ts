/** Single places of a form outside its rows: 填报单位：, 共__人, 截至__年__月__日, 填表人：; what the office knows is put there. */
import type { Cell, SheetGrid } from '../../sheets/cell.ts';
import type { Binding, OfficeFact } from './shapes.ts';

/** A place inside the text of a cell: `from` to `to` is what the value takes the place of. */
export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  /** What the clerk reads: the words around, with ＿＿ for the value. */
  readonly text: string;
  readonly binding: Binding;
}

/** Blanks to be written into: spaces, underscores, nothing up to the next label or the end. */
const blank = '[ \\u3000_＿]*';

interface Pattern {
  /** Its first group is what stands before the value. */
  readonly pattern: RegExp;
  readonly binding: Binding;
}

const office = (fact: OfficeFact): Binding => ({ take: 'office', fact });
/** What may stand behind a blank: nothing, the seal, the next label; anything else is a value already, as in 单位：元. */
const behind = '(?=\\s*(?:$|\\n|[(（](?:盖章|公章|签章|章)[)）]|\\p{Script=Han}{2,12}(?:[(（][^)）]*[)）])?[:：]))';
const label = (words: string, binding: Binding, room: string = blank): Pattern => ({
  pattern: new RegExp(`((?:${words})(?:[(（](?:盖章|公章|签章|签字|签名)[)）])?[:：])(${room})${behind}`, 'gu'),
  binding,
});
/** A blank for a day, with or without its 年 月 日. */
const dayBlank = `${blank}(?:年${blank}月(?:${blank}日)?)?`;

/** Dates of filling, signatures and seals stay for the pen (practice of offices), so their labels are not here. */
const patterns: readonly Pattern[] = [
  label('填报单位|填表单位|报送单位|上报单位|单位名称|单位', office('street')),
  label('县[(（]市、区[)）]|区县|所属区', office('county')),
  label('填表人|制表人|填报人|经办人', office('preparer')),
  label('单位负责人|负责人|主要负责人', office('head')),
  label('联系电话|电话|联系方式', office('phone')),
  label('截止日期|截止时间|统计截止日期|数据截止日期|截至日期', office('cut_off'), dayBlank),
  { pattern: new RegExp(`((?:截至|截止))(${blank}年${blank}月(?:${blank}日)?)`, 'gu'), binding: office('cut_off') },
  {
    pattern: new RegExp(`((?:总计|合计|共计|共有?)[:：]?)([ \\u3000_＿]+)(?=人|名)`, 'gu'),
    binding: { take: 'count', filters: [] },
  },
  {
    pattern: new RegExp(`(^|[\\s\\u3000])([_＿]{2,}|[ \\u3000]{4,})(?=街道(?:办事处)?)`, 'gu'),
    binding: office('street'),
  },
];

function inCell(cell: Cell, row: number, column: number): readonly FoundCell[] {
  const found: FoundCell[] = [];
  const { value } = cell;
  if (typeof value !== 'string' || cell.kind !== 'text' || value.length > 500) return found;
  for (const { pattern, binding } of patterns) {
    for (const match of value.matchAll(pattern)) {
      const from = match.index + (match[1]?.length ?? 0);
      const to = from + (match[2]?.length ?? 0);
      if (found.some((other) => from < other.to + 1 && to > other.from - 1)) continue;
      const around = `${value.slice(Math.max(0, from - 12), from)}＿＿${value.slice(to, to + 6)}`;
      found.push({ row, column, from, to, text: around.trim(), binding });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/**
 * The places of a sheet outside of a table.
 * @param table the rows from its heading to its last row, 0-based and inclusive, which are left out
 */
export function findCells(sheet: SheetGrid, table: readonly [from: number, to: number]): readonly FoundCell[] {
  return sheet.rows.flatMap((cells, row) =>
    row >= table[0] && row <= table[1]
      ? []
      : cells.flatMap((cell, column) => (cell.merged === true ? [] : inCell(cell, row, column))),
  );
}

/** What the words behind a value already say of it: 青禾街道 before 街道社区工作者花名册 is 青禾. */
function withoutRepeat(value: string, after: string): string {
  for (let length = Math.min(4, value.length - 1, after.length); length >= 2; length--) {
    if (value.endsWith(after.slice(0, length))) return value.slice(0, -length);
  }
  return value;
}

/** A value takes the room of its blanks, so that the next label stays about where it was; two spaces part them at least. */
function inRoom(value: string, room: string, after: string): string {
  if (!/^\p{Script=Han}+(?:[(（][^)）]*[)）])?[:：]/u.test(after)) return value;
  const width = (text: string): number => Array.from(text).reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0);
  return value + ' '.repeat(Math.max(2, width(room) - width(value)));
}

/** The text of a cell with the values put in their places. */
export function filledText(text: string, places: readonly FoundCell[], values: readonly string[]): string {
  let filled = text;
  for (const [i, { from, to }] of [...places.entries()].toReversed()) {
    const value = values[i] ?? '';
    // What is not known keeps its blanks for the pen.
    if (value === '') continue;
    const after = text.slice(to);
    filled =
      filled.slice(0, from) + inRoom(withoutRepeat(value, after), text.slice(from, to), after) + filled.slice(to);
  }
  return filled;
}
