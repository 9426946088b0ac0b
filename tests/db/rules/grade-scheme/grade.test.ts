import { describe, expect, it } from 'vitest';
import { explain, gradeOn } from '../../../../db/rules/grade-scheme/grade.ts';
import { career, certificate, diploma, post, template } from './careers.ts';

const began = '2000-01-15';
/** The day after so many full years. */
const after = (years: number): string => `${2000 + years}-01-15`;

/** domain matrix: years, then 工作人员, 副职, 正职 with bumps 0–3 each. */
const matrix: readonly (readonly [number, readonly number[]])[] = [
  [0, [1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10]],
  [3, [2, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11]],
  [6, [3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12]],
  [9, [4, 5, 6, 7, 7, 8, 9, 10, 10, 11, 12, 13]],
  [12, [5, 6, 7, 8, 8, 9, 10, 11, 11, 12, 13, 14]],
  [15, [6, 7, 8, 9, 9, 10, 11, 12, 12, 13, 14, 15]],
  [18, [7, 8, 9, 10, 10, 11, 12, 13, 13, 14, 15, 16]],
  [21, [8, 9, 10, 11, 11, 12, 13, 14, 14, 15, 16, 17]],
  [24, [9, 10, 11, 12, 12, 13, 14, 15, 15, 16, 17, 18]],
  [27, [10, 11, 12, 12, 13, 14, 15, 15, 16, 17, 18, 18]],
  [30, [11, 12, 12, 12, 14, 15, 15, 15, 17, 18, 18, 18]],
  [33, [12, 12, 12, 12, 15, 15, 15, 15, 18, 18, 18, 18]],
];
const certificates = [null, 'sw_assistant', 'sw', 'sw_senior'] as const;

describe('三岗十八级', () => {
  it.each(matrix)(
    'from %i full years on gives the row of the matrix, until the day before three more',
    (years, row) => {
      const grades = ['staff', 'deputy', 'chief'].flatMap((of) =>
        certificates.map((kind) => {
          const facts = career(began, of, { certificates: kind === null ? [] : [certificate(kind, began)] });
          const [first, last] = [
            gradeOn(template('ZJ18'), facts, after(years)),
            gradeOn(template('ZJ18'), facts, `${2002 + years}-12-31`),
          ];
          expect(last.grade).toBe(first.grade);
          return first.grade;
        }),
      );
      expect(grades).toEqual(row);
    },
  );

  it.each([
    [[diploma('30', null)], 0],
    [[diploma('20', '4')], 1],
    [[diploma('14', '3')], 2],
    [[diploma('11', '2')], 3],
  ])('gives the same for education where 学历 and 学位 are both there', (educations, bump) => {
    for (const key of ['SD18', 'ZJ18'])
      expect(gradeOn(template(key), career(began, 'staff', { educations }), began).grade).toBe(1 + bump);
  });

  it.each([
    [diploma('20', null), 2, 1],
    [diploma('14', null), 0, 3],
    [diploma('11', null), 0, 5],
  ])('counts 学历 without 学位 as years', (education, already, years) => {
    const facts = career(began, 'staff', { educations: [education] });
    const graded = gradeOn(template('SD18'), facts, after(already));
    expect(graded.grade).toBe(1 + Math.floor((already + years) / 3));
    expect(explain(graded).join('')).toContain(`视同社区工作 ${years} 年`);
  });

  it('takes the higher of education and certificate, or both where the scheme adds them', () => {
    const facts = career(began, 'staff', {
      educations: [diploma('14', '3')],
      certificates: [certificate('sw_assistant', began)],
    });
    expect(gradeOn(template('ZJ18'), facts, began).grade).toBe(3);
    expect(gradeOn({ ...template('ZJ18'), stacking: 'add' }, facts, began).grade).toBe(4);
  });

  it('counts an award of each kind once', () => {
    const facts = career(began, 'staff', {
      awards: [
        { kind: 'city_award', from: '2005-01-01' },
        { kind: 'city_award', from: '2006-01-01' },
        { kind: 'model_worker', from: '2006-05-01' },
      ],
    });
    const grade = (day: string) => gradeOn(template('ZJ18'), facts, day).grade;
    expect([grade('2005-06-01'), grade('2006-02-01'), grade('2006-06-01')]).toEqual([3, 4, 5]);
    expect(gradeOn({ ...template('ZJ18'), awardOnce: false }, facts, '2006-06-01').grade).toBe(6);
  });
});

