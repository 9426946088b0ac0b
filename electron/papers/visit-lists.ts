/** 慰问登记表 and 发放签收表 as static HTML, by community in the order of the route; signatures and days blank. */
import { formatMoney } from '../../db/rules/money.ts';
import { moneyWords } from '../../db/rules/money-words.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';
import {
  cell,
  columnsHtml,
  pageNumbers,
  rowsOf,
  sumOf,
  visitCss,
  type VisitPaper,
  type VisitPaperRow,
} from './visit-paper.ts';

interface Column {
  readonly label: string;
  readonly width: number;
  readonly kind?: 'left' | 'money';
  readonly text: (row: VisitPaperRow) => string;
}

const money = (row: VisitPaperRow): string => (row.amount === null ? '' : formatMoney(row.amount));
const blank = (): string => '';

const registerColumns: readonly Column[] = [
  { label: '姓名', width: 9, text: ({ name }) => name },
  { label: '性别', width: 5, text: ({ sex }) => sex },
  { label: '职务（类别）', width: 14, text: ({ post }) => post },
  { label: '慰问时间', width: 11, text: ({ visitedOn }) => visitedOn },
  { label: '慰问品', width: 14, kind: 'left', text: ({ gift }) => gift },
  { label: '金额（元）', width: 10, kind: 'money', text: money },
  { label: '慰问人员', width: 16, kind: 'left', text: ({ visitors }) => visitors },
  { label: '慰问情况及意见建议', width: 24, kind: 'left', text: ({ needs }) => needs },
];

const signatureColumns: readonly Column[] = [
  { label: '姓名', width: 13, text: ({ name }) => name },
  { label: '慰问品', width: 24, kind: 'left', text: ({ gift }) => gift },
  { label: '金额（元）', width: 14, kind: 'money', text: money },
  { label: '签名', width: 22, text: blank },
  { label: '日期', width: 15, text: blank },
  { label: '备注', width: 14, text: blank },
];

const numberWidth = 6;

function table(paper: VisitPaper, columns: readonly Column[]): string {
  const head = ['序号', ...columns.map(({ label }) => label)].map((label) => `<th>${label}</th>`).join('');
  let number = 0;
  const body = paper.communities.map(({ name, rows }) => {
    const lines = rows.map((row) => {
      number += 1;
      return `<tr><td>${number}</td>${columns.map(({ text, kind }) => cell(text(row), kind)).join('')}</tr>`;
    });
    const title = `${name}（${rows.length} 人${sumOf(rows) === 0 ? '' : `，${formatMoney(sumOf(rows))} 元`}）`;
    return `<tr class="place"><td colspan="${columns.length + 1}">${escapeHtml(title)}</td></tr>${lines.join('\n')}`;
  });
  return `<table>${columnsHtml([numberWidth, ...columns.map(({ width }) => width)])}<thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}${sumRow(paper, columns.length)}</tbody></table>`;
}

function sumRow(paper: VisitPaper, columns: number): string {
  const sum = sumOf(rowsOf(paper));
  const text = `共 ${rowsOf(paper).length} 人${sum === 0 ? '' : `，${formatMoney(sum)} 元（人民币${moneyWords(sum)}）`}`;
  return `<tr class="sum"><td>合计</td><td class="left" colspan="${columns}">${text}</td></tr>`;
}

function heading(paper: VisitPaper, name: string): string {
  const parts = [paper.unit, `经费来源：${paper.funding}`, `慰问日期：${paper.day}`];
  return `<h1>${escapeHtml(`${paper.title}${name}`)}</h1><div class="head">${parts.map((part) => `<div>${escapeHtml(part)}</div>`).join('')}</div>`;
}

const foot = (parts: readonly string[]): string =>
  `<div class="foot">${parts.map((part) => `<div>${part}</div>`).join('')}</div>`;

/** The 发放签收表 without its document: the claim holds it too. */
export function signatureSheet(paper: VisitPaper): string {
  return `<section class="sheet">${heading(paper, '发放签收表')}${table(paper, signatureColumns)}${foot(['经办人：', '证明人：', '负责人：'])}</section>`;
}

/** A complete document of the 发放签收表. */
export function visitSignaturesHtml(paper: VisitPaper, options: PaperOptions): string {
  const css = `${visitCss}@page{size:A4 portrait;margin:16mm 15mm 17mm;${pageNumbers}}`;
  return paperDocument(`${paper.title}发放签收表`, css, signatureSheet(paper), options);
}

/** A complete document of the 慰问登记表. */
export function visitRegisterHtml(paper: VisitPaper, options: PaperOptions): string {
  const css = `${visitCss}@page{size:A4 landscape;margin:14mm 13mm 16mm;${pageNumbers}}`;
  const body = `<section class="sheet">${heading(paper, '登记表')}${table(paper, registerColumns)}${foot(['填表人：', '负责人：', '填表日期：　　年　　月　　日'])}</section>`;
  return paperDocument(`${paper.title}登记表`, css, body, options);
}
