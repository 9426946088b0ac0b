import { describe, expect, it } from 'vitest';
import { register } from '../../../db/registers/desk-handovers.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import { writtenRecoveryCode } from '../../../db/rules/written-recovery-code.ts';

describe('a recovery code written where its place belongs', () => {
  it.each([
    'ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678',
    '保险柜，码 abcde fghjk mnpqr stuvw xyz23 45678',
    'ＡＢＣＤＥ－FGHJK－MNPQR－STUVW－XYZ23－45678',
  ])('is found in %s', (text) => {
    expect(writtenRecoveryCode('恢复码存放处', text)).toContain('“恢复码存放处”里像是写了恢复码');
  });

  it.each(['保险柜第二层，张主任保管', '档案室 3-12-0045', ''])('is not seen in %s', (text) => {
    expect(writtenRecoveryCode('恢复码存放处', text)).toBeNull();
  });

  it('is refused in any field of 工作交接, in its form as well', () => {
    const code = 'ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678';
    expect(recordFaults(register, { note: code }).map(({ field }) => field)).toEqual(['note']);
    expect(recordFaults(register, { note: '保险柜', papers_place: '档案室' })).toEqual([]);
  });
});
