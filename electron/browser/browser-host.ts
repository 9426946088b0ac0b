/** What the desk may ask of this machine when a browser shows the app. */
import type { Host } from '../desk/host.ts';
import { localDrives } from '../host/drives.ts';
import { findBrowser } from '../papers/find-browser.ts';
import { createPdfEngine } from '../papers/pdf.ts';
import { showInFiles } from './system-open.ts';

/** The host, and what ends the browser that prints for it. */
export interface BrowserHost {
  readonly host: Host;
  readonly close: () => Promise<void>;
}

/** Files are uploaded and folders picked on the desk's own page; the browser itself prints and shows notices. */
export function browserHost(programFolder: string): BrowserHost {
  const executablePath = findBrowser();
  // Chromium refuses its sandbox to root.
  const noSandbox = process.getuid?.() === 0;
  const engine = executablePath === null ? null : createPdfEngine({ executablePath, noSandbox });
  return {
    host: {
      kind: 'browser',
      programFolder,
      toPdf: engine?.toPdf ?? null,
      print: null,
      pickFile: null,
      pickFolder: null,
      drives: localDrives,
      notify: () => undefined,
      openExternally: showInFiles,
    },
    close: async () => engine?.close(),
  };
}
