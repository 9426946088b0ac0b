/** What the rules of 劳动合同 are told about somebody, and what they answer. */
import type { Day } from './day.ts';
import { daysInMonth, firstOf, formatDay, lastOf } from './day.ts';

/** A contract as the register `contracts` holds it. */
export interface ContractTerm {
  readonly id: string;
  readonly kind: string | null;
  readonly form: string | null;
  readonly party: string | null;
  readonly signedOn: Day | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly probationEndsOn: Day | null;
}

/** A time in which nobody may be dismissed by articles 40 and 41 (article 42). */
export interface Protection {
  readonly kind: 'medical' | 'statutory' | 'injury';
  /** The last protected day; null while it is open. */
  readonly until: Day | null;
  readonly trace: readonly string[];
}

export interface LabourFacts {
  /** YYYY-MM-DD */
  readonly day: Day;
  /** 用工之日: first day of the present stay. */
  readonly employedSince: Day | null;
  /** All contracts of the person, oldest first. */
  readonly contracts: readonly ContractTerm[];
  readonly retirementOn: Day | null;
  readonly protections: readonly Protection[];
  /** In 分; see `severance`. */
  readonly monthlyPay: number | null;
  readonly localAverage: number | null;
}

export type FindingKind =
  | 'unsigned'
  | 'wrong-kind'
  | 'signed-late'
  | 'probation'
  | 'probation-end'
  | 'ends'
  | 'no-end'
  | 'open-ended'
  | 'retirement'
  | 'medical'
  | 'registration';

export interface LabourFinding {
  readonly kind: FindingKind;
  /** `broken`: not as the law wants it; `due`: something is to be done by `dueOn`; `note`: to be known. */
  readonly severity: 'broken' | 'due' | 'note';
  readonly sentence: string;
  readonly article: string;
  readonly dueOn: Day | null;
  /** What the clerk does about it: 签订, 续签, 更正, 离岗办理, 登记社保公积金. */
  readonly act: 'sign' | 'renew' | 'correct' | 'leave' | 'register' | null;
  /** The contract it is about. */
  readonly contract: string | null;
  readonly trace: readonly string[];
}

/** 2026年3月5日. */
export const words = (day: Day): string => formatDay(day, '1990年5月1日');

// Five thousand people are looked at in one go: days are compared as text, and only what is near is computed with.

/** The earliest exact day it may be, as text. */
export const first = (day: Day): Day => (day.length === 10 ? day : firstOf(day).toString());

/** The latest exact day it may be, as text. */
export const last = (day: Day): Day => (day.length === 10 ? day : lastOf(day).toString());

/** Some years later as text to compare with; 29 February stays one. */
export const yearsLater = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const text = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** An exact day some months later; the 31st becomes the last of a shorter month. */
export function monthsLater(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return text(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)));
}

/** The exact day after. */
export const dayAfter = (day: Day): Day => firstOf(day).add({ days: 1 }).toString();

/** The last day of so many months that begin on an exact day. */
export function lastOfMonths(from: Day, months: number): Day {
  const next = monthsLater(from, months);
  const date = Number(next.slice(8, 10));
  if (date > 1) return `${next.slice(0, 8)}${String(date - 1).padStart(2, '0')}`;
  const before = monthsLater(next, -1);
  const [year, month] = [Number(before.slice(0, 4)), Number(before.slice(5, 7))];
  return text(year, month, daysInMonth(year, month));
}
