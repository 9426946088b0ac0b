/** The order of a list by several columns: a click sorts by one, a click with Shift adds another. */
import type { ListView } from './list-state.ts';

export type Sort = ListView['sort'];

/** As many as the desk takes. */
export const mostKeys = 5;

/** What a click on a heading makes of the order. @param shown the columns in view; keys that no heading shows are let go */
export function sortedBy(sort: Sort, key: string, add: boolean, shown: readonly string[]): Sort {
  const seen = sort.filter((one) => shown.includes(one.key));
  const place = seen.findIndex((one) => one.key === key);
  const own = seen[place];
  if (!add) return [{ key, descending: seen.length === 1 && own !== undefined && own.descending !== true }];
  if (own === undefined) return seen.length >= mostKeys ? seen : [...seen, { key, descending: false }];
  if (own.descending !== true) return seen.with(place, { key, descending: true });
  return seen.length === 1 ? seen.with(place, { key, descending: false }) : seen.toSpliced(place, 1);
}

export interface Sorted {
  readonly way: 'up' | 'down';
  /** Its place among the headings that sort, from 1; null where it is the only one. */
  readonly place: number | null;
}

/** How a heading shows its part in the order; null where it has none. */
export function sortedAt(sort: Sort, key: string, shown: readonly string[]): Sorted | null {
  const seen = sort.filter((one) => shown.includes(one.key));
  const place = seen.findIndex((one) => one.key === key);
  const own = seen[place];
  if (own === undefined) return null;
  return { way: own.descending === true ? 'down' : 'up', place: seen.length > 1 ? place + 1 : null };
}