describe('the switches', () => {
  const sd18 = template('SD18');
  it('leave out a year with a grade that does not count, without ever lowering', () => {
    const facts = career('2020-01-15', 'staff', { appraisals: [{ year: 2021, grade: 'unfit' }] });
    const grade = (day: string) => gradeOn(template('BX'), facts, day).grade;
    expect([grade('2023-01-15'), grade('2024-01-14'), grade('2024-01-15')]).toEqual([1, 1, 2]);
  });

  it('leave breaks out, begin anew after them, or do not look at them', () => {
    const facts = career('2010-03-01', 'staff', {
      stays: [
        { from: '2010-03-01', to: '2012-02-29' },
        { from: '2014-03-01', to: null },
      ],
    });
    const months = (gapRule: 'ignore' | 'deduct' | 'restart') =>
      gradeOn({ ...sd18, gapRule }, facts, '2016-03-01').fullYears;
    expect([months('ignore'), months('deduct'), months('restart')]).toEqual([6, 4, 2]);
  });

  it('let years count from the day, the next month or the next January', () => {
    const facts = career('2020-03-10', 'staff');
    const first = (years: 'day' | 'nextMonth' | 'january') =>
      ['2023-03-10', '2023-03-31', '2023-04-01', '2023-12-31', '2024-01-01'].find(
        (day) => gradeOn({ ...sd18, effective: { years, credentials: 'day' } }, facts, day).grade === 2,
      );
    expect([first('day'), first('nextMonth'), first('january')]).toEqual(['2023-03-10', '2023-04-01', '2024-01-01']);
  });

  it('ask for a registration that is in force', () => {
    const own = { ...certificate('sw', '2020-05-01', '2021-01-01'), registeredTo: '2023-12-31' };
    const pay = (day: string) => gradeOn(sd18, career(began, 'staff', { certificates: [own] }), day).pay.monthly;
    expect([pay('2020-12-31'), pay('2021-01-01'), pay('2023-12-31'), pay('2024-01-01')]).toEqual([
      0, 20_000, 20_000, 0,
    ]);
  });

  it('take the higher of two posts, or the main one', () => {
    const facts = career(began, 'staff', { posts: [post('staff', began), post('deputy', began, null, false)] });
    expect(gradeOn(sd18, facts, began)).toMatchObject({ grade: 4, post: 'deputy' });
    expect(gradeOn({ ...sd18, concurrentPost: 'main' }, facts, began)).toMatchObject({ grade: 1, post: 'staff' });
  });

  it('keep all years at a change of post, or count those in the new post', () => {
    const facts = career(began, 'staff', { posts: [post('staff', began, '2009-12-31'), post('deputy', '2010-01-01')] });
    expect(gradeOn(sd18, facts, '2010-02-01').grade).toBe(7);
    expect(gradeOn({ ...sd18, onPostChange: 'restartYears' }, facts, '2010-02-01').grade).toBe(4);
  });

  it('let the cap of the post be that of the whole scheme', () => {
    const facts = career('1980-01-01', 'staff');
    expect(gradeOn(sd18, facts, '2025-01-01').grade).toBe(12);
    expect(gradeOn({ ...sd18, capAtPostMax: false }, facts, '2025-01-01').grade).toBe(16);
  });
});

describe('认定值', () => {
  it('of years wins, goes on counting, and the difference is shown', () => {
    const facts = career('2015-01-01', 'staff', {
      recognisedMonths: 120,
      recognisedOn: '2020-01-01',
      recognisedBasis: '认定表〔2020〕3号',
    });
    const graded = gradeOn(template('SD18'), facts, '2022-01-01');
    expect(graded.grade).toBe(5);
    expect(explain(graded).join('')).toContain('不按认定值推算为7年，认定值多5年');
  });

  it('of the grade wins while it holds, and the difference is shown', () => {
    const facts = career(began, 'staff', {
      rulings: [{ grade: 5, document: '街办〔2010〕7号', from: '2010-01-01', to: '2011-12' }],
    });
    expect(gradeOn(template('SD18'), facts, '2011-12-31')).toMatchObject({ grade: 5, difference: 1 });
    expect(explain(gradeOn(template('SD18'), facts, '2011-12-31')).join('')).toContain('推算为4级，认定高1级');
    expect(gradeOn(template('SD18'), facts, '2012-01-01')).toMatchObject({ grade: 4, difference: null });
  });

  it('says why nothing can be computed', () => {
    expect(explain(gradeOn(template('SD18'), { ...career(began, 'staff'), posts: [] }, began)).join('')).toContain(
      '没有任职记录',
    );
    expect(gradeOn(template('SD18'), career(began, 'unknown'), began).grade).toBeNull();
  });
});
