/** 体检通知单 as static HTML: two to an A4 page, each with a slip that comes back signed; days and signatures blank. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface HealthNotice {
  readonly name: string;
  readonly community: string;
  /** 2026年6月3日. */
  readonly day: string;
  readonly institution: string;
  /** Empty where it is the institution itself. */
  readonly place: string;
  readonly package: string;
  /** What the office says of this batch: 空腹, 带什么 …; empty for nothing. */
  readonly note: string;
}

export interface HealthNotices {
  /** Who sends it: 青禾街道. */
  readonly office: string;
  readonly year: number;
  readonly notices: readonly HealthNotice[];
}

const CSS = `
@page{size:A4 portrait;margin:12mm 20mm}
.notice{height:132mm;display:flex;flex-direction:column;break-inside:avoid;border-bottom:.5pt dashed #000;margin-bottom:4mm}
.notice:nth-child(2n){border-bottom:0;margin-bottom:0;break-after:page}
.notice:last-child{border-bottom:0;break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:18pt;line-height:12mm;text-align:center}
p{font-size:12pt;line-height:6.6mm;text-indent:2em;overflow-wrap:anywhere}
p.to{text-indent:0}
dl{display:grid;grid-template-columns:24mm 1fr;font-size:12pt;line-height:6.6mm;margin:1mm 0 1mm 2em}
dt{font-family:${FONTS.label}}
dd{overflow-wrap:anywhere;white-space:pre-line}
.from{text-align:right;text-indent:0;white-space:pre}
.slip{margin-top:auto;margin-bottom:3mm;border-top:.5pt solid #000;padding-top:1.5mm;font-size:11pt;line-height:6.2mm;white-space:pre-wrap}
`;

function noticeHtml(notice: HealthNotice, { office, year }: HealthNotices): string {
  const facts = [
    ['体检时间', notice.day],
    ['体检机构', notice.institution],
    ['体检地点', notice.place],
    ['体检套餐', notice.package],
    ['注意事项', notice.note],
  ].filter(([, text]) => text !== '');
  const lines = facts.map(([label = '', text = '']) => `<dt>${label}：</dt><dd>${escapeHtml(text)}</dd>`).join('');
  return `<section class="notice"><h1>${year}年社区工作者体检通知单</h1>
<p class="to">${escapeHtml(notice.community)} ${escapeHtml(notice.name)} 同志：</p>
<p>${escapeHtml(office)}组织社区工作者定期体检，现将您的安排通知如下，请带本人身份证按时参加。体检报告由体检机构交您本人，单位不留存结果。</p>
<dl>${lines}</dl>
<p class="from">${escapeHtml(office)}（盖章）　　　　年　　月　　日</p>
<div class="slip">回执（${escapeHtml(notice.name)}）：□ 按时参加　□ 申请改期：＿＿月＿＿日　□ 自愿放弃本次体检
本人签字：　　　　　　　　　　　　　　　　年　　月　　日</div></section>`;
}

/** A complete document, a notice for each person. */
export function healthNoticesHtml(papers: HealthNotices, options: PaperOptions): string {
  const body = papers.notices.map((notice) => noticeHtml(notice, papers)).join('\n');
  return paperDocument('体检通知单', CSS, body, options);
}
