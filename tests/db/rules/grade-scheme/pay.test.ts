import { describe, expect, it } from 'vitest';
import { gradeOn } from '../../../../db/rules/grade-scheme/grade.ts';
import { career, certificate, diploma, post, template } from './careers.ts';

describe('三类十六级 of 2022', () => {
  const table = [2958, 3047, 3135, 3224, 3313, 3402, 3490, 3579, 3668, 3757, 3845, 3934, 4023, 4112, 4200, 4289];
  it.each(table.map((amount, place) => [place + 1, amount]))('pays grade %i with %i 元', (grade, amount) => {
    const [of, first] = grade <= 12 ? ['staff', 1] : ['chief', 5];
    const facts = career('1970-01-01', of);
    // Years are counted up to 1 January; the third full year is still the first band.
    const graded = gradeOn(template('JZ16'), facts, `${1972 + (grade - first) * 3}-06-01`);
    expect([graded.grade, graded.pay.monthly]).toEqual([grade, amount * 100]);
  });

  it('counts part of a year as one: three years are the first grade, a day more the second', () => {
    const facts = career('2020-01-01', 'staff');
    const scheme = { ...template('JZ16'), effective: { years: 'day', credentials: 'day' } } as const;
    expect(gradeOn(scheme, facts, '2020-01-02').grade).toBe(1);
    expect(gradeOn(scheme, facts, '2023-01-01').grade).toBe(1);
    expect(gradeOn(scheme, facts, '2023-01-02').grade).toBe(2);
  });

  it.each([
    ['sw_assistant', 100],
    ['sw', 200],
    ['sw_senior', 300],
  ])('adds the allowance of %s', (kind, amount) => {
    const facts = career('2024-01-01', 'staff', { certificates: [certificate(kind, '2024-01-01')] });
    expect(gradeOn(template('JZ16'), facts, '2024-06-01').pay.monthly).toBe((2958 + amount) * 100);
  });
});

describe('the flat table', () => {
  it.each([50, 110, 170, 230, 290, 350, 410, 470, 530, 590, 650, 710].map((amount, place) => [place + 1, amount]))(
    'pays grade %i with 级别工资 %i',
    (grade, amount) => {
      const graded = gradeOn(template('FLAT12'), career('1980-01-01', 'staff'), `${1980 + grade * 3}-01-01`);
      expect(graded.grade).toBe(grade);
      expect(graded.pay.components.find(({ label }) => label === '级别工资')?.amount).toBe(amount * 100);
    },
  );

  it.each([
    ['chief', 'secretary', 2800],
    ['chief', 'secretary_director', 3100],
    ['deputy', 'deputy_director', 2500],
    ['staff', 'worker', 2300],
  ])('pays %s as %s', (of, position, amount) => {
    const facts = career('2025-01-01', of, { posts: [post(of, '2025-01-01', null, true, position)] });
    expect(gradeOn(template('FLAT12'), facts, '2025-06-01').pay.monthly).toBe((amount + 50 + 200) * 100);
  });

  it('sees both offices held side by side', () => {
    const posts = [post('chief', null, null, true, 'secretary'), post('chief', null, null, false, 'director')];
    const { pay } = gradeOn(template('FLAT12'), career('2025-01-01', 'chief', { posts }), '2025-06-01');
    expect(pay.components.find(({ label }) => label === '一肩挑')?.amount).toBe(30_000);
  });
});

describe('the table by education', () => {
  it.each([
    ['30', 1000],
    ['20', 1300],
    ['14', 1800],
  ])('pays the education %s', (level, amount) => {
    const facts = career('2020-06-01', 'staff', { educations: [diploma(level, null)] });
    expect(gradeOn(template('EDU'), facts, '2025-06-01').pay.monthly).toBe((amount + 900 + 600 + 5 * 15) * 100);
  });

  it.each([
    ['chief', 1100],
    ['deputy', 800],
    ['member', 600],
  ])('adds the office of %s, and a month for 优秀', (of, amount) => {
    const facts = career('2025-01-01', of, { appraisals: [{ year: 2024, grade: 'excellent' }] });
    const { pay } = gradeOn(template('EDU'), facts, '2025-06-01');
    expect(pay.monthly).toBe((amount + 900 + 600) * 100);
    expect(pay.once).toMatchObject([{ amount: pay.monthly }]);
  });
});

describe('基数 × 系数', () => {
  const scheme = { ...template('BX'), pay: { ...template('BX').pay, coefficients: [1000, 1105] } };
  it('splits into 基本 and 绩效, which an 不称职 year loses', () => {
    const pay = (grade: string) =>
      gradeOn(scheme, career('2025-01-01', 'staff', { appraisals: [{ year: 2024, grade }] }), '2025-06-01').pay;
    expect(pay('competent').components.map(({ amount }) => amount)).toEqual([272_000, 68_000]);
    expect(pay('unfit').monthly).toBe(272_000);
  });

  it('rounds to what the scheme says', () => {
    const facts = career('2020-01-01', 'staff');
    const monthly = (rounding: 'fen' | 'jiao' | 'yuan') =>
      gradeOn({ ...scheme, pay: { ...scheme.pay, base: 340_033, performance: 0, rounding } }, facts, '2023-06-01').pay
        .monthly;
    expect([monthly('fen'), monthly('jiao'), monthly('yuan')]).toEqual([375_736, 375_740, 375_700]);
  });

  it('pays a reward for a certificate once, in its year', () => {
    const own = {
      ...template('SD18'),
      cert: { mode: 'oneOff', needRegistration: false, values: { junior: 150_000, middle: 300_000, senior: 500_000 } },
    } as const;
    const facts = career('2020-01-01', 'staff', { certificates: [certificate('sw', '2024-08')] });
    const once = (day: string) => gradeOn(own, facts, day).pay.once.map(({ amount }) => amount);
    expect([once('2024-07-31'), once('2024-09-01'), once('2025-01-01')]).toEqual([[], [300_000], []]);
  });
});
