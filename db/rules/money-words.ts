/** 金额大写: an amount as it is written out on vouchers, 《票据法》 and 《正确填写票据和结算凭证的基本规定》 (支付结算办法附一). */

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const units = ['', '拾', '佰', '仟'] as const;
const groups = ['', '万', '亿', '万亿'] as const;

/** Up to four digits in words, without the zeros at its end. */
function groupWords(group: string): string {
  return [...group]
    .map((digit, place) =>
      digit === '0' ? '零' : `${digits[Number(digit)] ?? ''}${units[group.length - 1 - place] ?? ''}`,
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

function wholeWords(yuan: number): string {
  const text = String(yuan);
  const count = Math.ceil(text.length / 4);
  const parts = Array.from({ length: count }, (_, place) =>
    text.slice(Math.max(0, text.length - (count - place) * 4), text.length - (count - place - 1) * 4),
  );
  return parts
    .map((part, place) => {
      const words = groupWords(part);
      // A group that is nothing leaves a zero before the next digit.
      return words === '' ? '零' : `${words}${groups[count - 1 - place] ?? ''}`;
    })
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}

/** An amount of 0 or more in 分 as 大写: 123456 → 壹仟贰佰叁拾肆元伍角陆分. @throws RangeError for less than 0 or a part of a 分 */
export function moneyWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= 1e18)
    throw new RangeError('An amount in words is an integer of 分 from 0.');
  if (fen === 0) return '零元整';
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const rest = fen % 10;
  const whole = yuan === 0 ? '' : `${wholeWords(yuan)}元`;
  if (jiao === 0 && rest === 0) return `${whole}整`;
  const tenths = jiao > 0 ? `${digits[jiao] ?? ''}角` : whole === '' ? '' : '零';
  return `${whole}${tenths}${rest > 0 ? `${digits[rest] ?? ''}分` : '整'}`;
}
