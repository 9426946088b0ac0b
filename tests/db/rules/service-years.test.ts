import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { age, communityService, formatMonths } from '../../../db/rules/service-years.ts';
import { exactDayBetween } from './arbitraries.ts';

describe('years of community work', () => {
  it('are counted from the start to the day, by whole months', () => {
    expect(communityService({ startedOn: '2012-03-15', day: '2026-05-14' })).toEqual({
      months: 169,
      text: '14年1个月',
      trace: ['2012年3月15日至2026年5月14日：14年1个月。', '合计14年1个月。'],
      difference: null,
    });
  });

  it('take in earlier work elsewhere and leave out what does not count', () => {
    const found = communityService({ startedOn: '2020-01-01', day: '2026-01-01', priorMonths: 30, deductedMonths: 12 });
    expect(found.text).toBe('7年6个月');
    expect(found.trace).toEqual([
      '2020年1月1日至2026年1月1日：6年。',
      '加此前其他地区社区工作2年6个月。',
      '减不计年限的1年。',
      '合计7年6个月。',
    ]);
  });

  it('name the day that is assumed for a start known to the month', () => {
    const found = communityService({ startedOn: '2020-07', day: '2026-01-01' });
    expect(found.months).toBe(66);
    expect(found.trace[0]).toContain('2020年7月（按2020年7月1日起算）');
  });

  it('are unknown, not zero, without a start', () => {
    expect(communityService({ startedOn: null, day: '2026-01-01' })).toMatchObject({ months: null, text: '' });
    expect(communityService({ startedOn: null, day: '2026-01-01', priorMonths: 7 })).toMatchObject({ months: 7 });
  });

  it('are never below zero', () => {
    expect(communityService({ startedOn: '2026-05-01', day: '2026-01-01' }).months).toBe(0);
    expect(communityService({ startedOn: '2025-01-01', day: '2026-01-01', deductedMonths: 20 }).months).toBe(0);
  });

  it('are what was recognised, with the difference shown', () => {
    const found = communityService({
      startedOn: '2012-01-01',
      day: '2026-01-01',
      recognisedMonths: 180,
      recognisedBasis: '街社〔2025〕3号',
    });
    expect(found).toMatchObject({ months: 180, text: '15年', difference: 12 });
    expect(found.trace).toEqual([
      '认定为15年，依据：街社〔2025〕3号。',
      '以认定值为准，合计15年。',
      '推算为14年，认定值多1年。',
    ]);
  });

  it('go on from the day up to which they were recognised', () => {
    const facts = { startedOn: '2012-01-01', recognisedMonths: 180, recognisedOn: '2025-01-01' } as const;
    expect(communityService({ ...facts, day: '2026-03-01' })).toMatchObject({ months: 194, difference: 24 });
    expect(communityService({ ...facts, day: '2024-01-01' })).toMatchObject({ months: 168 });
    expect(communityService({ ...facts, day: '2025-01-01' }).trace[0]).toBe('认定截至2025年1月1日为15年，未写明依据。');
  });

  it('grow by one with each month', () => {
    fc.assert(
      fc.property(exactDayBetween(1980, 2020), fc.nat(400), fc.nat(100), (start, months, prior) => {
        fc.pre(start.slice(8) <= '28');
        const year = Number(start.slice(0, 4)) + Math.floor((Number(start.slice(5, 7)) - 1 + months) / 12);
        const month = ((Number(start.slice(5, 7)) - 1 + months) % 12) + 1;
        const day = `${year}-${String(month).padStart(2, '0')}-${start.slice(8)}`;
        expect(communityService({ startedOn: start, day, priorMonths: prior }).months).toBe(months + prior);
      }),
    );
  });
});

describe('months in words', () => {
  it.each([
    [0, '0个月'],
    [1, '1个月'],
    [12, '1年'],
    [14, '1年2个月'],
    [-14, '-1年2个月'],
  ])('%i is %s', (months, text) => {
    expect(formatMonths(months)).toBe(text);
  });
});

describe('age', () => {
  it('is full years on the day', () => {
    expect(age('1990-05-02', '2026-05-01')).toBe(35);
    expect(age('1990-05-02', '2026-05-02')).toBe(36);
    expect(age('1990', '2026-05-02')).toBe(36);
  });
});
