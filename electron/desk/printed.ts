/** A paper on its way out: as PDF where this machine can make one, else as the same HTML (以打印对话框为准). */
import { bundledFontCss } from '../papers/font-place.ts';
import type { PaperOptions } from '../papers/paper-html.ts';
import type { OfficeCall } from './procedure.ts';
import { fileTypes, offerDownload, type OfferedFile } from './transfers.ts';

export interface PrintedPaper {
  readonly file: OfferedFile;
  readonly kind: 'pdf' | 'html';
}

/** A paper with the bundled fonts of the characters that stand on it. @param html the paper; asked a second time where it needs fonts */
export function withFonts(call: OfficeCall, html: (options: PaperOptions) => string): string {
  const plain = html({ fontCss: '' });
  const fontCss = bundledFontCss(call.desk.options.host.programFolder, plain);
  return fontCss === '' ? plain : html({ fontCss });
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
