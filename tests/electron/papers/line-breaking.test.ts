import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, cutToFit, joinLines, paragraphs } from '../../../electron/papers/line-breaking.ts';
import { charWidth, textWidth } from '../../../electron/papers/text-widths.ts';
import { longText } from './paper-samples.ts';

const anyText = fc.string({
  unit: fc.constantFrom(...'的社区工作者，。（“”）、；…—·ABCxyzW0123456789%.- \n\t　𠮷㛃é🙂\u0301\u{e0100}'),
  maxLength: 300,
});

describe('text broken into lines', () => {
  it('measures Chinese one em wide, also outside the basic plane, and marks without width', () => {
    expect(textWidth('社区工作者')).toBe(500);
    expect(textWidth('𠮷𬱖')).toBe(200);
    expect(charWidth('\u0301')).toBe(0);
    expect(textWidth('WWW')).toBeGreaterThan(300);
  });

  it('counts the space that word processors put between Chinese and digits', () => {
    expect(textWidth('共3人')).toBe(textWidth('共') + textWidth('3') + textWidth('人') + 50);
    expect(textWidth('（3）')).toBe(textWidth('（') + textWidth('3') + textWidth('）'));
  });

  it('fills 32 characters and indents paragraphs by two', () => {
    const lines = breakLines('社'.repeat(30) + '区'.repeat(33), 32, true);
    expect(lines.map(({ text }) => text)).toEqual(['社'.repeat(30), '区'.repeat(32), '区']);
    expect(lines.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('begins no line with a closing mark, ends none with an opening one and splits no number', () => {
    for (let width = 8; width < 40; width += 1) {
      const joined = breakLines(longText(900), width, false).map(({ text }) => text);
      expect(joined.join('|')).not.toMatch(/\|[，。；：、）”…%]|[（“]\||\d\|\d|—\|—/u);
    }
  });

  it('takes line breaks of every system and drops control characters and outer blanks', () => {
    expect(paragraphs('　　甲\r\n\r\n乙\r丙\u2028丁\t戊\u0000 \n')).toEqual(['甲', '乙', '丙', '丁 戊']);
  });

  it('never sets a line wider than its measure and never loses a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 40 }), fc.boolean(), (text, width, indent) => {
        const lines = breakLines(text, width, indent);
        for (const line of lines) {
          expect(textWidth(line.text) + (indent && line.first ? 200 : 0)).toBeLessThanOrEqual(width * 100);
        }
        const again = joinLines(lines).map((paragraph) => paragraph.text.replace(/ +/gu, ' '));
        expect(again).toEqual(paragraphs(text).map((paragraph) => paragraph.replace(/ +/gu, ' ')));
      }),
    );
  });

  it('cuts an overlong text with an ellipsis so that it fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 3, max: 20 }), fc.integer({ min: 1, max: 2 }), (text, width, count) => {
        const lines = cutToFit(text, width, count);
        expect(lines.length).toBeLessThanOrEqual(count);
        expect(lines.at(-1)).toMatch(/…$/u);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width * 100);
      }),
    );
  });
});
