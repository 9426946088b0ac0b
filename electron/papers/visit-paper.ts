/** What the papers of a 走访慰问 share: their data and their look. */
import { FONTS, escapeHtml } from './paper-html.ts';

export interface VisitPaperRow {
  readonly name: string;
  readonly sex: string;
  readonly community: string;
  /** 职务, or for whom it is a group: 退休人员. */
  readonly post: string;
  readonly visitedOn: string;
  readonly gift: string;
  /** 分 */
  readonly amount: number | null;
  readonly visitors: string;
  readonly needs: string;
}

export interface VisitPaper {
  /** 2026年春节慰问 */
  readonly title: string;
  /** 填报单位 */
  readonly unit: string;
  readonly street: string;
  readonly occasion: string;
  readonly day: string;
  readonly groups: string;
  readonly funding: string;
  readonly perHead: number | null;
  readonly budget: number | null;
  readonly gift: string;
  readonly visitors: string;
  readonly exception: string;
  readonly approval: string;
  /** The rows by community, in the order of the route. */
  readonly communities: readonly { readonly name: string; readonly rows: readonly VisitPaperRow[] }[];
}

/** All rows in the order of the route. */
export function rowsOf(paper: VisitPaper): readonly VisitPaperRow[] {
  return paper.communities.flatMap(({ rows }) => rows);
}

/** What rows cost in all, 分. */
export function sumOf(rows: readonly VisitPaperRow[]): number {
  return rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

export const visitCss = `
.sheet{break-after:page}.sheet:last-child{break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:30pt;text-align:center;text-wrap:balance}
.head{display:flex;justify-content:space-between;gap:6mm;margin:2mm 0;font-size:11pt;line-height:15pt}
table{width:calc(100% - .6mm);margin:0 auto;table-layout:fixed;border-collapse:collapse;font-size:11pt;line-height:15pt;font-variant-numeric:tabular-nums}
thead{display:table-header-group}
th,td{border:.5pt solid #000;padding:.8mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle;text-align:center;height:8.5mm}
th{font-family:${FONTS.heading};font-weight:400}
tr{break-inside:avoid}
td.left{text-align:left;white-space:pre-line}
td.money{text-align:right;white-space:nowrap}
tr.place td{font-family:${FONTS.heading};text-align:left;break-after:avoid;background:#f0f0f0;height:7.5mm}
tr.sum td{font-family:${FONTS.heading}}
.foot{display:flex;justify-content:space-between;gap:8mm;margin-top:6mm;font-size:11.5pt;line-height:16pt;break-inside:avoid}
.foot div{min-width:38mm}
`;

/** The part of a page that a list stands on. */
export const pageNumbers = `@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}`;

export function cell(text: string, kind = ''): string {
  return `<td${kind === '' ? '' : ` class="${kind}"`}>${escapeHtml(text)}</td>`;
}

export function columnsHtml(widths: readonly number[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return `<colgroup>${widths.map((width) => `<col style="width:${((width / whole) * 100).toFixed(3)}%">`).join('')}</colgroup>`;
}
