/** `npm run screenshots`: the pictures of the README, taken of the demo office. */
import { join } from 'node:path';
import { buildWhenStale } from './built.mjs';
import { install } from './install.mjs';
import { root, SetupProblem } from './project.mjs';
import { endChildrenWithUs, runNode } from './run.mjs';

endChildrenWithUs();
try {
  await install();
  await buildWhenStale();
  const ended = await runNode([join(root, 'build', 'pictures', 'take.mjs')], { show: true });
  process.exitCode = ended.code;
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
