import { afterAll, describe, expect, it } from 'vitest';
import { countPages } from '../../../electron/papers/chunks.ts';
import { type RegularisationForm, regularisationFormHtml } from '../../../electron/papers/regularisation-form.ts';
import { type ReportForm, reportFormHtml } from '../../../electron/papers/report-form.ts';
import { engine, noBrowser } from './programs.ts';

const unit = '填报单位：云溪区青禾街道';

const regularisation: RegularisationForm = {
  name: '单雄信',
  sex: '男',
  birth: '1988.12',
  nation: '汉族',
  political: '群众',
  education: '大学专科',
  school: '云溪学院社会工作',
  certificate: '助理社会工作师',
  post: '海棠里社区专职工作人员',
  batch: '2026年公开招聘',
  enteredOn: '2026.02.20',
  contract: '2026.02.20—2029.02.19',
  probation: '2026.02.20—2026.08.19',
  regularOn: '2026.08.20',
  summary: '',
};

const report: ReportForm = {
  name: '单雄信',
  sex: '男',
  birth: '1988.12',
  nation: '汉族',
  nativePlace: '云溪',
  political: '群众',
  idNumber: '990***********0033',
  phone: '139****0001',
  marital: '未婚',
  health: '健康',
  workSince: '2009.12',
  household: '云溪区<青禾>街道',
  address: '云溪区青禾街道海棠路1号',
  education: '大学专科',
  school: '云溪学院社会工作',
  certificate: '',
  cameFrom: '某公司',
  batch: '2026年公开招聘',
  scores: '笔试 70　面试 82　总成绩 76　名次 1',
  reportedOn: '2026.02.20',
  community: '海棠里社区',
  resume: Array.from({ length: 11 }, (_, place) => `${2010 + place}.09—${2011 + place}.08 某公司会计`).join('\n'),
  family: [{ relation: '妻子', name: '柳**', birth: '1990.01', political: '群众', work: '某学校' }],
  papers: [
    { label: '身份证复印件', received: true },
    { label: '体检报告', received: false },
  ],
};

const approvals = (forms: readonly RegularisationForm[]): string =>
  regularisationFormHtml({ unit, forms }, { fontCss: '' });
const reports = (forms: readonly ReportForm[]): string => reportFormHtml({ unit, forms }, { fontCss: '' });

describe('the 转正审批表', () => {
  it('says what is known and leaves opinions, signatures and days blank', () => {
    const page = approvals([regularisation]);
    for (const text of ['单雄信', '2026.02.20—2026.08.19', '2026.08.20', '不得延长']) expect(page).toContain(text);
    expect(page.match(/负责人：　　　　　　　\n年　　月　　日/gu)).toHaveLength(4);
    expect(page).not.toMatch(/undefined|null/u);
  });
});

describe('the 报到登记表', () => {
  it('ticks the papers that were handed in, escapes what was typed, and keeps four lines for the family', () => {
    const page = reports([report]);
    for (const text of ['☑身份证复印件', '□体检报告', '云溪区&lt;青禾&gt;街道', '名次 1']) expect(page).toContain(text);
    expect(page.match(/<tr><td>/gu)).toHaveLength(4);
    expect(page).not.toMatch(/undefined|null/u);
  });
});

describe.skipIf(noBrowser)('both forms on paper (needs a browser)', () => {
  const { toPdf, close } = engine();
  afterAll(() => close());

  it('are one A4 page a person', async () => {
    const { signal } = new AbortController();
    const summary = '试用期内认真学习社区工作业务，完成网格走访、台账登记和各项工作任务。'.repeat(9);
    expect(await countPages(await toPdf(approvals([{ ...regularisation, summary }, regularisation]), signal))).toBe(2);
    expect(await countPages(await toPdf(reports([report, report]), signal))).toBe(2);
  });
});
