/** A plan of visits from the screen into the book: the plan and its visits, one change. */
import { z } from 'zod';
import { exactDay } from '../../../db/exact-day.ts';
import { registerOf } from '../../../db/ledger.ts';
import { type NamedProposal, type PlanRow, visitPlan, visitProposal } from '../../../db/questions/visit-plans.ts';
import type { Edit } from '../../../db/records.ts';
import { demand } from '../../../db/rights.ts';
import { groupLabels, visitGroups, visitQuestions } from '../../../db/rules/visit-recipients.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';

const key = z.string().min(1).max(60);
const words = (most: number) => z.string().trim().max(most).nullable().default(null);
const money = z.int().min(0, '金额不能是负数。').max(1e13).nullable().default(null);

export const ruleSchema = z.object({
  /** The plan itself where it is saved already. */
  plan: key.nullable().default(null),
  day: exactDay,
  groups: z.array(z.enum(visitGroups)).max(visitGroups.length),
  limitedTo: z.enum(['women', 'party']).nullable().default(null),
  perHead: money,
  budget: money,
});
export type AskedRule = z.output<typeof ruleSchema>;

export const planSchema = ruleSchema.extend({
  /** The version of the plan that the screen holds. */
  version: z.int().nullable().default(null),
  occasion: key,
  gift: words(200),
  funding: key.nullable().default(null),
  leader: key.nullable().default(null),
  visitors: words(200),
  state: key,
  approval: words(100),
  approvedOn: exactDay.nullable().default(null),
  exception: words(500),
  people: z
    .array(key)
    .min(1, '还没有勾选慰问对象。')
    .max(5000)
    .refine((people) => new Set(people).size === people.length, '同一个人在一份计划里只能有一次。'),
});
export type AskedPlan = z.output<typeof planSchema>;

/** Who qualifies for what the screen asks. */
export function proposalFor(call: OfficeCall, rule: AskedRule): NamedProposal {
  const { day, plan, ...asked } = rule;
  return visitProposal(call.ledger, call.viewer, { day, plan, rule: asked });
}

/** @throws DeskError visit-plan-unsaid where something has to be answered with a reason, and none was given */
function demandAnswers(proposal: NamedProposal, plan: AskedPlan): void {
  const questions = visitQuestions(proposal.lines, new Set(plan.people), {
    budget: plan.budget,
    spent: (plan.perHead ?? 0) * plan.people.length,
  });
  if (questions.length === 0 || (plan.exception ?? '') !== '') return;
  const sentences = questions.map(({ sentence }) => sentence).join('');
  throw new DeskError(
    'visit-plan-unsaid',
    `${sentences}没有保存。请调整名单，或在“特殊情况说明”写明原因。`,
    questions.flatMap(({ people, sentence }) =>
      people.length === 0
        ? [{ field: 'budget', message: sentence }]
        : people.map((field) => ({ field, message: sentence })),
    ),
  );
}

interface PlannedVisit {
  readonly id: string;
  readonly person: string;
  readonly state: string;
  readonly version: number;
}

function visitsOf(call: OfficeCall, plan: string): readonly PlannedVisit[] {
  return prepared(call.ledger.db, 'SELECT id, person, state, version FROM live_visits WHERE plan = ?').all(
    plan,
  ) as PlannedVisit[];
}

/** Whether people and money are those that were settled when the plan was saved: what came later is not held against it. */
function isSettled(call: OfficeCall, plan: AskedPlan): boolean {
  const saved = plan.plan === null ? undefined : visitPlan(call.ledger, call.viewer, plan.plan);
  if (saved === undefined || saved.perHead !== plan.perHead || saved.budget !== plan.budget) return false;
  const present = visitsOf(call, saved.id).flatMap(({ person, state }) => (state === 'dropped' ? [] : [person]));
  return present.length === plan.people.length && present.every((person) => plan.people.includes(person));
}

const planValues = (plan: AskedPlan) => ({
  occasion: plan.occasion,
  year: Number(plan.day.slice(0, 4)),
  day: plan.day,
  for_front_line: plan.groups.includes('front_line') ? 1 : 0,
  for_retired: plan.groups.includes('retired') ? 1 : 0,
  for_part_time: plan.groups.includes('part_time') ? 1 : 0,
  for_difficulty: plan.groups.includes('difficulty') ? 1 : 0,
  limited_to: plan.limitedTo,
  gift: plan.gift,
  funding: plan.funding,
  per_head: plan.perHead,
  budget: plan.budget,
  leader: plan.leader,
  visitors: plan.visitors,
  state: plan.state,
  approval: plan.approval,
  approved_on: plan.approvedOn,
  exception: plan.exception,
});

