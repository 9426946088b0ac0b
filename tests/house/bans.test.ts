import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../build/setup/project.mjs';
import { runNode } from '../../build/setup/run.mjs';
import { makeScratchProject } from '../build/scratch-project.ts';
import type { ScratchProject } from '../build/scratch-project.ts';

const silencer = ['@ts', 'expect', 'error'].join('-');

/** What the linter is told to refuse: by which rule, in a file of its own. */
const offences: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-explicit-any', 'db/any.ts', 'export const value: any = 1;\n'],
  ['no-default-export', 'db/unnamed.ts', 'export default 1;\n'],
  ['no-cycle', 'db/circle-a.ts', "import { b } from './circle-b.ts';\nexport const a = () => b;\n"],
  ['no-floating-promises', 'electron/floating.ts', "Promise.resolve('later');\n"],
  ['ban-ts-comment', 'db/silenced.ts', `// ${silencer}\nexport const days: number = 'seven';\n`],
  ['no-unsafe-member-access', 'db/unsafe.ts', "export const name = JSON.parse('{}').name;\n"],
  ['no-restricted-globals', 'db/rules/today.ts', 'export const today = () => new Date();\n'],
  ['max-lines-per-function', 'db/long.ts', `export function long() {\n${'  void 0;\n'.repeat(61)}}\n`],
  [
    'rules-of-hooks',
    'renderer/parts/hooks.tsx',
    "import { useState } from 'react';\nexport function Part({ on }: { on: boolean }) {\n  if (on) useState(1);\n}\n",
  ],
];

describe('the linter', () => {
  let project: ScratchProject;
  let output = '';
  beforeAll(async () => {
    project = makeScratchProject();
    for (const [, file, text] of offences) project.write(file, text);
    project.write('db/circle-b.ts', "import { a } from './circle-a.ts';\nexport const b = () => a;\n");
    project.write('db/proper.ts', '/** Seven. */\nexport const days = 7;\n');
    const oxlint = join(modules, 'oxlint', 'bin', 'oxlint');
    const places = ['db', 'electron', 'renderer'].map((folder) => join(project.folder, folder));
    const config = join(project.folder, '.oxlintrc.json');
    output = (await runNode([oxlint, '--format=unix', '-c', config, ...places])).output;
  });
  afterAll(() => project.remove());

  it.each(offences.map(([rule, file]) => [rule, file] as const))('refuses by %s what stands in %s', (rule, file) => {
    const lines = output.split('\n').filter((line) => line.includes(`${file}:`));
    expect(lines.join('\n')).toContain(`(${rule})`);
  });

  it('accepts a file without offence', () => {
    expect(output).not.toContain('proper.ts');
  });
});
