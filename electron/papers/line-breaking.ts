/** Text set in lines of a fixed width by counting, so that the screen, the PDF and the announced number of pages agree. */
import { charWidth, spaceBetween, textWidth } from './text-widths.ts';

export interface Line {
  readonly text: string;
  /** First line of a paragraph: printed with an indent of two characters where the cell asks for it. */
  readonly first: boolean;
  /** Last line of a paragraph: printed ragged; the others are justified. */
  readonly last: boolean;
  /** Whether a space fell away at the end of the line: it comes back where the lines are joined again. */
  readonly spaceAfter: boolean;
}

/** 避头尾: what may not begin a line, and what may not end one. */
const NEVER_FIRST = new Set('，。、；：？！）》」』】〕〉”’…·％%,.;:?!)]}~℃');
const NEVER_LAST = new Set('（《「『【〔〈“‘([{￥$');
const WORD = /^[A-Za-z0-9@_./:%+-]$/;
const INDENT = 200;

/** Paragraphs of a text: line breaks of any system, tabs as spaces, control characters dropped, outer blanks (full-width ones too) trimmed. */
export function paragraphs(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/u)
    .map((line) =>
      line
        .replace(/\t/gu, ' ')
        .replace(/[\p{Cc}\p{Cs}]/gu, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

function mayBreakBetween(before: string, after: string): boolean {
  if (charWidth(after) === 0 || NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  if (before === after && (after === '—' || after === '…')) return false;
  return !(WORD.test(before) && WORD.test(after));
}

/** Where the line that starts at `start` ends: the last allowed break that fits, else as much as fits. */
function lineEnd(chars: readonly string[], start: number, width: number): number {
  let used = 0;
  let end = start;
  while (end < chars.length) {
    const char = chars[end] ?? '';
    const space = end === start ? 0 : spaceBetween(chars[end - 1] ?? '', char);
    const more = charWidth(char) + space;
    if (used + more > width && end > start) break;
    used += more;
    end += 1;
  }
  if (end === chars.length) return end;
  for (let at = end; at > start; at -= 1) {
    if (mayBreakBetween(chars[at - 1] ?? '', chars[at] ?? '')) return at;
  }
  return end;
}

/**
 * Breaks a text into lines.
 * @param widthEm width of a line in units of the font size
 * @param indent whether each paragraph begins two characters in
 */
export function breakLines(text: string, widthEm: number, indent: boolean): readonly Line[] {
  const width = Math.floor(widthEm * 100);
  return paragraphs(text).flatMap((paragraph) => {
    const chars = Array.from(paragraph);
    const lines: Line[] = [];
    let start = 0;
    while (start < chars.length) {
      const first = start === 0;
      const end = lineEnd(chars, start, first && indent ? width - INDENT : width);
      const text = chars.slice(start, end).join('');
      start = end;
      while (chars[start] === ' ') start += 1;
      const spaceAfter = text.endsWith(' ') || start > end;
      lines.push({ text: text.replace(/ +$/u, ''), first, last: end === chars.length, spaceAfter });
    }
    return lines;
  });
}

/** The longest beginning of a text that, with an ellipsis, fits into the lines: what an overfull fixed cell shows. */
export function cutToFit(text: string, widthEm: number, maxLines: number): readonly string[] {
  const chars = Array.from(paragraphs(text).join(' '));
  let low = 0;
  let high = chars.length;
  const set = (count: number) => breakLines(`${chars.slice(0, count).join('')}…`, widthEm, false);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (set(middle).length <= maxLines) low = middle;
    else high = middle - 1;
  }
  return set(low)
    .slice(0, maxLines)
    .map((line) => line.text);
}

/** The paragraphs that lines were broken from; a first or last piece of one stays a piece. */
export function joinLines(lines: readonly Line[]): readonly { readonly text: string; readonly first: boolean }[] {
  const joined: { text: string; first: boolean }[] = [];
  let open = false;
  for (const { text, first, last, spaceAfter } of lines) {
    const piece = spaceAfter && !last ? `${text} ` : text;
    const before = joined.at(-1);
    if (open && before !== undefined) before.text += piece;
    else joined.push({ text: piece, first });
    open = !last;
  }
  return joined;
}

/** Whether a text stands on one line of the width. */
export function fitsOneLine(text: string, widthEm: number): boolean {
  return textWidth(text) <= Math.floor(widthEm * 100);
}
