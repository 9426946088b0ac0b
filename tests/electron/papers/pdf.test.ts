import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserPlaces, findBrowser } from '../../../electron/papers/find-browser.ts';
import { paperFontCss } from '../../../electron/papers/paper-fonts.ts';
import { paperDocument } from '../../../electron/papers/paper-html.ts';
import { createPdfEngine, type PdfEngine } from '../../../electron/papers/pdf.ts';
import { countPages } from '../../../electron/papers/chunks.ts';
import { engine, noBrowser, noPoppler, pdfPicture, pdfText } from './programs.ts';

const signal = new AbortController().signal;
const FONTS = ['node_modules/@fontsource-variable/noto-serif-sc/wght.css', 'electron/papers/fonts/rare-han.css'];

describe.skipIf(noBrowser)('the PDF engine (needs a browser)', () => {
  let open: PdfEngine | null = null;
  let temporary = '';
  const start = (options: { timeout?: number } = {}) => (open = engine(options));
  const printFolders = () => readdirSync(temporary).filter((name) => name.startsWith('ledger-print-'));
  beforeEach(() => {
    temporary = mkdtempSync(path.join(tmpdir(), 'papers-test-'));
    vi.stubEnv('TMPDIR', temporary);
  });
  afterEach(async () => {
    await open?.close();
    open = null;
    rmSync(temporary, { recursive: true, force: true });
  });

  it('prints one document after the other in their own page sizes', async () => {
    const { toPdf } = start();
    const wide = '<style>@page{size:A4 landscape}</style><p>甲</p>';
    const long = '<style>p{break-after:page}</style><p>1</p><p>2</p><p>3</p>';
    const [first, second] = await Promise.all([toPdf(wide, signal), toPdf(long, signal)]);
    expect(await countPages(first)).toBe(1);
    expect(await countPages(second)).toBe(3);
    expect(Buffer.from(first).toString('latin1')).toMatch(/MediaBox\s*\[0 0 84\d\.\d+ 59\d/u);
  }, 30_000);

  it.skipIf(noPoppler)(
    'runs no script of a document and loads nothing from the network (needs poppler-utils)',
    async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      });
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const at = `http://127.0.0.1:${port}`;
      const html = `<link rel="stylesheet" href="${at}/css"><img src="${at}/img"><iframe src="${at}/frame"></iframe>
      <script>document.title='x';fetch('${at}/fetch');document.body.append('ran'+'script')</script><p>ok</p>`;
      const pdf = await start().toPdf(html, signal);
      server.close();
      expect(asked).toEqual([]);
      expect(pdfText(pdf)).toBe('ok');
    },
    30_000,
  );

  it('ends the browser at once when cancelled and prints again afterwards', async () => {
    const { toPdf } = start();
    const stop = new AbortController();
    const long = `<style>p{break-after:page}</style>${'<p>页</p>'.repeat(20_000)}`;
    const printing = toPdf(long, stop.signal);
    setTimeout(() => stop.abort(new Error('cancelled')), 700);
    await expect(printing).rejects.toThrow('cancelled');
    expect(printFolders()).toEqual([]);
    expect(await countPages(await toPdf('<p>again</p>', signal))).toBe(1);
  }, 30_000);

  it('does not start for what was cancelled before its turn', async () => {
    await expect(start().toPdf('<p>x</p>', AbortSignal.abort(new Error('early')))).rejects.toThrow('early');
    expect(printFolders()).toEqual([]);
  });

  it('gives up after the watchdog’s time with a sentence', async () => {
    const printing = start({ timeout: 300 }).toPdf('<p>页</p>'.repeat(200_000), signal);
    await expect(printing).rejects.toMatchObject({ code: 'pdf-timeout', message: expect.stringContaining('超时') });
  }, 30_000);

  it('leaves nothing in the temporary folder', async () => {
    const printer = start();
    await printer.toPdf('<p>x</p>', signal);
    expect(printFolders()).toHaveLength(1);
    await printer.close();
    expect(printFolders()).toEqual([]);
  }, 30_000);

  it('says so where the program is not a browser', async () => {
    const printer = createPdfEngine({ executablePath: process.execPath, noSandbox: false });
    await expect(printer.toPdf('<p>x</p>', signal)).rejects.toMatchObject({ code: 'pdf-engine' });
    const missing = createPdfEngine({ executablePath: `${tmpdir()}/no-such-browser`, noSandbox: false });
    await expect(missing.toPdf('<p>x</p>', signal)).rejects.toMatchObject({ code: 'pdf-engine' });
  }, 30_000);

  it.skipIf(noPoppler)(
    'prints every character with the bundled fonts alone (needs poppler-utils)',
    async () => {
      const conf = path.join(temporary, 'fonts.conf');
      const reject = ['*CJK*', '*wqy*', '*arphic*'].map((glob) => `<glob>${glob}</glob>`).join('');
      const known = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
      const none = `<selectfont><rejectfont>${reject}</rejectfont></selectfont>`;
      writeFileSync(conf, `<?xml version="1.0"?><fontconfig>${known}${none}</fontconfig>`);
      vi.stubEnv('FONTCONFIG_FILE', conf);
      const { toPdf } = start();
      const picture = async (char: string) => {
        const html = (fontCss: string) => paperDocument('', 'p{font-size:60pt}', `<p>${char}</p>`, { fontCss });
        return pdfPicture(await toPdf(html(paperFontCss(FONTS, html(''))), signal));
      };
      const missing = await picture('\ue123');
      const pictures = new Set<string>();
      for (const char of '张𠮷㛃䶮𬱖·') {
        const drawn = await picture(char);
        expect(drawn.equals(missing), char).toBe(false);
        pictures.add(drawn.toString('base64'));
      }
      expect(pictures.size).toBe(6);
    },
    60_000,
  );
});

describe('finding a browser', () => {
  it('prefers the one that was chosen, then Edge, Chrome and Chromium in their places', () => {
    const windows = browserPlaces('win32', {
      CHROME_PATH: 'D:\\c.exe',
      'ProgramFiles(x86)': 'C:\\P86',
      ProgramFiles: 'C:\\P',
      LOCALAPPDATA: 'C:\\L',
    });
    expect(windows[0]).toBe('D:\\c.exe');
    expect(windows).toContain('C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(windows).toContain('C:\\L\\Google\\Chrome\\Application\\chrome.exe');
    expect(browserPlaces('linux', { PATH: '/opt/x' })).toContain('/opt/x/chromium');
    expect(browserPlaces('darwin', {})[0]).toContain('Google Chrome.app');
  });

  it('answers null where there is none, and a chosen program where it exists', () => {
    expect(findBrowser('win32', { ProgramFiles: 'C:\\nothing' })).toBeNull();
    expect(findBrowser('win32', { CHROME_PATH: process.execPath })).toBe(process.execPath);
  });
});
