import { describe, expect, it } from 'vitest';
import { register as contracts } from '../../../../db/registers/contracts.ts';
import { register as people } from '../../../../db/registers/people.ts';
import { allFaults, faultsAt } from '../../../../renderer/parts/record/faults.ts';

const nobody = new Set<string>();

describe('the faults of a form', () => {
  it('names the required field that is empty', () => {
    expect(allFaults(people, people.fields, { name: null })).toHaveProperty('name');
    expect(allFaults(people, people.fields, { name: '郑晓禾' })).not.toHaveProperty('name');
  });

  it('shows a new form without faults before anything was left', () => {
    expect(faultsAt(people, people.fields, { name: null }, nobody)).toEqual({});
  });

  it('shows the fault of a field once it was left', () => {
    expect(faultsAt(people, people.fields, { name: null }, new Set(['name']))).toHaveProperty('name');
  });

  it('asks for a reason at once where the check digit of the ID number is wrong', () => {
    const values = { name: '郑晓禾', id_number: '990101199305151245' };
    expect(faultsAt(people, people.fields, values, nobody)).toHaveProperty('id_override_reason');
    expect(faultsAt(people, people.fields, { ...values, id_override_reason: '已核对原件' }, nobody)).toEqual({});
  });

  it('does not judge masked values: they stand for good ones', () => {
    const values = { name: '郑晓禾', id_number: '990***********1240', phone: '155****1234' };
    expect(allFaults(people, people.fields, values)).toEqual({});
  });

  it('sees that a period ends before it begins', () => {
    const { from, to } = contracts.dated;
    const faults = allFaults(contracts, contracts.fields, { person: 'x', [from]: '2026-03-01', [to]: '2025-12-31' });
    expect(faults[to]).toContain('止期');
  });
});
