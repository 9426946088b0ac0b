/** The labour side of leaving: the ground, whom the law protects, and what is due afterwards (劳动合同法 articles 36 to 50). */
import type { Day } from './day.ts';
import { firstOf } from './day.ts';
import { fixedTermsInARow } from './labour-contract-ending.ts';
import { type ContractTerm, first, last, words, yearsLater } from './labour-facts.ts';
import {
  contractOn,
  finding,
  type LeavingFacts,
  type LeavingFinding,
  type LeavingRequest,
  outsideLabourLaw,
} from './leaving-facts.ts';
import { groundsFor, isFault, isNoFault, isOfficeReason } from './leaving-grounds.ts';
import { noticeFindings, probationCovers } from './leaving-notice.ts';
import { shieldsOn } from './leaving-protected.ts';

type Rule = (facts: LeavingFacts, request: LeavingRequest) => readonly LeavingFinding[];

const groundFindings: Rule = (_, { reason, ground, track }) => {
  const fitting = groundsFor(reason, track);
  if (ground === null) {
    if (fitting.length === 0) return [];
    const sentence = isOfficeReason(reason)
      ? '失去职务不是解除劳动合同的理由：选“只免职务”，或者另选解除(终止)依据。'
      : '请选解除(终止)依据：没有法定依据不能结束劳动关系。';
    return [finding('refused', 'ground-missing', sentence, '劳动合同法第36至44、48条')];
  }
  if (fitting.includes(ground)) return [];
  const sentence = '所选的解除(终止)依据与离岗原因不符，请重选或者留空。';
  return [finding('refused', 'ground-unfit', sentence, '劳动合同法第36至44条')];
};

const faultFindings: Rule = (facts, { ground, leavesOn }) => {
  if (!isFault(ground)) return [];
  const union = finding('note', 'union', '解除前应将理由通知工会。', '劳动合同法第43条');
  if (ground !== 'probation_unfit') {
    const sentence = '单位可以随时解除，不须提前通知；要有制度依据和事实证据。';
    return [finding('note', 'fault', sentence, '劳动合同法第39条'), union];
  }
  if (!probationCovers(facts, leavesOn)) {
    const sentence = '离岗日期不在试用期内（或没有登记试用期满日），不能以不符合录用条件解除。';
    return [finding('refused', 'probation-over', sentence, '劳动合同法第39条第1项')];
  }
  return [finding('note', 'fault', '试用期内解除，应向本人说明理由。', '劳动合同法第21、39条'), union];
};

const protectedFindings: Rule = (facts, { ground, leavesOn }) => {
  const shields = shieldsOn(facts, leavesOn);
  if (shields.length === 0) return [];
  const why = shields.map((shield) => shield.words).join('、');
  const trace = shields.map((shield) => `${shield.words}（第42条第${shield.item}项）。`);
  if (isNoFault(ground) || ground === 'redundancy') {
    const sentence = `${why}：单位不得按第40条、第41条解除。`;
    return [finding('refused', 'protected', sentence, '劳动合同法第42条', trace)];
  }
  if (ground === 'expired_employer') {
    const sentence = `${why}：合同期满应续延到情形消失，现在不能终止。`;
    return [finding('refused', 'protected', sentence, '劳动合同法第42、45条', trace)];
  }
  return [finding('note', 'protected', `${why}，请在审批材料里说明。`, '劳动合同法第42条', trace)];
};

const noFaultFindings: Rule = (_, { ground }) => {
  if (!isNoFault(ground)) return [];
  const union = finding('note', 'union', '解除前应将理由通知工会。', '劳动合同法第43条');
  if (ground !== 'unable') return [union];
  const sentence = '年度考核不称职本身不能解除：要有培训或者调整岗位、之后仍不能胜任的材料。';
  return [finding('warning', 'unable', sentence, '劳动合同法第40条第2项'), union];
};

function termFindings(facts: LeavingFacts, contract: ContractTerm, day: Day): readonly LeavingFinding[] {
  if (contract.kind === 'open_ended' || contract.endsOn === null) {
    const sentence = '当日的合同没有期限，不会期满；请另选离岗原因。';
    return [finding('refused', 'no-term', sentence, '劳动合同法第44条')];
  }
  if (first(contract.endsOn) > day) {
    const sentence = `合同${words(contract.endsOn)}才到期，提前结束的要另选离岗原因。`;
    return [finding('refused', 'not-expired', sentence, '劳动合同法第44条')];
  }
  if (contract.form === 'public_post' || contract.kind !== 'fixed_term') return [];
  if (fixedTermsInARow(facts.contracts, contract) < 2) return [];
  const sentence = '已连续订立二次以上固定期限合同：本人要求续订的，单位应订立无固定期限合同，不能单方不续。';
  return [finding('warning', 'open-ended', sentence, '劳动合同法第14条')];
}

