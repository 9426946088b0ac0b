/** Which passwords are refused, and why. Length counts most: no rule demands digits, capitals or signs (NIST SP 800-63B §5.1.1.2). */
import { isCommonPassword } from './common-passwords.ts';
import { pinyinOf } from './rules/pinyin.ts';

const shortest = 8;
const longest = 128;

/** Runs that fingers and counters make; looked for forwards and backwards. */
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '!@#$%^&*()',
].flatMap((run) => [run, [...run].toReversed().join('')]);

/** Whether the text is one piece, at most a third of it long, said over and over: aaaaaaaa, abcabcabc, 12121212. */
function repeats(text: string): boolean {
  for (let length = 1; length * 2 <= text.length; length += 1) {
    const whole = text.slice(0, length).repeat(Math.ceil(text.length / length));
    if (whole.startsWith(text) && (length <= 4 || length * 3 <= text.length)) return true;
  }
  return false;
}

/** Whether the text is made of two or fewer runs of neighbouring characters: 12345678, abcd4321, qwertyui, 1234qwer. */
function runsOn(text: string): boolean {
  if (text === '') return false;
  let rest = text;
  for (let pieces = 0; rest !== ''; pieces += 1) {
    const length = longestRun(rest);
    if (pieces === 2 || length < 3) return false;
    rest = rest.slice(length);
  }
  return true;
}

/** How many characters from the start stand in one run. */
function longestRun(text: string): number {
  let length = text.length;
  while (length > 0 && !runs.some((run) => run.includes(text.slice(0, length)))) length -= 1;
  return length;
}

/** Whether digits alone read as a day (19900101) or a mobile number: both are known to every colleague. */
function isDayOrPhone(text: string): boolean {
  return /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text) || /^1[3-9]\d{9}$/.test(text);
}

/** The ways in which a name is typed: as it is, without 街道 or 办事处, in pinyin and its initials. */
function spellings(name: string): readonly string[] {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  const short = plain.replace(/(街道办事处|街道办|街道|办事处|镇|乡)$/u, '');
  return [plain, short]
    .filter((form) => form.length > 1)
    .flatMap((form) => {
      const { full, initials } = pinyinOf(form);
      return [form, full, initials];
    })
    .filter((form) => form.length > 1)
    .toSorted((a, b) => b.length - a.length);
}

/** Whether the password is a name with little around it. */
function isMadeOfName(text: string, names: readonly string[]): boolean {
  return names.flatMap(spellings).some((name) => {
    if (!text.includes(name)) return false;
    const rest = text.replaceAll(name, '').replace(/[^\p{L}\p{N}]/gu, '');
    const isLong = name.length >= 4 || /\p{Script=Han}/u.test(name);
    return rest === '' || runsOn(rest) || repeats(rest) || isDayOrPhone(rest) || (isLong && rest.length < 5);
  });
}

/**
 * Why a password is refused, or null where it is good. Judged as it is kept: full-width and combined forms made one.
 * @param names of the account and the street (街道): a password made of them is refused, also in pinyin
 */
export function passwordFault(password: string, names: readonly string[] = []): string | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < shortest)
    return `密码至少要 ${shortest} 个字符，现在是 ${length} 个。可以用几个不相干的词连起来，好记又难猜。`;
  if (length > longest) return `密码不能超过 ${longest} 个字符，请改短。`;
  if (/[\p{Cc}\p{Cf}]/u.test(text)) return '密码里有看不见的字符（可能是粘贴带来的），请手工输入。';
  const lower = text.toLowerCase();
  // Signs hung on at the end change nothing for whoever guesses.
  const bare = lower.replace(/[^\p{L}\p{N}]+$/u, '');
  if (repeats(lower) || repeats(bare)) return '密码不能是同一个字符或同一段的重复，请换一个。';
  if (isDayOrPhone(bare)) return '密码不能只是日期或手机号，同事都可能知道，请换一个。';
  if (isCommonPassword(lower) || isCommonPassword(bare)) return '这个密码太常用，别人一试就中，请换一个。';
  if (runsOn(lower) || runsOn(bare))
    return '密码不能是连续的数字、字母或键盘上相邻的键（如 12345678、qwertyui），请换一个。';
  if (isMadeOfName(lower, names)) return '密码不能由街道名称或账号名称（包括拼音）加简单数字组成，请换一个。';
  return null;
}
