/** Headings that ask how many: 男, 35岁以下, 党员, 本科及以上, 持证人数. Each becomes filters on the people of the row. */
import { listOf } from '../../../db/code-lists.ts';
import type { Ledger } from '../../../db/ledger.ts';
import type { Filter } from '../../../db/list-query.ts';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import { squash } from '../../../db/rules/text.ts';

/** What is counted by the values of a list, and the group headings under which they stand. */
const countedLists = [
  { key: 'sex', list: 'sex', groups: ['性别'] },
  { key: 'political', list: 'political', groups: ['政治面貌'] },
  { key: 'education', list: 'education', groups: ['学历', '文化程度', '学历结构'] },
  {
    key: 'certificate',
    list: 'certificate',
    groups: ['持证', '持证情况', '职业水平证书', '社会工作者职业资格', '社工证'],
  },
  { key: 'position', list: 'position', groups: ['职务', '任职情况'] },
  { key: 'category', list: 'category', groups: ['人员类别', '岗位类别'] },
  { key: 'study_mode', list: 'study_mode', groups: ['学习形式'] },
  { key: 'source', list: 'source', groups: ['人员来源', '来源'] },
] as const;

const is = (key: string, ...values: readonly (string | number)[]): Filter => ({ key, op: 'is', values: [...values] });
const from = (key: string, value: string | number): Filter => ({ key, op: 'from', values: [value] });
const to = (key: string, value: string | number): Filter => ({ key, op: 'to', values: [value] });

/** Whole words that are no value of a list. */
const fixed: Readonly<Record<string, readonly Filter[]>> = {
  党员: [is('political', '01', '02')],
  党员数: [is('political', '01', '02')],
  中共党员: [is('political', '01', '02')],
  正式党员: [is('political', '01')],
  持证: [{ key: 'certificate', op: 'filled', values: [] }],
  持证人数: [{ key: 'certificate', op: 'filled', values: [] }],
  持社工证人数: [{ key: 'certificate', op: 'filled', values: [] }],
  无证: [{ key: 'certificate', op: 'empty', values: [] }],
  一肩挑: [is('position', 'secretary_director')],
  退役军人: [is('is_veteran', 1)],
  少数民族: [{ key: 'nation', op: 'not', values: ['01', ''] }],
  全日制: [is('study_mode', 'full_time')],
  // A count of 研究生 holds masters and doctors; in a person's own cell a bare 研究生 is a master.
  研究生: [is('education', '11', '14')],
};

/** What a heading counts; not sure where the words leave it open whether a limit itself counts. */
export interface CountHeading {
  readonly filters: readonly Filter[];
  readonly sure: boolean;
}

const sure = (filters: readonly Filter[]): CountHeading => ({ filters, sure: true });

/** Ages: 以上 and 以下 hold their own number (民法典 article 1259), 不满 and 超过 do not. */
function ageCount(text: string): CountHeading | null {
  const between = /^(\d{2})岁?(?:-|—|–|~|～|至|到)(\d{2})(?:周?岁)?$/u.exec(text);
  if (between !== null) return sure([from('age', Number(between[1])), to('age', Number(between[2]))]);
  const beyond = /^(不满|未满|超过)(\d{2})周?岁$/u.exec(text);
  if (beyond !== null) {
    const limit = Number(beyond[2]);
    return sure([beyond[1] === '超过' ? from('age', limit + 1) : to('age', limit - 1)]);
  }
  const one = /^(\d{2})周?岁?(?:及|\(含\)|（含）|含)?(以下|以上)$/u.exec(text);
  if (one === null) return null;
  return sure([one[2] === '以下' ? to('age', Number(one[1])) : from('age', Number(one[1]))]);
}

/** 本科及以上, 大专以下: the codes of 学历 grow as the level falls. A bare 大专以下 usually stands beside 大专, which it then does not hold. */
function educationCount(text: string, list: CodeList): CountHeading | null {
  const match = /^(.+?)(?:学历)?(及)?(以上|以下)$/u.exec(text);
  const level = codeOf(list, match?.[1] ?? '');
  if (match === null || level === undefined) return null;
  const said = match[2] !== undefined;
  const own = said || match[3] === '以上';
  const codes = list.values.map((value) => value.code);
  const kept = codes.filter((code) => (code === level ? own : match[3] === '以上' ? code < level : code > level));
  return kept.length === 0 ? null : { filters: [is('education', ...kept)], sure: said };
}

function codeOf(list: CodeList, text: string): string | undefined {
  const wanted = squash(text);
  return list.values.find((value) => [value.label, ...(value.synonyms ?? [])].some((word) => squash(word) === wanted))
    ?.code;
}

/** The heading without what only says that people are counted: 党员数, 女(人), 其中：党员. */
function counted(heading: string): string {
  const plain = heading.replace(/\s/gu, '').replace(/^其中[:：]?/u, '');
  const bare = plain.replace(/(?:\(人\)|（人）|人数|数)$/u, '');
  return bare === '' ? plain : bare;
}

/**
 * What a heading under its groups counts, or null.
 * @param parts the heading from top to bottom: 学历, 本科
 */
export function countHeading(ledger: Ledger, parts: readonly string[]): CountHeading | null {
  const word = counted(parts.at(-1) ?? '');
  const known = fixed[word];
  if (known !== undefined) return sure(known);
  const measured = ageCount(word) ?? educationCount(word, listOf(ledger, 'education'));
  if (measured !== null) return measured;
  const groups = parts.slice(0, -1).map((part) => squash(part));
  const among = (one: (typeof countedLists)[number]) => one.groups.some((name) => groups.includes(squash(name)));
  for (const { key, list } of [...countedLists.filter(among), ...countedLists]) {
    const code = codeOf(listOf(ledger, list), word);
    if (code !== undefined) return sure([is(key, code)]);
  }
  return null;
}
