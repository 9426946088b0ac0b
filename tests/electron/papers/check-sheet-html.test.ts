import { describe, expect, it } from 'vitest';
import { type CheckSheet, layoutCheckSheet, mostLines } from '../../../electron/papers/check-sheet.ts';
import { checkSheetHtml } from '../../../electron/papers/check-sheet-html.ts';
import { countPages } from '../../../electron/papers/chunks.ts';
import { bare, engine, noBrowser, noPoppler, pdfText } from './programs.ts';

const frame = { title: '社区工作者信息核对表', office: '青禾街道', day: '2025年6月30日', contact: '王经办' };
const sheet = (lines: number, value = '内容'): CheckSheet => ({
  name: '单雄信',
  community: '东湖社区',
  lines: Array.from({ length: lines }, (_, i) => ({
    label: `栏目${i + 1}`,
    value: i % 5 === 4 ? '' : `${value}${i + 1}`,
  })),
});

describe('the check sheet', () => {
  it('keeps within one page from one line to the most', () => {
    for (let lines = 1; lines <= mostLines; lines++) {
      const { rows, rowHeight, columns } = layoutCheckSheet(lines);
      expect(rows * columns).toBeGreaterThanOrEqual(lines);
      expect(rows * rowHeight).toBeLessThanOrEqual(197.001);
      expect(rowHeight).toBeGreaterThan(6);
    }
  });

  it('escapes what it prints', () => {
    const html = checkSheetHtml([{ name: '<b>', community: '&', lines: [{ label: '"', value: '<i>' }] }], frame, {
      fontCss: '',
    });
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('<i>');
  });

  it.skipIf(noBrowser || noPoppler)(
    'prints a page for each person, long values and all, and loses nothing where that is too much',
    { timeout: 60_000 },
    async () => {
      const pdfs = engine();
      try {
        const long = '云溪区青禾街道东湖社区居民委员会第三网格海棠里小区十二号楼二单元六〇一室';
        const sheets = [sheet(1), sheet(26), sheet(27), sheet(mostLines, '云溪大学社会工作学院'), sheet(20, long)];
        const pdf = await pdfs.toPdf(checkSheetHtml(sheets, frame, { fontCss: '' }), new AbortController().signal);
        expect(await countPages(pdf)).toBe(sheets.length);
        for (const [i, { lines }] of sheets.entries()) {
          const text = pdfText(pdf, i + 1);
          expect(text).toContain(bare('本人签字'));
          for (const { label, value } of lines) {
            expect(text).toContain(bare(label));
            expect(text).toContain(bare(value));
          }
        }
      } finally {
        await pdfs.close();
      }
    },
  );
});
