/** The 借调审批表: one A4 page a secondment, every opinion, signature and date blank. */
import {
  TABLE_WIDTH,
  fixedLine,
  labelCell,
  valueCell,
  TEXT_WIDTH,
  POINT,
  type Row,
  type TextCell,
} from './appraisal-cells.ts';
import { FORM_CSS, formTableHtml, mm } from './form-html.ts';
import { breakLines } from './line-breaking.ts';
import { escapeHtml, paperDocument, type PaperOptions } from './paper-html.ts';

export interface SecondmentForm {
  readonly name: string;
  readonly sex: string;
  readonly birth: string;
  readonly political: string;
  readonly education: string;
  readonly major: string;
  /** 现单位(社区)及岗位 */
  readonly present: string;
  readonly kind: string;
  readonly period: string;
  /** 借入单位及岗位 */
  readonly borrower: string;
  readonly reason: string;
  readonly approval: string;
  readonly assessment: string;
  readonly backOn: string;
  /** Said above the table where measure 17 forbids it: the form then asks for no approval. */
  readonly warning: string;
}

const TITLE_HEIGHT = 20;
const LABEL = 26;
const ROW = 10;
const TYPE = { size: 12, line: 17 } as const;

function pairs(height: number, cells: readonly (readonly [label: string, text: string])[]): Row {
  const width = TABLE_WIDTH / cells.length;
  const label = cells.length > 2 ? 22 : LABEL;
  return {
    height,
    cells: cells.flatMap(([name, text], index) => [
      labelCell(index * width, label, [name], 1, name.length > 5 ? 10.5 : 12),
      valueCell(index * width + label, width - label, height, name, text),
    ]),
  };
}

function box(label: readonly string[], text: string, height: number, foot: string): Row {
  const cell: TextCell = {
    kind: 'text',
    x: LABEL,
    w: TABLE_WIDTH - LABEL,
    rows: 1,
    lines: breakLines(text, TEXT_WIDTH / (TYPE.size * POINT), true).slice(
      0,
      Math.floor((height - 8) / (TYPE.line * POINT)),
    ),
    type: TYPE,
    note: '',
    feet: foot === '' ? [] : [{ align: 'right', ...fixedLine(foot, TEXT_WIDTH, [12, 10.5], label.join('')) }],
  };
  return { height, cells: [labelCell(0, LABEL, label), cell] };
}

const SIGNED = '签名：　　　　　　　　　年　　月　　日';
const SEALED = '（盖章）　　　　年　　月　　日';

function rows(form: SecondmentForm): readonly Row[] {
  return [
    pairs(ROW, [
      ['姓　名', form.name],
      ['性　别', form.sex],
      ['出生年月', form.birth],
    ]),
    pairs(ROW, [
      ['政治面貌', form.political],
      ['学　历', form.education],
      ['所学专业', form.major],
    ]),
    pairs(ROW, [
      ['现岗位', form.present],
      ['借调方式', form.kind],
    ]),
    pairs(ROW, [
      ['借入单位', form.borrower],
      ['借调起止', form.period],
    ]),
    box(['借调理由'], form.reason, 26, ''),
    box(['本人意见'], '', 17, SIGNED),
    box(['借出社区', '意　　见'], '', 22, SEALED),
    box(['借入单位', '意　　见'], '', 22, SEALED),
    box(['街道党工委', '意　　见'], '', 22, SEALED),
    box(['县级党委', '社会工作部', '审批意见', '及 文 号'], form.approval, 26, SEALED),
    box(['续借情况'], '', 16, SEALED),
    box(['期满鉴定'], form.assessment, 24, SEALED),
    pairs(ROW, [
      ['返岗日期', form.backOn],
      ['经办人', ''],
    ]),
  ];
}

function pageHtml(form: SecondmentForm): string {
  const title = `<div class="title" style="top:0;width:${TABLE_WIDTH}mm;font-size:22pt;line-height:${mm(TITLE_HEIGHT - 7)}mm">社区工作者借调（抽调）审批表</div>`;
  const note = `<div class="footer" style="top:${mm(TITLE_HEIGHT - 6)}mm;bottom:auto;text-align:left;line-height:5mm">${escapeHtml(form.warning)}</div>`;
  return `<section class="page">${title}${form.warning === '' ? '' : note}${formTableHtml(rows(form), TITLE_HEIGHT)}</section>`;
}

/** One document with a page each. */
export function secondmentFormHtml(forms: readonly SecondmentForm[], options: PaperOptions): string {
  return paperDocument('借调审批表', FORM_CSS, forms.map(pageHtml).join('\n'), options);
}
