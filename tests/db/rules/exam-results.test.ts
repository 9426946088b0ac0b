import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExamMark,
  examStanding,
  outcomeOf,
  type Qualification,
  qualificationOf,
  qualificationRules,
  type Sitting,
  subjectOf,
  weightedTotal,
} from '../../../db/rules/exam-results.ts';

const [ability, law, practice] = qualificationRules.sw.subjects as readonly [string, string, string];
const marks: Readonly<Record<string, ExamMark | null>> = {
  过: 'passed',
  否: 'failed',
  缺: 'absent',
  违: 'violation',
  空: null,
};

/** 2024 过否缺: the outcomes of the subjects in their order. */
function sat(qualification: Qualification, text: string, result: ExamMark | null = null): Sitting {
  const [year, outcomes = ''] = text.split(' ');
  const { subjects } = qualificationRules[qualification];
  return {
    year: Number(year),
    result,
    resultOn: null,
    subjects: [...outcomes].map((one, place) => ({ name: subjects[place] ?? '', outcome: marks[one] ?? null })),
  };
}

const standing = (qualification: Qualification, nextYear: number, ...texts: readonly string[]) =>
  examStanding(
    qualification,
    texts.map((text) => sat(qualification, text)),
    nextYear,
    `${nextYear}-01-15`,
  );

describe('the outcome of a subject', () => {
  it.each([
    [60, null, { fullMark: 100, passMark: 60 }, 'passed'],
    [59.5, null, { fullMark: 100, passMark: 60 }, 'failed'],
    [59.5, null, { fullMark: 100, passMark: 58 }, 'passed'],
    [72, null, { fullMark: 120, passMark: null }, 'passed'],
    [71, null, { fullMark: 120, passMark: null }, 'failed'],
    [60, null, { fullMark: null, passMark: null }, 'passed'],
    [0, null, { fullMark: 100, passMark: 60 }, 'failed'],
    [null, 'absent', { fullMark: 100, passMark: 0 }, 'absent'],
    [null, 'violation', { fullMark: 100, passMark: 0 }, 'violation'],
    [null, null, { fullMark: 100, passMark: 60 }, null],
  ] as const)('of %s and %s by %o is %s', (score, mark, by, expected) => {
    expect(outcomeOf(score, mark, by)).toBe(expected);
  });

  it('finds the subject whatever the sheet calls it', () => {
    expect(subjectOf('sw', '实务（中级）')).toBe(practice);
    expect(subjectOf('sw', '社会工作综合能力(中级)')).toBe(ability);
    expect(subjectOf('sw', '法规与政策')).toBe(law);
    expect(subjectOf('sw_assistant', '法规与政策')).toBeNull();
    expect(qualificationOf('sw_senior')).toBe('sw_senior');
    expect(qualificationOf('contest')).toBeNull();
  });
});

describe('a weighted total', () => {
  it('counts each part by its full mark, and waits for what is lacking', () => {
    const written = { weight: 60, fullMark: 100 };
    const interview = { weight: 40, fullMark: 50 };
    expect(
      weightedTotal([
        { ...written, score: 80 },
        { ...interview, score: 45 },
      ]),
    ).toBe(84);
    expect(
      weightedTotal([
        { ...written, score: 80 },
        { ...interview, score: null },
      ]),
    ).toBeNull();
    expect(weightedTotal([{ score: 80, weight: null, fullMark: 100 }])).toBeNull();
  });
});

describe('助理社会工作师: both subjects in one year', () => {
  it.each([
    ['2024 过过', 2024],
    ['2024 过否', null],
    ['2024 过缺', null],
    ['2024 空过', null],
  ])('%s is passed in %s', (text, year) => {
    expect(standing('sw_assistant', 2025, text).passedIn).toBe(year);
  });

  it('keeps nothing for the next year', () => {
    const found = standing('sw_assistant', 2026, '2024 过否', '2025 否过');
    expect(found.passedIn).toBeNull();
    expect(found.held).toEqual([]);
    expect(found.lacking).toEqual(qualificationRules.sw_assistant.subjects);
    expect(found.trace.join('')).toContain('“社会工作实务”2025年通过，到2025年为止有效，2026年起要重考');
  });

  it('is passed with 通过 alone, and never with 未过', () => {
    const whole = (result: ExamMark) =>
      examStanding('sw_assistant', [sat('sw_assistant', '2025', result)], 2026, '2026-01-15').passedIn;
    expect([whole('passed'), whole('failed'), whole('absent'), whole('violation')]).toEqual([2025, null, null, null]);
  });
});

