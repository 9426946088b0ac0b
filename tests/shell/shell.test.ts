import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describePromises } from './promises.ts';
import { openOnStandIn, prevented, until } from './stand-in-shell.ts';
import type { StandInShell } from './stand-in-shell.ts';
import { app, BrowserWindow, given, invoked, powerMonitor, seen, session } from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

describePromises('the shell on the stand-in', null, openOnStandIn);

const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
const ask = async (path: string) => (await session.defaultSession.load(`app://desk/desk/${path}`, json))!;

describe('the shell', () => {
  let shell: StandInShell;
  beforeEach(async () => {
    shell = await openOnStandIn();
  });
  afterEach(() => shell.end());

  it('sandboxes every page and keeps Chromium off the network', () => {
    expect(seen.sandboxed).toBe(true);
    expect(seen.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(seen.schemes.every(({ scheme, privileges }) => scheme === 'app' && privileges?.secure === true)).toBe(true);
    expect(shell.window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: true,
    });
    expect(session.defaultSession.spelling).toBe(false);
    expect(session.defaultSession.devices?.()).toBe(false);
  });

  it('guards frames, redirects and webviews like the window', () => {
    const { webContents } = shell.window;
    const go = (event: string, url: string, isMainFrame: boolean) =>
      !prevented((details) => webContents.emit(event, { ...details, url, isMainFrame }));
    expect(go('will-frame-navigate', 'blob:app://desk/1', false)).toBe(true);
    expect(go('will-frame-navigate', 'blob:app://desk/1', true)).toBe(false);
    expect(go('will-frame-navigate', 'https://example.invalid', false)).toBe(false);
    expect(go('will-redirect', 'https://example.invalid', true)).toBe(false);
    expect(go('will-navigate', 'app://desk/people', true)).toBe(true);
    expect(prevented((event) => webContents.emit('will-attach-webview', event))).toBe(true);
  });

  it('lets only the app offer files for saving', () => {
    const offered = (url: string) => {
      const item = { getURLChain: () => [url], setSaveDialogOptions: () => undefined };
      return !prevented((event) => session.defaultSession.emit('will-download', event, item));
    };
    expect(offered('app://desk/download/abc')).toBe(true);
    expect(offered('blob:app://desk/1-2')).toBe(true);
    expect(offered('https://example.invalid/x.exe')).toBe(false);
    expect(offered('data:text/plain,x')).toBe(false);
  });

  it('relays calls to the desk as from the one window, and none with a foreign origin', async () => {
    const echoed = (await (await ask('echo')).json()) as { headers: Record<string, string> };
    expect(echoed.headers['x-client']).toBe('window');
    const foreign = await session.defaultSession.load('app://desk/desk/echo', {
      ...json,
      headers: { ...json.headers, origin: 'app://paper' },
    });
    expect(foreign?.status).toBe(403);
    const text = await (await ask('numbers?n=2000')).text();
    expect(text.split('\n')).toHaveLength(2001);
  });

  it('replaces the desk when the PC goes to sleep, so that the keys are gone', async () => {
    await (await ask('unlock')).text();
    await (await ask('numbers?n=3')).text();
    powerMonitor.emit('suspend');
    await until(() => shell.window.webContents.sent.some(([channel]) => channel === 'shell:locked'));
    expect(await (await ask('seen')).json()).toEqual({ chunks: 0, cancelled: 0 });
  });

  it('gives its zoom to its own page only', () => {
    const zoom = invoked.get('shell:zoom')!;
    const { webContents } = shell.window;
    expect(zoom({ sender: webContents, senderFrame: { url: 'app://desk/people' } }, 140)).toBe(140);
    expect(webContents.zoom).toBe(1.4);
    expect(zoom({ sender: webContents, senderFrame: { url: 'https://example.invalid/' } }, 110)).toBeNull();
    expect(zoom({ sender: webContents, senderFrame: null }, 110)).toBeNull();
    const other = new BrowserWindow({ webPreferences: { session: session.defaultSession as never } });
    expect(zoom({ sender: other.webContents, senderFrame: { url: 'app://desk/' } }, 110)).toBeNull();
    expect(webContents.zoom).toBe(1.4);
  });

  it('carries out its menu', async () => {
    const items = (seen.menu ?? []).flatMap((item) => (Array.isArray(item.submenu) ? item.submenu : []));
    const press = (label: string) => {
      const click = items.find((item) => item.label === label)?.click as (() => void) | undefined;
      click?.();
    };
    press('放大');
    expect(shell.window.webContents.zoom).toBe(1.1);
    press('缩小');
    expect(shell.window.webContents.zoom).toBe(1);
    press('使用帮助');
    expect(shell.window.webContents.sent.at(-1)).toEqual(['shell:command', 'help']);
    press('关于');
    expect(seen.messages.at(-1)?.message).toContain('0.1.0');
    press('打开数据文件夹');
    await until(() => seen.errors.length > 0);
    expect(seen.errors.at(-1)).toContain('不在原来的位置');
    await mkdir(join(shell.folder, '数据'));
    press('打开数据文件夹');
    await until(() => seen.shown.length > 0);
    expect(seen.shown.at(-1)).toBe(join(shell.folder, '数据'));
  });

  it('remembers place and zoom in a file that names nobody', () => {
    invoked.get('shell:zoom')!({ sender: shell.window.webContents, senderFrame: { url: 'app://desk/' } }, 125);
    shell.window.emit('close');
    const path = join(app.getPath('userData'), 'window.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1200, height: 700 },
      maximized: false,
      zoom: 125,
    });
    expect(path).not.toContain('数据');
  });

  it('loads a page that died once more, and asks at the second time', async () => {
    const { webContents } = shell.window;
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(webContents.reloads).toBe(0);
    webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(webContents.reloads).toBe(1);
    const before = seen.messages.length;
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await until(() => webContents.reloads === 2);
    expect(seen.messages).toHaveLength(before + 1);
    expect(seen.messages.at(-1)?.buttons).toEqual(['重新打开界面', '退出程序']);
  });

  it('comes forward when it is started again on the same folder', () => {
    shell.window.minimized = true;
    app.emit('second-instance');
    expect(shell.window).toMatchObject({ minimized: false, focused: 1 });
  });

  it('finishes a running job before it quits', async () => {
    const begun = performance.now();
    await (await ask('job')).text();
    app.quit();
    expect(seen.quits).toBe(0);
    await until(() => seen.quits > 0);
    expect(performance.now() - begun).toBeGreaterThan(290);
  });
});

