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

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      project('house', [`tests/house/${anyTest}`], { seconds: 60 }),
      project('unit', [`tests/{db,electron,renderer}/${anyTest}`], { exclude: [`tests/electron/desk/${anyTest}`] }),
      project('desk', [`tests/electron/desk/${anyTest}`], { seconds: 30 }),
      project('faults', [`tests/faults/${anyTest}`], { seconds: 120, isolate: true }),
      project('shell', [`tests/shell/${anyTest}`], { seconds: 60, isolate: true }),
      project('build', [`tests/build/${anyTest}`], { seconds: 180, isolate: true }),
      project('windows', [`tests/windows/${anyTest}`], { seconds: 300, isolate: true }),
      project('bench', ['tests/bench/**/*.bench.{ts,tsx}'], { seconds: 1800, isolate: true }),
    ],
  },
});
