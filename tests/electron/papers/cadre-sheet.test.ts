import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOOTER_HEIGHT, PAGE_HEIGHT, TABLE_WIDTH } from '../../../electron/papers/appraisal-cells.ts';
import { cadreSheetHtml } from '../../../electron/papers/cadre-sheet-html.ts';
import { SHEET_TITLE_HEIGHT, layoutCadreSheet } from '../../../electron/papers/cadre-sheet-layout.ts';
import type { CadreSheet } from '../../../electron/papers/cadre-sheet.ts';
import { countPages } from '../../../electron/papers/chunks.ts';
import type { PdfEngine } from '../../../electron/papers/pdf.ts';
import { secondmentFormHtml } from '../../../electron/papers/secondment-form.ts';
import { engine, noBrowser, noPoppler, pdfText } from './programs.ts';

const relative = { relation: '父亲', name: '单老伯', birth: '1950.01', political: '群众', work: '退休' };
const SHEET: CadreSheet = {
  filing: null,
  office: '幸福路街道',
  photo: null,
  name: '单雄信',
  sex: '男',
  birth: '1979.04（46岁）',
  nation: '汉族',
  nativePlace: '云溪县',
  birthPlace: '云溪县',
  partyJoined: '2003.07',
  workStarted: '2001.07',
  health: '健康',
  technicalTitle: '',
  speciality: '社区治理',
  fullTime: { level: '大学本科法学学士', school: '某大学法学' },
  inService: { level: '', school: '' },
  present: '海棠里社区书记兼主任',
  proposed: '海棠里社区党组织书记',
  removed: '',
  resume: [{ period: '2012.05—', text: '海棠里社区委员' }],
  rewards: '',
  appraisals: '2025年优秀。',
  reason: '',
  family: [relative],
};
const filing = { number: '云组备〔2026〕5号', day: '2026年3月5日' };

describe('the layout of the 任免审批表', () => {
  it('fills every row to its width and stays on its page, however long the texts are', () => {
    const length = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(length, length, fc.integer({ min: 0, max: 60 }), fc.boolean(), (rewards, reason, posts, filed) => {
        const resume = Array.from({ length: posts }, (_, index) => ({
          period: '2012.05—2018.12',
          text: `社区${'长'.repeat(index)}`,
        }));
        const { pages } = layoutCadreSheet({
          ...SHEET,
          filing: filed ? filing : null,
          rewards: '奖'.repeat(rewards),
          reason: '由'.repeat(reason),
          resume,
        });
        pages.forEach(({ rows }, page) => {
          const height = rows.reduce((sum, row) => sum + row.height, page === 1 ? 0 : SHEET_TITLE_HEIGHT);
          expect(height).toBeLessThanOrEqual(PAGE_HEIGHT - FOOTER_HEIGHT + 1e-6);
          const covered = rows.map(() => 0);
          rows.forEach(({ cells }, index) => {
            for (const cell of cells)
              for (let below = 0; below < cell.rows; below += 1)
                covered[index + below] = (covered[index + below] ?? 0) + cell.w;
          });
          for (const width of covered) expect(width).toBeCloseTo(TABLE_WIDTH, 6);
        });
        const shown = pages.flatMap(({ rows }) =>
          rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'text' ? cell.lines : []))),
        );
        expect(shown.filter(({ text }) => text.startsWith('2012.05'))).toHaveLength(posts);
      }),
      { numRuns: 40 },
    );
  });

  it('says which texts were cut and how many relatives were left out', () => {
    const found = layoutCadreSheet({
      ...SHEET,
      reason: '由'.repeat(900),
      speciality: '特长'.repeat(60),
      family: Array.from({ length: 11 }, () => relative),
    });
    expect(found.overflow.map(({ cell }) => cell)).toEqual(['熟悉专业有何专长', '任免理由']);
    expect(found.relativesLeftOut).toBe(3);
    expect(layoutCadreSheet(SHEET)).toMatchObject({ overflow: [], relativesLeftOut: 0 });
  });
});

describe.skipIf(noBrowser || noPoppler)('the printed forms (need a browser and poppler-utils)', () => {
  let printer: PdfEngine;
  const signal = new AbortController().signal;
  beforeAll(() => {
    printer = engine();
  });
  afterAll(() => printer.close());

  it('take two pages each, nobody begins on the back of another, and opinions are blank', async () => {
    const long = Array.from({ length: 40 }, (_, index) => ({ period: '2012.05—2018.12', text: `第${index}段` }));
    const html = cadreSheetHtml(
      [
        { ...SHEET, resume: long },
        { ...SHEET, name: '程咬金', filing },
      ],
      { fontCss: '' },
    );
    const pdf = await printer.toPdf(html, signal);
    expect(await countPages(pdf)).toBe(6);
    expect(pdfText(pdf, 1)).toContain('任免审批表');
    expect(pdfText(pdf, 3)).toContain('第39段');
    expect(pdfText(pdf, 5)).toContain('社区党组织书记备案表');
    const back = pdfText(pdf, 6);
    for (const words of ['纪检监察', '云组备〔2026〕5号', '（盖章）年月日', '填表人：填表时间：年月日'])
      expect(back).toContain(words);
  }, 30_000);

  it('the 借调审批表 is one page, warned where it is forbidden', async () => {
    const form = {
      name: '单雄信',
      sex: '男',
      birth: '1979.04',
      political: '群众',
      education: '大学本科',
      major: '法学',
      present: '海棠里社区委员',
      kind: '借调',
      period: '2026.01.05—',
      borrower: '县住建局',
      reason: '理由'.repeat(300),
      approval: '',
      assessment: '',
      backOn: '',
      warning: '注意：不得借调（措施17）。',
    };
    const pdf = await printer.toPdf(secondmentFormHtml([form, { ...form, warning: '' }], { fontCss: '' }), signal);
    expect(await countPages(pdf)).toBe(2);
    expect(pdfText(pdf, 1)).toContain('措施17');
    expect(pdfText(pdf, 2)).not.toContain('措施17');
  }, 30_000);
});
