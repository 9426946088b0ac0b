import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckLetter, JoiningFacts, JoiningStepKey } from '../../../db/rules/joining-facts.ts';
import { joiningStepKeys } from '../../../db/rules/joining-facts.ts';
import { isJoined, isNewcomer, joiningSteps } from '../../../db/rules/joining-steps.ts';
import type { ContractTerm } from '../../../db/rules/labour-facts.ts';

const contract: ContractTerm = {
  id: 'c',
  kind: 'fixed_term',
  form: 'direct',
  party: null,
  signedOn: '2026-02-20',
  startsOn: '2026-02-20',
  endsOn: '2029-02-19',
  probationEndsOn: '2026-08-19',
};
const letter: CheckLetter = {
  id: 'k',
  kind: 'political',
  department: '公安',
  sentOn: '2026-01-20',
  conclusion: 'qualified',
  validUntil: '2026-07-20',
};
const joining = { id: 'j', papers: '身份证复印件', missing: '', outcome: 'passed', regularisedOn: '2026-08-20' };

/** Somebody of whom everything is done. */
const whole: JoiningFacts = {
  day: '2026-08-25',
  reportedOn: '2026-02-20',
  formerUntil: null,
  hasIdNumber: true,
  namesakes: 0,
  joining,
  checks: [letter],
  contracts: [contract],
  insurance: { id: 'i', insured: '2026-03-01', fund: '2026-03-02' },
  file: { id: 'f', state: 'kept', missing: '' },
};

const stepOf = (key: JoiningStepKey, facts: Partial<JoiningFacts>) => {
  const found = joiningSteps({ ...whole, ...facts }).find((step) => step.key === key);
  if (found === undefined) throw new Error(`no step ${key}`);
  return found;
};

