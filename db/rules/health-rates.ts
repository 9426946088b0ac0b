/** 参检率: how many of those who are due were examined. The only thing of health checks that leaves the office. */

export type HealthState = 'pending' | 'done' | 'missed' | 'waived';

/** Somebody who is due in a year; no state where nothing is on record yet. */
export interface DuePerson {
  readonly community: string | null;
  readonly state: HealthState | null;
}

export interface HealthFigures {
  readonly due: number;
  readonly done: number;
  /** Arranged, or not even that. */
  readonly pending: number;
  readonly missed: number;
  readonly waived: number;
  /** Percent with one place; null where nobody is due. */
  readonly rate: number | null;
}

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** The figures of some people. */
export function healthFigures(people: readonly DuePerson[]): HealthFigures {
  const count = (state: HealthState): number => people.filter((person) => person.state === state).length;
  const [done, missed, waived] = [count('done'), count('missed'), count('waived')];
  return {
    due: people.length,
    done,
    pending: people.length - done - missed - waived,
    missed,
    waived,
    rate: percent(done, people.length),
  };
}

/** A rate of fewer people would tell of each of them. */
export const fewest = 3;

export interface HealthRate {
  /** null for the communities that are too small to stand alone, taken together. */
  readonly community: string | null;
  readonly due: number;
  readonly done: number;
  readonly rate: number | null;
}

/** The rates by community as they may leave: small ones pooled, only due, done and rate. */
export function healthRates(people: readonly DuePerson[]): readonly HealthRate[] {
  const groups = Map.groupBy(people, ({ community }) => community);
  const small = [...groups].filter(([community, group]) => community === null || group.length < fewest);
  const large = [...groups].filter(([community, group]) => community !== null && group.length >= fewest);
  const rate = (community: string | null, group: readonly DuePerson[]): HealthRate => {
    const { due, done, rate: share } = healthFigures(group);
    return { community, due, done, rate: share };
  };
  const pooled = small.flatMap(([, group]) => group);
  return [
    ...large.map(([community, group]) => rate(community, group)),
    ...(pooled.length === 0 ? [] : [rate(null, pooled)]),
  ];
}
