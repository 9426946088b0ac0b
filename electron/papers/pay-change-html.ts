/** 工资变动审批表: everybody of a batch in one table across A4, before and after by the same four headings. */
import { formatMoney } from '../../db/rules/money.ts';
import type { PayGroup } from '../../db/rules/grade-scheme/pay.ts';
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

type Amounts = Readonly<Record<PayGroup, number>>;

export interface PayChangeRow {
  readonly name: string;
  /** 职务(岗位). */
  readonly position: string;
  readonly before: Amounts;
  readonly after: Amounts;
  readonly from: string;
  readonly note: string;
}

export interface PayChangePaper {
  readonly office: string;
  readonly scheme: string;
  readonly rows: readonly PayChangeRow[];
}

const groups: readonly { readonly key: PayGroup; readonly label: string }[] = [
  { key: 'grade', label: '职务等级工资' },
  { key: 'post', label: '岗位工资' },
  { key: 'allowance', label: '津贴补贴' },
  { key: 'certificate', label: '职业资格津贴' },
];

const CSS = `
@page{size:A4 landscape;margin:15mm 12mm 16mm;
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:28pt;text-align:center}
.head{display:flex;justify-content:space-between;font-size:11pt;line-height:16pt;margin:2mm 0}
table{width:calc(100% - .6mm);margin:0 auto;table-layout:fixed;border-collapse:collapse;font-size:10pt;line-height:13pt;font-variant-numeric:tabular-nums}
thead{display:table-header-group;font-family:${FONTS.heading}}
th{font-weight:400;background:#f0f0f0}
th,td{border:.5pt solid #000;padding:1mm;text-align:center;vertical-align:middle;overflow-wrap:anywhere}
tr{break-inside:avoid}td{height:8mm}
.money{text-align:right;white-space:nowrap}
.sum td{font-family:${FONTS.heading}}
.sign{margin-top:4mm;break-inside:avoid}
.sign td{height:30mm;width:33.3%;text-align:left;vertical-align:top;padding:2mm 3mm;white-space:pre;line-height:20pt;font-size:11pt}
.note{font-size:9.5pt;line-height:14pt;margin-top:2mm}
`;

const money = (fen: number): string => (fen === 0 ? '' : formatMoney(fen, { decimals: 'needed', grouped: false }));
const total = (amounts: Amounts): number => groups.reduce((sum, { key }) => sum + amounts[key], 0);
const cells = (amounts: Amounts): string =>
  groups.map(({ key }) => `<td class="money">${money(amounts[key])}</td>`).join('');
const signed = (fen: number): string =>
  `${fen > 0 ? '+' : ''}${formatMoney(fen, { decimals: 'needed', grouped: false })}`;

function rowHtml(row: PayChangeRow, place: number): string {
  const difference = total(row.after) - total(row.before);
  return `<tr><td>${place + 1}</td><td>${escapeHtml(row.name)}</td><td>${escapeHtml(row.position)}</td>${cells(row.before)}${cells(row.after)}<td class="money">${signed(difference)}</td><td>${escapeHtml(row.from)}</td><td>${escapeHtml(row.note)}</td></tr>`;
}

function sumRow(rows: readonly PayChangeRow[]): string {
  const sum = (side: 'before' | 'after'): Amounts => ({
    grade: rows.reduce((all, row) => all + row[side].grade, 0),
    post: rows.reduce((all, row) => all + row[side].post, 0),
    allowance: rows.reduce((all, row) => all + row[side].allowance, 0),
    certificate: rows.reduce((all, row) => all + row[side].certificate, 0),
  });
  const [before, after] = [sum('before'), sum('after')];
  return `<tr class="sum"><td colspan="3">合计 ${rows.length} 人</td>${cells(before)}${cells(after)}<td class="money">${signed(total(after) - total(before))}</td><td colspan="2"></td></tr>`;
}

/** A complete document. */
export function payChangeHtml({ office, scheme, rows }: PayChangePaper, options: PaperOptions): string {
  const widths = [4, 7, 9.5, ...Array.from({ length: 8 }, () => 7), 7.5, 8.5, 7.5];
  const cols = widths.map((width) => `<col style="width:${width}%">`).join('');
  const heads = groups.map(({ label }) => `<th>${label}</th>`).join('');
  const sign = [
    '经办人：\n\n　　　　年　　月　　日',
    '街道审核意见（盖章）\n\n　　　　年　　月　　日',
    '审批意见（盖章）\n\n　　　　年　　月　　日',
  ];
  const body = `<h1>社区工作者工资变动审批表</h1>
<div class="head"><div>${escapeHtml(office)}</div><div>单位：元/月</div></div>
<table><colgroup>${cols}</colgroup><thead><tr><th rowspan="2">序号</th><th rowspan="2">姓名</th><th rowspan="2">职务<br>(岗位)</th><th colspan="4">变动前</th><th colspan="4">变动后</th><th rowspan="2">月增资额</th><th rowspan="2">执行时间</th><th rowspan="2">备注</th></tr>
<tr>${heads}${heads}</tr></thead><tbody>${rows.map(rowHtml).join('\n')}${sumRow(rows)}</tbody></table>
<table class="sign"><tbody><tr>${sign.map((text) => `<td>${text}</td>`).join('')}</tr></tbody></table>
<p class="note">按等级方案“${escapeHtml(scheme)}”推算：变动前按现登记的等级，变动后按拟定等级；津贴补贴含学历、年限和方案定额。</p>`;
  return paperDocument('工资变动审批表', CSS, body, options);
}
