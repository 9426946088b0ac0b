/** 打印当前列表: what a list shows, on paper, with the head of the table on every page and page n of m. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface ListColumn {
  readonly label: string;
  /** Share of the table's width, in any unit: the columns are fitted to the paper in proportion. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface PrintedList {
  readonly title: string;
  /** Under the title: office, filter, day, unit; each in its own line. */
  readonly subtitleLines: readonly string[];
  readonly columns: readonly ListColumn[];
  /** Cells as the list shows them (masked where it masks). */
  readonly rows: readonly (readonly string[])[];
  /** Behind the last row: 合计, 填报单位(盖章), 填表人 … */
  readonly footLines: readonly string[];
  readonly landscape: boolean;
}

function css(landscape: boolean): string {
  return `
@page{size:A4 ${landscape ? 'landscape' : 'portrait'};margin:16mm 14mm 18mm;
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:18pt;line-height:26pt;text-align:center;text-wrap:balance}
.lines{margin:1.5mm 0 2mm;font-size:10.5pt;line-height:15pt;overflow-wrap:anywhere}
table{width:calc(100% - .6mm);table-layout:fixed;border-collapse:collapse;font-size:9pt;line-height:12.5pt;font-variant-numeric:tabular-nums}
thead{display:table-header-group;font-family:${FONTS.heading}}
th{font-weight:400;text-align:center;background:#f0f0f0}
th,td{border:.5pt solid #000;padding:1mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle}
tr{break-inside:avoid}
.center{text-align:center}.right{text-align:right}
.none{text-align:center;padding:6mm}
.foot{margin-top:3mm;font-size:10.5pt;line-height:18pt;break-inside:avoid;overflow-wrap:anywhere;white-space:pre-wrap}
`;
}

function lines(className: string, texts: readonly string[]): string {
  if (texts.length === 0) return '';
  return `<div class="${className}">${texts.map((text) => `<div>${escapeHtml(text)}</div>`).join('')}</div>`;
}

function tableHtml({ columns, rows }: PrintedList): string {
  const total = columns.reduce((sum, { width }) => sum + Math.max(width, 1), 0);
  const cols = columns.map(({ width }) => `<col style="width:${((Math.max(width, 1) / total) * 100).toFixed(3)}%">`);
  const head = columns.map(({ label }) => `<th>${escapeHtml(label)}</th>`);
  const starts = columns.map(({ align }) => (align === 'left' ? '<td>' : `<td class="${align}">`));
  const body = rows.map(
    (row) => `<tr>${starts.map((start, index) => `${start}${escapeHtml(row[index] ?? '')}</td>`).join('')}</tr>`,
  );
  const none = `<tr><td class="none" colspan="${columns.length}">没有符合条件的记录</td></tr>`;
  return `<table><colgroup>${cols.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n') || none}</tbody></table>`;
}

/** A complete document of the list. */
export function listHtml(list: PrintedList, options: PaperOptions): string {
  const body = `<h1>${escapeHtml(list.title)}</h1>${lines('lines', list.subtitleLines)}${tableHtml(list)}${lines('foot', list.footLines)}`;
  return paperDocument(list.title, css(list.landscape), body, options);
}
