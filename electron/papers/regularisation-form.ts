/** 试用期转正审批表 as static HTML: one A4 page a person, opinions, signatures and days blank. */
import { cellLine, JOINING_CSS, joiningPage, opinionLine, textLine } from './joining-cells.ts';
import { paperDocument, type PaperOptions } from './paper-html.ts';

/** What the form says of one person; empty texts print as empty cells. */
export interface RegularisationForm {
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly nation: string;
  readonly political: string;
  readonly education: string;
  readonly school: string;
  readonly certificate: string;
  /** 所在社区及岗位 */
  readonly post: string;
  readonly batch: string;
  readonly enteredOn: string;
  /** 合同期限 */
  readonly contract: string;
  /** 试用期起止 */
  readonly probation: string;
  /** 拟转正日期: the day after the probation. */
  readonly regularOn: string;
  /** 个人小结 */
  readonly summary: string;
}

const title = '社区工作者试用期转正审批表';

function formHtml(form: RegularisationForm, unit: string): string {
  const rows = [
    cellLine(['姓　　名'], [form.name], ['性　　别'], [form.sex], ['出生年月'], [form.birth]),
    cellLine(['民　　族'], [form.nation], ['政治面貌'], [form.political], ['学　　历'], [form.education]),
    cellLine(['毕业院校\n及专业'], [form.school, 2], ['职业水平\n证书'], [form.certificate, 2]),
    cellLine(['所在社区\n及岗位'], [form.post, 2], ['招聘批次'], [form.batch, 2]),
    cellLine(['入职日期'], [form.enteredOn, 2], ['合同期限'], [form.contract, 2]),
    cellLine(['试用期'], [form.probation, 2], ['拟转正日期'], [form.regularOn, 2]),
    textLine('试用期\n个人小结', form.summary, 58),
    opinionLine('社区党组织\n鉴定意见', 36, '（盖章）　　负责人'),
    opinionLine('街道主管\n科室意见', 31, '负责人'),
    opinionLine('街道党工委\n意　　见', 31, '（盖章）　　负责人'),
    opinionLine('县级主管\n部门意见', 31, '（盖章）　　负责人'),
  ];
  return joiningPage(
    title,
    [unit, ''],
    rows,
    '注：试用期只约定一次，不得延长；不符合录用条件的，须在试用期满前书面说明理由。',
  );
}

/** A complete document, a page for each person. @param unit 填报单位 */
export function regularisationFormHtml(
  papers: { readonly unit: string; readonly forms: readonly RegularisationForm[] },
  options: PaperOptions,
): string {
  const body = papers.forms.map((form) => formHtml(form, papers.unit)).join('\n');
  return paperDocument(title, JOINING_CSS, body, options);
}
