import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { appraisalHtml } from '../../../electron/papers/appraisal-html.ts';
import { planAppraisal } from '../../../electron/papers/appraisal-layout.ts';
import { countPages, printInChunks, type PrintJob } from '../../../electron/papers/chunks.ts';
import { filledForm, longText } from './paper-samples.ts';
import { engine, noBrowser, noPoppler, pdfText } from './programs.ts';

const signal = new AbortController().signal;

/** A document whose pages are as wide as the numbers in the text: so their order can be read back. */
async function pagesOfWidths(html: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const width of html.split(' ')) document.addPage([Number(width), 100]);
  return document.save();
}

function job(changes: Partial<PrintJob<number>> = {}): PrintJob<number> {
  return {
    items: Array.from({ length: 25 }, (_, index) => 100 + index),
    pagesOf: () => 1,
    html: (items) => items.join(' '),
    toPdf: pagesOfWidths,
    signal,
    pagesPerChunk: 10,
    ...changes,
  };
}

describe('printing in chunks', () => {
  it('joins the chunks in order and counts the pages that came out', async () => {
    const { pdf, pages, announced } = await printInChunks(job());
    const document = await PDFDocument.load(pdf);
    expect(document.getPages().map((page) => page.getWidth())).toEqual(job().items);
    expect([pages, announced]).toEqual([25, 25]);
  });

  it('never splits an item, and prints one that is longer than a chunk by itself', async () => {
    const chunks: number[] = [];
    const html = (items: readonly number[]) => {
      chunks.push(items.length);
      return items.join(' ');
    };
    await printInChunks(job({ html, pagesOf: (item) => (item === 103 ? 50 : 4) }));
    expect(chunks.slice(0, 4)).toEqual([2, 1, 1, 2]);
    expect(chunks.reduce((sum, count) => sum + count, 0)).toBe(25);
  });

  it('tells when other pages came out than were announced', async () => {
    const { pages, announced } = await printInChunks(job({ pagesOf: () => 2 }));
    expect([pages, announced]).toEqual([25, 50]);
  });

  it('reports progress in pages and stops between chunks when cancelled', async () => {
    const stop = new AbortController();
    const seen: (readonly [number, number])[] = [];
    const onProgress = (done: number, total: number) => {
      seen.push([done, total]);
      if (done === 20) stop.abort(new Error('enough'));
    };
    await expect(printInChunks(job({ onProgress, signal: stop.signal }))).rejects.toThrow('enough');
    expect(seen).toEqual([
      [0, 25],
      [10, 25],
      [20, 25],
    ]);
  });

  it.skipIf(noBrowser || noPoppler)(
    'prints forms through a browser with the announced number of pages (needs a browser and poppler-utils)',
    async () => {
      const printer = engine();
      const items = Array.from({ length: 12 }, (_, index) =>
        filledForm({ name: `单甲${index}`, summary: { text: longText(index * 250), signature: '', date: '' } }),
      );
      const { pdf, pages, announced } = await printInChunks({
        items,
        pagesOf: (form) => planAppraisal(form).pages,
        html: (forms) => appraisalHtml(forms, { fontCss: '' }),
        toPdf: printer.toPdf,
        signal,
        pagesPerChunk: 10,
      });
      await printer.close();
      expect(pages).toBe(announced);
      expect(await countPages(pdf)).toBe(announced);
      expect([...pdfText(pdf).matchAll(/单甲(\d+)2025年度第1页/gu)].map(([, number]) => Number(number))).toEqual(
        items.map((_, index) => index),
      );
    },
    60_000,
  );
});
