/** Hands an address or a place to the desktop, where there is one. */
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LedgerError } from '../../db/errors.ts';

export interface Command {
  readonly program: string;
  readonly words: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What opens an address in the user's browser; null without a desktop. No command shell reads the words. */
export function browserCommand(link: string, platform: NodeJS.Platform, environment: Environment): Command | null {
  if (platform === 'win32') {
    return {
      program: systemProgram('System32\\rundll32.exe', environment),
      words: ['url.dll,FileProtocolHandler', link],
    };
  }
  return desktopCommand(link, platform, environment);
}

/** What shows a file or folder in the file manager; null without a desktop. */
export function folderCommand(
  path: string,
  isFolder: boolean,
  platform: NodeJS.Platform,
  environment: Environment,
): Command | null {
  if (platform === 'win32') {
    return { program: systemProgram('explorer.exe', environment), words: isFolder ? [path] : ['/select,', path] };
  }
  return desktopCommand(isFolder ? path : dirname(path), platform, environment);
}

function systemProgram(name: string, environment: Environment): string {
  return `${environment['SystemRoot'] || 'C:\\Windows'}\\${name}`;
}

function desktopCommand(target: string, platform: NodeJS.Platform, environment: Environment): Command | null {
  if (platform === 'darwin') return { program: '/usr/bin/open', words: [target] };
  const desktop = environment['DISPLAY'] || environment['WAYLAND_DISPLAY'];
  return desktop ? { program: 'xdg-open', words: [target] } : null;
}

/** Opens the address in the user's browser. False where there is none: the printed address does. */
export async function openInBrowser(link: string): Promise<boolean> {
  const command = browserCommand(link, process.platform, process.env);
  return command !== null && start(command);
}

/** Shows the place in the file manager. @throws LedgerError `no-desktop` where nothing can show it */
export async function showInFiles(path: string): Promise<void> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const command = folderCommand(path, isFolder, process.platform, process.env);
  const started = command !== null && (await start(command));
  if (!started) throw new LedgerError('no-desktop', '这台电脑上没有可用的文件管理器，请按显示的位置自行打开。');
}

function start({ program, words }: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...words], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
