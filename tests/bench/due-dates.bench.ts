import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labourRows, labourWarnings } from '../../db/questions/labour-warnings.ts';
import { rightsOf } from '../../db/rights.ts';
import { type BigOffice, bigOffice, today } from './big-office.ts';
import { compare, report } from './compare.ts';

let office: BigOffice;
beforeAll(async () => {
  office = await bigOffice();
});
afterAll(() => office.end());

const viewer = { rights: rightsOf('clerk'), revealed: false } as const;

describe('due dates of the contracts of 5,000 people', () => {
  it('against reading the rows that they are computed from', async () => {
    const { employed, warnings } = labourWarnings(office.ledger, viewer, today);
    expect(employed).toBeGreaterThan(4900);
    expect(warnings.length).toBeGreaterThan(100);
    const measure = await compare({
      name: 'due dates of contracts: computed, against reading their rows',
      goal: 3,
      ours: () => labourWarnings(office.ledger, viewer, today),
      bare: () => labourRows(office.ledger, viewer, today),
    });
    report({ ...measure, parts: { people: employed, findings: warnings.length } });
    expect(measure.ratio).toBeLessThan(3);
  });
});
