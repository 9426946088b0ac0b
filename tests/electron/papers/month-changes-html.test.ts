import { describe, expect, it } from 'vitest';
import { monthChangesHtml } from '../../../electron/papers/month-changes-html.ts';
import type { MonthChangesPaper, MonthChangesRow } from '../../../electron/papers/month-changes-list.ts';

const row = (patch: Partial<MonthChangesRow> = {}): MonthChangesRow => ({
  name: '单雄信',
  community: '海棠里社区',
  idNumber: '',
  before: '',
  after: '海棠里社区 委员',
  difference: null,
  day: '2026.01.12',
  document: '',
  mark: '',
  note: '',
  ...patch,
});

const paper = (patch: Partial<MonthChangesPaper> = {}): MonthChangesPaper => ({
  title: '2026年1月社区工作者变动单',
  unit: '填报单位：云溪区青禾街道',
  head: ['报送：云溪区财政局', '共 1 条'],
  groups: [{ label: '入职（增员）', rows: [row()] }],
  ids: false,
  foot: { unit: '云溪区青禾街道', head: '', preparer: '李经办', phone: '' },
  ...patch,
});

const html = (patch: Partial<MonthChangesPaper> = {}): string => monthChangesHtml(paper(patch), { fontCss: '' });

describe('the printed list', () => {
  it('numbers the kinds in Chinese and the lines of each kind from one', () => {
    const groups = [
      { label: '入职（增员）', rows: [row(), row({ name: '程咬金' })] },
      { label: '工资变动', rows: [row({ difference: -30_000 })] },
    ];
    const page = html({ groups });
    expect(page).toContain('一、入职（增员）　2 条');
    expect(page).toContain('二、工资变动　1 条');
    expect([...page.matchAll(/<td class="number">(\d+)/gu)].map(([, number]) => number)).toEqual(['1', '2', '1']);
    expect(page).toContain('-300.00');
  });

  it('has a column of ID numbers and one of amounts only where there is something in them', () => {
    expect(html()).not.toContain('身份证号');
    expect(html()).not.toContain('月增减额');
    expect(html({ ids: true })).toContain('身份证号');
    expect(html({ groups: [{ label: '工资变动', rows: [row({ difference: 100 })] }] })).toContain('+1.00');
  });

  it('puts the mark before the remark', () => {
    const page = html({ groups: [{ label: '入职（增员）', rows: [row({ mark: '补报', note: '招聘入职' })] }] });
    expect(page).toContain('<span class="mark">补报</span>：招聘入职');
  });

  it('says that nothing changed, and who signs', () => {
    const page = html({ groups: [] });
    expect(page).toContain('本月无变动');
    expect(page).toContain('<div>负责人：</div><div>填表人：李经办</div><div>电话：</div>');
  });

  it('writes names and remarks as text, never as markup', () => {
    const page = html({ groups: [{ label: '<b>', rows: [row({ name: '<img src=x>', note: '"&' })] }] });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>');
    expect(page).toContain('&lt;img src=x&gt;');
  });
});
