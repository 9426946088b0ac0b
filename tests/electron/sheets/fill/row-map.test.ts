import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowMap } from '../../../../electron/sheets/fill/row-map.ts';

const rows = 30;

/** Insertions and deletions of different rows in a form of thirty. */
const changes = fc
  .record({
    insertions: fc.array(
      fc.record({ after: fc.integer({ min: -1, max: rows - 1 }), count: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 4 },
    ),
    deleted: fc.uniqueArray(fc.nat(rows - 1), { maxLength: 6 }),
  })
  .map(({ insertions, deleted }) => ({
    insertions: insertions.map((one) => ({ ...one, model: 0 })),
    deletions: deleted.map((from) => ({ from, count: 1 })),
  }));

type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

/** What the rows become, done by hand: the form's rows by their number, new ones as "new". */
function played({ insertions, deletions }: Changes): (number | 'new')[] {
  const gone = new Set(deletions.map((one) => one.from));
  const result: (number | 'new')[] = [];
  for (let row = -1; row < rows; row++) {
    if (row >= 0 && !gone.has(row)) result.push(row);
    for (const one of insertions) if (one.after === row) for (let i = 0; i < one.count; i++) result.push('new');
  }
  return result;
}

describe('the map of rows', () => {
  it('sends every row where it goes when the changes are played through', () => {
    fc.assert(
      fc.property(changes, (one) => {
        const map = rowMap(one.insertions, one.deletions);
        const result = played(one);
        for (let row = 0; row < rows; row++) {
          const place = result.indexOf(row);
          expect(map.row(row)).toBe(place < 0 ? null : place);
        }
        const fresh = map.inserted.flatMap(({ at, count }) => Array.from({ length: count }, (_, i) => at + i));
        expect(fresh.sort((a, b) => a - b)).toEqual(
          [...result.entries()].filter(([, from]) => from === 'new').map(([at]) => at),
        );
        expect(map.added).toBe(result.length - rows);
      }),
    );
  });

  it('keeps in a range the rows that were in it', () => {
    fc.assert(
      fc.property(changes, fc.nat(rows - 1), fc.nat(rows - 1), (one, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const left = [...played(one).entries()].filter(([, row]) => row !== 'new' && row >= from && row <= to);
        const range = rowMap(one.insertions, one.deletions).range(from, to);
        expect(range).toEqual(left.length === 0 ? null : [left[0]![0], left.at(-1)![0]]);
      }),
    );
  });

  it('keeps a range at the last row of the sheet there, as whole columns are', () => {
    expect(rowMap([], [{ from: 3, count: 2 }], 99).range(0, 99)).toEqual([0, 99]);
    expect(rowMap([{ after: 3, count: 2, model: 3 }], [], 99).range(50, 99)).toEqual([52, 99]);
  });

  it('lets a range grow that ends where rows like one of its own are inserted', () => {
    const map = rowMap([{ after: 7, count: 3, model: 6 }], []);
    expect(map.range(4, 7, 'grow')).toEqual([4, 10]);
    expect(map.range(4, 7)).toEqual([4, 7]);
    expect(map.range(7, 7, 'grow')).toEqual([7, 7]);
    expect(map.range(4, 6, 'grow')).toEqual([4, 6]);
  });
});
