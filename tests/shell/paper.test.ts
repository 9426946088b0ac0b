import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../electron/desk/host.ts';
import type { Papers } from '../../electron/shell/paper.ts';
import { BrowserWindow, given, seen, session } from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let folder: string;
let papers: Papers;
let host: Host;
const never = new AbortController().signal;
const latest = () => BrowserWindow.all.at(-1)!;

beforeAll(async () => {
  const { setUpPapers } = await import('../../electron/shell/paper.ts');
  const { electronHost } = await import('../../electron/shell/electron-host.ts');
  folder = await mkdtemp(join(tmpdir(), '纸-'));
  await writeFile(join(folder, 'font.woff2'), 'font');
  papers = setUpPapers(folder);
  host = electronHost('/program', papers, () => null);
});
beforeEach(() => {
  given.pdf = async () => Buffer.from('%PDF-1.7');
  given.print = { success: true, reason: '' };
});
afterAll(() => rm(folder, { recursive: true }));

describe('a paper on its way to a PDF', () => {
  it('is shown in a hidden window with the page sizes of its own style, and the window goes', async () => {
    const pdf = await papers.toPdf('<p>张三丰</p>', never);
    expect(new TextDecoder().decode(pdf)).toBe('%PDF-1.7');
    const { webContents, options, destroyed } = latest();
    expect(webContents.page).toBe('<p>张三丰</p>');
    expect(webContents.pdfOptions).toMatchObject({ preferCSSPageSize: true, printBackground: true, pageSize: 'A4' });
    expect(options).toMatchObject({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
    expect(destroyed).toBe(true);
  });

  it('runs no script, finds fonts in the program and nothing anywhere else', async () => {
    const own = session.fromPartition('papers');
    let policy: string | null = null;
    given.pdf = async () => {
      const shown = await own.load(latest().webContents.mainFrame.url);
      policy = shown!.headers.get('content-security-policy');
      return Buffer.from('%PDF');
    };
    await papers.toPdf('<p>', never);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(await (await own.load('app://desk/font.woff2'))!.text()).toBe('font');
    expect(await own.load('https://example.invalid/x.png')).toBeNull();
    // The address of a paper is good only while it is printed.
    expect(await (await own.load(latest().webContents.mainFrame.url))!.text()).not.toContain('<p>');
  });

  it('can be called off, also before it began', async () => {
    given.pdf = () => new Promise(() => undefined);
    const control = new AbortController();
    const printing = papers.toPdf('<p>', control.signal);
    setTimeout(() => control.abort(), 20);
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' });
    expect(latest().destroyed).toBe(true);
    await expect(papers.toPdf('<p>', control.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says so in a sentence when Chromium fails or its page dies', async () => {
    given.pdf = () => Promise.reject(new Error('Printing failed: 张三丰'));
    const failure = await papers.toPdf('<p>', never).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'pdf-failed' });
    expect(String(failure)).not.toContain('张三丰');
    given.pdf = () => new Promise(() => undefined);
    const printing = papers.toPdf('<p>', never);
    setTimeout(() => latest().webContents.emit('render-process-gone'), 20);
    await expect(printing).rejects.toMatchObject({ code: 'pdf-failed' });
  });
});

describe("a paper on its way to the system's print dialog", () => {
  it('names its size, and a cancelled dialog is no failure', async () => {
    given.print = { success: false, reason: 'Print job canceled' };
    await papers.print('<p>');
    expect(latest().webContents.printOptions).toMatchObject({ silent: false, pageSize: 'A4', printBackground: true });
    given.print = { success: false, reason: 'Invalid printer settings' };
    await expect(papers.print('<p>')).rejects.toMatchObject({ code: 'print-failed' });
    expect(latest().destroyed).toBe(true);
  });
});

describe('what the desk may ask of Electron', () => {
  it('picks files and folders by path and name, and nothing when the dialog is closed', async () => {
    given.picked = { canceled: false, filePaths: ['/data/花名册.xlsx'] };
    const picked = { path: '/data/花名册.xlsx', name: '花名册.xlsx' };
    expect(await host.pickFile!({ title: '选择', extensions: ['xlsx'] })).toEqual(picked);
    given.picked = { canceled: false, filePaths: ['/'] };
    expect(await host.pickFolder!('选择')).toEqual({ path: '/', name: '/' });
    given.picked = { canceled: true, filePaths: [] };
    expect(await host.pickFolder!('选择')).toBeNull();
  });

  it('only shows where a file lies, and opens folders', async () => {
    await host.openExternally(join(folder, 'font.woff2'));
    await host.openExternally(folder);
    expect(seen.shown).toEqual([join(folder, 'font.woff2'), folder]);
    await expect(host.openExternally(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('brings its window forward when a notice is clicked', async () => {
    const { electronHost } = await import('../../electron/shell/electron-host.ts');
    const window = new BrowserWindow({ webPreferences: { session: session.defaultSession as never } });
    electronHost('/program', papers, () => window as never).notify('导入完成', '共 300 人');
    expect(seen.notices.at(-1)?.options).toEqual({ title: '导入完成', body: '共 300 人' });
    seen.notices.at(-1)?.emit('click');
    expect(window.visible).toBe(true);
    expect(window.webContents.sent.at(-1)?.[0]).toBe('shell:notification-click');
  });
});
