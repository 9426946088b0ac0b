/** The preview of an import in figures: the four tabs, what is asked of the whole file, what is wrong and how often. */
import { chainHead } from '../../../db/history.ts';
import { registerOf } from '../../../db/ledger.ts';
import { squash } from '../../../db/rules/text.ts';
import type { OfficeCall } from '../procedure.ts';
import type { Plan } from './plan.ts';
import type { RowProblem, Tab } from './plan-types.ts';
import { blocks, type DatedMode, type Mark } from './reading.ts';
import { communityName } from './references.ts';
import { type ActiveRun, planOf } from './run.ts';
import type { CommunityChoice, RunSettings } from './settings.ts';

export interface MarkCount {
  readonly column: number;
  readonly heading: string;
  readonly level: Mark['level'];
  readonly code: string;
  readonly reason: string;
  readonly rows: number;
}

export interface Preview {
  readonly run: string;
  readonly counts: Readonly<Record<Tab, number>>;
  readonly asOf: string;
  /** Dated registers in which rows differ: 更正 or 自某日起变动 must be said for each before the import. */
  readonly dated: readonly {
    readonly register: string;
    readonly label: string;
    readonly rows: number;
    readonly mode: DatedMode | null;
  }[];
  /** Communities that the directory does not have. */
  readonly communities: readonly {
    readonly key: string;
    readonly name: string;
    readonly rows: number;
    readonly choice: CommunityChoice['act'] | null;
    readonly id: string | null;
    readonly similar: readonly { readonly id: string; readonly label: string }[];
  }[];
  readonly twins: { readonly rows: number; readonly policy: RunSettings['twins'] };
  readonly binned: { readonly rows: number; readonly policy: RunSettings['binned'] };
  /** Questions of whole rows by kind. */
  readonly questions: readonly { readonly code: RowProblem['code']; readonly rows: number }[];
  /** Marks by column and kind, for deciding many at once. */
  readonly marks: readonly MarkCount[];
  /** Why the import cannot begin yet; empty where it can. */
  readonly open: readonly string[];
}

function marksIn(run: ActiveRun, plan: Plan): readonly MarkCount[] {
  const headings = new Map(run.columns.map((column) => [column.index, column.heading]));
  const counts = new Map<string, MarkCount>();
  for (const row of plan.rows) {
    if (row.tab === 'skipped') continue;
    const own = [
      ...row.read.cells.flatMap((cell) => cell.marks.map((mark) => [cell.column, mark] as const)),
      ...[...row.marks].flatMap(([column, marks]) => marks.map((mark) => [column, mark] as const)),
    ];
    for (const [column, { level, code, reason }] of own) {
      const key = `${column}\n${code}\n${level}`;
      const known = counts.get(key);
      const rows = (known?.rows ?? 0) + 1;
      counts.set(key, {
        column,
        heading: headings.get(column) ?? '',
        level,
        code,
        reason: known?.reason ?? reason,
        rows,
      });
    }
  }
  return [...counts.values()].toSorted((a, b) => a.column - b.column || b.rows - a.rows);
}

/** How often each community that is not in the directory stands in the file. */
function unknownCommunities(run: ActiveRun, plan: Plan): Preview['communities'] {
  const { references } = plan;
  const rows = new Map<string, number>();
  for (const row of plan.rows) {
    for (const { place, marks, cell } of row.read.cells) {
      if (
        place.at !== 'target' ||
        place.field.kind !== 'ref' ||
        !marks.some((mark) => mark.code.startsWith('community-'))
      )
        continue;
      const key = squash(communityName(cell.text));
      rows.set(key, (rows.get(key) ?? 0) + 1);
    }
  }
  return [...references.unknown].map(([key, { name, similar }]) => {
    const choice = run.settings.communities[key];
    return {
      key,
      name,
      rows: rows.get(key) ?? 0,
      choice: choice?.act ?? null,
      id: choice?.act === 'use' ? choice.id : null,
      similar: similar.map((id) => ({ id, label: references.communityNames.get(id) ?? '' })),
    };
  });
}

/** How many rows that are not skipped have a question of each kind. */
function questionsIn(plan: Plan): Preview['questions'] {
  const rows = new Map<RowProblem['code'], number>();
  for (const { tab, problems } of plan.rows) {
    if (tab === 'skipped') continue;
    for (const code of new Set(problems.map((problem) => problem.code))) rows.set(code, (rows.get(code) ?? 0) + 1);
  }
  return [...rows].map(([code, count]) => ({ code, rows: count }));
}

/** Counts by tab. */
export function countTabs(plan: Plan): Readonly<Record<Tab, number>> {
  const counts: Record<Tab, number> = { new: 0, update: 0, same: 0, problem: 0, skipped: 0 };
  for (const { tab } of plan.rows) counts[tab] += 1;
  return counts;
}

/** Dated registers that ask, counting the rows that the file's setting decides. */
export function datedQuestions(call: OfficeCall, run: ActiveRun, plan: Plan): Preview['dated'] {
  const asked = new Map<string, number>();
  for (const row of plan.rows) {
    if (row.tab !== 'update') continue;
    for (const register of row.asks) {
      if (row.row.decisions.dated?.[register] === undefined) asked.set(register, (asked.get(register) ?? 0) + 1);
    }
  }
  return [...asked].map(([register, rows]) => ({
    register,
    label: registerOf(call.ledger, register).label,
    rows,
    mode: run.settings.dated[register] ?? null,
  }));
}

/** Sentences that say what keeps the import from beginning. */
export function openQuestions(dated: Preview['dated']): readonly string[] {
  const modes = dated.filter((one) => one.mode === null).map((one) => one.label);
  return modes.length === 0 ? [] : [`请先选定“${modes.join('”“')}”的不同是更正还是自某日起变动。`];
}

/** The preview of a run as it stands; from now on the clerk has seen this state of the store. */
export async function previewOf(call: OfficeCall, run: ActiveRun): Promise<Preview> {
  const plan = await planOf(call, run);
  run.shownAt = chainHead(call.ledger).seq;
  const counts = countTabs(plan);
  const dated = datedQuestions(call, run, plan);
  const problems = plan.rows.flatMap((row) => row.problems);
  return {
    run: run.id,
    counts,
    asOf: run.settings.asOf,
    dated,
    communities: unknownCommunities(run, plan),
    twins: { rows: problems.filter((problem) => problem.code === 'twin').length, policy: run.settings.twins },
    binned: { rows: problems.filter((problem) => problem.code === 'binned').length, policy: run.settings.binned },
    questions: questionsIn(plan),
    marks: marksIn(run, plan),
    open: openQuestions(dated),
  };
}

/** Why a row is not imported, in one line for the file of rejected rows. */
export function reasonOf(run: ActiveRun, row: Plan['rows'][number]): string {
  const heading = new Map(run.columns.map((column) => [column.index, column.heading]));
  const marks = [
    ...row.read.cells.flatMap((cell) => cell.marks.map((mark) => [cell.column, mark] as const)),
    ...[...row.marks].flatMap(([column, own]) => own.map((mark) => [column, mark] as const)),
  ].filter(([, mark]) => blocks(mark));
  const said = [
    ...row.problems.map((problem) => problem.reason),
    ...marks.map(([column, mark]) => `【${(heading.get(column) ?? '').replaceAll('/', '—')}】${mark.reason}`),
  ];
  return [...new Set(said)].join('\n');
}
