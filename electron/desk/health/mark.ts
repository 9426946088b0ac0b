/** 已检, 未检, 放弃（签字） for many at once, and the papers' people. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { healthYear } from '../../../db/questions/health.ts';
import type { Edit } from '../../../db/records.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';

const key = z.string().min(1).max(60);

export const markSchema = z.object({
  year: z.int().min(1900).max(2100),
  /** For those of whom nothing is on record yet. */
  plan: key.nullable().default(null),
  people: z
    .array(key)
    .min(1, '请先勾选人员。')
    .max(5000)
    .refine((people) => new Set(people).size === people.length, '同一个人只能勾选一次。'),
  state: z.enum(['pending', 'done', 'missed', 'waived']),
  /** The day of the check, or of the signature under 放弃; without it the day of each one's batch. */
  on: exactDay.nullable().default(null),
  reason: z.string().trim().max(200).default(''),
});

type Mark = z.output<typeof markSchema>;

function demandSaid({ state, reason, on }: Mark): void {
  if ((state === 'missed' || state === 'waived') && reason === '')
    throw new DeskError('health-reason', '未检、放弃的请写明原因（不写病情），没有保存。', [
      { field: 'reason', message: '请写明原因。' },
    ]);
  if (state === 'waived' && on === null)
    throw new DeskError('health-unsigned', '放弃体检要本人签字，请填签字日期，没有保存。', [
      { field: 'on', message: '请填签字日期。' },
    ]);
}

/** @throws DeskError health-reason, health-unsigned, health-no-day, nobody-here */
export function markEdits(call: OfficeCall, mark: Mark): readonly Edit[] {
  demandSaid(mark);
  const facts = healthYear(call.ledger, call.viewer, mark.year);
  const people = new Map(facts.people.map((person) => [person.id, person]));
  const days = new Map(facts.batches.map((batch) => [batch.id, batch.day]));
  const gone = mark.people.filter((id) => !people.has(id));
  if (gone.length > 0)
    throw new DeskError('nobody-here', `勾选的有 ${gone.length} 人已不在册，没有保存。请刷新后重新勾选。`);
  return mark.people.map((id): Edit => {
    const check = people.get(id)?.check ?? null;
    const on = mark.on ?? days.get(check?.batch ?? '') ?? null;
    if (mark.state === 'done' && on === null)
      throw new DeskError('health-no-day', '有的人没有分批，请填体检日期，没有保存。', [
        { field: 'on', message: '请填体检日期。' },
      ]);
    const values = {
      state: mark.state,
      done_on: mark.state === 'done' ? on : null,
      reason: mark.state === 'missed' || mark.state === 'waived' ? mark.reason : null,
      signed_on: mark.state === 'waived' ? mark.on : null,
    };
    return check === null
      ? {
          op: 'create',
          register: 'health_checks',
          values: { person: id, year: mark.year, plan: mark.plan, ...values },
        }
      : { op: 'update', register: 'health_checks', id: check.id, version: check.version, patch: values };
  });
}
