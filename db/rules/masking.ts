/** How private values look when they leave the desk, and how such a look is recognised when somebody tries to store it. */
import type { FieldValue, Privacy } from '../registers/model/field.ts';
import { maskId } from './id-number.ts';
import { halfWidth } from './text.ts';

/** 138****5678 for eleven digits and more; the last four of seven to ten; each number of a cell for itself. */
function maskPhone(text: string): string {
  return text.replace(/[^、,，;；/]+/gu, (one) => {
    const digits = one.replace(/\D/g, '');
    if (digits.length < 7) return '***';
    return `${digits.length < 11 ? '' : digits.slice(0, 3)}****${digits.slice(-4)}`;
  });
}

/** 省, 市, 区 or 县 and 街道 or 镇 stay; a 小区 or 社区 is no 区. */
const publicPart =
  /^(?:[^\d\s]{1,8}?(?:省|自治区))?(?:[^\d\s]{1,10}?(?:市|自治州|地区|盟))?(?:[^\d\s]{1,10}?(?:(?<![小社园])区|县|市))?(?:[^\d\s]{1,10}?(?:街道|镇|乡))?/u;

function maskAddress(text: string): string {
  const kept = publicPart.exec(text)?.[0] ?? '';
  return `${kept.includes('*') ? '' : kept}***`;
}

/** 张*, 张**: one star for each further character, three at most. */
function maskName(text: string): string {
  const [first = '', ...rest] = Array.from(text);
  return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 3));
}

function maskNumber(text: string): string {
  return text.length < 8 ? '***' : `***${text.slice(-4)}`;
}

const masks: Record<Privacy, (text: string) => string> = {
  id: maskId,
  phone: maskPhone,
  address: maskAddress,
  name: maskName,
  number: maskNumber,
  text: () => '***',
};

/** The masked form of a value; nothing stays nothing (null or empty text). */
export function mask(value: FieldValue, privacy: Privacy): string | null {
  if (value === null) return null;
  const text = String(value).trim();
  if (text === '') return '';
  const masked = masks[privacy](text);
  // A cell of separators alone has nothing to hide, but must be recognised all the same.
  return looksMasked(masked) ? masked : '***';
}

/**
 * Whether a value came from `mask`: three stars in a row, or a name's one character and its stars. Such a value is never stored.
 * A single star inside a longer text (面积3*5) is none.
 */
export function looksMasked(value: string): boolean {
  const text = halfWidth(value).trim();
  return text.includes('***') || /^.?\*{1,2}$/u.test(text);
}
