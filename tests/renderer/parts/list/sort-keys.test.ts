import { describe, expect, it } from 'vitest';
import { mostKeys, sortedAt, sortedBy } from '../../../../renderer/parts/list/sort-keys.ts';

const shown = ['name', 'community', 'age', 'grade', 'phone', 'note'];
const up = (key: string) => ({ key, descending: false });
const down = (key: string) => ({ key, descending: true });

describe('a click on a heading', () => {
  it('sorts by that column alone, and turns the order round the second time', () => {
    expect(sortedBy([up('name'), up('age')], 'age', false, shown)).toEqual([up('age')]);
    expect(sortedBy([up('age')], 'age', false, shown)).toEqual([down('age')]);
    expect(sortedBy([down('age')], 'age', false, shown)).toEqual([up('age')]);
  });

  it('turns round at once what seems to be the only order, whatever hidden key stands before it', () => {
    expect(sortedBy([up('pinyin'), up('name')], 'name', false, shown)).toEqual([down('name')]);
  });
});

describe('a click with Shift', () => {
  it('adds a column behind the others, turns it round, and lets it go', () => {
    const two = sortedBy([up('community')], 'age', true, shown);
    expect(two).toEqual([up('community'), up('age')]);
    const turned = sortedBy(two, 'age', true, shown);
    expect(turned).toEqual([up('community'), down('age')]);
    expect(sortedBy(turned, 'age', true, shown)).toEqual([up('community')]);
  });

  it('keeps the last column, and takes no more than the desk does', () => {
    expect(sortedBy([down('age')], 'age', true, shown)).toEqual([up('age')]);
    const full = shown.slice(0, mostKeys).map(up);
    expect(sortedBy(full, 'note', true, shown)).toEqual(full);
  });
});

describe('a heading', () => {
  it('shows its place among several, none where it is alone or does not sort', () => {
    const sort = [up('pinyin'), down('community'), up('age')];
    expect(shown.map((key) => sortedAt(sort, key, shown))).toEqual([
      null,
      { way: 'down', place: 1 },
      { way: 'up', place: 2 },
      null,
      null,
      null,
    ]);
    expect(sortedAt([up('pinyin'), up('name')], 'name', shown)).toEqual({ way: 'up', place: null });
  });
});
