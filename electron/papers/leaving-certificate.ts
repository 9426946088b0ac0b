/**
 * 解除（终止）劳动合同证明书: term, last day, post and years with this employer (劳动合同法 article 50, 实施条例 article 24). The reason is not
 * said: the law does not ask for it, and the next employer has no claim to it.
 */
import { FONTS, escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface LeavingCertificate {
  readonly number: string;
  readonly name: string;
  readonly sex: string;
  readonly idNumber: string;
  readonly enteredOn: string;
  readonly term: string;
  readonly post: string;
  readonly leavesOn: string;
  readonly years: string;
  /** 终止 where the law or the term ends the contract, 解除 where somebody does. */
  readonly ending: '解除' | '终止';
}

const CSS = `
@page{size:A4 portrait;margin:30mm 28mm 25mm}
h1{font-family:${FONTS.title};font-weight:700;font-size:22pt;line-height:36pt;text-align:center;margin-bottom:4mm}
.number{text-align:right;font-size:14pt;line-height:26pt;margin-bottom:8mm;white-space:pre}
p{font-size:16pt;line-height:32pt;text-indent:2em}
.sign{font-size:16pt;line-height:32pt;text-align:right;margin-top:14mm;white-space:pre}
.receipt{border-top:.5pt dashed #000;margin-top:18mm;padding-top:6mm;font-size:14pt;line-height:28pt;white-space:pre-line}
b{font-weight:400;border-bottom:.5pt solid #000;padding:0 .3em}
`;

/** A blank to be filled by hand where nothing is known. */
const said = (text: string): string => `<b>${text === '' ? '　　　　　　' : escapeHtml(text)}</b>`;

/** A complete document. */
export function leavingCertificateHtml(one: LeavingCertificate, options: PaperOptions): string {
  const title = `${one.ending}劳动合同证明书`;
  const body = `<section><h1>${title}</h1><div class="number">编号：${one.number === '' ? '　　　　　　　　' : escapeHtml(one.number)}</div>
<p>${said(one.name)}，性别${said(one.sex)}，公民身份号码${said(one.idNumber)}，自${said(one.enteredOn)}起在本单位工作，工作岗位（职务）为${said(one.post)}。</p>
<p>劳动合同期限：${said(one.term)}。双方劳动合同于${said(one.leavesOn)}${one.ending}。</p>
<p>该同志在本单位的工作年限为${said(one.years)}。</p>
<p>特此证明。</p>
<div class="sign">用人单位（盖章）　　　　　\n年　　月　　日　</div>
<div class="receipt">本人已收到本证明书。\n签收人：　　　　　　　　　　　　年　　月　　日\n（本证明书一式两份，单位、本人各一份）</div></section>`;
  return paperDocument(title, CSS, body, options);
}
