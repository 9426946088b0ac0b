import { describe, expect, it } from 'vitest';
import { actLabels, type LogLine, logSentence } from '../../../../renderer/pages/settings/log-words.ts';

const names = {
  register: (key: string) => ({ people: '人员信息', stays: '在册期间', '*': '全部台账' })[key] ?? '其他台账',
  unit: (key: string) => (key === 'people' ? '人' : '条'),
  account: (id: string) => (id === 'a' ? '李经办' : '（已不在）'),
};

const line = (more: Partial<LogLine>): LogLine => ({
  seq: 1,
  at: '2026-03-05T09:30:00',
  actor: '王管理',
  act: 'reveal',
  register: '*',
  record_id: null,
  count: 1,
  note: '',
  ...more,
});

describe('a line of the log in words', () => {
  it.each([
    [line({}), '在本次登录期间显示全部台账的完整信息'],
    [line({ act: 'export', register: 'people', count: 260 }), '导出人员信息 260 人，不遮盖'],
    [
      line({ act: 'report', register: 'reports', note: 'people:masked stays:full' }),
      '上报：人员信息（遮盖）、在册期间（完整）',
    ],
    [line({ act: 'purge', register: 'stays', count: 3 }), '彻底删除在册期间 3 条'],
    [line({ act: 'account-password', register: 'accounts', record_id: 'a' }), '重设密码：李经办'],
    [line({ act: 'rekey', register: 'accounts', record_id: 'a' }), '更换密钥，恢复码一并换新，旧的作废'],
    [line({ act: 'account-change', register: 'accounts', record_id: 'b' }), '修改账号：（已不在）'],
  ])('%#', (logged, sentence) => {
    expect(logSentence(logged, names)).toBe(sentence);
  });

  it('shows no code of a program where an act is not known', () => {
    const sentence = logSentence(line({ act: 'something-new', register: 'unknown' }), names);
    expect(sentence).not.toMatch(/[a-z]/u);
    expect(Object.values(actLabels).join('')).not.toMatch(/[a-z]/iu);
  });
});
