import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameCharacters, nameKey, normaliseName, padName } from '../../../db/rules/names.ts';
import { textOf } from './arbitraries.ts';

describe('a name', () => {
  it.each([
    ['张\u3000三', '张三'],
    [' 张 三 丰\n', '张三丰'],
    ['阿不都•卡德尔', '阿不都·卡德尔'],
    ['阿不都・卡德尔', '阿不都·卡德尔'],
    ['阿不都．卡德尔', '阿不都·卡德尔'],
    ['阿不都 · 卡德尔', '阿不都·卡德尔'],
    ['阿不都.卡德尔', '阿不都·卡德尔'],
    ['张三.', '张三'],
    ['Ａｎｎａ　Ｓｍｉｔｈ', 'Anna Smith'],
    ['J. Smith', 'J. Smith'],
    ["'李四", '李四'],
    ['\u200B王五\uFEFF', '王五'],
    ['𠮷 㛃', '𠮷㛃'],
    ['', ''],
  ])('%j is stored as %s', (text, name) => {
    expect(normaliseName(text)).toBe(name);
  });

  it('keeps every rare character whole', () => {
    expect(nameCharacters('𠮷䶮𬱖')).toEqual(['𠮷', '䶮', '𬱖']);
    expect(normaliseName('𬱖\u3000𠮷')).toBe('𬱖𠮷');
    expect(normaliseName('張\u{2F800}')).toBe('張\u{2F800}');
  });

  it('does not change any more once it is stored', () => {
    fc.assert(
      fc.property(textOf("张三𠮷㛃·•．. 　Ａa'“\u200B"), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['张三', '张\u3000三'],
    ['𠮷㛃', '𠮷\u3000㛃'],
    ['张三丰', '张三丰'],
    ['张', '张'],
    ['Al', 'Al'],
  ])('%s is printed as %j', (name, printed) => {
    expect(padName(name)).toBe(printed);
  });

  it('printed wide is stored as before', () => {
    fc.assert(
      fc.property(textOf('张三𠮷㛃䶮', { maxLength: 4 }), (name) => {
        expect(normaliseName(padName(name))).toBe(name);
      }),
    );
  });

  it('matches its other spellings and no other name', () => {
    expect(nameKey('阿不都•卡德尔')).toBe(nameKey('阿不都卡德尔'));
    expect(nameKey('ANNA smith')).toBe(nameKey('Anna  Smith'));
    expect(nameKey('𠮷三')).not.toBe(nameKey('吉三'));
  });
});
