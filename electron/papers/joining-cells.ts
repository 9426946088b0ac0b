/** What the two forms of 入职办理 are set from: lines of labels and values in an A4 table of six columns. */
import { FONTS, escapeHtml } from './paper-html.ts';

export const JOINING_CSS = `
@page{size:A4 portrait;margin:15mm 20mm 12mm}
.form{break-after:page}.form:last-child{break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:32pt;text-align:center}
.unit{font-size:11pt;line-height:18pt;margin:1mm 0;display:flex;justify-content:space-between}
table{width:100%;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:11pt;line-height:14.5pt}
th,td{border:.5pt solid #000;padding:.6mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle;text-align:center;height:8mm;white-space:pre-line}
th{font-family:${FONTS.label};font-weight:400}
tr{break-inside:avoid}
.text td{text-align:left;vertical-align:top}
.opinion td{vertical-align:bottom;text-align:right;white-space:pre;line-height:16pt}
.paper{display:inline-block;margin-right:1em}
.foot{font-size:10pt;line-height:15pt;margin-top:1mm}
`;

export type LabelledCell = readonly [text: string, span?: number];

/** A line of labels and values in turn; the first is a label. */
export function cellLine(...cells: readonly LabelledCell[]): string {
  const html = cells.map(([text, span = 1], place) => {
    const tag = place % 2 === 0 ? 'th' : 'td';
    return `<${tag}${span === 1 ? '' : ` colspan="${span}"`}>${escapeHtml(text)}</${tag}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}

/** Free text over the whole width. @param height of the row in mm; longer text makes it grow */
export function textLine(label: string, text: string, height: number): string {
  return `<tr class="text"><th>${escapeHtml(label)}</th><td colspan="5" style="height:${height}mm">${escapeHtml(text)}</td></tr>`;
}

/** A cell for an opinion: blank but for where the seal, the signature and the day go. @param height in mm */
export function opinionLine(label: string, height: number, who: string): string {
  const signed = `${who}：　　　　　　　\n年　　月　　日　`;
  return `<tr class="opinion"><th>${escapeHtml(label)}</th><td colspan="5" style="height:${height}mm">${signed}</td></tr>`;
}

/** One page with its table. @param heads what stands above the table, left and right */
export function joiningPage(
  title: string,
  heads: readonly [string, string],
  rows: readonly string[],
  foot = '',
): string {
  const widths = [15, 18, 14, 18, 14, 21].map((width) => `<col style="width:${width}%">`).join('');
  const [left, right] = heads;
  return `<section class="form"><h1>${escapeHtml(title)}</h1><div class="unit"><span>${escapeHtml(left)}</span><span>${escapeHtml(right)}</span></div>
<table><colgroup>${widths}</colgroup><tbody>${rows.join('\n')}</tbody></table>${foot === '' ? '' : `<div class="foot">${escapeHtml(foot)}</div>`}</section>`;
}
