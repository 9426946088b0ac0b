import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../db/passwords.ts';

const names = ['张文远', '柳溪街道'];
const refused = (password: string): string => passwordFault(password, names) ?? `${password} went through`;

describe('a password', () => {
  it.each(['lamp-river-47', '雨后的小桥和流水', 'correct horse', 'mx7!kqpz', 'woaichuntian-9', '柳溪边的三棵老树'])(
    'that is long and nobody’s habit is good: %s',
    (password) => {
      expect(passwordFault(password, names)).toBeNull();
    },
  );

  it.each(['', 'abc', 'kq7!mzp', '一二三四五六七'])('of fewer than 8 characters is refused: %s', (password) => {
    expect(refused(password)).toContain('至少要 8 个字符');
  });

  it('of more than 128 characters or with invisible ones is refused', () => {
    expect(refused('好句子'.repeat(50))).toContain('不能超过 128');
    expect(refused('lamp\u200Briver-47')).toContain('看不见');
  });

  it.each([
    'password',
    'Passw0rd',
    'woaini1314',
    'WoAiNi520',
    'a123456789',
    'qwe123456',
    '1qaz@WSX',
    '5201314520',
    'admin888',
    'woaini1314!!',
    'ｗｏａｉｎｉ１３１４',
  ])('that everybody tries first is refused: %s', (password) => {
    expect(refused(password)).toContain('太常用');
  });

  it.each(['aaaaaaaa', '12121212', 'abcabcabc', '好好好好好好好好', 'wxyzwxyz', '11111111!'])(
    'that repeats is refused: %s',
    (password) => {
      expect(refused(password)).toContain('重复');
    },
  );

  it.each(['12345678', '98765432', 'abcdefgh', 'asdfghjk', 'qwer4321', '0987654321', 'abcd1234567', '12345678.'])(
    'that runs on is refused: %s',
    (password) => {
      expect(refused(password)).toMatch(/连续|太常用/);
    },
  );

  it.each(['19900315', '20261121', '13912345678'])('that is a day or a mobile number is refused: %s', (password) => {
    expect(refused(password)).toContain('日期或手机号');
  });

  it.each([
    '柳溪街道2026',
    'liuxi123456',
    'LiuXiJieDao',
    'zhangwenyuan1',
    'zwy123456',
    'zwy19850607',
    '张文远张文远张文远',
    'liuxi@2026',
    'lxjd12345678',
  ])('made of the street’s or the account’s name is refused: %s', (password) => {
    expect(refused(password)).not.toContain('went through');
  });

  it('is judged alike in full-width and in plain letters', () => {
    const wide = (text: string): string =>
      [...text].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,24}$/), (text) => {
        expect(passwordFault(wide(text), names)).toBe(passwordFault(text, names));
      }),
    );
  });

  it('is refused in every digit string that counts up or down', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 8, max: 10 }),
        fc.boolean(),
        (start, length, up) => {
          const digits = Array.from({ length }, (_, i) => (start + (up ? i : -i) + 100) % 10).join('');
          expect(passwordFault(digits)).not.toBeNull();
        },
      ),
    );
  });
});
