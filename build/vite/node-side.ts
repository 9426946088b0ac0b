/** What the two builds of the main-process side share. */
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Never bundled: Electron itself and the one native module. Node's own modules are known to the bundler. */
const external = ['electron', 'better-sqlite3'];

/** The common settings for code that runs in Electron's or plain Node: everything bundled but `external`. */
export function nodeSide(input: Record<string, string>, format: 'es' | 'cjs', extension: 'js' | 'cjs'): UserConfig {
  return {
    root,
    publicDir: false,
    // React and others ship two builds and choose at run time; the office gets the production one.
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      ssrEmitAssets: true,
      outDir: 'dist/electron',
      target: 'node22',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        external,
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          // Beside the entries, so that import.meta.dirname is dist/electron wherever the code ends up.
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  };
}
