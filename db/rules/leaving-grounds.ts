/** Which reasons know which grounds and tracks (劳动合同法 articles 36 to 44). */

const byWorker = ['worker_notice', 'agreed_worker'] as const;
const agreed = ['agreed_worker', 'agreed_employer'] as const;
/** Article 39: the employer may end it at once. */
const fault = ['serious_breach', 'serious_neglect', 'second_employer', 'fraud', 'criminal'] as const;
/** Article 40: with thirty days' notice or a month's pay. */
const noFault = ['illness_over', 'unable', 'circumstances'] as const;
const expired = ['expired_employer', 'expired_worker'] as const;

const faultGrounds: ReadonlySet<string> = new Set([...fault, 'probation_unfit']);
const noticeGrounds: ReadonlySet<string> = new Set(noFault);

/** Whether the ground is one of article 39. */
export const isFault = (ground: string | null): boolean => ground !== null && faultGrounds.has(ground);
/** Whether the ground is one of article 40. */
export const isNoFault = (ground: string | null): boolean => ground !== null && noticeGrounds.has(ground);

const allowed: Readonly<Record<string, readonly string[]>> = {
  resigned: [...byWorker, 'worker_cause'],
  civil_service: byWorker,
  institution: byWorker,
  army: byWorker,
  agreed,
  dismissed: ['probation_unfit', ...fault, ...noFault, 'redundancy'],
  probation_failed: ['probation_unfit'],
  not_renewed: expired,
  transferred_out: [...agreed, 'worker_notice'],
  // Losing office is no ground by itself: where the labour relation ends too, it ends on one of these.
  recalled: [...agreed, 'worker_notice', ...fault, ...noFault, ...expired],
  removed: [...agreed, 'worker_notice', ...fault, ...noFault, ...expired],
  term_ended: [...agreed, 'worker_notice', ...fault, ...noFault, ...expired],
  other: [...agreed, ...byWorker.slice(0, 1), ...fault, ...noFault, 'redundancy', ...expired],
};

/** The grounds of `ending_ground` that fit a reason; empty where the law itself ends the relation, or only the office ends. */
export function groundsFor(reason: string, track: string): readonly string[] {
  return track === 'both' ? (allowed[reason] ?? []) : [];
}

/** Who leaves of their own will. */
const ownWill: ReadonlySet<string> = new Set(['resigned', 'civil_service', 'institution', 'army']);

/** The ground that goes without saying: whoever leaves of their own will gives notice. */
export function usualGround(reason: string, track: string): string | null {
  const grounds = groundsFor(reason, track);
  if (grounds.length === 1) return grounds[0] ?? null;
  return grounds.length > 0 && ownWill.has(reason) ? 'worker_notice' : null;
}

const officeReasons: ReadonlySet<string> = new Set(['recalled', 'removed', 'term_ended']);
/** Whether the reason ends an office and not, by itself, the labour relation. */
export const isOfficeReason = (reason: string): boolean => officeReasons.has(reason);

/** The tracks that a reason knows, the usual one first. */
export function tracksFor(reason: string): readonly string[] {
  if (officeReasons.has(reason)) return ['post', 'both'];
  if (reason === 'retired') return ['both', 'labour'];
  return reason === 'resigned' || reason === 'other' ? ['both', 'post'] : ['both'];
}
