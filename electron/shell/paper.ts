/** Papers on their way to a PDF or a printer: each in a hidden window that runs no script and is destroyed at the end. */
import { BrowserWindow, session } from 'electron';
import type { WebContents } from 'electron';
import { LedgerError } from '../../db/errors.ts';
import { paperSecurityPolicy } from '../host/headers.ts';
import { serveStatic } from '../host/static-files.ts';
import { home, scheme } from './address.ts';
import { hardenSession } from './hardening.ts';

/** Printing callbacks are known to stay away for ever with some drivers. */
const pdfWithinMs = 300_000;
/** A person may leave the print dialog open for a while. */
const dialogWithinMs = 1_800_000;

export interface Papers {
  /** A4 unless the paper's own `@page` says otherwise. @throws LedgerError `cancelled`, `pdf-failed` */
  readonly toPdf: (html: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** Shows the system's print dialog; cancelling it is no failure. @throws LedgerError `print-failed` */
  readonly print: (html: string) => Promise<void>;
}

/** Sets the papers' own session up. @param renderer the folder whose fonts and pictures a paper may use */
export function setUpPapers(renderer: string): Papers {
  const shownFor = openDesktop(renderer);
  return {
    toPdf: async (html, signal) => {
      const stop = AbortSignal.any([signal, AbortSignal.timeout(pdfWithinMs)]);
      try {
        return await shownFor(html, stop, (contents) =>
          contents.printToPDF({ preferCSSPageSize: true, printBackground: true, pageSize: 'A4' }),
        );
      } catch {
        if (signal.aborted) throw new LedgerError('cancelled', '已取消打印。');
        throw new LedgerError('pdf-failed', '没能生成 PDF。请关闭一些程序后再试；仍不行时重新启动程序。');
      }
    },
    print: async (html) => {
      try {
        await shownFor(html, AbortSignal.timeout(dialogWithinMs), showPrintDialog);
      } catch {
        throw new LedgerError('print-failed', '没能打印。请检查打印机是否开机、连接正常，再试一次，或先存成 PDF。');
      }
    },
  };
}

/** Where papers are shown to nobody: each gets an address of its own while it is worked on. */
function openDesktop(renderer: string) {
  const papers = session.fromPartition('papers');
  const waiting = new Map<string, string>();
  let last = 0;
  hardenSession(papers);
  papers.protocol.handle(scheme, async (request) => {
    const html = waiting.get(request.url);
    if (html === undefined) return serveStatic(renderer, request);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': paperSecurityPolicy };
    return new Response(html, { headers });
  });

  return async <T>(html: string, signal: AbortSignal, output: (contents: WebContents) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    last += 1;
    const address = `${home}paper/${last}`;
    waiting.set(address, html);
    const guards = { sandbox: true, contextIsolation: true, spellcheck: false, devTools: false };
    const window = new BrowserWindow({ show: false, webPreferences: { session: papers, ...guards } });
    const stopped = new Promise<never>((_resolve, reject) => {
      const stop = () => reject(new Error('The paper was given up.'));
      signal.addEventListener('abort', stop, { once: true });
      window.webContents.once('render-process-gone', stop);
    });
    const work = async () => {
      await window.loadURL(address);
      // Scripts of the paper itself are forbidden; this one comes from outside it.
      await window.webContents.executeJavaScript(readyScript);
      return output(window.webContents);
    };
    try {
      return await Promise.race([work(), stopped]);
    } finally {
      waiting.delete(address);
      window.destroy();
    }
  };
}

/** Fonts are loaded and pictures decoded before the pages are counted. */
const readyScript = `Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => null))]).then(() => true)`;

function showPrintDialog(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    // Some drivers print tiny pages unless a size is named.
    contents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
      if (success || /cancel/iu.test(reason)) resolve();
      else reject(new Error('The printer refused.'));
    });
  });
}
