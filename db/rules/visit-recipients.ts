/**
 * Whom a care visit (走访慰问) is for: who qualifies and why, who comes first where the money does not reach everybody, and
 * what has to be asked before the plan stands. Measure 14 of 《关于加强社区工作者队伍建设的意见》 (2024-03-28) asks for care in
 * general; the order here — nobody twice while somebody waits — is the office's own fairness, its basis is said in the trace.
 */
import { formatMoney } from './money.ts';

/** The groups that a plan may be for, in the order in which they are named. */
export const visitGroups = ['front_line', 'retired', 'part_time', 'difficulty'] as const;
export type VisitGroup = (typeof visitGroups)[number];

export const groupLabels = {
  front_line: '一线在岗',
  retired: '退休人员',
  part_time: '两委兼职成员',
  difficulty: '困难认定人员',
} as const satisfies Record<VisitGroup, string>;

export type VisitLimit = 'women' | 'party';

/** Somebody as the records know them on the day of the plan. */
export interface VisitCandidate {
  readonly id: string;
  readonly community: string | null;
  readonly groups: readonly VisitGroup[];
  readonly female: boolean;
  readonly partyMember: boolean;
  /** Visits of the twelve months before the day, this plan's own not among them. */
  readonly visits: number;
  /** The last visit ever, YYYY-MM-DD or less; null where there was none. */
  readonly lastVisit: string | null;
  /** How many plans in a row left the person out, see {@link leftOutInARow}. */
  readonly leftOut: number;
}

export interface VisitRule {
  readonly groups: readonly VisitGroup[];
  readonly limitedTo: VisitLimit | null;
  /** 分 for each person; null where nothing was fixed. */
  readonly perHead: number | null;
  /** 分 in all; null where nothing was fixed. */
  readonly budget: number | null;
}

/** Whoever is left out for this time running is named. */
export const leftOutLimit = 3;

export interface VisitLine {
  readonly id: string;
  readonly community: string | null;
  /** The first of the plan's groups that the person is in. */
  readonly group: VisitGroup;
  /** Why the person is on the list, and what speaks for or against a visit now. */
  readonly reason: string;
  /** What the rule proposes. */
  readonly proposed: boolean;
  /** How many plans in a row left the person out so far. */
  readonly leftOut: number;
  readonly visits: number;
}

export interface VisitProposal {
  /** Those who qualify, who comes first standing first. */
  readonly lines: readonly VisitLine[];
  /** How many the budget reaches; null where it has no limit. */
  readonly places: number | null;
  readonly trace: readonly string[];
}

function qualifying(rule: VisitRule, person: VisitCandidate): VisitGroup | null {
  if (rule.limitedTo === 'women' && !person.female) return null;
  if (rule.limitedTo === 'party' && !person.partyMember) return null;
  return visitGroups.find((group) => rule.groups.includes(group) && person.groups.includes(group)) ?? null;
}

/** How many people the budget reaches; null where head or budget are open. */
export function placesOf({ perHead, budget }: Pick<VisitRule, 'perHead' | 'budget'>): number | null {
  if (perHead === null || budget === null || perHead <= 0) return null;
  return Math.max(0, Math.floor(budget / perHead));
}

/** Fewest visits first, then whoever was left out most often, then in need, then whose last visit lies longest back. */
function inOrder(a: VisitCandidate, b: VisitCandidate): number {
  const need = (person: VisitCandidate): number => (person.groups.includes('difficulty') ? 0 : 1);
  return (
    a.visits - b.visits ||
    b.leftOut - a.leftOut ||
    need(a) - need(b) ||
    (a.lastVisit ?? '').localeCompare(b.lastVisit ?? '') ||
    (a.community ?? '').localeCompare(b.community ?? '') ||
    a.id.localeCompare(b.id)
  );
}

function reasonOf(person: VisitCandidate, rule: VisitRule): string {
  const named = visitGroups.filter((group) => rule.groups.includes(group) && person.groups.includes(group));
  const last = person.lastVisit === null ? '没有走访记录' : `上次走访 ${person.lastVisit}`;
  return [
    named.map((group) => groupLabels[group]).join('、'),
    person.visits === 0 ? last : `近12个月已走访 ${person.visits} 次`,
    ...(person.leftOut === 0 ? [] : [person.leftOut === 1 ? '上次没有排上' : `前 ${person.leftOut} 次都没有排上`]),
  ].join('；');
}

