/** 评优名额: whether the nominations for an award in a year keep to its places, of the street and of each community. */

/** Places of the whole street where `community` is null, else those that one community got of them. */
export interface Quota {
  readonly community: string | null;
  readonly places: number;
}

/** One nomination that holds a place, by the community of its person; null where that is not known. */
export interface Nomination {
  readonly community: string | null;
}

export interface QuotaFacts {
  readonly name: string;
  readonly year: number;
  readonly quotas: readonly Quota[];
  readonly nominations: readonly Nomination[];
  /** What a community is called. */
  readonly called: (community: string) => string;
}

/** 评选结果 that hold a place: still open or granted. Who was not chosen or withdrew gives it back. */
export const holdingOutcomes = ['open', 'granted'] as const;

const sum = (quotas: readonly Quota[]): number => quotas.reduce((all, { places }) => all + places, 0);

/**
 * Sentences for the places that are exceeded, with both numbers; empty where they are kept or none were given out. Communities
 * without places of their own share what the split leaves.
 */
export function quotaFaults({ name, year, quotas, nominations, called }: QuotaFacts): readonly string[] {
  if (quotas.length === 0) return [];
  const whole = quotas.filter(({ community }) => community === null);
  const split = quotas.filter(({ community }) => community !== null);
  const places = whole.length === 0 ? sum(split) : sum(whole);
  const which = `${year}年“${name}”`;
  const over = (where: string, most: number, count: number): string =>
    `${which}${where}名额${most}名，推荐了${count}名，超出${count - most}名。`;
  if (sum(split) > places) return [`${which}分到各社区的名额共${sum(split)}名，多于街道的${places}名，请核对。`];
  if (nominations.length > places) return [over('', places, nominations.length)];
  const single = new Set(split.map(({ community }) => community));
  const of = (community: string | null): number =>
    nominations.filter((one) => one.community !== null && one.community === community).length;
  const faults = split.flatMap(({ community, places: own }) =>
    community !== null && of(community) > own ? [over(`分给${called(community)}的`, own, of(community))] : [],
  );
  const rest = nominations.filter(({ community }) => !single.has(community)).length;
  const left = places - sum(split);
  return split.length > 0 && rest > left ? [...faults, over('没有单列的社区合用的', left, rest)] : faults;
}
