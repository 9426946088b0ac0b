/** The 资格联审表 as static HTML: one A4 page a person, a row a department; opinions, signatures, seals and days print blank. */
import { FONTS, escapeHtml } from './paper-html.ts';

export interface ReviewAnswer {
  readonly department: string;
  /** Day and number of the letter out. */
  readonly letter: string;
  readonly returned: string;
  readonly conclusion: string;
}

export interface JointReview {
  readonly office: string;
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly nation: string;
  readonly political: string;
  readonly education: string;
  /** Empty where it is to be written by hand. */
  readonly idNumber: string;
  readonly present: string;
  readonly proposed: string;
  readonly answers: readonly ReviewAnswer[];
}

/** Room that the rows of the departments share, and the most that one takes, in mm. */
const ROWS_HEIGHT = 144;
const ROW_HEIGHT = 16;

export const REVIEW_CSS = `
@page review{size:A4 portrait;margin:16mm 20mm 14mm}
.review{page:review;break-after:page}
.review h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:34pt;text-align:center}
.review .unit{font-size:12pt;line-height:20pt;display:flex;justify-content:space-between}
.review table{width:100%;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:12pt;line-height:15pt}
.review table+table{border-top:0}
.review th,.review td{border:.5pt solid #000;padding:.6mm 1.2mm;overflow-wrap:anywhere;text-align:center;height:9.5mm}
.review th{font-family:${FONTS.label};font-weight:400}
.review tr{break-inside:avoid}
.review .seal{text-align:right;vertical-align:bottom;white-space:pre;font-size:10.5pt}
`;

function head(review: JointReview): string {
  const rows: readonly (readonly (readonly [label: string, text: string, span?: number])[])[] = [
    [
      ['姓　名', review.name],
      ['性　别', review.sex],
      ['出生年月', review.birth],
    ],
    [
      ['民　族', review.nation],
      ['政治面貌', review.political],
      ['学　历', review.education],
    ],
    [['公民身份号码', review.idNumber, 5]],
    [['现任职务', review.present, 5]],
    [['拟任职务', review.proposed, 5]],
  ];
  const widths = [17, 17, 15, 17, 15, 19].map((width) => `<col style="width:${width}%">`).join('');
  const cells = rows.map(
    (row) =>
      `<tr>${row
        .map(
          ([label, text, span = 1]) =>
            `<th>${label}</th><td${span === 1 ? '' : ` colspan="${span}"`}>${escapeHtml(text)}</td>`,
        )
        .join('')}</tr>`,
  );
  return `<table><colgroup>${widths}</colgroup><tbody>${cells.join('')}</tbody></table>`;
}

function answers(review: JointReview): string {
  const height = Math.min(ROW_HEIGHT, ROWS_HEIGHT / Math.max(1, review.answers.length)).toFixed(2);
  const rows = review.answers.map(
    ({ department, letter, returned, conclusion }) =>
      `<tr><th style="height:${height}mm">${escapeHtml(department)}</th><td>${escapeHtml(letter)}</td><td>${escapeHtml(returned)}</td><td>${escapeHtml(conclusion)}</td><td class="seal">（盖章）　　\n年　　月　　日</td></tr>`,
  );
  const widths = [17, 26, 15, 13, 29].map((width) => `<col style="width:${width}%">`).join('');
  const labels = ['联审部门', '发函日期、函号', '回函日期', '结　论', '审查意见'].map((label) => `<th>${label}</th>`);
  const street = `<tr><th style="height:26mm">街道党工委<br>意　　见</th><td class="seal" colspan="4">（盖章）　　　　\n年　　月　　日　</td></tr>`;
  return `<table><colgroup>${widths}</colgroup><tbody><tr>${labels.join('')}</tr>${rows.join('')}${street}</tbody></table>`;
}

/** The page of one person; its style is REVIEW_CSS. */
export function reviewHtml(review: JointReview): string {
  return `<section class="review"><h1>社区工作者资格联审表</h1>
<div class="unit"><span>呈报单位：${escapeHtml(review.office)}</span><span>　　　　年　　月　　日</span></div>
${head(review)}${answers(review)}</section>`;
}