/** What each visit takes over from its plan. */
const common = (plan: AskedPlan) => ({
  occasion: plan.occasion,
  leader: plan.leader,
  visitors: plan.visitors,
  gift: plan.gift,
  amount: plan.perHead,
  funding: plan.funding,
});

/** The edits of the visits: new ones, those that follow the plan's change, those nobody is going to. What was done stays as it was. */
function visitEdits(call: OfficeCall, plan: AskedPlan, id: string, proposal: NamedProposal): readonly Edit[] {
  const present = plan.plan === null ? [] : visitsOf(call, plan.plan);
  const open = present.filter(({ state }) => state === 'planned');
  const known = new Set(present.filter(({ state }) => state !== 'dropped').map(({ person }) => person));
  const chosen = new Set(plan.people);
  const lines = new Map(proposal.lines.map((line) => [line.id, line]));
  return [
    ...plan.people
      .filter((person) => !known.has(person))
      .map((person): Edit => {
        const line = lines.get(person);
        if (line === undefined)
          throw new DeskError('visit-not-qualified', notQualified, [{ field: person, message: notQualified }]);
        const values = {
          person,
          plan: id,
          state: 'planned',
          reason: groupLabels[line.group],
          community: line.community,
        };
        return { op: 'create', register: 'visits', values: { ...values, ...common(plan) } };
      }),
    ...open
      .filter(({ person }) => chosen.has(person))
      .map((visit): Edit => ({
        op: 'update',
        register: 'visits',
        id: visit.id,
        version: visit.version,
        patch: common(plan),
      })),
    ...open
      .filter(({ person }) => !chosen.has(person))
      .map((visit): Edit => ({ op: 'delete', register: 'visits', id: visit.id, version: visit.version })),
  ];
}

const notQualified =
  '名单里有人按现在的规则不在对象范围内，没有保存。请重新选人后再保存；特别安排的在“走访慰问记录”里单独登记。';

/** The edits of a plan, one change. @throws DeskError visit-plan-missing, visit-plan-unsaid, visit-not-qualified */
export function planEdits(call: OfficeCall, plan: AskedPlan, id: string): readonly Edit[] {
  for (const register of ['visit_plans', 'visits']) demand(call.viewer, registerOf(call.ledger, register), 'write');
  if (plan.groups.includes('difficulty')) demand(call.viewer, registerOf(call.ledger, 'difficulties'), 'read');
  const proposal = proposalFor(call, plan);
  if (!isSettled(call, plan)) demandAnswers(proposal, plan);
  const values = planValues(plan);
  const head: Edit =
    plan.plan === null
      ? { op: 'create', register: 'visit_plans', id, values }
      : { op: 'update', register: 'visit_plans', id, version: plan.version, patch: values };
  return [head, ...visitEdits(call, plan, id, proposal)];
}

/** The plan that is asked for. @throws DeskError visit-plan-missing */
export function demandPlan(call: OfficeCall, id: string): PlanRow {
  const plan = visitPlan(call.ledger, call.viewer, id);
  if (plan === undefined)
    throw new DeskError('visit-plan-missing', '这份慰问计划不存在，可能已被删除。请返回“慰问安排”重新打开。');
  return plan;
}

/** The edits that write down that a plan's visits were made. @param people all that were still to be visited unless told */
export function completionEdits(
  call: OfficeCall,
  plan: PlanRow,
  { day, people }: { readonly day: string; readonly people: readonly string[] | null },
): readonly Edit[] {
  const open = visitsOf(call, plan.id).filter(
    ({ state, person }) => state === 'planned' && (people === null || people.includes(person)),
  );
  if (open.length === 0) throw new DeskError('visit-none-open', '这份计划没有待走访的人，没有可登记的。');
  return open.map(({ id, version }) => ({
    op: 'update',
    register: 'visits',
    id,
    version,
    patch: { state: 'done', visited_on: day },
  }));
}
