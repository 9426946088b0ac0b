import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMark, readScore, scoreText } from '../../../db/rules/score-text.ts';

const subject = '社会工作实务';

describe('a cell of a score sheet', () => {
  it.each([
    ['78', { score: 78, result: null }],
    [' 78.5 分', { score: 78.5, result: null }],
    ['７８', { score: 78, result: null }],
    ['0', { score: 0, result: null }],
    ['100', { score: 100, result: null }],
    ['缺考', { score: null, result: 'absent' }],
    ['违纪', { score: null, result: 'violation' }],
    ['合格', { score: null, result: 'passed' }],
    ['未通过', { score: null, result: 'failed' }],
    ['', { score: null, result: null }],
  ])('“%s” means %o', (text, expected) => {
    expect(readScore(text, subject, 100)).toEqual(expected);
  });

  it('above the full mark is refused with its sentence', () => {
    expect(readScore('105', subject, 100)).toEqual({ fault: '“社会工作实务”满分100分，不能录105分。' });
    expect(readScore('105', subject, null)).toEqual({ fault: '“社会工作实务”满分100分，不能录105分。' });
    expect(readScore('105', subject, 120)).toEqual({ score: 105, result: null });
  });

  it.each(['-5', '七十', '1e3', '78.555', '待定'])('“%s” is refused', (text) => {
    expect(readScore(text, subject, 100)).toHaveProperty('fault');
    expect(readMark(text)).toBeNull();
  });

  it('shows what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        const stored = { score: tenths / 10, result: null };
        expect(readScore(scoreText(stored), subject, 100)).toEqual(stored);
      }),
    );
    expect(readScore(scoreText({ score: null, result: 'absent' }), subject, 100)).toMatchObject({ result: 'absent' });
  });
});
