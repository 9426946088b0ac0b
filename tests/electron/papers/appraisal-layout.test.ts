import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOOTER_HEIGHT,
  FOOT_HEIGHT,
  PAGE_HEIGHT,
  POINT,
  TABLE_WIDTH,
  TEXT_PADDING,
  type Cell,
  type Row,
} from '../../../electron/papers/appraisal-cells.ts';
import { emptyAppraisalForm, type AppraisalForm } from '../../../electron/papers/appraisal-form.ts';
import {
  CONTINUATION_TITLE_HEIGHT,
  TITLE_HEIGHT,
  layoutAppraisal,
  planAppraisal,
} from '../../../electron/papers/appraisal-layout.ts';
import { paragraphs } from '../../../electron/papers/line-breaking.ts';
import { WORDS, filledForm, longText } from './paper-samples.ts';

function cells(form: AppraisalForm): readonly Cell[] {
  return layoutAppraisal(form).pages.flatMap((page) => page.rows.flatMap((row) => row.cells));
}

function labels(form: AppraisalForm): readonly string[] {
  return cells(form).flatMap((cell) =>
    cell.kind === 'label' ? [cell.lines.join('').replaceAll('　', '').replaceAll(' ', '')] : [],
  );
}

function freeText(form: AppraisalForm): string {
  return cells(form)
    .flatMap((cell) => (cell.kind === 'text' ? cell.lines.map(({ text }) => text) : []))
    .join('');
}

/** Height that the texts of a row need, mm. */
function needed({ cells }: Row): number {
  const heights = cells.map((cell) => {
    if (cell.kind !== 'text') return 0;
    const lines = cell.lines.length + (cell.note === '' ? 0 : 1);
    return lines * cell.type.line * POINT + 2 * TEXT_PADDING + cell.feet.length * FOOT_HEIGHT;
  });
  return Math.max(...heights);
}

const summary = (characters: number) => ({ text: longText(characters), signature: '', date: '' });

