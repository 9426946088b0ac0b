/** The Electron host from its start: one set-up after the other. */
import { join, resolve } from 'node:path';
import { app, dialog, Menu, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { supervise } from '../desk/supervisor.ts';
import type { Supervisor } from '../desk/supervisor.ts';
import { demoFolder } from '../demo/demo-login.ts';
import { readArguments } from '../host/arguments.ts';
import { judgeFolderHere } from '../host/data-folder.ts';
import { usualDataFolder } from '../host/data-home.ts';
import type { Places } from '../host/places.ts';
import { channels } from './bridge.ts';
import type { MenuCommand } from './bridge.ts';
import { startDeskProcess } from './desk-process.ts';
import { electronHost, showPlace } from './electron-host.ts';
import { hardenContents, hardenProcess, hardenSession } from './hardening.ts';
import { isFirstInstance } from './instance.ts';
import { closeDeskBeforeQuit } from './leaving.ts';
import { openMainWindow } from './main-window.ts';
import type { MainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import type { MenuActions } from './menu.ts';
import { setUpPapers } from './paper.ts';
import { lockWithScreen } from './power-lock.ts';
import { registerScheme, serveScheme } from './scheme.ts';
import { showDueInTray } from './tray.ts';
import { nextZoom } from './zoom.ts';

const title = '社区工作者台账';

interface Plan {
  readonly folder: string;
  readonly demo: boolean;
  readonly places: Places;
  readonly shown: Shown;
}

/** The app's window while there is one; the hidden windows that print are nobody's business. */
interface Shown {
  window: BrowserWindow | null;
}

/** Starts the host. @param words the command line after the program's name */
export function startShell(words: readonly string[], places: Places): void {
  const read = readArguments(words, false);
  if (!read.ok) return giveUp(read.message);
  const usual = usualDataFolder(process.platform, process.env);
  const folder = resolve(read.value.data ?? (read.value.demo ? demoFolder(usual) : usual));
  const shown: Shown = { window: null };
  if (!isFirstInstance(folder, () => bringForward(shown))) return app.exit(0);
  hardenProcess();
  hardenContents();
  registerScheme();
  void openWhenReady({ folder, demo: read.value.demo, places, shown });
}

async function openWhenReady({ folder, demo, places, shown }: Plan): Promise<void> {
  await app.whenReady();
  const pages = session.defaultSession;
  const papers = setUpPapers(places.renderer);
  const desk = supervise({
    startProcess: () => startDeskProcess(places.desk),
    start: { folder, readOnly: false, demo },
    host: electronHost(places.program, papers, () => shown.window),
  });
  hardenSession(pages);
  serveScheme(pages, { desk, renderer: places.renderer });
  lockWithScreen(desk);
  closeDeskBeforeQuit(desk);
  const main = openMainWindow(pages, places.preload, join(app.getPath('userData'), 'window.json'));
  shown.window = main.window;
  main.window.on('closed', () => (shown.window = null));
  showDueInTray(main.window);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuActions(main, desk, folder), !app.isPackaged)));
  desk.onLocked(() => shown.window?.webContents.send(channels.locked));
  // The drives are asked while the window already opens: nothing is read or written before somebody signs in.
  const judgement = await judgeFolderHere(folder, places.program);
  if (judgement.verdict === 'refused') giveUp(judgement.message);
}

/** The page saves what is being typed and locks; where it does not within two seconds, the desk is locked all the same. */
function lockByPage(ask: () => void, desk: Supervisor): void {
  const late = setTimeout(() => void desk.lock(), 2000);
  const ended = desk.onLocked(() => {
    clearTimeout(late);
    ended();
  });
  ask();
}

function menuActions({ window, zoom, setZoom }: MainWindow, desk: Supervisor, folder: string): MenuActions {
  const command = (name: MenuCommand) => window.webContents.send(channels.command, name);
  return {
    lock: () => lockByPage(() => command('lock'), desk),
    showData: () => {
      showPlace(folder).catch((error: unknown) => {
        if (error instanceof Error) dialog.showErrorBox(title, error.message);
      });
    },
    find: () => command('find'),
    help: () => command('help'),
    about: () =>
      void dialog.showMessageBox(window, {
        type: 'info',
        title: `关于${title}`,
        message: `${title} ${app.getVersion()}`,
        detail: `数据文件夹：${folder}\n本程序不连接网络，不得存储、处理国家秘密。`,
        buttons: ['确定'],
        noLink: true,
      }),
    zoom: (direction) => setZoom(direction === 0 ? 100 : nextZoom(zoom(), direction)),
  };
}

function bringForward({ window }: Shown): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

function giveUp(message: string): void {
  dialog.showErrorBox(title, message);
  app.exit(1);
}
