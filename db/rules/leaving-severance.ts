/** 经济补偿 of a leaving: whether it is owed, by which item, and how much (劳动合同法 articles 46 and 47; 实施条例 article 12). */
import { contractOn, type LeavingFacts, type LeavingRequest, outsideLabourLaw } from './leaving-facts.ts';
import { isFault, isNoFault } from './leaving-grounds.ts';
import { severance } from './severance.ts';

export interface LeavingSeverance {
  /** `unknown` while the ground is not chosen. */
  readonly owed: 'yes' | 'no' | 'unknown';
  readonly sentence: string;
  readonly article: string;
  /** In months' pay, by halves; 0 where none is owed. */
  readonly months: number;
  /** In 分; null where the pay is not known or none is owed. */
  readonly amount: number | null;
  readonly trace: readonly string[];
}

const none = (owed: 'no' | 'unknown', sentence: string, article: string): LeavingSeverance => ({
  owed,
  sentence,
  article,
  months: 0,
  amount: null,
  trace: [],
});

/** The item of article 46 under which a ground asks for compensation; null where it asks for none. */
function itemOf(ground: string): number | null {
  if (ground === 'worker_cause') return 1;
  if (ground === 'agreed_employer') return 2;
  if (isNoFault(ground)) return 3;
  if (ground === 'redundancy') return 4;
  return ground === 'expired_employer' ? 5 : null;
}

const unowed: Readonly<Record<string, string>> = {
  retired: '达到法定退休年龄终止的，不付经济补偿。',
  died: '劳动者死亡终止的，不付经济补偿；丧葬补助金和抚恤金按社会保险规定办理。',
  secondment_ended: '挂职期满没有劳动关系，不涉及经济补偿。',
};

function withoutItem(ground: string): LeavingSeverance {
  if (isFault(ground)) return none('no', '本人过错解除的，不付经济补偿。', '劳动合同法第39、46条');
  if (ground === 'expired_worker')
    return none('no', '单位维持或提高条件续订而本人不同意的，不付经济补偿。', '劳动合同法第46条第5项');
  return none('no', '本人提出离开的，不付经济补偿。', '劳动合同法第46条');
}

/** Whether and how much is owed. The part earned before 2008 follows the rules of then and is named, not counted (article 97). */
export function leavingSeverance(facts: LeavingFacts, request: LeavingRequest): LeavingSeverance {
  const { reason, ground, track, leavesOn } = request;
  if (track === 'post') return none('no', '劳动关系继续，不涉及经济补偿。', '');
  const outside = outsideLabourLaw(facts, leavesOn);
  if (outside !== null) return none('no', `不适用经济补偿：${outside}`, '');
  const lawful = unowed[reason];
  if (lawful !== undefined) return none('no', lawful, '劳动合同法第44、46条');
  if (ground === null) return none('unknown', '选定解除(终止)依据后才能判断。', '劳动合同法第46条');
  const item = itemOf(ground);
  if (item === null) return withoutItem(ground);
  const contract = contractOn(facts, leavesOn);
  if (contract?.form === 'public_post')
    return none('no', '公益性岗位安置的就业困难人员，不适用经济补偿的规定。', '劳动合同法实施条例第12条');
  const article = `劳动合同法第46条第${item}项`;
  const from = facts.employedSince ?? contract?.startsOn ?? null;
  if (from === null) return { ...none('unknown', '应付经济补偿，没有入职日期，算不出月数。', article), owed: 'yes' };
  const { months, amount, trace } = severance({
    from,
    to: leavesOn,
    monthlyPay: facts.monthlyPay,
    localAverage: facts.localAverage,
  });
  // Where a term merely ran out nothing is owed for the years before 2008; otherwise the rules of then decide.
  const lines =
    from < '2008' && item !== 5
      ? [
          ...trace.filter((line) => !line.startsWith('期满终止')),
          '2008年1月1日以前的年限按当时有关规定另算（第97条）。',
        ]
      : trace;
  return { owed: 'yes', sentence: `应付经济补偿${months}个月工资。`, article, months, amount, trace: lines };
}
