/** Two ways of doing the same, measured side by side in one run: a ratio holds on any machine where seconds do not. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Measure {
  readonly name: string;
  /** The ratio that is wanted; null where it is only shown. */
  readonly goal: number | null;
  /** Median of the ratios of all rounds, and the range that half of them lie in. */
  readonly ratio: number;
  readonly spread: readonly [number, number];
  /** Medians in ms. */
  readonly ours: number;
  readonly bare: number;
  readonly rounds: number;
  /** Parts of ours, or what else is worth seeing: label → ms, MB or a count. */
  readonly parts?: Readonly<Record<string, number>>;
}

type Work = () => unknown;

interface Contest {
  readonly name: string;
  readonly goal: number | null;
  readonly ours: Work;
  readonly bare: Work;
  readonly rounds?: number;
  readonly warmUps?: number;
  readonly parts?: () => Readonly<Record<string, number>>;
}

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How long one go takes, in ms. */
export async function timed(work: Work): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs both by turns, the first one changing each round, after warming up. */
export async function compare(contest: Contest): Promise<Measure> {
  const { rounds = 11, warmUps = 2 } = contest;
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const pair = { ours: 0, bare: 0 };
    const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const one of order) pair[one] = await timed(contest[one]);
    if (round < 0) continue;
    ours.push(pair.ours);
    bare.push(pair.bare);
  }
  const ratios = ours.map((value, place) => value / (bare[place] ?? value));
  return {
    name: contest.name,
    goal: contest.goal,
    ratio: rounded(median(ratios)),
    spread: [rounded(quantile(ratios, 0.25)), rounded(quantile(ratios, 0.75))],
    ours: rounded(median(ours)),
    bare: rounded(median(bare)),
    rounds,
    ...(contest.parts === undefined ? {} : { parts: contest.parts() }),
  };
}

const file = join(import.meta.dirname, '..', '..', 'dist', 'bench.json');

/** Prints a measure and keeps it in dist/bench.json. */
export function report(measure: Measure): void {
  console.log(`BENCH ${JSON.stringify(measure)}`);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measure[]) : [];
  const measures = [...before.filter((one) => one.name !== measure.name), measure];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(measures, null, 2)}\n`);
}

/** A measure that cannot be taken here, with the reason. */
export function reportMissing(name: string, reason: string): void {
  console.log(`BENCH ${JSON.stringify({ name, skipped: reason })}`);
}
