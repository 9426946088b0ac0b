/** Days written in Chinese numerals, 一九九〇年五月二十日, made 1990年5月20日. */

const digits = '零一二三四五六七八九';

/** 一九九〇 digit by digit; 〇, ○ and O stand for zero. */
function digitByDigit(text: string): string {
  return Array.from(text.replace(/[〇○Oo]/g, '零'), (c) => String(digits.indexOf(c))).join('');
}

/** 五, 十, 十二, 二十, 三十一, 廿三: up to 99. */
function count(text: string): string {
  const plain = text.replace('廿', '二十').replace('卅', '三十');
  const ten = plain.indexOf('十');
  if (ten < 0) return String(Number(digitByDigit(plain)));
  const tens = ten === 0 ? 1 : digits.indexOf(plain.slice(0, ten));
  const ones = ten === plain.length - 1 ? 0 : digits.indexOf(plain.slice(ten + 1));
  return String(tens * 10 + ones);
}

const whole =
  /^[〇零一二三四五六七八九]$|^[一二三四五六七八九]?十[一二三四五六七八九]?$|^[廿卅][一二三四五六七八九]?$/u;

/** 三 → 3, 十二 → 12, up to 99; null where the text is no such number. */
export function arabicNumber(text: string): number | null {
  return whole.test(text) ? Number(count(text.replace('〇', '零'))) : null;
}

/** The text with the Chinese numerals before 年, 月, 日, 号 as Arabic ones, and 元月, 正月 as 1月; all else unchanged. */
export function arabicDay(text: string): string {
  return text
    .replace(/[〇○零Oo一二三四五六七八九]{2,4}(?=年)/g, digitByDigit)
    .replace(/[元正](?=月)/g, '1')
    .replace(
      /(?:[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[〇零]?[一二三四五六七八九])(?=[月日号])/g,
      count,
    );
}
