/** 工作交接清单 as static HTML: A4, in two copies as a rule; signatures and their days blank. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface HandoverPaper {
  readonly unit: string;
  readonly handedBy: string;
  readonly takenBy: string;
  readonly witness: string;
  readonly scope: string;
  readonly recoveryPlace: string;
  readonly backupPlace: string;
  readonly papersPlace: string;
  readonly things: string;
  readonly todo: { readonly all: number; readonly overdue: number };
  readonly open: readonly {
    readonly label: string;
    readonly unit: string;
    readonly count: number;
    readonly lines: readonly string[];
  }[];
  readonly accounts: readonly { readonly name: string; readonly role: string; readonly enabled: boolean }[];
  readonly backups: readonly { readonly where: string; readonly at: string | null }[];
}

const CSS = `
@page{size:A4 portrait;margin:18mm 20mm 18mm;
@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:9pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:34pt;text-align:center}
.unit{font-size:11.5pt;line-height:18pt;margin:1mm 0 2mm}
h2{font-family:${FONTS.heading};font-weight:400;font-size:13pt;line-height:20pt;margin:3mm 0 1mm;break-after:avoid}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:11pt;line-height:15pt}
thead{display:table-header-group}
th,td{border:.5pt solid #000;padding:1mm 1.5mm;overflow-wrap:anywhere;vertical-align:middle;min-height:8mm}
th{font-weight:400;font-family:${FONTS.label};text-align:center;background:#f4f4f4}
td{white-space:pre-line}
tr{break-inside:avoid}
.number{text-align:center;white-space:nowrap}
.blank{height:9mm}
.sign{margin-top:8mm;display:flex;justify-content:space-between;font-size:12pt;line-height:24pt;break-inside:avoid}
.note{font-size:10.5pt;line-height:15pt;margin-top:3mm}
`;

const facts = (rows: readonly (readonly [label: string, text: string])[]): string => {
  const lines = rows.map(([label, text]) => `<tr><th>${label}</th><td class="blank">${escapeHtml(text)}</td></tr>`);
  return `<table><colgroup><col style="width:26%"><col></colgroup><tbody>${lines.join('')}</tbody></table>`;
};

function openTable({ open, todo }: HandoverPaper): string {
  const reminders = {
    label: '待办提醒',
    unit: '件',
    count: todo.all,
    lines: [`其中已超期 ${todo.overdue} 件，明细见“待办”页面打印的清单`],
  };
  const some = [reminders, ...open].filter(({ count }) => count > 0);
  const rows = some.map(({ label, unit, count, lines }, place) => {
    const more = count > lines.length && lines.length > 1 ? `\n……其余 ${count - lines.length} ${unit}见台账` : '';
    const text = lines.length === 0 ? '见台账，不在本清单列名' : `${lines.join('\n')}${more}`;
    return `<tr><td class="number">${place + 1}</td><td>${escapeHtml(label)}</td><td class="number">${count} ${escapeHtml(unit)}</td><td>${escapeHtml(text)}</td></tr>`;
  });
  const body = rows.join('') || '<tr><td colspan="4" class="number">没有未了事项</td></tr>';
  return `<table><colgroup><col style="width:9%"><col style="width:23%"><col style="width:13%"><col></colgroup>
<thead><tr><th>序号</th><th>事项</th><th>数量</th><th>内容</th></tr></thead><tbody>${body}</tbody></table>`;
}

function accountTable({ accounts }: HandoverPaper): string {
  const rows = accounts.map(
    ({ name, role, enabled }) =>
      `<tr><td>${escapeHtml(name)}</td><td class="number">${escapeHtml(role)}</td><td class="number">${enabled ? '启用' : '停用'}</td><td></td></tr>`,
  );
  return `<table><colgroup><col style="width:30%"><col style="width:18%"><col style="width:16%"><col></colgroup>
<thead><tr><th>账号</th><th>角色</th><th>状态</th><th>交接后（停用、改密码）</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const atText = (at: string | null): string => (at === null ? '没有' : at.slice(0, 16).replace('T', ' '));

/** A complete document. */
export function handoverHtml(paper: HandoverPaper, options: PaperOptions): string {
  const body = `<h1>工作交接清单</h1><div class="unit">${escapeHtml(paper.unit)}</div>
${facts([
  ['交接范围', paper.scope],
  ['移交人', paper.handedBy],
  ['接收人', paper.takenBy],
  ['监交人', paper.witness],
  ['交接日期', '　　　　年　　月　　日'],
])}
<h2>一、未了事项</h2>${openTable(paper)}
<h2>二、账号</h2>${accountTable(paper)}
<h2>三、备份与恢复码</h2>${facts([
    ...paper.backups.map(({ where, at }) => [`最近备份（${where}）`, atText(at)] as const),
    ['备份存放处', paper.backupPlace],
    ['恢复码存放处', paper.recoveryPlace],
  ])}
<h2>四、纸质材料和物品</h2>${facts([
    ['纸质材料存放处', paper.papersPlace],
    ['移交物品', paper.things],
  ])}
<p class="note">本清单一式两份，移交人、接收人各执一份。恢复码、密码当面交接，不写在本清单上。</p>
<div class="sign"><div>移交人（签名）：<br>　　　年　　月　　日</div><div>接收人（签名）：<br>　　　年　　月　　日</div><div>监交人（签名）：　　　　<br>　　　年　　月　　日</div></div>`;
  return paperDocument('工作交接清单', CSS, body, options);
}
