import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../db/rules/day.ts';
import { parseDay } from '../../../db/rules/parse-day.ts';
import { exactTypedDay, parseTypedDay } from '../../../db/rules/typed-day.ts';
import { exactDayBetween } from './arbitraries.ts';

const today = '2026-03-01';

describe('a day typed today', () => {
  it.each([
    ['今天', '2026-03-01'],
    ['昨天', '2026-02-28'],
    ['前天', '2026-02-27'],
    [' 后天', '2026-03-03'],
    ['11月20日', '2026-11-20'],
    ['３月８号', '2026-03-08'],
    ['2026年3月1日', '2026-03-01'],
    ['20260301', '2026-03-01'],
  ])('reads %s as %s', (typed, expected) => {
    expect(exactTypedDay(typed, today)).toBe(expected);
  });

  it.each(['2026-03', '2026', '05/06/2026', '2月30日', '大后天', '', '不详'])('is not sure of %s', (typed) => {
    expect(exactTypedDay(typed, today)).toBeNull();
  });

  it('says that the year is its own addition', () => {
    expect(parseTypedDay('1月2日', today)).toMatchObject({ repaired: '没写年份，按2026年记。' });
  });

  it('reads everything with a year as a list does', () => {
    fc.assert(
      fc.property(
        exactDayBetween(1950, 2050),
        fc.constantFrom('1990-05-01', '1990年5月1日', '1990.05'),
        (day, style) => {
          const text = formatDay(day, style);
          expect(parseTypedDay(text, today)).toEqual(parseDay(text));
        },
      ),
    );
  });
});
