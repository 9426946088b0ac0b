import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayStyle } from '../../../db/rules/day.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { parseDay } from '../../../db/rules/parse-day.ts';
import { anyDay, exactDayBetween, textOf } from './arbitraries.ts';

describe('a cell that holds a day', () => {
  it.each<[string | number, string]>([
    ['1990.5', '1990-05'],
    ['1990.05', '1990-05'],
    ['1990.10', '1990-10'],
    [1990.5, '1990-05'],
    [1990.05, '1990-05'],
    [1990.12, '1990-12'],
    ['1990年5月', '1990-05'],
    ['1990年05月01日', '1990-05-01'],
    ['1990年5月1号', '1990-05-01'],
    ['1990年', '1990'],
    ['1990年元月', '1990-01'],
    ['199005', '1990-05'],
    [199005, '1990-05'],
    ['19900501', '1990-05-01'],
    [19900501, '1990-05-01'],
    ['1990-05-01', '1990-05-01'],
    ['1990/5/1', '1990-05-01'],
    ['1990.5.1', '1990-05-01'],
    ['1990、5', '1990-05'],
    ['1990—05', '1990-05'],
    ['1990。5', '1990-05'],
    ['1990年5月份', '1990-05'],
    ['1990', '1990'],
    [1990, '1990'],
    ['１９９０．５', '1990-05'],
    ['１９９０年５月', '1990-05'],
    ['一九九〇年五月', '1990-05'],
    ['一九九○年十二月三十一日', '1990-12-31'],
    ['二〇〇五年十月二十日', '2005-10-20'],
    [' 1990 年 5 月 ', '1990-05'],
    ['1990 5 1', '1990-05-01'],
    ['1990-05-01 00:00:00', '1990-05-01'],
    ['1990-05-01T00:00:00.000Z', '1990-05-01'],
    ["'1990.05", '1990-05'],
    ['1990.05.', '1990-05'],
  ])('%j is read as %s without a remark', (cell, day) => {
    expect(parseDay(cell)).toEqual({ day, repaired: null, doubt: null });
  });

  it.each<[string | number, string, RegExp]>([
    [45_000, '2023-03-15', /Excel 日期序号/],
    ['45000', '2023-03-15', /Excel 日期序号/],
    [32_994.75, '1990-05-01', /Excel 日期序号/],
    ['2018.09至今', '2018-09', /去掉/],
    ['2018年9月—至今', '2018-09', /去掉/],
    ['2018年以来', '2018', /去掉/],
    ['1990.05（35岁）', '1990-05', /去掉/],
    ['1990年5月至', '1990-05', /去掉/],
    ['1990.5（团员）', '1990-05', /去掉/],
    ['2010.07入党', '2010-07', /去掉/],
    ['19900500', '1990-05', /00/],
    ['19900000', '1990', /00/],
    [199_000, '1990', /00/],
  ])('%j is repaired to %s, and says so', (cell, day, sentence) => {
    expect(parseDay(cell)).toEqual({ day, repaired: expect.stringMatching(sentence), doubt: null });
  });

  it.each<[string | number, string, RegExp]>([
    ['90.5', '1990-05', /世纪/],
    [90.5, '1990-05', /世纪/],
    ['90年5月', '1990-05', /世纪/],
    ['九〇年五月', '1990-05', /世纪/],
    ['05.12', '2005-12', /世纪/],
    ['900501', '1990-05-01', /世纪/],
    [1990.1, '1990-01', /1月，也可能是10月/],
    ['5/1/1990', '1990-05-01', /先后/],
    ['5/1/90', '1990-05-01', /先后.*世纪/],
    ['5月-90', '1990-05', /世纪/],
    ['1990年5月左右', '1990-05', /大约/],
    ['约1990年', '1990', /大约/],
  ])('%j is read as %s, but asks', (cell, day, sentence) => {
    expect(parseDay(cell)).toEqual({ day, repaired: null, doubt: expect.stringMatching(sentence) });
  });

  it('asks about 1990.1 as text only where the text was a number once', () => {
    expect(parseDay('1990.1')).toEqual({ day: '1990-01', repaired: null, doubt: null });
    expect(parseDay('1990.1', { untyped: true })).toEqual({
      day: '1990-01',
      repaired: null,
      doubt: expect.stringMatching(/10月/),
    });
    expect(parseDay('1990.10', { untyped: true })).toEqual({ day: '1990-10', repaired: null, doubt: null });
  });

  it('counts serials from 1904 where the workbook does', () => {
    expect(parseDay(43_538, { serial1904: true })).toMatchObject({ day: '2023-03-15' });
  });
});

describe('a cell that says there is no day', () => {
  it.each(['', '  ', '不详', '无', '—', '--', '/', '至今', 'N/A', '　'])('%j is nothing', (cell) => {
    expect(parseDay(cell)).toEqual({ day: null, repaired: null, doubt: null });
  });
});

describe('a cell that holds no day', () => {
  it.each<[string | number, RegExp]>([
    ['1990-02-30', /2月没有30日/],
    ['2023-02-29', /2月没有29日/],
    ['1990.13', /没有13月/],
    [1990.13, /没有13月/],
    ['1890.05', /1900 到 2100/],
    ['2018.09-2021.06', /看不懂/],
    ['张三', /看不懂/],
    ['1990.05（档案1989.05）', /看不懂/],
    ['2018—2021', /看不懂/],
    [90, /看不懂/],
    [5, /看不懂/],
    [-45_000, /看不懂/],
    [Number.NaN, /看不懂/],
    [80_000, /1900 到 2100/],
    ['19901301', /没有13月/],
    ['9909901990050112', /看不懂/],
    ['二零一八年廿三日', /看不懂/],
    ['1990.123', /看不懂/],
  ])('%j is refused with a sentence', (cell, sentence) => {
    expect(parseDay(cell)).toEqual({ error: expect.stringMatching(sentence) });
  });
});

describe('reading', () => {
  const styles: readonly DayStyle[] = ['1990.05', '1990年5月', '1990-05-01', '1990.05.01', '1990年5月1日', '199005'];

  it('takes back every written day as far as it was written', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...styles), (day, style) => {
        const written = formatDay(day, style);
        const shown = style.includes('1990.05.01') || /01$|1日$/.test(style) ? day : day.slice(0, 7);
        expect(parseDay(written)).toEqual({ day: shown, repaired: null, doubt: null });
      }),
    );
  });

  it('turns the serial of every day into that day', () => {
    fc.assert(
      fc.property(exactDayBetween(1930, 2099), (day) => {
        const epoch = new Date('1899-12-30T00:00:00Z').getTime();
        const serial = (new Date(`${day}T00:00:00Z`).getTime() - epoch) / 86_400_000;
        expect(parseDay(serial)).toMatchObject({ day });
      }),
    );
  });

  it('never throws, and answers with a day that exists or a sentence without the cell', () => {
    const likely = textOf('0123456789年月日.-/至今一九十 ’（）岁约', { maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), likely, fc.double()), (cell) => {
        const read = parseDay(cell);
        const found = 'error' in read ? [] : [read.day ?? '2000'];
        const refused = 'error' in read ? [read.error] : [];
        expect(found.every(isDay)).toBe(true);
        expect(refused.every((sentence) => sentence.endsWith('。') && !/\d{5}/.test(sentence))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
