/** 晋级公示: one notice for the whole batch. It names nobody's number, birth or phone: it hangs in public. Period and date stay blank. */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface PromotionNotice {
  /** Who publishes: 云溪区青禾街道. */
  readonly office: string;
  /** 2026年4月1日 */
  readonly from: string;
  readonly contact: string;
  readonly phone: string;
  readonly rows: readonly {
    readonly name: string;
    readonly community: string;
    readonly position: string;
    /** 3级, 未定级 */
    readonly before: string;
    readonly after: string;
  }[];
}

const CSS = `
@page{size:A4 portrait;margin:32mm 26mm 28mm 28mm;@bottom-center{content:"— " counter(page) " —";font:12pt ${FONTS.label}}}
h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:34pt;text-align:center;text-wrap:balance;margin-bottom:8mm}
p{font-size:15.75pt;line-height:28.9pt;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
table{width:calc(100% - .6mm);margin:5mm auto;table-layout:fixed;border-collapse:collapse;border:1.5pt solid #000;font-size:12pt;line-height:17pt}
thead{display:table-header-group;font-family:${FONTS.heading}}
th{font-weight:400}
th,td{border:.5pt solid #000;padding:1.4mm 1.6mm;text-align:center;vertical-align:middle;overflow-wrap:anywhere}
tr,.signed{break-inside:avoid}
.signed{margin-top:14mm;font-size:15.75pt;line-height:28.9pt;text-align:right;white-space:pre}
.signed div+div{padding-right:4em}
`;

const room = '＿＿＿＿';

/** A complete document. */
export function promotionNoticeHtml(notice: PromotionNotice, options: PaperOptions): string {
  const contact = notice.contact === '' ? room : escapeHtml(notice.contact);
  const phone = notice.phone === '' ? room + room : escapeHtml(notice.phone);
  const rows = notice.rows.map(
    (row, place) =>
      `<tr><td>${place + 1}</td><td>${escapeHtml(row.name)}</td><td>${escapeHtml(row.community)}</td><td>${escapeHtml(row.position)}</td><td>${escapeHtml(row.before)}</td><td>${escapeHtml(row.after)}</td></tr>`,
  );
  const body = `<h1>关于社区工作者岗位等级晋级的公示</h1>
<p>根据社区工作者岗位等级管理有关规定，经审核，拟对下列${notice.rows.length}名社区工作者晋升岗位等级，自${escapeHtml(notice.from)}起执行，现予公示。</p>
<table><colgroup><col style="width:10%"><col style="width:17%"><col style="width:25%"><col style="width:20%"><col style="width:14%"><col></colgroup>
<thead><tr><th>序号</th><th>姓名</th><th>所在社区</th><th>职务（岗位）</th><th>现等级</th><th>拟定等级</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
<p>公示期：　　　　年　　月　　日至　　　　年　　月　　日（5个工作日）。公示期内如有异议，请以书面或电话方式实名反映。</p>
<p>联系人：${contact}　联系电话：${phone}</p>
<div class="signed"><div>${escapeHtml(notice.office)}</div><div>　　　　年　　月　　日</div></div>`;
  return paperDocument('岗位等级晋级公示', CSS, body, options);
}
