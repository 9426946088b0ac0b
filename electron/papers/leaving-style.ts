/** What the papers of 离岗(退出) share: the frame of their tables and the blank lines where somebody signs. */
import { FONTS, escapeHtml } from './paper-html.ts';

export const LEAVING_CSS = `
@page{size:A4 portrait;margin:18mm 22mm 16mm}
.form{break-after:page}.form:last-child{break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:32pt;text-align:center}
.unit{font-size:11pt;line-height:18pt;margin:1mm 0;display:flex;justify-content:space-between}
table{width:100%;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:11pt;line-height:15pt}
th,td{border:.5pt solid #000;padding:.8mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle;text-align:center;height:9.2mm}
th{font-family:${FONTS.label};font-weight:400;white-space:pre-line}
tr{break-inside:avoid}
.left{text-align:left;white-space:pre-line}
.text td{height:18mm;vertical-align:top}
.opinion td{height:27mm;vertical-align:bottom;text-align:right;white-space:pre;line-height:16pt}
`;

export type Cell = readonly [text: string, span?: number];

/** A line of labels and values in turn; the first is a label. */
export function line(...cells: readonly Cell[]): string {
  const html = cells.map(([text, span = 1], place) => {
    const tag = place % 2 === 0 ? 'th' : 'td';
    return `<${tag}${span === 1 ? '' : ` colspan="${span}"`}>${escapeHtml(text)}</${tag}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}

/** A label with a text across the table. */
export function wide(name: string, label: string, text: string, span: number): string {
  const left = name === 'text' ? ' class="left"' : '';
  return `<tr class="${name}"><th>${label}</th><td${left} colspan="${span}">${escapeHtml(text)}</td></tr>`;
}

/** Where a seal and a signature go; never a date of today. */
export const SEALED = '（盖章）　　　　　\n负责人签名：　　　　　　　　\n年　　月　　日　';
export const SIGNED = '签名：　　　　　　　　\n年　　月　　日　';
