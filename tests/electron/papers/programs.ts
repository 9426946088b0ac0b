/** The programs that read papers back, and where they are missing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../../electron/papers/find-browser.ts';
import { createPdfEngine, type PdfEngine } from '../../../electron/papers/pdf.ts';

function runs(program: string, argument: string): boolean {
  return spawnSync(program, [argument]).error === undefined;
}

export const browser = findBrowser();
export const noBrowser = browser === null;
export const noPoppler = !runs('pdftotext', '-v');
export const noOffice = !runs('soffice', '--version');

/** An engine over the machine's browser; root needs it without the sandbox. */
export function engine(options: { readonly timeout?: number } = {}): PdfEngine {
  if (browser === null) throw new Error('No Edge, Chrome or Chromium on this machine.');
  return createPdfEngine({ executablePath: browser, noSandbox: process.getuid?.() === 0, ...options });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'papers-test-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Glyphs that fonts share with a radical are extracted as the radical. */
const RADICALS: Readonly<Record<string, string>> = {
  '⻚': '页',
  '⻓': '长',
  '⻔': '门',
  '⻋': '车',
  '⻢': '马',
  '⻅': '见',
  '⻘': '青',
  '⺠': '民',
  '⻄': '西',
  '⻛': '风',
  '⻜': '飞',
  '⻰': '龙',
  '⻉': '贝',
  '⻩': '黄',
  '⻬': '齐',
  '⻥': '鱼',
  '⻤': '鬼',
  '⻣': '骨',
  '⻦': '鸟',
  '⻮': '齿',
  '⻆': '角',
  '⻑': '長',
  '⺟': '母',
  '⻨': '麦',
  '⻝': '食',
};

/** A text without white space and with radicals as characters, to compare what was printed with what was meant. */
export function bare(text: string): string {
  return text
    .replace(/[\s\u3000]/gu, '')
    .replace(/[\u2e80-\u2eff\u2f00-\u2fdf]/gu, (char) => RADICALS[char] ?? char.normalize('NFKC'));
}

/** The text of some pages of a PDF in the order it was painted, as pdftotext reads it. */
export function pdfText(pdf: Uint8Array, page?: number): string {
  return inFolder((folder) => {
    const file = path.join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
    return bare(execFileSync('pdftotext', ['-raw', ...pages, file, '-'], { encoding: 'utf8' }));
  });
}

/** The first page of a PDF as a grey bitmap. */
export function pdfPicture(pdf: Uint8Array): Buffer {
  return inFolder((folder) => {
    const file = path.join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdftoppm', ['-gray', '-r', '40', '-f', '1', '-l', '1', file], { maxBuffer: 1e7 });
  });
}

/** A document as LibreOffice sets it. */
export function officePdf(document: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    const file = path.join(folder, 'a.docx');
    writeFileSync(file, document);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file], {
      stdio: 'ignore',
    });
    return readFileSync(path.join(folder, 'a.pdf'));
  });
}