describe('the plan of an appraisal form', () => {
  it('takes two pages when empty or ordinarily filled', () => {
    expect(planAppraisal(emptyAppraisalForm('', '', WORDS))).toEqual({ pages: 2, continuation: [], overflow: [] });
    expect(planAppraisal(filledForm())).toEqual({ pages: 2, continuation: [], overflow: [] });
  });

  it('sets a summary of 1,100 characters smaller rather than beginning a third page', () => {
    expect(planAppraisal(filledForm({ summary: summary(1100) })).pages).toBe(2);
  });

  it('continues a summary of 3,000 characters on two counted pages', () => {
    const plan = planAppraisal(filledForm({ summary: summary(3000) }));
    expect(plan.pages).toBe(4);
    expect(plan.continuation).toEqual([{ section: '本人总结', pages: 2, first: 1, last: 2 }]);
  });

  it('lets several long sections share continuation pages and names each', () => {
    const form = filledForm({
      secretary: true,
      rewards: longText(200),
      firstOpinion: { text: longText(400), grade: '优秀', signature: '', date: '' },
      remarks: longText(150),
    });
    const { pages, continuation } = planAppraisal(form);
    expect(pages).toBe(3);
    expect(continuation.map(({ section }) => section)).toEqual(['奖惩情况', '街道分管领导评鉴意见', '备注']);
    expect(layoutAppraisal(form).pages[2]?.title[1]?.text).toBe('单小满　续页 1/1');
  });

  it('has a leader appraise a secretary, and the community everybody else', () => {
    expect(labels(filledForm({ secretary: true }))).toContain('街道分管领导评鉴意见');
    expect(labels(filledForm())).toContain('社区党组织评鉴意见');
    expect(labels(filledForm())).not.toContain('街道分管领导评鉴意见');
  });

  it('uses the office’s words for the grades and prints all boxes of the form', () => {
    const form = filledForm({ gradeWords: ['优秀', '合格', '基本合格', '不合格'] });
    expect(labels(form)).toEqual(expect.arrayContaining(['优秀票', '合格票', '基本合格票', '不合格票']));
    expect(labels(form)).toEqual(
      expect.arrayContaining([
        '姓名',
        '性别',
        '所在社区',
        '岗位(职务)',
        '本人总结',
        '出勤与培训',
        '奖惩情况',
        '居民群众满意度',
        '考核得分',
        '街道考核领导小组意见',
        '街道党工委(办事处)审定意见',
        '县(区)委社会工作部备案意见',
        '本人意见',
        '未确定等次或不参加考核情况说明',
        '备注',
      ]),
    );
  });

  it('leaves the county’s box out where the county does not want it, and still fills the page', () => {
    const form = filledForm({ countyOpinion: null });
    expect(labels(form)).not.toContain('县(区)委社会工作部备案意见');
    const height = (page: number, of: AppraisalForm) =>
      layoutAppraisal(of).pages[page]?.rows.reduce((sum, row) => sum + row.height, 0) ?? 0;
    expect(height(1, form)).toBeCloseTo(height(1, filledForm()), 6);
  });

  it('keeps signatures and dates blank unless they are filled', () => {
    const feet = (form: AppraisalForm) =>
      cells(form).flatMap((cell) => (cell.kind === 'text' ? cell.feet.map(({ text }) => text) : []));
    expect(feet(emptyAppraisalForm('', '', WORDS)).join('')).not.toMatch(/\d/u);
    expect(feet(emptyAppraisalForm('', '', WORDS))).toContain('本人签名：　　　　　　　　　　年　　月　　日');
    expect(feet(filledForm())).toContain('组长签名：陈立　　2026年1月9日');
  });

  it('shrinks fixed cells and reports what does not fit even then', () => {
    const plan = planAppraisal(filledForm({ community: '长'.repeat(60) }));
    expect(plan.overflow).toEqual([{ cell: '所在社区', length: 60, printed: expect.any(Number) }]);
    expect(plan.overflow[0]?.printed).toBeGreaterThan(10);
    expect(planAppraisal(filledForm({ community: '阳光花园社区居民委员会' })).overflow).toEqual([]);
  });

  it('reports overfull titles, scores and signature lines too', () => {
    const long = '很长的名字'.repeat(12);
    const form = filledForm({
      office: long,
      scores: { dimensions: [{ label: long, score: '1' }], adjustment: '', total: long },
      personOpinion: { text: '', signature: long, date: '' },
    });
    expect(planAppraisal(form).overflow.map(({ cell }) => cell)).toEqual([
      '标题',
      long,
      '考核得分：总分',
      '本人意见：签名栏',
    ]);
  });

  it('fills every page to its height and every row to its width, and no text is higher than its row', () => {
    const anyLength = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(anyLength, anyLength, anyLength, (first, second, third) => {
        const opinion = { text: longText(second), grade: '', signature: '', date: '' };
        const form = filledForm({ rewards: longText(third), summary: summary(first), committeeOpinion: opinion });
        for (const page of layoutAppraisal(form).pages) {
          const title = { front: TITLE_HEIGHT, back: 0, continuation: CONTINUATION_TITLE_HEIGHT }[page.kind];
          const height = page.rows.reduce((sum, row) => sum + row.height, title + FOOTER_HEIGHT);
          expect(height).toBeCloseTo(PAGE_HEIGHT, 6);
          for (const row of page.rows) {
            expect(Math.max(...row.cells.map(({ x, w }) => x + w))).toBeCloseTo(TABLE_WIDTH, 6);
            expect(needed(row)).toBeLessThanOrEqual(row.height + 1e-6);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('prints every character of the free texts exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 1500 }), (first, second) => {
        const form = { ...emptyAppraisalForm('', '', WORDS), summary: summary(first), remarks: longText(second) };
        const meant = [first, second].flatMap((length) => paragraphs(longText(length))).join('');
        expect(Array.from(freeText(form)).toSorted().join('')).toBe(Array.from(meant).toSorted().join(''));
      }),
      { numRuns: 40 },
    );
  });
});
