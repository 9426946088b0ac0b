/** Money: an integer in 分, typed and shown in 元. Computed on digits, so that no binary fraction ever gets in. */
import { halfWidth, withoutSpaces } from './text.ts';

export type ParsedMoney =
  | { readonly fen: number | null; readonly repaired: string | null }
  | { readonly error: string };

const unreadable = '看不懂这个金额，请写成 3000 或 3,000.50（单位元）。';
const tooLarge = '金额太大，请检查单位是不是元。';
/** As large as a field takes: a hundred thousand million 元. */
const largest = 1e13;

/** Digits of a decimal number as an integer scaled by 10 to `places`, rounded half up; null when it has more digits than are safe. */
function scaled(whole: string, fraction: string, places: number): { readonly value: number; readonly exact: boolean } {
  const padded = fraction.padEnd(places + 1, '0');
  const value = Number(whole + padded.slice(0, places));
  const rest = padded.slice(places);
  return { value: value + (rest.charAt(0) >= '5' ? 1 : 0), exact: /^0*$/.test(rest) };
}

/**
 * Reads an amount in 元: 3000, 3,000.50, ￥3000, 3000元/月, 1.2万元. More than two decimals are rounded to 分 and said.
 * @param value a text, or the number that a sheet holds (its binary noise beyond 15 digits is dropped)
 */
export function parseMoney(value: string | number): ParsedMoney {
  if (typeof value === 'number' && !Number.isFinite(value)) return { error: unreadable };
  const raw = typeof value === 'number' ? plainNumber(value) : withoutSpaces(halfWidth(value)).replaceAll('，', ',');
  if (/^(?:无|没有|暂无|不详|[-—–/\\]+)?$/.test(raw)) return { fen: null, repaired: null };
  const [, sign, digits, unit] =
    /^(?:人民币|RMB|CNY|[¥￥])?([-−])?(?:[¥￥])?(\d[\d,]*(?:\.\d*)?|\.\d+)(万)?(?:元|圆|块)?(?:整|正)?(?:\/月|\/年|每月|每年)?$/i.exec(
      raw,
    ) ?? [];
  if (digits === undefined || !/^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)?(?:\.\d*)?$/.test(digits))
    return { error: unreadable };
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
  if (whole.length > 14) return { error: tooLarge };
  const { value: fen, exact } = scaled(whole, fraction, unit === undefined ? 2 : 6);
  if (fen > largest) return { error: tooLarge };
  return { fen: sign !== undefined && fen !== 0 ? -fen : fen, repaired: exact ? null : '金额四舍五入到分。' };
}

/** The decimal digits of a number cell, never in scientific form. */
function plainNumber(value: number): string {
  const shortest = String(Number(value.toPrecision(15)));
  return shortest.includes('e') ? value.toFixed(2) : shortest;
}

export interface MoneyStyle {
  /** 元 unless told; 万元 shows up to six decimals, as many as there are. */
  readonly unit?: '元' | '万元';
  /** Puts the unit behind. */
  readonly suffix?: boolean;
  /** Thousands separators, on unless switched off. */
  readonly grouped?: boolean;
  /** 'always' (default): 元 with two decimals; 'needed': none where there are no 分. */
  readonly decimals?: 'always' | 'needed';
}

/** An amount in 分 as text in 元 or 万元: 123456 → 1,234.56. @throws RangeError when it is no safe integer */
export function formatMoney(fen: number, style: MoneyStyle = {}): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('Money is an integer in 分.');
  const unit = style.unit ?? '元';
  const places = unit === '元' ? 2 : 6;
  const digits = String(Math.abs(fen)).padStart(places + 1, '0');
  const whole = digits.slice(0, -places);
  const all = digits.slice(-places);
  const fraction =
    unit === '万元' ? all.replace(/0+$/, '') : style.decimals === 'needed' ? all.replace(/^00$/, '') : all;
  const grouped = style.grouped === false ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}${style.suffix === true ? unit : ''}`;
}
