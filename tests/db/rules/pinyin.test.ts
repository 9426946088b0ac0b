import { describe, expect, it } from 'vitest';
import { pinyinOf, searchKeys } from '../../../db/rules/pinyin.ts';

describe('the pinyin of a name', () => {
  it.each([
    ['单雄', 'shanxiong', 'sx'],
    ['解小东', 'xiexiaodong', 'xxd'],
    ['仇和平', 'qiuheping', 'qhp'],
    ['尉迟明', 'yuchiming', 'ycm'],
    ['曾国庆', 'zengguoqing', 'zgq'],
    ['朴真', 'piaozhen', 'pz'],
    ['盖明', 'geming', 'gm'],
    ['区明', 'ouming', 'om'],
    ['查明', 'zhaming', 'zm'],
    ['乐明', 'yueming', 'ym'],
    ['任明', 'renming', 'rm'],
    ['欧阳明', 'ouyangming', 'oym'],
    ['吕律', 'lvlv', 'll'],
    ['张\u3000三', 'zhangsan', 'zs'],
    ['阿不都·卡德尔', 'abudoukadeer', 'abdkde'],
    ['Anna张', 'annazhang', 'annaz'],
    ['', '', ''],
  ])('%s is %s, %s for short', (name, full, initials) => {
    expect(pinyinOf(name)).toEqual({ full, initials });
  });

  it('leaves a character that no dictionary has as it is', () => {
    expect(pinyinOf('𠮷明')).toEqual({ full: '𠮷ming', initials: '𠮷m' });
  });
});

describe('the spellings worth searching', () => {
  const found = (name: string) => searchKeys(name).split(' ');

  it('begin with the surname reading, by which lists are sorted', () => {
    expect(found('单雄')[0]).toBe('shanxiong');
  });

  it.each([
    ['单雄', ['shanxiong', 'sx', 'danxiong', 'dx']],
    ['解小东', ['xiexiaodong', 'jiexiaodong', 'jxd']],
    ['李曾', ['liceng', 'lizeng', 'lz']],
    ['王朝阳', ['wangchaoyang', 'wangzhaoyang', 'wzy']],
    ['阿不都·卡德尔', ['abudoukadeer', 'abudukadeer']],
    ['吕布', ['lvbu']],
  ])('of %s hold %j', (name, spellings) => {
    expect(found(name)).toEqual(expect.arrayContaining(spellings));
  });

  it('hold each spelling once, without spaces inside', () => {
    const keys = found('曾曾');
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[a-z]+$/.test(key))).toBe(true);
  });

  it('of no name are none', () => {
    expect(searchKeys('')).toBe('');
  });
});
