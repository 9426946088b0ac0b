/** The sheet with the recovery code (恢复码), printed once at set-up and kept away from the PC. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface RecoverySheet {
  readonly street: string;
  /** In groups as it is typed back, such as `ABCD-EFGH-…`. */
  readonly code: string;
  /** The day it was made, as printed. */
  readonly day: string;
}

const CSS = `
@page{size:A4 portrait;margin:30mm 26mm 30mm 28mm}
body{font-size:14pt;line-height:26pt}
h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:34pt;text-align:center;text-wrap:balance;overflow-wrap:anywhere}
.day{text-align:center;font-size:12pt}
.code{margin:12mm 0;padding:10mm 4mm;border:1.5pt solid #000;text-align:center;font:700 20pt/34pt Consolas,"DejaVu Sans Mono","Courier New",monospace}
.code{text-wrap:balance}
.code span{display:inline-block}
h2{font:400 14pt/26pt ${FONTS.heading}}
ol{margin:2mm 0 0 2em}
.hand{margin-top:16mm;display:flex;justify-content:space-between;white-space:pre}
`;

const NOTES = [
  '忘记密码时，凭恢复码可以重设密码；电脑损坏时，凭恢复码可以在另一台电脑上打开备份。',
  '没有密码也没有恢复码，数据无法找回，任何人都不能代为打开。',
  '请当场核对后装入信封密封，由街道指定的人保管，不与电脑、备份盘放在一起。',
  '不要拍照，不要存入电脑、手机或网盘。怀疑泄露时，请管理员立即更换，旧恢复码随即作废。',
];

/** A complete document of one page. */
export function recoverySheetHtml({ street, code, day }: RecoverySheet, options: PaperOptions): string {
  // Groups stay whole: a line of the sheet never breaks inside one.
  const groups = code.split(/(?<=[-\s])/u).map((group) => `<span>${escapeHtml(group.trim())}</span>`);
  const notes = NOTES.map((note) => `<li>${escapeHtml(note)}</li>`);
  const body = `<h1>${escapeHtml(street)}社区工作者台账恢复码</h1><p class="day">生成日期：${escapeHtml(day)}</p>
<div class="code">${groups.join('')}</div>
<h2>保管须知</h2><ol>${notes.join('')}</ol>
<div class="hand"><span>保管人签名：</span><span>　　　　年　　月　　日</span></div>`;
  return paperDocument('恢复码', CSS, body, options);
}
