import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../db/rules/day.ts';
import { eligibility13, type SecretaryFacts } from '../../../db/rules/eligibility-13.ts';

const excellent = (year: number) => ({ year, grade: 'excellent', word: '优秀' });
const basic = (year: number) => ({ year, grade: 'basic', word: '基本称职' });

/** Ten years and a month in community work, five years and a month as secretary, excellent last year. */
const base: SecretaryFacts = {
  day: '2026-03-05',
  service: { startedOn: '2016-02-05' },
  stays: [{ from: '2016-02-05', to: null }],
  posts: [{ community: '海棠里社区', from: '2021-02-05', to: null }],
  terms: [],
  appraisals: [excellent(2025)],
  disciplines: [],
  excellent: { times: 1, years: 3 },
};
const of = (facts: Partial<SecretaryFacts>) => {
  const { standing, conditions } = eligibility13({ ...base, ...facts });
  const [service, term, best] = conditions;
  if (service === undefined || term === undefined || best === undefined) throw new Error('three conditions');
  return { standing, service, term, best };
};

describe('the eligibility by measure 13', () => {
  it('holds where all three are proved, and every line of proof is given', () => {
    const found = of({});
    expect(found.standing).toBe('eligible');
    expect(found.service).toMatchObject({ met: true, result: '10年1个月', missing: '' });
    expect(found.term).toMatchObject({ met: true, result: '5年1个月' });
    expect(found.term.trace.join()).toContain('每届任期5年');
    expect(found.best.trace.join()).toContain('2025年度优秀');
  });

  it('is almost there with one thing missing, and says when it will be', () => {
    const found = of({ service: { startedOn: '2017-06-05' }, stays: [] });
    expect(found.standing).toBe('almost');
    expect(found.service).toMatchObject({ met: false, missing: '还差1年3个月，2027年6月满' });
    expect(of({ service: { startedOn: '2017-06' }, appraisals: [] }).standing).toBe('not');
  });

  it('counts only the unbroken stay after a break, unless the years were recognised', () => {
    const stays = [
      { from: '2010-01-01', to: '2018-12-31' },
      { from: '2020-03-05', to: null },
    ];
    const broken = of({ service: { startedOn: '2010-01-01' }, stays });
    expect(broken.service).toMatchObject({ met: false, result: '6年' });
    expect(broken.service.trace.join()).toContain('在册有中断：2018年12月31日离岗，2020年3月5日再入职');
    const service = { startedOn: '2010-01-01', recognisedMonths: 150, recognisedBasis: '云社工〔2025〕2号' };
    const recognised = of({ service, stays });
    expect(recognised.service).toMatchObject({ met: true, result: '12年6个月' });
    expect(recognised.service.trace.join()).toContain('是否连续请核对');
    const next = [
      { from: '2010-01-01', to: '2018-12-31' },
      { from: '2019-01-20', to: null },
    ];
    expect(of({ service: { startedOn: '2010-01-01' }, stays: next }).service.met).toBe(true);
  });

  it('takes a recorded term that was served to its end, of another length too', () => {
    const posts = [{ community: '海棠里社区', from: '2018-01-10', to: null }];
    const terms = [{ community: '海棠里社区', from: '2018-01-01', to: '2020-12-31' }];
    expect(of({ posts, terms, day: '2021-03-05' }).term).toMatchObject({ met: true, result: '任满一届' });
    const elsewhere = [{ community: '杏林社区', from: '2018-01-01', to: '2020-12-31' }];
    expect(of({ posts, terms: elsewhere, day: '2021-03-05' }).term.met).toBe(false);
    const late = [{ community: '海棠里社区', from: '2018-06-01', to: null }];
    expect(of({ posts: late, terms, day: '2021-03-05' }).term.met).toBe(false);
  });

  it('does not add up the years as secretary of two communities', () => {
    const posts = [
      { community: '海棠里社区', from: '2018-01-01', to: '2022-12-31' },
      { community: '杏林社区', from: '2023-01-01', to: null },
    ];
    expect(of({ posts }).term).toMatchObject({ met: true, result: '5年' });
    const short = [{ community: '海棠里社区', from: '2019-01-01', to: '2022-12-31' }, posts[1]!];
    expect(of({ posts: short }).term).toMatchObject({ met: false, result: '4年' });
  });

  it.each([
    ['an appraisal too old', { appraisals: [excellent(2022)] }, '近3年优秀还差1次'],
    ['this year alone', { appraisals: [excellent(2026)] }, '近3年优秀还差1次'],
    ['a poor year among them', { appraisals: [excellent(2025), basic(2024)] }, '2024年度基本称职'],
    ['more asked for', { excellent: { times: 2, years: 3 } }, '近3年优秀还差1次'],
    [
      'a discipline in effect',
      { disciplines: [{ name: '党内警告', from: '2025-06-01', to: '2026-05-31' }] },
      '党内警告影响期到2026年5月31日',
    ],
  ])('is not excellent with %s', (_, facts, missing) => {
    expect(of(facts)).toMatchObject({ standing: 'almost', best: { met: false, missing } });
  });

  it('is not held up by a discipline whose effect is over, and says where disciplines were not looked at', () => {
    expect(of({ disciplines: [{ name: '党内警告', from: '2024-06-01', to: '2025-05-31' }] }).best.met).toBe(true);
    expect(of({ disciplines: null }).best.trace.join()).toContain('不能查看处分');
  });

  it('once reached by time, stays reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 120 }), (months, later) => {
        const on = (shift: number) => {
          const found = of({ day: addMonths('2016-02-05', shift), appraisals: [] });
          return [found.service.met, found.term.met];
        };
        const [service, term] = on(months);
        const [then, thenTerm] = on(months + later);
        expect([service === true && then === false, term === true && thenTerm === false]).toEqual([false, false]);
        expect(service).toBe(months >= 120);
      }),
    );
  });
});
