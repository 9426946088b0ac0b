/** Notice before leaving: the worker's of article 37, the employer's of articles 40 and 41 of 劳动合同法. */
import { type Day } from './day.ts';
import { last, words } from './labour-facts.ts';
import {
  contractOn,
  daysBetween,
  finding,
  type LeavingFacts,
  type LeavingFinding,
  type LeavingRequest,
} from './leaving-facts.ts';
import { isNoFault } from './leaving-grounds.ts';

export interface Notice {
  readonly neededDays: number;
  /** From the written request or notice to the last day at work; null where that day is not known. */
  readonly keptDays: number | null;
}

const ordinary = 30;
const inProbation = 3;

/** Whether the probation of the present contract covers a day. */
export function probationCovers(facts: LeavingFacts, day: Day): boolean {
  const until = contractOn(facts, day)?.probationEndsOn ?? null;
  return until !== null && last(until) >= day;
}

/** What notice the case needs and was given; null where none is needed. */
export function noticeOf(facts: LeavingFacts, request: LeavingRequest): Notice | null {
  const { ground, appliedOn, noticedOn, leavesOn } = request;
  if (ground === 'worker_notice') {
    const short = probationCovers(facts, appliedOn ?? leavesOn);
    return { neededDays: short ? inProbation : ordinary, keptDays: daysBetween(appliedOn, leavesOn) };
  }
  if (isNoFault(ground) || ground === 'redundancy')
    return { neededDays: ordinary, keptDays: daysBetween(noticedOn, leavesOn) };
  return null;
}

function workerFindings({ neededDays, keptDays }: Notice): readonly LeavingFinding[] {
  const article = '劳动合同法第37条';
  const rule =
    neededDays === inProbation
      ? '劳动者在试用期内提前三日通知单位，可以解除劳动合同。'
      : '劳动者提前三十日以书面形式通知单位，可以解除劳动合同。';
  if (keptDays === null)
    return [finding('warning', 'notice', '没有填本人书面申请的日期，看不出是否提前通知。', article, [rule])];
  if (keptDays >= neededDays) return [finding('note', 'notice', `提前${keptDays}天提出，符合要求。`, article, [rule])];
  return [
    finding(
      'warning',
      'notice',
      `只提前${keptDays}天提出，不足${neededDays}天：把离岗日期推后，或经单位同意按“协商一致，本人提出”办理。`,
      article,
      [rule],
    ),
  ];
}

function employerFindings(notice: Notice, { ground, noticePaid }: LeavingRequest): readonly LeavingFinding[] {
  const { neededDays, keptDays } = notice;
  if (ground === 'redundancy') {
    const rule =
      '裁减二十人以上或占职工总数百分之十以上的，提前三十日向工会或全体职工说明情况，方案向劳动行政部门报告。';
    const short = keptDays === null || keptDays < neededDays;
    return short
      ? [finding('warning', 'notice', '裁员须提前三十日说明情况，请核对通知日期。', '劳动合同法第41条', [rule])]
      : [];
  }
  const rule = '提前三十日以书面形式通知本人，或者额外支付一个月工资后，可以解除。';
  const article = '劳动合同法第40条';
  if (noticePaid) return [finding('note', 'notice', '以额外支付一个月工资代替提前通知。', article, [rule])];
  if (keptDays !== null && keptDays >= neededDays)
    return [finding('note', 'notice', `提前${keptDays}天书面通知，符合要求。`, article, [rule])];
  const said = keptDays === null ? '没有填单位书面通知的日期' : `只提前${keptDays}天通知`;
  return [finding('warning', 'notice', `${said}：不足三十天的要额外支付一个月工资。`, article, [rule])];
}

/** What is to be said of the notice; a request or notice after the last day at work is refused. */
export function noticeFindings(facts: LeavingFacts, request: LeavingRequest): readonly LeavingFinding[] {
  const notice = noticeOf(facts, request);
  if (notice === null) return [];
  if (notice.keptDays !== null && notice.keptDays < 0) {
    const [what, day] =
      request.ground === 'worker_notice' ? ['本人申请日期', request.appliedOn] : ['单位通知日期', request.noticedOn];
    const sentence = `${what}${words(day ?? '')}晚于离岗日期${words(request.leavesOn)}，请检查两个日期。`;
    return [finding('refused', 'notice-after', sentence, '')];
  }
  return request.ground === 'worker_notice' ? workerFindings(notice) : employerFindings(notice, request);
}
