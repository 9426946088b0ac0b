import { describe, expect, it } from 'vitest';
import { readHolidayTable } from '../../../../db/rules/calendar/holiday-file.ts';

const table = [
  ['云溪区2027年节假日安排', '', ''],
  ['日期', '名称', '放假/上班'],
  ['2027-02-05', '春节', '放假'],
  ['2027年2月6日', '春节', '休'],
  ['2027.2.20', '春节', '上班'],
  ['', '', ''],
];

describe('a holiday table', () => {
  it('is read below its heading, however the day is written', () => {
    expect(readHolidayTable(table, 2027)).toEqual({
      days: [
        { day: '2027-02-05', name: '春节', off: true },
        { day: '2027-02-06', name: '春节', off: true },
        { day: '2027-02-20', name: '春节', off: false },
      ],
    });
  });

  it('of another year is refused, and says of which year it is', () => {
    const read = readHolidayTable(table, 2028);
    expect(read).toEqual({ faults: [expect.stringContaining('有 3 天是 2027 年的，一天也不是这一年的')] });
  });

  it('may begin in the last days of the year before, but not hold a day of next year', () => {
    const newYear = [...table, ['2026-12-31', '元旦', '放假']];
    expect('days' in readHolidayTable(newYear, 2027)).toBe(true);
    const mixed = readHolidayTable([...table, ['2028-01-01', '元旦', '放假']], 2027);
    expect(mixed).toEqual({ faults: [expect.stringContaining('有 1 天是 2028 年的')] });
  });

  it.each([
    [
      [
        ['日期', '名称', '安排'],
        ['2027-13-01', '春节', '放假'],
      ],
      '看不懂日期',
    ],
    [
      [
        ['日期', '名称', '安排'],
        ['2027-02', '春节', '放假'],
      ],
      '看不懂日期',
    ],
    [
      [
        ['日期', '名称', '安排'],
        ['2027-02-05', '春节', '也许'],
      ],
      '不是“放假”或“上班”',
    ],
    [
      [
        ['日期', '名称', '安排'],
        ['2027-02-05', '春节', '放假'],
        ['2027-02-05', '春节', '上班'],
      ],
      '两处不一样',
    ],
    [
      [
        ['姓名', '电话'],
        ['甲', '1'],
      ],
      '没有找到“日期”',
    ],
    [[['日期', '名称', '安排']], '没有一行日期'],
  ])('with a fault is refused and names it: %#', (rows, words) => {
    const read = readHolidayTable(rows, 2027);
    expect('faults' in read && read.faults.join('')).toContain(words);
  });
});
