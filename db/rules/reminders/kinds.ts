/** The kinds of 待办: what each is called, how long before its day it is shown, on what it rests. */

interface Kind {
  readonly label: string;
  /** Days before the due day from which it is shown, unless the office set others (register 提醒提前天数). */
  readonly lead: number;
}

/**
 * Half a year is counted as 183 days, three months as 92, so that no month is missed. 合同 can be set to at most 60 days, because the
 * rule of 合同预警 itself looks no further (`labour-contract-ending.ts`). For 备份 the days say how old the newest may be.
 */
export const reminderKinds = {
  probation: { label: '试用期', lead: 30 },
  contract: { label: '劳动合同', lead: 60 },
  insurance: { label: '社保公积金', lead: 30 },
  certificate: { label: '证书登记', lead: 90 },
  study: { label: '继续教育', lead: 90 },
  grade: { label: '等级晋升', lead: 30 },
  retirement: { label: '退休', lead: 92 },
  term: { label: '届满换届', lead: 183 },
  secondment: { label: '借调期满', lead: 30 },
  staffing: { label: '员额缺口', lead: 0 },
  joining: { label: '入职办理', lead: 30 },
  leaving: { label: '离岗办理', lead: 30 },
  report: { label: '上报', lead: 7 },
  collection: { label: '信息采集', lead: 7 },
  festival: { label: '节日慰问', lead: 30 },
  visit: { label: '走访慰问', lead: 7 },
  talk: { label: '谈心谈话', lead: 7 },
  request: { label: '诉求办理', lead: 10 },
  complaint: { label: '投诉与工单', lead: 10 },
  style: { label: '作风整改', lead: 10 },
  health: { label: '体检', lead: 30 },
  backup: { label: '备份', lead: 7 },
} as const satisfies Readonly<Record<string, Kind>>;

export type ReminderKind = keyof typeof reminderKinds;

/** Their codes, in the order of the filter. */
export const reminderKindKeys = Object.keys(reminderKinds) as readonly ReminderKind[];

export const reminderKindLabels: readonly (readonly [ReminderKind, string])[] = reminderKindKeys.map((key) => [
  key,
  reminderKinds[key].label,
]);

export function isReminderKind(value: string): value is ReminderKind {
  return Object.hasOwn(reminderKinds, value);
}

/** The longest lead times that can be set. */
const longestLead = 400;
const longestContractLead = 60;

/** Why a lead time may not stand; null where it may. @param days whole days */
export function leadFault(kind: string, days: number): string | null {
  if (kind === 'staffing') return '“员额缺口”没有期限，一有缺口就提醒，不用设提前天数。';
  if (kind === 'contract' && days > longestContractLead)
    return `“劳动合同”最多提前${longestContractLead}天（合同预警按到期前${longestContractLead}天核对），请填${longestContractLead}以内。`;
  if (kind === 'backup' && days < 1) return '“备份”填几天没有备份到另一块磁盘就提醒，至少1天。';
  return days > longestLead ? `最多提前${longestLead}天，请检查。` : null;
}
