import { describe, expect, it } from 'vitest';
import type { Field, FieldValue } from '../../../../db/registers/model/field.ts';
import type { CellStyle } from '../../../../electron/desk/forms/shapes.ts';
import { writtenText, writtenValue } from '../../../../electron/desk/forms/written-value.ts';

const id = { key: 'id', label: '身份证号', kind: 'idNumber', private: 'id' } satisfies Field;
const phone = { key: 'phone', label: '手机', kind: 'phone', private: 'phone' } satisfies Field;
const day = { key: 'day', label: '出生', kind: 'day' } satisfies Field;
const person = { key: 'name', label: '姓名', kind: 'text', personName: true } satisfies Field;
const political = { key: 'p', label: '政治面貌', kind: 'choice', list: 'political' } satisfies Field;
const months = { key: 'm', label: '年限', kind: 'integer', unit: '月' } satisfies Field;
const pay = { key: 'pay', label: '工资', kind: 'money' } satisfies Field;
const flag = { key: 'f', label: '退役军人', kind: 'flag' } satisfies Field;

describe('a value in a form', () => {
  it.each<[Field, FieldValue, string, CellStyle, string]>([
    [id, '990101199003070012', '', {}, '990101199003070012'],
    [id, '990101199003070012', '', { number: 'last6' }, '070012'],
    [id, '990101199003070012', '', { number: 'spaced' }, '990101 19900307 0012'],
    [phone, '19900001234', '', { number: 'spaced' }, '199 0000 1234'],
    [phone, '19900001234', '', { number: 'masked' }, '199****1234'],
    [day, '1990-05-01', '', {}, '1990.05.01'],
    [day, '1990-05', '', { day: '1990年5月' }, '1990年5月'],
    [day, '1990-05', '', { day: 'date' }, '1990.05'],
    [person, '张三', '', { padded: true }, '张　三'],
    [person, '欧阳锋', '', { padded: true }, '欧阳锋'],
    [political, '01', '中共党员', {}, '中共党员'],
    [political, '01', '中共党员', { words: 'political-short' }, '党员'],
    [months, 75, '', {}, '6年3个月'],
    [months, 75, '', { months: 'years' }, '6'],
    [months, 75, '', { months: 'decimal' }, '6.25'],
    [pay, 370_050, '', {}, '3700.5'],
    [flag, 0, '', {}, '否'],
    [flag, 1, '', { words: 'flag-tick' }, '√'],
    [flag, null, '', { empty: '无' }, '无'],
    [day, null, '', {}, ''],
  ])('%o: %s %s in %o is %s', (field, value, label, style, text) => {
    expect(writtenText(writtenValue(field, value, label, style))).toBe(text);
  });

  it('keeps numbers numbers, so that the sums of the form add up', () => {
    expect(writtenValue(pay, 370_050, '', {})).toEqual({ kind: 'number', value: 3700.5 });
    expect(writtenValue(months, 75, '', { months: 'months' })).toEqual({ kind: 'number', value: 75 });
  });

  it('writes a real date only of a day that is known to the day', () => {
    expect(writtenValue(day, '1990-05-01', '', { day: 'date' })).toEqual({ kind: 'date', day: '1990-05-01' });
    expect(writtenValue(day, '1990', '', { day: 'date' })).toEqual({ kind: 'text', text: '1990' });
  });

  it('marks what Excel shall keep as text', () => {
    expect(writtenValue(id, '990101199003070012', '', { number: 'quoted' })).toMatchObject({ quoted: true });
  });
});
