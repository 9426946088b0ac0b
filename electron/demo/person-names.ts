/** Invented names: surnames about as frequent as in China, given names by sex and generation, and the ones that test programs. */
import type { Dice } from './dice.ts';

type Many = readonly [string, ...string[]];
const characters = (text: string): Many => Array.from(text) as unknown as Many;

/** Surnames with their share in per mille, after the Ministry of Public Security's yearly report on names, rounded. */
const surnames: readonly (readonly [string, number])[] = (
  '王72 李70 张67 刘52 陈45 杨31 黄23 赵22 吴20 周19 徐15 孙15 马13 朱13 胡12 郭12 何11 林11 罗10 高10 郑9 梁9 谢7 宋7 唐7 ' +
  '许6 韩6 邓6 冯6 曹6 彭6 曾6 肖6 田5 董5 潘5 袁5 蔡4 蒋4 余4 于4 杜4 叶4 程4 魏4 苏4 吕4 丁4 任4 卢4 姚4 沈4 钟4 姜3 崔3 谭3 ' +
  '陆3 范3 汪3 廖3 石3 金3 韦3 贾3 夏3 付3 方3 邹3 熊3 白2 孟2 秦2 邱2 侯2 江2 尹2 薛2 闫2 段2 雷2 龙2 黎2 史2 陶2 贺2 毛2 郝2 顾2 ' +
  '龚2 邵2 万2 覃2 武2 钱2 戴2 严2 莫2 孔2 向2 常2 单1 解1 仇1 区1 查1 朴1 盖1 乐1 缪1 尉迟1 欧阳1 上官1 诸葛1'
)
  .split(' ')
  .map((entry) => [entry.replace(/\d+$/, ''), Number(/\d+$/.exec(entry)?.[0])]);

interface Pool {
  readonly until: number;
  readonly male: Many;
  readonly female: Many;
}

/** Characters of given names by the last year of birth in which they were usual. */
const pools: readonly Pool[] = [
  {
    until: 1974,
    male: characters('建国军明华强平志勇文德福生林海涛永新光荣庆学忠民东成胜'),
    female: characters('秀英兰芳丽华萍玲红梅霞桂珍淑凤琴云燕玉春艳敏静娟'),
  },
  {
    until: 1989,
    male: characters('伟勇军磊涛强斌鹏超杰波辉刚峰健飞俊亮凯鑫旭宁博林浩'),
    female: characters('静丽敏燕艳娜娟芳霞婷洁玲莉慧颖倩雪琳晶丹蕾萍媛莹璐'),
  },
  {
    until: 2100,
    male: characters('浩宇轩子涵俊杰博文睿泽晨阳嘉豪天佑梓航逸辰昊然铭哲'),
    female: characters('雨欣梓涵诗琪欣怡思佳悦婷可馨一诺语桐若曦紫萱晓彤舒雅'),
  },
];

/** Names of peoples who write them with the interpunct, by sex. */
const dotted: Readonly<Record<string, { readonly male: Many; readonly female: Many }>> = {
  '05': {
    male: ['艾力·吐尔逊', '买买提·阿不都拉', '阿卜杜热合曼·玉素甫', '库尔班·尼亚孜'],
    female: ['阿依古丽·买买提', '热依汗·艾尔肯', '古丽娜尔·吾甫尔', '帕提古丽·亚森'],
  },
  '17': { male: ['叶尔兰·巴合提', '努尔兰·哈德尔'], female: ['阿依努尔·哈布力', '古丽扎·叶斯木汗'] },
};

/** Rare characters (outside the fonts of old machines) and surnames that are read unlike the same character elsewhere. */
const telling: readonly (readonly [sex: '1' | '2', name: string])[] = [
  ['2', '周㛃'],
  ['1', '何䶮'],
  ['2', '陈𬱖'],
  ['1', '林𠮷'],
  ['1', '单建军'],
  ['2', '解晓燕'],
  ['1', '仇志强'],
  ['2', '曾乐'],
  ['2', '朝霞'],
  ['1', '尉迟敬'],
];

const rare = characters('㛃䶮𬱖𠮷玥堃喆犇垚燚');

/** The telling name that person `place` carries in every demo office; undefined for everybody else. */
export function tellingName(place: number): { readonly sex: '1' | '2'; readonly name: string } | undefined {
  const entry = place % 7 === 3 ? telling[Math.floor(place / 7)] : undefined;
  return entry === undefined ? undefined : { sex: entry[0], name: entry[1] };
}

export interface Named {
  readonly sex: '1' | '2';
  /** Code of the list `nation`. */
  readonly nation: string;
  readonly birthYear: number;
}

/** A name for somebody of this sex, people and generation. */
export function personName(dice: Dice, person: Named): string {
  const names = dotted[person.nation];
  if (names !== undefined && dice.chance(0.8)) return dice.pick(person.sex === '1' ? names.male : names.female);
  return `${surname(dice)}${givenName(dice, person)}`;
}

/** A surname; family members of the father's line share it. */
export function surname(dice: Dice): string {
  return dice.weighted(surnames);
}

/** A given name of one or two characters, now and then with a rare one. */
export function givenName(dice: Dice, person: Pick<Named, 'sex' | 'birthYear'>): string {
  const pool = pools.find((candidate) => person.birthYear <= candidate.until) ?? pools[0];
  if (pool === undefined) return '';
  const from = person.sex === '1' ? pool.male : pool.female;
  if (dice.chance(0.006)) return dice.pick(rare);
  const first = dice.pick(from);
  return dice.chance(person.birthYear < 1990 ? 0.35 : 0.12) ? first : `${first}${dice.pick(from)}`;
}
