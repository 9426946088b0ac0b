/** The 任免审批表 and 书记备案表 as static HTML: two A4 pages a person, signature, opinion and date cells blank. */
import { TABLE_WIDTH } from './appraisal-cells.ts';
import type { CadreSheet } from './cadre-sheet.ts';
import { SHEET_TITLE_HEIGHT, layoutCadreSheet, type SheetPage } from './cadre-sheet-layout.ts';
import { FORM_CSS, formTableHtml, mm } from './form-html.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

/** What the sheet is called on paper, in file names and on screen. */
export const sheetTitle = (filing: boolean): string => (filing ? '社区党组织书记备案表' : '任免审批表');

function titleHtml(text: string, size: number): string {
  return `<div class="title" style="top:0;width:${TABLE_WIDTH}mm;font-size:${size}pt;line-height:${mm(SHEET_TITLE_HEIGHT - 2)}mm">${escapeHtml(text)}</div>`;
}

function pageHtml(page: SheetPage, title: string, index: number): string {
  const top = index === 1 ? 0 : SHEET_TITLE_HEIGHT;
  const head = index === 1 ? '' : titleHtml(page.first ? title : `${title}（续页）`, page.first ? 22 : 16);
  return `<section class="page">${head}${formTableHtml(page.rows, top)}<div class="footer">${escapeHtml(page.footer)}</div></section>`;
}

/** A page without anything on it, so that what follows begins on a new sheet of paper. */
export const EMPTY_PAGE = '<section class="page"></section>';

/** The pages of one sheet, an even number of them; their style is FORM_CSS. */
export function cadreSheetPages(sheet: CadreSheet): string {
  const title = sheetTitle(sheet.filing !== null);
  const pages = layoutCadreSheet(sheet).pages.map((page, index) => pageHtml(page, title, index));
  if (pages.length % 2 === 1) pages.push(EMPTY_PAGE);
  return pages.join('\n');
}

/** One document with the sheets one behind the other; everybody begins on a new sheet of paper. */
export function cadreSheetHtml(sheets: readonly CadreSheet[], options: PaperOptions): string {
  return paperDocument('任免审批表', FORM_CSS, sheets.map(cadreSheetPages).join('\n'), options);
}
