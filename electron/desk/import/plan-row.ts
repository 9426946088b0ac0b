/** Plans one row: which record it means, what it changes there and in the records that belong to it. */
import { certificateFaults, examFaults } from '../../../db/exam-faults.ts';
import { newKey } from '../../../db/keys.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { Values } from '../../../db/rows.ts';
import { derivedPerson } from '../../../db/rules/derived-person.ts';
import { created, differences } from './apply-values.ts';
import { compareComputed, fedByComparison, tellRemarks } from './compare-derived.ts';
import { factsOf } from './facts.ts';
import { indexBy, keyOf } from './find-record.ts';
import { holding, ownedBy, type KnownRecord } from './known.ts';
import { askOtherName } from './other-name.ts';
import { overlapFaults, ownFaults } from './overlaps.ts';
import { type OwnerState, planFact } from './plan-fact.ts';
import { addMark, type Match, type PlanContext, type PlannedRow, type RowDraft, type Tab } from './plan-types.ts';
import { blocks, type RowRead, type StagedRow } from './reading.ts';
import { waits } from './read-row.ts';

const nothing: Values = {};

/** Plans the base record; returns its values after the row. */
function planBase(draft: RowDraft, match: Match, newId: string): Values {
  const { base } = draft.context.places;
  const { record } = match;
  const stands = record?.values ?? nothing;
  fedByComparison(draft, stands);
  let after: Values;
  if (record === null) {
    const values = created(draft, base, draft.read.base);
    for (const field of base.fields) {
      if (field.required !== true || (values[field.key] ?? null) !== null) continue;
      draft.problems.push({
        code: 'missing',
        reason: `没有${field.label}，不能新增。请补上${field.label}，或跳过这一行。`,
      });
    }
    draft.edits.push({ op: 'create', register: base.key, id: newId, values });
    after = values;
  } else {
    const diff = differences(draft, base, draft.read.base, stands);
    const patch = { ...diff.changed, ...diff.filled, ...diff.cleared };
    if (match.restore) draft.edits.push({ op: 'restore', register: base.key, id: record.id });
    if (Object.keys(patch).length > 0) {
      draft.edits.push({ op: 'update', register: base.key, id: record.id, version: null, patch });
    }
    after = { ...stands, ...patch };
  }
  if (draft.edits.length > 0) {
    for (const reason of baseOverlaps(draft, record?.id ?? newId, after))
      draft.problems.push({ code: 'invalid', reason });
    const beside = examFaults(draft.context.ledger, base, record?.id ?? newId, after);
    for (const fault of [...ownFaults(base, after), ...beside])
      tellFault(draft, draft.read.base.get(fault.field)?.column, fault.message);
  }
  return after;
}

/** Overlaps of a base record that is itself a dated fact of somebody. */
function baseOverlaps(draft: RowDraft, id: string, after: Values): readonly string[] {
  const { base } = draft.context.places;
  if (base.owner === undefined || base.dated?.to === undefined) return [];
  const siblings = indexBy(draft.context.known, [base.owner]).get(keyOf(after, [base.owner])) ?? [];
  const records = new Map([...siblings.map((record) => [record.id, record.values] as const), [id, after] as const]);
  return overlapFaults({ register: base, records: siblings, taken: new Set(), after: records, touched: true });
}

function tellFault(draft: RowDraft, column: number | undefined, reason: string): void {
  const marked =
    column !== undefined && draft.read.cells.some((cell) => cell.column === column && cell.marks.some(blocks));
  if (marked) return;
  if (column === undefined) {
    // A wrong check digit without its reason is already asked at the number itself.
    const asked = draft.read.cells.some((cell) => cell.marks.some((mark) => mark.code === 'id-checksum'));
    if (!asked) draft.problems.push({ code: 'invalid', reason });
  } else addMark(draft, column, { level: 'wrong', code: 'invalid', reason });
}

