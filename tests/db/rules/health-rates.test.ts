import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DuePerson, healthFigures, healthRates, type HealthState } from '../../../db/rules/health-rates.ts';

const people = (community: string | null, ...states: readonly (HealthState | null)[]): readonly DuePerson[] =>
  states.map((state) => ({ community, state }));

describe('参检率', () => {
  it('counts who is not arranged yet among those who wait', () => {
    expect(healthFigures(people('a', 'done', 'done', 'missed', 'waived', 'pending', null))).toEqual({
      due: 6,
      done: 2,
      pending: 2,
      missed: 1,
      waived: 1,
      rate: 33.3,
    });
    expect(healthFigures([]).rate).toBeNull();
  });

  it('leaves with small communities taken together, so that it tells of nobody', () => {
    const rates = healthRates([
      ...people('large', 'done', 'done', 'missed'),
      ...people('small', 'waived'),
      ...people('tiny', 'done', 'done'),
      ...people(null, null),
    ]);
    expect(rates).toEqual([
      { community: 'large', due: 3, done: 2, rate: 66.7 },
      { community: null, due: 4, done: 2, rate: 50 },
    ]);
  });

  it('loses nobody in the taking together', () => {
    const state = fc.constantFrom<HealthState | null>('pending', 'done', 'missed', 'waived', null);
    const anybody = fc.record({ community: fc.constantFrom('a', 'b', 'c', null), state });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 20 }), (some) => {
        const rates = healthRates(some);
        expect(rates.reduce((sum, { due }) => sum + due, 0)).toBe(some.length);
        expect(rates.reduce((sum, { done }) => sum + done, 0)).toBe(healthFigures(some).done);
        const alone = rates.filter(({ community }) => community !== null);
        expect(alone.filter(({ due }) => due < 3)).toEqual([]);
      }),
    );
  });
});
