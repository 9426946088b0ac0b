/** The pages of a 迎检材料包: contents, the first page of a measure, a register's table. Page numbers are stamped on the joined file. */
import type { PrintedList } from './list-html.ts';
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

const SHARED = `
table{width:calc(100% - .6mm);table-layout:fixed;border-collapse:collapse;font-variant-numeric:tabular-nums}
thead{display:table-header-group;font-family:${FONTS.heading}}
th{font-weight:400;text-align:center;background:#f0f0f0}
th,td{border:.5pt solid #000;padding:1mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle}
tr{break-inside:avoid}
.number{text-align:right;white-space:nowrap}.center{text-align:center}
`;

export interface ContentsLine {
  readonly title: string;
  /** 0 a measure, 1 what stands under it. */
  readonly level: 0 | 1;
  /** 12 条, or why there is none. */
  readonly amount: string;
  /** Null where nothing of it is in the pack. */
  readonly page: number | null;
}

export interface ContentsPaper {
  readonly title: string;
  readonly unit: string;
  readonly year: number;
  readonly day: string;
  /** What is masked, what was left out. */
  readonly notes: readonly string[];
  readonly lines: readonly ContentsLine[];
}

/** 目录. */
export function contentsHtml({ title, unit, year, day, notes, lines }: ContentsPaper, options: PaperOptions): string {
  const css = `@page{size:A4 portrait;margin:20mm 20mm 22mm}
h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:34pt;text-align:center}
.head{display:flex;justify-content:space-between;font-size:11.5pt;line-height:18pt;margin:2mm 0}
${SHARED}table{font-size:11pt;line-height:15pt}
.measure td{font-family:${FONTS.heading};background:#f8f8f8}.under td:first-child{padding-left:7mm}
.notes{font-size:10.5pt;line-height:15pt;margin-top:4mm}`;
  const rows = lines.map(
    ({ title: line, level, amount, page }) =>
      `<tr class="${level === 0 ? 'measure' : 'under'}"><td>${escapeHtml(line)}</td><td class="center">${escapeHtml(amount)}</td><td class="center">${page ?? '—'}</td></tr>`,
  );
  const body = `<h1>${escapeHtml(title)}</h1><div class="head"><div>${escapeHtml(unit)}</div><div>${year}年度　截至 ${escapeHtml(day)}</div></div>
<table><colgroup><col><col style="width:30%"><col style="width:12%"></colgroup><thead><tr><th>目录</th><th>数量</th><th>页码</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>
<div class="notes">${notes.map((note) => `<div>${escapeHtml(note)}</div>`).join('')}</div>`;
  return paperDocument(title, css, body, options);
}

export interface MeasurePaper {
  /** 措施3 优化工作力量配置 */
  readonly title: string;
  readonly year: number;
  readonly figures: readonly {
    readonly label: string;
    readonly figure: number;
    readonly unit: string;
    readonly percent: number | null;
  }[];
  readonly achieved: string;
  readonly problems: string;
  readonly nextSteps: string;
  readonly registers: readonly (readonly [label: string, amount: string, where: string])[];
  readonly withheld: readonly string[];
}

/** The first page of a measure. */
export function measureHtml(paper: MeasurePaper, options: PaperOptions): string {
  const css = `@page{size:A4 portrait;margin:20mm 22mm 22mm}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:30pt;text-align:center}
.year{text-align:center;font-size:12pt;line-height:20pt;margin-bottom:3mm}
h2{font-family:${FONTS.heading};font-weight:400;font-size:13pt;line-height:20pt;margin:4mm 0 1mm;break-after:avoid}
p{font-size:12pt;line-height:19pt;text-indent:2em;white-space:pre-line;overflow-wrap:anywhere}
${SHARED}table{font-size:11pt;line-height:15pt}`;
  const text = (label: string, words: string): string =>
    words === '' ? '' : `<h2>${label}</h2><p>${escapeHtml(words)}</p>`;
  const figures = paper.figures.map(
    ({ label, figure, unit, percent }) =>
      `<tr><td>${escapeHtml(label)}</td><td class="number">${figure} ${escapeHtml(unit)}</td><td class="number">${percent === null ? '' : `${percent.toFixed(1)}%`}</td></tr>`,
  );
  const registers = paper.registers.map(
    (cells) =>
      `<tr>${cells.map((cell, place) => `<td${place === 0 ? '' : ' class="center"'}>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  const withheld =
    paper.withheld.length === 0
      ? ''
      : `<p>留存单位备查、未列入材料包的台账：${escapeHtml(paper.withheld.join('、'))}。</p>`;
  const body = `<h1>${escapeHtml(paper.title)}</h1><div class="year">${paper.year}年度</div>
${figures.length === 0 ? '' : `<h2>主要数字</h2><table><colgroup><col><col style="width:24%"><col style="width:18%"></colgroup><tbody>${figures.join('')}</tbody></table>`}
${text('完成情况', paper.achieved)}${text('存在问题', paper.problems)}${text('下一步打算', paper.nextSteps)}
<h2>台账材料</h2>${registers.length === 0 ? '<p>没有可列入材料包的台账。</p>' : `<table><colgroup><col><col style="width:24%"><col style="width:30%"></colgroup><thead><tr><th>台账</th><th>数量</th><th>所在</th></tr></thead><tbody>${registers.join('')}</tbody></table>`}
${withheld}`;
  return paperDocument(paper.title, css, body, options);
}

/** A register's records, A4 across. */
export function sectionHtml(list: Omit<PrintedList, 'landscape' | 'footLines'>, options: PaperOptions): string {
  const css = `@page{size:A4 landscape;margin:14mm 12mm 18mm}
h1{font-family:${FONTS.title};font-weight:700;font-size:17pt;line-height:25pt;text-align:center}
.lines{margin:1mm 0 2mm;font-size:10.5pt;line-height:15pt}
${SHARED}table{font-size:8pt;line-height:10.5pt}th,td{padding:.5mm .7mm}`;
  const whole = list.columns.reduce((sum, { width }) => sum + Math.max(width, 1), 0);
  const cols = list.columns.map(
    ({ width }) => `<col style="width:${((Math.max(width, 1) / whole) * 100).toFixed(3)}%">`,
  );
  const align = { left: '', center: ' class="center"', right: ' class="number"' } as const;
  const rows = list.rows.map(
    (row) =>
      `<tr>${list.columns.map((column, place) => `<td${align[column.align]}>${escapeHtml(row[place] ?? '')}</td>`).join('')}</tr>`,
  );
  const body = `<h1>${escapeHtml(list.title)}</h1><div class="lines">${list.subtitleLines.map((line) => `<div>${escapeHtml(line)}</div>`).join('')}</div>
<table><colgroup>${cols.join('')}</colgroup><thead><tr>${list.columns.map(({ label }) => `<th>${escapeHtml(label)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  return paperDocument(list.title, css, body, options);
}
