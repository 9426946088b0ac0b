/** Careers for the tests of schemes: somebody who began on a day, with what else the test says. */
import type { GradeFacts } from '../../../../db/rules/grade-scheme/facts.ts';
import { schemeTemplates } from '../../../../db/rules/grade-scheme/templates.ts';
import type { Scheme } from '../../../../db/rules/grade-scheme/scheme.ts';

export const template = (key: string): Scheme => {
  const found = schemeTemplates.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found.scheme;
};

export const post = (of: string, from: string | null, to: string | null = null, main = true, position = 'worker') => ({
  post: of,
  position,
  main,
  from,
  to,
});

export const career = (from: string, of: string, more: Partial<GradeFacts> = {}): GradeFacts => ({
  startedOn: from,
  priorMonths: null,
  deductedMonths: null,
  recognisedMonths: null,
  recognisedOn: null,
  recognisedBasis: null,
  stays: [{ from, to: null }],
  posts: [post(of, from)],
  educations: [],
  certificates: [],
  appraisals: [],
  rulings: [],
  awards: [],
  ...more,
});

export const diploma = (level: string, degree: string | null, from: string | null = null) => ({ level, degree, from });

export const certificate = (kind: string, from: string, registered: string | null = null) => ({
  kind,
  from,
  to: null,
  registeredOn: registered,
  registeredTo: null,
  allowanceFrom: null,
});
