import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPages } from '../../../electron/papers/chunks.ts';
import { coverSheetHtml, type CoverSheet } from '../../../electron/papers/cover-sheet.ts';
import { listHtml, type PrintedList } from '../../../electron/papers/list-html.ts';
import type { PdfEngine } from '../../../electron/papers/pdf.ts';
import { recoverySheetHtml } from '../../../electron/papers/recovery-sheet.ts';
import { bare, engine, noBrowser, noPoppler, pdfText } from './programs.ts';

const signal = new AbortController().signal;
const options = { fontCss: '' };

const LIST: PrintedList = {
  title: '社区工作者花名册',
  subtitleLines: ['填报单位（盖章）：幸福路街道办事处', '筛选：在册'],
  columns: [
    { label: '序号', width: 1, align: 'center' },
    { label: '姓名', width: 2, align: 'left' },
    { label: '备注', width: 4, align: 'left' },
  ],
  rows: Array.from({ length: 90 }, (_, index) => [
    String(index + 1),
    `单${index}`,
    index === 40 ? 'Unbroken'.repeat(60) : '<b>&',
  ]),
  footLines: ['填表人：　　　　审核人：　　　　联系电话：'],
  landscape: true,
};

const COVER: CoverSheet = {
  office: '幸福路街道办事处',
  recipient: '县委社会工作部',
  period: '2025年度',
  sequence: '第 12 号',
  epoch: '第 1 批',
  parcel: '幸福路街道_2025年度_第12号.zip',
  day: '2026年1月12日',
  counts: [{ label: '人员', count: '260' }],
  files: [{ name: 'data/people.csv', size: '49 KB', sha256: '9f86d081884c7d65' }],
  fingerprint: '3A7F 20C1 99DE 4B02',
  contact: '李敏',
  phone: '0531-00000000',
};

describe.skipIf(noBrowser || noPoppler)('the other papers (need a browser and poppler-utils)', () => {
  let printer: PdfEngine;
  beforeAll(() => {
    printer = engine();
  });
  afterAll(() => printer.close());

  it('a list repeats its head and counts its pages, landscape, with nothing lost', async () => {
    const pdf = await printer.toPdf(listHtml(LIST, options), signal);
    const pages = await countPages(pdf);
    expect(pages).toBeGreaterThan(3);
    for (let page = 1; page <= pages; page += 1) {
      const text = pdfText(pdf, page);
      expect(text).toContain('序号姓名备注');
      expect(text).toContain(`第${page}页共${pages}页`);
    }
    const all = pdfText(pdf);
    for (const [, name = ''] of LIST.rows) expect(all).toContain(name);
    expect(all).toContain('Unbroken'.repeat(60));
    expect(all).toContain('<b>&');
    expect(pdfText(pdf, 1)).toContain('筛选：在册');
    expect(pdfText(pdf, pages)).toContain('填表人：审核人：联系电话：');
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/MediaBox\s*\[0 0 84\d/u);
  }, 30_000);

  it('an empty list says so on one portrait page', async () => {
    const pdf = await printer.toPdf(listHtml({ ...LIST, rows: [], landscape: false }, options), signal);
    expect(await countPages(pdf)).toBe(1);
    expect(pdfText(pdf)).toContain('没有符合条件的记录');
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/MediaBox\s*\[0 0 59\d/u);
  }, 30_000);

  it('the recovery sheet is one page with the whole code', async () => {
    const code = '7KQ2M-9XWTR-HB4PN-C6YFD-83VGS-JKL2M';
    const pdf = await printer.toPdf(
      recoverySheetHtml({ street: '幸福路街道', code, day: '2025年12月3日' }, options),
      signal,
    );
    expect(await countPages(pdf)).toBe(1);
    const text = pdfText(pdf);
    expect(text).toContain(code);
    expect(text).toContain('幸福路街道社区工作者台账恢复码');
    expect(text).toContain('保管人签名：年月日');
  }, 30_000);

  it('the cover sheet states the parcel and leaves both signatures blank', async () => {
    const pdf = await printer.toPdf(coverSheetHtml(COVER, options), signal);
    expect(await countPages(pdf)).toBe(1);
    const text = pdfText(pdf);
    for (const value of [
      COVER.office,
      COVER.recipient,
      COVER.sequence,
      COVER.epoch,
      COVER.parcel,
      COVER.fingerprint,
      '人员260',
      'data/people.csv49KB9f86d081884c7d65',
    ]) {
      expect(text).toContain(bare(value));
    }
    expect(text).toContain('报送人签名：');
    expect(text).toContain('接收人签名：');
  }, 30_000);

  it('a cover sheet with many files goes on with its head repeated', async () => {
    const files = Array.from({ length: 80 }, (_, index) => ({ name: `data/${index}.csv`, size: '1 KB', sha256: 'aa' }));
    const pdf = await printer.toPdf(coverSheetHtml({ ...COVER, files }, options), signal);
    const pages = await countPages(pdf);
    expect(pages).toBeGreaterThan(1);
    expect(pdfText(pdf, 2)).toContain('包内文件');
    expect(pdfText(pdf, pages)).toContain('接收人签名：');
  }, 30_000);
});
