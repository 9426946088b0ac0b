/** 慰问审批单 as static HTML: one A4 page; opinions, signatures and days blank. */
import { formatMoney } from '../../db/rules/money.ts';
import { moneyWords } from '../../db/rules/money-words.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';
import { rowsOf, sumOf, visitCss, type VisitPaper } from './visit-paper.ts';

const CSS = `
@page{size:A4 portrait;margin:20mm 22mm 18mm}
table{border:1.5pt solid #000}
th{white-space:pre-line}
.tall td{height:26mm;vertical-align:top}
.opinion td{height:36mm;vertical-align:bottom;text-align:right;white-space:pre;line-height:17pt}
`;

const yuan = (fen: number | null): string => (fen === null ? '' : `${formatMoney(fen)} 元`);

function line(...cells: readonly (readonly [text: string, span?: number])[]): string {
  const html = cells.map(([text, span = 1], place) => {
    const tag = place % 2 === 0 ? 'th' : 'td';
    return `<${tag}${span === 1 ? '' : ` colspan="${span}"`}>${escapeHtml(text)}</${tag}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}

const tall = (label: string, text: string): string =>
  `<tr class="tall"><th>${label}</th><td class="left" colspan="3">${escapeHtml(text)}</td></tr>`;
const opinion = (label: string, who: string): string =>
  `<tr class="opinion"><th>${label}</th><td colspan="3">${who}：　　　　　　　　\n年　　月　　日　　</td></tr>`;

/** How many go to each community, in the order of the route. */
function routeText({ communities }: VisitPaper): string {
  return communities.map(({ name, rows }) => `${name} ${rows.length} 人`).join('、');
}

/** A complete document of the request for approval. */
export function visitApprovalHtml(paper: VisitPaper, options: PaperOptions): string {
  const rows = rowsOf(paper);
  const sum = sumOf(rows);
  const lines = [
    line(['慰问事由'], [paper.occasion], ['慰问时间'], [paper.day]),
    line(['慰问对象'], [paper.groups], ['慰问人数'], [`${rows.length} 人`]),
    line(['经费来源'], [paper.funding], ['人均标准'], [yuan(paper.perHead)]),
    line(['预算总额'], [yuan(paper.budget)], ['本次合计'], [yuan(sum)]),
    line(['合计大写'], [sum === 0 ? '' : `人民币${moneyWords(sum)}`, 3]),
    line(['慰 问 品'], [paper.gift, 3]),
    line(['慰问人员'], [paper.visitors, 3]),
    tall('走访路线\n及 人 数', routeText(paper)),
    ...(paper.exception === '' ? [] : [tall('特殊情况\n说　　明', paper.exception)]),
    opinion('经办科室\n意　　见', '负责人'),
    opinion('分管领导\n意　　见', '签　字'),
    opinion('主要领导\n意　　见', '签　字'),
  ];
  const widths = [16, 34, 16, 34].map((width) => `<col style="width:${width}%">`).join('');
  const body = `<h1>${escapeHtml(paper.street)}走访慰问审批单</h1>
<div class="head"><div>${escapeHtml(paper.unit)}</div><div>附：慰问对象名单</div></div>
<table><colgroup>${widths}</colgroup><tbody>${lines.join('\n')}</tbody></table>`;
  return paperDocument(`${paper.title}审批单`, `${visitCss}${CSS}`, body, options);
}
