/** What the rules of 离岗(退出) are told about a case, and what they answer. */
import { type Day, firstOf, isExactDay } from './day.ts';
import { labourKinds } from './labour-contract.ts';
import { type ContractTerm, first, type LabourFacts, last, words } from './labour-facts.ts';

/** What the clerk asks for. */
export interface LeavingRequest {
  /** A code of `exit_reason`. */
  readonly reason: string;
  /** A code of `ending_ground`; null where none is chosen. */
  readonly ground: string | null;
  /** A code of `leaving_track`. */
  readonly track: string;
  /** The worker's written request; null where it is not known. */
  readonly appliedOn: Day | null;
  /** The employer's written notice. */
  readonly noticedOn: Day | null;
  /** The last day at work, YYYY-MM-DD. */
  readonly leavesOn: Day;
  /** A month's pay in place of the notice of article 40. */
  readonly noticePaid: boolean;
}

/** What is known of the person; protections and posts as of the last day at work. */
export interface LeavingFacts extends Omit<LabourFacts, 'day'> {
  /** A code of `stay_kind`; null where nobody is on the roll on the day. */
  readonly stayKind: string | null;
  /** The codes of `position` held on the day. */
  readonly posts: readonly string[];
}

export interface LeavingFinding {
  readonly kind: string;
  /** `refused`: it cannot be done this way; `warning`: it can, with what the sentence asks for; `note`: to be known. */
  readonly severity: 'refused' | 'warning' | 'note';
  readonly sentence: string;
  /** Empty where the rule is the ledger's own. */
  readonly article: string;
  readonly trace: readonly string[];
}

/** A finding, with its further lines. */
export function finding(
  severity: LeavingFinding['severity'],
  kind: string,
  sentence: string,
  article: string,
  trace: readonly string[] = [],
): LeavingFinding {
  return { kind, severity, sentence, article, trace };
}

/** The contract that holds on the last day at work, or ran out shortly before it; null where there is none. */
export function contractOn({ contracts }: LeavingFacts, day: Day): ContractTerm | null {
  return (
    contracts.findLast(
      ({ kind, startsOn, endsOn }) =>
        kind !== 'none' && (startsOn === null || first(startsOn) <= day) && (endsOn === null || last(endsOn) >= day),
    ) ?? null
  );
}

/** The term of a contract in the words of the papers; empty where its first day is not known. */
export function termWords(contract: ContractTerm | null): string {
  if (contract === null || contract.startsOn === null) return '';
  const from = `自${words(contract.startsOn)}起`;
  return contract.endsOn === null ? `${from}，无固定期限` : `${from}至${words(contract.endsOn)}止`;
}

/** Why the 劳动合同法 does not decide on this leaving; null where it does. Work without a contract is a labour relation all the same (article 7). */
export function outsideLabourLaw(facts: LeavingFacts, day: Day): string | null {
  const contract = contractOn(facts, day);
  if (contract?.form === 'staffed') return '机关事业单位在编人员，按其人事管理规定办理。';
  if (contract !== null && (contract.kind === 'service' || contract.kind === 'appointment'))
    return '签的是劳务（聘用）协议，按协议约定办理。';
  if (contract !== null && labourKinds.has(contract.kind ?? '')) return null;
  if (facts.stayKind === 'regular') return null;
  return '不是与街道建立劳动关系的在册人员，只办职务和在册。';
}

/** The seats that residents vote for (城市居民委员会组织法 article 8; 居务监督委员会 likewise). */
const electedSeats: ReadonlySet<string> = new Set([
  'director',
  'secretary_director',
  'deputy_director',
  'member',
  'supervisor',
]);
/** The posts that the party gives and takes. */
const partyPosts: ReadonlySet<string> = new Set([
  'secretary',
  'secretary_director',
  'first_secretary',
  'deputy_secretary',
  'party_member',
]);
/** Whose leaving is followed by an audit (measure 11). */
export const auditedPosts: ReadonlySet<string> = new Set(['secretary', 'secretary_director', 'director']);
/** Posts that end with the labour relation, not by 免职: what a 专职工作人员 is. */
const staffPosts: ReadonlySet<string> = new Set(['worker', 'party_worker', 'grid_worker']);

export const isElected = (post: string): boolean => electedSeats.has(post);
export const isPartyPost = (post: string): boolean => partyPosts.has(post);
/** A post that somebody can be removed from while staying as 专职工作人员. */
export const isOffice = (post: string): boolean => !staffPosts.has(post);

/** Days from one to the other; null where one of them is not known to the day. */
export function daysBetween(from: Day | null, to: Day): number | null {
  if (from === null || !isExactDay(from)) return null;
  return firstOf(from).until(firstOf(to), { largestUnit: 'days' }).days;
}
