import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { describePromises } from './promises.ts';
import type { Heard, ShellUnderTest } from './promises.ts';

const root = join(import.meta.dirname, '..', '..');
const installed = join(root, 'node_modules', 'electron');

/** Why these specs cannot run here; null where they can. */
function obstacle(): string | null {
  if (!existsSync(join(installed, 'path.txt')) || !existsSync(join(installed, 'dist')))
    return "Electron's binary is not installed";
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'no display';
  if (!existsSync(join(root, 'dist', 'electron', 'main.js'))) return 'the program is not built';
  return null;
}

async function openReal(): Promise<ShellUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'electron-'));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: join(installed, 'dist', readFileSync(join(installed, 'path.txt'), 'utf8')),
    args: [...asRoot, root, '--data', join(folder, 'data')],
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const end = async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { ...driving(app, page), end };
}

/** In the page: the code is text, for it is compiled there. */
function inPage<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(expression);
}

const quoted = (value: unknown) => JSON.stringify(value) ?? 'undefined';

function driving(app: ElectronApplication, page: Page): Omit<ShellUnderTest, 'end'> {
  return {
    goesTo: async (address) => {
      const before = page.url();
      await inPage(page, `void (location.href = ${quoted(address)})`);
      await page.waitForTimeout(300);
      return page.url() !== before;
    },
    opensWindow: (address) => inPage(page, `window.open(${quoted(address)}) !== null`),
    mayUse: (permission) =>
      inPage(
        page,
        `navigator.permissions.query({ name: ${quoted(permission)} }).then((found) => found.state === 'granted')`,
      ),
    fetch: (address, init) =>
      inPage<Heard | null>(
        page,
        `fetch(${quoted(address)}, ${quoted(init)}).then(
          (answer) => ({ status: answer.status, headers: Object.fromEntries(answer.headers) }),
          () => null,
        )`,
      ),
    zoomTo: (percent) => inPage(page, `window.shell.zoom.set(${percent})`),
    menu: () =>
      app.evaluate(({ Menu }) => {
        const labels = (menu: Electron.Menu | null | undefined): string[] =>
          (menu?.items ?? [])
            .filter((item) => item.type !== 'separator' && item.visible)
            .flatMap((item) => [item.label, ...labels(item.submenu)]);
        return labels(Menu.getApplicationMenu());
      }),
    hearsScreenLock: async () => {
      const heard = inPage<boolean>(page, 'new Promise((resolve) => window.shell.onLocked(() => resolve(true)))');
      await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
      return Promise.race([heard, page.waitForTimeout(5000).then(() => false)]);
    },
  };
}

describePromises('the shell in real Electron', obstacle(), openReal);