const expiryFindings: Rule = (facts, { reason, ground, leavesOn }) => {
  if (reason !== 'not_renewed' && ground !== 'expired_employer' && ground !== 'expired_worker') return [];
  const contract = contractOn(facts, leavesOn);
  if (contract !== null) return termFindings(facts, contract, leavesOn);
  const sentence = '当日没有有效的劳动合同，谈不上期满；请先核对合同记录。';
  return [finding('warning', 'no-contract', sentence, '劳动合同法第10、44条')];
};

/** 弹性提前退休 reaches three years back at most (实施弹性退休制度暂行办法, 人社部发〔2024〕94号). */
const earliestBy = 3;

const retirementFindings: Rule = ({ retirementOn, posts }, { reason, track, leavesOn }) => {
  if (reason !== 'retired') return [];
  const article = '劳动合同法实施条例第21条';
  const keeps = posts.some((post) => post === 'secretary' || post === 'secretary_director');
  const goesOn =
    keeps && track === 'both'
      ? [finding('note', 'goes-on', '书记退休后可以留任，改签劳务协议：把办理范围改为“只结束劳动关系”。', article)]
      : [];
  if (retirementOn === null)
    return [
      finding('warning', 'retirement', '算不出法定退休日期，请先补出生日期、性别和退休年龄类别。', article),
      ...goesOn,
    ];
  const retires = last(retirementOn);
  if (leavesOn >= first(retirementOn)) {
    const sentence = `${words(retirementOn)}达到法定退休年龄，劳动合同终止。`;
    return [finding('note', 'retirement', sentence, article), ...goesOn];
  }
  if (yearsLater(leavesOn, earliestBy) < retires) {
    const sentence = `${words(retires)}才到法定退休年龄，离岗日期早了三年以上，不能按退休办理。`;
    return [finding('refused', 'retirement', sentence, '人社部发〔2024〕94号'), ...goesOn];
  }
  const sentence = `${words(retires)}到法定退休年龄，提前退休须达到最低缴费年限，并提前三个月书面告知。`;
  return [finding('warning', 'retirement', sentence, '人社部发〔2024〕94号'), ...goesOn];
};

const dispatchFindings: Rule = (facts, { reason, ground, leavesOn }) => {
  const contract = contractOn(facts, leavesOn);
  const dispatched = contract?.form === 'dispatch' || contract?.kind === 'dispatch';
  if (!dispatched || (reason !== 'dismissed' && reason !== 'probation_failed' && ground !== 'expired_employer'))
    return [];
  const sentence = '劳务派遣人员由派遣单位解除，街道办理退回。';
  return [finding('warning', 'dispatch', sentence, '劳动合同法第65条')];
};

const afterwards: Rule = (_, { reason, leavesOn }) => {
  if (reason === 'died')
    return [
      finding(
        'note',
        'death',
        '劳动合同因死亡终止；告知家属领取丧葬补助金和抚恤金。',
        '劳动合同法第44条、社会保险法第17条',
      ),
    ];
  const due = firstOf(leavesOn).add({ days: 15 }).toString();
  const sentence = `离岗时出具证明书；${words(due)}以前转移档案和社会保险关系；合同文本保存二年以上。`;
  return [finding('note', 'afterwards', sentence, '劳动合同法第50条')];
};

const rules: readonly Rule[] = [
  groundFindings,
  protectedFindings,
  noticeFindings,
  faultFindings,
  noFaultFindings,
  expiryFindings,
  dispatchFindings,
];

/** All that is to be said of the labour relation; nothing where it goes on. */
export const labourSideFindings: Rule = (facts, request) => {
  if (request.track === 'post') return [];
  const outside = outsideLabourLaw(facts, request.leavesOn);
  const lawful =
    outside === null
      ? rules.flatMap((rule) => rule(facts, request))
      : [finding('note', 'outside', `劳动合同法的解除规定不适用：${outside}`, '')];
  return [...lawful, ...retirementFindings(facts, request), ...(outside === null ? afterwards(facts, request) : [])];
};