/** Who qualifies, in order, with a proposal that the budget reaches. */
export function proposeVisits(people: readonly VisitCandidate[], rule: VisitRule): VisitProposal {
  const places = placesOf(rule);
  const waiting = people.flatMap((person) => {
    const group = qualifying(rule, person);
    return group === null ? [] : [{ person, group }];
  });
  waiting.sort((a, b) => inOrder(a.person, b.person));
  const lines = waiting.map(({ person, group }, place): VisitLine => ({
    id: person.id,
    community: person.community,
    group,
    reason: reasonOf(person, rule),
    proposed: places === null || place < places,
    leftOut: person.leftOut,
    visits: person.visits,
  }));
  const limit = rule.limitedTo === null ? '' : rule.limitedTo === 'women' ? '，只限女同志' : '，只限党员';
  const groups = visitGroups.filter((group) => rule.groups.includes(group)).map((group) => groupLabels[group]);
  return {
    lines,
    places,
    trace: [
      `对象：${groups.length === 0 ? '还没有选' : groups.join('、')}${limit}，符合的有 ${lines.length} 人（措施14）。`,
      places === null
        ? '没有同时填人均标准和预算总额，符合的都列为拟慰问。'
        : `预算 ${formatMoney(rule.budget ?? 0)} 元÷人均 ${formatMoney(rule.perHead ?? 0)} 元，可慰问 ${places} 人。`,
      '先后：近12个月走访次数少的在前，其次是连续没有排上的，再次是困难认定人员和最久没有走访的；有人还没走访到，不重复走访同一人。',
    ],
  };
}

export interface VisitQuestion {
  readonly code: 'over-budget' | 'left-out' | 'twice';
  readonly sentence: string;
  /** Whom it is about; empty for money. */
  readonly people: readonly string[];
}

/** What has to be answered with a reason before a plan stands. @param chosen whom the clerk ticked @param spent 分 in all */
export function visitQuestions(
  lines: readonly VisitLine[],
  chosen: ReadonlySet<string>,
  { budget, spent }: { readonly budget: number | null; readonly spent: number },
): readonly VisitQuestion[] {
  const out = lines.filter(({ id }) => !chosen.has(id));
  const third = out.filter(({ leftOut }) => leftOut + 1 >= leftOutLimit);
  // Twice while somebody waits: a chosen person has had more visits than one who is not chosen.
  const fewest = out.reduce((least, { visits }) => Math.min(least, visits), Number.POSITIVE_INFINITY);
  const twice = lines.filter(({ id, visits }) => chosen.has(id) && visits > fewest);
  const ids = (some: readonly VisitLine[]): readonly string[] => some.map(({ id }) => id);
  return [
    ...(budget !== null && spent > budget
      ? [
          {
            code: 'over-budget' as const,
            sentence: `合计 ${formatMoney(spent)} 元，超过预算总额 ${formatMoney(budget)} 元，多 ${formatMoney(spent - budget)} 元。`,
            people: [],
          },
        ]
      : []),
    ...(third.length > 0
      ? [
          {
            code: 'left-out' as const,
            sentence: `有 ${third.length} 人将连续第 ${leftOutLimit} 次或更多次没有排上。`,
            people: ids(third),
          },
        ]
      : []),
    ...(twice.length > 0
      ? [
          {
            code: 'twice' as const,
            sentence: `有 ${twice.length} 人比没有排上的人走访得还多：还有人在等，请先排没有走访到的。`,
            people: ids(twice),
          },
        ]
      : []),
  ];
}

/** One earlier plan: who qualified then, and who was visited or is going to be. */
export interface EarlierPlan {
  readonly day: string;
  readonly qualified: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
}

/**
 * How many plans in a row left each person out, counted back from the newest plan for which the person qualified; whoever
 * was chosen begins anew. Plans for which somebody did not qualify neither count nor break the row.
 */
export function leftOutInARow(plans: readonly EarlierPlan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { qualified, chosen } of plans.toSorted((a, b) => a.day.localeCompare(b.day))) {
    for (const person of qualified) counts.set(person, chosen.has(person) ? 0 : (counts.get(person) ?? 0) + 1);
    for (const person of chosen) counts.set(person, 0);
  }
  return new Map([...counts].filter(([, count]) => count > 0));
}
