/**
 * How wide a text prints, in hundredths of its font size. The widths are upper bounds over the fonts that the papers name and that
 * programs put in their place: 仿宋 and 宋体 set half-width characters half an em wide, Noto Serif SC (the bundled font) and DejaVu Serif
 * (what LibreOffice falls back to) by letter. A line measured here fits in any of them.
 */

/** U+0020 … U+007E, rounded up. */
const ASCII: readonly number[] = [
  50, 50, 50, 84, 64, 96, 90, 50, 50, 50, 51, 84, 50, 50, 50, 50, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 50, 50, 84,
  84, 84, 54, 101, 73, 74, 77, 81, 74, 70, 80, 88, 50, 50, 75, 67, 103, 88, 83, 68, 83, 76, 69, 67, 85, 73, 106, 72, 69,
  70, 50, 50, 50, 84, 57, 51, 60, 65, 57, 65, 60, 50, 65, 67, 50, 50, 61, 50, 98, 67, 61, 65, 65, 50, 52, 50, 66, 57,
  86, 57, 57, 53, 64, 50, 64, 84,
];

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const PICTURE = /^\p{Extended_Pictographic}$/u;
const WESTERN = /^[\p{Script=Latin}\p{Nd}]$/u;
const CHINESE = /^\p{Script=Han}$/u;

/** What word processors put between Chinese and Latin letters or digits: a quarter of an em. */
const SPACING = 25;

/** The width of one code point in hundredths of an em; combining marks and variation selectors have none. */
export function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x20 && code <= 0x7e) return ASCII[code - 0x20] ?? 100;
  if (code >= 0x3000 && code <= 0xfaff) return 100;
  if (ZERO_WIDTH.test(char)) return 0;
  if (PICTURE.test(char)) return 150;
  // Latin with accents, Greek and Cyrillic: capitals may be a little wider than an em.
  return code < 0x2000 ? 115 : 100;
}

/** The space that stands between two neighbours, in hundredths of an em. */
export function spaceBetween(before: string, after: string): number {
  // Most neighbours are both Chinese: they are told apart without a search in the tables of Unicode.
  const western = (char: string) => (char.codePointAt(0) ?? 0) < 0x2000;
  if (before === '' || western(before) === western(after)) return 0;
  const [latin, chinese] = western(before) ? [before, after] : [after, before];
  return WESTERN.test(latin) && CHINESE.test(chinese) ? SPACING : 0;
}

/** The width of a text on one line, in hundredths of an em. */
export function textWidth(text: string): number {
  let width = 0;
  let before = '';
  for (const char of text) {
    width += charWidth(char) + spaceBetween(before, char);
    before = char;
  }
  return width;
}
