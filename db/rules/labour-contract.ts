/** 劳动合同: what the law asks of the contracts of somebody on the roll, finding by finding, each with its article and the day it is due. */
import { type Day, monthsBetween } from './day.ts';
import { endingFindings } from './labour-contract-ending.ts';
import {
  type ContractTerm,
  dayAfter,
  first,
  type LabourFacts,
  type LabourFinding,
  last,
  lastOfMonths,
  monthsLater,
  words,
  yearsLater,
} from './labour-facts.ts';
import { probationFindings } from './probation.ts';

/** The kinds that are a 劳动合同 (article 12); the others are signed instead of one. */
export const labourKinds: ReadonlySet<string> = new Set(['fixed_term', 'open_ended', 'task', 'dispatch']);

const holdsOn = (term: ContractTerm, day: Day): boolean =>
  (term.startsOn === null || first(term.startsOn) <= day) && (term.endsOn === null || last(term.endsOn) >= day);

/** Since when there is no contract and why: never signed, or one ran out and work went on. */
function withoutContract(facts: LabourFacts, day: Day, blank: ContractTerm | undefined) {
  const past = facts.contracts.findLast(
    ({ kind, endsOn }) => labourKinds.has(kind ?? '') && endsOn !== null && last(endsOn) < day,
  );
  const entered = facts.employedSince === null ? null : first(facts.employedSince);
  const lapsed = past === undefined || past.endsOn === null ? null : last(past.endsOn);
  if (lapsed !== null && (entered === null || lapsed >= entered))
    return {
      from: dayAfter(lapsed),
      why: `上一份合同${words(lapsed)}到期，没有续签，仍在用工`,
      act: 'renew',
      contract: past?.id ?? null,
    } as const;
  const why = blank === undefined ? '没有劳动合同记录' : '登记为“未签订”';
  return { from: entered, why, act: 'sign', contract: blank?.id ?? null } as const;
}

/** A written contract is due within a month of the first day of work, and again where one ran out and work went on (articles 10, 82, 14). */
function unsignedFinding(facts: LabourFacts, day: Day, blank: ContractTerm | undefined): LabourFinding {
  const { from, why, act, contract } = withoutContract(facts, day, blank);
  const common = { kind: 'unsigned', act, contract } as const;
  const article = '劳动合同法第10条';
  if (from === null) {
    const trace = ['没有入职日期，算不出签订的期限。'];
    const sentence = `${why}，入职日期也没有填。`;
    return { ...common, severity: 'broken', sentence, article, dueOn: null, trace };
  }
  const dueOn = lastOfMonths(from, 1);
  const deemed = monthsLater(from, 12);
  const trace = [`自${words(from)}起一个月内应签订书面劳动合同，最迟${words(dueOn)}（第10条）。`];
  if (dueOn >= day)
    return { ...common, severity: 'due', sentence: `${why}，最迟${words(dueOn)}签订。`, article, dueOn, trace };
  if (day < deemed) {
    const sentence = `${why}，超过一个月，每月须付二倍工资。`;
    const more = '超过一个月不满一年未签的，每月支付二倍工资（第82条、实施条例第6条）。';
    return { ...common, severity: 'broken', sentence, article: '劳动合同法第10、82条', dueOn, trace: [...trace, more] };
  }
  const sentence = `${why}，已满一年，视为无固定期限，应立即补签。`;
  const more = `满一年（${words(deemed)}）未签，视为已订立无固定期限劳动合同，应立即补签（第14条第3款、实施条例第7条）。`;
  return { ...common, severity: 'broken', sentence, article: '劳动合同法第14、82条', dueOn, trace: [...trace, more] };
}

