/** Invented sentences for the free texts of forms: summaries of every length, opinions, resumes, rewards. */
import type { Dice } from './dice.ts';

type Some = readonly [string, ...string[]];

export const duties: Some = [
  '民政、社会救助',
  '党建、组织生活',
  '综治、人民调解',
  '社会保障、就业服务',
  '卫生健康、计生',
  '网格走访、矛盾排查',
  '环境卫生、物业协调',
  '老龄、残联',
  '未成年人、妇联',
  '退役军人服务',
  '安全生产、消防',
  '文化、志愿服务',
  '统计、信息采集',
  '窗口受理（全岗通）',
];

const openings: Some = [
  '一年来，在街道党工委和社区党组织的领导下，本人认真履行岗位职责，较好地完成了各项工作任务。',
  '本年度，我始终把居民的事放在心上，立足本职，踏实工作，现将主要情况报告如下。',
  '今年以来，本人坚持学习与实践相结合，服从安排，主动作为，各项工作取得了一定成绩。',
];

const studies: Some = [
  '坚持参加“三会一课”和主题党日，撰写学习笔记，不断提高政治理论水平。',
  '按要求参加街道组织的业务培训和轮训，完成规定学时，考核合格。',
  '利用业余时间备考社会工作者职业资格，系统学习社区治理的政策法规。',
  '认真学习《中华人民共和国城市居民委员会组织法》和社区工作的有关规定。',
];

const works: Some = [
  '全年入户走访{n}户次，收集居民意见{m}条，办结{m}条，其余已转有关部门并答复居民。',
  '办理低保、特困、临时救助申请{m}件，做到应保尽保、动态管理，无一错漏。',
  '调解邻里、物业、家庭矛盾{m}起，成功率较高，没有发生矛盾升级的情况。',
  '排查楼道堆物、飞线充电等隐患{n}处，整改{n}处，组织消防演练{k}次。',
  '为高龄、独居老人上门服务{n}人次，建立探访台账，每周联系一次。',
  '组织文化活动{k}场，参与居民{n}余人次，志愿者队伍扩大到{m}人。',
  '协助办理就业登记{m}人，推荐岗位{n}个，帮助{m}名失业人员实现再就业。',
  '更新居民信息{n}条，核对重点人员台账，做到底数清、情况明。',
  '参与老旧小区改造征求意见，逐户上门，同意率达到九成以上。',
  '值守节假日和汛期，及时处置突发情况{k}起，得到居民好评。',
  '推动成立楼栋自治小组{k}个，协商解决停车、加装电梯等议题{m}项。',
];

const integrities: Some = [
  '严格遵守廉洁自律各项规定，不吃拿卡要，不优亲厚友，自觉接受居民监督。',
  '工作中公道正派，按制度办事，全年没有居民投诉。',
];

const shortcomings: Some = [
  '不足之处：理论学习还不够系统，遇到复杂矛盾时方法不多。今后将加强学习，向老同志请教。',
  '存在的问题是创新意识不强，信息化工具运用还不熟练。明年将主动参加培训，提高效率。',
  '今后要在走访的深度上下功夫，把问题解决在楼栋、化解在萌芽。',
];

/** The numbers that stand for the placeholders of a sentence: large, middling, small. */
const ranges: Readonly<Record<string, readonly [number, number]>> = { n: [40, 680], m: [5, 60], k: [2, 14] };

function filled(dice: Dice, sentence: string): string {
  return sentence.replace(/\{([nmk])\}/g, (_, size: string) => String(dice.whole(...(ranges[size] ?? [1, 9]))));
}

/** How many paragraphs of work a summary tells: most a page, some a line, a few far more than the form holds. */
const lengths: readonly (readonly [number, number])[] = [
  [1, 25],
  [4, 30],
  [7, 28],
  [14, 13],
  [70, 2],
];

/** 本人总结: from two lines to several pages, at most 6,000 characters. */
export function summary(dice: Dice): string {
  const paragraphs = dice.weighted(lengths);
  const lines = [dice.pick(openings), ...(paragraphs > 1 ? [dice.pick(studies)] : [])];
  for (let i = 0; i < paragraphs; i += 1) lines.push(filled(dice, dice.pick(works)));
  if (paragraphs > 1) lines.push(dice.pick(integrities), dice.pick(shortcomings));
  return lines.join('\n');
}

const honours: Some = [
  '街道先进工作者',
  '优秀网格员',
  '优秀共产党员',
  '社区治理先进个人',
  '最美社区工作者',
  '优秀志愿者',
];

/** A reward of a year, or nothing. */
export function reward(dice: Dice, year: number, share: number): string | null {
  if (!dice.chance(share)) return null;
  const giver = dice.chance(0.2) ? '云溪区委社会工作部' : '青禾街道党工委';
  return `${year}年${dice.whole(1, 12)}月，被${giver}评为“${dice.pick(honours)}”。`;
}

/** 社区党组织评鉴意见 */
export function partyOpinion(dice: Dice, grade: string): string {
  const praise: Some = [
    '该同志政治立场坚定，工作认真负责，群众基础好',
    '该同志熟悉政策，作风扎实，能较好完成本职工作',
    '该同志服从安排，团结同志，走访入户到位',
  ];
  return `${dice.pick(praise)}。建议评为${grade}等次。`;
}

export const earlierWork: Some = [
  '云溪区纺织厂 职工',
  '临江商贸公司 会计',
  '云溪区幼教中心 教师',
  '北辰物业公司 客服主管',
  '青山县卫生院 护士',
  '部队服役',
  '南浦电子厂 班长',
  '云溪区家政服务公司 职员',
];

export const remarks: Some = [
  '档案在街道党群办',
  '人户分离',
  '产假后返岗',
  '兼社区工会委员',
  '可用方言与老年居民交流',
  '入职前已持证',
];
