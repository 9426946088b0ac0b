/** 本周待办 on paper: A4 across, by group, with a blank cell for how each was settled and a signature line. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface WeekLine {
  readonly who: string;
  readonly community: string;
  readonly title: string;
  readonly what: string;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly why: string;
  /** To whom it was handed; empty where nobody. */
  readonly to: string;
}

export interface WeekList {
  readonly unit: string;
  /** 2026年3月5日 */
  readonly day: string;
  readonly preparer: string;
  readonly groups: readonly { readonly label: string; readonly lines: readonly WeekLine[] }[];
}

const CSS = `
@page{size:A4 landscape;margin:15mm 13mm 17mm;
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:28pt;text-align:center}
.head{display:flex;justify-content:space-between;gap:6mm;margin:2mm 0;font-size:11pt;line-height:15pt}
table{width:calc(100% - .6mm);margin:0 auto;table-layout:fixed;border-collapse:collapse;font-size:10pt;line-height:13.5pt;font-variant-numeric:tabular-nums}
thead{display:table-header-group;font-family:${FONTS.heading}}
th{font-weight:400;text-align:center;background:#f0f0f0;height:9mm}
th,td{border:.5pt solid #000;padding:1mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle}
tr{break-inside:avoid}
td{height:7.5mm}
.group{font-family:${FONTS.heading};padding-left:2mm;break-after:avoid}
.center{text-align:center}
.none{text-align:center;height:16mm}
.foot{display:flex;justify-content:space-between;gap:8mm;margin-top:6mm;font-size:11.5pt;line-height:16pt;break-inside:avoid}
.foot div{min-width:40mm}
`;

const columns = [
  ['序号', 4],
  ['对象', 8],
  ['所在社区', 11],
  ['事项', 12],
  ['内容', 29],
  ['期限', 10],
  ['依据', 16],
  ['承办', 8],
  ['办理情况', 14],
] as const;

function lineHtml({ who, community, title, what, on, why, to }: WeekLine, place: number): string {
  const cell = (text: string, centred = false): string =>
    `<td${centred ? ' class="center"' : ''}>${escapeHtml(text)}</td>`;
  return `<tr>${cell(String(place + 1), true)}${cell(who, true)}${cell(community)}${cell(title)}${cell(what)}${cell(on, true)}${cell(why)}${cell(to, true)}<td></td></tr>`;
}

/** A complete document of the list. */
export function weekListHtml(paper: WeekList, options: PaperOptions): string {
  const whole = columns.reduce((sum, [, width]) => sum + width, 0);
  const cols = columns.map(([, width]) => `<col style="width:${((width / whole) * 100).toFixed(3)}%">`).join('');
  const head = columns.map(([label]) => `<th>${label}</th>`).join('');
  const shown = paper.groups.filter(({ lines }) => lines.length > 0);
  const rows = shown.map(
    ({ label, lines }) =>
      `<tr><td class="group" colspan="${columns.length}">${escapeHtml(label)}（${lines.length}件）</td></tr>${lines.map(lineHtml).join('\n')}`,
  );
  const none = `<tr><td class="none" colspan="${columns.length}">本周没有到期和超期的待办</td></tr>`;
  const count = shown.reduce((sum, { lines }) => sum + lines.length, 0);
  const body = `<h1>本周待办</h1>
<div class="head"><div>${escapeHtml(paper.unit)}</div><div>${escapeHtml(paper.day)}起7天</div><div>共 ${count} 件</div></div>
<table><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('\n') || none}</tbody></table>
<div class="foot"><div>分管领导：</div><div>经办人：${escapeHtml(paper.preparer)}</div><div>日期：</div></div>`;
  return paperDocument('本周待办', CSS, body, options);
}
