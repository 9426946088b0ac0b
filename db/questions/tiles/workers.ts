/** Who the figures count: community workers by measure 1 who are on the roll on the day. */
import type { Filter } from '../../list-query.ts';
import type { ListRequest } from '../../list-query.ts';
import { countedCategories } from '../../rules/lists/category.ts';

const onRoll: Filter = { key: 'on_roll', op: 'is', values: [1] };
const counted: Filter = { key: 'category', op: 'is', values: [...countedCategories] };
const columns = ['name', 'community', 'position'];
const sort = [{ key: 'community' }, { key: 'pinyin' }];

/** Everybody on the roll. */
export const everybody: ListRequest = {
  register: 'people',
  columns: [...columns, 'category'],
  filters: [onRoll],
  sort,
};

/** Community workers on the roll for whom the conditions hold. @param more columns shown behind the figure */
export function workers(filters: readonly Filter[] = [], more: readonly string[] = []): ListRequest {
  return { register: 'people', columns: [...columns, ...more], filters: [onRoll, counted, ...filters], sort };
}

/** Those of the community workers on the roll who are among the given people. */
export function workersAmong(ids: readonly string[]): ListRequest {
  return { ...workers(), ids: [...ids] };
}
