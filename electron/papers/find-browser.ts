/** Looks for a browser that can print: Edge, Chrome or Chromium, in their usual places on Windows, Linux and macOS. */
import { statSync } from 'node:fs';
import path from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

const WINDOWS_PLACES = [
  String.raw`Microsoft\Edge\Application\msedge.exe`,
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
];
const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

/** Where a browser may stand on this system, best first; `CHROME_PATH` comes before all. */
export function browserPlaces(platform: NodeJS.Platform, variables: Variables): readonly string[] {
  const chosen = variables['CHROME_PATH'];
  const first = chosen === undefined || chosen === '' ? [] : [chosen];
  if (platform === 'win32') {
    // Edge is part of Windows, but an office may have removed it or installed Chrome for one user only.
    const roots = ['ProgramFiles(x86)', 'ProgramFiles', 'ProgramW6432', 'LOCALAPPDATA'].flatMap(
      (key) => variables[key] ?? [],
    );
    return [...first, ...WINDOWS_PLACES.flatMap((place) => roots.map((root) => path.win32.join(root, place)))];
  }
  if (platform === 'darwin') return [...first, ...MAC_PLACES];
  const folders = (variables['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const known = [...new Set([...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return [
    ...first,
    ...LINUX_NAMES.flatMap((name) => known.map((folder) => path.posix.join(folder, name))),
    '/opt/google/chrome/chrome',
  ];
}

/** The program of a browser on this machine, or null where there is none. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  variables: Variables = process.env,
): string | null {
  return browserPlaces(platform, variables).find(isFile) ?? null;
}
