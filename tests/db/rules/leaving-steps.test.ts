import { describe, expect, it } from 'vitest';
import { type LeavingCase, leavingSteps } from '../../../db/rules/leaving-steps.ts';

const one = (patch: Partial<LeavingCase> = {}): LeavingCase => ({
  reason: 'resigned',
  track: 'both',
  leavesOn: '2026-03-31',
  approved: false,
  certificateOn: null,
  filesMovedOn: null,
  handovers: 0,
  handoversLeft: 0,
  audits: 0,
  auditsLeft: 0,
  ...patch,
});

const states = (patch: Partial<LeavingCase>, today: string) =>
  leavingSteps(one(patch), today).map(({ key, state }) => `${key} ${state}`);

describe('the steps of a leaving', () => {
  it('are late after their day: on the last day at work, and fifteen days after it for the files', () => {
    expect(states({}, '2026-03-31')).toEqual(['approval open', 'handover open', 'certificate open', 'files open']);
    expect(states({}, '2026-04-01')).toEqual(['approval late', 'handover late', 'certificate late', 'files open']);
    expect(states({}, '2026-04-15')).toContain('files open');
    expect(states({}, '2026-04-16')).toContain('files late');
  });

  it('are done when their facts stand', () => {
    const done = {
      approved: true,
      certificateOn: '2026-03-31',
      filesMovedOn: '2026-04-10',
      handovers: 2,
      audits: 1,
    };
    expect(states(done, '2027-01-01').every((step) => step.endsWith(' done'))).toBe(true);
    expect(states({ ...done, handoversLeft: 1, auditsLeft: 1 }, '2027-01-01')).toEqual(
      expect.arrayContaining(['handover late', 'audit open']),
    );
  });

  it('are only those that concern the case', () => {
    expect(states({ track: 'post' }, '2026-03-01')).toEqual(['approval open', 'handover open']);
    expect(states({ reason: 'died' }, '2026-03-01')).toEqual(['approval open', 'files open']);
    expect(states({ reason: 'secondment_ended' }, '2026-03-01')).toEqual(['approval open', 'handover open']);
  });
});
