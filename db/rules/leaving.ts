/**
 * 离岗(退出): what the law says of a case before anything is written — refusals, warnings and notes with their articles, the notice
 * that was kept, the compensation that is owed (劳动合同法, its 实施条例, 城市居民委员会组织法, measures 9 and 11).
 */
import { first, words } from './labour-facts.ts';
import { finding, type LeavingFacts, type LeavingFinding, type LeavingRequest } from './leaving-facts.ts';
import { labourSideFindings } from './leaving-labour.ts';
import { type Notice, noticeOf } from './leaving-notice.ts';
import { officeFindings } from './leaving-office.ts';
import { type LeavingSeverance, leavingSeverance } from './leaving-severance.ts';

export interface LeavingOpinion {
  /** Refusals first, then warnings, then notes. */
  readonly findings: readonly LeavingFinding[];
  readonly notice: Notice | null;
  readonly severance: LeavingSeverance;
}

function dayFindings(
  { employedSince, stayKind }: LeavingFacts,
  { leavesOn }: LeavingRequest,
): readonly LeavingFinding[] {
  if (employedSince !== null && leavesOn < first(employedSince)) {
    const sentence = `离岗日期${words(leavesOn)}早于入职日期${words(employedSince)}，请检查两个日期。`;
    return [finding('refused', 'before-entry', sentence, '')];
  }
  if (stayKind === null) return [finding('refused', 'not-on-roll', '离岗日期那天不在册，请先核对“在册期间”。', '')];
  return [];
}

const order = { refused: 0, warning: 1, note: 2 } as const;

/**
 * The opinion on a case.
 * @throws RangeError when the last day at work is none
 */
export function leavingOpinion(facts: LeavingFacts, request: LeavingRequest): LeavingOpinion {
  const days = dayFindings(facts, request);
  // Off the roll there is nothing to end: whatever else was said would be said of another day.
  const findings = days.length > 0 ? days : [...officeFindings(facts, request), ...labourSideFindings(facts, request)];
  return {
    findings: findings.toSorted((one, other) => order[one.severity] - order[other.severity]),
    notice: request.track === 'post' ? null : noticeOf(facts, request),
    severance: leavingSeverance(facts, request),
  };
}
