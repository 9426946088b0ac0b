/** Where the bundled paper fonts lie: beside the built program, or in the sources and packages it is built from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { paperFontCss } from './paper-fonts.ts';

/** Each font's stylesheet as built, and as in the sources. */
const fonts = [
  ['dist/fonts/noto-serif-sc/index.css', 'node_modules/@fontsource-variable/noto-serif-sc/index.css'],
  ['dist/fonts/rare-han/rare-han.css', 'electron/papers/fonts/rare-han.css'],
] as const;

/** The `@font-face` rules that a paper's text needs; without the fonts the PC's own must do. */
export function bundledFontCss(programFolder: string, text: string): string {
  const stylesheets = fonts.flatMap(
    (places) => places.map((place) => join(programFolder, place)).find((path) => existsSync(path)) ?? [],
  );
  return paperFontCss(stylesheets, text);
}
