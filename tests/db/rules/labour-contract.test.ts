import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { lastOf } from '../../../db/rules/day.ts';
import { labourFindings } from '../../../db/rules/labour-contract.ts';
import { fixedTermsInARow } from '../../../db/rules/labour-contract-ending.ts';
import type { ContractTerm, LabourFacts } from '../../../db/rules/labour-facts.ts';
import { exactDayBetween } from './arbitraries.ts';

const term = (patch: Partial<ContractTerm> = {}): ContractTerm => ({
  id: 'c1',
  kind: 'fixed_term',
  form: 'direct',
  party: '青禾街道办事处',
  signedOn: '2024-03-01',
  startsOn: '2024-03-01',
  endsOn: '2027-02-28',
  probationEndsOn: null,
  ...patch,
});

const facts = (patch: Partial<LabourFacts> = {}): LabourFacts => ({
  day: '2026-03-05',
  employedSince: '2024-03-01',
  contracts: [term()],
  retirementOn: '2050-01-01',
  protections: [],
  monthlyPay: null,
  localAverage: null,
  ...patch,
});

/** What is found, in short. */
const found = (patch: Partial<LabourFacts>) =>
  labourFindings(facts(patch)).map(({ kind, severity, dueOn }) => `${kind} ${severity} ${dueOn ?? '-'}`);

describe('who has no contract', () => {
  it.each([
    ['2026-03-05', ['unsigned due 2026-04-04'], '第10条'],
    ['2026-02-05', ['unsigned due 2026-03-04'], '第10条', '2026-03-04'],
    ['2026-02-04', ['unsigned broken 2026-03-03'], '第10、82条'],
    ['2025-03-06', ['unsigned broken 2025-04-05'], '第10、82条'],
    ['2025-03-05', ['unsigned broken 2025-04-04'], '第14、82条'],
  ])('and began on %s', (employedSince, expected, article, day = '2026-03-05') => {
    expect(found({ employedSince, contracts: [], day })).toEqual(expected);
    expect(labourFindings(facts({ employedSince, contracts: [], day }))[0]?.article).toContain(article);
  });

  it('is told why: never, registered as unsigned, or run out and not renewed', () => {
    const why = (contracts: readonly ContractTerm[]) => labourFindings(facts({ contracts }))[0];
    expect(why([])).toMatchObject({ act: 'sign', sentence: expect.stringContaining('没有劳动合同记录') as string });
    expect(why([term({ kind: 'none', endsOn: null })])?.sentence).toContain('登记为“未签订”');
    const lapsed = why([term({ endsOn: '2026-02-20' })]);
    expect(lapsed).toMatchObject({ act: 'renew', contract: 'c1', severity: 'due', dueOn: '2026-03-20' });
    expect(lapsed?.sentence).toContain('2026年2月20日到期，没有续签');
  });

  it('is not asked for one when the law knows none: past retirement with 劳务协议, or in post of the state', () => {
    const retirementOn = '2025-01-01';
    expect(found({ retirementOn, contracts: [term({ kind: 'service', form: 'service' })] })).toEqual([]);
    expect(found({ contracts: [term({ form: 'staffed', kind: 'appointment' })] })).toEqual([]);
  });

  it('is told that 劳务协议 does not serve before retirement', () => {
    expect(found({ contracts: [term({ kind: 'service' })] })).toEqual(['wrong-kind broken -']);
  });

  it('is told without a due day where the first day of work is unknown', () => {
    expect(found({ employedSince: null, contracts: [] })).toEqual(['unsigned broken -']);
  });
});

