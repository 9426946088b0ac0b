/** 报销附件 as static HTML: a summary to sign, the 发放签收表, the photos two to a page. */
import { formatMoney } from '../../db/rules/money.ts';
import { moneyWords } from '../../db/rules/money-words.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';
import { signatureSheet } from './visit-lists.ts';
import { pageNumbers, rowsOf, sumOf, visitCss, type VisitPaper } from './visit-paper.ts';

export interface ClaimPhoto {
  readonly title: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const CSS = `
@page{size:A4 portrait;margin:16mm 15mm 17mm;${pageNumbers}}
.photos{display:flex;flex-direction:column;gap:6mm}
figure{break-inside:avoid;text-align:center}
figure img{max-width:100%;max-height:108mm;object-fit:contain}
figcaption{font-size:10.5pt;line-height:15pt;margin-top:1mm}
.sheet+.sheet h2{margin-top:0}
h2{font-size:14pt;line-height:22pt;font-weight:400;text-align:center;margin-bottom:3mm}
`;

function summary(paper: VisitPaper, photos: number, scans: number): string {
  const rows = rowsOf(paper);
  const sum = sumOf(rows);
  const facts: readonly (readonly [string, string])[] = [
    ['慰问事由', paper.occasion],
    ['慰问时间', paper.day],
    ['审批依据', paper.approval],
    ['经费来源', paper.funding],
    ['慰问人数', `${rows.length} 人`],
    ['人均标准', paper.perHead === null ? '' : `${formatMoney(paper.perHead)} 元`],
    ['发放合计', sum === 0 ? '' : `${formatMoney(sum)} 元（人民币${moneyWords(sum)}）`],
    ['预算总额', paper.budget === null ? '' : `${formatMoney(paper.budget)} 元`],
    ['慰问品', paper.gift],
    ['慰问人员', paper.visitors],
    ['特殊情况说明', paper.exception],
    ['附件', `发放签收表 1 份、走访照片 ${photos} 张${scans === 0 ? '' : `、扫描件 ${scans} 份`}`],
  ];
  const lines = facts
    .map(([label, text]) => `<tr><th>${label}</th><td class="left">${escapeHtml(text)}</td></tr>`)
    .join('');
  return `<section class="sheet"><h1>${escapeHtml(`${paper.title}经费报销说明`)}</h1><div class="head"><div>${escapeHtml(paper.unit)}</div></div>
<table><colgroup><col style="width:22%"><col style="width:78%"></colgroup><tbody>${lines}</tbody></table>
<div class="foot"><div>经办人：</div><div>审核人：</div><div>负责人：</div></div></section>`;
}

function photoHtml(photo: ClaimPhoto, place: number): string {
  const data = Buffer.from(photo.bytes).toString('base64');
  return `<figure><img alt="" src="data:${photo.mime};base64,${data}"><figcaption>照片 ${place + 1}　${escapeHtml(photo.title)}</figcaption></figure>`;
}

/** A complete document. @param scans how many scans are joined behind it */
export function visitClaimsHtml(
  paper: VisitPaper,
  { photos, scans }: { readonly photos: readonly ClaimPhoto[]; readonly scans: number },
  options: PaperOptions,
): string {
  const pictures =
    photos.length === 0
      ? ''
      : `<section class="sheet"><h2>走访照片</h2><div class="photos">${photos.map(photoHtml).join('\n')}</div></section>`;
  return paperDocument(
    `${paper.title}报销附件`,
    `${visitCss}${CSS}`,
    `${summary(paper, photos.length, scans)}${signatureSheet(paper)}${pictures}`,
    options,
  );
}
