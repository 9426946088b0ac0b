/** A paper that the desk made, held in the page: fetched once, then shown, printed and saved from memory. */
import { DeskFailure, inlineAddress, type Offered } from '../../desk.ts';

export interface Paper {
  /** `html` where this machine makes no PDF: the browser's own print dialog then decides the pages. */
  readonly kind: 'pdf' | 'html';
  /** The file's name. */
  readonly name: string;
  readonly blob: Blob;
}

const types = { pdf: 'application/pdf', html: 'text/html;charset=utf-8' } as const;

/** Fetches an offered paper. @throws DeskFailure where the offer is gone; DOMException AbortError after `signal` */
export async function fetchPaper(kind: Paper['kind'], file: Offered, signal?: AbortSignal): Promise<Paper> {
  const response = await fetch(inlineAddress(file), {
    credentials: 'same-origin',
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) {
    throw new DeskFailure({
      code: 'download-unknown',
      message: '刚才生成的文件已经失效，请再生成一次。',
      fields: [],
      details: null,
    });
  }
  return { kind, name: file.name, blob: new Blob([await response.arrayBuffer()], { type: types[kind] }) };
}

/** Lets the browser save a paper. */
export function savePaper(paper: Paper): void {
  const address = URL.createObjectURL(paper.blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = paper.name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser reads it after the click; a minute is ample for what is in memory already.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
