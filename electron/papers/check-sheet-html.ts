/** The 信息核对表 as static HTML: one A4 page a person, to be signed. */
import {
  type CheckSheet,
  type CheckSheetFrame,
  type CheckSheetLine,
  halfWidths,
  layoutCheckSheet,
  type CheckSheetLayout,
} from './check-sheet.ts';
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

const CSS = `
@page{size:A4 portrait;margin:14mm 16mm 12mm}
.page{width:178mm;min-height:270mm;display:flex;flex-direction:column;break-after:page}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:12mm;text-align:center}
.head{display:flex;justify-content:space-between;font-size:12pt;line-height:8mm;white-space:pre}
.tables{display:flex}
table{flex:1;min-width:0;table-layout:fixed;border-collapse:collapse;font-size:10.5pt;line-height:4.4mm;font-variant-numeric:tabular-nums}
table+table{margin-left:-.5pt}
th,td{border:.5pt solid #000;padding:0 1mm;overflow-wrap:anywhere;vertical-align:middle}
th{font-family:${FONTS.label};font-weight:400;text-align:center}
thead th{font-family:${FONTS.heading};height:8mm;background:#f0f0f0}
.small{font-size:8.5pt;line-height:3.5mm}
.tiny{font-size:7pt;line-height:2.9mm}
.none{color:#777}
.foot{margin-top:auto;font-size:11pt;line-height:7mm;break-inside:avoid}
tr{break-inside:avoid}
.foot .sign{display:flex;justify-content:space-between;font-size:12pt;line-height:11mm;white-space:pre}
.note{font-size:9.5pt;line-height:5mm}
`;

/** Long texts get smaller before they take more lines than the row has room for; what is still too long makes the row higher. */
function sizeOf(text: string, width: number, height: number): string {
  const needed = (scale: number): number => Math.ceil(halfWidths(text) / (width * scale));
  if (needed(1) === 1) return '';
  if (needed(1.2) === 1) return ' class="small"';
  if (needed(1) * 4.4 <= height) return '';
  return needed(1.2) * 3.5 <= height ? ' class="small"' : ' class="tiny"';
}

function lineHtml(line: CheckSheetLine | undefined, { rowHeight, valueWidth, columns }: CheckSheetLayout): string {
  const style = ` style="height:${rowHeight.toFixed(2)}mm"`;
  if (line === undefined) return `<tr><th${style}></th><td></td><td></td></tr>`;
  const label = sizeOf(line.label, columns === 1 ? 20 : 11, rowHeight);
  const value =
    line.value === ''
      ? '<td class="none">未登记</td>'
      : `<td${sizeOf(line.value, valueWidth, rowHeight)}>${escapeHtml(line.value)}</td>`;
  return `<tr><th${style}${label}>${escapeHtml(line.label)}</th>${value}<td></td></tr>`;
}

function tableHtml(lines: readonly (CheckSheetLine | undefined)[], layout: CheckSheetLayout): string {
  const widths = layout.columns === 1 ? [24, 40, 36] : [27, 39, 34];
  const cols = widths.map((width) => `<col style="width:${width}%">`).join('');
  const head = '<thead><tr><th>栏目</th><th>现有内容</th><th>更正为</th></tr></thead>';
  const body = lines.map((line) => lineHtml(line, layout)).join('');
  return `<table><colgroup>${cols}</colgroup>${head}<tbody>${body}</tbody></table>`;
}

function pageHtml(sheet: CheckSheet, frame: CheckSheetFrame): string {
  const layout = layoutCheckSheet(sheet.lines.length);
  const tables = Array.from({ length: layout.columns }, (_, at) =>
    tableHtml(
      Array.from({ length: layout.rows }, (_, y) => sheet.lines[at * layout.rows + y]),
      layout,
    ),
  ).join('');
  const contact = frame.contact === '' ? '' : `　联系人：${escapeHtml(frame.contact)}`;
  return `<section class="page"><h1>${escapeHtml(frame.title)}</h1>
<div class="head"><span>姓名：${escapeHtml(sheet.name)}</span><span>社区：${escapeHtml(sheet.community)}</span><span>内容截至：${escapeHtml(frame.day)}</span></div>
<div class="tables">${tables}</div>
<div class="foot"><div class="note">核对办法：内容正确的，“更正为”一栏空着；不对或没有登记的，在“更正为”一栏写清楚；要去掉的写“无”。核对后本人签字，交回${escapeHtml(frame.office)}${contact}。</div>
<div>核对结果：□ 全部无误　　□ 有更正，已写在“更正为”一栏</div>
<div class="sign"><span>本人签字：　　　　　　　　　　　　</span><span>　　　　年　　月　　日</span></div></div></section>`;
}

/** One document with a page for each person. */
export function checkSheetHtml(sheets: readonly CheckSheet[], frame: CheckSheetFrame, options: PaperOptions): string {
  return paperDocument(frame.title, CSS, sheets.map((sheet) => pageHtml(sheet, frame)).join('\n'), options);
}
