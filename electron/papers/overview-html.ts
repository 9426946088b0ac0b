/** 总览 on paper: figures, and bars whose length is read without colour, each with its number. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface OverviewFigure {
  readonly label: string;
  readonly unit: string;
  readonly figure: number;
  readonly percent: number | null;
}

export interface OverviewPaper {
  readonly unit: string;
  readonly day: string;
  readonly groups: readonly {
    readonly label: string;
    readonly bars: boolean;
    readonly tiles: readonly OverviewFigure[];
  }[];
}

const CSS = `
@page{size:A4 portrait;margin:16mm 15mm 16mm;
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:20pt;line-height:30pt;text-align:center}
.head{display:flex;justify-content:space-between;font-size:11pt;line-height:16pt;margin:1mm 0 2mm}
h2{font-family:${FONTS.heading};font-weight:400;font-size:12pt;line-height:17pt;margin:0 0 1mm}
section{break-inside:avoid;margin-bottom:4mm}
.bars{columns:2;column-gap:8mm}.bars+.bars{margin-top:3mm}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:10pt;line-height:13pt;font-variant-numeric:tabular-nums}
th,td{border:.5pt solid #000;padding:.7mm 1.2mm;overflow-wrap:anywhere;vertical-align:middle}
th{font-weight:400;font-family:${FONTS.label};text-align:left}
.number{text-align:right;white-space:nowrap}
.bar{height:3.4mm;background:#444}
`;

const percentText = (percent: number | null): string => (percent === null ? '' : `${percent.toFixed(1)}%`);

function figureRows(tiles: readonly OverviewFigure[]): string {
  const rows = tiles.map(
    ({ label, figure, unit, percent }) =>
      `<tr><th>${escapeHtml(label)}</th><td class="number">${figure} ${escapeHtml(unit)}</td><td class="number">${percentText(percent)}</td></tr>`,
  );
  return `<table><colgroup><col style="width:60%"><col style="width:22%"><col style="width:18%"></colgroup><tbody>${rows.join('')}</tbody></table>`;
}

function barRows(tiles: readonly OverviewFigure[]): string {
  const longest = Math.max(1, ...tiles.map(({ figure }) => figure));
  const rows = tiles.map(
    ({ label, figure, percent }) =>
      `<tr><th>${escapeHtml(label)}</th><td><div class="bar" style="width:${((figure / longest) * 100).toFixed(1)}%"></div></td><td class="number">${figure}</td><td class="number">${percentText(percent)}</td></tr>`,
  );
  return `<table><colgroup><col style="width:36%"><col style="width:34%"><col style="width:13%"><col style="width:17%"></colgroup><tbody>${rows.join('')}</tbody></table>`;
}

/** A complete document. */
export function overviewHtml({ unit, day, groups }: OverviewPaper, options: PaperOptions): string {
  const section = (label: string, table: string): string => `<section><h2>${escapeHtml(label)}</h2>${table}</section>`;
  const plain = groups.filter(({ bars }) => !bars).map(({ label, tiles }) => section(label, figureRows(tiles)));
  const drawn = groups.filter(({ bars }) => bars).map(({ label, tiles }) => section(label, barRows(tiles)));
  const body = `<h1>社区工作者队伍总览</h1>
<div class="head"><div>${escapeHtml(unit)}</div><div>截至 ${escapeHtml(day)}</div></div>
<div class="bars">${plain.join('\n')}</div><div class="bars">${drawn.join('\n')}</div>`;
  return paperDocument('社区工作者队伍总览', CSS, body, options);
}
