import { describe, expect, it } from 'vitest';
import { continuationText, heedText, overflowText, totalsOf } from '../../../../renderer/pages/appraisal/form-words.ts';

const form = {
  person: 'p',
  name: '甲二',
  community: '向阳社区',
  appraisal: null,
  pages: 2,
  continuation: [],
  overflow: [],
  heed: { complaints: 0, disciplined: false },
};

describe('what is said of forms before printing', () => {
  it('names the sections that go on behind page 2, with their pages', () => {
    const continuation = [
      { section: '本人总结', pages: 1, first: 1, last: 1 },
      { section: '奖惩情况', pages: 2, first: 1, last: 2 },
    ];
    expect(continuationText({ continuation })).toBe('本人总结 续 1 页，奖惩情况 续 2 页');
  });

  it('names the cells that are too small, and how much of them is printed', () => {
    const overflow = [{ cell: '轮岗交流', length: 84, printed: 30 }];
    expect(overflowText({ overflow })).toBe('“轮岗交流”放不下：84 字只印得出 30 字');
  });

  it('names what must be heeded, each with its measure', () => {
    expect(heedText(form)).toBe('');
    expect(heedText({ heed: { complaints: 2, disciplined: true } })).toBe(
      '本年属实投诉 2 件（措施7）；处分影响期内，等次按规定确定（措施10）',
    );
  });

  it('counts people, pages and those without a record', () => {
    const people = [form, { ...form, appraisal: 'a' }];
    expect(totalsOf({ people, pages: 4, pdf: true })).toBe('共 2 人 4 页，其中 1 人无考核记录');
    expect(totalsOf({ people: people.slice(1), pages: 2, pdf: true })).toBe('共 1 人 2 页');
  });
});
