/** 年度考核登记表: what it will take, its preview, one PDF, or Word files. */
import { z } from 'zod';
import { appraisalDocx, appraisalDocxZip } from '../../papers/appraisal-docx.ts';
import type { AppraisalForm } from '../../papers/appraisal-form.ts';
import { appraisalHtml } from '../../papers/appraisal-html.ts';
import { planAppraisal } from '../../papers/appraisal-layout.ts';
import { printInChunks } from '../../papers/chunks.ts';
import { filledForms } from '../appraisal-facts.ts';
import { heedOf } from '../appraisal-heed.ts';
import { withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { fileTypes, offerDownload } from '../transfers.ts';

const choice = z.object({
  year: z.int().min(1990).max(2100),
  people: z.array(z.string().max(60)).min(1).max(10_000).optional(),
  community: z.string().max(60).optional(),
  opinions: z.boolean().default(false),
  scores: z.boolean().default(true),
  photo: z.boolean().default(false),
  county: z.boolean().default(true),
  /** 双面: everybody begins on a new sheet. */
  duplex: z.boolean().default(true),
});
type Choice = z.output<typeof choice>;

const fileName = (asked: Choice, forms: readonly AppraisalForm[]): string =>
  `${asked.year}年度考核登记表_${forms.length === 1 ? (forms[0]?.name ?? '') : `${forms.length}人`}`;

/** The pages that a form takes on paper: with 双面 an odd number is filled up. */
function sheetPages(form: AppraisalForm, duplex: boolean): number {
  const { pages } = planAppraisal(form);
  return duplex ? pages + (pages % 2) : pages;
}

function htmlOf(call: OfficeCall, asked: Choice, forms: readonly AppraisalForm[], paintOverflow: boolean): string {
  return withFonts(call, (options) => appraisalHtml(forms, { ...options, duplex: asked.duplex, paintOverflow }));
}

export const appraisalFormProcedures = {
  /** Before printing: how many pages, whose text goes on continuation pages, which cells overflow, what must be heeded. */
  'appraisalForms.plan': officeProcedure({
    access: 'appraisal.read',
    reads: true,
    input: choice,
    run: async (call, asked) => {
      const filled = await filledForms(call, asked);
      const heed = heedOf(call, asked.year);
      const people = filled.map(({ person, form, appraisal }) => {
        const { continuation, overflow } = planAppraisal(form);
        return {
          person,
          name: form.name,
          community: form.community,
          appraisal,
          pages: sheetPages(form, asked.duplex),
          continuation,
          overflow,
          heed: heed(person),
        };
      });
      return {
        people,
        pages: people.reduce((sum, one) => sum + one.pages, 0),
        pdf: call.desk.options.host.toPdf !== null,
      };
    },
  }),
  /** One PDF of all forms; says if its pages are not the announced number. */
  'appraisalForms.pdf': officeProcedure({
    access: 'appraisal.export',
    reads: true,
    input: choice.extend({ preview: z.boolean().default(false) }),
    run: async (call, asked) => {
      const forms = (await filledForms(call, asked)).map((one) => one.form);
      const announced = forms.reduce((sum, form) => sum + sheetPages(form, asked.duplex), 0);
      const { toPdf } = call.desk.options.host;
      if (toPdf === null) {
        const bytes = new TextEncoder().encode(htmlOf(call, asked, forms, asked.preview));
        const file = offerDownload(call.desk.transfers, `${fileName(asked, forms)}.html`, fileTypes.html, bytes);
        return { kind: 'html' as const, file, pages: null, announced };
      }
      const { pdf, pages } = await printInChunks({
        items: forms,
        pagesOf: (form) => sheetPages(form, asked.duplex),
        html: (some) => htmlOf(call, asked, some, asked.preview),
        toPdf,
        signal: call.signal,
        onProgress: (done, total) => call.progress({ done, total, label: '正在生成 PDF' }),
      });
      const file = offerDownload(call.desk.transfers, `${fileName(asked, forms)}.pdf`, fileTypes.pdf, pdf);
      return { kind: 'pdf' as const, file, pages, announced };
    },
  }),
  'appraisalForms.docx': officeProcedure({
    access: 'appraisal.export',
    reads: true,
    input: choice.extend({ joined: z.boolean().default(false) }),
    run: async (call, asked) => {
      const forms = (await filledForms(call, asked)).map((one) => one.form);
      if (asked.joined || forms.length === 1) {
        return offerDownload(
          call.desk.transfers,
          `${fileName(asked, forms)}.docx`,
          fileTypes.docx,
          await appraisalDocx(forms),
        );
      }
      const onProgress = (done: number, total: number): void =>
        call.progress({ done, total, label: '正在生成 Word 文件' });
      const zip = await appraisalDocxZip(forms, { signal: call.signal, onProgress });
      return offerDownload(call.desk.transfers, `${fileName(asked, forms)}.zip`, fileTypes.zip, zip);
    },
  }),
};