describe('a contract', () => {
  it('in order has no finding', () => {
    expect(found({})).toEqual([]);
  });

  it('with a fixed term and no last day is noted, for it would never be warned of', () => {
    expect(found({ contracts: [term({ endsOn: null })] })).toEqual(['no-end note -']);
    expect(found({ contracts: [term({ kind: 'open_ended', endsOn: null })] })).toEqual([]);
    expect(found({ contracts: [term({ kind: 'task', endsOn: null })] })).toEqual([]);
  });

  it('that was signed late is noted for a year', () => {
    const contracts = [term({ signedOn: '2025-03-10', startsOn: '2025-01-02' })];
    expect(found({ employedSince: '2025-01-02', contracts })).toEqual(['signed-late note -']);
    expect(found({ employedSince: '2025-01-02', contracts, day: '2026-03-11' })).toEqual([]);
  });

  it.each([
    ['2026-05-04', ['ends due 2026-05-04']],
    ['2026-05-05', []],
    ['2026-03-05', ['ends due 2026-03-05']],
  ])('that ends on %s is named 60 days ahead', (endsOn, expected) => {
    expect(found({ contracts: [term({ endsOn })] })).toEqual(expected);
  });

  it('that ends names what is owed when it is not renewed, and nothing for a 公益性岗位', () => {
    const traceOf = (form: string) =>
      labourFindings(
        facts({ contracts: [term({ form, endsOn: '2026-04-01' })], monthlyPay: 400_000 }),
      )[0]?.trace.join();
    expect(traceOf('direct')).toContain('经济补偿2.5个月工资，按当前工资约10,000.00元');
    expect(traceOf('public_post')).toContain('实施条例第12条');
    expect(traceOf('public_post')).not.toContain('个月工资');
  });

  it.each([
    ['2026-03-21', []],
    ['2026-04-20', []],
    ['2026-04-21', ['ends due 2026-03-20']],
  ])('that ends is not named where the next one is signed from %s, unless that is too late', (startsOn, named) => {
    const ending = term({ endsOn: '2026-03-20' });
    const next = term({ id: 'c2', startsOn, endsOn: '2030-01-01', kind: 'open_ended' });
    expect(found({ contracts: [ending, next] })).toEqual(named);
  });

  it('goes on until the reason is gone where somebody is protected (articles 42 and 45)', () => {
    const contracts = [term({ endsOn: '2026-04-01' })];
    const sentence = (patch: Partial<LabourFacts>) => labourFindings(facts({ contracts, ...patch }))[0]?.sentence ?? '';
    expect(sentence({ protections: [{ kind: 'statutory', until: '2026-06-01', trace: [] }] })).toContain('法定假期');
    expect(sentence({ protections: [{ kind: 'statutory', until: '2026-03-20', trace: [] }] })).not.toContain('续延');
    const old = { employedSince: '2010-01-01', retirementOn: '2030-01-01' };
    expect(sentence(old)).toContain('连续工作满十五年且距退休不足五年');
    expect(sentence({ ...old, retirementOn: '2032-01-01' })).not.toContain('十五年');
  });

  it('is ended by retirement, named six months ahead', () => {
    expect(found({ retirementOn: '2026-09-06' })).toEqual([]);
    expect(found({ retirementOn: '2026-09-05' })).toEqual(['retirement due 2026-09-05']);
    expect(found({ retirementOn: '2026-03-05' })).toEqual(['retirement broken 2026-03-05']);
  });
});

describe('the next contract', () => {
  const second = [
    term({ id: 'c0', startsOn: '2020-03-01', endsOn: '2024-02-29' }),
    term({ startsOn: '2024-03-01', endsOn: '2028-02-28' }),
  ];
  const named = (patch: Partial<LabourFacts>) => labourFindings(facts(patch)).find(({ kind }) => kind === 'open-ended');

  it('is without a fixed term after two fixed ones, or ten years', () => {
    expect(named({ contracts: second })?.sentence).toContain('已连续订立二次固定期限合同');
    expect(named({ employedSince: '2010-01-01' })?.sentence).toContain('满十年');
    expect(named({})).toBeUndefined();
  });

  it('need not be for a 公益性岗位', () => {
    expect(named({ contracts: second.map((one) => ({ ...one, form: 'public_post' })) })).toBeUndefined();
  });

  it('should already be, where a third fixed one was signed', () => {
    const third = [term({ id: 'a', startsOn: '2017-03-01', endsOn: '2020-02-29' }), ...second];
    expect(named({ contracts: third })).toMatchObject({
      act: 'correct',
      sentence: expect.stringContaining('三次') as string,
    });
  });

  it.each([
    ['another employer', { party: '某人力资源公司' }, 1],
    ['a gap of more than a month', { endsOn: '2024-01-15' }, 1],
    ['a term of before 2008', { startsOn: '2007-12-31' }, 1],
    ['an unknown employer', { party: null }, 2],
  ])('is not counted across %s', (_, patch, count) => {
    const [first, current] = second as [ContractTerm, ContractTerm];
    expect(fixedTermsInARow([{ ...first, ...patch }, current], current)).toBe(count);
  });
});

describe('医疗期', () => {
  it('is shown as long as it runs', () => {
    const medical = { kind: 'medical', until: '2026-05-31', trace: ['医疗期3个月'] } as const;
    expect(found({ protections: [medical] })).toEqual(['medical note 2026-05-31']);
    expect(found({ protections: [medical], day: '2026-06-01' })).toEqual([]);
  });
});

describe('whatever is recorded', () => {
  it('every finding cites an article, explains itself and never breaks', () => {
    const day = exactDayBetween(2000, 2040);
    const maybe = fc.option(day, { nil: null });
    const contract = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('fixed_term', 'open_ended', 'task', 'service', 'none', null),
      form: fc.constantFrom('direct', 'public_post', null),
      party: fc.constantFrom('甲', '乙', null),
      signedOn: maybe,
      startsOn: maybe,
      endsOn: maybe,
      probationEndsOn: maybe,
    });
    const any = fc.record({
      day,
      employedSince: maybe,
      contracts: fc.array(contract, { maxLength: 4 }),
      retirementOn: maybe,
      protections: fc.constant([]),
      monthlyPay: fc.constant(null),
      localAverage: fc.constant(null),
    });
    fc.assert(
      fc.property(any, (one) => {
        const findings = labourFindings(one);
        for (const { article, sentence, trace } of findings) {
          expect(article).toMatch(/第\d+/u);
          expect(sentence).toMatch(/。$/u);
          expect(trace.length).toBeGreaterThan(0);
        }
        const due = findings.filter(({ severity }) => severity === 'due').map(({ dueOn }) => lastOf(dueOn ?? '2000'));
        expect(due.filter((last) => Temporal.PlainDate.compare(last, one.day) < 0)).toEqual([]);
      }),
    );
  });
});
