import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradeFactsOn } from '../../db/questions/grade-facts.ts';
import { gradeOn } from '../../db/rules/grade-scheme/grade.ts';
import { nextRise } from '../../db/rules/grade-scheme/rises.ts';
import { type Scheme, schemeSchema } from '../../db/rules/grade-scheme/scheme.ts';
import { type BigOffice, bigOffice, today } from './big-office.ts';
import { compare, report } from './compare.ts';

let office: BigOffice;
let scheme: Scheme;
beforeAll(async () => {
  office = await bigOffice();
  const sql = 'SELECT content FROM live_grade_schemes WHERE is_current = 1';
  const { content } = office.ledger.db.prepare(sql).get() as { content: string };
  scheme = schemeSchema.parse(JSON.parse(content));
});
afterAll(() => office.end());

/** Grade, pay and next rise of everybody on the roll. */
function computed(): number {
  let known = 0;
  for (const { facts } of gradeFactsOn(office.ledger, today)) {
    const graded = gradeOn(scheme, facts, today);
    nextRise(scheme, facts, today, graded);
    if (graded.grade !== null) known += 1;
  }
  return known;
}

describe('grades of 5,000 people', () => {
  it('against reading the rows that they are computed from', async () => {
    const people = gradeFactsOn(office.ledger, today).length;
    expect(people).toBeGreaterThan(4900);
    expect(computed()).toBeGreaterThan(4900);
    const bare = () => gradeFactsOn(office.ledger, today);
    const measure = await compare({
      name: 'grades: computed, against reading their rows',
      goal: 3,
      ours: computed,
      bare,
    });
    report({ ...measure, parts: { people } });
    expect(measure.ratio).toBeLessThan(3);
  });
});
