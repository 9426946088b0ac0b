/** 体检 of a year as the page shows it. */
import { countsInYear } from '../../../db/rules/health-due.ts';
import type { DuePerson, HealthState } from '../../../db/rules/health-rates.ts';
import type { OutputOf } from '../../desk.ts';

export type HealthYear = OutputOf<'health.year'>;
export type HealthPerson = HealthYear['people'][number];
export type HealthPlan = HealthYear['plans'][number];

/** Those who are due, with what the figures are counted by. */
export type Counted = HealthPerson & DuePerson;

export function countedOf(facts: HealthYear): readonly Counted[] {
  return facts.people.filter(countsInYear).map((person) => ({ ...person, state: person.check?.state ?? null }));
}

export const stateWords = {
  pending: { word: '待检', color: 'orange' },
  done: { word: '已检', color: 'green' },
  missed: { word: '未检', color: 'red' },
  waived: { word: '放弃', color: 'gray' },
  none: { word: '未安排', color: 'gray' },
} as const;

export const wordOf = (state: HealthState | null) => stateWords[state ?? 'none'];

export const communityOf = (facts: HealthYear, { community }: Pick<HealthPerson, 'community'>): string =>
  facts.communities[community ?? ''] ?? '不在社区';

/** 06-03 海棠里: a batch in the width of a column. */
export function batchName(facts: HealthYear, id: string | null): string {
  const batch = facts.batches.find((one) => one.id === id);
  return batch === undefined ? '' : [batch.day, batch.place ?? ''].filter((one) => one !== '').join(' ');
}

/** The plan in which work goes on: the first that is neither dropped nor done. */
export function openPlan(facts: HealthYear): HealthPlan | undefined {
  return facts.plans.find(({ state }) => state !== 'dropped' && state !== 'done');
}
