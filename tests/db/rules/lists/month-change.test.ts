import { describe, expect, it } from 'vitest';
import { changesWanted, monthChangeKinds } from '../../../../db/rules/lists/month-change.ts';

const forPay = ['joined', 'left', 'grade', 'pay', 'allowance'];
const forInsurance = ['joined', 'left', 'contract'];

describe('which monthly changes an addressee gets', () => {
  it.each([
    [null, monthChangeKinds],
    [{ kind: 'finance', name: '云溪区财政局', wanted: null }, forPay],
    [{ kind: 'street', name: '街道财务办', wanted: null }, forPay],
    [{ kind: 'street', name: '街道社保专干', wanted: '' }, forInsurance],
    [{ kind: 'other', name: '云溪区医疗保障局', wanted: null }, forInsurance],
    [{ kind: 'human_resources', name: '人力资源和社会保障局', wanted: null }, monthChangeKinds],
    [{ kind: 'human_resources', name: '人社局社保科', wanted: null }, monthChangeKinds],
    [{ kind: null, name: '组织部', wanted: null }, monthChangeKinds],
  ])('by its work: %o', (addressee, kinds) => {
    expect(changesWanted(addressee)).toEqual(kinds);
  });

  it('as the office ticked, in the order of the list, whatever its work; unknown words do not count', () => {
    expect(changesWanted({ kind: 'finance', name: '财政局', wanted: 'pay，joined 无此类' })).toEqual(['joined', 'pay']);
    expect(changesWanted({ kind: 'finance', name: '财政局', wanted: '无此类' })).toEqual(forPay);
  });
});
