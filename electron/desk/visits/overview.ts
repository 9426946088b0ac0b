/** 慰问安排 at a glance: the year's festivals ahead with their plans, and every plan with what became of it. */
import { registerOf, today } from '../../../db/ledger.ts';
import { demand } from '../../../db/rights.ts';
import { festivalsAhead } from '../../../db/rules/calendar/festivals.ts';
import { lunarText } from '../../../db/rules/calendar/lunar.ts';
import { addYears } from '../../../db/rules/day.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';

export interface PlanLine {
  readonly id: string;
  readonly occasion: string;
  readonly year: number;
  readonly day: string;
  readonly state: string;
  readonly budget: number | null;
  readonly people: number;
  readonly done: number;
  readonly spent: number;
}

export interface FestivalLine {
  readonly key: string;
  readonly year: number;
  readonly label: string;
  readonly day: string;
  readonly to: string;
  /** 正月初一; empty for a season. */
  readonly lunar: string;
  /** The plan for it; null where there is none. */
  readonly plan: string | null;
  readonly state: string | null;
}

/** All plans, newest first. */
export function planLines(call: OfficeCall): readonly PlanLine[] {
  for (const register of ['visit_plans', 'visits']) demand(call.viewer, registerOf(call.ledger, register), 'read');
  return prepared(
    call.ledger.db,
    `SELECT p.id AS id, p.occasion AS occasion, p.year AS year, p.day AS day, p.state AS state, p.budget AS budget,
       coalesce(sum(v.state <> 'dropped'), 0) AS people, coalesce(sum(v.state = 'done'), 0) AS done,
       coalesce(sum(CASE WHEN v.state <> 'dropped' THEN v.amount END), 0) AS spent
     FROM live_visit_plans p LEFT JOIN live_visits v ON v.plan = p.id GROUP BY p.id ORDER BY p.day DESC, p.id`,
  ).all() as PlanLine[];
}

/** The festivals of the next twelve months. 元旦 and 春节 are often one plan: then both point to it. */
export function festivalLines(call: OfficeCall, plans: readonly PlanLine[]): readonly FestivalLine[] {
  const day = today(call.ledger);
  return festivalsAhead(day, addYears(day, 1)).map(({ key, year, label, day: first, to }) => {
    const plan = plans.find((one) => one.occasion === key && one.year === year && one.state !== 'dropped');
    const lunar = first === to ? lunarText(first) : '';
    return { key, year, label, day: first, to, lunar, plan: plan?.id ?? null, state: plan?.state ?? null };
  });
}
