/** The look of every workbook that leaves the program: plain office tables, thin borders, readable on paper. */
import type { CellStyle } from 'hucre';
import type { FieldKind } from '../../db/registers/model/field.ts';

export type ColumnKind = FieldKind;
export type Align = 'left' | 'center' | 'right';

/** Points; 34 px at 96 dpi. */
export const rowHeight = 25.5;
export const titleHeight = 36;
const lineHeight = 14;
const fontName = '宋体';
const fontSize = 10.5;

const thin = { style: 'thin', color: { rgb: '808080' } } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin } as const;

export const titleStyle: CellStyle = {
  font: { name: '黑体', size: 18, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const lineStyle: CellStyle = {
  font: { name: fontName, size: fontSize },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
};
export const headingStyle: CellStyle = {
  font: { name: '黑体', size: fontSize, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  border,
  numFmt: '@',
};
export const exampleStyle: CellStyle = {
  font: { name: fontName, size: fontSize, italic: true, color: { rgb: '808080' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  border,
  numFmt: '@',
};

const numberFormats: Partial<Record<FieldKind, string>> = {
  integer: '0',
  year: '0',
  decimal: 'General',
  money: '#,##0.00',
};

/** ID numbers, phones and days are text, so that Excel changes none of them. */
export function bodyStyle(kind: FieldKind, align: Align | undefined): CellStyle {
  const numeric = numberFormats[kind] !== undefined;
  const natural = numeric ? 'right' : kind === 'text' || kind === 'longText' ? 'left' : 'center';
  return {
    font: { name: fontName, size: fontSize },
    alignment: { horizontal: align ?? natural, vertical: 'center', wrapText: true },
    border,
    numFmt: numberFormats[kind] ?? '@',
  };
}

export const reasonStyle: CellStyle = {
  ...bodyStyle('longText', 'left'),
  font: { name: fontName, size: fontSize, color: { rgb: 'C00000' } },
};

const naturalWidths: Record<FieldKind, number> = {
  text: 14,
  longText: 30,
  idNumber: 21,
  phone: 15,
  day: 12,
  year: 8,
  integer: 8,
  decimal: 10,
  money: 12,
  choice: 12,
  flag: 8,
  ref: 16,
  photo: 10,
};

/** The width of a column in characters, wide enough for its heading in two lines. */
export function columnWidth(kind: FieldKind, label: string, given: number | undefined): number {
  return Math.min(60, Math.max(given ?? naturalWidths[kind], Math.ceil((label.length * 2.2) / 2) + 1));
}

/** How many columns of a half-width character a text takes; Chinese takes two. */
function textWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) > 0xff ? 2 : 1;
  return width;
}

/** The height of a row in points that shows all its texts in columns of these widths; Excel allows no more than 409. */
export function heightOf(texts: readonly unknown[], widths: readonly number[]): number {
  let lines = 1;
  for (const [i, text] of texts.entries()) {
    const width = Math.max(2, (widths[i] ?? 10) - 1);
    if (typeof text !== 'string' || (text.length * 2 <= width && !text.includes('\n'))) continue;
    const needed = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
    if (needed > lines) lines = needed;
  }
  return Math.min(409, Math.max(rowHeight, lines * lineHeight + 6));
}
