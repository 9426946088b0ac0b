import { describe, expect, it } from 'vitest';
import { type LeavingApproval, leavingApprovalHtml } from '../../../electron/papers/leaving-approval.ts';
import { type LeavingCertificate, leavingCertificateHtml } from '../../../electron/papers/leaving-certificate.ts';
import { handoverHtml, type HandoverLine } from '../../../electron/papers/leaving-handover.ts';

const plain = { fontCss: '' };
const unit = '填报单位：云溪区青禾街道';

const approval: LeavingApproval = {
  name: '单雄信',
  sex: '男',
  birth: '1988.12',
  nation: '汉族',
  political: '群众',
  education: '大学本科',
  community: '<海棠里>社区',
  post: '专职工作人员',
  enteredOn: '2022.01.01',
  term: '自2022年1月1日起，无固定期限',
  reason: '辞职',
  ground: '本人提前通知',
  track: '职务和劳动关系',
  appliedOn: '2026.02.20',
  leavesOn: '2026.03.31',
  noticeDays: '39天',
  meeting: '',
  document: '',
  note: '个人发展',
};

describe('the 离岗(退出)审批表', () => {
  const page = leavingApprovalHtml(unit, approval, plain);

  it('says what is known, escaped, and leaves opinions, signatures and days blank', () => {
    for (const text of ['单雄信', '&lt;海棠里&gt;社区', '2026.03.31', '39天', '个人发展']) expect(page).toContain(text);
    expect(page.match(/年　　月　　日/gu)).toHaveLength(4);
    expect(page).not.toMatch(/undefined|null/u);
  });

  it('fills every line to the width of the table', () => {
    for (const [line] of page.matchAll(/<tr.*?<\/tr>/gsu)) {
      const cells = [...line.matchAll(/<t[hd](?:[^>]*colspan="(\d)")?/gu)];
      expect(cells.reduce((sum, [, span]) => sum + Number(span ?? 1), 0)).toBe(6);
    }
  });
});

describe('the 工作交接清单', () => {
  const item: HandoverLine = { kind: '账号', item: '平台账号', handedTo: '', handedOn: '', note: '' };
  const lines = (count: number): number => {
    const list = { unit, name: '单雄信', post: '', leavesOn: '', lines: Array.from({ length: count }, () => item) };
    return [...handoverHtml(list, plain).matchAll(/<tr><td>/gu)].length;
  };

  it('leaves room for what is added by hand, however long it is', () => {
    expect(lines(0)).toBe(14);
    expect(lines(5)).toBe(14);
    expect(lines(20)).toBe(22);
  });
});

describe('the 证明书', () => {
  const one: LeavingCertificate = {
    number: '',
    name: '单雄信',
    sex: '男',
    idNumber: '',
    enteredOn: '2022年1月1日',
    term: '自2022年1月1日起至2026年12月31日止',
    post: '海棠里社区专职工作人员',
    leavesOn: '2026年3月31日',
    years: '4年3个月',
    ending: '解除',
  };

  it('names term, day, post and years, and leaves a blank for what is not known', () => {
    const page = leavingCertificateHtml(one, plain);
    for (const text of [one.term, one.leavesOn, one.post, one.years]) expect(page).toContain(`<b>${text}</b>`);
    expect(page).toContain('公民身份号码<b>　　　　　　</b>');
    expect(page).toContain('解除劳动合同证明书');
    expect(leavingCertificateHtml({ ...one, ending: '终止' }, plain)).toContain('终止劳动合同证明书');
  });
});
