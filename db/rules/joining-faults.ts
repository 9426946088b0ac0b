/** What records of joining must keep by themselves: no answer before its letter, no return before the loan, no decision before the first day. */
import type { FieldValue } from '../registers/model/field.ts';
import { compareDays } from './day.ts';

type Values = Readonly<Record<string, FieldValue>>;

interface Fault {
  readonly field: string;
  readonly message: string;
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** A day that lies before another one that it must not precede. */
function early(values: Values, from: string, field: string, message: string): readonly Fault[] {
  const [start, day] = [text(values[from]), text(values[field])];
  return start === '' || day === '' || compareDays(start, day) <= 0 ? [] : [{ field, message }];
}

/** 政审联审 */
export function checkFaults(values: Values): readonly Fault[] {
  const concluded = ['qualified', 'unqualified'].includes(text(values['conclusion']));
  return [
    ...early(values, 'sent_on', 'returned_on', '回函日期早于发函日期，请检查两个日期。'),
    ...early(values, 'returned_on', 'valid_until', '结论有效期早于回函日期，请检查两个日期。'),
    ...(concluded && text(values['returned_on']) === ''
      ? [{ field: 'returned_on', message: '有了审查结论，请填回函日期；还没有回函的结论请选“待核”。' }]
      : []),
  ];
}

/** 档案借阅与转递 */
export const movementFaults = (values: Values): readonly Fault[] => [
  ...early(values, 'moved_on', 'due_on', '应还日期早于借出日期，请检查两个日期。'),
  ...early(values, 'moved_on', 'back_on', '归还日期早于借出日期，请检查两个日期。'),
];

/** 入职登记 */
export const joiningFaults = (values: Values): readonly Fault[] => [
  ...early(values, 'reported_on', 'regularised_on', '转正日期早于报到日期，请检查两个日期。'),
  ...(text(values['probation_outcome']) === 'failed' && text(values['regularised_on']) !== ''
    ? [{ field: 'regularised_on', message: '试用期结果是“不予聘用”，不能再填转正日期。' }]
    : []),
];
