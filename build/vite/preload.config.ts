/** electron/preload.ts → dist/electron/preload.cjs: one CommonJS file, because a sandboxed preload cannot be a module. */
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { nodeSide, root } from './node-side.ts';

export default defineConfig(() => {
  const config = nodeSide({ preload: join(root, 'electron/preload.ts') }, 'cjs', 'cjs');
  return { ...config, build: { ...config.build, emptyOutDir: false } };
});
