import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enter, knock } from './knock.ts';

const program = join(import.meta.dirname, 'tiny-serve.ts');
const projectRoot = join(import.meta.dirname, '..', '..', '..');

/** A process of its own takes its time on a busy machine. */
const patience = { timeout: 8000 };

let folder: string;
const running: ChildProcess[] = [];

interface Started {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly errors: string[];
  readonly ended: Promise<number | null>;
  /** The latest printed link. */
  readonly link: () => Promise<string>;
}

function start(...words: string[]): Started {
  const child = spawn(process.execPath, [program, '--no-open', ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  running.push(child);
  const [lines, errors]: [string[], string[]] = [[], []];
  child.stdout.on('data', (data: Buffer) => lines.push(...data.toString('utf8').trim().split('\n')));
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString('utf8').trim()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const link = async () => {
    await expect.poll(() => lines.some((line) => line.startsWith('http')), patience).toBe(true);
    return lines.findLast((line) => line.startsWith('http'))!;
  };
  return { child, lines, errors, ended, link };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), '台账 数据-'));
});

afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('starting the loopback host', () => {
  it('prints a link that leads in and says how to end it, then ends on Ctrl+C and leaves no note', async () => {
    const app = start('--data', folder);
    const link = await app.link();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?t=[\w-]{43}$/);
    const port = Number(new URL(link).port);
    const cookie = await enter(port, link);
    const where = await knock(port, '/desk/where', {
      method: 'POST',
      body: '{}',
      headers: { cookie, 'content-type': 'application/json' },
    });
    expect(JSON.parse(where.text)).toEqual({ folder, kind: 'browser', programFolder: projectRoot });
    await expect.poll(() => app.lines.join(), patience).toContain('按 Ctrl+C 结束程序');
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    app.child.kill('SIGINT');
    expect(await app.ended).toBe(0);
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('prints a new link when Enter is pressed', async () => {
    const app = start('--data', folder);
    const first = await app.link();
    app.child.stdin!.write('\n');
    await expect.poll(() => app.link(), patience).not.toBe(first);
    expect(await enter(Number(new URL(first).port), await app.link())).not.toBe('');
  });

  it('on a folder that is in use gives a new link of the one that runs', async () => {
    const first = start('--data', folder);
    const { port } = new URL(await first.link());
    const second = start('--data', folder);
    const link = await second.link();
    expect(await second.ended).toBe(0);
    expect(second.lines[0]).toContain('程序已经在运行');
    expect(new URL(link).port).toBe(port);
    expect(await enter(Number(port), link)).not.toBe('');
    expect((await stat(join(folder, 'lock.json'))).mode & 0o077).toBe(0);
  });

  it('starts in spite of a note that a killed one left behind', async () => {
    const first = start('--data', folder);
    await first.link();
    first.child.kill('SIGKILL');
    await first.ended;
    const left = await readFile(join(folder, 'lock.json'), 'utf8');
    const second = start('--data', folder);
    expect(await second.link()).toMatch(/^http/);
    await expect.poll(() => second.lines.length, patience).toBe(2);
    expect(await readFile(join(folder, 'lock.json'), 'utf8')).not.toBe(left);
  });

  it.each(['not json', '{"port":"x"}', '{"port":1,"secret":"s"}', '[]'])('ignores a spoiled note: %s', async (text) => {
    await writeFile(join(folder, 'lock.json'), text);
    expect(await start('--data', folder).link()).toMatch(/^http/);
  });

  it('refuses a data folder inside the program with a sentence', async () => {
    const app = start('--data', join(projectRoot, 'data'));
    expect(await app.ended).toBe(1);
    expect(app.errors.join()).toContain('数据不能放在程序自己的文件夹里');
    expect(existsSync(join(projectRoot, 'data'))).toBe(false);
  });

  it('warns of a folder that a cloud copies, and starts', async () => {
    const place = join(folder, 'OneDrive', '台账');
    await mkdir(place, { recursive: true });
    const app = start('--data', place);
    await app.link();
    expect(app.lines[0]).toContain('OneDrive');
  });

  it('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.on('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const app = start('--data', folder, '--port', String(port));
    expect(await app.ended).toBe(1);
    expect(app.errors.join()).toContain(`端口 ${port} 已被占用`);
    other.close();
  });

  it('says what it does not understand', async () => {
    const app = start('--dta', folder);
    expect(await app.ended).toBe(1);
    expect(app.errors.join()).toContain('--data 文件夹');
  });
});
