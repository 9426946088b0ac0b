import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../../db/rules/grade-scheme/check.ts';
import { schemeSchema, type Scheme } from '../../../../db/rules/grade-scheme/scheme.ts';
import { schemeTemplates } from '../../../../db/rules/grade-scheme/templates.ts';
import { template } from './careers.ts';

const names: Readonly<Record<string, string>> = {
  chief: '正职',
  deputy: '副职',
  member: '专职委员',
  staff: '工作人员',
};
const faults = (scheme: Scheme) =>
  checkScheme(scheme, (post) => names[post] ?? post).flatMap(({ level, sentence }) =>
    level === 'fault' ? [sentence] : [],
  );
const band = (post: string, min: number, max: number) => ({ post, min, max });
const sd18 = template('SD18');
const posts = (...bands: Scheme['posts']): Scheme => ({ ...sd18, posts: bands });

describe('the templates', () => {
  it.each(schemeTemplates.map((one) => [one.key, one] as const))(
    '%s is a scheme, marked as an example',
    (key, { scheme }) => {
      expect(schemeSchema.parse(scheme)).toEqual(scheme);
      expect(scheme.remark).toContain('示例，请按本地文件修改');
      // Its coefficients were never published: they have to be filled in first.
      expect(faults(scheme).length > 0).toBe(key === 'BX');
    },
  );
});

describe('a scheme is refused with the rule named', () => {
  it.each([
    ['a gap between grades', posts(band('deputy', 8, 12), band('staff', 1, 5)), '6—7级不在任何层次里，等级断开了'],
    ['a reversed band', posts(band('staff', 12, 1)), '工作人员的起始等级（12级）高于最高等级（1级），写反了'],
    [
      'two bands of one post',
      posts(band('staff', 1, 8), band('staff', 6, 12)),
      '工作人员写了两段等级，一个层次只能有一段',
    ],
    ['a higher post with lower grades', posts(band('staff', 1, 12), band('chief', 7, 18)), '请把高的写在上面'],
    ['no post', posts(), '还没有岗位层次'],
    [
      'a missing coefficient',
      { ...sd18, pay: { ...sd18.pay, base: 300_000, coefficients: [1000, 0, 1100] } },
      '2、4—18级没有系数',
    ],
    ['no coefficient at all', { ...sd18, pay: { ...sd18.pay, base: 300_000 } }, '还没有各级系数'],
    [
      'coefficients that fall',
      { ...posts(band('staff', 1, 2)), pay: { ...sd18.pay, base: 300_000, coefficients: [1100, 1000] } },
      '2级的系数比低一级的少',
    ],
    [
      'education upside down',
      { ...sd18, edu: { ...sd18.edu, values: { college: 0, bachelor: 3, master: 2, doctor: 3 } } },
      '学历越高给得应越多',
    ],
    ['money where grades belong', { ...sd18, cert: { ...sd18.cert, mode: 'grade' } }, '是不是把金额填成了级数'],
  ] as const)('%s', (_, scheme, sentence) => {
    expect(faults(scheme as Scheme).join('')).toContain(sentence);
  });

  it('takes bands that overlap from post to post, as most places have them', () => {
    expect(faults(sd18)).toEqual([]);
  });
});
