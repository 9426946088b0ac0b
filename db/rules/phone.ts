/** Telephone numbers as office tables carry them: several in a cell, with spaces, dashes, +86, labels, or as numbers. */
import { halfWidth } from './text.ts';

export type CheckedPhone =
  | {
      /** The numbers joined by 、: mobiles as 11 digits, landlines as 0571-88886666 or 0571-88886666转12; null for an empty cell. */
      readonly text: string | null;
      readonly repaired: string | null;
      readonly doubt: string | null;
    }
  | { readonly error: string };

interface One {
  readonly text: string;
  readonly repaired?: string;
  readonly doubt?: string;
}

const wrong = '电话号码的位数不对：手机号应为11位，固定电话应为区号加7至8位，多个号码用顿号隔开。';
const lost = '电话号码已被 Excel 改成科学计数，请按原件重新录入（单元格先设为文本）。';

const mobile = /^1[3-9]\d{9}$/;
/** 010 and 02x have three digits, all others four. */
const landline = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/;
const local = /^[2-9]\d{6,7}$/;
const service = /^[48]00\d{7}$/;

/** One number of the cell; a text when it is none. */
function readOne(piece: string): One | string {
  const [body = '', extension] = piece.split(/转|分机|ext\.?|#/i);
  const parts = body.split('-').filter((part) => part !== '');
  const joined = body
    .replace(/[-()\s.]/g, '')
    .replace(/^(?:\+|00)?86(?=1[3-9]\d{9}$|0\d{9,11}$)/, '')
    .replace(/^(?:\+|00)86(?=[1-9]\d{8,10}$)/, '0');
  if (mobile.test(joined) && extension === undefined) return { text: joined };
  // A third part after area code and number is the extension: 0571-88886666-12.
  const third = parts.length === 3 && /^0\d{2,3}$/.test(parts[0] ?? '') ? parts[2] : undefined;
  const digits = third === undefined ? joined : `${parts[0]}${parts[1]}`;
  const tail = extension?.replace(/[^\d]/g, '') ?? third;
  const suffix = tail === undefined || tail === '' ? '' : `转${tail}`;
  const [, area, number] = landline.exec(digits) ?? [];
  if (area !== undefined && number !== undefined) return { text: `${area}-${number}${suffix}` };
  if (local.test(digits) || service.test(digits)) return { text: `${digits}${suffix}` };
  if (/^\d{3,6}$/.test(digits) && suffix === '') return { text: digits, doubt: '位数少，像是短号，请确认。' };
  return wrong;
}

/** Number cells lose the 0 of the area code. */
function readNumber(value: number): One | string {
  if (!Number.isSafeInteger(value) || value <= 0) return wrong;
  const plain = readOne(String(value));
  if (typeof plain !== 'string' && plain.doubt === undefined && mobile.test(plain.text)) return plain;
  const withArea = readOne(`0${value}`);
  if (typeof withArea !== 'string' && withArea.doubt === undefined) {
    return { ...withArea, repaired: '补上区号前被 Excel 去掉的0。' };
  }
  return plain;
}

/** The pieces of a cell: split at separators, and between two whole mobile numbers that only a space divides. */
function pieces(text: string): string[] {
  return text
    .split(/[、,;/|\\\n\r\t]+/)
    .flatMap((piece) => piece.trim().split(/(?<=\d{7})\s+(?=(?:\+?86)?[01]\d{2})/))
    .flatMap((piece) => /^\s*(1[3-9]\d{9})[\s-]*(1[3-9]\d{9})\s*$/.exec(piece)?.slice(1) ?? [piece])
    .map((piece) => piece.replace(/\s/g, ''))
    .filter((piece) => piece !== '');
}

/** Reads the numbers of a cell. The sentence of an error does not repeat them. */
export function checkPhone(value: string | number): CheckedPhone {
  let found: (One | string)[];
  let labelled = false;
  if (typeof value === 'number') found = [readNumber(value)];
  else {
    const plain = halfWidth(value)
      .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF'‘’"“”`]/g, '')
      .replace(/[‐‑‒–—―−]/g, '-')
      .trim();
    if (/^(?:无|没有|暂无|不详|[-/\\]+)?$/.test(plain)) return { text: null, repaired: null, doubt: null };
    if (/^\d(?:\.\d+)?E\+?\d+$/i.test(plain)) return { error: lost };
    // 手机：, (办公), 微信同号: words around a number, but not the 转 of an extension.
    const bare = plain
      .replace(/\([^()\d]*\)/g, ' ')
      .replace(/(?!转|分机)[\p{Script=Han}：:]+?(?=转|分机|[^\p{Script=Han}：:]|$)/gu, ' ');
    labelled = bare !== plain;
    found = pieces(bare).map(readOne);
  }
  const faults = found.filter((one) => typeof one === 'string');
  if (faults[0] !== undefined) return { error: faults[0] };
  const numbers = found.filter((one) => typeof one !== 'string');
  if (numbers.length === 0) return { error: wrong };
  const repaired = [labelled ? '去掉号码前后的文字。' : undefined, ...numbers.map((one) => one.repaired)];
  const doubts = numbers.map((one) => one.doubt);
  return {
    text: [...new Set(numbers.map((one) => one.text))].join('、'),
    repaired: [...new Set(repaired)].filter((sentence) => sentence !== undefined).join('') || null,
    doubt: [...new Set(doubts)].filter((sentence) => sentence !== undefined).join('') || null,
  };
}
