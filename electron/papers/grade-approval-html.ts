/** 岗位等级晋级审批表: one A4 page a person; opinions, signatures and days stay blank. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface GradeApproval {
  readonly office: string;
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly community: string;
  /** 职务(岗位). */
  readonly position: string;
  readonly post: string;
  readonly serviceStart: string;
  readonly education: string;
  readonly certificate: string;
  readonly before: string;
  readonly after: string;
  readonly from: string;
  readonly scheme: string;
  /** 计算依据, line by line. */
  readonly grounds: readonly string[];
}

const CSS = `
@page{size:A4 portrait;margin:18mm 22mm 16mm}
.page{break-after:page}.page:last-child{break-after:auto}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:30pt;text-align:center}
.unit{font-size:11pt;line-height:16pt;margin:2mm 0}
table{width:calc(100% - .6mm);margin:0 auto;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:11.5pt;line-height:16pt}
th,td{border:.5pt solid #000;padding:1.2mm 1.6mm;text-align:center;vertical-align:middle;overflow-wrap:anywhere;height:10mm}
th{font-family:${FONTS.label};font-weight:400}
.grounds{text-align:left;font-size:10.5pt;line-height:15pt;height:52mm;vertical-align:top;padding:2mm 3mm}
.opinion{height:27mm;vertical-align:bottom;text-align:right;padding:2mm 6mm;white-space:pre;line-height:18pt}
.strong{font-family:${FONTS.heading}}
.note{font-size:9.5pt;line-height:14pt;margin-top:2mm}
`;

const pair = (label: string, value: string, strong = false): string =>
  `<th>${label}</th><td${strong ? ' class="strong"' : ''}>${escapeHtml(value)}</td>`;

const opinion = (label: string, signer: string): string =>
  `<tr><th>${label}</th><td class="opinion" colspan="5">${signer}\n年　　月　　日</td></tr>`;

function page(form: GradeApproval): string {
  const grounds = form.grounds.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  return `<section class="page"><h1>社区工作者岗位等级晋级审批表</h1>
<div class="unit">${escapeHtml(form.office)}</div>
<table><colgroup><col style="width:16%"><col style="width:18%"><col style="width:15%"><col style="width:18%"><col style="width:15%"><col></colgroup><tbody>
<tr>${pair('姓　名', form.name)}${pair('性　别', form.sex)}${pair('出生年月', form.birth)}</tr>
<tr>${pair('所在社区', form.community)}${pair('职务<br>(岗位)', form.position)}${pair('岗位层次', form.post)}</tr>
<tr>${pair('从事社区<br>工作时间', form.serviceStart)}${pair('学历学位', form.education)}${pair('职业资格', form.certificate)}</tr>
<tr>${pair('现岗位等级', form.before)}${pair('拟定等级', form.after, true)}${pair('执行时间', form.from, true)}</tr>
<tr><th>晋级依据</th><td class="grounds" colspan="5">${grounds}</td></tr>
${opinion('社区党组织<br>意　见', '（盖章）　　　　书记签名：　　　　　　')}
${opinion('街道办事处<br>意　见', '（盖章）　　　　负责人签名：　　　　　　')}
${opinion('街道党工委<br>审定意见', '（盖章）　　　　负责人签名：　　　　　　')}
${opinion('县（市、区）<br>备案意见', '（盖章）　　　　经办人签名：　　　　　　')}
</tbody></table><p class="note">等级方案：${escapeHtml(form.scheme)}。本表一式两份，街道和本人档案各存一份。</p></section>`;
}

/** A complete document, one page after the other. */
export function gradeApprovalHtml(forms: readonly GradeApproval[], options: PaperOptions): string {
  return paperDocument('岗位等级晋级审批表', CSS, forms.map(page).join('\n'), options);
}
