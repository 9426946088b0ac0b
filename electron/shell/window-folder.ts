/** Where the window keeps its own files. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Another folder for each data folder; Electron's single-instance lock follows it. @param appData the user's application data */
export function windowFolder(appData: string, dataFolder: string, platform: NodeJS.Platform): string {
  const name = platform === 'win32' ? dataFolder.toLowerCase() : dataFolder;
  return join(appData, 'shequ-taizhang-window', createHash('sha256').update(name).digest('hex').slice(0, 16));
}
