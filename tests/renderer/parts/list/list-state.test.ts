import { describe, expect, it } from 'vitest';
import { listQuerySchema } from '../../../../db/list-query.ts';
import { register as people } from '../../../../db/registers/people.ts';
import { type ListView, requestOf } from '../../../../renderer/parts/list/list-state.ts';

const view: ListView = {
  search: '郑',
  filters: [{ key: 'on_roll', op: 'is', values: [1] }],
  sort: [{ key: 'age', descending: true }],
  day: '2025-12-31',
  binned: false,
  among: null,
  page: 3,
};

describe('the question that a view asks', () => {
  it('carries search, filters, sort, day and columns as they are shown', () => {
    expect(requestOf(people, view, ['name', 'age'])).toEqual({
      register: 'people',
      columns: ['name', 'age'],
      filters: [{ key: 'on_roll', op: 'is', values: [1] }],
      search: '郑',
      sort: [{ key: 'age', descending: true }],
      binned: false,
      day: '2025-12-31',
    });
  });

  it('names no day where today is meant', () => {
    expect(requestOf(people, { ...view, day: null }, ['name'])).not.toHaveProperty('day');
  });

  it('asks for the records that another page handed over, and no others', () => {
    const among = { label: '这次导入的人员', ids: ['a', 'b'] };
    expect(requestOf(people, { ...view, among }, ['name'])).toMatchObject({ ids: ['a', 'b'] });
  });

  it('is taken by the desk', () => {
    expect(listQuerySchema.safeParse(requestOf(people, view, people.listColumns)).success).toBe(true);
  });
});
