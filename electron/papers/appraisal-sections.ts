/** The boxes of free text on the 年度考核登记表: their names, heights, signature lines, in printing order. */
import { TEXT_WIDTH, fixedLine, type Foot } from './appraisal-cells.ts';
import type { AppraisalForm, GradedOpinion, SealedOpinion, SignedText } from './appraisal-form.ts';

/** A box of free text. */
export interface Section {
  /** As announced and as printed on continuation pages. */
  readonly name: string;
  /** The same, broken for the narrow label column. */
  readonly label: readonly string[];
  readonly text: string;
  readonly feet: readonly Foot[];
  /** Of the box on page 1 or 2, mm. */
  readonly height: number;
}

const NO_DATE = '　　　　年　　月　　日';
const BLANK = '　　　　　　';

function foot(align: Foot['align'], text: string, section: string): Foot {
  return { align, ...fixedLine(text, TEXT_WIDTH, [12, 10.5, 9], `${section}：签名栏`) };
}

function signed(section: string, role: string, { signature, date }: SignedText, seal: boolean): Foot {
  const name = `${role}签名：${signature === '' ? BLANK : `${signature}　`}`;
  return foot('right', `${name}${seal ? '（盖章）' : ''}${date === '' ? NO_DATE : `　${date}`}`, section);
}

function graded(section: string, role: string, word: string, opinion: GradedOpinion, seal: boolean): readonly Foot[] {
  return [foot('left', `${word}等次：${opinion.grade}`, section), signed(section, role, opinion, seal)];
}

function sealed(section: string, { date }: SealedOpinion): readonly Foot[] {
  return [foot('right', `（盖章）${date === '' ? NO_DATE : `　${date}`}`, section)];
}

/** 本人总结 fills what the head rows leave of page 1. */
export function summarySection(form: AppraisalForm, height: number): Section {
  const feet = [signed('本人总结', '本人', form.summary, false)];
  return { name: '本人总结', label: ['本人总结'], text: form.summary.text, feet, height };
}

export function rewardsSection(form: AppraisalForm): Section {
  return { name: '奖惩情况', label: ['奖惩情况'], text: form.rewards, feet: [], height: 18 };
}

/** The five opinions; without the county's box the first three are taller by as much. */
export function opinionSections(form: AppraisalForm): readonly Section[] {
  const county = form.countyOpinion;
  const spare = county === null ? 26 : 0;
  const firstName = form.secretary ? '街道分管领导评鉴意见' : '社区党组织评鉴意见';
  const first: Section = {
    name: firstName,
    label: form.secretary ? ['街道分管', '领导评鉴', '意　　见'] : ['社区党组', '织 评 鉴', '意　　见'],
    text: form.firstOpinion.text,
    // The leader signs as a person; the community's party organisation also puts its seal.
    feet: graded(firstName, form.secretary ? '分管领导' : '书记', '建议', form.firstOpinion, !form.secretary),
    height: 36 + spare * 0.4,
  };
  const committee: Section = {
    name: '街道考核领导小组意见',
    label: ['街道考核', '领导小组', '意　　见'],
    text: form.committeeOpinion.text,
    feet: graded('街道考核领导小组意见', '组长', '考核', form.committeeOpinion, false),
    height: 34 + spare * 0.3,
  };
  const office: Section = {
    name: '街道党工委(办事处)审定意见',
    label: ['街道党工委', '(办事处)', '审定意见'],
    text: form.officeOpinion.text,
    feet: sealed('街道党工委(办事处)审定意见', form.officeOpinion),
    height: 30 + spare * 0.3,
  };
  const person: Section = {
    name: '本人意见',
    label: ['本人意见'],
    text: form.personOpinion.text,
    feet: [signed('本人意见', '本人', form.personOpinion, false)],
    height: 24,
  };
  if (county === null) return [first, committee, office, person];
  const label = ['县(区)委社', '会工作部', '备案意见'];
  const filed: Section = {
    name: '县(区)委社会工作部备案意见',
    label,
    text: county.text,
    feet: sealed('县(区)委社会工作部备案意见', county),
    height: 26,
  };
  return [first, committee, office, filed, person];
}

export function closingSections(form: AppraisalForm): readonly Section[] {
  return [
    {
      name: '未确定等次或不参加考核情况说明',
      label: ['未确定等次', '或不参加考', '核情况说明'],
      text: form.noGrade.text,
      feet: sealed('未确定等次或不参加考核情况说明', form.noGrade),
      height: 20,
    },
    { name: '备注', label: ['备　注'], text: form.remarks, feet: [], height: 15.5 },
  ];
}
