/** The bundled fonts (Noto Serif SC, and `fonts/` for what it leaves out) as `@font-face` rules that stand in the document itself: papers load nothing. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Slice {
  /** The rule with `url(…)` to be replaced. */
  readonly rule: string;
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

function readSlices(css: string): readonly Slice[] {
  return [...css.matchAll(/@font-face\s*\{[^}]*\}/gu)].flatMap(([rule]) => {
    const file = /url\(\.\/([^)]+)\)/u.exec(rule)?.[1];
    if (file === undefined) return [];
    const list = /unicode-range:([^;}]*)/u.exec(rule)?.[1] ?? 'U+0-10ffff';
    const ranges = list.split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/iu, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return [{ rule, file, ranges }];
  });
}

/**
 * The rules for the slices of the bundled fonts that a text needs, with the fonts themselves as data: addresses.
 * @param stylesheets of the font packages; their files stand beside them
 * @param text everything that will be printed (HTML is fine)
 */
export function paperFontCss(stylesheets: readonly string[], text: string): string {
  const codes = Array.from(new Set(text), (char) => char.codePointAt(0) ?? 0);
  const used = ({ ranges }: Slice) => ranges.some(([from, to]) => codes.some((code) => code >= from && code <= to));
  return stylesheets
    .flatMap((stylesheet) => {
      const slices = readSlices(readFileSync(stylesheet, 'utf8')).filter(used);
      return slices.map(({ rule, file }) => {
        const data = readFileSync(path.join(path.dirname(stylesheet), file)).toString('base64');
        const inlined = rule.replace(/url\(\.\/[^)]+\)/u, () => `url(data:font/woff2;base64,${data})`);
        return inlined.replace('font-display: swap', 'font-display: block');
      });
    })
    .join('\n');
}
