/** 简历: the lines of a personnel form, from what the registers know. Nothing is invented: a gap stays a gap. */
import type { Day } from './day.ts';
import { compareDays, formatDay } from './day.ts';

export interface ResumeEntry {
  readonly from: Day | null;
  /** Inclusive; null has not ended. */
  readonly to: Day | null;
  /** 海棠里社区书记兼主任 */
  readonly text: string;
  /** Beside something else (兼任, 在职学习): told in brackets within what it falls into. */
  readonly beside: boolean;
}

export interface ResumeLine {
  /** 2015.03—2018.06, 2018.06—; empty where nothing is known. */
  readonly period: string;
  readonly text: string;
}

const month = (day: Day | null): string => (day === null ? '' : formatDay(day, '1990.05'));

function period({ from, to }: ResumeEntry): string {
  return from === null && to === null ? '' : `${month(from)}—${month(to)}`;
}

/** Whether the two surely share a day. */
function meet(one: ResumeEntry, other: ResumeEntry): boolean {
  const begins = (entry: ResumeEntry, before: ResumeEntry): boolean =>
    entry.from === null || before.to === null || compareDays(entry.from, before.to) <= 0;
  return begins(one, other) && begins(other, one);
}

const byBeginning = (one: ResumeEntry, other: ResumeEntry): number =>
  (one.from ?? '').localeCompare(other.from ?? '') || (one.to ?? '9999').localeCompare(other.to ?? '9999');

/** Oldest first; what stands beside something else is told within the last line that it falls into, else on a line of its own. */
export function resumeLines(entries: readonly ResumeEntry[]): readonly ResumeLine[] {
  const main = entries.filter((entry) => !entry.beside);
  const hosts = new Map<ResumeEntry, ResumeEntry[]>(main.map((entry) => [entry, []]));
  for (const entry of entries.filter(({ beside }) => beside).toSorted(byBeginning)) {
    // Within the line in which it began: later ones would tell it twice.
    const host = main.toSorted(byBeginning).find((one) => meet(one, entry));
    if (host === undefined) hosts.set(entry, []);
    else hosts.get(host)?.push(entry);
  }
  return [...hosts]
    .toSorted(([one], [other]) => byBeginning(one, other))
    .map(([entry, within]) => {
      const told = within.map((one) => `${period(one)}${one.text}`).join('；');
      return { period: period(entry), text: told === '' ? entry.text : `${entry.text}（其间：${told}）` };
    });
}
