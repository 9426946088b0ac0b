import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../db/registers/model/field.ts';
import { checkValue } from '../../../../db/registers/model/schema.ts';
import { readText, writeText } from '../../../../renderer/parts/inputs/read-text.ts';

const today = '2026-03-05';

const day: Field = { key: 'on', label: '日期', kind: 'day' };
const money: Field = { key: 'pay', label: '工资', kind: 'money' };
const whole: Field = { key: 'months', label: '月数', kind: 'integer', unit: '月' };
const year: Field = { key: 'year', label: '年度', kind: 'year' };
const rank: Field = { key: 'rank', label: '名次', kind: 'integer', unit: '名' };
const id: Field = { key: 'id_number', label: '公民身份号码', kind: 'idNumber', private: 'id' };
const phone: Field = { key: 'phone', label: '手机号码', kind: 'phone' };
const name: Field = { key: 'name', label: '姓名', kind: 'text', personName: true };
const text: Field = { key: 'note', label: '备注', kind: 'text' };

describe('what is typed into a field', () => {
  it.each([
    ['1990.5', '1990-05'],
    ['1990年5月', '1990-05'],
    ['199005', '1990-05'],
    ['1990-05-01', '1990-05-01'],
    ['１９９０．０５', '1990-05'],
    ['2020', '2020'],
  ])('reads the day %s as %s, never more exact than it was typed', (typed, stored) => {
    expect(readText(day, typed, today).value).toBe(stored);
  });

  it('says how a day was understood, and nothing where it stands as typed', () => {
    expect(readText(day, '199005', today).understood).toContain('1990年5月');
    expect(readText(day, '1990-05', today).understood).toBe('');
  });

  it('says which year a month and day were given', () => {
    expect(readText(day, '11月20日', today)).toMatchObject({ value: '2026-11-20', doubt: '' });
    expect(readText(day, '11月20日', today).understood).toContain('没写年份，按2026年记');
    expect(readText(day, '昨天', today)).toMatchObject({ value: '2026-03-04', understood: '理解为 2026年3月4日。' });
  });

  it('passes on what is no day, so that the check refuses it with its sentence', () => {
    const { value, doubt } = readText(day, '1990.13', today);
    expect(doubt).toContain('13月');
    expect(checkValue(day, value)).toHaveProperty('fault');
  });

  it('reads money in 元 and keeps it in 分', () => {
    expect(readText(money, '3,000.50', today).value).toBe(300_050);
    expect(readText(money, '1.2万', today).understood).toContain('12,000.00元');
    expect(readText(money, '1.2万', today).value).toBe(1_200_000);
    expect(writeText(money, 300_050)).toBe('3000.50');
    expect(writeText(money, 300_000)).toBe('3000');
  });

  it('reads full-width digits of a number and passes on words', () => {
    expect(readText(whole, '１２', today).value).toBe(12);
    expect(readText(whole, '十二', today).value).toBe('十二');
  });

  it('takes a number with the unit of its field, and no other', () => {
    expect(readText(whole, '12个月', today)).toEqual({ value: 12, understood: '理解为 12。', doubt: '' });
    expect(readText(whole, '12天', today).value).toBe('12天');
    expect(readText(year, '2026年', today).value).toBe(2026);
    expect(readText(year, '2026年3月', today).value).toBe('2026年3月');
    expect(readText(rank, '第2名', today).value).toBe(2);
  });

  it('cleans an ID number, and keeps one with a wrong check digit for the check to ask about', () => {
    expect(readText(id, ' 99010119930515124０ ', today).value).toBe('990101199305151240');
    expect(readText(id, '990101199305151245', today).value).toBe('990101199305151245');
  });

  it('writes phone numbers in one form', () => {
    expect(readText(phone, '155 0000 1234', today).value).toBe('15500001234');
  });

  it('takes the spaces out of a name but not out of other text', () => {
    expect(readText(name, '郑 晓禾', today).value).toBe('郑晓禾');
    expect(readText(text, '甲 乙', today).value).toBe('甲 乙');
  });

  it.each([day, money, whole, id, phone, name, text])('takes empty text for nothing in $label', (field) => {
    expect(readText(field, '   ', today).value).toBeNull();
    expect(writeText(field, null)).toBe('');
  });
});
