/** A paper on its way out: as PDF where this machine can make one, else as the same HTML (以打印对话框为准). */
import type { OfficeCall } from './procedure.ts';
import { fileTypes, offerDownload, type OfferedFile } from './transfers.ts';

export interface PrintedPaper {
  readonly file: OfferedFile;
  readonly kind: 'pdf' | 'html';
}

/** Offers the paper for preview and print. @param name the file's name without ending */
export async function printed(call: OfficeCall, name: string, html: string): Promise<PrintedPaper> {
  const { toPdf } = call.desk.options.host;
  if (toPdf === null) {
    const bytes = new TextEncoder().encode(html);
    return { kind: 'html', file: offerDownload(call.desk.transfers, `${name}.html`, fileTypes.html, bytes) };
  }
  const pdf = await toPdf(html, call.signal);
  return { kind: 'pdf', file: offerDownload(call.desk.transfers, `${name}.pdf`, fileTypes.pdf, pdf) };
}
