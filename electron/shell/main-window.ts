/** The one window: its size, its place, its zoom and what happens when its page dies. */
import { app, BrowserWindow, dialog, ipcMain, screen } from 'electron';
import type { Session } from 'electron';
import { home, isOwn } from './address.ts';
import { channels } from './bridge.ts';
import { fitToScreens, loadWindowState, saveWindowState, smallestSize, usualSize } from './window-state.ts';
import { isZoomStep } from './zoom.ts';

export interface MainWindow {
  readonly window: BrowserWindow;
  readonly zoom: () => number;
  readonly setZoom: (percent: number) => void;
}

/** Opens the window on the app. @param statePath where its place and zoom are kept */
export function openMainWindow(session: Session, preload: string, statePath: string): MainWindow {
  const state = loadWindowState(statePath);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  let { zoom } = state;
  const window = new BrowserWindow({
    ...(fitToScreens(state.bounds, areas) ?? usualSize),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: '#ffffff',
    title: '社区工作者台账',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The PDF preview is Chromium's own viewer.
      plugins: true,
      devTools: !app.isPackaged,
    },
  });
  if (state.maximized) window.maximize();

  const setZoom = (percent: number) => {
    if (!isZoomStep(percent)) return;
    zoom = percent;
    window.webContents.setZoomFactor(zoom / 100);
    window.webContents.send(channels.zoomed, zoom);
  };
  window.once('ready-to-show', () => window.show());
  // Chromium forgets the factor when a page is loaded anew.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoom / 100));
  window.on('close', () =>
    saveWindowState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized(), zoom }),
  );
  ipcMain.removeHandler(channels.zoom);
  ipcMain.handle(channels.zoom, (event, percent: unknown) => {
    // Only the app's own page in its own window may ask.
    if (event.sender !== window.webContents || !isOwn(event.senderFrame?.url ?? '')) return null;
    if (isZoomStep(percent)) setZoom(percent);
    return zoom;
  });
  reviveOnce(window);
  void window.loadURL(home);
  return { window, zoom: () => zoom, setZoom };
}

/** A second death within this time is not mended by loading again. */
const calmMs = 300_000;

/** Loads a page that died once more by itself; then it asks. */
function reviveOnce(window: BrowserWindow): void {
  let lastDeath = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    const calm = now - lastDeath > calmMs;
    lastDeath = now;
    if (calm) window.webContents.reload();
    else void askAfterDeath(window);
  });
}

async function askAfterDeath(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: '社区工作者台账',
    message: '界面再次意外关闭。',
    detail: '已保存的内容都在。可以重新打开界面；如果仍然出现，请退出程序、重新启动电脑后再试。',
    buttons: ['重新打开界面', '退出程序'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) app.quit();
  else window.webContents.reload();
}
