/** The built app on loopback, started afresh for each test on an empty data folder, and the clerk's first steps in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type Page, test as base } from '@playwright/test';
import { pinnedNode, root } from '../../build/setup/project.mjs';

/** Where the built program lies; another build can be named for trying it. */
const dist = process.env['E2E_DIST'] ?? join(root, 'dist');

export const account = { name: '张经办', password: 'hu-die-lan-qiao-7' } as const;
export const street = '青禾街道';

export interface App {
  /** A link that is good for one browser. */
  readonly link: () => Promise<string>;
  readonly folder: string;
  /** Ends the program as if the power went. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same folder. */
  readonly restart: () => Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly links: AsyncIterator<string>;
}

type Environment = Readonly<Record<string, string>>;

function start(folder: string, environment: Environment): Running {
  const child = spawn(pinnedNode(), [join(dist, 'electron', 'serve.js'), '--data', folder, '--no-open'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return { child, links: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** The next line that is a link; after the first one the program prints one for each empty line that it is given. */
async function nextLink({ links }: Running): Promise<string> {
  for (;;) {
    const { value, done } = await links.next();
    if (done === true) throw new Error('the app ended before it printed its link');
    if (value.startsWith('http://127.0.0.1:')) return value.trim();
  }
}

function end({ child }: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Starts the built loopback host on a folder, with more in its environment where a test needs it. */
export async function startApp(
  folder: string,
  environment: Environment = {},
): Promise<App & { readonly end: () => Promise<void> }> {
  let running = start(folder, environment);
  let first: Promise<string> | null = nextLink(running);
  await first;
  return {
    folder,
    link: async () => {
      const known = first;
      first = null;
      if (known !== null) return known;
      running.child.stdin?.write('\n');
      return nextLink(running);
    },
    kill: () => end(running, 'SIGKILL'),
    restart: async () => {
      await end(running, 'SIGKILL');
      running = start(folder, environment);
      first = nextLink(running);
      await first;
    },
    end: () => end(running, 'SIGTERM'),
  };
}

/** Opens the app in a page. */
export async function enter(page: Page, app: App): Promise<void> {
  await page.goto(await app.link());
}

/** Sets the office up and its first account, notes the recovery code; ends at the three ways on. */
export async function firstStart(page: Page, app: App): Promise<string> {
  await enter(page, app);
  await page.getByLabel('街道名称').fill(street);
  await page.getByLabel('上级县(市、区)').fill('云溪县');
  await page.getByLabel('姓名或账号名称').fill(account.name);
  await page.getByLabel(/^密码/).fill(account.password);
  await page.getByLabel(/^再输一次密码/).fill(account.password);
  await page.getByRole('button', { name: '建立台账' }).click();
  const shown = await page.getByTestId('recovery-code').textContent({ timeout: 30_000 });
  const groups = [...(shown ?? '').matchAll(/\d\. (\S+)/gu)].map((match) => match[1] ?? '');
  for (const input of await page.getByLabel(/^第 \d 组$/).all()) {
    const label = await input.evaluate((element) =>
      element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '',
    );
    await input.fill(groups[Number(/\d/u.exec(label)?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: '已记好，继续' }).click();
  await expect(page.getByText('接下来怎样开始？')).toBeVisible();
  return groups.join('-');
}

/** Signs in on the sign-in page. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('密码', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 30_000 });
}

/** `app`: the program on a fresh folder; it is ended and the folder removed after the test. */
export const test = base.extend<{ readonly app: App }>({
  app: async ({ browserName }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), `ledger-${browserName}-`));
    const app = await startApp(folder);
    await provide(app);
    await app.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
});

export { expect };
