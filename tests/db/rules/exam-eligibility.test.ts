import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Diploma,
  type EligibilityFacts,
  examEligibility,
  isSocialWork,
} from '../../../db/rules/exam-eligibility.ts';
import type { Qualification } from '../../../db/rules/exam-results.ts';

const diploma = (level: string, major: string, graduatedOn: string | null = '2005-07'): Diploma => ({
  level,
  degree: null,
  major,
  graduatedOn,
});

/** Somebody who began so many full years before the end of 2026. */
function worker(years: number, ...diplomas: readonly Diploma[]): EligibilityFacts {
  return { diplomas, service: { startedOn: `${2027 - years}-01-01` }, held: [] };
}

const assistant = (issuedOn: string | null) => ({ kind: 'sw_assistant', issuedOn }) as const;
const middle = (issuedOn: string | null) => ({ kind: 'sw', issuedOn }) as const;

/** The official table: education, major, years for the 助理社会工作师, years for the 社会工作师 (that of 高中 is apart). */
const table = [
  ['60', '', 4, null],
  ['40', '会计', 4, null],
  ['40', '社会工作', 4, null],
  ['30', '社会工作', 2, 4],
  ['30', '会计', 4, 6],
  ['20', '社会工作', 0, 3],
  ['20', '汉语言文学', 2, 5],
  ['14', '社会工作硕士', 0, 1],
  ['14', '公共管理', 2, 3],
  ['11', '社会工作', 0, 0],
  ['11', '法学', 2, 2],
] as const;

const of = (qualification: Qualification, facts: EligibilityFacts, year = 2026) =>
  examEligibility(qualification, facts, year);

describe('the table of years', () => {
  it.each(table)('for 学历 %s %s asks %s years for the 助理社会工作师', (level, major, years) => {
    const own = diploma(level, major);
    expect(of('sw_assistant', worker(years, own)).eligible).toBe(true);
    if (years === 0) return;
    const short = of('sw_assistant', worker(years - 1, own));
    expect(short).toMatchObject({ eligible: false, from: 2027 });
    expect(short.reason).toContain(`须满${years}年`);
    expect(of('sw_assistant', worker(1, own)).from).toBe(2026 + years - 1);
  });

  it.each(table.filter(([, , , years]) => years !== null))(
    'for 学历 %s %s asks its years for the 社会工作师',
    (level, major, _, years) => {
      const own = diploma(level, major);
      const needed = years ?? 0;
      expect(of('sw', worker(needed, own)).eligible).toBe(true);
      expect(of('sw', worker(needed - 1, own)).from).toBe(needed === 0 ? 2026 : 2027);
    },
  );

  it('asks six years after the certificate of the 助理社会工作师 from 高中 and 中专', () => {
    const school = worker(20, diploma('60', ''));
    expect(of('sw', school)).toMatchObject({ eligible: false, from: null });
    expect(of('sw', school).reason).toContain('须先取得助理社会工作师证书');
    expect(of('sw', { ...school, held: [assistant('2020-12-31')] }).eligible).toBe(true);
    expect(of('sw', { ...school, held: [assistant('2021-06')] })).toMatchObject({ eligible: false, from: 2027 });
    expect(of('sw', { ...school, held: [assistant(null)] }).from).toBeNull();
  });

  it('asks for the 高级 a bachelor and five years after the certificate of the 社会工作师', () => {
    const bachelor = worker(20, diploma('20', '会计'));
    expect(of('sw_senior', bachelor)).toMatchObject({ eligible: false, from: null });
    expect(of('sw_senior', { ...bachelor, held: [middle('2021-12-31')] }).eligible).toBe(true);
    expect(of('sw_senior', { ...bachelor, held: [middle('2022-09')] })).toMatchObject({ eligible: false, from: 2027 });
    const college = { ...worker(20, diploma('30', '会计')), held: [middle('2015-09')] };
    expect(of('sw_senior', college)).toMatchObject({ eligible: false, from: null });
    expect(of('sw_senior', college).reason).toContain('本科');
  });
});

describe('eligibility', () => {
  it('counts up to 31 December of the examination year, earlier work included', () => {
    const facts = worker(0, diploma('20', '会计'));
    expect(of('sw_assistant', { ...facts, service: { startedOn: '2024-12-31' } }).eligible).toBe(true);
    expect(of('sw_assistant', { ...facts, service: { startedOn: '2025-02-01' } })).toMatchObject({ from: 2027 });
    expect(of('sw_assistant', { ...facts, service: { startedOn: '2025-02-01', priorMonths: 1 } }).eligible).toBe(true);
  });

  it('takes a 认定值 of years before what is computed', () => {
    const facts = worker(20, diploma('30', '会计'));
    const service = { ...facts.service, recognisedMonths: 12, recognisedOn: '2026-01-01' };
    expect(of('sw_assistant', { ...facts, service })).toMatchObject({ eligible: false, from: 2028 });
  });

  it('lets the best diploma decide, and one that is still to come only from its year', () => {
    const both = worker(2, diploma('60', ''), diploma('20', '会计', '2027-07'));
    expect(of('sw_assistant', both)).toMatchObject({ eligible: false, from: 2027 });
    expect(of('sw_assistant', worker(2, diploma('60', ''), diploma('20', '会计'))).eligible).toBe(true);
  });

  it('does not ask those who hold the certificate, nor those without schooling or diploma', () => {
    const facts = worker(20, diploma('20', '会计'));
    expect(of('sw_assistant', { ...facts, held: [middle(null)] }).reason).toBe('已取得社会工作师证书，不必再报。');
    expect(of('sw_assistant', worker(20, diploma('70', '')))).toMatchObject({ eligible: false, from: null });
    expect(of('sw_assistant', worker(20)).reason).toBe('没有登记学历。');
    const unknown = { ...facts, service: { startedOn: null } };
    expect(of('sw_assistant', unknown)).toMatchObject({ eligible: false, from: null });
    expect(of('sw_assistant', unknown).reason).toContain('没有登记从事社区工作的起始时间');
  });

  it('knows 社会工作专业 by its name', () => {
    expect(['社会工作', '社会工作与管理', '社会工作硕士'].every(isSocialWork)).toBe(true);
    expect([null, '', '社会学', '工商管理'].some(isSocialWork)).toBe(false);
  });

  it('comes in the year that it names, not earlier, and stays', () => {
    const row = fc.constantFrom(...table);
    fc.assert(
      fc.property(row, fc.integer({ min: 0, max: 8 }), ([level, major], years) => {
        const facts = { ...worker(years, diploma(level, major)), held: [assistant('2024-03')] };
        const now = of('sw', facts);
        if (now.from === null) return;
        for (let year = 2026; year < 2036; year += 1) {
          expect(of('sw', facts, year).eligible).toBe(year >= now.from);
        }
      }),
    );
  });
});
