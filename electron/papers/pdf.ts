/** Prints HTML to PDF with a browser of this machine (design: one source for preview, print and PDF). */
import { z } from 'zod';
import { DeskError } from '../desk/errors.ts';
import { startBrowser, type Browser, type BrowserOptions } from './devtools-pipe.ts';

export interface PdfEngineOptions extends BrowserOptions {
  /** How long one document may take, in milliseconds. */
  readonly timeout?: number;
  /** How long the browser stays open after a document, so that the next chunk need not start it again; milliseconds. */
  readonly linger?: number;
}

export interface PdfEngine {
  /**
   * Prints a complete HTML document with its own `@page` sizes. Documents are printed one after the other.
   * @throws the signal's reason when cancelled (the browser is ended); DeskError pdf-timeout, pdf-engine.
   */
  readonly toPdf: (html: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** Ends the browser and removes its temporary folder. A later `toPdf` starts another. */
  readonly close: () => Promise<void>;
}

const target = z.object({ targetId: z.string() });
const attached = z.object({ sessionId: z.string() });
const frames = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const printed = z.object({ data: z.string() });
const paused = z.object({ requestId: z.string() });
const evaluated = z.object({ exceptionDetails: z.unknown().optional() });

/** Laid out once, so that the fonts that are needed begin to load; then fonts loaded and pictures decoded. */
const READY = `(async () => {
  document.documentElement.getBoundingClientRect();
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
})()`;

const WATCHDOG = 180_000;
const LINGER = 5_000;

async function print(browser: Browser, html: string): Promise<Uint8Array> {
  const { targetId } = target.parse(await browser.send('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = attached.parse(await browser.send('Target.attachToTarget', { targetId, flatten: true }));
  const call = (method: string, params: object = {}) => browser.send(method, params, sessionId);
  browser.on('Fetch.requestPaused', (params, from) => {
    const { requestId } = paused.parse(params);
    const refused = browser.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }, from);
    refused.catch(() => undefined);
  });
  await call('Fetch.enable', { patterns: [{ urlPattern: 'http*' }, { urlPattern: 'file*' }, { urlPattern: 'ftp*' }] });
  await call('Emulation.setScriptExecutionDisabled', { value: true });
  const { frameTree } = frames.parse(await call('Page.getFrameTree'));
  await call('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
  const ready = evaluated.parse(await call('Runtime.evaluate', { expression: READY, awaitPromise: true }));
  if (ready.exceptionDetails !== undefined) throw new DeskError('pdf-engine', '打印页面没有准备好，请重试。');
  const { data } = printed.parse(await call('Page.printToPDF', { preferCSSPageSize: true, printBackground: true }));
  await browser.send('Target.closeTarget', { targetId });
  return Buffer.from(data, 'base64');
}

/** Ends with whatever comes first: the work, the watchdog, or the signal. */
async function guarded<T>(work: Promise<T>, timeout: number, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = () => reject(signal.reason);
  const watchdog = setTimeout(() => {
    reject(new DeskError('pdf-timeout', '生成 PDF 超时，已停止。请减少一次打印的人数后重试。'));
  }, timeout);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', cancel);
  }
}

/** An engine around one browser that starts with the first document and ends soon after the last. */
export function createPdfEngine(options: PdfEngineOptions): PdfEngine {
  let browser: Browser | null = null;
  let idle: NodeJS.Timeout | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const close = async () => {
    if (idle !== null) clearTimeout(idle);
    const ending = browser;
    browser = null;
    await ending?.kill();
  };
  const run = async (html: string, signal: AbortSignal) => {
    signal.throwIfAborted();
    if (idle !== null) clearTimeout(idle);
    browser ??= startBrowser(options);
    const work = print(browser, html);
    try {
      const pdf = await guarded(work, options.timeout ?? WATCHDOG, signal);
      idle = setTimeout(() => void close(), options.linger ?? LINGER);
      idle.unref();
      return pdf;
    } catch (error) {
      work.catch(() => undefined);
      await close();
      throw error;
    }
  };
  return {
    toPdf: (html, signal) => {
      const turn = queue.then(() => run(html, signal));
      queue = turn.catch(() => undefined);
      return turn;
    },
    close,
  };
}
