/** The shell started on the stand-in, as the promises want to drive it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { ShellUnderTest } from './promises.ts';
import * as standIn from './stand-in/electron.ts';

export interface StandInShell extends ShellUnderTest {
  readonly window: standIn.BrowserWindow;
  readonly folder: string;
}

/** Waits for it, also on a busy machine. */
export const until = (there: () => boolean) => vi.waitUntil(there, { timeout: 8000 });

/** Starts the shell with a renderer of one page. */
export async function openOnStandIn(words: readonly string[] = []): Promise<StandInShell> {
  const { startShell } = await import('../../electron/shell/start.ts');
  const folder = await mkdtemp(join(tmpdir(), 'shell-'));
  const renderer = join(folder, 'program', 'dist', 'renderer');
  await mkdir(renderer, { recursive: true });
  await writeFile(join(renderer, 'index.html'), '<title>台账</title>');
  standIn.given.appData = join(folder, 'app-data');
  const program = join(folder, 'program');
  const places = { desk: '', deskUrl: new URL('file:///'), renderer, preload: join(folder, 'preload.cjs'), program };
  startShell(['--data', join(folder, '数据'), ...words], places);
  await until(() => standIn.BrowserWindow.all.length > 0);
  const window = standIn.BrowserWindow.all.at(-1)!;
  await until(() => window.visible);
  return { window, folder, ...driving(window), end: () => leave(folder) };
}

async function leave(folder: string): Promise<void> {
  standIn.app.quit();
  await until(() => standIn.seen.quits > 0);
  const { app, powerMonitor, session } = standIn;
  for (const emitter of [app, powerMonitor, session.defaultSession, session.fromPartition('papers')]) {
    emitter.removeAllListeners();
  }
  standIn.seen.quits = 0;
  await rm(folder, { recursive: true });
}

function driving(window: standIn.BrowserWindow): Omit<ShellUnderTest, 'end'> {
  const contents = window.webContents;
  const { session } = contents;
  return {
    goesTo: async (url) =>
      !prevented((details) => contents.emit('will-frame-navigate', { ...details, url, isMainFrame: true })),
    opensWindow: async (url) => {
      const details = {
        url,
        frameName: '',
        features: '',
        disposition: 'foreground-tab',
        referrer: { url: '', policy: 'default' },
      };
      return (
        contents.openHandler({ ...details, disposition: 'foreground-tab', referrer: { url: '', policy: 'default' } })
          .action === 'allow'
      );
    },
    mayUse: async (permission) => {
      const name = permission === 'camera' ? 'media' : permission;
      let allowed = session.onPermissionCheck === null;
      allowed ||= session.onPermissionCheck?.(null, name, 'app://desk', { isMainFrame: true }) ?? true;
      if (session.onPermission === null) return true;
      // The stand-in's contents have no more than these set-ups use.
      session.onPermission(contents as never, name, (granted) => (allowed ||= granted), {
        isMainFrame: true,
        requestingUrl: '',
      });
      return allowed;
    },
    fetch: async (address, init) => {
      const answer = await session.load(address, init);
      await answer?.arrayBuffer();
      return answer === null ? null : { status: answer.status, headers: Object.fromEntries(answer.headers) };
    },
    zoomTo: async (percent) =>
      Number(standIn.invoked.get('shell:zoom')?.({ sender: contents, senderFrame: contents.mainFrame }, percent)),
    menu: async () => labels(standIn.seen.menu ?? []),
    hearsScreenLock: async () => {
      await session.load('app://desk/desk/unlock', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      standIn.powerMonitor.emit('lock-screen');
      await until(() => contents.sent.some(([channel]) => channel === 'shell:locked'));
      return true;
    },
  };
}

/** Whether a listener called `preventDefault`. */
export function prevented(raise: (details: { preventDefault: () => void }) => void): boolean {
  let stopped = false;
  raise({ preventDefault: () => (stopped = true) });
  return stopped;
}

type Items = NonNullable<(typeof standIn.seen)['menu']>;

function labels(items: Items): string[] {
  return items
    .filter((item) => item.type !== 'separator' && item.visible !== false)
    .flatMap((item) => [item.label ?? '', ...(Array.isArray(item.submenu) ? labels(item.submenu) : [])]);
}
