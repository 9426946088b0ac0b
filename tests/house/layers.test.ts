import { describe, expect, it } from 'vitest';
import { fault } from './layers.ts';
import { allImports, importsIn } from './sources.ts';

describe('the layers of the house', () => {
  it('has no import that crosses a layer', () => {
    const imports = allImports(['db/', 'electron/', 'renderer/']);
    expect(imports.length).toBeGreaterThan(0);
    const faults = imports.flatMap((one) => (fault(one) ? [`${one.from} → ${one.to}: ${fault(one)}`] : []));
    expect(faults).toEqual([]);
  });

  it.each([
    ['renderer/app.tsx', "import { read } from '../db/read.ts';"],
    ['renderer/desk.ts', "import { desk } from '../electron/desk/procedures.ts';"],
    ['renderer/desk.ts', "export * from '../electron/desk/procedures.ts';"],
    ['renderer/desk.ts', "const later = () => import('../electron/desk/procedures.ts');"],
    ['renderer/app.tsx', "import { join } from 'node:path';"],
    ['db/read.ts', "import type { Desk } from '../electron/desk/host.ts';"],
    ['db/registers/people.ts', "import { open } from '../store.ts';"],
    ['db/rules/grade.ts', "import { readFileSync } from 'node:fs';"],
    ['electron/desk/host.ts', "import { app } from 'electron';"],
    ['electron/desk/host.ts', "import { App } from '../../renderer/app.tsx';"],
    ['electron/main.ts', "import { people } from '../tests/fixtures/people.ts';"],
  ])('refuses in %s: %s', (from, text) => {
    expect(importsIn(from, text).map(fault)).toEqual([expect.any(String)]);
  });

  it.each([
    ['renderer/desk.ts', "import type { Desk } from '../electron/desk/procedures.ts';"],
    ['renderer/form.tsx', "import { people } from '../db/registers/people.ts';"],
    ['electron/main.ts', "import { app } from 'electron';"],
    ['electron/shell/window.ts', "import { BrowserWindow } from 'electron';"],
    ['electron/desk/people.ts', "import { read } from '../../db/read.ts';"],
    ['db/rules/grade.ts', "import { Temporal } from 'temporal-polyfill';"],
  ])('allows in %s: %s', (from, text) => {
    expect(importsIn(from, text).map(fault)).toEqual([undefined]);
  });
});
