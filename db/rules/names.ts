/** Personal names as people write them: rare characters lie outside the basic plane, so names are handled by code points. */
import { halfWidth, withoutSpaces } from './text.ts';

/** Dots that stand for the interpunct of minority and foreign names: bullets, katakana dots, operators, full stops. */
const dots = /[\u00B7\u0387\u30FB\uFF65\u2022\u2027\u2219\u22C5\u25CF\uFE52\uFF61\u3002.]+/gu;

const han = /\p{Script=Han}/u;

/** The characters of a name, each whole. */
export function nameCharacters(name: string): string[] {
  return Array.from(name);
}

/**
 * A name as it is stored: letters in half width, in names with Chinese characters no spaces at all (张 三 is 张三) and every dot
 * the interpunct U+00B7; in other names single spaces and the full stop as written. No character is replaced by another.
 */
export function normaliseName(text: string): string {
  const plain = halfWidth(text).replace(/[\u200B-\u200F\u2060-\u2064\u00AD]/g, '');
  const name = han.test(plain) ? withoutSpaces(plain).replace(dots, '\u00B7') : plain.replace(/\s+/gu, ' ');
  return name.replace(han.test(name) ? /^[\u00B7'‘’"“”`]+|[\u00B7'‘’"“”`]+$/gu : /^[\s'‘’"“”`]+|[\s'‘’"“”`]+$/gu, '');
}

/** For print only: a name of two Chinese characters spread to the width of three, with an ideographic space. */
export function padName(name: string): string {
  const [first, second, ...rest] = nameCharacters(name);
  const two = first !== undefined && second !== undefined && rest.length === 0;
  return two && han.test(first) && han.test(second) ? `${first}\u3000${second}` : name;
}

/** What two spellings of one name share: without spaces and dots, letters small, compatibility characters resolved. */
export function nameKey(name: string): string {
  return withoutSpaces(normaliseName(name)).replace(dots, '').normalize('NFKC').toLowerCase();
}
