/** 试算: what one scheme does to everybody against another, or against the grades on record. */
import type { PersonFacts } from '../../../db/questions/grade-facts.ts';
import { gradeOn } from '../../../db/rules/grade-scheme/grade.ts';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';

export interface TrialRow {
  readonly person: string;
  readonly name: string;
  readonly community: string;
  readonly before: number | null;
  readonly after: number | null;
  /** 分 a month; null against the grades on record, which have no pay. */
  readonly payBefore: number | null;
  readonly payAfter: number;
}

export interface Cost {
  /** 分 */
  readonly month: number;
  /** Twelve months like this one, and what is paid once in the year. */
  readonly year: number;
}

export interface Trial {
  readonly people: number;
  readonly rises: readonly TrialRow[];
  readonly falls: readonly TrialRow[];
  /** The grade stays, the pay does not. */
  readonly paid: readonly TrialRow[];
  /** No grade by the new scheme: post without band. */
  readonly unplaced: readonly TrialRow[];
  readonly before: Cost | null;
  readonly after: Cost;
}

interface Standing {
  readonly grade: number | null;
  readonly monthly: number;
  readonly once: number;
}

function standingOf(scheme: Scheme, person: PersonFacts, day: string): Standing {
  const { grade, pay } = gradeOn(scheme, person.facts, day);
  return { grade, monthly: pay.monthly, once: pay.once.reduce((sum, { amount }) => sum + amount, 0) };
}

/** @param before the scheme that holds so far; null compares with the grades on record */
export function trialOf(people: readonly PersonFacts[], before: Scheme | null, after: Scheme, day: string): Trial {
  const lists = {
    rises: [] as TrialRow[],
    falls: [] as TrialRow[],
    paid: [] as TrialRow[],
    unplaced: [] as TrialRow[],
  };
  const sums = { before: { month: 0, once: 0 }, after: { month: 0, once: 0 } };
  for (const person of people) {
    const old = before === null ? null : standingOf(before, person, day);
    const now = standingOf(after, person, day);
    sums.before.month += old?.monthly ?? 0;
    sums.before.once += old?.once ?? 0;
    sums.after.month += now.monthly;
    sums.after.once += now.once;
    const row: TrialRow = {
      person: person.id,
      name: person.name,
      community: person.communityName,
      before: old === null ? (person.recorded?.grade ?? null) : old.grade,
      after: now.grade,
      payBefore: old?.monthly ?? null,
      payAfter: now.monthly,
    };
    if (row.after === null) lists.unplaced.push(row);
    else if (row.before !== null && row.after < row.before) lists.falls.push(row);
    else if (row.before !== null && row.after > row.before) lists.rises.push(row);
    else if (row.payBefore !== null && row.payBefore !== row.payAfter) lists.paid.push(row);
  }
  const cost = ({ month, once }: { month: number; once: number }): Cost => ({ month, year: month * 12 + once });
  return {
    people: people.length,
    ...lists,
    before: before === null ? null : cost(sums.before),
    after: cost(sums.after),
  };
}

/** Who would have a lower grade, for a question or a refusal: the first ten by name. */
export function fallsText(falls: readonly TrialRow[]): string {
  const named = falls.slice(0, 10).map(({ name, before, after }) => `${name}（${before}级→${after}级）`);
  return `${named.join('、')}${falls.length > 10 ? `等 ${falls.length} 人` : ''}`;
}
