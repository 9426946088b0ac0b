/**
 * The password of a parcel. WinZip's AES format derives the key with only 1,000 rounds of PBKDF2 (AE-2 specification), so
 * the password itself has to be long: a thief with the stick can try millions a second.
 */
import { randomInt } from 'node:crypto';
import { DeskError } from '../desk/errors.ts';

/** Without 0 o O, 1 l I i, u v: read aloud, printed small or copied by hand they stay themselves. */
const letters = 'abcdefghjkmnpqrstwxyz23456789';
const groups = 4;
const groupLength = 4;
const shortest = 8;
/** What 7-Zip takes for this format, in bytes. */
const longest = 99;

/** A random password of four groups, `k7mp-w3xd-9fht-tbqe`: 77 bits. */
export function suggestPassword(): string {
  const group = (): string => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

export type PasswordStrength = 'refused' | 'weak' | 'fair' | 'strong';

export interface PasswordJudgement {
  readonly strength: PasswordStrength;
  /** Shown below the field. */
  readonly sentence: string;
}

/** Judges a password for a parcel while it is typed. */
export function judgePassword(password: string): PasswordJudgement {
  const refusal = refusalOf(password);
  if (refusal !== null) return { strength: 'refused', sentence: refusal };
  if (/[^\u0020-\u007e]/u.test(password)) {
    return {
      strength: 'weak',
      sentence:
        '密码含汉字或全角字符：Windows 上的 7-Zip 会把它当成错误密码，收件单位可能打不开。请只用英文字母、数字和符号。',
    };
  }
  const bits = estimatedBits(password);
  if (bits < 45)
    return { strength: 'weak', sentence: '密码偏弱，丢失的U盘可能被试出密码。请加长到 12 位以上，或用“生成密码”。' };
  if (bits < 65) return { strength: 'fair', sentence: '密码强度中等，再加长几位更稳妥。' };
  return { strength: 'strong', sentence: '密码强度足够。请用电话等方式另行告知收件单位，不要和U盘放在一起。' };
}

/**
 * Refuses what no parcel may be written with; a weak password is only warned of.
 *
 * @throws DeskError `parcel-password-refused`
 */
export function checkPassword(password: string): void {
  const refusal = refusalOf(password);
  if (refusal !== null)
    throw new DeskError('parcel-password-refused', refusal, [{ field: 'password', message: refusal }]);
}

function refusalOf(password: string): string | null {
  if (Array.from(password).length < shortest) return `密码至少 ${shortest} 位，请加长。`;
  if (new TextEncoder().encode(password).length > longest)
    return `密码太长，最多 ${longest} 个英文字符（约 33 个汉字）。`;
  if (/[\u0000-\u001f\u007f]/u.test(password)) return '密码含有换行等看不见的字符，请重新输入。';
  if (password.trim() !== password) return '密码的开头或末尾有空格，容易输错，请去掉。';
  return null;
}

/** Rough: the size of the alphabet in use per character, where repeats and runs (aaa, 123, cba) count little. */
function estimatedBits(password: string): number {
  const alphabets: readonly [RegExp, number][] = [
    [/[a-z]/u, 26],
    [/[A-Z]/u, 26],
    [/[0-9]/u, 10],
    [/[^a-zA-Z0-9]/u, 20],
  ];
  const alphabet = alphabets.reduce((sum, [pattern, size]) => (pattern.test(password) ? sum + size : sum), 0);
  let bits = Math.log2(alphabet);
  for (let i = 1; i < password.length; i += 1) {
    const step = Math.abs(password.charCodeAt(i) - password.charCodeAt(i - 1));
    bits += step <= 1 ? 1 : Math.log2(alphabet);
  }
  return bits;
}
