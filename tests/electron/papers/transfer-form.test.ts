import { describe, expect, it } from 'vitest';
import { type TransferForm, transferFormHtml } from '../../../electron/papers/transfer-form.ts';

const form: TransferForm = {
  name: '单雄信',
  sex: '男',
  birth: '1988.12',
  nation: '汉族',
  nativePlace: '云溪',
  address: '云溪区<青禾>街道',
  political: '群众',
  workSince: '2009.12',
  fullTime: '大学专科',
  inService: '',
  title: '',
  certificate: '助理社会工作师 2024.08',
  fromCommunity: '海棠里社区',
  fromPost: '专职工作人员',
  toCommunity: '柳荫社区',
  toPost: '专职工作人员',
  movesOn: '2026年4月1日',
  resume: '2009.12—2016.08 某公司\n2016.08— 海棠里社区',
  rewards: '',
  reason: '充实力量',
};

const html = (forms: readonly TransferForm[]) =>
  transferFormHtml({ unit: '填报单位：云溪区青禾街道', forms }, { fontCss: '' });

describe('the 调动审批表', () => {
  it('has a page for each person', () => {
    const pages = html([form, { ...form, name: '程咬金' }]).match(/<section class="form">/gu);
    expect(pages).toHaveLength(2);
  });

  it('says what is known, escaped, and leaves opinions, signatures and days blank', () => {
    const page = html([form]);
    for (const text of ['单雄信', '柳荫社区', '2026年4月1日', '云溪区&lt;青禾&gt;街道', '充实力量'])
      expect(page).toContain(text);
    expect(page.match(/年　　月　　日/gu)).toHaveLength(4);
    expect(page).not.toMatch(/undefined|null/u);
  });

  it('fills every line to the width of the table', () => {
    for (const [line] of html([form]).matchAll(/<tr.*?<\/tr>/gsu)) {
      const cells = [...line.matchAll(/<t[hd](?:[^>]*colspan="(\d)")?/gu)];
      expect(cells.reduce((sum, [, span]) => sum + Number(span ?? 1), 0)).toBe(6);
    }
  });
});
