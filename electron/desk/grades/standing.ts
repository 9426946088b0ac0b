/** 等级测算: everybody's computed grade beside the one on record, who rises next, who fell behind. */
import type { PersonFacts } from '../../../db/questions/grade-facts.ts';
import { gradeOn } from '../../../db/rules/grade-scheme/grade.ts';
import { type NextRise, nextRise, risesBetween } from '../../../db/rules/grade-scheme/rises.ts';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';

/** due 应晋级, ungraded 未定级, above 高于测算, same 一致, unplaced 算不出. */
export type GradeState = 'due' | 'ungraded' | 'above' | 'same' | 'unplaced';

export interface GradeLine {
  readonly person: string;
  readonly name: string;
  readonly community: string;
  /** 岗位层次 by code. */
  readonly post: string | null;
  readonly recorded: number | null;
  readonly recordedSince: string | null;
  readonly computed: number | null;
  readonly state: GradeState;
  /** Since when the grade on record is too low. */
  readonly dueSince: string | null;
  readonly dueReason: string;
  readonly next: NextRise | null;
  /** No grade above it in the post. */
  readonly topped: boolean;
  readonly monthly: number;
  /** A grade was recognised that the scheme would not give. */
  readonly recognised: boolean;
}

function stateOf(recorded: number | null, computed: number | null): GradeState {
  if (computed === null) return 'unplaced';
  if (recorded === null) return 'ungraded';
  return computed > recorded ? 'due' : computed < recorded ? 'above' : 'same';
}

/** The first day since which the computed grade has been above the one on record. */
function dueOf(
  scheme: Scheme,
  { recorded, facts }: PersonFacts,
  day: string,
): { since: string | null; reason: string } {
  const from = recorded?.startsOn ?? facts.startedOn;
  if (recorded === null || from === null || from > day) return { since: null, reason: '' };
  const exact = `${from}-01-01`.slice(0, 10);
  const before = gradeOn(scheme, facts, exact).grade;
  if (before !== null && before > recorded.grade) return { since: exact, reason: '定级时就低于方案' };
  let due = { since: null as string | null, reason: '' };
  for (const rise of risesBetween(scheme, facts, exact, day)) {
    const above = (rise.to ?? 0) > recorded.grade;
    if (above && due.since === null) due = { since: rise.day, reason: rise.reason };
    else if (!above) due = { since: null, reason: '' };
  }
  return due;
}

/** One person's line for a day. */
export function gradeLine(scheme: Scheme, person: PersonFacts, day: string): GradeLine {
  const graded = gradeOn(scheme, person.facts, day);
  const recorded = person.recorded?.grade ?? null;
  const state = stateOf(recorded, graded.grade);
  const due = state === 'due' ? dueOf(scheme, person, day) : { since: null, reason: '' };
  return {
    person: person.id,
    name: person.name,
    community: person.communityName,
    post: graded.post,
    recorded,
    recordedSince: person.recorded?.startsOn ?? null,
    computed: graded.grade,
    state,
    dueSince: due.since,
    dueReason: state === 'ungraded' ? '首次定级' : due.reason,
    next: nextRise(scheme, person.facts, day, graded),
    topped: graded.grade !== null && graded.capped,
    monthly: graded.pay.monthly,
    recognised: graded.difference !== null,
  };
}
