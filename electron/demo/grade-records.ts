/** The scheme that the invented street grades by, a draft to compare it with, and a recognised grade. */
import type { Scheme } from '../../db/rules/grade-scheme/scheme.ts';
import { schemeTemplates } from '../../db/rules/grade-scheme/templates.ts';
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';

interface Setting {
  readonly today: string;
  readonly newKey: () => string;
}

const [sd18] = schemeTemplates;

/** Coefficients from 1.00 on, 0.05 more with each of the eighteen grades; the base is invented. */
function schemeWith(base: number): Scheme | null {
  if (sd18 === undefined) return null;
  const coefficients = Array.from({ length: 18 }, (_, place) => 1000 + 50 * place);
  return {
    ...sd18.scheme,
    effective: { years: 'january', credentials: 'nextMonth' },
    excludeYearsWithGrade: ['unfit'],
    pay: { ...sd18.scheme.pay, base, coefficients, performanceByGrade: { basic: 80, unfit: 0 } },
    remark: '演示用的方案，系数和基数都是编的。',
  };
}

function schemeRecord(
  setting: Setting,
  name: string,
  base: number,
  year: number,
  current: boolean,
): readonly DemoRecord[] {
  const scheme = schemeWith(base);
  if (scheme === null) return [];
  return [
    demoRecord(setting.newKey(), {
      name,
      region: '云溪区',
      document: current ? `云社工发〔${year}〕8号` : null,
      starts_on: `${year}-01-01`,
      is_current: current ? 1 : 0,
      content: JSON.stringify(scheme),
      note: current ? null : '征求意见，尚未执行',
    }),
  ];
}

/** Somebody of today whose grade a meeting laid down one higher than the scheme gives. */
function rulingRecord({ newKey }: Setting, grades: DemoRecords): readonly DemoRecord[] {
  const held = grades.find(({ values }) => values['ends_on'] === undefined && Number(values['grade']) < 12);
  if (held === undefined) return [];
  const { person, grade, starts_on } = held.values;
  return [
    demoRecord(newKey(), {
      person,
      grade: Number(grade) + 1,
      starts_on,
      document: '街道党工委会议纪要（等级套改认定）',
    }),
  ];
}

export function demoGradeSchemes(
  setting: Setting,
  grades: DemoRecords,
): Readonly<Record<'grade_schemes' | 'grade_rulings', DemoRecords>> {
  const year = Number(setting.today.slice(0, 4));
  return {
    grade_schemes: [
      ...schemeRecord(setting, '云溪区三岗十八级', 320_000, year - 2, true),
      ...schemeRecord(setting, '三岗十八级（基数调整稿）', 340_000, year + 1, false),
    ],
    grade_rulings: rulingRecord(setting, grades),
  };
}