describe('a start of the shell', () => {
  afterEach(() => {
    given.first = true;
    given.packaged = false;
  });

  it('ends at once when another has the folder', async () => {
    const { startShell } = await import('../../electron/shell/start.ts');
    given.first = false;
    const windows = BrowserWindow.all.length;
    startShell(['--data', '/tmp/台账'], {} as never);
    expect(seen.exits.at(-1)).toBe(0);
    expect(BrowserWindow.all).toHaveLength(windows);
  });

  it('says what is wrong with its command line', async () => {
    const { startShell } = await import('../../electron/shell/start.ts');
    startShell(['--data'], {} as never);
    expect(seen.errors.at(-1)).toContain('--data');
    expect(seen.exits.at(-1)).toBe(1);
  });

  it('on a folder inside the program is refused with a sentence', async () => {
    const before = seen.errors.length;
    const { startShell } = await import('../../electron/shell/start.ts');
    const places = { desk: '', deskUrl: new URL('file:///'), renderer: '', preload: '', program: '/tmp' };
    startShell(['--data', '/tmp/内'], places);
    await until(() => seen.errors.length > before);
    expect(seen.errors.at(-1)).toContain('程序自己的文件夹');
    expect(seen.exits.at(-1)).toBe(1);
    app.quit();
    await until(() => seen.quits > 0);
    app.removeAllListeners();
    seen.quits = 0;
  });

  it('of the packaged program has no developer tools', async () => {
    given.packaged = true;
    const shell = await openOnStandIn();
    expect(shell.window.options.webPreferences?.devTools).toBe(false);
    expect(await shell.menu()).not.toContain('开发者工具');
    expect(await shell.fetch('devtools://devtools/x')).toBeNull();
    await shell.end();
  });

  it('after a file was spoiled stands in the middle at 100 per cent', async () => {
    const first = await openOnStandIn();
    const state = join(app.getPath('userData'), 'window.json');
    await mkdir(app.getPath('userData'), { recursive: true });
    await writeFile(state, '{"zoom":900}');
    const { openMainWindow } = await import('../../electron/shell/main-window.ts');
    const { window, zoom } = openMainWindow(session.defaultSession as never, '', state);
    expect(zoom()).toBe(100);
    expect((window as unknown as BrowserWindow).options).not.toHaveProperty('x');
    await first.end();
  });
});
