/** The 报送单: the signed paper that goes with a county parcel (上报包), so that the receiver can tell it is the right one. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface CoverSheet {
  readonly office: string;
  /** 收件单位. */
  readonly recipient: string;
  /** 报送期间, as printed: `2025年度`. */
  readonly period: string;
  /** Number of the parcel within its epoch. */
  readonly sequence: string;
  /** 批次: changes after the office restored a backup. */
  readonly epoch: string;
  /** File name of the parcel. */
  readonly parcel: string;
  /** The day it was written, as printed. */
  readonly day: string;
  readonly counts: readonly { readonly label: string; readonly count: string }[];
  readonly files: readonly { readonly name: string; readonly size: string; readonly sha256: string }[];
  /** Fingerprint of the office's signing key, pinned by the receiver at the first parcel. */
  readonly fingerprint: string;
  readonly contact: string;
  readonly phone: string;
}

const CSS = `
@page{size:A4 portrait;margin:22mm 22mm 20mm;@bottom-right{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
body{font-size:12pt;line-height:18pt}
h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:36pt;text-align:center;margin-bottom:3mm}
table{width:100%;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;margin-bottom:4mm}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.5pt solid #000;padding:1.3mm 2mm;text-align:left;overflow-wrap:anywhere;vertical-align:middle}
th{font-family:${FONTS.label};font-weight:400;text-align:center}
.number{text-align:right;font-variant-numeric:tabular-nums}
.mono{font-family:Consolas,"DejaVu Sans Mono","Courier New",monospace;font-size:10pt}
.sign{break-inside:avoid}
.sign td{height:34mm;vertical-align:bottom;white-space:pre;line-height:24pt}
.note{font-size:10.5pt;line-height:16pt}
`;

function row(label: string, value: string, label2: string, value2: string): string {
  return `<tr><th>${label}</th><td>${escapeHtml(value)}</td><th>${label2}</th><td>${escapeHtml(value2)}</td></tr>`;
}

function wideRow(label: string, value: string, className = ''): string {
  return `<tr><th>${label}</th><td colspan="3"${className === '' ? '' : ` class="${className}"`}>${escapeHtml(value)}</td></tr>`;
}

function headTable(sheet: CoverSheet): string {
  const cols =
    '<colgroup><col style="width:17%"><col style="width:33%"><col style="width:17%"><col style="width:33%"></colgroup>';
  return `<table>${cols}<tbody>${[
    row('填报单位', sheet.office, '收件单位', sheet.recipient),
    row('报送期间', sheet.period, '生成日期', sheet.day),
    row('包　　号', sheet.sequence, '批　　次', sheet.epoch),
    wideRow('文　　件', sheet.parcel),
    wideRow('密钥指纹', sheet.fingerprint, 'mono'),
    row('联 系 人', sheet.contact, '联系电话', sheet.phone),
  ].join('')}</tbody></table>`;
}

function countsTable({ counts }: CoverSheet): string {
  if (counts.length === 0) return '';
  const rows = counts.map(
    ({ label, count }) => `<tr><td>${escapeHtml(label)}</td><td class="number">${escapeHtml(count)}</td></tr>`,
  );
  return `<table><colgroup><col style="width:75%"><col></colgroup><thead><tr><th>内　容</th><th>条　数</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function filesTable({ files }: CoverSheet): string {
  const rows = files.map(
    ({ name, size, sha256 }) =>
      `<tr><td>${escapeHtml(name)}</td><td class="number">${escapeHtml(size)}</td><td class="mono">${escapeHtml(sha256)}</td></tr>`,
  );
  return `<table><colgroup><col style="width:50%"><col style="width:18%"><col></colgroup><thead><tr><th>包内文件</th><th>大　小</th><th>校验值(SHA-256 前段)</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const SIGN = `<table class="sign"><tbody><tr>
<td>报送人签名：\n填报单位（盖章）\n　　　　　　　年　　月　　日</td>
<td>接收人签名：\n收件单位（盖章）\n　　　　　　　年　　月　　日</td></tr></tbody></table>`;

const NOTE =
  '接收时请在“校验上报包”中打开，核对包号、批次和密钥指纹与本单一致。密码另行告知，不与本单一起传递。本单一式两份，双方各存一份。';

/** A complete document, one page for the usual parcel; long file lists go on. */
export function coverSheetHtml(sheet: CoverSheet, options: PaperOptions): string {
  const body = `<h1>上报包报送单</h1>${headTable(sheet)}${countsTable(sheet)}${filesTable(sheet)}${SIGN}<p class="note">${NOTE}</p>`;
  return paperDocument('上报包报送单', CSS, body, options);
}
