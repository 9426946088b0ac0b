/** 新进人员报到登记表 as static HTML: one A4 page a person, the photo, the signatures and the day blank. */
import { cellLine, JOINING_CSS, joiningPage, textLine } from './joining-cells.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface FamilyLine {
  readonly relation: string;
  readonly name: string;
  readonly birth: string;
  readonly political: string;
  readonly work: string;
}

/** What the form says of one person; empty texts print as empty cells. */
export interface ReportForm {
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly nation: string;
  readonly nativePlace: string;
  readonly political: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly marital: string;
  readonly health: string;
  readonly workSince: string;
  readonly household: string;
  readonly address: string;
  readonly education: string;
  readonly school: string;
  readonly certificate: string;
  readonly cameFrom: string;
  readonly batch: string;
  /** 笔试、面试、总成绩、名次 in one line. */
  readonly scores: string;
  readonly reportedOn: string;
  readonly community: string;
  readonly resume: string;
  readonly family: readonly FamilyLine[];
  /** The papers asked for, and whether each was handed in. */
  readonly papers: readonly { readonly label: string; readonly received: boolean }[];
}

const title = '新进社区工作者报到登记表';
const familyRows = 4;

function familyTable(family: readonly FamilyLine[]): readonly string[] {
  const empty: FamilyLine = { relation: '', name: '', birth: '', political: '', work: '' };
  const lines = Array.from({ length: familyRows }, (_, place) => family[place] ?? empty);
  const cells = lines.map(
    ({ relation, name, birth, political, work }) =>
      `<td>${escapeHtml(relation)}</td><td>${escapeHtml(name)}</td><td>${escapeHtml(birth)}</td><td>${escapeHtml(political)}</td><td>${escapeHtml(work)}</td>`,
  );
  return [
    `<tr><th rowspan="${familyRows + 1}">家庭主要\n成员</th><th>称　谓</th><th>姓　名</th><th>出生年月</th><th>政治面貌</th><th>工作单位及职务</th></tr>`,
    ...cells.map((cell) => `<tr>${cell}</tr>`),
  ];
}

/** The papers, each kept on one line. */
function paperLine(papers: ReportForm['papers']): string {
  const items = papers.map(
    ({ label, received }) => `<span class="paper">${escapeHtml(`${received ? '☑' : '□'}${label}`)}</span>`,
  );
  return `<tr class="text"><th>所交材料</th><td colspan="5" style="height:18mm">${items.join('')}</td></tr>`;
}

function formHtml(form: ReportForm, unit: string): string {
  const photo = '<td rowspan="4" colspan="2">照　　片</td>';
  const beside = (...cells: readonly string[]): string => {
    const html = cells.map((text, place) =>
      place % 2 === 0 ? `<th>${escapeHtml(text)}</th>` : `<td>${escapeHtml(text)}</td>`,
    );
    return html.join('');
  };
  const rows = [
    `<tr>${beside('姓　　名', form.name, '性　　别', form.sex)}${photo}</tr>`,
    `<tr>${beside('出生年月', form.birth, '民　　族', form.nation)}</tr>`,
    `<tr>${beside('籍　　贯', form.nativePlace, '政治面貌', form.political)}</tr>`,
    `<tr>${beside('婚姻状况', form.marital, '健康状况', form.health)}</tr>`,
    cellLine(['身份证号'], [form.idNumber, 2], ['手机号码'], [form.phone, 2]),
    cellLine(['户籍地址'], [form.household, 5]),
    cellLine(['现住址'], [form.address, 5]),
    cellLine(['学历学位'], [form.education, 2], ['毕业院校\n及专业'], [form.school, 2]),
    cellLine(['职业水平\n证书'], [form.certificate, 2], ['参加工作\n时间'], [form.workSince, 2]),
    cellLine(['原工作单位'], [form.cameFrom, 2], ['招聘批次'], [form.batch, 2]),
    cellLine(['招聘成绩'], [form.scores, 5]),
    cellLine(['报到日期'], [form.reportedOn, 2], ['拟分配社区'], [form.community, 2]),
    textLine('个人简历', form.resume, 62),
    ...familyTable(form.family),
    paperLine(form.papers),
    `<tr class="opinion"><th>本人承诺</th><td colspan="5" style="height:20mm"><span style="float:left">　以上内容和所交材料真实、完整，如有不实，愿承担相应责任。</span>\n\n本人签名：　　　　　　　年　　月　　日　</td></tr>`,
  ];
  return joiningPage(title, [unit, '经办人：　　　　　　'], rows);
}

/** A complete document, a page for each person. @param unit 填报单位 */
export function reportFormHtml(
  papers: { readonly unit: string; readonly forms: readonly ReportForm[] },
  options: PaperOptions,
): string {
  const body = papers.forms.map((form) => formHtml(form, papers.unit)).join('\n');
  return paperDocument(title, JOINING_CSS, body, options);
}
