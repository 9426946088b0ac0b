import { describe, expect, it } from 'vitest';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import { emptyCell, textCell, type Cell } from '../../../electron/sheets/cell.ts';
import { readCell } from '../../../electron/sheets/cell-values.ts';

const party: CodeList = {
  key: 'party',
  label: '政治面貌',
  source: '测试',
  values: [
    { code: '01', label: '中共党员', synonyms: ['党员'] },
    { code: '02', label: '中共预备党员', synonyms: ['预备党员'] },
    { code: '03', label: '共青团员', synonyms: ['团员'] },
    { code: '13', label: '群众' },
    { code: '04', label: '民革党员' },
    { code: '05', label: '民盟盟员' },
  ],
};
const field = (kind: Field['kind'], more: object = {}): Field =>
  ({ key: 'x', label: '栏目', kind, ...(kind === 'choice' ? { list: 'party' } : {}), ...more }) as Field;
const number = (value: number, text = String(value)): Cell => ({ value, text, kind: 'number' });
const read = (cell: Cell | string, of: Field) =>
  readCell(typeof cell === 'string' ? textCell(cell) : cell, of, () => party);

describe('any cell', () => {
  it('that is empty keeps what is there, and （清空） clears it', () => {
    expect(read(emptyCell, field('text'))).toMatchObject({ value: undefined, clear: false, error: null });
    expect(read('（清空）', field('idNumber'))).toMatchObject({ value: null, clear: true });
    expect(read('( 清 空 )', field('choice'))).toMatchObject({ value: null, clear: true });
  });

  it('is refused as a formula error, as a formula never computed, and masked', () => {
    expect(read({ value: '#N/A', text: '#N/A', kind: 'error' }, field('text')).error).toContain('公式错误');
    expect(read({ value: null, text: '', kind: 'formula' }, field('text')).error).toContain('没有算出结果');
    expect(read('138****5678', field('phone', { private: 'phone' })).error).toContain('遮盖');
  });

  it('never repeats itself in an error', () => {
    for (const kind of ['idNumber', 'phone', 'day', 'integer', 'money', 'choice', 'flag', 'year'] as const) {
      const { error } = read('秘密#甲乙', field(kind));
      expect(error, kind).not.toBeNull();
      expect(error, kind).not.toContain('秘密');
    }
  });
});

describe('text', () => {
  it('gives names without spaces and says so', () => {
    expect(read('张　三', field('text', { personName: true }))).toMatchObject({
      value: '张三',
      repaired: expect.any(String),
    });
    expect(read('张三', field('text', { personName: true }))).toMatchObject({ value: '张三', repaired: null });
  });

  it('keeps numbers as they are shown, but not those that Excel has cut', () => {
    expect(read(number(8, '008'), field('text')).value).toBe('008');
    expect(read(number(6_222_021_234_567_890_000), field('text')).error).toContain('截断');
  });

  it('loses line breaks in a line, keeps them in long text, and holds to the longest', () => {
    expect(read('东风\n社区', field('text'))).toMatchObject({ value: '东风社区', repaired: '去掉换行。' });
    expect(read('A1\nB2', field('text')).value).toBe('A1 B2');
    expect(read('一\n二', field('longText')).value).toBe('一\n二');
    expect(read('一二三四', field('text', { maxLength: 3 })).error).toContain('最多 3 个字');
  });
});

describe('ID numbers', () => {
  const id = field('idNumber', { private: 'id' });

  it('are repaired, doubted or refused as the rule says', () => {
    expect(read("'99000019860512001x", id)).toMatchObject({ value: '99000019860512001X', doubt: null });
    expect(read("'99000019860512001x", id).repaired).not.toBeNull();
    expect(read('990000198605120011', id)).toMatchObject({ value: '990000198605120011', error: null });
    expect(read('990000198605120011', id).doubt).toContain('校验码');
    expect(read('990000860512001', id).doubt).toContain('15位');
    expect(read(number(990_000_198_605_120_000), id)).toMatchObject({ value: undefined });
    expect(read(number(990_000_198_605_120_000), id).error).toContain('截断');
  });
});

