import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../db/common-passwords.ts';
import { passwordEndings, passwordWords } from '../../db/password-words.ts';
import { passwordFault } from '../../db/passwords.ts';

const words = [...passwordWords];
const endings = [...passwordEndings];

describe('passwords that everybody tries first', () => {
  it('are far more than two thousand of eight characters and more', () => {
    const made = new Set(
      words.flatMap((word) => endings.map((ending) => word + ending)).filter((one) => one.length > 7),
    );
    expect(made.size).toBeGreaterThan(2000);
  });

  it('are a common word and a common ending, either way round, with signs between or none, in any case', () => {
    const word = fc.constantFrom(...words);
    const ending = fc.constantFrom(...endings);
    const sign = fc.constantFrom('', '@', '_', '.', '!', '#', '--');
    fc.assert(
      fc.property(word, ending, sign, fc.boolean(), fc.boolean(), (word, ending, sign, before, capital) => {
        const text = before ? ending + sign + word : word + sign + ending;
        expect(isCommonPassword(capital ? text.toUpperCase() : text)).toBe(true);
        expect(text.length < 8 || passwordFault(text) !== null).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    'woaini1314',
    'qq123456789',
    '5201314aini',
    'Wang19900501',
    'wang@1990',
    'zhangwei888',
    'Shequ@2026',
    'jiedaoban2025!',
    'p@ssw0rd2024',
    'Adm1n@123456',
    'huawei@123',
    'beijing2008',
    'zaq12wsx',
    '123456abc',
    '密码123456',
    '社区20260501',
    'a5201314.',
    'li19851212',
    'nihao123456',
    'wechat_0501',
    'dangyuan2021',
    '520woaini1314',
  ])('are refused, whatever their digits and signs: %s', (password) => {
    expect(passwordFault(password)).not.toBeNull();
  });

  it.each([
    'lamp-river-47',
    'woaichuntian-9',
    'correct horse',
    '三棵老槐树下',
    'xiangyang-hua-mu-3',
    'tieguanyin+lvcha',
    'kq7mzp4t',
    'fengche47-ludeng',
    '窗前明月两三枝',
    'wangwu-mai-boluo',
  ])('are not all that hold a common word: %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('are not what a machine draws', () => {
    const drawn = fc.string({
      unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz23456789'),
      minLength: 12,
      maxLength: 16,
    });
    let refused = 0;
    fc.assert(
      fc.property(drawn, (text) => void (refused += isCommonPassword(text) ? 1 : 0)),
      { numRuns: 5000 },
    );
    // fast-check likes short repetitions; what is left of them is refused with reason.
    expect(refused).toBeLessThan(100);
  });

  it('are told in no time, however long the text is', () => {
    const began = performance.now();
    for (const text of ['1'.repeat(128), 'a1'.repeat(64), '@'.repeat(128)]) isCommonPassword(text);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
