/**
 * Passwords that everybody tries first. Two parts: a list of the top of what leaks made public, and a rule for the habit behind most of
 * the rest: a word that everybody uses (`password-words.ts`) with an ending that everybody hangs on it, or before it. Lower case;
 * eight characters and more, because shorter ones are refused for their length. What only counts or repeats (12345678,
 * abcabcabc) is refused by a rule of its own in `passwords.ts`.
 */
import { passwordEndings, passwordWords } from './password-words.ts';

const words = `
password passw0rd p@ssword p@ssw0rd pa$$word pa55word password1 password12 password123 password1234 password01 passwords
passwort mypassword newpassword yourpassword thepassword mypass123 pass1234 pass12345 passpass passport password! password@123
qwertyui qwertyuiop qwerty123 qwerty12 qwerty1234 qwerty12345 qwerty123456 qwerty321 qwer1234 qwer12345 qwer123456 1234qwer
qwerasdf qwerasdfzxcv qwe123456 qwe12345 qwe1234567 qwe123qwe qwe123asd qweasd123 qweasdzxc qweasdzxc123 qweqwe123 qweqweqwe
123qweasd 123qweasdzxc 123qwe123 123456qwe 12345qwe 1234qwerasdf qazwsxedc qazwsx123 qazwsxedcrfv qaz123456 qazxswedc 1qaz2wsx
1qaz2wsx3edc 1qaz@wsx 1qazxsw2 1qaz1qaz 2wsx3edc !qaz2wsx !qaz@wsx zaq12wsx zaq1zaq1 zaq1xsw2 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
q1w2e3r4 q1w2e3r4t5 1q2w3e4r! q1q1q1q1 1a2b3c4d a1b2c3d4 a1b2c3d4e5 asdfghjk asdfghjkl asdfasdf asdf1234 asdf12345 asd123456
asd123asd asdasdasd asdzxc123 asdfgh123 asdfjkl; 1234asdf zxcvbnm123 zxcvbnm, zxcvbnm,./ zxcvbnm1 zxc123456 zxczxczxc zxcasdqwe
zxcv1234 1z2x3c4v poiuytrewq lkjhgfdsa mnbvcxz123 abcd1234 abcd12345 abcd123456 abc123456 abc12345 abc123abc abc1234567 123456abc
12345abc 1234abcd aa123456 aa123456789 aa12345678 aaa123456 a12345678 a123456789 a1234567 a1234567890 a123456a a123123123 a147258369
123456aa 12345678a 123456789a 1234567a 123456789q q12345678 q123456789 q1234567 qq123456 qq123456789 qq12345678 qq123123 qq5201314
w123456789 z123456789 s123456789 l123456789 x123456789 zz123456 ss123456 xx123456 ww123456 ll123456 as123456 as123456789 aaa111222
woaini520 woaini521 woaini1314 woaini123 woaini1314520 woaini5201314 woaini5201 woaini88 woaini99 woaiwojia woaiwoziji woaizhongguo
woaibeijing woshishui woshinidie woshizhu woshiwo123 woxihuanni wojiushiwo wo123456 wodemima wodemima123 nishizhu nishiwode
5201314a 5201314qq 5201314. 52013140 520131400 5201314520 5201314521 5211314a 13145201 1314520a 1314520520 1314521521 a5201314
q5201314 ai5201314 love5201314 loveyou1314 iloveyou iloveyou1 iloveyou520 iloveyou1314 iloveyou123 ilovechina iloveu520 loveyou520
woaini11 aini1314 aini5201314 mima123456 mima1234 mima12345 mimamima mima1234567 buzhidao buzhidao123 nihao123 nihao123456
nihaoma123 nihaonihao zhongguo zhongguo123 zhonghua zhongguo1 beijing2008 shanghai123 renminbi laopo520 laogong520 laopo1314
laopowoaini baobao520 baobei520 xiaoxin123 wang123456 li123456 zhang123456 liu123456 chen123456 yang123456 wangwang123 tianshi123
147258369 147852369 1472583690 147896325 1478963250 159357456 159753456 1597534682 159357258 741852963 7418529630 963852741 789456123
7894561230 456789123 321654987 123654789 1236547890 963258741 987456321 112233445566 11223344 1122334455 11112222 12341234 12344321
123123123 123321123 123123456 123456654321 1234567890a 01234567890 102030405060 10203040 110110110 110119120 119110120 12301230
88888888 66666666 99999999 888888888 66668888 88886666 86868686 168168168 16881688 18181818 13145200 13141314 52005200 520520520
52052052 520131452 19491001 19901010 20080808 20082008 20102010 20202020 20232023 20242024 20252025 20262026 woaini00 admin123
admin1234 admin12345 admin123456 admin888 admin@123 admin666 adminadmin administrator administrator1 admin2024 admin2025 admin2026
root1234 root123456 rootroot system123 guest123 guest1234 user1234 user123456 test1234 test123456 testtest test12345 welcome1
welcome123 welcome@123 changeme changeme1 changeme123 letmein1 letmein123 default1 default123 computer computer1 internet
windows10 windows11 windows7 huawei123 huawei@123 huawei12#$ lenovo123 xiaomi123 tencent123 wechat123 weixin123 weixin520 alipay123
sunshine sunshine1 princess princess1 football football1 baseball basketball superman superman1 batman123 starwars trustno1
michael1 jennifer jordan23 charlie1 liverpool chelsea1 arsenal1 whatever butterfly chocolate elephant dragon123 monkey123 shadow123
master123 hello123 hello1234 helloworld hello123456 freedom1 killer123 secret123 summer123 summer2024 summer2025 spring2026
office123 office2024 office2025 office2026 shequ123 shequ1234 shequ123456 shequ2024 shequ2025 shequ2026 jiedao123 jiedao123456
jiedao2025 jiedao2026 jiedaoban jiedaoban123 banshichu123 juweihui123 dangjian123 dangyuan123 gongzuo123 renshi123 zzb12345 zzb123456
taizhang123 bangong123 bangongshi bangongshi123 minzheng123 shegong123 zhengfu123 zuzhibu123 rensheju123
`;

