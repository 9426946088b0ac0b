/** Which record a step of 入职办理 opens: the one to be completed, or a new one with what is known already filled in. */
import type { FieldValue } from '../registers/model/field.ts';
import type { JoiningFacts, JoiningStep } from '../rules/joining-facts.ts';

export interface StepOpening {
  readonly register: string;
  /** Null for a new record, which begins with `values`. */
  readonly id: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

const registers = {
  check: 'background_checks',
  contract: 'contracts',
  insurance: 'social_insurance',
  papers: 'joinings',
  file: 'personnel_files',
  probation: 'joinings',
} as const;

function valuesFor(key: keyof typeof registers, { reportedOn, day, checks }: JoiningFacts): StepOpening['values'] {
  switch (key) {
    case 'check':
      return {
        kind: checks.some(({ kind, conclusion }) => kind === 'political' && conclusion === 'qualified')
          ? 'joint'
          : 'political',
        occasion: 'recruitment',
        sent_on: day,
      };
    case 'contract':
      return { kind: 'fixed_term', employment_form: 'direct', starts_on: reportedOn };
    case 'insurance':
      return { starts_on: reportedOn };
    case 'file':
      return { state: 'kept', received_on: day };
    case 'papers':
    case 'probation':
      return { state: 'open', reported_on: reportedOn };
  }
}

/** @param person the key of the person */
export function openingOf(step: JoiningStep, facts: JoiningFacts, person: string): StepOpening {
  if (step.key === 'identity') return { register: 'people', id: person, values: {} };
  const joining = step.key === 'probation' || step.key === 'papers' ? (facts.joining?.id ?? null) : null;
  const id = step.record ?? joining;
  return { register: registers[step.key], id, values: id === null ? { person, ...valuesFor(step.key, facts) } : {} };
}
