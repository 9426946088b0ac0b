import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScratchProject } from './scratch-project.ts';
import type { Ended, ScratchProject } from './scratch-project.ts';

/** One test that passes, one that fails, one skipped with a reason and one without: Vitest's way. */
const unitTests = `
import { expect, it } from 'vitest';
it('passes', () => expect(1).toBe(1));
it('fails', () => expect(1).toBe(2));
it('cannot run here', (context) => context.skip('no such drive'));
it.skip('is left out', () => expect(1).toBe(1));
it.skip('is left out [skipped: no such printer]', () => expect(1).toBe(1));
`;

/** Two tests that never run, because what they need cannot be made. */
const failingSetUp = `
import { beforeAll, describe, expect, it } from 'vitest';
describe('a drive', () => {
  beforeAll(() => expect(1).toBe(2));
  it('is written', () => expect(1).toBe(1));
  it('is read', () => expect(1).toBe(1));
});
`;

/** Playwright's way of passing, failing and skipping. */
const browserTests = `
import { expect, test } from '@playwright/test';
test('passes', () => expect(1).toBe(1));
test('fails', () => expect(1).toBe(2));
test('cannot run here', () => test.skip(true, 'no such screen'));
test.skip('is left out', () => expect(1).toBe(1));
`;

const lastLine = (ended: Ended) => ended.output.trimEnd().split('\n').at(-1);

describe('npm test', () => {
  let project: ScratchProject;
  beforeAll(() => {
    project = makeScratchProject();
    project.write('tests/db/some.test.ts', unitTests);
    project.write('tests/electron/desk/broken.test.ts', "import './missing.ts';\n");
    project.write('tests/db/set-up.test.ts', failingSetUp);
    project.write('tests/e2e/some.spec.ts', browserTests);
  });
  afterAll(() => project.remove());

  it('counts unit and desk tests; a silent skip, a failed set-up and a file that does not load are failures', async () => {
    const ended = await project.run('test', ['--fast']);
    expect(ended.output).toContain('skipped: tests/db/some.test.ts > cannot run here: no such drive');
    expect(ended.output).toContain(
      'skipped without saying why, which is a failure: tests/db/some.test.ts > is left out\n',
    );
    expect(lastLine(ended)).toBe('1 passed, 5 failed, 2 skipped');
    expect(ended.code).toBe(1);
  });

  it('runs the checks, the build and the browser tests too, and shows the output of what failed', async () => {
    project.write('db/rules/wrong.ts', "export const days: number = 'seven';\n");
    const { output } = await project.run('test');
    expect(output).toMatch(/── types: 0 passed, 1 FAILED .*\n.*db\/rules\/wrong\.ts/);
    expect(output).toMatch(/── dist: 1 passed \(/);
    expect(output).toMatch(/── e2e: 1 passed, 2 FAILED, 1 skipped/);
    expect(output).toContain('skipped: tests/e2e/some.spec.ts > cannot run here: no such screen');
    expect(output).toContain('Expected: 2');
    expect(output).not.toContain('── faults');
  });

  it('ends well when everything passes', async () => {
    rmSync(join(project.folder, 'tests/db/set-up.test.ts'));
    project.write(
      'tests/db/some.test.ts',
      "import { expect, it } from 'vitest';\nit('passes', () => expect(1).toBe(1));\n",
    );
    project.write(
      'tests/electron/desk/broken.test.ts',
      "import { expect, it } from 'vitest';\nit('loads', () => expect(2).toBe(2));\n",
    );
    const ended = await project.run('test', ['--fast']);
    expect(lastLine(ended)).toBe('2 passed, 0 failed, 0 skipped');
    expect(ended.code).toBe(0);
  });
});