/** The first contract of the stay was signed after the month was over: double pay may still be claimed for a year. */
function lateFindings(facts: LabourFacts, day: Day, current: ContractTerm): readonly LabourFinding[] {
  if (facts.employedSince === null || current.signedOn === null || current.startsOn === null) return [];
  const entered = first(facts.employedSince);
  const signed = first(current.signedOn);
  const begins = current.startsOn;
  // Longer ago than anything may be claimed for, or at once: nothing to compute.
  if (signed <= entered || yearsLater(signed, 1) < day) return [];
  const isFirst = !facts.contracts.some(
    ({ id, startsOn }) => id !== current.id && startsOn !== null && first(startsOn) >= entered && startsOn < begins,
  );
  const dueOn = lastOfMonths(entered, 1);
  if (!isFirst || signed <= dueOn) return [];
  const months = Math.min(11, monthsBetween(dueOn, signed) + 1);
  return [
    {
      kind: 'signed-late',
      severity: 'note',
      sentence: `${words(signed)}才签订，晚于用工满一个月（${words(dueOn)}），可能涉及${months}个月的二倍工资。`,
      article: '劳动合同法第82条',
      dueOn: null,
      act: null,
      contract: current.id,
      trace: [`${words(entered)}用工，最迟${words(dueOn)}签订，实际${words(signed)}签订。`],
    },
  ];
}

/** Reaching the statutory retirement age ends the contract (实施条例 article 21); named half a year ahead. */
function retirementFindings(facts: LabourFacts, day: Day, current: ContractTerm | undefined): readonly LabourFinding[] {
  if (facts.retirementOn === null) return [];
  const retires = last(facts.retirementOn);
  if (yearsLater(day, 1) < retires || monthsLater(day, 6) < retires) return [];
  const reached = retires <= day;
  return [
    {
      kind: 'retirement',
      severity: reached ? 'broken' : 'due',
      sentence: reached
        ? `${words(retires)}已到法定退休年龄，劳动合同终止；继续留用的改签劳务协议。`
        : `${words(retires)}到法定退休年龄，劳动合同届时终止，请提前办理。`,
      article: '劳动合同法实施条例第21条',
      dueOn: retires,
      act: 'leave',
      contract: current?.id ?? null,
      trace: ['达到法定退休年龄的，劳动合同终止（实施条例第21条）；开始享受养老待遇的，同（劳动合同法第44条）。'],
    },
  ];
}

/** 医疗期 that runs: until its end articles 40 and 41 do not serve. */
const medicalFindings = (facts: LabourFacts): readonly LabourFinding[] =>
  facts.protections
    .filter(({ kind, until }) => kind === 'medical' && until !== null && until >= facts.day)
    .map(({ until, trace }) => ({
      kind: 'medical',
      severity: 'note',
      sentence: `医疗期到${words(until ?? facts.day)}，期内不得按第40、41条解除。`,
      article: '劳动合同法第42条',
      dueOn: until,
      act: null,
      contract: null,
      trace,
    }));

/** All findings of a person on a day; empty where everything is in order. Pure; see the articles in each. */
export function labourFindings(facts: LabourFacts): readonly LabourFinding[] {
  const { day } = facts;
  const standing = facts.contracts.filter((term) => term.kind !== 'none' && holdsOn(term, day));
  const current = standing.findLast(({ kind }) => labourKinds.has(kind ?? '')) ?? standing.at(-1);
  const retired = facts.retirementOn !== null && last(facts.retirementOn) <= day;
  if (current?.form === 'staffed') return [];
  if (current === undefined) {
    if (retired) return retirementFindings(facts, day, undefined);
    const blank = facts.contracts.findLast((term) => term.kind === 'none' && holdsOn(term, day));
    return [
      unsignedFinding(facts, day, blank),
      ...retirementFindings(facts, day, undefined),
      ...medicalFindings(facts),
    ];
  }
  if (current.kind === 'service' || current.kind === 'appointment') return retired ? [] : [wrongKind(current)];
  return [
    ...retirementFindings(facts, day, current),
    ...endingFindings(facts, day, current),
    ...probationFindings(facts, day, current),
    ...lateFindings(facts, day, current),
    ...medicalFindings(facts),
  ];
}

const wrongKind = (current: ContractTerm): LabourFinding => ({
  kind: 'wrong-kind',
  severity: 'broken',
  sentence: `签的是${current.kind === 'service' ? '劳务协议' : '聘用协议'}，未到退休年龄的专职人员应由街道签订劳动合同。`,
  article: '劳动合同法第10条、措施12',
  dueOn: null,
  act: 'sign',
  contract: current.id,
  trace: ['措施12：街道与社区工作者签订劳动合同；劳务协议只用于返聘等不建立劳动关系的情形。'],
});
