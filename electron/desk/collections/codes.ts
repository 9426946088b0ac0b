/**
 * The codes by which a table and each of its rows are known again, whatever was done to the file: 采集编号 `CJ7XM2KQ4T` of a
 * community's part, and `CJ7XM2KQ4T-0A1-9VF` of a row. The last characters are a check, because Excel counts a dragged
 * code up and people mend what they do not know.
 */
import { createHash, randomInt } from 'node:crypto';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';

/** Without I L O U, which are misread. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'CJ';
const randomLength = 6;
const partCheck = 2;
const placeLength = 3;
const rowCheck = 3;

/** Rows that a part may have: what three characters count. */
export const mostRows = letters.length ** placeLength;

function checkOf(text: string, length: number): string {
  const digest = createHash('sha256').update(`collection ${text}`).digest();
  return Array.from({ length }, (_, i) => letters[(digest[i] ?? 0) % letters.length]).join('');
}

/** A part's code. @param pick a whole number below the one it is given */
export function partCode(pick: (below: number) => number): string {
  const body = Array.from({ length: randomLength }, () => letters[pick(letters.length)]).join('');
  return `${prefix}${body}${checkOf(body, partCheck)}`;
}

/** A new code of a part. */
export function newPartCode(): string {
  return partCode((below) => randomInt(below));
}

/** The code of a part's row. @param place from 0 */
export function rowCode(part: string, place: number): string {
  let rest = place;
  let counted = '';
  for (let i = 0; i < placeLength; i++) {
    counted = (letters[rest % letters.length] ?? '0') + counted;
    rest = Math.floor(rest / letters.length);
  }
  return `${part}-${counted}-${checkOf(`${part}${counted}`, rowCheck)}`;
}

const character = '[0-9A-HJKMNP-TV-Z]';
const partPattern = new RegExp(`${prefix}(${character}{${randomLength}})(${character}{${partCheck}})`, 'gu');
const rowPattern = new RegExp(
  `^(${prefix}${character}{${randomLength + partCheck}})-(${character}{${placeLength}})-(${character}{${rowCheck}})$`,
  'u',
);
/** What was a row's code once. */
const likeRow = /^CJ[0-9A-Z]{5,10}[^0-9A-Z].{2,12}$/u;

const plain = (text: string): string => withoutSpaces(halfWidth(text)).toUpperCase();

export type ReadRowCode =
  | { readonly kind: 'row'; readonly key: string; readonly part: string }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'none' };

/** Reads the text of a cell as a row's code. */
export function readRowCode(text: string): ReadRowCode {
  if (text.length < 12 || text.length > 30) return { kind: 'none' };
  const code = plain(text);
  const [, part, counted, check] = rowPattern.exec(code) ?? [];
  if (part !== undefined && counted !== undefined && check === checkOf(`${part}${counted}`, rowCheck)) {
    return { kind: 'row', key: code, part };
  }
  return likeRow.test(code) ? { kind: 'damaged' } : { kind: 'none' };
}

/** The codes of parts that stand in a text, such as “采集编号：CJ7XM2KQ4T”. */
export function partCodesIn(text: string): readonly string[] {
  return [...plain(text).matchAll(partPattern)].flatMap(([code, body, check]) =>
    body !== undefined && check === checkOf(body, partCheck) ? [code] : [],
  );
}
