/** What the desk may ask of Electron. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, Notification, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { LedgerError } from '../../db/errors.ts';
import type { Host, Picked } from '../desk/host.ts';
import { localDrives } from '../host/drives.ts';
import { channels } from './bridge.ts';
import type { Papers } from './paper.ts';

/** @param windowNow the window that dialogs belong to, while there is one */
export function electronHost(programFolder: string, papers: Papers, windowNow: () => BrowserWindow | null): Host {
  async function pick(options: OpenDialogOptions): Promise<Picked | null> {
    const window = windowNow();
    const answer = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
    const [path] = answer.filePaths;
    return answer.canceled || path === undefined ? null : { path, name: basename(path) || path };
  }

  return {
    kind: 'electron',
    programFolder,
    toPdf: papers.toPdf,
    print: papers.print,
    pickFile: ({ title, extensions }) =>
      pick({ title, properties: ['openFile'], filters: [{ name: '可选的文件', extensions: [...extensions] }] }),
    pickFolder: (title) => pick({ title, properties: ['openDirectory', 'createDirectory'] }),
    drives: localDrives,
    notify: (title, body) => {
      const notice = new Notification({ title, body });
      notice.on('click', () => {
        const window = windowNow();
        window?.show();
        window?.webContents.send(channels.notificationClick);
      });
      notice.show();
    },
    openExternally: showPlace,
  };
}

/** Only shows where a file lies: opening it could run it. @throws LedgerError `not-found`, `cannot-open` */
export async function showPlace(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new LedgerError('not-found', '这个文件或文件夹已经不在原来的位置。');
  if (!found.isDirectory()) {
    shell.showItemInFolder(path);
    return;
  }
  const complaint = await shell.openPath(path);
  if (complaint !== '') throw new LedgerError('cannot-open', '没能打开这个文件夹，请在文件管理器中自行打开。');
}
