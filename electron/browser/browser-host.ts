/** What the desk may ask of this machine when a browser shows the app. */
import type { Host } from '../desk/host.ts';
import { localDrives } from '../host/drives.ts';
import { findBrowser } from '../papers/find-browser.ts';
import { createPdfEngine } from '../papers/pdf.ts';
import { showInFiles } from './system-open.ts';

/** Files are uploaded and folders picked on the desk's own page; the browser itself prints and shows notices. */
export function browserHost(programFolder: string): Host {
  const executablePath = findBrowser();
  // Chromium refuses its sandbox to root.
  const noSandbox = process.getuid?.() === 0;
  return {
    kind: 'browser',
    programFolder,
    toPdf: executablePath === null ? null : createPdfEngine({ executablePath, noSandbox }).toPdf,
    print: null,
    pickFile: null,
    pickFolder: null,
    drives: localDrives,
    notify: () => undefined,
    openExternally: showInFiles,
  };
}
