/**
 * The main-process side to dist/electron: main.ts → main.js, and every electron/<folder>/<name>.entry.ts → <name>.js
 * (a worker, a utility process or a host of its own). A new entry is a new file; nothing is listed here.
 */
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';
import { nodeSide, root } from './node-side.ts';
import { paperFonts } from './paper-fonts.ts';

function entries(): Record<string, string> {
  const found = globSync('electron/**/*.entry.ts', { cwd: root }).map((file) => [
    basename(file, '.entry.ts'),
    join(root, file),
  ]);
  const main = join(root, 'electron/main.ts');
  return Object.fromEntries(existsSync(main) ? [['main', main], ...found] : found) as Record<string, string>;
}

export default defineConfig(() => {
  const config = nodeSide(entries(), 'es', 'js');
  return { ...config, plugins: [paperFonts()], build: { ...config.build, emptyOutDir: true } };
});
