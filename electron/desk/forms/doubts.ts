/** Why a column that a word of ours answers is asked about all the same: what its heading says beside the word. */
import type { Field } from '../../../db/registers/model/field.ts';
import { halfWidth, squash, withoutSpaces } from '../../../db/rules/text.ts';
import type { Binding } from './shapes.ts';
import { fitsGroup, isOtherEducation } from './topics.ts';

/** Words that mean one thing in one office and another in the next: 工龄 since the first post, or in communities. */
const ambiguous =
  /^(?:工龄|工作年限|转正时间|转正日期|入团时间|身份|类别|层次|等级|级别|岗位|取得时间|授予时间|调动时间)$/u;

/** 是否党员 wants 是 or 否, which only a flag answers. */
const yesOrNo = /^(?:是否|有无|是不是)|否$/u;

/** Headings that name a day of their own: 年龄（截至2025年12月31日）. */
const ownDay = /截[至止]|年底|年末|\d{4}年\d{1,2}月\d{1,2}日止/u;
/** What changes with the day alone. */
const growing: ReadonlySet<string> = new Set(['age', 'service_months']);

const fieldsOf = (binding: Binding): readonly string[] =>
  binding.take === 'field' ? [binding.field] : binding.take === 'joined' ? binding.parts.map(({ field }) => field) : [];

/** What the whole heading says against the field. */
function ofField(field: string, kind: Field['kind'] | undefined, heading: string): string | null {
  if (isOtherEducation(field, heading)) return '表头说的是某一段学历';
  if (growing.has(field) && ownDay.test(heading)) return '表头写有截至日期，可能和取数的截止日期不同';
  if (field.startsWith('appraisal') && /(?:19|20)\d{2}/u.test(heading)) return '表头写有年份';
  if (kind === 'money' && /[万千百]元/u.test(heading)) return '表头的单位不是元';
  if ((kind === 'idNumber' || kind === 'phone') && /[后末][^六6]位/u.test(heading)) return '表头只要其中几位';
  return null;
}

/**
 * Why the clerk is asked, in Chinese; null where the column is sure.
 * @param end the part of the heading that the word answers, `groups` what stands above it
 */
export function doubtOf(
  binding: Binding,
  { end, groups }: { readonly end: string; readonly groups: readonly string[] },
  fields: ReadonlyMap<string, Field>,
): string | null {
  const own = fieldsOf(binding);
  if (own.length === 0) return null;
  const open = groups.filter((group) => !fitsGroup(own, group));
  if (open.length > 0) return `在“${open.join('、')}”下面`;
  const plain = squash(end, 'none');
  if (ambiguous.test(plain) && groups.length === 0) return '各地叫法不一';
  const heading = withoutSpaces(halfWidth([...groups, end].join('')));
  const said = own.map((field) => ofField(field, fields.get(field)?.kind, heading)).find((why) => why !== null);
  if (said !== undefined) return said;
  const kind = fields.get(own[0] ?? '')?.kind;
  if (yesOrNo.test(plain) && kind !== 'flag') return '表头问的是“是”或“否”';
  return binding.take === 'joined' && /\((?:年|月|个月|天)\)$/u.test(heading) ? '表头要的是时长' : null;
}
