import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/papers/find-browser.ts';
import { password, startOffice, temporaryFolder } from '../electron/desk/test-desk.ts';
import { blankPage } from './blank-page.ts';
import { compare, median, report, reportMissing, rounded } from './compare.ts';

const name = 'start: cold start to a usable list, against a blank Mantine page';
const server = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'serve.js');
const executablePath = findBrowser();
const folder = temporaryFolder();
let blank = '';

beforeAll(async () => {
  if (executablePath === null || !existsSync(server)) return;
  // Cheap password work stands in the keyring: deriving the key is the same wait for every program, and is left out.
  const office = await startOffice({ folder });
  await office.call('demo.create', {});
  await office.end();
  blank = await blankPage();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server says nothing.');
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('http://')) return line.trim();
  throw new Error('The server ended before it said where it is.');
}

/** Starts a server and a browser afresh, opens its page and waits for what the page must show. */
async function started(program: readonly string[], shown: (page: Page) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [...program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const launching = chromium.launch({ executablePath: executablePath ?? '', args });
  let browser: Browser | null = null;
  try {
    const [address, launched] = await Promise.all([addressOf(child), launching]);
    browser = launched;
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(address);
    await shown(page);
  } finally {
    await browser?.close();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

const signInTimes: number[] = [];

async function list(page: Page): Promise<void> {
  const field = page.getByLabel('密码', { exact: true });
  await field.fill(password);
  const start = performance.now();
  await field.press('Enter');
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await page.evaluate(`location.hash = '#/people'`);
  await page.getByRole('row').nth(5).waitFor();
  signInTimes.push(performance.now() - start);
}

describe('a cold start', () => {
  it('of the product on loopback to the list of people, against a blank page', async () => {
    if (executablePath === null || !existsSync(server)) {
      reportMissing(name, executablePath === null ? 'no Chromium, Chrome or Edge here' : 'the app is not built');
      return;
    }
    const ours = () => started([server, '--data', folder, '--no-open'], list);
    const bare = () => started([blank], (page) => page.getByText('空白页').waitFor());
    const measure = await compare({ name, goal: 1.5, ours, bare, rounds: 5, warmUps: 1 });
    expect(signInTimes.length).toBeGreaterThan(4);
    report({ ...measure, parts: { fromSignInToListMs: rounded(median(signInTimes)) } });
  });
});
