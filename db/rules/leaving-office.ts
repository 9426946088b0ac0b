/** The office side of leaving: who is elected, who is appointed, and what becomes of the post (城市居民委员会组织法 article 10; measures 9 and 11). */
import {
  auditedPosts,
  finding,
  isElected,
  isOffice,
  isPartyPost,
  type LeavingFacts,
  type LeavingFinding,
  type LeavingRequest,
  outsideLabourLaw,
} from './leaving-facts.ts';
import { isOfficeReason, tracksFor } from './leaving-grounds.ts';

const residents = '城市居民委员会组织法第10条';
const recall = [
  '居民会议有权撤换和补选居民委员会成员（第10条）。',
  '五分之一以上的十八周岁以上居民、五分之一以上的户或者三分之一以上的居民小组提议，应当召集居民会议（第10条）。',
];

/** What the street may not do to somebody whom residents elected. */
function electedFindings(facts: LeavingFacts, { reason, track }: LeavingRequest): readonly LeavingFinding[] {
  const elected = facts.posts.some(isElected);
  const party = facts.posts.some(isPartyPost);
  if (reason === 'recalled') {
    if (elected)
      return [finding('note', 'recall', '罢免由居民会议作出，会议名称、日期写在“研究会议”。', residents, recall)];
    const sentence = '罢免只用于居民选举产生的成员，当日没有这样的任职；党组织任命的职务用“免职”。';
    return [finding('refused', 'not-elected', sentence, residents, recall)];
  }
  if (!elected || track === 'labour') return [];
  if (reason === 'dismissed' || reason === 'probation_failed') {
    const sentence = '居委会成员由居民选举产生，街道不能辞退：先由居民会议罢免或者本人辞去职务，再办劳动关系。';
    return [finding('refused', 'elected', sentence, residents, recall)];
  }
  if (reason === 'transferred_out') {
    const sentence = '居委会成员由居民选举产生，不能调离：本人先辞去居委会职务。';
    return [finding('refused', 'elected', sentence, residents, recall)];
  }
  if (reason === 'removed' && !party) {
    const sentence = '居委会职务不能由街道免去：用“罢免”，或者本人辞职。';
    return [finding('refused', 'elected', sentence, residents, recall)];
  }
  if (reason === 'removed')
    return [
      finding('warning', 'elected', '党组织职务可以免去；居委会职务还要居民会议罢免或者本人辞去。', residents, recall),
    ];
  if (reason === 'term_ended' || reason === 'died') return [];
  const sentence = '还担任居委会职务：由本人书面辞去，居民会议另行补选；劳动关系结束不等于职务自动终止。';
  return [finding('warning', 'elected', sentence, residents, recall)];
}

function trackFindings(facts: LeavingFacts, { reason, track, leavesOn }: LeavingRequest): readonly LeavingFinding[] {
  if (!tracksFor(reason).includes(track)) {
    const sentence =
      track === 'labour' ? '只有退休可以“只结束劳动关系”、保留职务。' : '这个原因会结束劳动关系，不能“只免职务”。';
    return [finding('refused', 'track', sentence, '')];
  }
  const keeps = facts.posts.some(isPartyPost);
  if (track === 'labour' && !keeps) {
    const sentence = '当日没有党组织职务，退休后没有可以保留的职务；请选“职务和劳动关系”。';
    return [finding('refused', 'track', sentence, '')];
  }
  if (track === 'post' && !facts.posts.some(isOffice)) {
    const sentence = '当日没有可以免去的职务（专职工作人员、网格员岗位随劳动关系结束）。';
    return [finding('refused', 'no-office', sentence, '')];
  }
  // A part-time member has no labour relation that could go on.
  if (isOfficeReason(reason) && track === 'post' && outsideLabourLaw(facts, leavesOn) === null) {
    const sentence = '只免职务：劳动关系继续，下面建议转任专职工作人员。';
    return [finding('note', 'stays', sentence, '', ['职务和劳动关系是两件事，失去职务不等于失去工作。'])];
  }
  return [];
}

/** What follows for whoever led a community. */
function leaderFindings(facts: LeavingFacts, { track }: LeavingRequest): readonly LeavingFinding[] {
  if (track === 'labour') return [];
  const audited = facts.posts.some((post) => auditedPosts.has(post));
  const secretary = facts.posts.some((post) => post === 'secretary' || post === 'secretary_director');
  return [
    ...(audited ? [finding('note', 'audit', '书记、主任离任，建议启动离任审计。', '措施11')] : []),
    ...(secretary
      ? [finding('note', 'filing', '书记变动须报县级党委组织部门备案，在“书记县级备案”里办理。', '措施9')]
      : []),
  ];
}

/** All that is to be said of the office. */
export function officeFindings(facts: LeavingFacts, request: LeavingRequest): readonly LeavingFinding[] {
  return [...trackFindings(facts, request), ...electedFindings(facts, request), ...leaderFindings(facts, request)];
}
