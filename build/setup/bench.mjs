/** `npm run bench`: builds, then runs tests/bench under the pinned Node, its output passed through. */
import { join } from 'node:path';
import { buildWhenStale } from './built.mjs';
import { install } from './install.mjs';
import { modules, SetupProblem } from './project.mjs';
import { endChildrenWithUs, runNode } from './run.mjs';

endChildrenWithUs();
try {
  await install();
  await buildWhenStale();
  const vitest = join(modules, 'vitest', 'vitest.mjs');
  const more = process.argv.slice(2);
  const ended = await runNode([vitest, 'run', '--project', 'bench', '--disable-console-intercept', ...more], {
    show: true,
  });
  process.exitCode = ended.code;
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
