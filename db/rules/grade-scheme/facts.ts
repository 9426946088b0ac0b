/** What a grade is computed from: the career of one person as the registers have it. Days as far as known; null is open. */
import type { Day } from '../day.ts';

interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface PostFact extends Period {
  /** 岗位层次; null where it is not filled in. */
  readonly post: string | null;
  readonly position: string | null;
  readonly main: boolean;
}

export interface CertificateFact extends Period {
  readonly kind: string;
  readonly registeredOn: Day | null;
  readonly registeredTo: Day | null;
  /** The day from which the allowance is paid, where it was laid down. */
  readonly allowanceFrom: Day | null;
}

/** 等级认定. */
export interface RulingFact extends Period {
  readonly grade: number;
  readonly document: string | null;
}

/** An award for which a scheme may raise the grade, from 市级 on. */
export interface AwardFact {
  readonly kind: 'city_award' | 'model_worker';
  readonly from: Day | null;
}

export interface GradeFacts {
  readonly startedOn: Day | null;
  readonly priorMonths: number | null;
  readonly deductedMonths: number | null;
  readonly recognisedMonths: number | null;
  readonly recognisedOn: Day | null;
  readonly recognisedBasis: string | null;
  readonly stays: readonly Period[];
  readonly posts: readonly PostFact[];
  readonly educations: readonly { readonly level: string; readonly degree: string | null; readonly from: Day | null }[];
  readonly certificates: readonly CertificateFact[];
  readonly appraisals: readonly { readonly year: number; readonly grade: string }[];
  readonly rulings: readonly RulingFact[];
  readonly awards: readonly AwardFact[];
}

/** Whether what begins then has begun by the day. A day known in part counts from its first. */
export const begun = (from: Day | null, day: Day): boolean => (from ?? '') <= day;

/** Whether the period covers the day. An end known in part reaches to its last day. */
export const covers = ({ from, to }: Period, day: Day): boolean =>
  begun(from, day) && (to === null || `${to}-99-99` >= day);
