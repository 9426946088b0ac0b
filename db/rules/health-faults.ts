/** What records of 体检 and 疗休养 must keep by themselves. */
import type { FieldValue } from '../registers/model/field.ts';
import { compareDays } from './day.ts';
import type { RecordFault } from './record-faults.ts';

type Values = Readonly<Record<string, FieldValue>>;

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

function stateFaults(values: Values): readonly RecordFault[] {
  const state = text(values['state']);
  const [done, reason, signed] = [text(values['done_on']), text(values['reason']), text(values['signed_on'])];
  const year = String(values['year'] ?? '');
  const faults: RecordFault[] = [];
  if (state === 'done' && done === '') faults.push({ field: 'done_on', message: '已检的请填体检日期。' });
  if (state === 'done' && done !== '' && compareDays(done, year) !== 0)
    faults.push({ field: 'done_on', message: `体检日期 ${done} 不在 ${year} 年度，请核对年度和日期。` });
  if (state !== 'done' && done !== '')
    faults.push({ field: 'done_on', message: '填了体检日期，体检状态应为“已检”，请核对。' });
  if ((state === 'missed' || state === 'waived') && reason === '')
    faults.push({ field: 'reason', message: '未检、放弃的请写明原因（不写病情）。' });
  if (state === 'waived' && signed === '')
    faults.push({ field: 'signed_on', message: '放弃体检要本人签字，请填签字日期。' });
  return faults;
}

/** The faults of a 体检记录. */
export function healthCheckFaults(values: Values): readonly RecordFault[] {
  const [done, due, rechecked] = [
    text(values['done_on']),
    text(values['recheck_due']),
    text(values['recheck_done_on']),
  ];
  const before = (day: string): boolean => day !== '' && done !== '' && compareDays(day, done) < 0;
  return [
    ...stateFaults(values),
    ...(before(due) ? [{ field: 'recheck_due', message: '复查期限早于体检日期，请检查两个日期。' }] : []),
    ...(before(rechecked) ? [{ field: 'recheck_done_on', message: '复查日期早于体检日期，请检查两个日期。' }] : []),
  ];
}

const periodFaults =
  (from: string, to: string, label: string) =>
  (values: Values): readonly RecordFault[] => {
    const [first, last] = [text(values[from]), text(values[to])];
    return first === '' || last === '' || compareDays(first, last) <= 0
      ? []
      : [{ field: to, message: `${label}结束早于开始，请检查两个日期。` }];
  };

/** The faults of a 体检计划. */
export const healthPlanFaults = periodFaults('starts_on', 'ends_on', '体检');
/** The faults of a 疗休养 or 纾压活动. */
export const retreatFaults = periodFaults('starts_on', 'ends_on', '活动');

/** The faults of a 疗休养参加情况. */
export function attendanceFaults(values: Values): readonly RecordFault[] {
  if (text(values['state']) !== 'absent' || text(values['reason']) !== '') return [];
  return [{ field: 'reason', message: '未参加的请写明原因（不写病情）。' }];
}
