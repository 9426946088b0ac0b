/** 分批: a proposal on screen, then batches and records as one change. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { type HealthPerson, type HealthPlan, type HealthYear, healthYear } from '../../../db/questions/health.ts';
import type { Edit } from '../../../db/records.ts';
import { storedRecord } from '../../../db/rows.ts';
import { registerOf } from '../../../db/ledger.ts';
import { countsInYear } from '../../../db/rules/health-due.ts';
import { batchFaults, type BatchRule, proposeBatches, usualShare } from '../../../db/rules/health-batches.ts';
import { packageFor, packagesOf } from '../../../db/rules/health-package.ts';
import { newKey } from '../../../db/keys.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';

const key = z.string().min(1).max(60);
const days = z
  .array(z.object({ day: exactDay, limit: z.int().min(1).max(5000).nullable().default(null) }))
  .min(1, '还没有选体检日期。')
  .max(60)
  .refine((given) => new Set(given.map(({ day }) => day)).size === given.length, '同一天只能有一批。');

export const proposalSchema = z.object({
  plan: key,
  days,
  oneIn: z.int().min(1).max(20).default(usualShare),
});

export const arrangementSchema = z.object({
  plan: key,
  oneIn: z.int().min(1).max(20).default(usualShare),
  batches: z
    .array(
      z.object({
        day: exactDay,
        limit: z.int().min(1).max(5000).nullable().default(null),
        place: z.string().trim().max(100).default(''),
        people: z.array(key).max(5000),
      }),
    )
    .min(1, '还没有批次。')
    .max(60)
    .refine((given) => new Set(given.map(({ day }) => day)).size === given.length, '同一天只能有一批。')
    .refine((given) => {
      const people = given.flatMap((batch) => batch.people);
      return new Set(people).size === people.length;
    }, '同一个人只能排在一批。'),
});

type Asked = z.output<typeof arrangementSchema>;

/** The plan with its year. @throws DeskError record-missing, health-plan-closed */
export function planned(call: OfficeCall, id: string): { readonly plan: HealthPlan; readonly facts: HealthYear } {
  const stored = storedRecord(call.ledger, registerOf(call.ledger, 'health_plans'), id);
  const missing = () => new DeskError('record-missing', '这份体检计划不存在或已删除，请刷新后重选。');
  if (stored === undefined) throw missing();
  const facts = healthYear(call.ledger, call.viewer, Number(stored.values['year']));
  const plan = facts.plans.find((one) => one.id === id);
  if (plan === undefined) throw missing();
  return { plan, facts };
}

function demandDays(plan: HealthPlan, given: readonly { readonly day: string }[]): void {
  if (plan.state === 'dropped' || plan.state === 'done')
    throw new DeskError(
      'health-plan-closed',
      `这份体检计划${plan.stateLabel}，不能再分批。请改计划的状态，或另建一份。`,
    );
  const outside = given.find(
    ({ day }) =>
      day.slice(0, 4) !== String(plan.year) ||
      (plan.startsOn !== null && day < plan.startsOn) ||
      (plan.endsOn !== null && day > plan.endsOn),
  );
  if (outside === undefined) return;
  const period = `${plan.startsOn ?? `${plan.year} 年初`}至${plan.endsOn ?? `${plan.year} 年底`}`;
  throw new DeskError(
    'health-day-outside',
    `${outside.day} 不在体检计划的时间（${period}）里，没有分批。请改日期，或先改计划。`,
  );
}

/** Whoever is due, not examined yet and on no batch. */
const waiting = (person: HealthPerson): boolean =>
  countsInYear(person) && (person.check === null || (person.check.state === 'pending' && person.check.batch === null));

function ruleOf({ people, batches }: HealthYear, oneIn: number): BatchRule {
  const staff = new Map<string, number>();
  for (const { community } of people) if (community !== null) staff.set(community, (staff.get(community) ?? 0) + 1);
  const dayOf = new Map(batches.map((batch) => [batch.id, batch.day]));
  const taken = people.flatMap(({ check, community }) => {
    const day = dayOf.get(check?.batch ?? '');
    return day === undefined || check?.state === 'waived' || check?.state === 'missed' ? [] : [{ day, community }];
  });
  return { oneIn, staff, taken };
}

/** Who would go on which day. @throws DeskError record-missing, health-plan-closed, health-day-outside */
export function proposeArrangement(call: OfficeCall, asked: z.output<typeof proposalSchema>) {
  const { plan, facts } = planned(call, asked.plan);
  demandDays(plan, asked.days);
  const people = facts.people.filter(waiting);
  const proposal = proposeBatches(
    people,
    asked.days.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    ruleOf(facts, asked.oneIn),
  );
  return { ...proposal, waiting: people.length };
}

function demandArrangement(asked: Asked, facts: HealthYear): void {
  const known = new Map(facts.people.filter(waiting).map((person) => [person.id, person]));
  const placed = asked.batches.flatMap(({ day, people }) => people.map((id) => ({ id, day })));
  const strange = placed.filter(({ id }) => !known.has(id));
  if (strange.length > 0)
    throw new DeskError(
      'health-not-waiting',
      `有 ${strange.length} 人已经分批、已检或不在应检名单里，没有保存。请重新分批。`,
      strange.map(({ id }) => ({ field: id, message: '不在待分批的名单里。' })),
    );
  const people = placed.map(({ id, day }) => ({ id, day, community: known.get(id)?.community ?? null }));
  const faults = batchFaults(people, asked.batches, ruleOf(facts, asked.oneIn), (id) => facts.communities[id] ?? '');
  if (faults.length > 0) throw new DeskError('health-batch-emptied', `${faults.join('')}没有保存，请调整。`);
}

/** The edits of an arrangement: a batch a day, a record for each person. @throws DeskError as the sentences say */
export function arrangementEdits(call: OfficeCall, asked: Asked): readonly Edit[] {
  const { plan, facts } = planned(call, asked.plan);
  demandDays(plan, asked.batches);
  demandArrangement(asked, facts);
  const packages = packagesOf(plan.packages);
  const known = new Map(facts.people.map((person) => [person.id, person]));
  return asked.batches.flatMap(({ day, limit, place, people }): readonly Edit[] => {
    if (people.length === 0) return [];
    const standing = facts.batches.find((one) => one.plan === plan.id && one.day === day);
    const batch = standing?.id ?? newKey();
    const values = { plan: plan.id, day, place: place === '' ? null : place, people_limit: limit };
    const create: readonly Edit[] =
      standing === undefined ? [{ op: 'create', register: 'health_batches', id: batch, values }] : [];
    const checks = people.map((id): Edit => {
      const person = known.get(id);
      const check = person?.check ?? null;
      const put = {
        plan: plan.id,
        batch,
        package: check?.package ?? (person === undefined ? null : packageFor(packages, person)),
      };
      return check === null
        ? {
            op: 'create',
            register: 'health_checks',
            values: { person: id, year: plan.year, state: 'pending', ...put },
          }
        : { op: 'update', register: 'health_checks', id: check.id, version: check.version, patch: put };
    });
    return [...create, ...checks];
  });
}
