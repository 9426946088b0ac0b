/** What an appraisal page is made of: rows of cells with sizes in mm, still without HTML or docx. */
import { breakLines, cutToFit, fitsOneLine, type Line } from './line-breaking.ts';

/** One typographic point in mm. */
export const POINT = 25.4 / 72;

/** Width of the table: A4 less 22 mm on each side. */
export const TABLE_WIDTH = 166;
/** Height that a page may fill between its margins (16 mm above, 14 mm below). */
export const PAGE_HEIGHT = 266.5;
/** Left column with the names of the sections. */
export const LABEL_WIDTH = 26;
export const BODY_WIDTH = TABLE_WIDTH - LABEL_WIDTH;
/** Free text is set 32 characters of 小四 (12 pt) wide. */
export const TEXT_WIDTH = 32 * 12 * POINT;
export const TEXT_PADDING = 1.5;
export const FOOT_HEIGHT = 7.5;
/** Room for the line below a page's table with name and page number. */
export const FOOTER_HEIGHT = 5.5;

/** A size of type and its line pitch, in points. */
export interface TypeSize {
  readonly size: number;
  readonly line: number;
}
/** Free text: 小四, or 五号 where that saves a continuation page. */
export const TEXT_SIZES = [
  { size: 12, line: 17 },
  { size: 10.5, line: 15 },
] as const satisfies readonly TypeSize[];
/** Fixed cells: 小四, then 五号, then 小五. */
const VALUE_SIZES: readonly (TypeSize & { readonly lines: number })[] = [
  { size: 12, line: 14, lines: 1 },
  { size: 10.5, line: 12, lines: 1 },
  { size: 10.5, line: 12, lines: 2 },
  { size: 9, line: 10.5, lines: 2 },
];

interface Place {
  /** From the table's left edge, mm. */
  readonly x: number;
  readonly w: number;
  /** How many rows the cell spans. */
  readonly rows: number;
}
export interface LabelCell extends Place {
  readonly kind: 'label';
  readonly lines: readonly string[];
  readonly type: TypeSize;
  readonly overflow: Overflow | null;
}
export interface ValueCell extends Place {
  readonly kind: 'value';
  /** The whole text: an editable paper shows it even where a printed one has to cut it. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly type: TypeSize;
  /** Set where the text did not fit in the smallest size and was cut. */
  readonly overflow: Overflow | null;
}
/** One line of its own that must not break: a title, the foot of a text cell. */
export interface FixedLine {
  readonly text: string;
  readonly type: TypeSize;
  readonly overflow: Overflow | null;
}
/** A line at the bottom of a text cell: 建议等次 at the left; signature, seal and date at the right. */
export interface Foot extends FixedLine {
  readonly align: 'left' | 'right';
}
export interface TextCell extends Place {
  readonly kind: 'text';
  readonly lines: readonly Line[];
  readonly type: TypeSize;
  /** `（转续页1）` under the text, or empty. */
  readonly note: string;
  readonly feet: readonly Foot[];
}
export interface PhotoCell extends Place {
  readonly kind: 'photo';
  readonly dataUrl: string;
}
export type Cell = LabelCell | ValueCell | TextCell | PhotoCell;

export interface Row {
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** A fixed cell whose text is longer than it can print. */
export interface Overflow {
  /** The cell's label. */
  readonly cell: string;
  /** Characters in the text. */
  readonly length: number;
  /** Characters that are printed before the ellipsis. */
  readonly printed: number;
}

export function labelCell(x: number, w: number, lines: readonly string[], rows = 1, size = 12): LabelCell {
  return { kind: 'label', x, w, rows, lines, type: { size, line: size + (size < 12 ? 1.5 : 3) }, overflow: null };
}

/** A label of unknown length (a dimension of the scheme, a grade word): set like a value, so that it shrinks too. */
export function looseLabel(x: number, w: number, height: number, label: string): LabelCell {
  const { lines, type, overflow } = valueCell(x, w, height, label, label);
  return { kind: 'label', x, w, rows: 1, lines, type: type.size === 12 ? { size: 10.5, line: 12 } : type, overflow };
}

/** The lines of a short text, two of them about equally long: no single character is left over for the second. */
function balancedLines(text: string, widthEm: number): readonly string[] {
  let lines = breakLines(text, widthEm, false);
  for (let width = widthEm - 0.5; lines.length === 2 && width > 1; width -= 0.5) {
    const narrower = breakLines(text, width, false);
    if (narrower.length > 2) break;
    lines = narrower;
  }
  return lines.map((line) => line.text);
}

/**
 * A cell of fixed size. The text shrinks from 12 over 10.5 to 9 pt and may take two lines where the height allows; what still does not
 * fit is cut with an ellipsis and reported.
 * @param height of the row in mm
 * @param name the cell's label, for the report
 */
export function valueCell(x: number, w: number, height: number, name: string, text: string): ValueCell {
  const inner = w - 1.6;
  for (const { size, line, lines } of VALUE_SIZES) {
    if (lines * line * POINT > height - 0.4) continue;
    const set = balancedLines(text, inner / (size * POINT));
    if (set.length <= lines)
      return { kind: 'value', text, x, w, rows: 1, lines: set, type: { size, line }, overflow: null };
  }
  const type = { size: 9, line: 10.5 };
  const room = Math.max(1, Math.floor((height - 0.4) / (type.line * POINT)));
  const lines = cutToFit(text, inner / (type.size * POINT), Math.min(2, room));
  const overflow = { cell: name, length: Array.from(text).length, printed: Array.from(lines.join('')).length - 1 };
  return { kind: 'value', text, x, w, rows: 1, lines, type, overflow };
}

/** Sets a text on one line of a width in mm in the first of the sizes (points) that fits; else it is cut with an ellipsis and reported. */
export function fixedLine(text: string, width: number, sizes: readonly number[], name: string): FixedLine {
  const size = sizes.find((each) => fitsOneLine(text, width / (each * POINT)));
  if (size !== undefined) return { text, type: { size, line: size + 3 }, overflow: null };
  const smallest = sizes.at(-1) ?? 9;
  const [cut = ''] = cutToFit(text, width / (smallest * POINT), 1);
  const overflow = { cell: name, length: Array.from(text).length, printed: Array.from(cut).length - 1 };
  return { text: cut, type: { size: smallest, line: smallest + 3 }, overflow };
}

/** How many lines of a size a text cell of this height holds above its feet. */
export function lineRoom(height: number, feet: number, type: TypeSize): number {
  return Math.floor((height - 2 * TEXT_PADDING - feet * FOOT_HEIGHT) / (type.line * POINT));
}

/** The lines of a free text in one of its sizes. */
export function textLines(text: string, type: TypeSize): readonly Line[] {
  return breakLines(text, TEXT_WIDTH / (type.size * POINT), true);
}
