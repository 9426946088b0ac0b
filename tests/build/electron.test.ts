import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { modules, readJson } from '../../build/setup/project.mjs';
import { openMirror } from './electron-mirror.ts';
import type { Mirror } from './electron-mirror.ts';
import { makeScratchProject } from './scratch-project.ts';
import type { ScratchProject } from './scratch-project.ts';

const { version } = readJson(join(modules, 'electron', 'package.json')) as { version: string };
let project: ScratchProject;
const mirrors: Mirror[] = [];

async function mirror(stalls: boolean): Promise<Mirror> {
  const opened = await openMirror(version, join(project.folder, `cache-${mirrors.length}`), stalls);
  mirrors.push(opened);
  return opened;
}

const onLinux = process.platform === 'linux';
const title = onLinux ? '' : ' [skipped: the Electron that stands in is a shell script]';

describe.runIf(onLinux)(`npm start and Electron${title}`, () => {
  beforeAll(() => {
    project = makeScratchProject();
  });
  afterEach(() => {
    for (const opened of mirrors) opened.close();
  });
  afterAll(() => project.remove());

  it('gives a mirror up 15 seconds after its last byte, says so in one line and serves; it does not wait again', async () => {
    const stalling = await mirror(true);
    const first = await project.run('start', [], stalling.env);
    expect(first.output).toMatch(/未能取得 Electron.*serving/s);
    expect(first.seconds).toBeGreaterThan(15);
    expect(first.seconds).toBeLessThan(25);
    expect(stalling.requests.length).toBeGreaterThan(0);

    const asked = stalling.requests.length;
    const second = await project.run('start', [], stalling.env);
    expect(second.output).toContain('serving []');
    expect(second.seconds).toBeLessThan(5);
    expect(stalling.requests.length).toBe(asked);
  });

  it('tries again with a mirror configured since, and opens the app in the Electron it got', async () => {
    const whole = await mirror(false);
    const { output } = await project.run('start', ['--demo'], whole.env);
    const sandbox = process.getuid?.() === 0 ? '--no-sandbox ' : '';
    expect(output).toContain(`electron told: ${sandbox}${project.folder} --demo`);
    expect(output).not.toContain('serving');
  });

  it('opens it again without asking the mirror, and serves where there is no desktop', async () => {
    const unused = await mirror(false);
    expect((await project.run('start', [], unused.env)).output).toContain('electron told:');
    const { output } = await project.run('start', [], { ...unused.env, DISPLAY: '' });
    expect(output).toMatch(/没有图形桌面.*serving/s);
    expect(unused.requests).toEqual([]);
  });
});
