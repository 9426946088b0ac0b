/** What is said of a form before it is printed. */
import type { OutputOf } from '../../desk.ts';

export type Plan = OutputOf<'appraisalForms.plan'>;
export type PlannedForm = Plan['people'][number];

/** 本人总结 续 1 页 */
export function continuationText(form: Pick<PlannedForm, 'continuation'>): string {
  return form.continuation.map(({ section, pages }) => `${section} 续 ${pages} 页`).join('，');
}

/** “轮岗交流情况”放不下：84 字只印得出 30 字 */
export function overflowText(form: Pick<PlannedForm, 'overflow'>): string {
  return form.overflow
    .map(({ cell, length, printed }) => `“${cell.replace(/\s/gu, '')}”放不下：${length} 字只印得出 ${printed} 字`)
    .join('；');
}

/** 本年属实投诉 2 件；处分影响期内 */
export function heedText({ heed }: Pick<PlannedForm, 'heed'>): string {
  return [
    ...(heed.complaints > 0 ? [`本年属实投诉 ${heed.complaints} 件（措施7）`] : []),
    ...(heed.disciplined ? ['处分影响期内，等次按规定确定（措施10）'] : []),
  ].join('；');
}

/** 共 20 人 42 页，其中 5 人无考核记录 */
export function totalsOf(plan: Plan): string {
  const missing = plan.people.filter((form) => form.appraisal === null).length;
  const note = missing === 0 ? '' : `，其中 ${missing} 人无考核记录`;
  return `共 ${plan.people.length} 人 ${plan.pages} 页${note}`;
}