describe('days', () => {
  const day = field('day');
  const date = (value: string, serial: number): Cell => ({ value, text: '随便', kind: 'date', dateSerial: serial });

  it('keep what is known', () => {
    expect(read(date('1990-05', 32_994), day).value).toBe('1990-05');
    expect(read('1990年5月', day).value).toBe('1990-05');
    expect(read(number(45_000), day)).toMatchObject({ value: '2023-03-15', repaired: expect.any(String) });
    expect(read({ ...number(42_000), is1904: true }, day).value).toBe('2018-12-28');
    expect(read(date('1990-05', 32_994), field('day', { exact: true })).error).toContain('写到日');
  });

  it('ask about 1990.1, which may have been 1990.10, but not where the sheet shows 1990.10', () => {
    expect(read(number(1990.1), day).doubt).toContain('10月');
    expect(read({ ...textCell('1990.1'), untyped: true }, day).doubt).toContain('10月');
    expect(read(number(1990.1, '1990.10'), day)).toMatchObject({ value: '1990-10', doubt: null });
    expect(read(number(1990.5), day)).toMatchObject({ value: '1990-05', doubt: null });
  });

  it('give a year to a year field', () => {
    expect(read('2024年度', field('year')).value).toBe(2024);
    expect(read(number(2024), field('year')).value).toBe(2024);
    expect(read(date('2024-05-01', 45_413), field('year'))).toMatchObject({ value: 2024, repaired: '只取年份。' });
    expect(read('去年', field('year')).error).toContain('四位数');
    expect(read(number(24), field('year')).error).not.toBeNull();
  });
});

describe('numbers, money and flags', () => {
  it('lose their units and separators', () => {
    expect(read('1,200人', field('integer', { unit: '人' })).value).toBe(1200);
    expect(read('３５岁', field('integer')).value).toBe(35);
    expect(read('—', field('integer')).value).toBeUndefined();
    expect(read('三十五', field('integer')).value).toBe(35);
    expect(read('十二级', field('integer', { unit: '级' })).value).toBe(12);
    expect(read('三岗五级', field('integer', { unit: '级' })).error).toContain('应是数字');
    expect(read('若干', field('integer')).error).toContain('应是数字');
    expect(read(number(35.5), field('integer')).error).toContain('整数');
    expect(read(number(-1), field('integer', { min: 0 })).error).toContain('不能小于');
  });

  it('drop the noise of computed decimals', () => {
    expect(read(number(0.1 + 0.2), field('decimal')).value).toBe(0.3);
    expect(read(number(88.456), field('decimal', { digits: 1 }))).toMatchObject({
      value: 88.5,
      repaired: '四舍五入到1位小数。',
    });
    expect(read(number(0.985, '98.50%'), field('decimal', { unit: '%' })).value).toBe(98.5);
  });

  it('are money in 分', () => {
    expect(read('3,000.50元', field('money')).value).toBe(300_050);
    expect(read(number(3000.5), field('money')).value).toBe(300_050);
  });

  it.each([
    ['是', 1],
    ['有', 1],
    ['√', 1],
    [' Y ', 1],
    ['否', 0],
    ['无', 0],
    ['×', 0],
    ['0', 0],
  ])('are flags: %s is %s', (text, value) => {
    expect(read(text, field('flag')).value).toBe(value);
  });

  it('take booleans as flags', () => {
    expect(read({ value: true, text: 'TRUE', kind: 'boolean' }, field('flag')).value).toBe(1);
    expect(read('也许', field('flag')).error).toContain('“是”或“否”');
  });
});

describe('choices', () => {
  const choice = field('choice');

  it('are found by label, synonym and code, with spaces and other widths', () => {
    expect(read('党 员', choice).value).toBe('01');
    expect(read('预备党员', choice).value).toBe('02');
    expect(read('13', choice).value).toBe('13');
  });

  it('name the nearest allowed words, the nearest first', () => {
    const { error } = read('共青团圆', choice);
    expect(error).toMatch(/请改成：共青团员、/u);
    expect(error).toContain('下拉框');
  });
});

describe('photos', () => {
  it('do not come in by a sheet', () => {
    expect(read('照片.jpg', field('photo')).error).toContain('照片');
  });
});
