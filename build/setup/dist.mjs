/** `npm run dist`: builds, then packs the Windows installer into release/. Further words go to electron-builder. */
import { join } from 'node:path';
import { buildWhenStale } from './built.mjs';
import { install } from './install.mjs';
import { modules, SetupProblem } from './project.mjs';
import { endChildrenWithUs, runNode } from './run.mjs';

endChildrenWithUs();
try {
  await install();
  await buildWhenStale();
  const builder = join(modules, 'electron-builder', 'cli.js');
  const config = 'build/electron-builder.config.mjs';
  const more = process.argv.slice(2);
  const ended = await runNode([builder, '--win', '--x64', '--publish', 'never', '--config', config, ...more], {
    show: true,
  });
  process.exitCode = ended.code;
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
