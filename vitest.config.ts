import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

if (Number(process.versions.node.split('.')[0]) < 22) {
  throw new Error(
    `Tests run under the pinned Node 24, not Node ${process.versions.node}: use npm test, or put node_modules/.bin first in PATH.`,
  );
}

/** A project over some folders of tests/; files share a thread because no module of ours keeps state. */
function project(
  name: string,
  include: string[],
  more: { exclude?: string[]; seconds?: number; isolate?: boolean } = {},
) {
  const timeout = (more.seconds ?? 10) * 1000;
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude: more.exclude ?? [],
      isolate: more.isolate ?? false,
      testTimeout: timeout,
      hookTimeout: timeout,
    },
  };
}

const anyTest = '**/*.test.{ts,tsx}';
const desk = `tests/electron/desk/${anyTest}`;
const unit = `tests/{db,electron,renderer}/${anyTest}`;

/** Tests that have a browser or LibreOffice read or make what they look at: known by the helper they take it from, and slow. */
const withPrograms = globSync(unit, { cwd: import.meta.dirname }).filter((file) =>
  /from '[./\w-]*\/(?:programs|office-files)\.ts'/u.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      project('house', [`tests/house/${anyTest}`], { seconds: 60 }),
      project('unit', [unit], { exclude: [desk, ...withPrograms] }),
      project('desk', [desk], { exclude: withPrograms, seconds: 30 }),
      project('programs', withPrograms, { seconds: 60 }),
      project('faults', [`tests/faults/${anyTest}`], { seconds: 120, isolate: true }),
      project('shell', [`tests/shell/${anyTest}`], { seconds: 60, isolate: true }),
      project('build', [`tests/build/${anyTest}`], { seconds: 180, isolate: true }),
      project('windows', [`tests/windows/${anyTest}`], { seconds: 300, isolate: true }),
      project('bench', ['tests/bench/**/*.bench.{ts,tsx}'], { seconds: 1800, isolate: true }),
    ],
  },
});
