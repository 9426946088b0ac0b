import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ResumeEntry, resumeLines } from '../../../db/rules/resume.ts';

const entry = (from: string | null, to: string | null, text: string, beside = false): ResumeEntry => ({
  from,
  to,
  text,
  beside,
});

describe('the resume', () => {
  it('tells posts oldest first, by month, the last one open, and leaves a gap as it is', () => {
    expect(
      resumeLines([
        entry('2019-04-01', null, '杏林社区书记'),
        entry('2003-09', '2007-07', '某大学法学专业学习'),
        entry('2012-05-10', '2018-12-31', '海棠里社区委员'),
      ]),
    ).toEqual([
      { period: '2003.09—2007.07', text: '某大学法学专业学习' },
      { period: '2012.05—2018.12', text: '海棠里社区委员' },
      { period: '2019.04—', text: '杏林社区书记' },
    ]);
  });

  it('tells what was done beside it within the line in which it began', () => {
    const lines = resumeLines([
      entry('2012-05', '2018-12', '海棠里社区委员'),
      entry('2019-01', null, '海棠里社区书记'),
      entry('2017-03', '2020-06', '兼任网格长', true),
      entry('2021-03', '2024-01', '某大学在职学习', true),
    ]);
    expect(lines.map(({ text }) => text)).toEqual([
      '海棠里社区委员（其间：2017.03—2020.06兼任网格长）',
      '海棠里社区书记（其间：2021.03—2024.01某大学在职学习）',
    ]);
  });

  it('gives it a line of its own where nothing else is known of the time', () => {
    expect(resumeLines([entry('2001', '2003', '自考学习', true), entry('2010', null, '社区委员')])).toEqual([
      { period: '2001—2003', text: '自考学习' },
      { period: '2010—', text: '社区委员' },
    ]);
    expect(resumeLines([entry(null, null, '社区委员')])).toEqual([{ period: '', text: '社区委员' }]);
  });

  it('loses nothing, whatever overlaps', () => {
    const year = fc.integer({ min: 1990, max: 2025 });
    const any = fc
      .tuple(year, year, fc.boolean(), fc.boolean())
      .map(([a, b, open, beside]) => ({ from: `${Math.min(a, b)}`, to: open ? null : `${Math.max(a, b)}`, beside }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (entries) => {
        const all = resumeLines(entries.map((one, index) => ({ ...one, text: `〔${index}〕` })))
          .map(({ text }) => text)
          .join('');
        for (const index of entries.keys()) expect(all.split(`〔${index}〕`)).toHaveLength(2);
      }),
    );
  });
});
