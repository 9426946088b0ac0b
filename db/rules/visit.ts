/** What a record of 走访慰问 must keep by itself. */
import type { FieldValue } from '../registers/model/field.ts';

interface Fault {
  readonly field: string;
  readonly message: string;
}

const empty = (value: FieldValue | undefined): boolean => value === null || value === undefined || value === '';

/** The faults of one record of the register `visits`; empty where it may stand. */
export function visitFaults(values: Readonly<Record<string, FieldValue>>): readonly Fault[] {
  const state = values['state'];
  const amount = values['amount'];
  return [
    ...(state === 'done' && empty(values['visited_on'])
      ? [{ field: 'visited_on', message: '“已走访”请填写慰问时间。' }]
      : []),
    ...(state === 'planned' && !empty(values['visited_on'])
      ? [{ field: 'state', message: '填了慰问时间，状态应是“已走访”；还没有去的请把慰问时间清空。' }]
      : []),
    ...(state === 'dropped' && empty(values['note']) ? [{ field: 'note', message: '“未成行”请在备注写明原因。' }] : []),
    ...(typeof amount === 'number' && amount < 0 ? [{ field: 'amount', message: '金额不能是负数。' }] : []),
  ];
}

/** The faults of one record of the register `visit_plans`. */
export function visitPlanFaults(values: Readonly<Record<string, FieldValue>>): readonly Fault[] {
  const negative = (['per_head', 'budget'] as const).flatMap((field) => {
    const value = values[field];
    return typeof value === 'number' && value < 0 ? [{ field, message: '金额不能是负数。' }] : [];
  });
  const approved = values['state'] === 'approved' || values['state'] === 'done';
  return [
    ...negative,
    ...(approved && empty(values['approval'])
      ? [{ field: 'approval', message: '“已批准”的慰问计划请填写审批依据（会议名称、日期或文号）。' }]
      : []),
  ];
}
