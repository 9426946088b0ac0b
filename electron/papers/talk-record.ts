/**
 * 谈心谈话记录表 as static HTML: one A4 page a talk. Both sign only where somebody is reminded or admonished; the leader's opinion
 * and every signature and day stay blank.
 */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

/** What the form says of one talk; empty texts print as empty cells. */
export interface TalkRecord {
  /** 填报单位. */
  readonly unit: string;
  readonly name: string;
  readonly sex: string;
  readonly community: string;
  readonly position: string;
  readonly kind: string;
  readonly day: string;
  readonly place: string;
  /** 谈话人 and 职务. */
  readonly leader: string;
  /** Empty where whoever prints is outside of the 知悉范围, or nothing was written. */
  readonly content: string;
  readonly opinion: string;
  readonly visited: string;
  /** Whether both sign: 提醒 and 诫勉. */
  readonly signed: boolean;
}

const CSS = `
@page{size:A4 portrait;margin:18mm 22mm 16mm}
.page{break-after:page}.page:last-child{break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:32pt;text-align:center}
.unit{font-size:11pt;line-height:16pt;margin:2mm 0}
table{width:calc(100% - .6mm);margin:0 auto;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:11.5pt;line-height:17pt}
th,td{border:.5pt solid #000;padding:1.2mm 1.6mm;text-align:center;vertical-align:middle;overflow-wrap:anywhere;height:10mm}
th{font-family:${FONTS.label};font-weight:400}
tr{break-inside:avoid}
.text td{text-align:left;vertical-align:top;white-space:pre-line;padding:2mm 3mm}
.content td{height:72mm}.opinion td{height:30mm}.visited td{height:24mm}
.blank td{height:28mm;vertical-align:bottom;text-align:right;white-space:pre;padding:2mm 6mm}
.signs td{height:18mm;vertical-align:bottom;text-align:right;white-space:pre;padding:1mm 2mm}
`;

const pair = (label: string, value: string, span = 1): string =>
  `<th>${label}</th><td${span === 1 ? '' : ` colspan="${span}"`}>${escapeHtml(value)}</td>`;

const block = (name: string, label: string, value: string): string =>
  `<tr class="text ${name}"><th>${label}</th><td colspan="5">${escapeHtml(value)}</td></tr>`;

const signs = `<tr class="signs"><th>谈话人<br>签　名</th><td colspan="2">年　　月　　日</td><th>谈话对象<br>签　名</th><td colspan="2">年　　月　　日</td></tr>`;

function page(talk: TalkRecord): string {
  return `<section class="page"><h1>谈心谈话记录表</h1>
<div class="unit">${escapeHtml(talk.unit)}</div>
<table><colgroup><col style="width:15%"><col style="width:18%"><col style="width:14%"><col style="width:17%"><col style="width:15%"><col></colgroup><tbody>
<tr>${pair('谈话对象', talk.name)}${pair('性　别', talk.sex)}${pair('谈话类型', talk.kind)}</tr>
<tr>${pair('所在社区', talk.community, 2)}${pair('职务<br>(岗位)', talk.position, 2)}</tr>
<tr>${pair('谈 话 人', talk.leader, 2)}${pair('谈话日期', talk.day, 2)}</tr>
<tr>${pair('谈话地点', talk.place, 5)}</tr>
${block('content', '主要内容', talk.content)}
${block('opinion', '本人意见<br>或诉求', talk.opinion)}
<tr class="blank"><th>处理意见</th><td colspan="5">签名：　　　　　　　\n年　　月　　日</td></tr>
${block('visited', '回访情况', talk.visited)}
${talk.signed ? signs : ''}
</tbody></table></section>`;
}

/** A complete document, a page for each talk. */
export function talkRecordHtml(talks: readonly TalkRecord[], options: PaperOptions): string {
  return paperDocument('谈心谈话记录表', CSS, talks.map(page).join('\n'), options);
}
