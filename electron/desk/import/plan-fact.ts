/** Plans one fact of a row: left as it is, corrected, changed from a day on, or begun. */
import { Temporal } from 'temporal-polyfill';
import { newKey } from '../../../db/keys.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { Values } from '../../../db/rows.ts';
import { firstOf } from '../../../db/rules/day.ts';
import { created, type Differences, differences } from './apply-values.ts';
import type { Fact } from './facts.ts';
import { beginOf, findFact } from './find-fact.ts';
import type { KnownRecord } from './known.ts';
import { addField, addMark, type RowDraft } from './plan-types.ts';
import type { DatedMode } from './reading.ts';

/** The owner's records of a register as they stand after the edits planned so far. */
export interface OwnerState {
  readonly register: Register;
  readonly records: readonly KnownRecord[];
  /** Records of which some fact of this row already speaks. */
  readonly taken: Set<string>;
  /** After the edits. */
  readonly after: Map<string, Values>;
  touched: boolean;
}

const pick = (values: Values, keys: ReadonlySet<string>): boolean => Object.keys(values).some((key) => keys.has(key));

function firstColumn(fact: Fact): number | null {
  const [first] = fact.given.values();
  return first?.column ?? null;
}

/** The fields in which a difference is a change of the fact and no correction of its days. */
function stateFields(fact: Fact, register: Register): ReadonlySet<string> {
  return new Set(
    fact.targets.flatMap((target) =>
      target.speaks.filter((field) => !target.begins.includes(field) || field === register.dated?.from),
    ),
  );
}

function modeOf(draft: RowDraft, register: Register): DatedMode {
  const { settings } = draft.context;
  return draft.row.decisions.dated?.[register.key] ?? settings.dated[register.key] ?? { mode: 'correct' };
}

function update(draft: RowDraft, state: OwnerState, record: KnownRecord, patch: Values): void {
  if (Object.keys(patch).length === 0) return;
  draft.edits.push({ op: 'update', register: state.register.key, id: record.id, version: null, patch });
  state.after.set(record.id, { ...state.after.get(record.id), ...patch });
  state.touched = true;
}

function create(draft: RowDraft, state: OwnerState, values: Values): void {
  const id = newKey();
  draft.edits.push({ op: 'create', register: state.register.key, id, values });
  state.after.set(id, values);
  state.touched = true;
}

/** @param owner the key of the row's base record */
export function planFact(draft: RowDraft, fact: Fact, state: OwnerState, owner: string, isNew: boolean): void {
  const { register } = state;
  const { settings } = draft.context;
  const found = findFact(fact, register, state.records, state.taken, settings.asOf);
  if (found.worse !== null) planWorse(draft, fact, state, found.worse);
  else if (found.record !== null) planFound(draft, fact, state, found.record, owner);
  else if (fact.speaks || (fact.always && isNew)) planNew(draft, fact, state, owner);
  else leaveOut(draft, fact);
  for (const [field, column] of fact.doubles) {
    const own = fact.given.get(field)?.column;
    const plan = own === undefined ? undefined : draft.fields.get(own)?.find((one) => one.field === field);
    if (plan !== undefined) addField(draft, column, plan);
  }
}

/** Cells of a fact that the row does not name, where there is no record to which they could belong. */
function leaveOut(draft: RowDraft, fact: Fact): void {
  const [target] = fact.targets;
  for (const { column, value } of fact.given.values()) {
    if (value === null) continue;
    // What was to be written is not: it must not be shown as if it were.
    const others = (draft.fields.get(column) ?? []).filter((plan) => plan.register !== target?.register);
    draft.fields.set(column, others);
    addMark(draft, column, {
      level: 'note',
      code: 'homeless',
      reason: `这一行没有填${target?.label ?? ''}，这一格无处可记，不导入。`,
    });
  }
}

/** The row names less than what stands: only the clerk can say that the standing record is wrong. */
function planWorse(draft: RowDraft, fact: Fact, state: OwnerState, best: KnownRecord): void {
  const [target] = fact.targets;
  const field = target?.find.by === 'best' ? target.find.field : '';
  const column = fact.given.get(field)?.column ?? firstColumn(fact);
  if (column === null) return;
  const accepted = draft.row.decisions.cells?.[column]?.act === 'accept';
  const diff = differences(draft, state.register, fact.given, best.values);
  state.taken.add(best.id);
  if (accepted) {
    addMark(draft, column, { level: 'note', code: 'accepted', reason: '已确认更正为较低的一级。' });
    update(draft, state, best, { ...diff.changed, ...diff.filled });
    return;
  }
  const reason = `台账里已有更高的${target?.label ?? ''}。接受即更正原记录，不需要的请选这一格不导入。`;
  addMark(draft, column, { level: 'doubt', code: 'worse', reason });
}

