/** Plans a whole import: every row against the store and against the other rows. */
import { setImmediate } from 'node:timers/promises';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import { recordFaults } from '../../../db/rules/record-faults.ts';
import type { Progress } from '../procedure.ts';
import type { RunColumn } from './columns.ts';
import { findPerson } from './find-base.ts';
import { type Known, loadKnown } from './known.ts';
import { planRow } from './plan-row.ts';
import type { PlanContext, PlannedRow, RowProblem } from './plan-types.ts';
import type { Places } from './places.ts';
import { emptyWordsOf, listsOf, readRow } from './read-row.ts';
import type { RowRead, StagedRow } from './reading.ts';
import { referencesOf, type References } from './references.ts';
import type { RunSettings } from './settings.ts';

export interface Plan {
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

function contextOf({ ledger, places, columns, settings }: PlanInput, fileIds: Set<string>): PlanContext {
  const known = loadKnown(ledger, places);
  const kinds = new Map<string | null, boolean>();
  return {
    ledger,
    places,
    settings,
    known,
    fileIds,
    lists: listsOf(ledger),
    references: referencesOf(ledger, settings),
    register: (key) => registerOf(ledger, key),
    columns: columns.flatMap(({ index, place: key }) => {
      const place = key === null ? undefined : places.byKey.get(key);
      return place === undefined ? [] : [{ index, place, empty: emptyWordsOf(place) }];
    }),
    citizen: (kind) => {
      const known = kinds.get(kind);
      if (known !== undefined) return known;
      // The register's own rule says which documents carry a citizen number: it refuses “0” for those.
      const carries = recordFaults(registerOf(ledger, 'people'), { id_kind: kind, id_number: '0' }).length > 0;
      kinds.set(kind, carries);
      return carries;
    },
  };
}

/** Rows that mean one record, by the keys that they share: row index → all rows of its group. */
function twinsOf(keys: readonly (readonly string[])[], rows: readonly StagedRow[]): ReadonlyMap<number, readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (const [i, own] of keys.entries()) {
    if (rows[i]?.decisions.skip === true) continue;
    for (const key of own) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [i]);
      else list.push(i);
    }
  }
  const twins = new Map<number, readonly number[]>();
  for (const group of byKey.values()) if (group.length > 1) for (const i of group) twins.set(i, group);
  return twins;
}

function twinProblem(group: readonly number[], i: number, rows: readonly StagedRow[]): RowProblem {
  const others = group.filter((other) => other !== i).map((other) => rows[other]?.rowNumber ?? 0);
  const reason = `与第 ${others.slice(0, 5).join('、')} 行${others.length > 5 ? '等' : ''}是同一个人，请只保留一行。`;
  return { code: 'twin', reason, rows: others };
}

const chunk = 500;

/**
 * Plans all rows; it makes room for other work between some hundred rows.
 * @throws AbortError when the signal is raised
 */
export async function makePlan(input: PlanInput, signal: AbortSignal, progress: (progress: Progress) => void): Promise<Plan> {
  const fileIds = new Set<string>();
  const context = contextOf(input, fileIds);
  const { rows } = input;
  const total = rows.length * 2;
  const breathe = async (done: number): Promise<void> => {
    progress({ done, total, label: '正在与台账核对' });
    await setImmediate();
    signal.throwIfAborted();
  };
  const reads: RowRead[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % chunk === 0) await breathe(i);
    const read = readRow(context, row);
    const id = read.base.get('id_number')?.value;
    if (typeof id === 'string') fileIds.add(id);
    reads.push(read);
  }
  const planned = finishPlan(context, rows, reads, breathe);
  return { context, rows: await planned, known: context.known, references: context.references };
}

async function finishPlan(
  context: PlanContext,
  rows: readonly StagedRow[],
  reads: readonly RowRead[],
  breathe: (done: number) => Promise<void>,
): Promise<readonly PlannedRow[]> {
  const found = reads.map((read, i) => {
    const row = rows[i];
    return row === undefined ? null : findPerson(context, row, read);
  });
  const twins = twinsOf(found.map((match) => match?.keys ?? []), rows);
  const planned: PlannedRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % chunk === 0) await breathe(rows.length + i);
    const read = reads[i];
    const match = found[i];
    if (read === undefined || match === undefined || match === null) continue;
    const group = twins.get(i);
    const { twins: policy } = context.settings;
    const kept = policy === 'first' ? group?.[0] : policy === 'last' ? group?.at(-1) : undefined;
    if (group !== undefined && kept === undefined) {
      planned.push(planRow(context, row, read, { ...match, problem: twinProblem(group, i, rows) }));
    } else if (group !== undefined && kept !== i) {
      planned.push(planRow(context, { ...row, decisions: { ...row.decisions, skip: true } }, read, match));
    } else planned.push(planRow(context, row, read, match));
  }
  return planned;
}
