/** The 年度考核登记表 as Word documents for offices that go on writing in it: one joined file, or one per person in a zip. */
import { Document, Packer, convertMillimetersToTwip, type FileChild } from 'docx';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { AppraisalForm } from './appraisal-form.ts';
import { line, pageTable } from './appraisal-docx-table.ts';
import { layoutAppraisal, type FormPage } from './appraisal-layout.ts';
import { distinctNames, safeFileName } from './file-names.ts';

/** Margins are 2 and 5 mm smaller than on the printed page: rows may grow by a line without a new page. */
const MARGIN = {
  top: convertMillimetersToTwip(14),
  bottom: convertMillimetersToTwip(9),
  left: convertMillimetersToTwip(22),
  right: convertMillimetersToTwip(22),
  header: 0,
  footer: 0,
} as const;
const A4 = { width: 11_906, height: 16_838 } as const;
const MM_PER_POINT = 25.4 / 72;

function pageChildren(page: FormPage, newPage: boolean): readonly FileChild[] {
  const [title, subtitle] = page.title;
  const heights = page.kind === 'front' ? [10, 9.5] : [8, 7.5];
  // Page 2 has no title, but Word wants a paragraph between two tables to break the page at.
  const above =
    title === undefined || subtitle === undefined
      ? [line('', { size: 1, line: 1 }, 'text', { newPage })]
      : [
          line(title.text, { size: title.type.size, line: (heights[0] ?? 10) / MM_PER_POINT }, 'title', {
            align: 'center',
            newPage,
          }),
          line(subtitle.text, { size: subtitle.type.size, line: (heights[1] ?? 9) / MM_PER_POINT }, 'text', {
            align: 'center',
          }),
        ];
  return [...above, pageTable(page.rows), line(page.footer, { size: 9, line: 12 }, 'text', { align: 'right' })];
}

function documentOf(forms: readonly AppraisalForm[]): Document {
  const pages = forms.flatMap((form) => layoutAppraisal(form).pages);
  return new Document({
    title: '年度考核登记表',
    creator: '社区工作者台账',
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        children: pages.flatMap((page, index) => pageChildren(page, index > 0)),
      },
    ],
  });
}

async function pack(forms: readonly AppraisalForm[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(documentOf(forms)));
}

/** All forms in one document, one behind the other. */
export function appraisalDocx(forms: readonly AppraisalForm[]): Promise<Uint8Array> {
  return pack(forms);
}

/** What a person's file is called, without its ending: name, community and year. */
function documentName(form: AppraisalForm): string {
  const community = Array.from(form.community).slice(0, 40).join('');
  const name = Array.from(form.name).slice(0, 20).join('');
  return safeFileName([name, community, form.year, '年度考核登记表'].filter((part) => part !== '').join('_'));
}

export interface DocxZipOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * One document per person in a zip.
 * @throws the signal's reason when cancelled
 */
export async function appraisalDocxZip(
  forms: readonly AppraisalForm[],
  options: DocxZipOptions = {},
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 0 });
  if (forms.length === 0) await zip.add('说明.txt', new TextReader('没有要输出的人员。'));
  const names = distinctNames(forms.map(documentName));
  for (const [index, form] of forms.entries()) {
    options.signal?.throwIfAborted();
    // A docx is a zip already: it is stored, not compressed again.
    await zip.add(`${names[index] ?? index}.docx`, new Uint8ArrayReader(await pack([form])));
    options.onProgress?.(index + 1, forms.length);
  }
  return zip.close();
}
