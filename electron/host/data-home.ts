/** Where the office's data lives unless `--data` says otherwise: the user's own application data, never the program's. */
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** @param environment the process's environment variables */
export function usualDataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    return win32.join(environment['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), '社区工作者台账');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', '社区工作者台账');
  const share = environment['XDG_DATA_HOME'] ?? '';
  // The XDG specification says to ignore a relative path.
  return posix.join(posix.isAbsolute(share) ? share : posix.join(home, '.local', 'share'), 'shequ-taizhang');
}
