/** `npm run bench`: builds, then runs tests/bench under the pinned Node, one after the other, and sums up what they measured. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale } from './built.mjs';
import { install } from './install.mjs';
import { modules, root, SetupProblem } from './project.mjs';
import { endChildrenWithUs, runNode } from './run.mjs';

const results = join(root, 'dist', 'bench.json');

/** @typedef {{ name: string, goal: number | null, ratio: number, spread: [number, number], ours: number, bare: number }} Measure */

/** One line a measure: the ratio, its spread, the goal. */
function sumUp() {
  if (!existsSync(results)) return;
  const measures = /** @type {Measure[]} */ (JSON.parse(readFileSync(results, 'utf8')));
  console.log('\nratio (half of the rounds) · goal · ours / bare in ms');
  for (const { name, goal, ratio, spread, ours, bare } of measures) {
    const verdict = goal === null ? '' : ` · ${ratio <= goal ? 'within' : 'over'} ${goal}`;
    console.log(`${ratio.toFixed(2)} (${spread[0]}–${spread[1]})${verdict} · ${ours} / ${bare} · ${name}`);
  }
  console.log(`\n${results}`);
}

endChildrenWithUs();
try {
  await install();
  await buildWhenStale();
  const vitest = join(modules, 'vitest', 'vitest.mjs');
  const more = process.argv.slice(2);
  if (more.length === 0) rmSync(results, { force: true });
  // Side by side they would measure each other.
  const alone = ['--disable-console-intercept', '--no-file-parallelism'];
  const ended = await runNode([vitest, 'run', '--project', 'bench', ...alone, ...more], { show: true });
  sumUp();
  process.exitCode = ended.code;
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
