/** The 月度变动单 as static HTML: A4 across, grouped by kind of change, signed in the last line. */
import {
  cellText,
  columnsOf,
  footParts,
  groupTitle,
  type MonthChangesPaper,
  nothingChanged,
} from './month-changes-list.ts';
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

const CSS = `
@page{size:A4 landscape;margin:15mm 13mm 17mm;
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:28pt;text-align:center;text-wrap:balance}
.head{display:flex;justify-content:space-between;gap:6mm;margin:2mm 0;font-size:11pt;line-height:15pt}
table{width:calc(100% - .6mm);margin:0 auto;table-layout:fixed;border-collapse:collapse;font-size:10pt;line-height:13.5pt;font-variant-numeric:tabular-nums}
thead{display:table-header-group;font-family:${FONTS.heading}}
th{font-weight:400;text-align:center;background:#f0f0f0;height:9mm}
th,td{border:.5pt solid #000;padding:1mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle}
tr{break-inside:avoid}
td{height:7.5mm}
.kind{font-family:${FONTS.heading};text-align:left;padding-left:2mm;break-after:avoid}
.number,.center{text-align:center}.right{text-align:right}
.idNumber,.day,.money{white-space:nowrap}
.mark{font-family:${FONTS.heading}}
.none{text-align:center;height:16mm}
.foot{display:flex;justify-content:space-between;gap:8mm;margin-top:6mm;font-size:11.5pt;line-height:16pt;break-inside:avoid}
.foot div{min-width:32mm}
`;

const numberWidth = 5;

function rowsHtml(paper: MonthChangesPaper): string {
  const columns = columnsOf(paper);
  const width = columns.length + 1;
  if (paper.groups.length === 0) return `<tr><td class="none" colspan="${width}">${nothingChanged}</td></tr>`;
  return paper.groups
    .map((group, place) => {
      const title = `<tr><td class="kind" colspan="${width}">${escapeHtml(groupTitle(group, place))}</td></tr>`;
      const rows = group.rows.map((row, index) => {
        const cells = columns.map((column) => {
          const text = escapeHtml(cellText(column, row));
          const marked =
            column.key === 'note' && row.mark !== ''
              ? text.replace(row.mark, `<span class="mark">${row.mark}</span>`)
              : text;
          return `<td class="${column.align} ${column.kind}">${marked}</td>`;
        });
        return `<tr><td class="number">${index + 1}</td>${cells.join('')}</tr>`;
      });
      return `${title}${rows.join('\n')}`;
    })
    .join('\n');
}

/** A complete document of the list. */
export function monthChangesHtml(paper: MonthChangesPaper, options: PaperOptions): string {
  const columns = columnsOf(paper);
  const whole = columns.reduce((sum, { width }) => sum + width, numberWidth);
  const share = (width: number): string => `<col style="width:${((width / whole) * 100).toFixed(3)}%">`;
  const cols = [numberWidth, ...columns.map(({ width }) => width)].map(share).join('');
  const head = ['序号', ...columns.map(({ label }) => label)].map((label) => `<th>${escapeHtml(label)}</th>`).join('');
  const texts = (parts: readonly string[]): string => parts.map((part) => `<div>${escapeHtml(part)}</div>`).join('');
  const body = `<h1>${escapeHtml(paper.title)}</h1>
<div class="head">${texts([paper.unit, ...paper.head])}</div>
<table><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${rowsHtml(paper)}</tbody></table>
<div class="foot">${texts(footParts(paper))}</div>`;
  return paperDocument(paper.title, CSS, body, options);
}
