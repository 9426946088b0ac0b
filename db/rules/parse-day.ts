import { Temporal } from 'temporal-polyfill';
import { arabicDay } from './chinese-numerals.ts';
import type { Day } from './day.ts';
import { dayRange, daysInMonth } from './day.ts';
import { halfWidth } from './text.ts';

export type ParsedDay =
  | {
      /** Null where the cell says that there is no day (空, 不详, 无, —, 至今). */
      readonly day: Day | null;
      /** What was changed on the way, for the clerk to see. */
      readonly repaired: string | null;
      /** What only the clerk can decide. */
      readonly doubt: string | null;
    }
  | { readonly error: string };

interface Options {
  /** The workbook counts its days from 1904 (old Macintosh files). */
  readonly serial1904?: boolean;
  /** The text lost its cell type on the way (CSV, paste): 1990.1 is then as doubtful as the number. */
  readonly untyped?: boolean;
}

interface Found {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly repaired?: string;
  readonly doubt?: string;
}

const unreadable = '看不懂这个日期，请写成 1990、1990.05 或 1990-05-01。';
const century = '年份只有两位，请确认是哪个世纪。';
const monthOrder = '月和日的先后看不准，请确认。';
const octoberLost = '可能是1月，也可能是10月：Excel 会把 1990.10 存成 1990.1，请确认。';
const nothing =
  /^(?:不详|不清楚|不明|未知|待查|待定|暂无|暂缺|没有|空|无|无记录|至今|现在|今|n\/?a|null|none|[-—–－―~～_/\\.]+)?$/i;

/** Words behind a day that say what it is the day of, or that it goes on. */
const trailing =
  /(?:[-—–~～至到]+(?:至今|今|现在)|至今|迄今|以来|至|出生|起|生|入党|入团|入职|毕业|参加工作|任现职|任职|左右|前后)+$/;

/**
 * Reads a day out of an office table: 1990.5, 1990年5月, 199005, 19900501, 1990-05-01, 1990/5/1, 90.5, 1990, full-width digits,
 * 一九九〇年五月, Excel serials of 10000–80000, with 至今 and the like behind it. Never adds a month or a day that is not there.
 * @returns the day, or the sentence why there is none; the sentence does not repeat the cell
 */
export function parseDay(value: string | number, options: Options = {}): ParsedDay {
  if (typeof value === 'number') return settle(fromNumber(value, options));
  const { text, repaired, doubt } = clean(value);
  if (nothing.test(text)) return { day: null, repaired: null, doubt: null };
  const found = fromText(text, options);
  if (typeof found === 'string') return { error: found };
  return settle({
    ...found,
    ...join('repaired', repaired, found.repaired),
    ...join('doubt', doubt, found.doubt),
  });
}

function join(key: 'repaired' | 'doubt', ...sentences: readonly (string | undefined)[]): Partial<Found> {
  const said = sentences.filter((sentence) => sentence !== undefined);
  return said.length === 0 ? {} : { [key]: said.join('') };
}

