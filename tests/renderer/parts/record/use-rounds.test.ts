import { describe, expect, it } from 'vitest';
import { afterSending, frontOf, type Round } from '../../../../renderer/parts/record/use-rounds.ts';

const request = { register: 'people' };
const round = (key: number, state: Round['state']): Round => ({ key, request, state });

describe('the forms of a panel', () => {
  it('show the next one at once while the one before is being saved', () => {
    const rounds = afterSending([round(0, 'open')], 0, request);
    expect(rounds).toEqual([round(0, 'saving'), round(1, 'open')]);
    expect(frontOf(rounds)?.key).toBe(1);
  });

  it('bring back one that was refused, before what was begun meanwhile', () => {
    expect(frontOf([round(0, 'refused'), round(1, 'open')])?.key).toBe(0);
    expect(frontOf([round(0, 'saving'), round(1, 'refused'), round(2, 'open')])?.key).toBe(1);
  });

  it('go on to what waits, and begin no further one', () => {
    const rounds = afterSending([round(0, 'refused'), round(1, 'open')], 0, request);
    expect(rounds).toEqual([round(0, 'saving'), round(1, 'open')]);
    expect(frontOf(rounds)?.key).toBe(1);
  });

  it('never give two forms the same key', () => {
    const rounds = afterSending([round(1, 'saving'), round(2, 'open')], 2, request);
    expect(rounds.map(({ key }) => key)).toEqual([1, 2, 3]);
  });
});
