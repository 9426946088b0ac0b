import type { Day } from './day.ts';
import { isDay } from './day.ts';
import { halfWidth, withoutSpaces } from './text.ts';

/** Why a 公民身份号码 is refused; `checksum` may be overridden with a reason, because a few wrong cards were issued. */
export type IdFault = 'length' | 'characters' | 'checksum' | 'birth' | 'fifteen' | 'truncated';

export type CheckedId =
  | { readonly ok: true; readonly id: string; readonly repaired: readonly string[] }
  | {
      readonly ok: false;
      readonly code: IdFault;
      /** What is wrong and how to mend it, without the number. */
      readonly sentence: string;
      /** For `checksum` the number as it would be stored; for `fifteen` the proposed 18-digit form. */
      readonly id?: string;
    };

const sentences: Record<IdFault, string> = {
  length: '身份证号应为18位，现在的位数不对，请对照证件补全。',
  characters: '身份证号只能是17位数字加一位数字或X，里面有别的字符，请对照证件改正。',
  checksum: '身份证号的校验码不对，很可能有一位录错，请对照证件核对。',
  birth: '身份证号第7至14位不是存在的出生日期，请对照证件核对。',
  fifteen: '这是15位的旧身份证号，可换成算出的18位号码，请对照新证件确认。',
  truncated: '身份证号已被 Excel 截断，后几位已经丢失，请对照证件重新录入（单元格先设为文本）。',
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 prescribes. @throws RangeError when they are not 17 digits */
export function checkDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('Not 17 digits.');
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return '10X98765432'.charAt(sum % 11);
}

function fault(code: IdFault, id?: string): CheckedId {
  return { ok: false, code, sentence: sentences[code], ...(id === undefined ? {} : { id }) };
}

/** Takes off what Excel, web pages and typing leave around the number, and names each repair. */
function clean(text: string): { readonly id: string; readonly repaired: string[] } {
  const repaired: string[] = [];
  const step = (from: string, to: string, name: string) => {
    if (from !== to) repaired.push(name);
    return to;
  };
  const half = step(text, halfWidth(text.replaceAll('\u3000', ' ')), '全角改为半角');
  const tight = step(half, withoutSpaces(half), '去掉空格');
  const bare = step(tight, tight.replace(/^['‘’"“”`´]+|['‘’"“”`´]+$/g, ''), '去掉引号');
  // The multiplication sign, and the Cyrillic and Greek letters, look like X.
  const latin = step(bare, bare.replace(/[×ХхΧχ✕]$/, 'X'), '末位改为字母X');
  return { id: step(latin, latin.replace(/x$/, 'X'), '小写x改为大写'), repaired };
}

/** 15 digits: the century 19 is put in and the check character behind; only proposed, never taken silently. */
function fifteen(id: string): CheckedId {
  const first17 = `${id.slice(0, 6)}19${id.slice(6)}`;
  return idBirth(first17) === null ? fault('birth') : fault('fifteen', first17 + checkDigit(first17));
}

function idBirth(id: string): Day | null {
  const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  return isDay(day) ? day : null;
}

/**
 * Checks a 公民身份号码 by GB 11643-1999. The region prefix is not looked up: abolished counties live on in people's numbers.
 * @param value a text, or the number that a sheet holds: Excel keeps 15 digits, the rest of such a number is lost
 */
export function checkIdNumber(value: string | number): CheckedId {
  if (typeof value === 'number' && value > 999_999_999_999_999) return fault('truncated');
  const { id, repaired } = clean(String(value));
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(id)) return fault('truncated');
  if (/^\d{15}$/.test(id)) return fifteen(id);
  if (/[^0-9X]/.test(id) || /X./.test(id)) return fault('characters');
  if (id.length !== 18) return fault('length');
  const right = checkDigit(id.slice(0, 17)) === id.slice(17);
  if (!right && id.endsWith('000')) return fault('truncated');
  if (idBirth(id) === null) return fault('birth');
  return right ? { ok: true, id, repaired } : fault('checksum', id);
}

const shape = /^\d{17}[\dX]$/;

/** The birth day in an 18-digit number, whatever its check character; null when there is none. */
export function idBirthDay(id: string): Day | null {
  return shape.test(id) ? idBirth(id) : null;
}

/** The sex in an 18-digit number: '1' 男 where the 17th digit is odd, '2' 女 where it is even; null when it is no such number. */
export function idSex(id: string): '1' | '2' | null {
  if (!shape.test(id)) return null;
  return Number(id[16]) % 2 === 1 ? '1' : '2';
}

/** 110***********1234: the first three and the last four; a shorter number is hidden whole. */
export function maskId(id: string): string {
  if (id === '') return '';
  return id.length < 15 ? '***' : `${id.slice(0, 3)}${'*'.repeat(id.length - 7)}${id.slice(-4)}`;
}
