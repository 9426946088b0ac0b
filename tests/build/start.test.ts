import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJson } from '../../build/setup/project.mjs';
import { makeScratchProject } from './scratch-project.ts';
import type { ScratchProject } from './scratch-project.ts';

let project: ScratchProject;
beforeAll(() => {
  project = makeScratchProject();
});
afterAll(() => project.remove());

const built = () => statSync(join(project.folder, 'dist', 'electron', 'serve.js')).mtimeMs;

describe('npm start', () => {
  it('builds, then serves under the pinned Node and passes its options on', async () => {
    const args = ['--browser', '--data', 'my data', '--demo', '--port', '8123'];
    const { code, output } = await project.run('start', args, { INIT_CWD: '/elsewhere' });
    expect(output).toContain('serving ["--data","/elsewhere/my data","--demo","--port","8123"] under Node 24');
    expect(code).toBe(0);
  });

  it('neither installs nor builds again when nothing changed, and is up within 5 seconds', async () => {
    const before = built();
    const { output, seconds } = await project.run('start', ['--browser']);
    expect(output).toContain('serving []');
    expect(seconds).toBeLessThan(5);
    expect(built()).toBe(before);
    expect(project.npmCalls()).toEqual([]);
  });

  it('builds again when a source changed', async () => {
    project.write('db/rules/changed.ts', 'export const changed = true;\n');
    const before = built();
    await project.run('start', ['--browser']);
    expect(built()).toBeGreaterThan(before);
  });

  it('installs by npm ci, once, when the lockfile asks for something else', async () => {
    const lock = readJson(join(project.folder, 'package-lock.json')) as { packages: Record<string, unknown> };
    lock.packages['node_modules/one-more'] = { version: '1.0.0', integrity: 'sha512-none' };
    project.write('package-lock.json', JSON.stringify(lock));
    await project.run('start', ['--browser']);
    await project.run('start', ['--browser']);
    expect(project.npmCalls()).toEqual(['ci --no-audit --no-fund --loglevel=error']);
  });

  it('refuses an option it does not know and lists those it does', async () => {
    const { code, output } = await project.run('start', ['--brwoser']);
    expect(code).toBe(1);
    expect(output).toContain('--brwoser');
    expect(output).toContain('--browser');
  });

  it('fails with the builder’s words when a source cannot be built, and does not serve the old one', async () => {
    project.write('electron/desk/desk.entry.ts', 'export const broken = ;\n');
    const { code, output } = await project.run('start', ['--browser']);
    expect(code).toBe(1);
    expect(output).toContain('desk.entry.ts');
    expect(output).not.toContain('serving');
    project.write('electron/desk/desk.entry.ts', 'export const broken = 1;\n');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends the server when it is ended by %s', async (signal) => {
    const note = join(project.folder, `pid-${signal}`);
    const child = project.begin('start', ['--browser'], { STAY: note });
    await expect.poll(() => existsSync(note) && readFileSync(note, 'utf8') !== '', { timeout: 15_000 }).toBe(true);
    await sleep(200);
    child.kill(signal);
    await new Promise((resolve) => child.on('close', resolve));
    const server = Number(readFileSync(note, 'utf8'));
    expect(() => process.kill(server, 0)).toThrow('ESRCH');
  });
});
