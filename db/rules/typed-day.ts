/** Days as somebody types them today: 昨天, 11月20日. A list of years ago is read by `parseDay` alone. */
import { type Day, firstOf } from './day.ts';
import { type ParsedDay, parseDay } from './parse-day.ts';
import { halfWidth, withoutSpaces } from './text.ts';

const near: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
};

/**
 * Reads a typed day; besides all that `parseDay` reads, a word for a day near today and a month and day of this year.
 * @param today YYYY-MM-DD
 * @returns as `parseDay`; the year that was added is said in `repaired`
 */
export function parseTypedDay(text: string, today: Day): ParsedDay {
  const typed = withoutSpaces(halfWidth(text));
  const away = near[typed];
  if (away !== undefined) return { day: firstOf(today).add({ days: away }).toString(), repaired: null, doubt: null };
  const [, month, date] = /^(\d{1,2})月(\d{1,2})[日号]?$/u.exec(typed) ?? [];
  if (month === undefined || date === undefined) return parseDay(text);
  const read = parseDay(`${today.slice(0, 4)}年${month}月${date}日`);
  return 'error' in read ? read : { ...read, repaired: `没写年份，按${today.slice(0, 4)}年记。` };
}

/**
 * The exact day that was typed, or null where there is none to be sure of: a month, a doubt, no day at all.
 * @param today YYYY-MM-DD
 */
export function exactTypedDay(text: string, today: Day): Day | null {
  const read = parseTypedDay(text, today);
  if ('error' in read || read.day === null || read.day.length < 10 || read.doubt !== null) return null;
  return read.day;
}