const listed: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
const longestWord = Math.max(...[...passwordWords].map((word) => word.length));

/** 1990, 2026; 199005; 19900501 and 900501, also as day and month alone: 0501. */
const dayEndings =
  /^(?:(?:19[4-9]\d|20[0-3]\d)(?:0[1-9]|1[0-2])?|(?:(?:19[4-9]|20[0-3]|[04-9])\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/u;

/** An ending that everybody hangs on, with or without signs around it. */
function isEnding(text: string): boolean {
  const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare === '' || passwordEndings.has(bare) || dayEndings.test(bare);
}

/** Signs and digits that stand for letters: p@ssw0rd, adm1n. */
const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
const undisguised = (text: string, one: string): string =>
  [...text].map((sign) => (sign === '1' || sign === '!' ? one : (disguises[sign] ?? sign))).join('');

function isWord(text: string): boolean {
  if (passwordWords.has(text)) return true;
  // Digits alone stand for themselves.
  return /\p{L}/u.test(text) && ['i', 'l'].some((one) => passwordWords.has(undisguised(text, one)));
}

/** The longest text that is looked at: no word has endings of more than this on both sides. */
const longestJudged = longestWord + 32;

/** Whether a text is a common word with nothing but common endings before and behind it. */
function isWordWithEndings(text: string): boolean {
  if (text.length > longestJudged) return false;
  for (let from = 0; from < text.length; from += 1) {
    if (!isEnding(text.slice(0, from))) continue;
    for (let to = from + 1; to <= Math.min(text.length, from + longestWord); to += 1) {
      if (isWord(text.slice(from, to)) && isEnding(text.slice(to))) return true;
    }
  }
  return false;
}

/** Whether a password is among those that everybody tries first; case does not matter. */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase();
  return listed.has(text) || isWordWithEndings(text);
}
