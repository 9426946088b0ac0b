/** Brings dist/ to what the sources say: nothing when it is so already, else the Vite builds. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, readJson, root, SetupProblem, writeJson } from './project.mjs';
import { runNode } from './run.mjs';

const note = join(root, 'dist', 'built.json');
const sources = ['db', 'electron', 'renderer', 'build/vite', 'package-lock.json', 'tsconfig.base.json'];

/**
 * Builds when a source changed since the last build.
 * @returns {Promise<boolean>} whether anything was built
 */
export async function buildWhenStale() {
  const wanted = hashOf(sources);
  const built = /** @type {{ sources: string } | undefined} */ (readJson(note));
  if (built?.sources === wanted) return false;
  rmSync(note, { force: true });
  const endings = await Promise.all([
    vite('renderer', 'renderer/index.html'),
    vite('electron', 'electron').then(async (first) => [...first, ...(await vite('preload', 'electron/preload.ts'))]),
  ]);
  const failed = endings.flat().filter((ended) => ended.code !== 0);
  if (failed.length > 0) {
    const output = failed.map((ended) => ended.output).join('\n');
    throw new SetupProblem(`程序构建未成功。The build failed.\n${output}`);
  }
  writeJson(note, { sources: wanted });
  return true;
}

/**
 * @param {string} part the configuration in build/vite
 * @param {string} source what it builds; a part without sources is passed over
 */
async function vite(part, source) {
  if (!existsSync(join(root, source))) return [];
  const config = `build/vite/${part}.config.ts`;
  return [await runNode([join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', '-c', config])];
}
