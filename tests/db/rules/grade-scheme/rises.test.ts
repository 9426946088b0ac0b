import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { gradeOn, gradeOnly } from '../../../../db/rules/grade-scheme/grade.ts';
import type { GradeFacts } from '../../../../db/rules/grade-scheme/facts.ts';
import { nextRise, risesBetween } from '../../../../db/rules/grade-scheme/rises.ts';
import type { Scheme } from '../../../../db/rules/grade-scheme/scheme.ts';
import { career, certificate, diploma, post, template } from './careers.ts';

const day = fc
  .integer({ min: 0, max: 365 * 20 })
  .map((days) => Temporal.PlainDate.from('2004-01-01').add({ days }).toString());
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const schemes: fc.Arbitrary<Scheme> = fc
  .record({
    of: fc.constantFrom('SD18', 'ZJ18', 'JZ16', 'FLAT12', 'BX'),
    stepYears: fc.constantFrom(1, 2, 3),
    yearsRule: fc.constantFrom('full' as const, 'part' as const),
    gapRule: fc.constantFrom('ignore' as const, 'deduct' as const, 'restart' as const),
    years: fc.constantFrom('day' as const, 'nextMonth' as const, 'january' as const),
    credentials: fc.constantFrom('day' as const, 'nextMonth' as const, 'january' as const),
    onPostChange: fc.constantFrom('keepYears' as const, 'restartYears' as const),
    excludeYearsWithGrade: fc.constantFrom<string[]>([], ['unfit']),
  })
  .map(({ of, years, credentials, ...rest }) => ({ ...template(of), ...rest, effective: { years, credentials } }));

/** Messy careers: a break, a change of post, a side post, late diplomas and certificates, bad years, recognised values. */
const careers: fc.Arbitrary<GradeFacts> = fc
  .record({
    days: fc.array(day, { minLength: 6, maxLength: 6 }),
    prior: maybe(fc.integer({ min: 0, max: 60 })),
    deducted: maybe(fc.integer({ min: 0, max: 30 })),
    recognised: maybe(fc.integer({ min: 0, max: 200 })),
    posts: fc.array(fc.constantFrom('chief', 'deputy', 'staff'), { minLength: 3, maxLength: 3 }),
    side: fc.boolean(),
    bad: fc.uniqueArray(fc.integer({ min: 2004, max: 2024 }), { maxLength: 2 }),
    kind: fc.constantFrom('sw_assistant', 'sw', 'sw_senior'),
  })
  .map(({ days, prior, deducted, recognised, posts, side, bad, kind }) => {
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = days.toSorted();
    const [first = 'staff', second = 'staff', third = 'staff'] = posts;
    return career(a, first, {
      priorMonths: prior,
      deductedMonths: deducted,
      recognisedMonths: recognised,
      recognisedOn: recognised === null ? null : c,
      stays: [
        { from: a, to: b },
        { from: c, to: null },
      ],
      posts: [
        post(first, a, b),
        post(second, c, d),
        post(third, Temporal.PlainDate.from(d).add({ days: 1 }).toString()),
        ...(side ? [post('staff', c, null, false)] : []),
      ],
      educations: [diploma('20', null, e), diploma('20', '4', f)],
      certificates: [{ ...certificate(kind, b, d), registeredTo: f }],
      appraisals: bad.map((year) => ({ year, grade: 'unfit' })),
    });
  });

describe('the next rise', () => {
  it('is the day on which the years are full, in force by the scheme', () => {
    const facts = career('2020-03-10', 'staff');
    const next = (years: 'day' | 'nextMonth' | 'january') =>
      nextRise({ ...template('SD18'), effective: { years, credentials: 'day' } }, facts, '2022-05-01')?.day;
    expect([next('day'), next('nextMonth'), next('january')]).toEqual(['2023-03-10', '2023-04-01', '2024-01-01']);
    expect(nextRise(template('SD18'), facts, '2022-05-01')?.why).toBe('2023年3月10日起2级：年限满档。');
  });

  it('is none at the top of the post', () => {
    expect(nextRise(template('SD18'), career('1980-01-01', 'staff'), '2025-01-01')).toBeNull();
  });

  it('comes a year later where a year did not count', () => {
    const facts = career('2020-01-15', 'staff', { appraisals: [{ year: 2021, grade: 'unfit' }] });
    expect(nextRise(template('BX'), facts, '2022-06-01')?.day).toBe('2024-01-15');
  });
});

describe('any scheme and any career', () => {
  it('never goes above the top of the post, and its parts and components add up', () => {
    fc.assert(
      fc.property(schemes, careers, day, (scheme, facts, on) => {
        const graded = gradeOn(scheme, facts, on);
        if (graded.grade === null) return;
        const band = scheme.posts.find((one) => one.post === graded.post);
        expect(graded.grade).toBeLessThanOrEqual(band?.max ?? 0);
        expect(graded.grade).toBeGreaterThanOrEqual(band?.min ?? 99);
        expect(graded.parts.reduce((sum, { grades }) => sum + grades, 0)).toBe(graded.grade);
        expect(graded.pay.components.reduce((sum, { amount }) => sum + amount, 0)).toBe(graded.pay.monthly);
      }),
    );
  });

  it('never falls when years grow', () => {
    fc.assert(
      fc.property(schemes, careers, day, fc.integer({ min: 0, max: 120 }), (scheme, facts, on, more) => {
        const before = gradeOnly(scheme, facts, on).grade;
        const after = gradeOnly(scheme, { ...facts, priorMonths: (facts.priorMonths ?? 0) + more }, on).grade;
        expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0);
      }),
    );
  });

  it('finds every change of grade that a look at every day finds, on its day', () => {
    fc.assert(
      fc.property(schemes, careers, day, (scheme, facts, from) => {
        const start = Temporal.PlainDate.from(from);
        const to = start.add({ days: 500 }).toString();
        const seen: string[] = [];
        let before = gradeOnly(scheme, facts, from).grade;
        for (let days = 1; days <= 500; days += 1) {
          const on = start.add({ days }).toString();
          const { grade } = gradeOnly(scheme, facts, on);
          if (grade !== before) seen.push(`${on} ${before} ${grade}`);
          before = grade;
        }
        expect(risesBetween(scheme, facts, from, to).map((one) => `${one.day} ${one.from} ${one.to}`)).toEqual(seen);
      }),
      { numRuns: 150 },
    );
  });

  it('is never lowered by time alone: a fall has a change of post, a break or a lapsed certificate on its day', () => {
    fc.assert(
      fc.property(schemes, careers, (scheme, facts) => {
        const quiet = {
          ...facts,
          posts: facts.posts.slice(0, 1).map((one) => ({ ...one, to: null })),
          stays: facts.stays.slice(0, 1).map((one) => ({ ...one, to: null })),
          certificates: [],
          recognisedMonths: null,
        };
        const falls = risesBetween(scheme, quiet, '2003-12-31', '2026-12-31').filter(
          (one) => (one.to ?? 0) < (one.from ?? 0),
        );
        expect(falls).toEqual([]);
      }),
    );
  });
});
