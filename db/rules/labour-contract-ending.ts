/** The end of a fixed term: what is due, who is protected, and when the next contract must be without a fixed term (劳动合同法 articles 14, 42–47). */
import { type Day, firstOf } from './day.ts';
import {
  type ContractTerm,
  first,
  type LabourFacts,
  type LabourFinding,
  last,
  monthsLater,
  words,
  yearsLater,
} from './labour-facts.ts';
import { formatMoney } from './money.ts';
import { severance } from './severance.ts';

/** How long before its end a contract is named. */
const noticeDays = 60;

/** Fixed terms signed before the law came into force do not count (article 97). */
const countedSince = '2008-01-01';

/** The fixed terms with the same employer that follow each other up to the present one, the present one included. */
export function fixedTermsInARow(contracts: readonly ContractTerm[], current: ContractTerm): number {
  let count = 0;
  let next: ContractTerm | null = null;
  for (const term of contracts.toReversed()) {
    if (next === null && term.id !== current.id) continue;
    if (term.kind !== 'fixed_term' || term.startsOn === null) break;
    if (first(term.startsOn) < countedSince) break;
    const same: boolean = next === null || next.party === null || term.party === null || next.party === term.party;
    const follows: boolean =
      next === null ||
      next.startsOn === null ||
      (term.endsOn !== null && monthsLater(last(term.endsOn), 1) >= first(next.startsOn));
    if (!same || !follows) break;
    count += 1;
    next = term;
  }
  return count;
}

const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Why the next contract must be without a fixed term; empty where it need not. */
function openEndedReasons(facts: LabourFacts, current: ContractTerm, on: Day): readonly string[] {
  const terms = fixedTermsInARow(facts.contracts, current);
  const tenYears = facts.employedSince !== null && yearsLater(first(facts.employedSince), 10) <= on;
  return [
    ...(terms >= 2 ? [`已连续订立${chinese[terms] ?? terms}次固定期限合同`] : []),
    ...(tenYears ? ['在本单位连续工作满十年'] : []),
  ];
}

function openEndedFindings(facts: LabourFacts, current: ContractTerm, end: Day): readonly LabourFinding[] {
  const reasons = openEndedReasons(facts, current, end);
  if (reasons.length === 0) return [];
  const third = fixedTermsInARow(facts.contracts, current) >= 3;
  return [
    {
      kind: 'open-ended',
      severity: 'note',
      sentence: third
        ? `${reasons.join('、')}：除本人书面提出外，应订立无固定期限合同，请核对有无本人要求。`
        : `${reasons.join('、')}，再续订时除本人提出外应订立无固定期限合同。`,
      article: '劳动合同法第14条',
      dueOn: end,
      act: third ? 'correct' : null,
      contract: current.id,
      trace: [
        '连续工作满十年，或连续订立二次固定期限合同且没有第39条、第40条第1、2项情形而续订的，应订立无固定期限合同，本人提出订立固定期限的除外（第14条第2款）。',
        '应订而不订的，自应订之日起每月支付二倍工资（第82条第2款）。',
      ],
    },
  ];
}

/** Fifteen years with this employer and less than five to retirement (article 42, item 5). */
function nearRetirement({ employedSince, retirementOn }: LabourFacts, day: Day): boolean {
  if (employedSince === null || retirementOn === null) return false;
  return yearsLater(first(employedSince), 15) <= day && last(retirementOn) < yearsLater(day, 5);
}

/** Who may not simply be let go at the end: the contract goes on until the reason is gone (article 45). */
function protectedWords(facts: LabourFacts, end: Day): readonly string[] {
  const lasting = facts.protections.filter(({ until }) => until === null || last(until) >= end);
  const kinds = new Set(lasting.map(({ kind }) => kind));
  return [
    ...(kinds.has('medical') ? ['在规定的医疗期内'] : []),
    ...(kinds.has('statutory') ? ['在法定假期内'] : []),
    ...(kinds.has('injury') ? ['工伤停工留薪期内'] : []),
    ...(nearRetirement(facts, end) ? ['连续工作满十五年且距退休不足五年'] : []),
  ];
}

/** What is owed when the employer does not renew (article 46, item 5). */
function severanceTrace(facts: LabourFacts, current: ContractTerm): readonly string[] {
  const from = facts.employedSince ?? current.startsOn;
  if (from === null || current.endsOn === null) return [];
  const owed = severance({ from, to: current.endsOn, monthlyPay: facts.monthlyPay, localAverage: facts.localAverage });
  const amount = owed.amount === null ? '' : `，按当前工资约${formatMoney(owed.amount)}元`;
  return [
    `单位不续签（维持或提高条件而本人不同意的除外），须付经济补偿${owed.months}个月工资${amount}（第46条第5项）。`,
    ...owed.trace,
  ];
}

/** The next contract is signed and begins within a month of the end: the term was renewed, as the count of fixed terms has it too. */
const isRenewed = ({ contracts }: LabourFacts, current: ContractTerm, end: Day): boolean =>
  contracts.some(
    ({ id, kind, startsOn }) =>
      id !== current.id &&
      kind !== 'none' &&
      startsOn !== null &&
      first(startsOn) > end &&
      first(startsOn) <= monthsLater(end, 1),
  );

/** A fixed term is one with an agreed end (article 13): without it nobody would ever be warned. */
const withoutEnd = (current: ContractTerm): LabourFinding => ({
  kind: 'no-end',
  severity: 'note',
  sentence: '固定期限合同没有填到期日，到期不会提醒，请对照合同补上。',
  article: '劳动合同法第13、17条',
  dueOn: null,
  act: 'correct',
  contract: current.id,
  trace: ['固定期限合同约定终止时间（第13条），合同期限是必备条款（第17条）。'],
});

/** What the end of the present contract asks for; nothing where it is renewed already. 公益性岗位 know neither 无固定期限 nor 经济补偿 (实施条例 article 12). */
export function endingFindings(facts: LabourFacts, day: Day, current: ContractTerm): readonly LabourFinding[] {
  if (current.endsOn === null) return current.kind === 'fixed_term' ? [withoutEnd(current)] : [];
  if (current.kind === 'open_ended') return [];
  const end = last(current.endsOn);
  if (isRenewed(facts, current, end)) return [];
  const publicPost = current.form === 'public_post';
  const open = publicPost || current.kind !== 'fixed_term' ? [] : openEndedFindings(facts, current, end);
  // More than sixty days away by any count.
  if (monthsLater(day, 3) < end) return open;
  const left = firstOf(day).until(firstOf(end), { largestUnit: 'days' }).days;
  if (left > noticeDays) return open;
  const guarded = protectedWords(facts, end);
  const sentence = `合同${words(end)}到期，${left === 0 ? '就是今天' : `还有${left}天`}${guarded.length === 0 ? '' : `；${guarded.join('、')}，期满应续延到情形消失`}。`;
  return [
    {
      kind: 'ends',
      severity: 'due',
      sentence,
      article: guarded.length === 0 ? '劳动合同法第44、46条' : '劳动合同法第42、45条',
      dueOn: end,
      act: 'renew',
      contract: current.id,
      trace: publicPost
        ? ['公益性岗位安置的就业困难人员，不适用无固定期限和经济补偿的规定（实施条例第12条）。']
        : severanceTrace(facts, current),
    },
    ...open,
  ];
}
