/** A browser to test and print with: Chromium, Chrome or Edge where they usually lie. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * The first browser found; the environment variable `CHROMIUM` names another.
 * @returns {string | undefined} the path of its executable
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM'];
  return chosen ? existing([chosen])[0] : existing(usualPlaces())[0];
}

function usualPlaces() {
  if (process.platform === 'darwin') return macPlaces;
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    return roots.filter(Boolean).flatMap((folder) => windowsPlaces.map((place) => join(folder, place)));
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string[]} places */
function existing(places) {
  return places.filter((place) => existsSync(place));
}
