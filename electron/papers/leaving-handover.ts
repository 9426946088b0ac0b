/** 工作交接清单: what is handed over, line by line, with room for what is added by hand; signed by three. */
import { LEAVING_CSS } from './leaving-style.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface HandoverLine {
  readonly kind: string;
  readonly item: string;
  readonly handedTo: string;
  readonly handedOn: string;
  readonly note: string;
}

export interface HandoverList {
  /** 填报单位 */
  readonly unit: string;
  readonly name: string;
  readonly post: string;
  readonly leavesOn: string;
  readonly lines: readonly HandoverLine[];
}

const CSS = `${LEAVING_CSS}
.handover td{height:10.5mm}
.signs{display:flex;justify-content:space-between;font-size:12pt;line-height:22pt;margin-top:7mm}
.signs>div{white-space:pre-line}
thead{display:table-header-group}
`;

/** At least so many lines stand on the paper. */
const leastLines = 14;

const blank: HandoverLine = { kind: '', item: '', handedTo: '', handedOn: '', note: '' };

function rowHtml(one: HandoverLine, place: number): string {
  const cells = [one.kind, one.item, one.handedTo, one.handedOn, one.note];
  const html = cells.map((text, column) => `<td${column === 1 ? ' class="left"' : ''}>${escapeHtml(text)}</td>`);
  return `<tr><td>${place + 1}</td>${html.join('')}</tr>`;
}

/** A complete document. */
export function handoverHtml(list: HandoverList, options: PaperOptions): string {
  const rest = Math.max(2, leastLines - list.lines.length);
  const rows = [...list.lines, ...Array.from({ length: rest }, () => blank)].map(rowHtml).join('\n');
  const widths = [7, 13, 38, 14, 14, 14].map((width) => `<col style="width:${width}%">`).join('');
  const heads = ['序号', '类　别', '交接事项', '接收人', '交接日期', '备　注']
    .map((text) => `<th>${text}</th>`)
    .join('');
  const signs = ['移交人', '接收人', '监交人']
    .map((who) => `<div>${who}：　　　　　　\n　　年　　月　　日</div>`)
    .join('');
  const body = `<section class="form"><h1>工作交接清单</h1>
<div class="unit"><span>${escapeHtml(list.unit)}</span></div>
<div class="unit"><span>移交人：${escapeHtml(list.name)}　${escapeHtml(list.post)}</span><span>离岗日期：${escapeHtml(list.leavesOn)}</span></div>
<table class="handover"><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>
<div class="signs">${signs}</div></section>`;
  return paperDocument('工作交接清单', CSS, body, options);
}
