/** How far a number format shows a day, and what a number looks like under it. */
import { formatValue } from 'hucre';

/** What a format shows of a serial number. */
export type DayShown = 'day' | 'month' | 'year' | 'time' | 'none';

/**
 * The built-in formats whose code a file leaves out, as Chinese Excel shows them
 * (ECMA-376 part 1, 18.8.30, language zh-cn; 14 follows the system's short date).
 */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The code of a format id, custom codes first; undefined for 常规 and 文本, which show a value as it is. */
export function formatCode(id: number, custom: ReadonlyMap<number, string>): string | undefined {
  const code = custom.get(id) ?? builtIn[id];
  return code === undefined || /^(?:general|@|g\/通用格式)$/iu.test(code.trim()) ? undefined : code;
}

const shown = new Map<string, DayShown>();

/** What a format shows; remembered per code, because a column repeats one format thousands of times. */
export function dayShown(code: string): DayShown {
  const known = shown.get(code);
  if (known !== undefined) return known;
  const found = judge(code);
  if (shown.size < 1000) shown.set(code, found);
  return found;
}

/** Whether a format shows a serial number as a day, a month or a year. */
export function showsDays(code: string | undefined): boolean {
  return code !== undefined && ['day', 'month', 'year'].includes(dayShown(code));
}

function judge(code: string): DayShown {
  const bare = (code.split(';')[0] ?? '')
    .replaceAll(/"[^"]*"|\\.|[*_]./gu, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/giu, '')
    .toLowerCase();
  if (/[#0?]/u.test(bare.replaceAll(/[.,]0+/gu, '')) || bare.includes('general')) return 'none';
  const year = /[ye]/u.test(bare);
  const day = bare.includes('d');
  const clock = /[hs]/u.test(bare);
  const month = clock ? /m{3}|y[^hs]*m|m[^hs]*d/u.test(bare) : bare.includes('m');
  if (year && month && !day) return 'month';
  if (year && !month && !day) return 'year';
  if (day || year || (month && !clock)) return 'day';
  return clock ? 'time' : 'none';
}

/** A number as the format shows it; where the format is beyond reach, as it is. */
export function shownNumber(value: number, code: string | undefined): string {
  if (code !== undefined) {
    try {
      const text = formatValue(value, code).trim();
      if (text !== '') return text;
    } catch {
      return plainNumber(value);
    }
  }
  return plainNumber(value);
}

/** All digits, without an exponent below 10^21; those beyond what a double holds are zeros, as Excel shows them. */
export function plainNumber(value: number): string {
  return String(value);
}
