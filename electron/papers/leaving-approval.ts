/** 社区工作者离岗（退出）审批表: one A4 page a case, every opinion, signature and date blank. */
import { LEAVING_CSS, line, SEALED, SIGNED, wide } from './leaving-style.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

/** What the form says of one case; empty texts print as empty cells. */
export interface LeavingApproval {
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly nation: string;
  readonly political: string;
  readonly education: string;
  readonly community: string;
  readonly post: string;
  readonly enteredOn: string;
  readonly term: string;
  readonly reason: string;
  readonly ground: string;
  readonly track: string;
  readonly appliedOn: string;
  readonly leavesOn: string;
  readonly noticeDays: string;
  readonly meeting: string;
  readonly document: string;
  readonly note: string;
}

function formHtml(form: LeavingApproval, unit: string): string {
  const rows = [
    line(['姓　　名'], [form.name], ['性　　别'], [form.sex], ['出生年月'], [form.birth]),
    line(['民　　族'], [form.nation], ['政治面貌'], [form.political], ['学　　历'], [form.education]),
    line(['所在社区'], [form.community], ['现任职务\n（岗位）'], [form.post], ['入职日期'], [form.enteredOn]),
    line(['合同期限'], [form.term, 3], ['离岗日期'], [form.leavesOn]),
    line(['离岗原因'], [form.reason], ['办理范围'], [form.track], ['申请或\n通知日期'], [form.appliedOn]),
    line(['解除(终止)\n依　　据'], [form.ground, 3], ['提前天数'], [form.noticeDays]),
    wide('text', '情况说明', form.note, 5),
    wide('opinion', '本人意见', SIGNED, 5),
    wide('opinion', '社区党组织\n居 委 会\n意　　见', SEALED, 5),
    line(['研究会议'], [form.meeting, 3], ['文　　号'], [form.document]),
    wide('opinion', '街道党工委\n办 事 处\n意　　见', SEALED, 5),
    wide('opinion', '县级主管\n部门备案\n意　　见', SEALED, 5),
    line(['工作交接'], ['　□已交接　　□未交接', 3], ['经办人'], ['']),
  ];
  const widths = [15, 18, 15, 19, 15, 18].map((width) => `<col style="width:${width}%">`).join('');
  return `<section class="form"><h1>社区工作者离岗（退出）审批表</h1><div class="unit"><span>${escapeHtml(unit)}</span><span>一式两份</span></div>
<table><colgroup>${widths}</colgroup><tbody>${rows.join('\n')}</tbody></table></section>`;
}

/** A complete document. @param unit 填报单位 */
export function leavingApprovalHtml(unit: string, form: LeavingApproval, options: PaperOptions): string {
  return paperDocument('离岗（退出）审批表', LEAVING_CSS, formHtml(form, unit), options);
}
