import { describe, expect, it } from 'vitest';
import {
  disclosureOf,
  faultsOf,
  firstChoice,
  inputOf,
  type LeavingRegister,
} from '../../../../renderer/pages/reports/parcel-choice.ts';

const registers: readonly LeavingRegister[] = [
  { key: 'people', label: '人员信息', unit: '人', proposed: 'masked', count: 20, private: ['手机号码'] },
  { key: 'communities', label: '社区', unit: '个', proposed: 'full', count: 4, private: [] },
];

describe('the choice of a parcel', () => {
  it('leaves each register as proposed until the clerk chooses otherwise', () => {
    const choice = firstChoice('2026-11-21');
    expect(disclosureOf(choice, registers)).toEqual({ people: 'masked', communities: 'full' });
    const changed = { ...choice, changed: { people: 'left-out' } } as const;
    expect(disclosureOf(changed, registers)).toEqual({ people: 'left-out', communities: 'full' });
  });

  it('names what is missing at its field, and nothing once all is there', () => {
    const empty = { ...firstChoice('2026-11-21'), period: ' ', cutOff: '' };
    expect(Object.keys(faultsOf(empty)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'cutOff',
      'period',
      'recipient',
    ]);
    expect(faultsOf({ ...firstChoice('2026-11-21'), recipient: 'r' })).toEqual({});
  });

  it('is asked of the desk without spaces around the period', () => {
    const choice = { ...firstChoice('2026-03-05'), recipient: 'r', period: ' 2025年度 ' };
    expect(inputOf(choice, registers)).toEqual({
      recipient: 'r',
      period: '2025年度',
      cutOff: '2026-03-05',
      year: 2025,
      disclosure: { people: 'masked', communities: 'full' },
    });
  });
});
