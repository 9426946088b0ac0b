/** The 年度考核登记表 as static HTML: two A4 pages per person and counted continuation pages, for preview, print and PDF. */
import type { FixedLine } from './appraisal-cells.ts';
import type { AppraisalForm } from './appraisal-form.ts';
import { CONTINUATION_TITLE_HEIGHT, TITLE_HEIGHT, layoutAppraisal, type FormPage } from './appraisal-layout.ts';
import { FORM_CSS, formTableHtml, mm } from './form-html.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface AppraisalHtmlOptions extends PaperOptions {
  /** Adds an empty page after an odd number of pages, so that 双面 printing begins every person on a new sheet. */
  readonly duplex?: boolean;
  /** Paints cells whose text was cut red; for the preview. On by default. */
  readonly paintOverflow?: boolean;
}

function titleHtml(lines: readonly FixedLine[], height: number): string {
  const [first, second] = lines;
  if (first === undefined || second === undefined) return '';
  const share = height * 0.5;
  const line = (each: FixedLine, top: number, extra: string) =>
    `<div class="title${extra}${each.overflow === null ? '' : ' over'}" style="top:${mm(top)}mm;font-size:${each.type.size}pt;line-height:${mm(share - 0.5)}mm">${escapeHtml(each.text)}</div>`;
  return line(first, 0, '') + line(second, share - 0.5, ' second');
}

const TOPS = { front: TITLE_HEIGHT, back: 0, continuation: CONTINUATION_TITLE_HEIGHT } as const;

function pageHtml(page: FormPage, paint: boolean): string {
  const top = TOPS[page.kind];
  return `<section class="page${paint ? ' red' : ''}">${titleHtml(page.title, top)}${formTableHtml(page.rows, top)}<div class="footer">${escapeHtml(page.footer)}</div></section>`;
}

/** One complete document with the forms one behind the other. */
export function appraisalHtml(forms: readonly AppraisalForm[], options: AppraisalHtmlOptions): string {
  const paint = options.paintOverflow ?? true;
  const body = forms.map((form) => {
    const pages = layoutAppraisal(form).pages.map((page) => pageHtml(page, paint));
    if (options.duplex === true && pages.length % 2 === 1) pages.push('<section class="page"></section>');
    return pages.join('\n');
  });
  return paperDocument('年度考核登记表', FORM_CSS, body.join('\n'), options);
}
