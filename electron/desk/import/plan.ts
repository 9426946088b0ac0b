/** Plans a whole import: every row against the store and against the other rows. */
import { setImmediate } from 'node:timers/promises';
import { chainHead } from '../../../db/history.ts';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import { prepared } from '../../../db/statements.ts';
import type { Progress } from '../procedure.ts';
import type { RunColumn } from './columns.ts';
import { findPerson, namedBeside } from './find-base.ts';
import { findRecord } from './find-record.ts';
import { type Known, loadKnown } from './known.ts';
import { planPost } from './plan-post.ts';
import { planRow } from './plan-row.ts';
import type { Match, PlanContext, PlannedRow, RowProblem } from './plan-types.ts';
import type { Places } from './places.ts';
import { askedCode } from './column-habits.ts';
import { emptyWordsOf, listsOf, readRow } from './read-row.ts';
import type { RowRead, StagedRow } from './reading.ts';
import { referencesOf, type References } from './references.ts';
import type { RunSettings } from './settings.ts';

export interface Plan {
  readonly columns: readonly RunColumn[];
  readonly context: PlanContext;
  readonly rows: readonly PlannedRow[];
  readonly known: Known;
  readonly references: References;
}

export interface PlanInput {
  readonly ledger: Ledger;
  readonly places: Places;
  readonly columns: readonly RunColumn[];
  readonly settings: RunSettings;
  readonly rows: readonly StagedRow[];
}

function contextOf({ ledger, places, columns, settings }: PlanInput, known: Known, fileIds: Set<string>): PlanContext {
  const kinds = new Map<string | null, boolean>();
  const lists = listsOf(ledger);
  return {
    ledger,
    places,
    settings,
    known,
    fileIds,
    lists,
    ownerField: [...places.byKey.values()].find((place) => place.at === 'owner')?.owner ?? null,
    personByNumber: personsByNumber(ledger),
    references: referencesOf(ledger, settings),
    register: (key) => registerOf(ledger, key),
    columns: columns.flatMap(({ index, heading, place: key }) => {
      const place = key === null ? undefined : places.byKey.get(key);
      if (place === undefined) return [];
      return [{ index, place, empty: emptyWordsOf(place), asked: askedCode(heading, place, lists) }];
    }),
    citizen: (kind) => {
      const met = kinds.get(kind);
      if (met !== undefined) return met;
      // The register's own rule says which documents carry a citizen number: it refuses “0” for those.
      const carries = recordFaults(registerOf(ledger, 'people'), { id_kind: kind, id_number: '0' }).length > 0;
      kinds.set(kind, carries);
      return carries;
    },
  };
}

/** The live people by number, read when the first row asks. */
function personsByNumber(ledger: Ledger): (number: string) => string | undefined {
  let known: ReadonlyMap<string, string> | null = null;
  return (number) => {
    known ??= new Map(
      (
        prepared(ledger.db, 'SELECT id, id_number FROM live_people WHERE id_number IS NOT NULL').all() as {
          id: string;
          id_number: string;
        }[]
      ).map((row) => [row.id_number, row.id]),
    );
    return known.get(number);
  };
}

interface Twins {
  /** Rows that mean one record, by the keys that they share: row → all rows of its group. */
  readonly same: ReadonlyMap<number, readonly number[]>;
  /** Rows without a number that may mean a row with one: row → those and itself. */
  readonly maybe: ReadonlyMap<number, readonly number[]>;
}

function twinsOf(keys: readonly (readonly string[])[], rows: readonly StagedRow[]): Twins {
  const byKey = new Map<string, number[]>();
  for (const [i, own] of keys.entries()) {
    if (rows[i]?.decisions.skip === true) continue;
    for (const key of own) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [i]);
      else list.push(i);
    }
  }
  const same = new Map<number, readonly number[]>();
  const maybe = new Map<number, readonly number[]>();
  for (const [key, group] of byKey) {
    const numbered = key.startsWith('n:') ? byKey.get(namedBeside + key.slice(2)) : undefined;
    if (numbered !== undefined) for (const i of group) maybe.set(i, [...numbered, i]);
    if (key.startsWith(namedBeside) || group.length < 2) continue;
    for (const i of group) same.set(i, group);
  }
  return { same, maybe };
}

function twinProblem(group: readonly number[], i: number, rows: readonly StagedRow[], what: string): RowProblem {
  const others = group.filter((other) => other !== i).map((other) => rows[other]?.rowNumber ?? 0);
  const reason = `与第 ${others.slice(0, 5).join('、')} 行${others.length > 5 ? '等' : ''}${what}，请只保留一行；确实不同的，请补上号码或选“另一个”。`;
  return { code: 'twin', reason, rows: others };
}