describe('joiningSteps', () => {
  it('finds nothing to do for somebody of whom everything is done, and explains each step', () => {
    const steps = joiningSteps(whole);
    expect(steps.map(({ key }) => key)).toEqual([...joiningStepKeys]);
    expect(isJoined(steps)).toBe(true);
    expect(steps.every(({ sentence, article }) => sentence.endsWith('。') && article !== '')).toBe(true);
  });

  it.each<[JoiningStepKey, string, Partial<JoiningFacts>, string, string | null]>([
    ['identity', 'no number after the first day', { hasIdNumber: false }, 'late', null],
    ['identity', 'no number before the first day', { hasIdNumber: false, day: '2026-02-01' }, 'open', null],
    ['identity', 'a namesake without a number', { namesakes: 1 }, 'open', null],
    ['check', 'no letter after the first day', { checks: [] }, 'late', '2026-02-20'],
    ['check', 'no letter before the first day', { checks: [], day: '2026-02-01' }, 'open', '2026-02-20'],
    ['check', 'a joint check alone', { checks: [{ ...letter, kind: 'joint' }] }, 'late', '2026-02-20'],
    ['check', 'an answer 不合格', { checks: [{ ...letter, conclusion: 'unqualified' }] }, 'late', '2026-02-20'],
    ['check', 'an answer that is awaited', { checks: [{ ...letter, conclusion: null }] }, 'late', '2026-02-20'],
    [
      'check',
      'an answer 待核 before the first day',
      { checks: [{ ...letter, conclusion: 'pending' }], day: '2026-02-01' },
      'open',
      '2026-02-20',
    ],
    [
      'check',
      'one of two answers missing',
      { checks: [letter, { ...letter, kind: 'joint', conclusion: null }] },
      'late',
      '2026-02-20',
    ],
    [
      'check',
      'validity that ended the day before',
      { checks: [{ ...letter, validUntil: '2026-02-19' }] },
      'late',
      '2026-02-20',
    ],
    ['check', 'validity to the first day', { checks: [{ ...letter, validUntil: '2026-02-20' }] }, 'done', null],
    [
      'check',
      'validity that ended after the first day',
      { checks: [{ ...letter, validUntil: '2026-03-01' }] },
      'done',
      null,
    ],
    ['check', 'a letter of the employment before', { formerUntil: '2026-01-25' }, 'late', '2026-02-20'],
    ['contract', 'none within the month', { contracts: [], day: '2026-03-19' }, 'open', '2026-03-19'],
    ['contract', 'none after the month', { contracts: [], day: '2026-03-20' }, 'late', '2026-03-19'],
    ['contract', 'none before the first day', { contracts: [], day: '2026-02-01' }, 'open', '2026-03-19'],
    ['contract', 'one without a day of signing', { contracts: [{ ...contract, signedOn: null }] }, 'open', null],
    [
      'contract',
      'registered as unsigned',
      { contracts: [{ ...contract, kind: 'none' }], day: '2026-03-01' },
      'open',
      '2026-03-19',
    ],
    ['contract', 'a service agreement instead', { contracts: [{ ...contract, kind: 'service' }] }, 'late', null],
    [
      'contract',
      'a probation beyond the cap',
      { contracts: [{ ...contract, endsOn: '2027-02-19' }], day: '2026-03-01' },
      'late',
      null,
    ],
    ['contract', 'one known before the first day', { day: '2026-02-01' }, 'done', null],
    ['insurance', 'nothing on the 30th day', { insurance: null, day: '2026-03-22' }, 'open', '2026-03-22'],
    ['insurance', 'nothing on the 31st day', { insurance: null, day: '2026-03-23' }, 'late', '2026-03-22'],
    [
      'insurance',
      'the fund alone missing',
      { insurance: { id: 'i', insured: '2026-03-01', fund: null }, day: '2026-03-05' },
      'open',
      '2026-03-22',
    ],
    ['insurance', 'before the first day', { insurance: null, day: '2026-02-01' }, 'later', null],
    ['insurance', 'nothing after a year', { insurance: null, day: '2027-03-01' }, 'late', null],
    ['papers', 'no joining', { joining: null, day: '2026-03-01' }, 'open', '2026-08-19'],
    [
      'papers',
      'something missing',
      { joining: { ...joining, missing: '体检报告' }, day: '2026-03-01' },
      'open',
      '2026-08-19',
    ],
    [
      'papers',
      'something missing after the probation',
      { joining: { ...joining, missing: '体检报告' } },
      'late',
      '2026-08-19',
    ],
    ['papers', 'nothing received', { joining: { ...joining, papers: '' }, day: '2026-03-01' }, 'open', '2026-08-19'],
    ['file', 'no record', { file: null, day: '2026-03-01' }, 'open', '2026-08-19'],
    ['file', 'no record after the probation', { file: null }, 'late', '2026-08-19'],
    [
      'file',
      'a part missing',
      { file: { id: 'f', state: 'kept', missing: '学历认证' }, day: '2026-03-01' },
      'open',
      '2026-08-19',
    ],
    [
      'file',
      'transferred away',
      { file: { id: 'f', state: 'transferred', missing: '' }, day: '2026-03-01' },
      'open',
      '2026-08-19',
    ],
    ['file', 'lent', { file: { id: 'f', state: 'lent', missing: '' } }, 'done', null],
    ['probation', 'far ahead', { joining: { ...joining, outcome: null }, day: '2026-07-19' }, 'later', '2026-08-19'],
    ['probation', '30 days ahead', { joining: { ...joining, outcome: null }, day: '2026-07-20' }, 'open', '2026-08-19'],
    ['probation', 'its last day', { joining: { ...joining, outcome: null }, day: '2026-08-19' }, 'open', '2026-08-19'],
    ['probation', 'over without a decision', { joining: { ...joining, outcome: null } }, 'late', '2026-08-19'],
    ['probation', 'decided without a day', { joining: { ...joining, regularisedOn: null } }, 'open', null],
    ['probation', 'not kept on', { joining: { ...joining, outcome: 'failed', regularisedOn: null } }, 'done', null],
    ['probation', 'no contract yet', { joining: null, contracts: [], day: '2026-03-01' }, 'later', null],
    ['probation', 'none agreed', { joining: null, contracts: [{ ...contract, probationEndsOn: null }] }, 'done', null],
  ])('%s: %s', (key, _what, facts, state, dueOn) => {
    const step = stepOf(key, facts);
    expect({ state: step.state, dueOn: step.dueOn }).toEqual({ state, dueOn });
  });

  it('names the record that is to be completed', () => {
    expect(stepOf('check', { checks: [letter, { ...letter, id: 'k2', conclusion: null }] }).record).toBe('k2');
    expect(stepOf('insurance', { insurance: { id: 'i', insured: null, fund: null }, day: '2026-03-01' }).record).toBe(
      'i',
    );
    expect(stepOf('contract', { contracts: [{ ...contract, signedOn: null }] }).record).toBe('c');
    expect(stepOf('file', { file: null }).record).toBeNull();
  });

  it('names the department that refuses', () => {
    expect(stepOf('check', { checks: [{ ...letter, conclusion: 'unqualified' }] }).sentence).toContain(
      '公安结论不合格',
    );
  });

  const days = fc
    .integer({ min: 0, max: 900 })
    .map((days) => new Intl.DateTimeFormat('sv', { timeZone: 'UTC' }).format(Date.UTC(2025, 6, 1 + days)));

  const nothing = { checks: [], contracts: [], insurance: null, file: null, joining: null } as const;
  const lacking = fc.subarray(['checks', 'contracts', 'insurance', 'file', 'joining'] as const);

  it('never lets an unfinished step turn green by waiting', () => {
    const waiting = fc.property(days, days, lacking, (one, other, without) => {
      const facts = { ...whole, ...Object.fromEntries(without.map((key) => [key, nothing[key]])) };
      const [early = one, late = other] = [one, other].toSorted();
      const after = joiningSteps({ ...facts, day: late });
      return joiningSteps({ ...facts, day: early }).every(
        ({ state }, place) => state === 'done' || after[place]?.state !== 'done',
      );
    });
    expect(fc.check(waiting).counterexample).toBeNull();
  });

  it('gives every overdue step with a day a day that is past', () => {
    const overdue = fc.property(days, lacking, (day, without) => {
      const facts = { ...whole, day, ...Object.fromEntries(without.map((key) => [key, nothing[key]])) };
      return joiningSteps(facts).every(({ state, dueOn }) => state !== 'late' || dueOn === null || dueOn <= day);
    });
    expect(fc.check(overdue).counterexample).toBeNull();
  });
});

describe('isNewcomer', () => {
  it.each([
    ['2026-03-05', true],
    ['2026-03-06', false],
    ['2025-09-05', true],
    ['2025-09-04', false],
    ['2025-09', false],
    ['2025-10', true],
  ])('a stay from %s on 2026-03-05: %s', (startsOn, is) => {
    expect(isNewcomer(startsOn, '2026-03-05')).toBe(is);
  });
});
