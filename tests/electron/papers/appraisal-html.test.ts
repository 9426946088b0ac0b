import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyAppraisalForm, type AppraisalForm } from '../../../electron/papers/appraisal-form.ts';
import { appraisalHtml } from '../../../electron/papers/appraisal-html.ts';
import { layoutAppraisal, planAppraisal } from '../../../electron/papers/appraisal-layout.ts';
import { countPages } from '../../../electron/papers/chunks.ts';
import type { PdfEngine } from '../../../electron/papers/pdf.ts';
import { RARE, WORDS, filledForm, longText } from './paper-samples.ts';
import { bare, browser, engine, noBrowser, noPoppler, pdfText } from './programs.ts';

const signal = new AbortController().signal;
const options = { fontCss: '' };
const opinion = (characters: number) => ({ text: longText(characters), grade: '优秀', signature: '', date: '' });

/** Ordinary and ugly ones together. */
const FORMS: readonly AppraisalForm[] = [
  filledForm(),
  emptyAppraisalForm('', '', WORDS),
  filledForm({
    summary: { text: longText(3000), signature: '', date: '' },
    firstOpinion: opinion(900),
    remarks: longText(300),
  }),
  filledForm({ summary: { text: 'Website-2025 @WWW MMM iiii 100% A+B/C，'.repeat(60), signature: '', date: '' } }),
  filledForm({
    name: RARE,
    community: '长'.repeat(60),
    office: '很长的街道'.repeat(8),
    secretary: true,
    countyOpinion: null,
  }),
  filledForm({ name: '<b>&"\'', summary: { text: '<script>1</script>\r\n&amp;\r\n\r\n三', signature: '', date: '' } }),
  filledForm({ summary: { text: '。'.repeat(700), signature: '', date: '' }, remarks: '字'.repeat(33) }),
  filledForm({ summary: { text: longText(1100), signature: '', date: '' }, rewards: '\n\n\n', duties: longText(50) }),
];

describe.skipIf(noBrowser || noPoppler)('the appraisal form on paper (needs a browser and poppler-utils)', () => {
  let printer: PdfEngine;
  let viewer: Browser;
  beforeAll(async () => {
    printer = engine();
    viewer = await chromium.launch({ executablePath: browser ?? '', args: ['--no-sandbox'] });
  }, 30_000);
  afterAll(async () => {
    await Promise.all([printer.close(), viewer.close()]);
  });

  it('prints exactly the announced pages of every form, on A4', async () => {
    for (const form of FORMS) {
      const pdf = await printer.toPdf(appraisalHtml([form], options), signal);
      expect(await countPages(pdf)).toBe(planAppraisal(form).pages);
    }
  }, 60_000);

  it('prints every word of every cell', async () => {
    const pdf = await printer.toPdf(appraisalHtml(FORMS, options), signal);
    let page = 0;
    for (const form of FORMS) {
      for (const { rows, title, footer } of layoutAppraisal(form).pages) {
        page += 1;
        const text = pdfText(pdf, page);
        const cells = rows.flatMap((row) => row.cells);
        const lines = cells.flatMap((cell) => {
          if (cell.kind === 'photo') return [];
          if (cell.kind === 'text')
            return [...cell.lines.map((line) => line.text), cell.note, ...cell.feet.map((foot) => foot.text)];
          return cell.lines;
        });
        for (const line of [...title.map((each) => each.text), ...lines, footer])
          expect(text.includes(bare(line)), line).toBe(true);
      }
    }
  }, 60_000);

  it('clips nothing: every line fits its cell and every cell its page', async () => {
    const page = await viewer.newPage();
    await page.setContent(appraisalHtml(FORMS, options));
    await page.evaluate('document.fonts.ready.then(() => true)');
    const clipped = await page.evaluate<string[]>(`(() => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const wide = all('.l,.title,.footer,.cell').filter((each) => each.scrollWidth > each.clientWidth);
      const high = all('.cell').filter((each) => each.scrollHeight > each.clientHeight);
      const out = all('.page>*').filter((each) => {
        const [inner, outer] = [each.getBoundingClientRect(), each.parentElement.getBoundingClientRect()];
        return inner.bottom > outer.bottom + 0.1 || inner.right > outer.right + 0.1;
      });
      return [...wide, ...high, ...out].map((each) => each.textContent.slice(0, 40));
    })()`);
    expect(clipped).toEqual([]);
    const touching = await page.evaluate<string[]>(`[...document.querySelectorAll('.text')]
      .filter((cell) => {
        const last = [...cell.children].findLast((each) => each.classList.contains('l'));
        const feet = cell.querySelector('.feet');
        return last && feet && last.getBoundingClientRect().bottom > feet.getBoundingClientRect().top + 0.5;
      })
      .map((cell) => cell.textContent.slice(0, 40))`);
    expect(touching).toEqual([]);
    await page.close();
  }, 30_000);

  it('paints only overflowing cells red, and none where asked not to', async () => {
    const page = await viewer.newPage();
    const red = async (html: string) => {
      await page.setContent(html);
      return page.evaluate<string[]>(`[...document.querySelectorAll('*')]
        .filter((each) => getComputedStyle(each).backgroundColor === 'rgb(248, 208, 208)')
        .map((each) => each.textContent.slice(0, 2))`);
    };
    const form = filledForm({ community: '长'.repeat(60) });
    expect(await red(appraisalHtml([filledForm(), form], options))).toEqual(['长长']);
    expect(await red(appraisalHtml([form], { ...options, paintOverflow: false }))).toEqual([]);
    await page.close();
  }, 30_000);

  it('begins every person on a new sheet when printed on both sides', async () => {
    const long = filledForm({ remarks: longText(200) });
    expect(planAppraisal(long).pages).toBe(3);
    const pdf = await printer.toPdf(appraisalHtml([long, filledForm()], { ...options, duplex: true }), signal);
    expect(await countPages(pdf)).toBe(6);
    expect(pdfText(pdf, 4)).toBe('');
    expect(pdfText(pdf, 5)).toContain('本人总结');
  }, 30_000);

  it('prints rare characters and markup as they were written', async () => {
    const pdf = await printer.toPdf(appraisalHtml(FORMS, options), signal);
    const text = pdfText(pdf);
    for (const char of RARE) expect(text).toContain(char);
    expect(text).toContain('<script>1</script>');
    expect(text).toContain(`<b>&"'`);
  }, 30_000);

  it('shows the photo in its box, 25 mm wide', async () => {
    const page = await viewer.newPage();
    const photo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')}`;
    await page.setContent(appraisalHtml([filledForm({ photo })], options));
    const box = await page.locator('.photo img').boundingBox();
    expect(box?.width).toBeCloseTo((25 / 25.4) * 96, 0);
    expect(box?.height).toBeCloseTo((35 / 25.4) * 96, 0);
    await page.close();
  }, 30_000);
});

describe('the HTML of the appraisal form', () => {
  it('allows neither scripts nor addresses, whatever the cells say', () => {
    const html = appraisalHtml([filledForm({ name: '<img src=x onerror=1>', photo: '"><script>1</script>' })], options);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<img src=x/u);
  });

  it('has as many pages for 500 people as were announced', () => {
    const forms = Array.from({ length: 500 }, (_, index) =>
      filledForm({ name: `单${index}`, summary: { text: longText(700 + index), signature: '', date: '' } }),
    );
    const pages = forms.reduce((sum, form) => sum + planAppraisal(form).pages, 0);
    const html = appraisalHtml(forms, options);
    expect(html.match(/<section class="page/gu)).toHaveLength(pages);
  });
});
