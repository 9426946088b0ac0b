/** A plan of visits on screen: what the clerk set, whom the rule proposes, whom the clerk ticked; written in one go. */
import { useState } from 'react';
import { formatMoney } from '../../../db/rules/money.ts';
import { visitGroups, type VisitGroup, visitQuestions } from '../../../db/rules/visit-recipients.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { call, DeskFailure, type InputOf, type OutputOf } from '../../desk.ts';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';

export type SavedPlan = OutputOf<'visits.plan'>;
export type PaperKind = InputOf<'visits.print'>['paper'];

/** The fields of the register `visit_plans` under their keys, groups apart. */
export interface PlanHead {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly groups: readonly VisitGroup[];
}

export const paperLabels = {
  approval: '慰问审批单',
  register: '慰问登记表',
  signatures: '发放签收表',
  claims: '报销附件包',
} as const satisfies Record<PaperKind, string>;

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const number = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** Whom an occasion is usually for; the clerk changes it freely. */
function usualGroups(occasion: string): readonly VisitGroup[] {
  if (occasion === 'double_ninth' || occasion === 'retirement') return ['retired'];
  if (occasion === 'hardship') return ['difficulty'];
  if (occasion === 'spring' || occasion === 'new_year') return ['front_line', 'retired', 'part_time', 'difficulty'];
  return ['front_line'];
}

/** The head of a plan that is not saved yet. */
export function newHead(occasion: string, day: string): PlanHead {
  const limit = occasion === 'women' ? 'women' : occasion === 'party' ? 'party' : null;
  return { values: { occasion, day, state: 'draft', limited_to: limit }, groups: usualGroups(occasion) };
}

/** The head of a saved plan. */
export function savedHead({ plan }: SavedPlan): PlanHead {
  const flags = [plan.forFrontLine, plan.forRetired, plan.forPartTime, plan.forDifficulty];
  const { occasion, day, gift, funding, budget, leader, visitors, state, approval, exception } = plan;
  return {
    values: {
      occasion,
      day,
      gift,
      funding,
      budget,
      leader,
      visitors,
      state,
      approval,
      exception,
      limited_to: plan.limitedTo,
      per_head: plan.perHead,
      approved_on: plan.approvedOn,
    },
    groups: visitGroups.filter((_, place) => flags[place] === 1),
  };
}

const isDay = (day: string | null): day is string => day !== null && /^\d{4}-\d\d-\d\d$/.test(day);

/** What the rule is asked; null while the day is not known. */
function ruleOf(head: PlanHead, plan: string | null): InputOf<'visits.propose'> | null {
  const day = text(head.values['day']);
  if (!isDay(day)) return null;
  const limit = head.values['limited_to'];
  return {
    plan,
    day,
    groups: [...head.groups],
    limitedTo: limit === 'women' || limit === 'party' ? limit : null,
    perHead: number(head.values['per_head']),
    budget: number(head.values['budget']),
  };
}

const nobody = { plan: null, day: '2000-01-01', groups: [], limitedTo: null, perHead: null, budget: null };

/** Whom the rule names and whom the clerk ticked. */
function useRecipients(saved: SavedPlan | null, head: PlanHead) {
  /** What the clerk ticked or unticked against the proposal. */
  const [own, setOwn] = useState<ReadonlyMap<string, boolean>>(
    new Map((saved?.visits ?? []).map(({ person }) => [person, true])),
  );
  const rule = ruleOf(head, saved?.plan.id ?? null);
  const answer = useDesk('visits.propose', rule ?? nobody, { enabled: rule !== null, keep: true });
  const lines = answer.data?.lines ?? [];
  const listed = new Set(lines.map(({ id }) => id));
  const chosen = new Set(
    lines.flatMap(({ id, proposed }) => ((own.get(id) ?? (saved === null && proposed)) ? [id] : [])),
  );
  /** Visited under the plan, though by today's records they would not qualify: they stay on it. */
  const kept = (saved?.visits ?? []).flatMap(({ person, state }) =>
    state === 'done' && !listed.has(person) ? [person] : [],
  );
  const people = [...chosen, ...kept];
  const spent = people.length * (rule?.perHead ?? 0);
  const settled =
    saved !== null &&
    saved.plan.perHead === rule?.perHead &&
    saved.plan.budget === rule?.budget &&
    saved.visits.length === people.length &&
    saved.visits.every(({ person }) => people.includes(person));
  const questions = settled ? [] : visitQuestions(lines, chosen, { budget: rule?.budget ?? null, spent });
  const tick = (ids: readonly string[], on: boolean) =>
    setOwn((now) => new Map([...now, ...ids.map((id): [string, boolean] => [id, on])]));
  return { rule, answer, lines, chosen, people, spent, questions, tick } as const;
}

type Rule = InputOf<'visits.propose'>;

/** The plan as the desk takes it. */
function inputOf({ values }: PlanHead, rule: Rule, saved: SavedPlan | null, people: string[]): InputOf<'visits.save'> {
  return {
    ...rule,
    version: saved?.plan.version ?? null,
    occasion: text(values['occasion']) ?? '',
    gift: text(values['gift']),
    funding: text(values['funding']),
    leader: text(values['leader']),
    visitors: text(values['visitors']),
    state: text(values['state']) ?? 'draft',
    approval: text(values['approval']),
    approvedOn: text(values['approved_on']),
    exception: text(values['exception']),
    people,
  };
}

export function useVisitPlan(saved: SavedPlan | null, first: PlanHead, onSaved: (id: string) => void) {
  const refresh = useRefresh();
  const [head, setHead] = useState(first);
  const [busy, setBusy] = useState<'save' | 'print' | 'complete' | null>(null);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { rule, ...recipients } = useRecipients(saved, head);
  const planId = saved?.plan.id ?? '';

  const set = (key: string, value: FieldValue) => {
    setFaults({});
    setHead((now) => ({ ...now, values: { ...now.values, [key]: value } }));
  };
  const act = async (name: 'save' | 'print' | 'complete', does: () => Promise<void>) => {
    setBusy(name);
    setFaults({});
    try {
      await does();
    } catch (error) {
      if (error instanceof DeskFailure)
        setFaults(Object.fromEntries(error.fields.map(({ field, message }) => [field, message])));
      toast.failed(error);
      // What was refused is where the clerk goes on typing.
      setTimeout(() => document.querySelector<HTMLElement>('.visits-form [aria-invalid=true]')?.focus());
    } finally {
      setBusy(null);
    }
  };
  const save = () =>
    act('save', async () => {
      if (rule === null) return;
      const { changeId, id, count } = await call('visits.save', inputOf(head, rule, saved, recipients.people));
      await refresh();
      toast.saved(`慰问计划已保存，共 ${count} 人。`, changeId);
      onSaved(id);
    });
  const print = (paper: PaperKind) =>
    act('print', async () => {
      const { kind, file, notes } = await call('visits.print', { plan: planId, paper });
      openPaper(await fetchPaper(kind, file), paperLabels[paper]);
      for (const note of notes) toast.saved(note);
    });
  const complete = (day: string) =>
    act('complete', async () => {
      const { changeId, count } = await call('visits.complete', { plan: planId, day });
      await refresh();
      toast.saved(`已登记走访 ${count} 人。`, changeId);
    });
  return { ...recipients, head, setHead, set, busy, faults, save, print, complete, ready: rule !== null } as const;
}

export type VisitPlan = ReturnType<typeof useVisitPlan>;

/** 12,000.00 元 */
export const yuan = (fen: number): string => `${formatMoney(fen)} 元`;
