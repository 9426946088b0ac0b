import { describe, expect, it } from 'vitest';
import { weekListHtml } from '../../../electron/papers/week-list.ts';

const line = {
  who: '林小满',
  community: '海棠里社区',
  title: '劳动合同',
  what: '合同<到期>。',
  on: '2026-03-06',
  why: '劳动合同法第44条',
  to: '陈科长',
};
const paper = { unit: '填报单位：青禾街道', day: '2026年3月5日', preparer: '张经办' };
const html = (groups: Parameters<typeof weekListHtml>[0]['groups']) =>
  weekListHtml({ ...paper, groups }, { fontCss: '' });

describe('the weekly list on paper', () => {
  it('numbers the lines of each group, escapes them and leaves how they were settled blank', () => {
    const page = html([
      { label: '已超期', lines: [line, line] },
      { label: '今日', lines: [] },
      { label: '7天内', lines: [line] },
    ]);
    expect(page).toContain('已超期（2件）');
    expect(page).not.toContain('今日（');
    expect(page).toContain('合同&lt;到期&gt;。');
    expect(page.match(/<td><\/td><\/tr>/gu)).toHaveLength(3);
    expect(page).toContain('共 3 件');
    expect(page).toContain('<div>日期：</div>');
  });

  it('says so where nothing is due', () => {
    expect(html([])).toContain('本周没有到期和超期的待办');
  });
});
