import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, firstOf } from '../../../db/rules/day.ts';
import { labourFindings } from '../../../db/rules/labour-contract.ts';
import type { ContractTerm } from '../../../db/rules/labour-facts.ts';
import { probationCap } from '../../../db/rules/probation.ts';
import { exactDayBetween } from './arbitraries.ts';

/** The last day of a term of so many months. */
const lastDay = (startsOn: string, months: number): string =>
  firstOf(addMonths(startsOn, months)).subtract({ days: 1 }).toString();

describe('the cap of article 19', () => {
  it.each([
    ['fixed_term', '2025-01-01', '2025-03-30', 0],
    ['fixed_term', '2025-01-01', '2025-03-31', 1],
    ['fixed_term', '2025-01-01', '2025-12-30', 1],
    ['fixed_term', '2025-01-01', '2025-12-31', 2],
    ['fixed_term', '2025-01-01', '2027-12-30', 2],
    ['fixed_term', '2025-01-01', '2027-12-31', 6],
    ['open_ended', '2025-01-01', null, 6],
    ['task', '2025-01-01', '2027-12-31', 0],
    ['task', '2025-01-01', null, 0],
  ])('of a %s contract from %s to %s is %s months', (kind, startsOn, endsOn, months) => {
    expect(probationCap(kind, startsOn, endsOn).months).toBe(months);
  });

  it('never falls as the term grows', () => {
    fc.assert(
      fc.property(exactDayBetween(2008, 2050), fc.nat(60), fc.nat(60), (start, one, more) => {
        const cap = (months: number) => probationCap('fixed_term', start, lastDay(start, months + 1)).months;
        expect(cap(one + more)).toBeGreaterThanOrEqual(cap(one));
      }),
    );
  });
});

const term = (patch: Partial<ContractTerm>): ContractTerm => ({
  id: 'c1',
  kind: 'fixed_term',
  form: 'direct',
  party: '甲',
  signedOn: '2026-01-01',
  startsOn: '2026-01-01',
  endsOn: '2028-12-31',
  probationEndsOn: '2026-06-30',
  ...patch,
});

/** The sentences about the probation of the last contract. */
function sentences(contracts: readonly ContractTerm[], day = '2026-03-05'): readonly string[] {
  const facts = { day, employedSince: '2026-01-01', contracts, retirementOn: null, protections: [] };
  return labourFindings({ ...facts, monthlyPay: null, localAverage: null })
    .filter(({ kind }) => kind.startsWith('probation'))
    .map(({ sentence }) => sentence);
}

describe('a probation', () => {
  it('may last to the last day of its cap, not a day longer', () => {
    expect(sentences([term({})])).toEqual([]);
    expect(sentences([term({ probationEndsOn: '2026-07-01' })])[0]).toContain('超过上限：最长到2026年6月30日');
    expect(sentences([term({ endsOn: '2026-12-30' })])[0]).toContain('最长到2026年1月31日');
    expect(sentences([term({ kind: 'task' })])[0]).toContain('不得约定试用期');
  });

  it('known by its month is given the benefit of the doubt', () => {
    expect(sentences([term({ probationEndsOn: '2026-06' })])).toEqual([]);
    expect(sentences([term({ probationEndsOn: '2026-07' })])).toHaveLength(1);
  });

  it('lies inside the term', () => {
    expect(sentences([term({ probationEndsOn: '2025-12-31' })])).toEqual(['试用期满日2025年12月31日不在合同期内。']);
  });

  it('is agreed once per employer and person', () => {
    const before = term({ id: 'c0', startsOn: '2023-01-01', endsOn: '2025-12-31', probationEndsOn: '2023-03-31' });
    expect(sentences([before, term({})])).toEqual(['与同一单位约定了第二次试用期。']);
    expect(sentences([{ ...before, party: '乙' }, term({})])).toEqual([]);
    expect(sentences([{ ...before, probationEndsOn: null }, term({})])).toEqual([]);
  });

  it.each([
    ['2026-06-14', 0],
    ['2026-06-15', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 0],
  ])('is named before its end: on %s %s times', (day, times) => {
    expect(sentences([term({})], day)).toHaveLength(times);
  });
});