/** Takes off what stands around the day, and says so where it carried meaning. */
function clean(value: string): { text: string; repaired?: string; doubt?: string } {
  const plain = arabicDay(
    halfWidth(value)
      .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
      .trim()
      .replace(/^['‘’"“”`]+|['‘’"“”]+$/g, ''),
  )
    .replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
    .replace(/(\d)\s+(?=\d)/g, '$1-')
    .replace(/\s/g, '')
    .replace(/(\d)[‐‑–—―−](?=\d)/g, '$1-')
    .replace(/(\d)。(?=\d)/g, '$1.')
    .replace(/月份/g, '月');
  if (nothing.test(plain)) return { text: plain };
  const core = plain
    // Other brackets with figures may hold a second day: that is not ours to drop.
    .replace(/\((?:[^()]*岁[^()]*|[^()\d]*)\)$/, '')
    .replace(/^(?:大?约|自|从)/, '')
    .replace(trailing, '')
    .replace(/[.,。、;-]+$/, '');
  const about = /约|左右|前后/.test(plain);
  if (core === plain) return { text: core };
  if (about) return { text: core, doubt: '原文写的是大约的时间，请确认。' };
  return /[\p{L}()]/u.test(plain.slice(core.length)) || /^[自从]/.test(plain)
    ? { text: core, repaired: '去掉日期前后的文字。' }
    : { text: core };
}

function fromNumber(value: number, options: Options): Found | string {
  if (!Number.isFinite(value) || value < 0) return unreadable;
  if (value >= 10_000 && value <= 80_000) return fromSerial(Math.floor(value), options);
  // A number such as 1990.05 may carry the noise of binary fractions.
  return fromText(String(Number(value.toFixed(6))), { ...options, untyped: true });
}

function fromSerial(serial: number, options: Options): Found {
  const origin = options.serial1904 === true ? '1904-01-01' : '1899-12-30';
  const { year, month, day } = Temporal.PlainDate.from(origin).add({ days: serial });
  return { year, month, day, repaired: '由 Excel 日期序号换算。' };
}

function fullYear(text: string): Pick<Found, 'year' | 'doubt'> {
  if (text.length === 4) return { year: Number(text) };
  const short = Number(text);
  return { year: short + (short >= 30 ? 1900 : 2000), doubt: century };
}

function fromText(text: string, options: Options): Found | string {
  if (/^\d+(?:\.0+)?$/.test(text)) return fromDigits(text.replace(/\.0+$/, ''), options);
  if (/^\d{5}\.\d+$/.test(text)) return fromDigits(text.slice(0, 5), options);
  const year = /^(\d{4}|\d{2})年$/.exec(text);
  if (year?.[1] !== undefined) return fullYear(year[1]);
  const [, y, m, d] = /^(\d{4}|\d{2})[-./,、_·年](\d{1,2})(?:月|(?:[-./,、_·]|月)(\d{1,2})[日号]?)?$/.exec(text) ?? [];
  if (y !== undefined && m !== undefined) {
    const slashes = d !== undefined && y.length === 2 && !text.includes('年') ? monthFirst(text) : undefined;
    if (slashes !== undefined) return slashes;
    const lost = options.untyped === true && d === undefined && /^\d{4}\.1$/.test(text);
    return { ...fullYear(y), ...(lost ? { doubt: octoberLost } : {}), month: Number(m), day: whole(d) };
  }
  return monthFirst(text) ?? monthDashYear(text) ?? unreadable;
}

const whole = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** 5/1/1990 and 5/1/90, as Excel shows days in other languages; undefined when the year is more likely in front. */
function monthFirst(text: string): Found | undefined {
  const [, m, d, y] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text) ?? [];
  if (m === undefined || d === undefined || y === undefined) return undefined;
  const yearInFront = y.length === 2 && m.length === 2 && Number(y) <= 31 && Number(d) <= 12;
  if (yearInFront || Number(m) > 12) return undefined;
  return { month: Number(m), day: Number(d), ...fullYear(y), doubt: monthOrder + (y.length === 2 ? century : '') };
}

/** 5月-90: what Chinese Excel makes of a typed 90-5. */
function monthDashYear(text: string): Found | undefined {
  const [, m, y] = /^(\d{1,2})月-(\d{2})$/.exec(text) ?? [];
  return m === undefined || y === undefined ? undefined : { month: Number(m), ...fullYear(y) };
}

/** Digits alone: 1990, 199005, 19900501, 900501, or the serial of a day. Zeros in place of month or day mean unknown. */
function fromDigits(text: string, options: Options): Found | string {
  if (text.length === 4) return { year: Number(text) };
  if (text.length === 5) {
    const serial = Number(text);
    return serial >= 10_000 && serial <= 80_000 ? fromSerial(serial, options) : unreadable;
  }
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  if (text.length === 6) {
    if (year >= dayRange.first && year <= dayRange.last) return month === 0 ? unknownPart(year) : { year, month };
    return { ...fullYear(text.slice(0, 2)), month: Number(text.slice(2, 4)), day: Number(text.slice(4, 6)) };
  }
  if (text.length !== 8) return unreadable;
  const day = Number(text.slice(6, 8));
  if (month === 0 && day === 0) return unknownPart(year);
  return day === 0 ? unknownPart(year, month) : { year, month, day };
}

function unknownPart(year: number, month?: number): Found {
  return { year, month, repaired: '原文用 00 表示不详的月或日，已略去。' };
}

/** Refuses what does not exist, else writes the day. */
function settle(found: Found | string): ParsedDay {
  if (typeof found === 'string') return { error: found };
  const { year, month, day } = found;
  if (year < dayRange.first || year > dayRange.last) {
    return { error: `年份应在 ${dayRange.first} 到 ${dayRange.last} 之间，请改正。` };
  }
  if (month !== undefined && (month < 1 || month > 12)) return { error: `没有${month}月，请改正。` };
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month))) {
    return { error: `日期不存在：这一年的${month}月没有${day}日，请改正。` };
  }
  const parts = [year, month, day].filter((part) => part !== undefined);
  return {
    day: parts.map((part) => String(part).padStart(2, '0')).join('-'),
    repaired: found.repaired ?? null,
    doubt: found.doubt ?? null,
  };
}
