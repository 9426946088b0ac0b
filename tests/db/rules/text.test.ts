import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfWidth, squash, withoutSpaces } from '../../../db/rules/text.ts';

describe('text of an office table', () => {
  it('is made half width', () => {
    expect(halfWidth('ＡＢ１２（ｘ）　。·')).toBe('AB12(x) 。·');
  });

  it('loses every space, also the invisible ones', () => {
    expect(withoutSpaces(' 出\u3000生\u00A0年\u200B月\r\n')).toBe('出生年月');
  });

  it.each([
    ['出生\n年月', '出生年月'],
    ['出 生 年 月', '出生年月'],
    ['联系电话（手机）', '联系电话手机'],
    ['＊姓名：', '姓名'],
    ['书记、主任', '书记主任'],
    ['ＩＤ号', 'id号'],
  ])('%j is compared as %s', (text, squashed) => {
    expect(squash(text)).toBe(squashed);
  });

  it.each([
    ['出生年月（YYYY.MM）', '出生年月'],
    ['出生年月\n(格式：[1990.05])', '出生年月'],
    ['【必填】姓名*', '姓名'],
    ['联系(电话', '联系电话'],
  ])('%j is compared without its brackets as %s', (text, squashed) => {
    expect(squash(text, 'none')).toBe(squashed);
  });

  it('squashed once stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(squash(squash(text))).toBe(squash(text));
      }),
    );
  });
});