function stateOf(draft: RowDraft, states: Map<string, OwnerState>, key: string, owner: string | null): OwnerState {
  const known = states.get(key);
  if (known !== undefined) return known;
  const records = ownedBy(draft.context.known, key, owner);
  const state: OwnerState = {
    register: draft.context.register(key),
    records,
    taken: new Set(),
    after: new Map(records.map((record) => [record.id, record.values])),
    touched: false,
  };
  states.set(key, state);
  return state;
}

/** The faults of a person's fact by itself, and against who the person is after the row. */
function factFaults(register: Register, values: Values, person: Values): readonly { readonly message: string }[] {
  const own = ownFaults(register, values);
  return register.key === 'certificates'
    ? [...own, ...certificateFaults(values, derivedPerson(person).birth_day)]
    : own;
}

/** @param person the base record as it is after the row */
function planFacts(
  draft: RowDraft,
  owner: string,
  existing: string | null,
  person: Values,
): ReadonlyMap<string, OwnerState> {
  const states = new Map<string, OwnerState>();
  for (const fact of factsOf(draft.context.places.profile.targets, draft.read)) {
    const [target] = fact.targets;
    if (target === undefined) continue;
    planFact(draft, fact, stateOf(draft, states, target.register, existing), owner, existing === null);
  }
  for (const state of states.values()) {
    if (!state.touched) continue;
    for (const reason of overlapFaults(state)) draft.problems.push({ code: 'invalid', reason });
    for (const values of state.after.values()) {
      for (const fault of factFaults(state.register, values, person))
        draft.problems.push({ code: 'invalid', reason: `${state.register.label}：${fault.message}` });
    }
  }
  return states;
}

/** Whether the person is on the roll on the day asked about, after the row. */
function isOnRoll(draft: RowDraft, states: ReadonlyMap<string, OwnerState>, existing: string | null): boolean {
  const after = states.get('stays')?.after;
  const stays: readonly KnownRecord[] =
    after === undefined
      ? ownedBy(draft.context.known, 'stays', existing)
      : [...after].map(([id, values]) => ({ id, values }));
  return holding(draft.context.register('stays'), stays, draft.context.settings.asOf).length > 0;
}

function tabOf(draft: RowDraft, match: Match): Tab {
  if (draft.row.decisions.skip === true || match.skip) return 'skipped';
  const marked = [...draft.marks.values()].some((marks) => marks.some(blocks));
  if (draft.problems.length > 0 || marked || waits(draft.read)) return 'problem';
  if (draft.edits.length === 0) return 'same';
  return match.record === null ? 'new' : 'update';
}

/** Plans a row once it is known which record it means. */
export function planRow(context: PlanContext, row: StagedRow, read: RowRead, match: Match): PlannedRow {
  const draft: RowDraft = {
    context,
    row,
    read,
    problems: match.problem === null ? [] : [match.problem],
    fields: new Map(),
    marks: new Map(),
    remarks: [],
    edits: [],
    asks: new Set(),
  };
  const existing = match.record?.id ?? null;
  const newId = newKey();
  // While it is open who is meant, what would change cannot be said; the cells are shown as they are.
  if (match.problem === null) {
    const after = planBase(draft, match, newId);
    const states = planFacts(draft, existing ?? newId, existing, after);
    if (context.places.base.key === 'people') {
      askOtherName(draft, match);
      const onRoll = isOnRoll(draft, states, existing);
      compareComputed(draft, after, onRoll);
      tellRemarks(draft, onRoll);
    }
  }
  const tab = tabOf(draft, match);
  return {
    row,
    read,
    tab,
    record: existing,
    newRecord: existing === null ? newId : null,
    problems: draft.problems,
    fields: draft.fields,
    marks: draft.marks,
    remarks: draft.remarks,
    edits: tab === 'new' || tab === 'update' ? draft.edits : [],
    asks: [...draft.asks],
    match,
  };
}