describe('社会工作师: three subjects within two consecutive years', () => {
  it.each([
    [['2024 过过过'], 2024],
    [['2024 过过否', '2025 空空过'], 2025],
    [['2024 过否否', '2025 空过过'], 2025],
    [['2023 过否否', '2024 空过否', '2025 空空过'], null],
    [['2023 过否否', '2024 空过否', '2025 过空过'], 2025],
    [['2023 过过否', '2025 空空过'], null],
  ] as const)('%j is passed in %s', (texts, year) => {
    expect(standing('sw', 2026, ...texts).passedIn).toBe(year);
  });

  it('says which subjects still count, what is lacking, until which year', () => {
    const found = standing('sw', 2026, '2024 过否否', '2025 空过缺');
    expect(found.held).toEqual([{ subject: law, year: 2025, until: 2026 }]);
    expect(found.expired).toEqual([{ subject: ability, year: 2024, until: 2025 }]);
    expect(found.lacking).toEqual([ability, practice]);
    expect(found.until).toBe(2026);
    expect(found.trace.at(-1)).toContain('到2026年的考试为止');
    expect(found.trace.join('')).toContain(`${practice}缺考`);
  });

  it('does not count the subjects of a sitting that was 违纪', () => {
    const found = examStanding('sw', [sat('sw', '2025 过过过', 'violation')], 2026, '2026-01-15');
    expect(found.passedIn).toBeNull();
    expect(found.held).toEqual([]);
  });
});

describe('高级社会工作师: the paper is good for three years', () => {
  const passed = (resultOn: string | null, day: string) =>
    examStanding('sw_senior', [{ ...sat('sw_senior', '2023 过'), resultOn }], 2027, day);

  it('counts from the day of publication, as far as it is known', () => {
    expect(passed('2023-08-20', '2026-08-20')).toMatchObject({ passedIn: 2023, usableUntil: '2026-08-20' });
    expect(passed('2023-08-20', '2026-08-21')).toMatchObject({ passedIn: null, usableUntil: '2026-08-20' });
    expect(passed('2023-08', '2026-08-31').passedIn).toBe(2023);
    expect(passed(null, '2026-12-31')).toMatchObject({ passedIn: 2023, usableUntil: '2026' });
    expect(passed(null, '2027-01-01').lacking).toEqual(qualificationRules.sw_senior.subjects);
  });
});

describe('any history of the 社会工作师', () => {
  const history = fc
    .uniqueArray(
      fc.tuple(
        fc.integer({ min: 2015, max: 2025 }),
        fc.array(fc.constantFrom(...'过否缺违空'), { minLength: 3, maxLength: 3 }),
      ),
      {
        selector: ([year]) => year,
        maxLength: 6,
      },
    )
    .map((sittings) => sittings.map(([year, outcomes]) => `${year} ${outcomes.join('')}`));

  it('passes exactly where two neighbouring years together hold all three', () => {
    fc.assert(
      fc.property(history, (texts) => {
        const byYear = new Map(texts.map((text) => [Number(text.slice(0, 4)), text.slice(5)]));
        const both = (year: number): boolean =>
          [0, 1, 2].every((place) => [year, year - 1].some((one) => byYear.get(one)?.[place] === '过'));
        const first = [...Array(11).keys()].map((n) => 2015 + n).find(both) ?? null;
        expect(standing('sw', 2026, ...texts).passedIn).toBe(first);
      }),
    );
  });

  it('holds and lacks every subject exactly once, and holds none beyond its year', () => {
    fc.assert(
      fc.property(history, (texts) => {
        const found = standing('sw', 2026, ...texts);
        if (found.passedIn !== null) return;
        const all = [...found.held.map((one) => one.subject), ...found.lacking];
        expect(all.toSorted()).toEqual(qualificationRules.sw.subjects.toSorted());
        for (const one of found.held) expect(one.until).toBe(one.year + 1);
        expect(found.held.every(({ until }) => until >= 2026)).toBe(true);
        expect(found.until === null).toBe(found.held.length === 0);
      }),
    );
  });
});
