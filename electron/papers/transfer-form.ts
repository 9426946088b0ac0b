/** 社区专职工作人员调动审批表 as static HTML: one A4 page a person, opinions, signatures and days blank. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

/** What the form says of one person; empty texts print as empty cells. */
export interface TransferForm {
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly nation: string;
  readonly nativePlace: string;
  readonly address: string;
  readonly political: string;
  readonly workSince: string;
  readonly fullTime: string;
  readonly inService: string;
  readonly title: string;
  readonly certificate: string;
  readonly fromCommunity: string;
  readonly fromPost: string;
  readonly toCommunity: string;
  readonly toPost: string;
  readonly movesOn: string;
  readonly resume: string;
  readonly rewards: string;
  readonly reason: string;
}

export interface TransferPapers {
  /** 填报单位. */
  readonly unit: string;
  readonly forms: readonly TransferForm[];
}

const CSS = `
@page{size:A4 portrait;margin:16mm 20mm 14mm}
.form{break-after:page}.form:last-child{break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:32pt;text-align:center}
.unit{font-size:11pt;line-height:18pt;margin:1mm 0}
table{width:100%;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:11pt;line-height:15pt}
th,td{border:.5pt solid #000;padding:.8mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle;text-align:center;height:8.6mm}
th{font-family:${FONTS.label};font-weight:400}
tr{break-inside:avoid}
.left{text-align:left;white-space:pre-line}
.resume td{height:46mm;vertical-align:top;font-size:10.5pt;line-height:14.5pt}
.rewards td{height:17mm;vertical-align:top}
.reason td{height:15mm;vertical-align:top}
.opinion td{height:30mm;vertical-align:bottom;text-align:right;white-space:pre;line-height:16pt}
`;

type Cell = readonly [text: string, span?: number];

/** A line of labels and values in turn; the first is a label. */
function line(...cells: readonly Cell[]): string {
  const html = cells.map(([text, span = 1], place) => {
    const tag = place % 2 === 0 ? 'th' : 'td';
    return `<${tag}${span === 1 ? '' : ` colspan="${span}"`}>${escapeHtml(text)}</${tag}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}

function wide(name: string, label: string, text: string): string {
  return `<tr class="${name}"><th>${label}</th><td class="left" colspan="5">${escapeHtml(text)}</td></tr>`;
}

const signed = (who: string): string => `（盖章）　　　　\n${who}：　　　　　　　\n年　　月　　日　`;

function formHtml(form: TransferForm, unit: string): string {
  const rows = [
    line(['姓　　名'], [form.name], ['性　　别'], [form.sex], ['出生年月'], [form.birth]),
    line(['民　　族'], [form.nation], ['籍　　贯'], [form.nativePlace], ['政治面貌'], [form.political]),
    line(['参加工作\n时间'], [form.workSince], ['现户口\n所在地'], [form.address, 3]),
    line(['全日制教育'], [form.fullTime, 2], ['在职教育'], [form.inService, 2]),
    line(['技术资格'], [form.title, 2], ['职业水平证书'], [form.certificate, 2]),
    line(['原工作单位'], [form.fromCommunity, 2], ['原 职 务\n（岗位）'], [form.fromPost, 2]),
    line(['拟安排单位'], [form.toCommunity, 2], ['拟任职务\n（岗位）'], [form.toPost, 2]),
    line(['上岗时间'], [form.movesOn, 5]),
    wide('resume', '工作经历', form.resume),
    wide('rewards', '何时何地\n因何受过\n奖励处分', form.rewards),
    wide('reason', '调动原因', form.reason),
    `<tr class="opinion"><th>调出单位\n意　　见</th><td colspan="2">${signed('负责人')}</td><th>调入单位\n意　　见</th><td colspan="2">${signed('负责人')}</td></tr>`,
    `<tr class="opinion"><th>街道党工委\n意　　见</th><td colspan="2">${signed('审核人')}</td><th>区县主管\n部门意见</th><td colspan="2">${signed('审批人')}</td></tr>`,
  ];
  const widths = [14, 18, 14, 18, 16, 20].map((width) => `<col style="width:${width}%">`).join('');
  return `<section class="form"><h1>社区专职工作人员调动审批表</h1><div class="unit">${escapeHtml(unit)}</div>
<table><colgroup>${widths}</colgroup><tbody>${rows.join('\n')}</tbody></table></section>`;
}

/** A complete document, a page for each person. */
export function transferFormHtml(papers: TransferPapers, options: PaperOptions): string {
  const body = papers.forms.map((form) => formHtml(form, papers.unit)).join('\n');
  return paperDocument('社区专职工作人员调动审批表', `${CSS}th{white-space:pre-line}`, body, options);
}
