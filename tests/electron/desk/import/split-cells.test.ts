import { describe, expect, it } from 'vitest';
import { degree } from '../../../../db/rules/lists/degree.ts';
import { education } from '../../../../db/rules/lists/education.ts';
import { splitCell } from '../../../../electron/desk/import/split-cells.ts';
import { monthsIn } from '../../../../electron/desk/import/compare-derived.ts';

const levels = (text: string) => splitCell(text, 'levelAndDegree', [education, degree], '学历学位');
const school = (text: string) => splitCell(text, 'schoolAndMajor', [null, null], '毕业院校及专业');
const period = (text: string) => splitCell(text, 'fromTo', [null, null], '劳动合同期限');

describe('education and degree in one cell', () => {
  it.each([
    ['大学本科/管理学学士', ['20', '4']],
    ['大学本科 学士', ['20', '4']],
    ['大学法学学士', ['20', '4']],
    ['本科（学士）', ['20', '4']],
    ['硕士研究生、公共管理硕士', ['14', '3']],
    ['学士/本科', ['20', '4']],
    ['大专', ['30', undefined]],
    ['大专/无', ['30', '0']],
    ['——', []],
  ])('%j', (text, values) => {
    expect(levels(text)).toEqual({ values, doubt: null, error: null });
  });

  it('that nobody can read is refused', () => {
    expect(levels('很好').error).toContain('看不懂');
  });
});

describe('school and major in one cell', () => {
  it.each([
    ['云溪大学社会工作专业', ['云溪大学', '社会工作']],
    ['云溪大学城市学院 法学', ['云溪大学城市学院', '法学']],
    ['云溪大学法学院法学', ['云溪大学法学院', '法学']],
    ['中共云溪省委党校/经济管理', ['中共云溪省委党校', '经济管理']],
    ['云溪师范学院', ['云溪师范学院', undefined]],
    ['无', []],
  ])('%j', (text, values) => {
    expect(school(text).values).toEqual(values);
  });
});

describe('a period in one cell', () => {
  it.each([
    ['2023.1—2025.12', ['2023-01', '2025-12']],
    ['2023年1月1日至2025年12月31日', ['2023-01-01', '2025-12-31']],
    ['2023-01-01-2025-12-31', ['2023-01-01', '2025-12-31']],
    ['2023.1-2025.12', ['2023-01', '2025-12']],
    ['2023/1/1~2025/12/31', ['2023-01-01', '2025-12-31']],
    ['2023.01.01-长期', ['2023-01-01', null]],
    ['自2023.3起至今', ['2023-03', null]],
    ['无固定期限', [undefined, null]],
    ['2023.3-', ['2023-03', undefined]],
  ])('%j', (text, values) => {
    expect(period(text).values).toEqual(values);
  });

  it('that nobody can read is refused', () => {
    expect(period('三年').error).toContain('看不懂');
  });
});

describe('years of work in a cell', () => {
  it.each([
    ['6', { months: 72, whole: true }],
    ['6年', { months: 72, whole: true }],
    ['6.5年', { months: 78, whole: false }],
    ['6年3个月', { months: 75, whole: false }],
    ['75个月', { months: 75, whole: false }],
    ['很久', null],
  ])('%j', (text, said) => {
    expect(monthsIn(text)).toEqual(said);
  });
});
