/** Puts the paper fonts beside the built program (dist/fonts), where the desk embeds them into papers. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './node-side.ts';

const stylesheets = [
  ['noto-serif-sc', 'node_modules/@fontsource-variable/noto-serif-sc/index.css', 'LICENSE'],
  ['rare-han', 'electron/papers/fonts/rare-han.css', 'OFL.txt'],
] as const;

/** Copies each stylesheet with the files it names and the licence, which asks to go along. */
export function paperFonts(): Plugin {
  return {
    name: 'paper-fonts',
    closeBundle: () => {
      for (const [name, stylesheet, licence] of stylesheets) {
        const source = join(root, stylesheet);
        const target = join(root, 'dist/fonts', name);
        const files = [...readFileSync(source, 'utf8').matchAll(/url\(\.\/([^)]+)\)/gu)].map(([, file]) => file ?? '');
        for (const file of [basename(source), licence, ...files]) {
          mkdirSync(dirname(join(target, file)), { recursive: true });
          cpSync(join(dirname(source), file), join(target, file));
        }
      }
    },
  };
}
