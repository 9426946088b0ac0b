/** One running program per data folder. */
import { app } from 'electron';
import { windowFolder } from './window-folder.ts';

/**
 * True for the first start on this data folder. Later starts are told to end, and `again` runs in the first.
 * Must run before Electron is ready.
 */
export function isFirstInstance(dataFolder: string, again: () => void): boolean {
  app.setPath('userData', windowFolder(app.getPath('appData'), dataFolder, process.platform));
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', again);
  return true;
}
