/** Forms set on a grid of cells with sizes in mm: the cells and the drawn rules of one table, and the style of its page. */
import {
  FOOTER_HEIGHT,
  FOOT_HEIGHT,
  PAGE_HEIGHT,
  TABLE_WIDTH,
  TEXT_PADDING,
  TEXT_WIDTH,
  type Cell,
  type Row,
  type TextCell,
  type TypeSize,
} from './appraisal-cells.ts';
import type { Line } from './line-breaking.ts';
import { FONTS, escapeHtml } from './paper-html.ts';

/** The style of a document whose pages are such forms. */
export const FORM_CSS = `
@page{size:A4 portrait;margin:16mm 22mm 14mm}
.page{position:relative;width:${TABLE_WIDTH}mm;height:${PAGE_HEIGHT}mm;overflow:hidden;break-after:page;break-inside:avoid}
.page>*{position:absolute}
.title{left:0;width:${TABLE_WIDTH}mm;text-align:center;font-family:${FONTS.title};font-weight:700;white-space:pre}
.title.second{font-family:${FONTS.text};font-weight:400}
.footer{left:0;bottom:0;width:${TABLE_WIDTH}mm;text-align:right;font-size:9pt;line-height:${FOOTER_HEIGHT - 1.5}mm;white-space:pre}
.rules{left:0;overflow:visible;fill:none;stroke:#000}
.cell{display:flex;flex-direction:column;justify-content:center;text-align:center;overflow:hidden}
.label{font-family:${FONTS.label}}
.l{white-space:pre;flex:none}
.text{display:block;text-align:left;padding:${TEXT_PADDING}mm 0 0}
.text>.l{width:${TEXT_WIDTH.toFixed(3)}mm;margin:0 auto}
.text>.j{white-space:nowrap;text-align:justify;text-align-last:justify}
.text>.i{padding-left:2em}
.text>.note{text-align:right}
.feet{position:absolute;left:0;right:0;bottom:0}
.feet>.l{width:${TEXT_WIDTH.toFixed(3)}mm;margin:0 auto;height:${FOOT_HEIGHT}mm;line-height:${FOOT_HEIGHT}mm!important}
.feet>.right{text-align:right}
.photo img{width:25mm;height:35mm;object-fit:cover;margin:0 auto}
.red .over,.red.over{background:#f8d0d0;color:#b00000}
`;

/** A length for CSS and SVG, without trailing zeros. */
export function mm(value: number): string {
  return value.toFixed(3).replace(/\.?0+$/, '');
}

function box(x: number, y: number, w: number, h: number): string {
  return `left:${mm(x)}mm;top:${mm(y)}mm;width:${mm(w)}mm;height:${mm(h)}mm`;
}

function typeStyle({ size, line }: TypeSize): string {
  return `font-size:${size}pt;line-height:${line}pt`;
}

function textLine({ text, first, last }: Line): string {
  return `<div class="l${last ? '' : ' j'}${first ? ' i' : ''}">${escapeHtml(text)}</div>`;
}

function textCell(cell: TextCell): string {
  const note = cell.note === '' ? '' : `<div class="l note">${escapeHtml(cell.note)}</div>`;
  const feet = cell.feet.map(
    ({ text, align, type, overflow }) =>
      `<div class="l ${align}${overflow === null ? '' : ' over'}" style="${typeStyle(type)}">${escapeHtml(text)}</div>`,
  );
  return `${cell.lines.map(textLine).join('')}${note}${feet.length === 0 ? '' : `<div class="feet">${feet.join('')}</div>`}`;
}

function cellHtml(cell: Cell, y: number, height: number): string {
  const style = box(cell.x, y, cell.w, height);
  if (cell.kind === 'photo')
    return `<div class="cell photo" style="${style}"><img alt="照片" src="${escapeHtml(cell.dataUrl)}"></div>`;
  if (cell.kind === 'text')
    return `<div class="cell text" style="${style};${typeStyle(cell.type)}">${textCell(cell)}</div>`;
  const lines = cell.lines.map((line) => `<div class="l">${escapeHtml(line)}</div>`).join('');
  const over = cell.overflow === null ? '' : ' over';
  return `<div class="cell ${cell.kind}${over}" style="${style};${typeStyle(cell.type)}">${lines}</div>`;
}

/** The rules are drawn, not CSS borders: those snap to whole pixels, and the frame would not be 1.5 and 0.5 pt. */
function rules(top: number, height: number, boxes: readonly string[]): string {
  const size = `width="${TABLE_WIDTH}mm" height="${mm(height)}mm" viewBox="0 0 ${TABLE_WIDTH} ${mm(height)}"`;
  const inner = `<path stroke-width="0.1764" d="${boxes.join('')}"/>`;
  // The frame lies inside the table's box: the page clips what stands out.
  const outer = `<rect stroke-width="0.5292" x="0.2646" y="0.2646" width="${mm(TABLE_WIDTH - 0.5292)}" height="${mm(height - 0.5292)}"/>`;
  return `<svg class="rules" aria-hidden="true" style="top:${mm(top)}mm" ${size}>${inner}${outer}</svg>`;
}

/** The cells of one page's table and its rules. @param top where the table begins, mm from the page's top */
export function formTableHtml(rowsOfPage: readonly Row[], top: number): string {
  const cells: string[] = [];
  const boxes: string[] = [];
  let y = 0;
  for (const [index, row] of rowsOfPage.entries()) {
    for (const cell of row.cells) {
      const height = rowsOfPage.slice(index, index + cell.rows).reduce((sum, each) => sum + each.height, 0);
      cells.push(cellHtml(cell, top + y, height));
      boxes.push(`M${mm(cell.x)} ${mm(y)}h${mm(cell.w)}v${mm(height)}h${mm(-cell.w)}z`);
    }
    y += row.height;
  }
  return cells.join('') + rules(top, y, boxes);
}
