/** What the rule of 入职办理 is told about somebody, and what it answers. */
import type { Day } from './day.ts';
import type { ContractTerm } from './labour-facts.ts';

/** A letter to a department and what came back, as the register `background_checks` holds it. */
export interface CheckLetter {
  readonly id: string;
  /** political, joint */
  readonly kind: string;
  /** The department's name, for the sentences. */
  readonly department: string;
  readonly sentOn: Day | null;
  /** qualified, unqualified, pending; null while no answer has come. */
  readonly conclusion: string | null;
  readonly validUntil: Day | null;
}

export interface JoiningFacts {
  /** YYYY-MM-DD */
  readonly day: Day;
  /** 报到日期: the first day of work. */
  readonly reportedOn: Day | null;
  /** The last day of an earlier stay: letters from before it are those of the earlier joining. */
  readonly formerUntil: Day | null;
  readonly hasIdNumber: boolean;
  /** How many others have the same name and no ID number that would tell them apart. */
  readonly namesakes: number;
  readonly joining: {
    readonly id: string;
    readonly papers: string;
    readonly missing: string;
    /** passed, early, failed */
    readonly outcome: string | null;
    readonly regularisedOn: Day | null;
  } | null;
  readonly checks: readonly CheckLetter[];
  /** All contracts of the person, oldest first. */
  readonly contracts: readonly ContractTerm[];
  readonly insurance: { readonly id: string; readonly insured: Day | null; readonly fund: Day | null } | null;
  readonly file: { readonly id: string; readonly state: string | null; readonly missing: string } | null;
}

export const joiningStepKeys = ['identity', 'check', 'contract', 'insurance', 'papers', 'file', 'probation'] as const;
export type JoiningStepKey = (typeof joiningStepKeys)[number];

export interface JoiningStep {
  readonly key: JoiningStepKey;
  readonly label: string;
  /** `done` needs nothing, `later` nothing yet, `open` something, `late` something that is overdue or may not be so. */
  readonly state: 'done' | 'later' | 'open' | 'late';
  readonly sentence: string;
  /** The last day on which it is in time, YYYY-MM-DD. */
  readonly dueOn: Day | null;
  /** The law, the measure or the practice on which it rests. */
  readonly article: string;
  readonly trace: readonly string[];
  /** The record that is to be completed; null where one is to be begun, or nothing is to be done. */
  readonly record: string | null;
}
