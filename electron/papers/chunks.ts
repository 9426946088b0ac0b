/** Long prints in pieces: the browser's memory stays small, progress is seen, and a cancel ends between or inside two pieces. */
import { PDFDocument } from 'pdf-lib';

export interface PrintJob<T> {
  /** One per person, document or section; never split. */
  readonly items: readonly T[];
  /** How many pages an item was announced to take. */
  readonly pagesOf: (item: T) => number;
  /** The complete HTML of some items that follow each other. */
  readonly html: (items: readonly T[]) => string;
  readonly toPdf: (html: string, signal: AbortSignal) => Promise<Uint8Array>;
  readonly signal: AbortSignal;
  /** About how many pages go to the browser at once. */
  readonly pagesPerChunk?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface PrintedJob {
  readonly pdf: Uint8Array;
  /** Pages that the PDF really has. */
  readonly pages: number;
  /** Pages that were announced: whoever prints says so if the two differ. */
  readonly announced: number;
}

/** Above this a print is cut; measured as a fair trade between memory and the cost of joining. */
const PAGES_PER_CHUNK = 150;

/** How many pages a PDF has. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPageCount();
}

function intoChunks<T>(items: readonly T[], pagesOf: (item: T) => number, limit: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const pages = pagesOf(item);
    if (used + pages > limit) {
      chunks.push([]);
      used = 0;
    }
    chunks.at(-1)?.push(item);
    used += pages;
  }
  return chunks;
}

async function join(parts: readonly Uint8Array[]): Promise<PDFDocument> {
  const whole = await PDFDocument.create();
  for (const part of parts) {
    const document = await PDFDocument.load(part, { updateMetadata: false });
    for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page);
  }
  return whole;
}

/**
 * Prints the items in chunks and joins them to one PDF.
 * @throws the signal's reason when cancelled; whatever `toPdf` throws.
 */
export async function printInChunks<T>(job: PrintJob<T>): Promise<PrintedJob> {
  const announced = job.items.reduce((sum, item) => sum + job.pagesOf(item), 0);
  const parts: Uint8Array[] = [];
  let done = 0;
  job.onProgress?.(0, announced);
  for (const chunk of intoChunks(job.items, job.pagesOf, job.pagesPerChunk ?? PAGES_PER_CHUNK)) {
    job.signal.throwIfAborted();
    parts.push(await job.toPdf(job.html(chunk), job.signal));
    done += chunk.reduce((sum, item) => sum + job.pagesOf(item), 0);
    job.onProgress?.(done, announced);
  }
  job.signal.throwIfAborted();
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return { pdf: only, pages: await countPages(only), announced };
  const whole = await join(parts);
  return { pdf: await whole.save({ useObjectStreams: false }), pages: whole.getPageCount(), announced };
}
