import { describe, expect, it } from 'vitest';
import { firstChoice, inputOf, yearsUpTo } from '../../../../renderer/pages/appraisal/form-choice.ts';
import { handOverPeople, takePeople } from '../../../../renderer/pages/appraisal/form-people.ts';

describe('the choice of forms', () => {
  it('begins with the year that is being appraised: until June the one before', () => {
    expect(firstChoice('2026-01-05', null).year).toBe(2025);
    expect(firstChoice('2026-06-30', null).year).toBe(2025);
    expect(firstChoice('2026-07-01', null).year).toBe(2026);
    expect(firstChoice('2026-11-21', null).year).toBe(2026);
  });

  it('begins with the whole street, opinions blank, and asks for nobody in particular', () => {
    const input = inputOf(firstChoice('2026-11-21', null));
    expect(input).toEqual({ year: 2026, opinions: false, scores: true, photo: false, county: true, duplex: true });
  });

  it('takes people that a list hands over, one of them as a single person, and only once', () => {
    handOverPeople(['a', 'b']);
    expect(inputOf(firstChoice('2026-11-21', takePeople()))).toMatchObject({ people: ['a', 'b'] });
    expect(takePeople()).toBeNull();
    const one = firstChoice('2026-11-21', ['a']);
    expect([one.scope, inputOf(one)?.people]).toEqual(['one', ['a']]);
  });

  it('asks the desk only once somebody is chosen, and never for people and community at once', () => {
    const choice = firstChoice('2026-11-21', null);
    expect(inputOf({ ...choice, scope: 'picked' })).toBeNull();
    expect(inputOf({ ...choice, scope: 'one' })).toBeNull();
    const both = inputOf({ ...choice, scope: 'picked', picked: ['a'], community: 'c' });
    expect(both).toMatchObject({ people: ['a'] });
    expect(both).not.toHaveProperty('community');
    expect(inputOf({ ...choice, community: 'c', picked: ['a'] })).not.toHaveProperty('people');
  });

  it('offers the years down from the present one', () => {
    const years = yearsUpTo('2026-11-21');
    expect([years[0], years[1], years.at(-1)]).toEqual([2026, 2025, 2000]);
  });
});
