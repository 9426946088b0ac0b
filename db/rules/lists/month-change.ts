import type { CodeList } from '../../registers/model/code-list.ts';

/** 月度变动: the kinds of change that a monthly list (月度变动单) tells to 财务, 社保专干 and 人社. */
export const monthChange = {
  key: 'month_change',
  label: '月度变动类别',
  source: '《关于加强社区工作者队伍建设的意见》第12条及街道增减员、工资变动报送惯例',
  values: [
    { code: 'joined', label: '入职（增员）', synonyms: ['入职', '增员', '新增'] },
    { code: 'left', label: '离岗（减员）', synonyms: ['离岗', '减员', '离职', '退出'] },
    { code: 'moved', label: '社区调动', synonyms: ['调动', '调整社区'] },
    { code: 'post', label: '职务变动', synonyms: ['任免', '职务调整'] },
    { code: 'grade', label: '岗位等级变动', synonyms: ['岗位等级', '调级', '定级'] },
    { code: 'pay', label: '工资变动', synonyms: ['工资', '调资'] },
    { code: 'allowance', label: '证书津贴变动', synonyms: ['证书津贴', '职业津贴'] },
    { code: 'contract', label: '劳动合同变动', synonyms: ['劳动合同', '续签'] },
  ],
} as const satisfies CodeList;

export type MonthChangeKind = (typeof monthChange.values)[number]['code'];

/** In the order of the list, which is the order on paper. */
export const monthChangeKinds: readonly MonthChangeKind[] = monthChange.values.map(({ code }) => code);

const forPay: readonly MonthChangeKind[] = ['joined', 'left', 'grade', 'pay', 'allowance'];
const forInsurance: readonly MonthChangeKind[] = ['joined', 'left', 'contract'];

/**
 * Which changes an addressee gets: what the office ticked for it, else what its work asks for. 财政 and 财务 pay, 社保 and 医保
 * insure, everybody else (人社, 组织部 …) gets all. 社保专干 has no kind of its own, so its name is looked at.
 * @param addressee null for a list to nobody in particular: all kinds
 */
export function changesWanted(
  addressee: { readonly kind: string | null; readonly name: string; readonly wanted: string | null } | null,
): readonly MonthChangeKind[] {
  if (addressee === null) return monthChangeKinds;
  const ticked = (addressee.wanted ?? '').split(/[,，、\s]+/u);
  const own = monthChangeKinds.filter((kind) => ticked.includes(kind));
  if (own.length > 0) return own;
  if (addressee.kind === 'finance') return forPay;
  if (addressee.kind === 'human_resources') return monthChangeKinds;
  if (/社保|社会保险|医保|医疗保障/u.test(addressee.name)) return forInsurance;
  return /财政|财务/u.test(addressee.name) ? forPay : monthChangeKinds;
}