const chunk = 500;

/** What can be taken over from the plan before: what was loaded while nothing was written since, rows that nobody mended. */
interface Before {
  readonly known: Known | null;
  readonly context: PlanContext | null;
  readonly rows: ReadonlyMap<StagedRow, PlannedRow>;
}

function takeOver(input: PlanInput, before: Plan | null): Before {
  const known = before !== null && before.known.seq === chainHead(input.ledger).seq ? before.known : null;
  const same =
    known !== null && before !== null && before.context.settings === input.settings && before.columns === input.columns;
  return {
    known,
    context: same ? before.context : null,
    rows: same ? new Map(before.rows.map((planned) => [planned.row, planned])) : new Map(),
  };
}

/**
 * Plans all rows; it makes room for other work between some hundred rows.
 * @param before an earlier plan of the same run
 * @throws AbortError when the signal is raised
 */
export async function makePlan(
  input: PlanInput,
  before: Plan | null,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Plan> {
  const over = takeOver(input, before);
  const fileIds = new Set<string>();
  const known = over.known ?? loadKnown(input.ledger, input.places);
  const context: PlanContext = over.context === null ? contextOf(input, known, fileIds) : { ...over.context, fileIds };
  const { rows, columns } = input;
  const total = rows.length * 2;
  const breathe = async (done: number): Promise<void> => {
    progress({ done, total, label: '正在与台账核对' });
    await setImmediate();
    signal.throwIfAborted();
  };
  const reads: RowRead[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % chunk === 0) await breathe(i);
    const read = over.rows.get(row)?.read ?? readRow(context, row);
    const id = read.base.get('id_number')?.value;
    if (typeof id === 'string') fileIds.add(id);
    reads.push(read);
  }
  const planned = await finishPlan(context, rows, reads, over.rows, breathe);
  return { context, columns, rows: planned, known, references: context.references };
}

/** The matches of all rows, with those that mean one record asked about or settled as the clerk chose. */
function matchesOf(context: PlanContext, rows: readonly StagedRow[], reads: readonly RowRead[]): readonly Match[] {
  const none: Match = { record: null, restore: false, problem: null, skip: false, keys: [] };
  const find = context.places.base.key === 'people' ? findPerson : findRecord;
  const found = rows.map((row, i) => {
    const read = reads[i];
    return read === undefined ? none : find(context, row, read);
  });
  const twins = twinsOf(
    found.map((match) => match.keys),
    rows,
  );
  const { twins: policy } = context.settings;
  const what = context.places.base.key === 'people' ? '是同一个人' : '是同一条记录';
  return found.map((match, i) => {
    const maybe = twins.maybe.get(i);
    if (maybe !== undefined && match.problem === null)
      return { ...match, problem: twinProblem(maybe, i, rows, '姓名和社区相同，像是同一个人') };
    const group = twins.same.get(i);
    if (group === undefined) return match;
    if (policy === 'ask') return { ...match, problem: twinProblem(group, i, rows, what) };
    if (policy === 'posts') return group[0] === i ? match : { ...match, postOf: group[0] ?? i };
    return { ...match, skip: (policy === 'first' ? group[0] : group.at(-1)) !== i };
  });
}

/** Whether a match says the same as the one that a row was planned with. */
function sameMatch(one: Match, other: Match): boolean {
  if (one.record !== other.record || one.restore !== other.restore || one.skip !== other.skip) return false;
  if (one.postOf !== other.postOf) return false;
  return JSON.stringify(one.problem) === JSON.stringify(other.problem);
}

async function finishPlan(
  context: PlanContext,
  rows: readonly StagedRow[],
  reads: readonly RowRead[],
  before: ReadonlyMap<StagedRow, PlannedRow>,
  breathe: (done: number) => Promise<void>,
): Promise<readonly PlannedRow[]> {
  const matches = matchesOf(context, rows, reads);
  const planned: PlannedRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % chunk === 0) await breathe(rows.length + i);
    const read = reads[i];
    const match = matches[i];
    if (read === undefined || match === undefined) continue;
    if (match.postOf !== undefined) {
      // The row follows its first row, whatever has become of that one.
      planned.push(planPost(context, row, read, match, planned[match.postOf]));
      continue;
    }
    const known = before.get(row);
    planned.push(known !== undefined && sameMatch(known.match, match) ? known : planRow(context, row, read, match));
  }
  return planned;
}