function planFound(draft: RowDraft, fact: Fact, state: OwnerState, record: KnownRecord, owner: string): void {
  const { register } = state;
  state.taken.add(record.id);
  const diff = differences(draft, register, fact.given, record.values);
  const fixed = Object.fromEntries(Object.entries(fact.fixed).filter(([key]) => (record.values[key] ?? null) === null));
  const [target] = fact.targets;
  const kind = target?.change ?? 'correct';
  const changes = kind !== 'correct' && pick(diff.changed, stateFields(fact, register));
  if (changes) draft.asks.add(register.key);
  const mode = modeOf(draft, register);
  if (!changes || mode.mode === 'correct') {
    update(draft, state, record, { ...diff.changed, ...diff.filled, ...diff.cleared, ...fixed });
  } else if (kind === 'add') {
    planNew(
      draft,
      { ...fact, given: new Map() },
      state,
      owner,
      Object.fromEntries([...fact.given].map(([key, one]) => [key, one.value])),
    );
  } else {
    changeFromDay(draft, fact, state, record, { diff, fixed, mode });
  }
}

/** The first day of the new state: what the row gives, if it is later than the standing record's first day, else the day asked. */
function changeDay(fact: Fact, register: Register, record: KnownRecord, diff: Differences, asked: string): string {
  const begin = beginOf(fact);
  const from = register.dated === undefined ? null : (record.values[register.dated.from] ?? null);
  if (begin === null || !Object.values({ ...diff.changed, ...diff.filled }).includes(begin)) return asked;
  const later = typeof from !== 'string' || Temporal.PlainDate.compare(firstOf(begin), firstOf(from)) > 0;
  return later ? begin : asked;
}

function changeFromDay(
  draft: RowDraft,
  fact: Fact,
  state: OwnerState,
  record: KnownRecord,
  { diff, fixed, mode }: { readonly diff: Differences; readonly fixed: Values; readonly mode: DatedMode },
): void {
  const { dated, label } = state.register;
  if (dated?.to === undefined) return;
  const from = changeDay(fact, state.register, record, diff, mode.from ?? draft.context.settings.asOf);
  const stands = record.values[dated.from];
  if (typeof stands === 'string' && Temporal.PlainDate.compare(firstOf(stands), firstOf(from)) >= 0) {
    const reason = `变动日期要晚于原${label}的起期 ${stands}；如果原来就记错了，请对这一行选“更正”。`;
    const column = firstColumn(fact);
    if (column !== null) addMark(draft, column, { level: 'wrong', code: 'change-too-early', reason });
    return;
  }
  const eve = firstOf(from).subtract({ days: 1 }).toString();
  const ended = record.values[dated.to];
  update(draft, state, record, typeof ended === 'string' && ended <= eve ? {} : { [dated.to]: eve });
  const {
    id: _,
    extra: __,
    ...values
  } = { ...record.values, ...fixed, ...diff.changed, ...diff.filled, ...diff.cleared } as Record<string, FieldValue>;
  const until = fact.given.get(dated.to)?.value ?? null;
  create(draft, state, { ...values, [dated.from]: from, [dated.to]: until });
  draft.remarks.push(`${label}：原来的到 ${eve} 止，新的自 ${from} 起。`);
}

/** A record begins; where nobody says when, the first of its kind keeps an unknown first day. */
function planNew(draft: RowDraft, fact: Fact, state: OwnerState, owner: string, more: Values = {}): void {
  const { dated, label } = state.register;
  const [target] = fact.targets;
  if (target === undefined) return;
  const values: Record<string, FieldValue> = {
    ...fact.initial,
    ...created(draft, state.register, fact.given),
    ...more,
    ...fact.fixed,
    [target.owner]: owner,
  };
  if (dated !== undefined && (values[dated.from] ?? null) === null) {
    const begin = beginOf(fact);
    if (begin !== null) values[dated.from] = begin;
    else if (target.change === 'close' && dated.to !== undefined && state.records.length > 0) {
      const mode = modeOf(draft, state.register);
      values[dated.from] = mode.from ?? draft.context.settings.asOf;
      draft.remarks.push(`${label}：表中没有起始日期，自 ${String(values[dated.from])} 起。`);
    }
  }
  const missing = state.register.fields.find(
    (field) => field.required === true && (values[field.key] ?? null) === null,
  );
  if (missing !== undefined) {
    leaveOut(draft, fact);
    return;
  }
  create(draft, state, values);
}
